"""What if: a product's fields on the left, where it would stand on the right, live."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QProgressBar,
    QTableView,
    QTabWidget,
    QWidget,
)

from core.errors import UserError
from core.explain.edits import read_changes
from core.explain.price_curve import PriceCurve, price_curve
from core.explain.supposed_list import Supposed, above, suppose
from core.explain.what_if import WhatIf
from core.search.request import SearchRequest
from gui import background
from gui.background import Latest
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.what_if.command import command_of
from gui.what_if.edit_form import EditForm
from gui.what_if.flip_page import FlipPage
from gui.what_if.moved_list import AFTER, BEFORE, TITLE, MovedModel
from gui.what_if.price_plot import PricePlot
from gui.what_if.words_page import WordsPage
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.labels import muted
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label
from gui.words import worded

if TYPE_CHECKING:
    from core.search.engine import Engine

SIZE = (1080, 640)
FORM_WIDTH = 400
RANK_WIDTH = 84
# Milliseconds after the last key: an edit ranks the whole shop.
PACE_MS = 120
# As many as may be passed are offered.
PASSED = 30
LIST, PRICE, FLIP, WORDS = range(4)
Prepare = Callable[["Engine", Callable[[int, int], None]], WhatIf]


class _Ended(Exception):
    """The dialog was closed before the shop was read."""


class WhatIfDialog(Retranslated, ClosingDialog):
    """Edits one result of one answer; nothing stored is touched. `failed` carries what went wrong."""

    failed = Signal(object)
    heard = Signal(int, int)

    def __init__(
        self,
        engine: "Engine",
        request: SearchRequest,
        product_id: str,
        shop_path: Path,
        prepare: Prepare = WhatIf.for_engine,
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`prepare` makes the shop editable; `program` replaces `python main.py`."""
        super().__init__(parent)
        self._engine, self._request, self._product = engine, request, product_id
        self._shop_path = shop_path
        self.shop: WhatIf | None = None
        self.supposed: Supposed | None = None
        self.curve: PriceCurve | None = None
        self._stop = Event()
        self.form = EditForm(engine.catalogue, engine.catalogue.row_of[product_id], request.text)
        self.words = WordsPage(self._place(), program)
        self._make()
        self._arrange()
        self._connect()
        self._retranslate()
        self._begin(prepare)

    def _make(self) -> None:
        self.rank = Label(kind="title")
        self.told = muted()
        self.bar = QProgressBar()
        self.model = MovedModel()
        self.list = QTableView()
        self.plot = PricePlot()
        self.curve_told = muted()
        self.flips = FlipPage(self._product)
        self.reset_button = push_button("quiet", self.form.reset)
        self.copy_button = push_button("quiet", self.copy_command)
        self.tabs = QTabWidget()
        self._answers, self._curves = Latest(self), Latest(self)
        self._pace = single_shot(self, PACE_MS, self.ask)

    def ask(self) -> None:
        """Rank the shop with what the form says."""
        if self.shop is None:
            return
        try:
            changes = read_changes(self.form.changed)
        except UserError as error:
            self._answers.cancel()
            self.told.setText(str(error))
            return
        asked = self.form.query if self.form.query != self._request.text else None
        self._answers.run(
            suppose,
            self.shop,
            self._request,
            self._product,
            changes,
            asked,
            done=self._take,
            failed=self.failed.emit,
        )

    def copy_command(self) -> None:
        """Put the verb that says the same on the clipboard."""
        QApplication.clipboard().setText(
            command_of(self._place(self.form.query), self.form.changed)
        )

    def shut_down(self) -> None:
        """What is under way ends with the dialog."""
        self._stop.set()
        self.flips.shut_down()
        self.words.shut_down()

    def _place(self, query: str | None = None) -> list[str]:
        """The arguments of `explain` that say which product, query, run and shop."""
        named = ["--query", self._request.text if query is None else query]
        named += ["--product", self._product, "--workspace", str(self._shop_path)]
        return [*named, "--run", self._engine.run_id]

    def _begin(self, prepare: Prepare) -> None:
        """Read the shop's words, which takes seconds."""
        self.bar.setRange(0, 0)
        self.form.setEnabled(False)

        def hear(done: int, total: int) -> None:
            if self._stop.is_set():
                raise _Ended
            self.heard.emit(done, total)

        background.run(
            prepare, self._engine, hear, done=self._use, failed=self._complain, owner=self
        )

    def _use(self, shop: WhatIf) -> None:
        self.shop = shop
        self.bar.hide()
        self.form.setEnabled(True)
        self.form.boxes["title"].setFocus()
        background.run(
            above,
            shop,
            self._request,
            self._product,
            PASSED,
            done=lambda ahead: self.flips.use(shop, self._request, ahead),
            failed=self.failed.emit,
            owner=self,
        )
        self.ask()
        self._draw_curve()

    def _complain(self, error: BaseException) -> None:
        if not isinstance(error, _Ended):
            self.bar.hide()
            self.failed.emit(error)

    def _take(self, supposed: Supposed) -> None:
        self.supposed = supposed
        self.model.show_supposed(supposed)
        self._tell()

    def _draw_curve(self) -> None:
        """The curve takes many rankings: only when it is looked at."""
        if self.shop is not None and self.tabs.currentIndex() == PRICE and self.curve is None:
            self.curve_told.setText(self.tr("Ranking the shop at other prices…"))
            self._curves.run(
                price_curve,
                self.shop,
                self._request,
                self._product,
                self._stop.is_set,
                done=self._take_curve,
                failed=self.failed.emit,
            )

    def _take_curve(self, curve: PriceCurve) -> None:
        self.curve = curve
        self.plot.show_curve(curve)
        self._tell()

    def _arrange(self) -> None:
        self.resize(*SIZE)
        self.list.setModel(self.model)
        self.list.verticalHeader().hide()
        self.list.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for section in (AFTER, BEFORE):
            self.list.setColumnWidth(section, RANK_WIDTH)
        self.told.setMinimumHeight(self.told.fontMetrics().height() * 3)
        self.bar.setTextVisible(False)
        left = holder(
            column(
                self.form,
                row(self.reset_button, self.copy_button, 1, spacing=8),
                self.bar,
                self.rank,
                self.told,
                1,
                spacing=10,
            )
        )
        left.setFixedWidth(FORM_WIDTH)
        price = holder(column(self.curve_told, (self.plot, 1), spacing=6, margins=(4, 10, 4, 4)))
        for page in (self.list, price, self.flips, self.words):
            self.tabs.addTab(page, "")
        row(left, (self.tabs, 1), parent=self, spacing=16, margins=(14, 14, 14, 14))

    def _connect(self) -> None:
        self.form.edited.connect(self._pace.start)
        self.tabs.currentChanged.connect(lambda _: self._draw_curve())
        self.flips.wanted_changes.connect(self.form.write)
        self.flips.failed.connect(self.failed)
        self.words.failed.connect(self.failed)
        self.heard.connect(self._show_progress)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _tell(self) -> None:
        """Where it stands, and what the price does."""
        supposed = self.supposed
        if supposed is None:
            self.rank.setText("…")
            self.told.setText(worded(self.tr("Reading the words of every {product} once…")))
        else:
            before, after = (f"#{n}" if n else "–" for n in (supposed.before, supposed.after))
            self.rank.setText(f"{before} → {after}")
            gap = sum(supposed.parts_after.values()) - sum(supposed.parts_before.values())
            said = self.tr("of {count} results · score {gap} · the shop itself stays as it is")
            self.told.setText(said.format(count=f"{supposed.of_after:,}", gap=f"{gap:+.4f}"))
        if self.curve is not None:
            self.curve_told.setText(self._reasons(self.curve))

    def _reasons(self, curve: PriceCurve) -> str:
        """What of the search looks at the price, or that nothing does."""
        names = {
            "condition": self.tr("what the query says of prices"),
            "filter": self.tr("the filter by price"),
            "order": self.tr("the order by price"),
            "taste": self.tr("the taste of who searches"),
        }
        if curve.reasons:
            told = self.tr("The price counts through {reasons}; it is no part of the score itself.")
            return told.format(reasons=", ".join(names[reason] for reason in curve.reasons))
        return self.tr("The price changes nothing here: nothing of this search looks at it.")

    def _retranslate(self) -> None:
        title = self._engine.catalogue.title[self._engine.catalogue.row_of[self._product]]
        self.setWindowTitle(self.tr("What if… · {title}").format(title=title[:60]))
        self.reset_button.setText(self.tr("Reset"))
        self.copy_button.setText(self.tr("Copy as command"))
        self.copy_button.setToolTip(self.tr("The verb that answers the same, for a terminal"))
        names = (self.tr("List"), self.tr("Price"), self.tr("Smallest edit"), self.tr("Words"))
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        self.list.setAccessibleName(self.tr("The list around it, after and before"))
        self.plot.setAccessibleName(self.tr("Rank against price"))
        self.bar.setAccessibleName(self.tr("How far the shop is read"))
        self._tell()
