"""Settings under a name: some that ship, and those a person keeps, for every shop of theirs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from core.errors import DataError, UserError, reason_of
from core.files import read_json, replace_json
from core.language import QT_TRANSLATE_NOOP, translate
from core.program import settings_folder
from core.task_choices import (
    TASKS,
    networks_of,
    require_effect,
    settings_of,
    training_defaults,
    training_settings,
)

FILE = "presets.json"
FORMAT = 1
# Of a file with hundreds of presets.
MOST_BYTES = 1 << 20
LONGEST_NAME = 40
QUICK, USUAL, THOROUGH, ARTICLE = "quick", "default", "thorough", "article"
_LABELS = {
    QUICK: QT_TRANSLATE_NOOP("core", "Quick try"),
    USUAL: QT_TRANSLATE_NOOP("core", "Default"),
    THOROUGH: QT_TRANSLATE_NOOP("core", "Thorough"),
    ARTICLE: QT_TRANSLATE_NOOP("core", "The article's own"),
}


@dataclass(frozen=True)
class Preset:
    """What differs from the defaults of `network` for `task`; one that `is_shipped` cannot be changed."""

    name: str
    task: str
    network: str = "conv1d"
    settings: dict[str, Any] = field(default_factory=dict)
    is_shipped: bool = False

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return translate(_LABELS[self.name]) if self.is_shipped else self.name


def shipped(task: str) -> list[Preset]:
    """Those that ship for `task`: a look at whether anything works, the usual, more time, the article."""
    quick: dict[str, Any] = {"epochs": 1}
    if task == "search":
        # The encoder's minutes are most of a short training.
        quick["teacher"] = "none"
    if task == "category":
        quick["members"] = 1
    thorough = {"epochs": 12, "patience": 4}
    return [
        Preset(QUICK, task, settings=quick, is_shipped=True),
        Preset(USUAL, task, is_shipped=True),
        Preset(THOROUGH, task, settings=thorough, is_shipped=True),
        Preset(ARTICLE, task, "article", is_shipped=True),
    ]


def presets(task: str) -> list[Preset]:
    """All for `task`: those that ship, then a person's own by name.

    Raises:
        DataError: the file of a person's own is damaged; it is left as it is.
    """
    own = sorted((one for one in _stored() if one.task == task), key=lambda one: one.name)
    return [*shipped(task), *own]


def preset(task: str, name: str) -> Preset:
    """The preset called `name`.

    Raises:
        UserError: there is none; says which there are.
    """
    known = presets(task)
    for one in known:
        if one.name == name:
            return one
    raise UserError(
        QT_TRANSLATE_NOOP(
            "core", "There is no preset {name!r} for the task {task}; there are {names}."
        ),
        name=name,
        task=task,
        names=", ".join(one.name for one in known),
    )


def keep(new: Preset) -> None:
    """Keep `new`, in place of one of the same name and task.

    Raises:
        UserError: the name is empty, too long or that of one that ships, a setting breaks its rule, or the
            file cannot be read or written; nothing has changed.
    """
    _require_name(new.name, new.task)
    require_effect(new.task, new.network, new.settings)
    resolved = training_settings(new.task, new.network, new.settings)
    usual = training_defaults(new.task, new.network)
    changes = {name: value for name, value in resolved.items() if value != usual[name]}
    new = replace(new, settings=changes, is_shipped=False)
    others = [one for one in _stored() if (one.task, one.name) != (new.task, new.name)]
    _store([*others, new])


def forget(task: str, name: str) -> Preset | None:
    """Take away a person's own preset and return it; None where there is none.

    Raises:
        DataError: the file cannot be read or written; nothing has changed.
    """
    stored = _stored()
    gone = [one for one in stored if (one.task, one.name) == (task, name)]
    if gone:
        _store([one for one in stored if one not in gone])
    return gone[0] if gone else None


def _require_name(name: str, task: str) -> None:
    taken = [one.name for one in shipped(task)]
    labels = [one.label for one in shipped(task)]
    if not name.strip() or len(name) > LONGEST_NAME or name in taken or name in labels:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "A preset has a name of 1 to {most} characters that none that ships has ({taken}), not"
                " {name!r}.",
            ),
            most=LONGEST_NAME,
            taken=", ".join(taken),
            name=name[:LONGEST_NAME],
        )


def _path() -> Path:
    return settings_folder() / FILE


def _stored() -> list[Preset]:
    path = _path()
    try:
        stored = read_json(path, MOST_BYTES)
        if not isinstance(stored, dict) or stored.get("format") != FORMAT:
            raise ValueError(f"format {FORMAT}")
        return [_read(one) for one in stored["presets"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, UserError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "The presets in {file} cannot be read ({reason}); mend the file, or move it away to begin"
                " anew.",
            ),
            file=path,
            reason=reason_of(error)[:160] or type(error).__name__,
        ) from error


def _read(stored: Mapping[str, Any]) -> Preset:
    """One preset of the file, whatever does not apply to its network any more left out."""
    one = Preset(
        str(stored["name"]), str(stored["task"]), str(stored["network"]), dict(stored["settings"])
    )
    if one.task not in TASKS or one.network not in networks_of(one.task):
        raise ValueError(f"{one.task} / {one.network}")
    applied = {setting.name for setting in settings_of(one.network, one.task)}
    settings = {name: value for name, value in one.settings.items() if name in applied}
    training_settings(one.task, one.network, settings)
    return Preset(one.name, one.task, one.network, settings)


def _store(kept: list[Preset]) -> None:
    listed = [
        {key: value for key, value in asdict(one).items() if key != "is_shipped"} for one in kept
    ]
    try:
        _path().parent.mkdir(parents=True, exist_ok=True)
        replace_json(_path(), {"format": FORMAT, "presets": listed})
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "The presets cannot be written to {file} ({reason})."),
            file=_path(),
            reason=reason_of(error),
        ) from error
