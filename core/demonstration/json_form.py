"""Demonstrations as JSON, checked field by field when read: the file may come from anywhere."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from core.demonstration.demonstration import ACTS, Act, Demonstration, Point, Start, Step
from core.feedback.actions import END_OF_TIMES, LONGEST_TEXT
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.request import PERSONAL, Filters, Method, Sort
from core.task_choices import TASKS

FORMAT = 1
# More than anybody walks through in an hour.
MOST_STEPS = 200
MOST_DEMONSTRATIONS = 100
_MOST_VALUES = 100
_LANGUAGES = ("zh", "en")
_THEMES = ("light", "dark", "system")
_VIEWS = ("grid", "list")
_ARRANGEMENTS = ("demo", "train", "inspect", "feedback")

_MISSING = QT_TRANSLATE_NOOP("core", "is missing")
_OF_KIND = QT_TRANSLATE_NOOP("core", "must be {kind}")
_ONE_OF = QT_TRANSLATE_NOOP("core", "must be one of {values}")
_TOO_LONG = QT_TRANSLATE_NOOP("core", "is longer than {most}")
_BETWEEN = QT_TRANSLATE_NOOP("core", "must be a number from {low} to {high}")
_LATER = QT_TRANSLATE_NOOP("core", "must be at most {format}: a later version wrote it")
_TEXT = QT_TRANSLATE_NOOP("core", "a text")
_OBJECT = QT_TRANSLATE_NOOP("core", "an object")
_LIST = QT_TRANSLATE_NOOP("core", "a list")
_YES_OR_NO = QT_TRANSLATE_NOOP("core", "true or false")


class FieldError(ValueError):
    """A `field`, named from the top of the file, breaks a `rule`."""

    def __init__(self, field: str, rule: str, **values: object) -> None:
        super().__init__(field, rule)
        self.field = field
        self.rule = translate(rule).format(**values)


def to_json(demonstrations: Sequence[Demonstration]) -> dict[str, Any]:
    """What `from_json` reads."""
    return {"format": FORMAT, "demonstrations": [asdict(one) for one in demonstrations]}


def from_json(stored: Any) -> tuple[Demonstration, ...]:
    """What `to_json` wrote.

    Raises:
        FieldError: it is something else; names the first field that breaks a rule, and the rule.
    """
    top = _Fields(stored, "")
    if top.number("format", 1, float("inf")) > FORMAT:
        raise FieldError("format", _LATER, format=FORMAT)
    return tuple(top.objects("demonstrations", MOST_DEMONSTRATIONS, _demonstration))


class _Fields:
    """The fields of one object of the file; each is checked as it is taken."""

    def __init__(self, stored: Any, place: str) -> None:
        if not isinstance(stored, dict):
            raise FieldError(place or "{}", _OF_KIND, kind=translate(_OBJECT))
        self._stored, self._place = stored, place

    def place(self, name: str) -> str:
        """Where the field `name` stands in the file: `demonstrations[0].steps[2].query`."""
        return f"{self._place}.{name}" if self._place else name

    def value(self, name: str, kind: type, called: str, default: Any = None) -> Any:
        """The field `name`, which must be of a `kind`; without a `default` it must be there."""
        if name not in self._stored and default is None:
            raise FieldError(self.place(name), _MISSING)
        value = self._stored.get(name, default)
        if not isinstance(value, kind):
            raise FieldError(self.place(name), _OF_KIND, kind=translate(called))
        return value

    def text(self, name: str, default: str | None = "") -> str:
        """A text of bearable length."""
        return _text(self.value(name, str, _TEXT, default), self.place(name))

    def choice(self, name: str, choices: Collection[str], default: str | None = "") -> str:
        """One of the texts `choices`."""
        value = self.text(name, default)
        if value not in choices:
            raise FieldError(self.place(name), _ONE_OF, values=", ".join(filter(None, choices)))
        return value

    def is_true(self, name: str) -> bool:
        """A yes or no, by default no."""
        return bool(self.value(name, bool, _YES_OR_NO, False))

    def number(self, name: str, low: float, high: float, default: float | None = None) -> float:
        """A number between two others."""
        if name not in self._stored and default is None:
            raise FieldError(self.place(name), _MISSING)
        return _number(self._stored.get(name, default), self.place(name), low, high)

    def texts(self, name: str, keys: Collection[str]) -> Mapping[str, str]:
        """An object of texts with some of `keys`."""
        inner = _Fields(self.value(name, dict, _OBJECT, {}), self.place(name))
        for key in inner._stored:
            if key not in keys:
                raise FieldError(self.place(name), _ONE_OF, values=", ".join(keys))
        return {key: inner.text(key) for key in inner._stored}

    def values(self, name: str, most: int, default: list[Any] | None = None) -> list[Any]:
        """A list of at most so many values."""
        values: list[Any] = self.value(name, list, _LIST, default)
        if len(values) > most:
            raise FieldError(self.place(name), _TOO_LONG, most=most)
        return values

    def objects(self, name: str, most: int, read: "Callable[[_Fields], Any]") -> list[Any]:
        """A list of objects, each as `read` makes it."""
        places = (f"{self.place(name)}[{number}]" for number in range(most))
        return [read(_Fields(*pair)) for pair in zip(self.values(name, most), places, strict=False)]

    def inner(self, name: str) -> "_Fields | None":
        """An object, None where there is none."""
        if self._stored.get(name) is None:
            return None
        return _Fields(self._stored[name], self.place(name))


def _demonstration(fields: _Fields) -> Demonstration:
    start = fields.inner("start")
    return Demonstration(
        fields.texts("title", _LANGUAGES),
        _start(start) if start is not None else Start(),
        tuple(fields.objects("steps", MOST_STEPS, _step)),
        fields.number("made", 0, END_OF_TIMES, 0),
    )


def _start(fields: _Fields) -> Start:
    return Start(
        fields.texts("runs", TASKS),
        fields.choice("theme", ("", *_THEMES)),
        fields.choice("language", ("", *_LANGUAGES)),
        fields.choice("view", ("", *_VIEWS)),
        fields.choice("arrangement", ("", *_ARRANGEMENTS)),
    )


def _step(fields: _Fields) -> Step:
    filters, point, act = (fields.inner(name) for name in ("filters", "point", "act"))
    return Step(
        query=fields.text("query", None),
        note=fields.texts("note", _LANGUAGES),
        method=Method(fields.choice("method", tuple(Method), Method.HYBRID)),
        sort=Sort(fields.choice("sort", tuple(Sort), Sort.RELEVANCE)),
        filters=_filters(filters) if filters is not None else Filters(),
        shopper=fields.text("shopper"),
        personal=fields.number("personal", 0, 1, PERSONAL),
        typed=fields.is_true("typed"),
        point=Point(point.text("part"), point.text("product_id")) if point else Point(),
        act=Act(act.choice("action", ACTS, None), act.text("product_id", None)) if act else None,
    )


def _filters(fields: _Fields) -> Filters:
    category, brand = (
        tuple(
            _text(value, f"{fields.place(name)}[{position}]")
            for position, value in enumerate(fields.values(name, _MOST_VALUES, []))
        )
        for name in ("category", "brand")
    )
    low, high = (*fields.values("price", 2, [None, None]), None, None)[:2]
    place = fields.place("price")
    limits = (None if end is None else _number(end, place, 0, 1e12) for end in (low, high))
    return Filters(category, brand, tuple(limits))  # type: ignore[arg-type]


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise FieldError(place, _OF_KIND, kind=translate(_TEXT))
    if len(value) > LONGEST_TEXT:
        raise FieldError(place, _TOO_LONG, most=LONGEST_TEXT)
    return value


def _number(value: Any, place: str, low: float, high: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not isfinite(value) or not low <= value <= high:
        raise FieldError(place, _BETWEEN, low=f"{low:g}", high=f"{high:g}")
    return float(value)
