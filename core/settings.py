"""Every setting declared once: name, type, default, range, label. Forms and `--set` are built from it."""

from dataclasses import dataclass
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Setting:
    """One thing a person may change.

    `label` and `help` are English, marked for translation. `minimum` and `maximum` bound numbers,
    both inclusive; `choices` lists the allowed texts.
    """

    name: str
    default: bool | int | float | str
    label: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    help: str = ""

    def parse(self, given: Any) -> bool | int | float | str:
        """`given` (text from a command line, or a value from JSON) as a checked value.

        Raises:
            UserError: it is of another type or out of range; names the setting, rule and value.
        """
        try:
            value = self._converted(given)
        except (TypeError, ValueError):
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} takes {kind}, not {given!r}."),
                name=self.name,
                kind=type(self.default).__name__,
                given=given,
            ) from None
        self._check(value)
        return value

    def _converted(self, given: Any) -> bool | int | float | str:
        kind = type(self.default)
        if kind is bool:
            known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
            try:
                return known[str(given).lower()]
            except KeyError:
                raise ValueError(given) from None
        if kind is int and isinstance(given, float) and not given.is_integer():
            raise ValueError(given)
        return kind(given)

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
                QT_TRANSLATE_NOOP("core", "{name} lies between {low} and {high}, not at {value}."),
                name=self.name,
                low=low,
                high=high,
                value=value,
            )


TRAINING: tuple[Setting, ...] = (
    Setting("epochs", 8, QT_TRANSLATE_NOOP("core", "Epochs"), 1, 1000),
    Setting("batch_size", 256, QT_TRANSLATE_NOOP("core", "Batch size"), 8, 8192),
    Setting("learning_rate", 0.002, QT_TRANSLATE_NOOP("core", "Learning rate"), 1e-6, 1.0),
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
