"""Who one shopper is: the taste that the log tells, and the timeline of everything done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.feedback.analysis.charts.labels import Labels
from gui.behaviour.timeline_chart import TimelineChart
from gui.shoppers.taste_view import TasteView
from gui.widgets.layouts import column, row

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.feedback.analysis.analysis import Analysis
    from core.feedback.analysis.timeline import Timeline
    from core.recommend.profile import Profile

# Pixels.
TASTE_WIDTH = 260


@dataclass(frozen=True)
class Portrait:
    """A shopper's timeline and taste."""

    timeline: "Timeline"
    profile: "Profile"


def portrait_of(analysis: "Analysis", catalogue: "Catalogue", shopper: str) -> Portrait:
    """The portrait of a shopper of the log; for a thread, as the catalogue's prices are looked through."""
    from core.feedback.analysis.timeline import Timeline
    from core.recommend.profile import Profiles
    from core.search.request import Interaction

    timeline = Timeline.for_shopper(analysis, shopper)
    history = tuple(Interaction(*done) for done in timeline.done())
    return Portrait(timeline, Profiles(catalogue).profile(history))


class ShopperStrip(QWidget):
    """Taste at the left, timeline at the right; `session_wanted` tells the rows of a session."""

    session_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.taste, self.timeline = TasteView(), TimelineChart()
        self.timeline.session_wanted.connect(self.session_wanted)
        side = QWidget()
        side.setFixedWidth(TASTE_WIDTH)
        column(self.taste, 1, parent=side, margins=(0, 0, 12, 0))
        row(side, (self.timeline, 1), parent=self, margins=(0, 0, 0, 4))
        self.hide()

    def show_portrait(self, portrait: Portrait | None, labels: Labels) -> None:
        """Show a shopper, None for nobody."""
        self.setVisible(portrait is not None)
        if portrait is not None:
            self.taste.show_profile(portrait.profile)
            self.timeline.show_timeline(portrait.timeline, labels)
