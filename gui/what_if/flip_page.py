"""The smallest edit that puts a product above another: asked for, looked for, shown with its changes."""

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QWidget

from core.explain.flip_words import flip_sentence
from core.explain.flips import Flip, smallest_flip
from core.explain.what_if import WhatIf
from core.plain_text import one_line
from core.search.request import SearchRequest
from gui import background
from gui.language import Retranslated
from gui.theme import theme
from gui.what_if.edit_form import shown
from gui.widgets.buttons import push_button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import muted
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label, MarkedLabel, Markup, joined, markup
from gui.words import worded

KINDS = ("title", "brand", "category", "price", "sales")
NAMED = 60


class FlipPage(Retranslated, QWidget):
    """`wanted_changes` hands the edit found to the form; `failed` carries what went wrong."""

    wanted_changes = Signal(object)
    failed = Signal(object)
    heard = Signal(int, int)

    def __init__(self, product_id: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._product = product_id
        self._shop: WhatIf | None = None
        self._request: SearchRequest | None = None
        self._stop: Event | None = None
        self.flip: Flip | None = None
        self.versus = QComboBox()
        self._versus_name = Label()
        self.allowed = {kind: QCheckBox() for kind in KINDS}
        self.button = push_button("primary", self.find_or_cancel)
        self.take_button = push_button("quiet", self._hand_over)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told = muted()
        self.title = MarkedLabel()
        self.title.setWordWrap(True)
        self.ranks = muted()
        self._allowed_name = Label(kind="small")
        self._arrange()
        self.heard.connect(self._show_progress)
        theme().changed.connect(self._show)
        self._retranslate()
        self._settle()

    def _arrange(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices)
        for box in self.allowed.values():
            box.setChecked(True)
            flow.addWidget(box)
        column(
            row(self._versus_name, (self.versus, 1), spacing=8),
            self._allowed_name,
            choices,
            holder(row(self.button, self.take_button, 1, spacing=8)),
            self.bar,
            self.told,
            self.title,
            self.ranks,
            1,
            parent=self,
            spacing=8,
            margins=(4, 10, 4, 4),
        )

    def use(self, shop: WhatIf, request: SearchRequest, above: Sequence[tuple[str, str]]) -> None:
        """Look for edits in `shop`; `above` are ids and titles of what may be passed, the nearest last."""
        self._shop, self._request = shop, request
        self.versus.clear()
        for number, (product, title) in enumerate(above, 1):
            self.versus.addItem(f"#{number} {one_line(title)[:NAMED]}", product)
        self.versus.setCurrentIndex(self.versus.count() - 1)
        self._settle()

    def find_or_cancel(self) -> None:
        """Begin, or end what is under way."""
        if self._stop is not None:
            self._stop.set()
            return
        if self._shop is None or self._request is None or self.versus.currentData() is None:
            return
        self._stop, self.flip = Event(), None
        forbidden = [kind for kind, box in self.allowed.items() if not box.isChecked()]
        background.run(
            _found,
            self._shop,
            self._request,
            self._product,
            self.versus.currentData(),
            forbidden,
            self._stop,
            self.heard.emit,
            done=self._take,
            failed=self._complain,
            owner=self,
        )
        self.bar.setRange(0, 0)
        self._show()
        self._settle()

    def shut_down(self) -> None:
        """End what is under way."""
        if self._stop is not None:
            self._stop.set()

    def _take(self, flip: Flip) -> None:
        self.flip, self._stop = flip, None
        self._show()
        self._settle()

    def _complain(self, error: object) -> None:
        self._stop = None
        self._settle()
        self.failed.emit(error)

    def _show_progress(self, tried: int, budget: int) -> None:
        self.bar.setRange(0, budget)
        self.bar.setValue(tried)

    def _hand_over(self) -> None:
        if self.flip is not None:
            self.wanted_changes.emit(self.flip.changes)

    def _show(self) -> None:
        flip = self.flip
        if flip is None:
            for label in (self.told, self.ranks):
                label.setText("")
            self.title.show_markup(markup(""))
            return
        self.told.setText(flip_sentence(flip.found, flip.is_above, flip.is_smallest, flip.tried))
        self.title.show_markup(_marked(flip))
        self.ranks.setText(self._ranks(flip) if flip.edits else "")

    def _ranks(self, flip: Flip) -> str:
        """What was edited besides the title, and where both stand."""
        names = self._kind_names()
        fields = [
            f"{names[field]} → {shown(value)}"
            for field, value in flip.changes.items()
            if field != "title"
        ]
        (own, other), (own_after, other_after) = flip.before, flip.after
        moved = self.tr("it: {own} → {own_after} · the other: {other} → {other_after}").format(
            own=_rank(own),
            own_after=_rank(own_after),
            other=_rank(other),
            other_after=_rank(other_after),
        )
        return " · ".join([*fields, moved])

    def _settle(self) -> None:
        is_busy = self._stop is not None
        self.bar.setVisible(is_busy)
        self.button.setEnabled(is_busy or self.versus.count() > 0)
        self.take_button.setEnabled(bool(self.flip and self.flip.edits))
        self.button.setText(self.tr("Cancel") if is_busy else self.tr("Find the smallest edit"))

    def _kind_names(self) -> dict[str, str]:
        return {
            "title": self.tr("Words of the title"),
            "brand": worded(self.tr("{brand}")),
            "category": worded(self.tr("{category}")),
            "price": self.tr("Price"),
            "sales": self.tr("Sales"),
        }

    def _retranslate(self) -> None:
        self._versus_name.setText(self.tr("Above"))
        self.versus.setAccessibleName(self.tr("The result to be passed"))
        self._allowed_name.setText(self.tr("What may be changed"))
        for kind, name in self._kind_names().items():
            self.allowed[kind].setText(name)
        self.take_button.setText(self.tr("Write into the form"))
        self.take_button.setToolTip(self.tr("Edit the fields on the left as was found here"))
        self.button.setToolTip(
            self.tr("Tries edits, the most promising first, and ranks the whole shop for each")
        )
        self.bar.setAccessibleName(self.tr("Edits tried"))
        self._settle()
        self._show()


def _found(
    shop: WhatIf,
    request: SearchRequest,
    product: str,
    versus: str,
    forbidden: list[str],
    stop: Event,
    heard: Callable[[int, int], None],
) -> Flip:
    return smallest_flip(
        shop,
        request,
        product,
        versus,
        forbidden,
        stopped=stop.is_set,
        progress=heard,
    )


def _marked(flip: Flip) -> Markup:
    """The title with what goes struck out and what comes in colour."""
    colours = theme().colours
    looks = {
        "same": "{text}",
        "removed": f'<s style="color:{colours.bad}">{{text}}</s>',
        "added": f'<b style="color:{colours.good}">{{text}}</b>',
    }
    return joined("", [markup(looks[look], text=text) for text, look in flip.title])


def _rank(rank: int) -> str:
    return f"#{rank}" if rank else "–"
