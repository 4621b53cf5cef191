"""The map of the products with its tools, legend and progress, or what there is to say instead."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from core.errors import UserError, writing
from core.explain.product_map.groups import Groups
from core.explain.product_map.neighbour_map import MOST_LAID_OUT
from core.explain.product_map.product_map import Layout, ProductMap
from core.runs.names import short_name
from gui.language import Retranslated
from gui.product_map.canvas import MapCanvas
from gui.product_map.cloud import MOST_DRAWN
from gui.product_map.hover_card import HoverCard
from gui.product_map.layout_progress import LayoutProgress
from gui.product_map.legend import Legend
from gui.product_map.map_maker import MapMaker
from gui.product_map.toolbar import Toolbar
from gui.products.cards import goods_of
from gui.products.state_page import StatePage
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, holder
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label, literal
from gui.widgets.png import picture_of, save_png
from gui.words import counted, worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.search.engine import Engine
    from core.search.neural import NeuralIndex

SMALLEST = QSize(380, 360)


class ProductMapView(Retranslated, QWidget):
    """Draws what its `maker` makes; `failed` carries what went wrong."""

    failed = Signal(object)

    def __init__(self, program: Sequence[str] | None = None, parent: QWidget | None = None):
        """`program` replaces `python main.py`."""
        super().__init__(parent)
        self.maker = MapMaker(program, self)
        self._catalogue: Catalogue | None = None
        self._ranks: dict[int, int] = {}
        self.toolbar = Toolbar()
        self.canvas = MapCanvas()
        self.card = HoverCard(self.canvas)
        self.about = Label(kind="small")
        self.about.setWordWrap(True)
        self.legend = Legend()
        self.progress = LayoutProgress()
        self.notice = NoticeBar()
        self.state = StatePage()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture = holder(column((self.canvas, 1), self.about, self.legend, spacing=6))
        parts = self.toolbar, (self.picture, 1), self.progress, self.notice
        self.whole = holder(column(*parts, spacing=8, margins=(10, 8, 10, 8)))
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.state)
        self.pages.addWidget(self.whole)
        self.setMinimumSize(SMALLEST)

    def _connect(self) -> None:
        maker, toolbar, canvas = self.maker, self.toolbar, self.canvas
        toolbar.layout_chosen.connect(maker.choose)
        toolbar.lasso_chosen.connect(self._use_lasso)
        toolbar.fit_wanted.connect(canvas.fit)
        toolbar.picture_wanted.connect(self.ask_where)
        canvas.pointed.connect(self._point)
        self.legend.hidden_changed.connect(canvas.hide_groups)
        self.progress.cancelled.connect(maker.cancel)
        self.progress.wanted.connect(maker.lay_out)
        maker.drawn.connect(self._draw)
        maker.progressed.connect(self.progress.show_progress)
        maker.changed.connect(self._settle)
        maker.failed.connect(self._complain)
        maker.broken.connect(self.failed)

    def show_nothing(self, engine: "Engine | None") -> None:
        """Say why `engine` has no map; None: no shop is open."""
        self.maker.forget()
        self.canvas.point_at(-1)
        self.state.show_state("empty", *self._reason(engine))
        self.pages.setCurrentWidget(self.state)

    def show_vectors(self, neural: "NeuralIndex", catalogue: "Catalogue", cache: Path) -> None:
        """Draw the map of these product vectors; t-SNE is looked for in `cache`."""
        self.pages.setCurrentWidget(self.whole)
        self.maker.show_vectors(neural, catalogue, cache)

    def show_products(self, catalogue: "Catalogue", groups: Groups) -> None:
        """These are the products, which have no places yet."""
        self._catalogue, self._ranks = catalogue, {}
        self.canvas.set_groups(groups)
        self.legend.show_groups(groups)
        self.about.setText("")
        self.pages.setCurrentWidget(self.whole)

    def show_hits(self, rank_of_row: dict[int, int]) -> None:
        """Light these rows, the hits on screen, by their ranks; none lights nothing."""
        self._ranks = rank_of_row
        self.canvas.show_hits(list(rank_of_row), list(rank_of_row.values()))

    def choose(self, layout: Layout) -> None:
        """Lay the map out by `layout`."""
        self.toolbar.layouts.choose(layout)
        self.maker.choose(layout)

    def tell(self) -> None:
        """Say what is on the map."""
        if self.maker.map is not None:
            self.about.setText(" · ".join(filter(None, self._about(self.maker.map))))

    def ask_where(self) -> None:
        """Let a person choose a file for a picture of the map."""
        kinds = ("PNG (*.png)",)
        path = choose_save(self, "picture", self.tr("Save a picture of the map"), "map.png", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write map and legend as a picture, twice as dense as the screen."""
        self.canvas.point_at(-1)
        try:
            with writing(path):
                save_png(picture_of(self.picture), path)
        except UserError as error:
            self.failed.emit(error)

    def _draw(self, made: ProductMap) -> None:
        if made.catalogue is self._catalogue:
            if self.canvas.marks.is_exact is not (made.projection is not None):
                # Its place on the map before says nothing on this one.
                self.canvas.marks.show_query(None, is_exact=True)
            self.canvas.show_places(made.places)
            self.tell()
            self._settle()

    def _reason(self, engine: "Engine | None") -> tuple[str, str]:
        if engine is None:
            return self.tr("No map yet"), self.tr("It is drawn as soon as a shop is open.")
        if not len(engine.catalogue):
            title = worded(self.tr("There are no {products} to draw"))
            return title, worded(self.tr("Import some: each becomes a point of the map."))
        text = self.tr(
            "A map shows the vectors that a search run gives the {products}. Train such a run, or choose one"
            " above the results; runs of other tasks give none."
        )
        return self.tr("Words alone rank"), worded(text)

    def _about(self, made: ProductMap) -> list[str]:
        count = len(made.places)
        told = [self.tr("Vectors of {run}").format(run=short_name(made.run)), counted(count)]
        if made.projection is not None:
            share = f"{sum(made.projection.shares):.0%}"
            told.append(self.tr("both axes hold {share} of the variance").format(share=share))
        elif count > MOST_LAID_OUT:
            sentence = self.tr("{placed} were laid out, the others stand beside the most alike")
            told.append(sentence.format(placed=f"{MOST_LAID_OUT:,}"))
        else:
            told.append(self.tr("near is alike, far says little"))
        if count > MOST_DRAWN:
            told.append(self.tr("{drawn} of them are drawn").format(drawn=f"{MOST_DRAWN:,}"))
        if self.canvas.marks.query is not None:
            is_exact = made.projection is not None
            told.append(self.tr("★ the query") if is_exact else self.tr("☆ the query, about here"))
        return told

    def _point(self, row: int, place: QPoint) -> None:
        if row < 0 or self._catalogue is None:
            self.card.hide()
            self.canvas.setAccessibleDescription("")
            return
        rank = self._ranks.get(row, 0)
        sentence = self.tr("Rank {rank} for the query on screen").format(rank=rank) if rank else ""
        self.card.show_goods(goods_of(self._catalogue, row), sentence, place)
        self.canvas.setAccessibleDescription(self.card.words)

    def _use_lasso(self, is_lasso: bool) -> None:
        self.canvas.box.is_lasso = is_lasso

    def _settle(self) -> None:
        made = self.maker.map
        if self.maker.is_working:
            if not self.progress.working.isVisibleTo(self.progress) or self.progress.isHidden():
                self.progress.show_begun()
        elif made is not None and made.is_draft and self.maker.layout is Layout.TSNE:
            self.progress.show_missing()
        else:
            self.progress.show_nothing()

    def _complain(self, sentence: str, log: str) -> None:
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))

    def _retranslate(self) -> None:
        self.canvas.setAccessibleName(worded(self.tr("Map of the {products}")))
        self.tell()
