"""The tasks and networks to choose from, by name: their labels, and the settings and defaults of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.settings import TRAINING, Setting, declared


@dataclass(frozen=True)
class Choice:
    """A task or network to choose: its label, and the defaults that differ with it.

    Of a network that is not for every task `tasks` names those that it is for, and of one to which few
    settings apply `settings` those that do; () is all. `without` names settings that do not apply to the task
    or network. `reads_vectors` says of a network that it begins with `SequenceInput.vectors` and `weights`.
    """

    label: str
    defaults: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    reads_vectors: bool = True


@dataclass(frozen=True, kw_only=True)
class TaskChoice(Choice):
    """A task to choose; `metric` says most of its runs, and `rival` names what does it without a model."""

    metric: str
    rival: str


# Settings that only some tasks and networks have a use for.
_PHRASES = ("widths", "pooling")
_TEACHING = ("teacher", "teacher_texts")
_AUGMENTATION = tuple(each.name for each in TRAINING if each.group == "augmentation")
_OF_TEXTS = ("vocabulary", "word_vectors", *_TEACHING, *_AUGMENTATION, *_PHRASES)
# What a task and a network do not have together.
_NOT_TOGETHER = {
    ("search", "article"): ("start",),
    ("category", "article"): ("dimension",),
    ("next-category", "article"): ("dimension",),
}

TASKS: dict[str, TaskChoice] = {
    "search": TaskChoice(
        label=QT_TRANSLATE_NOOP("core", "Search"),
        metric="ndcg@10",
        rival=QT_TRANSLATE_NOOP("core", "words alone"),
        defaults={
            # Words that mean something from the start need no more.
            "epochs": 4,
            "temperature": 0.1,
            "learning_rate": 0.003,
            "dimension": 128,
            "length": 48,
        },
        without=("members", "class_weights"),
    ),
    "next-item": TaskChoice(
        label=QT_TRANSLATE_NOOP("core", "Next item"),
        metric="hit@20",
        rival=QT_TRANSLATE_NOOP("core", "session-kNN"),
        defaults={
            # A fourth gained nothing on sessions, films or the demo world (docs/recommend.md).
            "epochs": 3,
            # More passes over a small log learn it by heart.
            "passes": 1,
            "learning_rate": 0.003,
            "dimension": 192,
            "word_dropout": 0.0,
            "temperature": 0.07,
        },
        without=("members", "class_weights", *_OF_TEXTS),
    ),
    "next-category": TaskChoice(
        label=QT_TRANSLATE_NOOP("core", "Next category"),
        metric="accuracy",
        rival=QT_TRANSLATE_NOOP("core", "the Markov chain"),
        defaults={
            "batch_size": 256,
            "passes": 1,
            "learning_rate": 0.003,
            "filters": 32,
            "word_dropout": 0.0,
            # Of logarithms of chances: e times as likely as any other.
            "margin": 1.0,
        },
        without=("members", "temperature", "start", *_OF_TEXTS),
    ),
    "category": TaskChoice(
        label=QT_TRANSLATE_NOOP("core", "Category"),
        metric="accuracy",
        rival=QT_TRANSLATE_NOOP("core", "the most frequent category"),
        defaults={
            "epochs": 3,
            "batch_size": 128,
            "learning_rate": 0.008,
            "dimension": 32,
            "members": 4,
            "vocabulary": 60000,
            "length": 512,
            "dropout": 0.2,
            "word_dropout": 0.4,
            "margin": 1.0,
        },
        without=("temperature", "start", *_TEACHING),
    ),
}

PRETRAINED = "pretrained"
NETWORKS: dict[str, Choice] = {
    "conv1d": Choice(QT_TRANSLATE_NOOP("core", "Conv1D")),
    "article": Choice(
        QT_TRANSLATE_NOOP("core", "Article Conv1D"),
        # The article's own figures; it neither stops early nor regularises.
        {
            "epochs": 10,
            "batch_size": 32,
            "passes": 1,
            "members": 1,
            "learning_rate": 0.001,
            "schedule": "constant",
            "patience": 0,
        },
        without=("filters", "dropout", "word_dropout", "word_vectors", *_PHRASES),
        reads_vectors=False,
    ),
    "dnn": Choice(
        QT_TRANSLATE_NOOP("core", "Dense layers"),
        {"filters": 128, "dropout": 0.4},
        without=_PHRASES,
    ),
    "rnn": Choice(
        QT_TRANSLATE_NOOP("core", "Recurrent"), {"filters": 48, "dropout": 0.4}, without=_PHRASES
    ),
    "transformer": Choice(
        QT_TRANSLATE_NOOP("core", "Transformer"), {"filters": 48}, without=_PHRASES
    ),
    PRETRAINED: Choice(
        QT_TRANSLATE_NOOP("core", "Pretrained"),
        # Frozen: one epoch reads all there is.
        {"epochs": 1, "passes": 1, "dimension": 128},
        tasks=("search",),
        settings=("dimension",),
        reads_vectors=False,
    ),
}


def chosen(choices: Mapping[str, Choice], kind: str, name: str) -> Choice:
    """The task or network called `name`; `kind` says in English which of the two it should be.

    Raises:
        UserError: there is none; lists those there are.
    """
    if name in choices:
        return choices[name]
    raise UserError(
        QT_TRANSLATE_NOOP("core", "There is no {kind} {name!r}; there are {names}."),
        kind=translate(kind),
        name=name,
        names=", ".join(choices),
    )


def training_defaults(task: str, network: str) -> dict[str, bool | int | float | str]:
    """Every training setting for a task and a network; the network's own figures win."""
    task_defaults = chosen(TASKS, QT_TRANSLATE_NOOP("core", "task"), task).defaults
    network_defaults = chosen(NETWORKS, QT_TRANSLATE_NOOP("core", "network"), network).defaults
    general = {setting.name: setting.default for setting in TRAINING}
    return {**general, **task_defaults, **network_defaults}


