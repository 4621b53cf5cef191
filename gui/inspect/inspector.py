"""Why a result stands where it does: the product, the words of the query, the parts of the score."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QStackedLayout, QWidget

from core.data.catalogue import Catalogue
from core.experiments.interleaving import TeamHit
from core.explain.explanation import Explanation
from core.search.request import Hit, SearchResponse
from gui.inspect.gap_page import GapPage
from gui.inspect.product_section import ProductSection
from gui.inspect.query_section import QuerySection
from gui.inspect.score_section import ScoreSection
from gui.inspect.similar_strip import SimilarStrip
from gui.inspect.why_not_page import WhyNotPage
from gui.inspect.words_page import WordsPage
from gui.language import Retranslated
from gui.products.recommended import RecommendedHit
from gui.products.taste_words import taste_words
from gui.single_shot import single_shot
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.labels import heading, value
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label
from gui.widgets.segments import Segments
from gui.words import worded

if TYPE_CHECKING:
    from core.recommend.recommender import Recommender

# Pixels from which three sections stand side by side.
WIDE = 860
# Milliseconds: two frames, so that answers while typing are not all laid out.
PACE_MS = 30
# What is asked about a result: why here, through which words, why above another, and why another is not here.
HERE, WORDS, GAP, WHY_NOT = VIEWS = ("here", "words", "gap", "why_not")


class ReasonSection(QWidget):
    """Why a product was recommended, in place of the query where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading()
        self._reason = value()
        column(self._heading, self._reason, 1, parent=self, spacing=8)

    def show_hit(self, hit: RecommendedHit) -> None:
        """Show why `hit` is recommended."""
        self._heading.setText(self.tr("Why it is recommended"))
        self._reason.setText(hit.reason)


