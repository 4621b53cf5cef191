"""Every setting declared once: name, type, default, range, label. Forms and `--set` are built from it."""

from dataclasses import dataclass, replace
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
}


def choice_label(choice: str) -> str:
    """What one of the `choices` of a setting is called; a new one has its own name."""
    return translate(_CHOICES.get(choice, choice))


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
    "batch_size": QT_TRANSLATE_NOOP(
        "core",
        "Examples that are learned from at once; of few texts with categories fewer, so that an epoch has"
        " 150 steps, but no fewer than 64.",
    ),
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
        " pretrained encoder where it is installed, until shoppers have taught 5,000 pairs of a query and a"
        " product. The more they teach, the less it counts.",
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
