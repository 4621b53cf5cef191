"""What a shopper's taste does to a score, in words: how much of it, and because of which product."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.recommend.recommendation import Because, Reason
from core.search.request import History, Hit

if TYPE_CHECKING:
    from core.recommend.recommender import Recommender

# Characters: the sentence stays within two lines of a tool tip.
LONGEST_TITLE = 30


def taste_words(hit: Hit, history: History, source: "Recommender | None") -> str:
    """`9% of the score is taste, as it is like “…”`; empty where taste has no part in it that can be read."""
    taste = hit.parts.get("taste", 0.0)
    if "dismissed" in hit.parts:
        return QCoreApplication.translate("TasteWords", "You said: not this")
    if not round(taste, 3):
        return ""
    if taste < 0:
        sentence = QCoreApplication.translate(
            "TasteWords", "Taste takes {value} off the score, as it is like what was dismissed"
        )
        return sentence.format(value=f"{-taste:z.3f}")
    percent = f"{taste / hit.score:.0%}" if hit.score > 0 else ""
    if percent == "0%":
        return ""
    reason = source.because(history, hit.product_id) if source is not None else None
    return _sentence(reason).format(percent=percent, title=_title(reason, source))


def _sentence(reason: Reason | None) -> str:
    if reason is None or not reason.product_id:
        return QCoreApplication.translate("TasteWords", "{percent} of the score is taste")
    return {
        Because.ALIKE: QCoreApplication.translate(
            "TasteWords", "{percent} of the score is taste, as it is like “{title}”"
        ),
        Because.FOLLOWED: QCoreApplication.translate(
            "TasteWords", "{percent} of the score is taste, as people go on to it from “{title}”"
        ),
        Because.SEEN: QCoreApplication.translate(
            "TasteWords", "{percent} of the score is taste, as it was met before"
        ),
        Because.MADE_UP: QCoreApplication.translate(
            "TasteWords", "{percent} of the score is taste, as it is in the made-up history"
        ),
        Because.POPULAR: QCoreApplication.translate(
            "TasteWords", "{percent} of the score is taste"
        ),
    }[reason.because]


def _title(reason: Reason | None, source: "Recommender | None") -> str:
    if reason is None or source is None:
        return ""
    row = source.catalogue.row_of.get(reason.product_id, -1)
    title = source.catalogue.title[row] if row >= 0 else reason.product_id
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