class Inspector(Retranslated, QWidget):
    """Shows one hit of an answer; three columns where there is room, else one below the other.

    `view_chosen` tells which question somebody asks now, of `VIEWS`; `what_if_wanted` asks to edit the hit.
    """

    view_chosen = Signal(str)
    what_if_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SearchResponse, Hit, Catalogue] | None = None
        self._explanation: Explanation | None = None
        self._reasons: Recommender | None = None
        self.product = ProductSection()
        self.query = QuerySection()
        self.reason = ReasonSection()
        self.score = ScoreSection()
        self.similar = SimilarStrip()
        self.words, self.gap, self.why_not = WordsPage(), GapPage(), WhyNotPage()
        self.views = Segments(VIEWS, compact=True)
        self.what_if_button = push_button("link", self.what_if_wanted.emit)
        self.blind = value()
        self.blind.setContentsMargins(16, 8, 16, 0)
        self.blind.hide()
        self._nothing = Label()
        self._sections = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = self._scrolled()
        self._something = holder(column(self.blind, (self._scroll, 1), self.similar, spacing=4))
        self._pages = QStackedLayout()
        for page in (self._nothing, self._something):
            self._pages.addWidget(page)
        for asked in (self.words, self.gap, self.why_not):
            self._pages.addWidget(scrolled(holder(column(asked, margins=(16, 8, 16, 12)))))
        above = row(self.views, 1, margins=(16, 6, 16, 0))
        column(above, (holder(self._pages), 1), parent=self, spacing=0)
        self.views.chosen.connect(self.choose_view)
        self._pace = single_shot(self, PACE_MS, self._write)
        theme().changed.connect(self._pace.start)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumHeight(120)
        self._look()
        self._name_for_readers()

    def _look(self) -> None:
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("kind", "muted")
        self._nothing.setWordWrap(True)
        self._write_nothing()

    def _scrolled(self) -> QScrollArea:
        self._sections.setSpacing(24)
        for section, stretch in (
            (holder(column(self.product, row(self.what_if_button, 1), 1, spacing=8)), 5),
            (self.query, 4),
            (self.reason, 4),
            (self.score, 4),
        ):
            section.setMinimumWidth(220)
            self._sections.addWidget(section, stretch)
        return scrolled(holder(column(self._sections, margins=(16, 8, 16, 12))))

    def show_hit(self, response: SearchResponse, hit: Hit, catalogue: Catalogue) -> None:
        """Show `hit`, at the pace of a reader: answers that follow each other fast are skipped."""
        was_empty = self._shown is None
        is_other = self._shown is None or self._shown[1].product_id != hit.product_id
        self._shown = (response, hit, catalogue)
        self._explanation = None
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        # What was shown before it was cleared is not to be seen again.
        if was_empty:
            self._write()
        else:
            self._start()
        self._turn()

    @property
    def view(self) -> str:
        """The question that is asked, of `VIEWS`."""
        return self.views.value

    def choose_view(self, view: str) -> None:
        """Ask another of the questions `VIEWS`; the keys go to what is to be typed for it."""
        self.views.choose(view)
        self._turn()
        if view == WHY_NOT:
            self.why_not.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._start()
        self.view_chosen.emit(view)

    def _turn(self) -> None:
        """Show the page of the question that is asked; without a result there is none but why not."""
        number = VIEWS.index(self.view)
        is_blind = self._shown is not None and isinstance(self._shown[1], TeamHit)
        if self.view != WHY_NOT and self._shown is None:
            self._pages.setCurrentWidget(self._nothing)
        elif number == 0 or is_blind:
            self._pages.setCurrentWidget(self._something)
        else:
            self._pages.setCurrentIndex(number + 1)

    def set_reasons(self, reasons: "Recommender | None") -> None:
        """Let `reasons` tell where a taste comes from."""
        self._reasons = reasons
        self._start()

    def set_explanation(self, explanation: Explanation | None) -> None:
        """Add what single words did; an explanation of another product or query is ignored."""
        if explanation is not None and self._is_about_shown(explanation):
            self._explanation = explanation
            self._start()

    def clear(self) -> None:
        """Show no product."""
        self._shown = self._explanation = None
        self._pace.stop()
        self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies every field of the product."""
        if self._shown is not None and event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.product.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns side by side or below each other, then the score before the long list of fields."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = event.size().width() >= WIDE
        self._sections.setDirection(directions.LeftToRight if is_wide else directions.BottomToTop)

    def _retranslate(self) -> None:
        self._write_nothing()
        self._name_for_readers()
        self.why_not.retranslate()
        self._start()

    def _name_for_readers(self) -> None:
        self._scroll.setAccessibleName(self.tr("Inspector"))
        names = {
            HERE: (
                self.tr("Why here"),
                self.tr("The parts of the score and the words of the query"),
            ),
            WORDS: (self.tr("Words"), self.tr("Which words met which, through the network")),
            GAP: (self.tr("A and B"), self.tr("Why one result stands above another")),
            WHY_NOT: (self.tr("Why not"), self.tr("Why something is not among the results")),
        }
        for view, (name, hint) in names.items():
            self.views.label(view, name, hint)
        self.what_if_button.setText(self.tr("What if it were another?"))
        self.what_if_button.setToolTip(self.tr("Edit it and see its rank move; the shop stays"))

    def _is_about_shown(self, explanation: Explanation) -> bool:
        if self._shown is None:
            return False
        response, hit, _ = self._shown
        if isinstance(hit, TeamHit):
            return False
        is_same_query = explanation.query == response.request.text
        return is_same_query and explanation.product.product_id == hit.product_id

    def _start(self) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _write(self) -> None:
        if self._shown is None:
            return
        response, hit, catalogue = self._shown
        self.similar.show_product(hit.product_id)
        self.product.show_product(catalogue, hit.row)
        self._write_cause(response, hit, catalogue)
        taste = taste_words(hit, response.request.history, self._reasons)
        self.score.show_score(response, hit, taste)
        self.words.show_explanation(self._explanation)
        self.gap.show_explanation(self._explanation)
        if self._explanation is not None:
            # Where words had no say it is still told which of them stand in the product.
            if contributions := self._explanation.product.lexical:
                self.query.show_contributions(contributions)
            self.score.show_explanation(self._explanation)

    def _write_cause(self, response: SearchResponse, hit: Hit, catalogue: Catalogue) -> None:
        """The query that found the product, or why nobody had to ask for it."""
        is_recommended = isinstance(hit, RecommendedHit)
        # Reasons would tell which of two rankings placed the product.
        is_blind = isinstance(hit, TeamHit)
        self.blind.setVisible(is_blind)
        self.score.setVisible(not is_blind)
        self.query.setVisible(not is_recommended and not is_blind)
        self.what_if_button.setVisible(not is_recommended and not is_blind)
        self.reason.setVisible(is_recommended)
        if isinstance(hit, RecommendedHit):
            self.reason.show_hit(hit)
        else:
            self.query.show_query(response, catalogue, hit.row)

    def _write_nothing(self) -> None:
        self.blind.setText(
            self.tr(
                "Two rankings are being compared. Why a result stands here would tell which of them"
                " placed it: end the comparison to see it."
            )
        )
        self._nothing.setText(
            worded(self.tr("Select a {product} to see why it stands where it does."))
        )
