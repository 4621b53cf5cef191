"""Every setting declared once: name, type, default, range, label. Forms and `--set` are built from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True)
class Setting:
    """One thing a person may change.

    `label` and `help` are English, marked for translation. `minimum` and `maximum` bound numbers,
    both inclusive; `choices` lists the allowed texts. Of an `is_automatic` setting 0 means what fits, written
    `auto`.
    """

    name: str
    default: bool | int | float | str
    label: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    help: str = ""
    is_automatic: bool = False

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
        template = translate(_AUTOMATIC if self.is_automatic else _RULES[type(self.default)])
        low, high = ("" if end is None else f"{end:g}" for end in (self.minimum, self.maximum))
        if isinstance(self.default, int) and self.maximum is not None:
            low, high = f"{self.minimum or int(self.is_automatic):.0f}", f"{self.maximum:.0f}"
        return template.format(low=low, high=high)

    def _converted(self, raw: Any) -> bool | int | float | str:
        kind = type(self.default)
        if self.is_automatic and str(raw).strip().lower() == AUTOMATIC:
            return 0
        if kind is bool:
            known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
            try:
                return known[str(raw).lower()]
            except KeyError:
                raise ValueError(raw) from None
        if kind is int and isinstance(raw, float) and not raw.is_integer():
            raise ValueError(raw)
        return kind(raw)

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


# What a form says beside a setting whose label does not say all.
_HELP = {
    "passes": QT_TRANSLATE_NOOP(
        "core",
        "How often an epoch goes over the shop, with other made queries each time; auto: as"
        " often as it takes for 40 steps, so that a small shop is learned too.",
    ),
    "schedule": QT_TRANSLATE_NOOP("core", "Whether the learning rate falls to nothing or stays."),
    "patience": QT_TRANSLATE_NOOP(
        "core", "Epochs without progress on the held-out examples before it stops; 0: never."
    ),
    "max_seconds": QT_TRANSLATE_NOOP(
        "core", "Seconds after which training stops, once an epoch is complete; 0: no limit."
    ),
    "dimension": QT_TRANSLATE_NOOP(
        "core", "Numbers in the vector of a word, a query and a product."
    ),
    "filters": QT_TRANSLATE_NOOP(
        "core", "Filters of each width of a convolution, units of any other layer."
    ),
    "word_dropout": QT_TRANSLATE_NOOP(
        "core", "Share of the words hidden from the network while it learns."
    ),
    "l1": QT_TRANSLATE_NOOP("core", "Drives weights of the layers that help little to zero."),
    "l2": QT_TRANSLATE_NOOP("core", "Keeps weights of the layers small."),
    "class_weights": QT_TRANSLATE_NOOP(
        "core",
        "How much more a text of a rare category counts: not at all, by the root, in full.",
    ),
    "temperature": QT_TRANSLATE_NOOP(
        "core", "How sharply a query must prefer its product to the others of its batch."
    ),
    "members": QT_TRANSLATE_NOOP(
        "core", "Networks that learn side by side and whose mean guesses a category."
    ),
    "length": QT_TRANSLATE_NOOP("core", "Words of a text that the network reads; the rest is cut."),
    "start": QT_TRANSLATE_NOOP(
        "core", "Begin with the pretrained words instead of words that mean nothing yet."
    ),
    "teacher": QT_TRANSLATE_NOOP(
        "core",
        "Whom the network learns from beside shoppers: none, pretrained, or the name of a run; auto: the"
        " pretrained encoder where it is installed and nobody has clicked yet.",
    ),
    "teacher_texts": QT_TRANSLATE_NOOP(
        "core",
        "Titles and queries that the teacher reads, a thirtieth of a second each; more teach more.",
    ),
    "word_vectors": QT_TRANSLATE_NOOP(
        "core", "Train Word2Vec on the shop's own texts first and start the embedding from it."
    ),
}
# Defaults are those that docs/results.md was measured with.
TRAINING: tuple[Setting, ...] = tuple(
    replace(setting, help=_HELP.get(setting.name, ""))
    for setting in (
        Setting("epochs", 6, QT_TRANSLATE_NOOP("core", "Epochs"), 1, 1000),
        Setting("batch_size", 512, QT_TRANSLATE_NOOP("core", "Batch size"), 8, 8192),
        Setting(
            "passes", 0, QT_TRANSLATE_NOOP("core", "Passes an epoch"), 0, 1000, is_automatic=True
        ),
        Setting("learning_rate", 0.005, QT_TRANSLATE_NOOP("core", "Learning rate"), 1e-6, 1.0),
        Setting(
            "schedule",
            "cosine",
            QT_TRANSLATE_NOOP("core", "Learning rate over time"),
            choices=("cosine", "constant"),
        ),
        Setting("patience", 3, QT_TRANSLATE_NOOP("core", "Patience"), 0, 1000),
        Setting("max_seconds", 0, QT_TRANSLATE_NOOP("core", "Longest time"), 0, 86400),
        Setting("dimension", 96, QT_TRANSLATE_NOOP("core", "Vector size"), 8, 512),
        Setting("filters", 16, QT_TRANSLATE_NOOP("core", "Filters or units"), 4, 512),
        Setting("dropout", 0.1, QT_TRANSLATE_NOOP("core", "Dropout"), 0.0, 0.9),
        Setting("word_dropout", 0.1, QT_TRANSLATE_NOOP("core", "Word dropout"), 0.0, 0.9),
        Setting("l1", 0.0, QT_TRANSLATE_NOOP("core", "L1 penalty"), 0.0, 1.0),
        Setting("l2", 0.0, QT_TRANSLATE_NOOP("core", "L2 penalty"), 0.0, 1.0),
        Setting("label_smoothing", 0.0, QT_TRANSLATE_NOOP("core", "Label smoothing"), 0.0, 0.5),
        Setting(
            "class_weights",
            "none",
            QT_TRANSLATE_NOOP("core", "Class weights"),
            choices=("none", "sqrt", "balanced"),
        ),
        Setting("temperature", 0.05, QT_TRANSLATE_NOOP("core", "Temperature"), 0.01, 1.0),
        Setting("members", 1, QT_TRANSLATE_NOOP("core", "Members"), 1, 16),
        Setting("vocabulary", 40000, QT_TRANSLATE_NOOP("core", "Most words"), 100, 1000000),
        Setting("length", 40, QT_TRANSLATE_NOOP("core", "Sequence length"), 8, 512),
        Setting("start", True, QT_TRANSLATE_NOOP("core", "Pretrained start")),
        Setting("teacher", "auto", QT_TRANSLATE_NOOP("core", "Teacher")),
        Setting(
            "teacher_texts",
            12000,
            QT_TRANSLATE_NOOP("core", "Texts read by the teacher"),
            10,
            1000000,
        ),
        Setting("word_vectors", False, QT_TRANSLATE_NOOP("core", "Start from word vectors")),
    )
)


@dataclass(frozen=True)
class Choice:
    """A task or network to choose: its label, and the defaults that differ with it.

    Of a network that is not for every task `tasks` names those that it is for, and of one to which not every
    setting applies `settings` those that do; () is all.
    """

    label: str
    defaults: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    tasks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


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
        defaults={"temperature": 0.1, "learning_rate": 0.003, "dimension": 128, "length": 48},
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
