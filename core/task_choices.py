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

    Of a network that is not for every task `tasks` names those that it is for, and of one to which not every
    setting applies `settings` those that do; () is all. `reads_vectors` says of a network that it begins with
    `SequenceInput.vectors` and `weights`.
    """

    label: str
    defaults: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    reads_vectors: bool = True


@dataclass(frozen=True, kw_only=True)
class TaskChoice(Choice):
    """A task to choose; `metric` says most of its runs, and `rival` names what does it without a model."""

    metric: str
    rival: str


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
    ),
    "next-item": TaskChoice(
        label=QT_TRANSLATE_NOOP("core", "Next item"),
        metric="hit@20",
        rival=QT_TRANSLATE_NOOP("core", "session-kNN"),
        defaults={
            "epochs": 4,
            # More passes over a small log learn it by heart.
            "passes": 1,
            "learning_rate": 0.003,
            "dimension": 192,
            "word_dropout": 0.0,
            "temperature": 0.07,
        },
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
        },
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
        },
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
        reads_vectors=False,
    ),
    "dnn": Choice(QT_TRANSLATE_NOOP("core", "Dense layers"), {"filters": 128, "dropout": 0.4}),
    "rnn": Choice(QT_TRANSLATE_NOOP("core", "Recurrent"), {"filters": 48, "dropout": 0.4}),
    "transformer": Choice(QT_TRANSLATE_NOOP("core", "Transformer"), {"filters": 48}),
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
        if value != defaults[name]:
            _require_setting(name, network)
    return {**defaults, **checked}


def networks_of(task: str) -> dict[str, Choice]:
    """The networks that serve `task`, by their names."""
    return {
        name: choice
        for name, choice in NETWORKS.items()
        if not choice.tasks or task in choice.tasks
    }


def settings_of(network: str) -> tuple[Setting, ...]:
    """The training settings that apply to `network`."""
    applied = NETWORKS[network].settings
    return tuple(setting for setting in TRAINING if not applied or setting.name in applied)


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


def _require_setting(name: str, network: str) -> None:
    names = [setting.name for setting in settings_of(network)]
    if name not in names:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "The network {network} has no setting {name}; it has {names}."
            ),
            network=network,
            name=name,
            names=", ".join(names),
        )
