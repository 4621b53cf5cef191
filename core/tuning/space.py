"""What a tuning tries: for each setting a list of values or a range, checked by the rule of the setting."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.settings import TRAINING, Setting, declared
from core.task_choices import (
    require_effect,
    settings_of,
    training_defaults,
    training_settings,
)

Value = bool | int | float | str
# More points would take weeks.
MOST_POINTS = 1000
# From so many times the lower end on, what matters of a positive number is its ratio.
LOG_FROM = 10
BETWEEN = ".."
# What is tried where nothing is said: the settings that mattered most when defaults were chosen
# (docs/training.md), as factors of the default or as values.
_USUAL = {"learning_rate": (0.25, 1.0, 4.0), "dropout": (0.0, 0.2, 0.4), "dimension": (0.5, 1.0)}
_FACTORS = frozenset({"learning_rate", "dimension"})


@dataclass(frozen=True)
class Listed:
    """The setting `name` takes one of `values`; a single one is fixed."""

    name: str
    values: tuple[Value, ...]

    def __str__(self) -> str:
        return f"{self.name}={','.join(map(_text, self.values))}"


@dataclass(frozen=True)
class Range:
    """The setting `name` lies from `low` to `high`, both inclusive; evenly by ratio where `is_log`."""

    name: str
    low: int | float
    high: int | float

    @property
    def is_log(self) -> bool:
        """Whether the ends lie so far apart that ratios are drawn."""
        return self.low > 0 and self.high >= LOG_FROM * self.low

    def __str__(self) -> str:
        return f"{self.name}={_text(self.low)}{BETWEEN}{_text(self.high)}"


Dimension = Listed | Range
Space = tuple[Dimension, ...]


def parse_space(texts: Iterable[str], task: str, network: str) -> Space:
    """The space that `NAME=V1,V2` and `NAME=LOW..HIGH` describe, for a task and a network.

    Raises:
        UserError: there is no such setting, task or network, it does not apply, it is named twice, or a value
            breaks its rule.
    """
    training_settings(task, network, {})
    space: list[Dimension] = []
    for text in texts:
        dimension = _dimension(text)
        if dimension.name in {known.name for known in space}:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} is in the space twice; name it once."),
                name=dimension.name,
            )
        for value in _ends(dimension):
            training_settings(task, network, {dimension.name: value})
        space.append(dimension)
    for dimension in space:
        for value in _ends(dimension):
            require_effect(task, network, {**_company(dimension, space), dimension.name: value})
    return tuple(space)


def _company(dimension: Dimension, space: Sequence[Dimension]) -> dict[str, Value]:
    """Beside what a setting has its use, where the space offers that."""
    other, wanted = declared(TRAINING, dimension.name).only_with or ("", ())
    offered = [part.values for part in space if part.name == other and isinstance(part, Listed)]
    useful = [value for values in offered for value in values if value in wanted]
    return {other: useful[0]} if useful else {}


def usual_space(task: str, network: str, is_grid: bool) -> Space:
    """What is tried where nobody says: learning rate, dropout and vector size about their defaults."""
    defaults = training_defaults(task, network)
    applied = {setting.name for setting in settings_of(network, task)}
    space: list[Dimension] = []
    for name, steps in _USUAL.items():
        if name not in applied:
            continue
        default = defaults[name]
        assert isinstance(default, (int, float))
        ends = [step * default if name in _FACTORS else step for step in steps]
        if is_grid or name == "dimension":
            values = [type(default)(end) for end in ends]
            space.append(Listed(name, tuple(dict.fromkeys(values))))
        else:
            space.append(Range(name, ends[0], ends[-1]))
    return tuple(space)


def varied(space: Space) -> Space:
    """The dimensions that take more than one value."""
    return tuple(part for part in space if isinstance(part, Range) or len(part.values) > 1)


def fixed(space: Space) -> dict[str, Value]:
    """The settings that take one value only."""
    return {
        part.name: part.values[0]
        for part in space
        if isinstance(part, Listed) and len(part.values) == 1
    }


def grid_points(space: Space) -> list[dict[str, Value]]:
    """Every combination of the varied dimensions; a range of whole numbers is each of them.

    Raises:
        UserError: a range has fractions, or there are too many points.
    """
    dimensions = varied(space)
    count = math.prod(_count(dimension) for dimension in dimensions)
    if count > MOST_POINTS:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "This grid has {count} points, more than {most}; list fewer values, or use --sampler tpe.",
            ),
            count=f"{count:,}",
            most=MOST_POINTS,
        )
    names = [dimension.name for dimension in dimensions]
    values = [_values(dimension) for dimension in dimensions]
    return [dict(zip(names, point, strict=True)) for point in product(*values)]


def settings_in(space: Space, settings: Mapping[str, Any]) -> dict[str, Value]:
    """`settings` with what the space fixes."""
    return {**fixed(space), **settings}


def _dimension(text: str) -> Dimension:
    name, equals, given = text.partition("=")
    name, given = name.strip(), given.strip()
    if not equals or not given:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "--space takes NAME=V1,V2 or NAME=LOW..HIGH, not {given!r}."),
            given=text,
        )
    setting = declared(TRAINING, name)
    low, between, high = given.partition(BETWEEN)
    if between:
        return _range(setting, low, high)
    values = [setting.parse(value.strip()) for value in given.split(",")]
    return Listed(name, tuple(dict.fromkeys(values)))


def _range(setting: Setting, low: str, high: str) -> Dimension:
    if isinstance(setting.default, (bool, str)):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "{name} has no range, it takes {rule}; list its values."),
            name=setting.name,
            rule=setting.rule,
        )
    ends = setting.parse(low.strip()), setting.parse(high.strip())
    first, last = (end for end in ends if not isinstance(end, (bool, str)))
    if first > last:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "The range of {name} goes from {low} to {high}; put the lower end first."
            ),
            name=setting.name,
            low=_text(first),
            high=_text(last),
        )
    return Listed(setting.name, (first,)) if first == last else Range(setting.name, first, last)


def _ends(dimension: Dimension) -> Sequence[Value]:
    return dimension.values if isinstance(dimension, Listed) else (dimension.low, dimension.high)


def _count(dimension: Dimension) -> int:
    """How many values a grid tries.

    Raises:
        UserError: there is no end of them.
    """
    if isinstance(dimension, Listed):
        return len(dimension.values)
    if isinstance(dimension.low, int) and isinstance(dimension.high, int):
        return dimension.high - dimension.low + 1
    raise UserError(
        QT_TRANSLATE_NOOP(
            "core", "A grid tries values, and {name} has a range; list them: {name}={low},{high}."
        ),
        name=dimension.name,
        low=_text(dimension.low),
        high=_text(dimension.high),
    )


def _values(dimension: Dimension) -> Sequence[Value]:
    if isinstance(dimension, Listed):
        return dimension.values
    return range(int(dimension.low), int(dimension.high) + 1)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, float):
        return str(value)
    short = f"{value:g}"
    return short if float(short) == value else repr(value)
