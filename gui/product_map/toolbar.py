"""Above the map: how it is laid out, the lasso, all in sight, a picture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.explain.product_map.product_map import Layout
from gui.language import Retranslated
from gui.widgets.buttons import describe, icon_button
from gui.widgets.layouts import row
from gui.widgets.segments import Segments
from gui.words import worded


class Toolbar(Retranslated, QWidget):
    """`layout_chosen` carries a `Layout`, `lasso_chosen` whether a drag draws one."""

    layout_chosen = Signal(object)
    lasso_chosen = Signal(bool)
    fit_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layouts = Segments(tuple(Layout))
        self.layouts.chosen.connect(lambda key: self.layout_chosen.emit(Layout(key)))
        self.lasso = icon_button("lasso", pixels=18)
        self.lasso.setCheckable(True)
        self.lasso.toggled.connect(self.lasso_chosen)
        self.fit = icon_button("fit", self.fit_wanted, 18)
        self.picture = icon_button("save", self.picture_wanted, 18)
        row(self.layouts, 1, self.lasso, self.fit, self.picture, parent=self, spacing=4)
        self._retranslate()

    def _retranslate(self) -> None:
        self.layouts.label(
            Layout.PCA, self.tr("PCA"), self.tr("Principal components: two straight axes, at once")
        )
        self.layouts.label(
            Layout.TSNE,
            self.tr("t-SNE"),
            self.tr("t-SNE: who is alike stands together; takes a while"),
        )
        describe(
            self.lasso,
            worded(
                self.tr("Draw a line around {products} to see these alone (or drag with Shift)")
            ),
        )
        describe(self.fit, worded(self.tr("All {products} in sight (0)")))
        describe(self.picture, self.tr("Save a picture of the map…"))
