"""How a grade is marked on a product: its keys, colours and words, also where nobody has judged."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from core.judging.query_set import CANNOT_TELL, UNJUDGED
from gui.theme import Colours

# Under the left hand: of no use, a little, good, just what was meant. By numbers, for keys may have no name.
KEYS: dict[int, int] = {
    Qt.Key.Key_A: 0,
    Qt.Key.Key_S: 1,
    Qt.Key.Key_D: 2,
    Qt.Key.Key_F: 3,
    Qt.Key.Key_Space: CANNOT_TELL,
}


@dataclass(frozen=True)
class GradeMark:
    """A grade on a card: one's own, or what others say of the product; `UNJUDGED` where nobody does."""

    grade: int = UNJUDGED
    is_own: bool = False


NOBODY = GradeMark()


def short_name(grade: int) -> str:
    """The grade on a badge: a figure, or a word where nobody has judged."""
    if grade == UNJUDGED:
        return QCoreApplication.translate("GradeMark", "unjudged")
    return "?" if grade == CANNOT_TELL else str(grade)


def grade_name(grade: int) -> str:
    """What the grade means."""
    return {
        0: QCoreApplication.translate("GradeMark", "Irrelevant"),
        1: QCoreApplication.translate("GradeMark", "Marginal"),
        2: QCoreApplication.translate("GradeMark", "Good"),
        3: QCoreApplication.translate("GradeMark", "Perfect"),
        CANNOT_TELL: QCoreApplication.translate("GradeMark", "I can't tell"),
        UNJUDGED: QCoreApplication.translate("GradeMark", "unjudged"),
    }[grade]


def mark_name(mark: GradeMark) -> str:
    """A mark in words, for those who hear it."""
    if mark.grade == UNJUDGED:
        return grade_name(UNJUDGED)
    own = QCoreApplication.translate("GradeMark", "graded {grade}: {name}")
    others = QCoreApplication.translate("GradeMark", "graded {grade} by others: {name}")
    template = own if mark.is_own else others
    return template.format(grade=short_name(mark.grade), name=grade_name(mark.grade))


def colour_of(grade: int, colours: Colours) -> str:
    """Bad, doubtful, fair, good; muted where nobody knows."""
    ladder = {0: colours.bad, 1: colours.warn, 2: colours.accent, 3: colours.good}
    return ladder.get(grade, colours.text_muted)
