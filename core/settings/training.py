"""The settings of every training; which of them apply to a task and a network is in `core.task_choices`."""

from dataclasses import replace

from core.language import QT_TRANSLATE_NOOP
from core.settings.setting import Setting
from core.settings.training_help import HELP

# The parts of the form, in the order of what people change first.
GROUPS: dict[str, str] = {
    "learning": QT_TRANSLATE_NOOP("core", "Learning"),
    "network": QT_TRANSLATE_NOOP("core", "Network"),
    "by_heart": QT_TRANSLATE_NOOP("core", "Against learning by heart"),
    "doubtful": QT_TRANSLATE_NOOP("core", "Against wrong examples"),
    "texts": QT_TRANSLATE_NOOP("core", "Texts and words"),
    "augmentation": QT_TRANSLATE_NOOP("core", "Changed texts (augmentation)"),
    "teacher": QT_TRANSLATE_NOOP("core", "Where it begins, and its teacher"),
}
# What tells the right one from others by a softmax.
_SOFTMAX = ("loss", ("cross-entropy", "generalised"))
# What is learned towards some distribution of the labels, part of which smoothing spreads.
_SMOOTHED = ("loss", ("cross-entropy", "mse"))
_LEARNING = (
    Setting("epochs", 6, QT_TRANSLATE_NOOP("core", "Epochs"), 1, 1000),
    Setting("batch_size", 512, QT_TRANSLATE_NOOP("core", "Batch size"), 8, 8192),
    Setting("passes", 0, QT_TRANSLATE_NOOP("core", "Passes an epoch"), 0, 1000, is_automatic=True),
    Setting("learning_rate", 0.005, QT_TRANSLATE_NOOP("core", "Learning rate"), 1e-6, 1.0),
    Setting(
        "schedule",
        "cosine",
        QT_TRANSLATE_NOOP("core", "Learning rate over time"),
        choices=("cosine", "constant"),
    ),
    Setting(
        "optimizer",
        "adam",
        QT_TRANSLATE_NOOP("core", "Optimiser"),
        choices=("adam", "adamw", "sgd"),
    ),
    Setting(
        "momentum",
        0.9,
        QT_TRANSLATE_NOOP("core", "Momentum"),
        0.0,
        0.999,
        only_with=("optimizer", ("sgd",)),
    ),
    Setting(
        "loss",
        "cross-entropy",
        QT_TRANSLATE_NOOP("core", "Loss"),
        choices=("cross-entropy", "mse", "margin", "generalised"),
    ),
    Setting(
        "margin",
        0.2,
        QT_TRANSLATE_NOOP("core", "Margin of the loss"),
        0.01,
        10.0,
        only_with=("loss", ("margin",)),
    ),
    Setting(
        "temperature",
        0.05,
        QT_TRANSLATE_NOOP("core", "Temperature"),
        0.01,
        1.0,
        only_with=_SOFTMAX,
    ),
    Setting("patience", 3, QT_TRANSLATE_NOOP("core", "Patience"), 0, 1000),
    Setting("max_seconds", 0, QT_TRANSLATE_NOOP("core", "Longest time"), 0, 86400),
)
_NETWORK = (
    Setting("dimension", 96, QT_TRANSLATE_NOOP("core", "Vector size"), 8, 512),
    Setting("filters", 16, QT_TRANSLATE_NOOP("core", "Filters or units"), 4, 512),
    Setting(
        "widths",
        "1,2,3,5",
        QT_TRANSLATE_NOOP("core", "Kernel widths"),
        1,
        15,
        is_list=True,
    ),
    Setting(
        "pooling",
        "max",
        QT_TRANSLATE_NOOP("core", "Pooling"),
        choices=("max", "mean", "both"),
    ),
    Setting("members", 1, QT_TRANSLATE_NOOP("core", "Members"), 1, 16),
)
_BY_HEART = (
    Setting("dropout", 0.1, QT_TRANSLATE_NOOP("core", "Dropout"), 0.0, 0.9),
    Setting("word_dropout", 0.1, QT_TRANSLATE_NOOP("core", "Word dropout"), 0.0, 0.9),
    Setting("l1", 0.0, QT_TRANSLATE_NOOP("core", "L1 penalty"), 0.0, 1.0),
    Setting("l2", 0.0, QT_TRANSLATE_NOOP("core", "L2 penalty"), 0.0, 1.0),
    Setting(
        "weight_decay",
        0.01,
        QT_TRANSLATE_NOOP("core", "Weight decay"),
        0.0,
        1.0,
        only_with=("optimizer", ("adamw",)),
    ),
)
_DOUBTFUL = (
    Setting(
        "label_smoothing",
        0.0,
        QT_TRANSLATE_NOOP("core", "Label smoothing"),
        0.0,
        0.5,
        only_with=_SMOOTHED,
    ),
    Setting(
        "generalised_q",
        0.7,
        QT_TRANSLATE_NOOP("core", "q of the generalised loss"),
        0.01,
        1.0,
        only_with=("loss", ("generalised",)),
    ),
    Setting("trim", 0.0, QT_TRANSLATE_NOOP("core", "Share left out (trimmed loss)"), 0.0, 0.5),
    Setting(
        "class_weights",
        "none",
        QT_TRANSLATE_NOOP("core", "Class weights"),
        choices=("none", "sqrt", "balanced"),
    ),
)
_TEXTS = (
    Setting("vocabulary", 40000, QT_TRANSLATE_NOOP("core", "Most words"), 100, 1000000),
    Setting("length", 40, QT_TRANSLATE_NOOP("core", "Sequence length"), 8, 512),
    Setting("word_vectors", False, QT_TRANSLATE_NOOP("core", "Start from word vectors")),
)
_AUGMENTATION = (
    Setting("augment_drop", 0.0, QT_TRANSLATE_NOOP("core", "A word left out"), 0.0, 1.0),
    Setting("augment_swap", 0.0, QT_TRANSLATE_NOOP("core", "Words swapped"), 0.0, 1.0),
    Setting("augment_synonym", 0.0, QT_TRANSLATE_NOOP("core", "Synonyms"), 0.0, 1.0),
    Setting("augment_typo", 0.0, QT_TRANSLATE_NOOP("core", "Typos"), 0.0, 1.0),
    Setting("augment_homophone", 0.0, QT_TRANSLATE_NOOP("core", "Homophones"), 0.0, 1.0),
    Setting(
        "augment_traditional", 0.0, QT_TRANSLATE_NOOP("core", "Traditional characters"), 0.0, 1.0
    ),
    Setting("augment_model", 0.0, QT_TRANSLATE_NOOP("core", "Model numbers respelt"), 0.0, 1.0),
)
_TEACHER = (
    Setting("start", True, QT_TRANSLATE_NOOP("core", "Pretrained start")),
    Setting("teacher", "auto", QT_TRANSLATE_NOOP("core", "Teacher")),
    Setting(
        "teacher_texts",
        12000,
        QT_TRANSLATE_NOOP("core", "Texts read by the teacher"),
        10,
        1000000,
    ),
)
_BY_GROUP = (_LEARNING, _NETWORK, _BY_HEART, _DOUBTFUL, _TEXTS, _AUGMENTATION, _TEACHER)
# Defaults are those that docs/results.md was measured with.
TRAINING: tuple[Setting, ...] = tuple(
    replace(setting, help=HELP.get(setting.name, ""), group=group)
    for group, settings in zip(GROUPS, _BY_GROUP, strict=True)
    for setting in settings
)
