"""What a setting is: name, type, default, range, label, and how a value of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate

# Of a value that is refused so many characters are shown.
MOST_SHOWN = 40
_RULES: dict[type, str] = {
    bool: QT_TRANSLATE_NOOP("core", "yes or no"),
    int: QT_TRANSLATE_NOOP("core", "a whole number from {low} to {high}"),
    float: QT_TRANSLATE_NOOP("core", "a number from {low} to {high}"),
    str: QT_TRANSLATE_NOOP("core", "a text"),
}
AUTOMATIC = "auto"
_AUTOMATIC = QT_TRANSLATE_NOOP("core", "auto or a whole number from {low} to {high}")


# What the texts that a setting may have are called on screen.
_CHOICES = {
    "cosine": QT_TRANSLATE_NOOP("core", "falling (cosine)"),
    "constant": QT_TRANSLATE_NOOP("core", "constant"),
    "none": QT_TRANSLATE_NOOP("core", "none"),
    "sqrt": QT_TRANSLATE_NOOP("core", "by square root"),
    "balanced": QT_TRANSLATE_NOOP("core", "balanced"),
    "cross-entropy": QT_TRANSLATE_NOOP("core", "cross-entropy"),
    "mse": QT_TRANSLATE_NOOP("core", "mean squared error"),
    "margin": QT_TRANSLATE_NOOP("core", "margin"),
    "generalised": QT_TRANSLATE_NOOP("core", "generalised cross-entropy"),
    "adam": QT_TRANSLATE_NOOP("core", "Adam"),
    "adamw": QT_TRANSLATE_NOOP("core", "AdamW"),
    "sgd": QT_TRANSLATE_NOOP("core", "Momentum SGD"),
    "max": QT_TRANSLATE_NOOP("core", "maximum"),
    "mean": QT_TRANSLATE_NOOP("core", "mean"),
    "both": QT_TRANSLATE_NOOP("core", "both"),
}
_LIST = QT_TRANSLATE_NOOP(
    "core",
    "whole numbers from {low} to {high}, each larger than the one before, with commas between",
)
# A list has no more: each is a layer of its own.
LONGEST_LIST = 8


def choice_label(choice: str) -> str:
    """What one of the `choices` of a setting is called; a new one has its own name."""
    return translate(_CHOICES.get(choice, choice))


@dataclass(frozen=True)
class Setting:
    """One thing a person may change.

    `label` and `help` are English, marked for translation. `minimum` and `maximum` bound numbers,
    both inclusive; `choices` lists the allowed texts. Of an `is_automatic` setting 0 means what fits, written
    `auto`. An `is_list` setting is a text of whole numbers: `1,2,3,5`. `group` is the part of a form that it
    stands in. A setting that is of use only beside some values of another names it and them in `only_with`.
    """

    name: str
    default: bool | int | float | str
    label: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    help: str = ""
    is_automatic: bool = False
    group: str = ""
    is_list: bool = False
    only_with: tuple[str, tuple[str, ...]] | None = None

    def applies_beside(self, values: Mapping[str, Any]) -> bool:
        """Whether it is of use where the others are as in `values`."""
        if self.only_with is None:
            return True
        name, wanted = self.only_with
        return values.get(name) in wanted

    def parse(self, raw: Any) -> bool | int | float | str:
        """`raw` (text from a command line, or a value from JSON) as a checked value.

        Raises:
            UserError: it is of another type or out of range; names the setting, rule and value.
        """
        try:
            value = self._converted(raw)
        except (TypeError, ValueError):
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} takes {rule}, not {given!r}."),
                name=self.name,
                rule=self.rule,
                given=raw if len(str(raw)) <= MOST_SHOWN else f"{str(raw)[:MOST_SHOWN]}…",
            ) from None
        self._check(value)
        return value

    @property
    def rule(self) -> str:
        """What is allowed, as a part of a translated sentence: `a whole number from 1 to 1000`."""
        if self.choices:
            one_of = translate(QT_TRANSLATE_NOOP("core", "one of {choices}"))
            return one_of.format(choices=", ".join(self.choices))
        template = translate(self._template)
        low, high = ("" if end is None else f"{end:g}" for end in (self.minimum, self.maximum))
        if not isinstance(self.default, float) and self.maximum is not None:
            low, high = f"{self.minimum or int(self.is_automatic):.0f}", f"{self.maximum:.0f}"
        return template.format(low=low, high=high)

    @property
    def _template(self) -> str:
        if self.is_list:
            return _LIST
        return _AUTOMATIC if self.is_automatic else _RULES[type(self.default)]

    def _converted(self, raw: Any) -> bool | int | float | str:
        kind = type(self.default)
        if self.is_automatic and str(raw).strip().lower() == AUTOMATIC:
            return 0
        if self.is_list:
            return self._list(str(raw))
        if kind is bool:
            known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
            try:
                return known[str(raw).lower()]
            except KeyError:
                raise ValueError(raw) from None
        if kind is int and isinstance(raw, float) and not raw.is_integer():
            raise ValueError(raw)
        return kind(raw)

    def _list(self, text: str) -> str:
        """The numbers of `text` as they are written shortest; one that breaks the rule raises ValueError."""
        numbers = [int(part) for part in text.replace("，", ",").split(",")]
        low, high = self.minimum or 0, self.maximum or 0
        is_rising = numbers == sorted(set(numbers)) and low <= numbers[0] and numbers[-1] <= high
        if not is_rising or len(numbers) > LONGEST_LIST:
            raise ValueError(text)
        return ",".join(map(str, numbers))

    def _check(self, value: bool | int | float | str) -> None:
        if self.choices and value not in self.choices:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} is one of {choices}, not {value!r}."),
                name=self.name,
                choices=", ".join(self.choices),
                value=value,
            )
        if isinstance(value, (str, bool)):
            return
        low, high = self.minimum, self.maximum
        if not (low is None or value >= low) or not (high is None or value <= high):
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} takes {rule}, not {given!r}."),
                name=self.name,
                rule=self.rule,
                given=value,
            )


def declared(settings: tuple[Setting, ...], name: str) -> Setting:
    """The setting called `name`.

    Raises:
        UserError: there is none; lists those there are.
    """
    for setting in settings:
        if setting.name == name:
            return setting
    raise UserError(
        QT_TRANSLATE_NOOP("core", "There is no setting {name!r}; there are {names}."),
        name=name,
        names=", ".join(setting.name for setting in settings),
    )