def training_settings(
    task: str, network: str, overrides: Mapping[str, Any]
) -> dict[str, bool | int | float | str]:
    """The defaults of a task and a network with `overrides` on top, every value checked.

    Raises:
        UserError: there is no such task, network or setting, they do not go together, or a value breaks its
            rule.
    """
    defaults = training_defaults(task, network)
    checked = {name: declared(TRAINING, name).parse(value) for name, value in overrides.items()}
    _require_task(task, network)
    for name, value in checked.items():
        if value != defaults[name] and NETWORKS[network].settings:
            _require_setting(name, task, network)
    return {**defaults, **checked}


def require_effect(task: str, network: str, overrides: Mapping[str, Any]) -> None:
    """Refuse settings that a person chose and of which nothing would come.

    Jobs that were recorded may hold such; of a task and network that never read them they change nothing.

    Raises:
        UserError: as `training_settings`, or one does not apply to task or network, or not beside the others.
    """
    resolved, defaults = (
        training_settings(task, network, overrides),
        training_defaults(task, network),
    )
    for name in overrides:
        if resolved[name] != defaults[name]:
            _require_setting(name, task, network)
            _require_company(declared(TRAINING, name), resolved)


def networks_of(task: str) -> dict[str, Choice]:
    """The networks that serve `task`, by their names."""
    return {
        name: choice
        for name, choice in NETWORKS.items()
        if not choice.tasks or task in choice.tasks
    }


def settings_of(network: str, task: str = "") -> tuple[Setting, ...]:
    """The training settings that apply to `network`, and to `task` where one is named."""
    applied, without = NETWORKS[network].settings, NETWORKS[network].without
    if task:
        without = (*without, *TASKS[task].without, *_NOT_TOGETHER.get((task, network), ()))
    return tuple(
        setting
        for setting in TRAINING
        if (not applied or setting.name in applied) and setting.name not in without
    )


def _require_task(task: str, network: str) -> None:
    if network not in networks_of(task):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The network {network} does not serve the task {task}; choose one of {names}.",
            ),
            network=network,
            task=task,
            names=", ".join(networks_of(task)),
        )


def _require_setting(name: str, task: str, network: str) -> None:
    names = [setting.name for setting in settings_of(network, task)]
    if name not in names:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The network {network} has no setting {name} for the task {task}; it has {names}.",
            ),
            network=network,
            name=name,
            task=task,
            names=", ".join(names),
        )


def _require_company(setting: Setting, values: Mapping[str, Any]) -> None:
    """Refuse a setting that nothing would come of beside the others."""
    if setting.only_with is not None and not setting.applies_beside(values):
        other, wanted = setting.only_with
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "{name} has a use only where {other} is {wanted}, and it is {value}; set that, or leave"
                " {name} out.",
            ),
            name=setting.name,
            other=other,
            wanted=" / ".join(wanted),
            value=values.get(other),
        )
