"""What variants are called on screen."""

from PySide6.QtCore import QCoreApplication

from core.training.compression.messages import MeasuredVariant
from core.training.compression.plan import (
    FLOAT32,
    INT8,
    INT8_FULL,
    ORIGINAL,
    PRUNED,
    STUDENT,
    VARIANTS,
)


def variant_name(name: str) -> str:
    """What a kind of variant is called."""
    translate = QCoreApplication.translate
    return {
        FLOAT32: translate("Variants", "float32"),
        ORIGINAL: translate("Variants", "float16, as it is"),
        INT8: translate("Variants", "int8 dynamic"),
        INT8_FULL: translate("Variants", "int8 full"),
        PRUNED: translate("Variants", "pruned"),
        STUDENT: translate("Variants", "student"),
    }.get(name, name)


def variant_help(name: str) -> str:
    """What a kind of variant is, in a sentence."""
    translate = QCoreApplication.translate
    return {
        FLOAT32: translate("Variants", "The same weights in four bytes each"),
        ORIGINAL: translate("Variants", "The run itself: weights in two bytes each"),
        INT8: translate("Variants", "Weights in one byte each; what is computed stays exact"),
        INT8_FULL: translate(
            "Variants",
            "Weights and what is computed in one byte each, ranges measured on texts of the shop",
        ),
        PRUNED: translate(
            "Variants",
            "The smallest weights become zero and the rest learns to do without; smaller only when zipped or"
            " stored as sparse",
        ),
        STUDENT: translate("Variants", "A smaller network that learned what the run says"),
    }.get(name, "")


def shown_name(variant: MeasuredVariant) -> str:
    """A variant with what it was made with: `pruned 50 %`, `student dnn 8 × 64`."""
    _, _, details = variant.what.partition(" ")
    has_details = variant.name in (PRUNED, STUDENT)
    return f"{variant_name(variant.name)} {details}" if has_details else variant_name(variant.name)


def colour_number(name: str) -> int:
    """The number of the chart's colour that a kind of variant has everywhere."""
    names = list(VARIANTS)
    return names.index(name) if name in names else 0
