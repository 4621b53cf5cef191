"""The layers of a run, drawn and listed, and what a query sets off in them."""

from PySide6.QtCore import QItemSelection, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QScrollArea, QSplitter, QTableView, QWidget

from core.explain.model.reading import Reading
from core.explain.model.stored import StoredModel
from gui.language import Retranslated
from gui.model.graph_view import STEP, GraphView
from gui.model.layer_words import LayerWords
from gui.model.layers_model import READS, LayersModel
from gui.model.reading_words import ReadingWords
from gui.single_shot import single_shot
from gui.widgets.buttons import describe, push_button
from gui.widgets.labels import muted, value
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label

ROW_HEIGHT = 24
# A pause in typing, in milliseconds.
PAUSE = 200
DRAWING_HEIGHT, TABLE_HEIGHT = 430, 160
TABLE_WIDTH, DETAIL_WIDTH = 700, 460


class LayersPage(Retranslated, QWidget):
    """Shows a `StoredModel`; `query_wanted` names a query to be read, `picture_wanted` asks for a file."""

    query_wanted = Signal(str)
    picture_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.model: StoredModel | None = None
        self.reading: Reading | None = None
        self._words, self._reading_words = LayerWords(self), ReadingWords(self)
        self.view = GraphView()
        self.layers = LayersModel(self)
        self.table = QTableView()
        self.query = QLineEdit()
        self.query.setClearButtonEnabled(True)
        self.smaller = push_button("quiet", lambda: self._zoom(1 / STEP))
        self.larger = push_button("quiet", lambda: self._zoom(STEP))
        self.fit_button = push_button("quiet", lambda: self.fit(whole=True))
        self.save_button = push_button("quiet", self.picture_wanted.emit)
        self.total = Label(kind="small")
        self.notes = muted()
        self.detail = value()
        self._typed = single_shot(self, PAUSE, self._ask)
        self._arrange()
        self._connect()
        self._retranslate()

    def show_model(self, model: StoredModel, reading: Reading | None) -> None:
        """Draw `model`, with what `reading` set off in it, if anything."""
        is_other = self.model is None or self.model.drawing != model.drawing
        was_lit = self.reading is not None
        self.model, self.reading = model, reading
        self.view.show_drawing(model.drawing, reading)
        if is_other:
            self.layers.show_drawing(model.drawing)
        if is_other or was_lit != (reading is not None):
            self.fit()
        self._retranslate()

    def set_query(self, text: str) -> None:
        """Have `text` in the field, and read."""
        if text != self.query.text():
            self.query.setText(text)
            self._ask()

    def fit(self, whole: bool = False) -> None:
        """Let all of the drawing's width be seen, or the `whole`."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.view.fit(self.area.maximumViewportSize() - QSize(bar, 0), whole)

    def _arrange(self) -> None:
        self._arrange_table()
        self.area = QScrollArea()
        self.area.setWidget(self.view)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.table)
        below.addWidget(scrolled(holder(column(self.detail, 1, margins=(10, 4, 4, 4)))))
        below.setSizes([TABLE_WIDTH, DETAIL_WIDTH])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.area)
        whole.addWidget(below)
        whole.setSizes([DRAWING_HEIGHT, TABLE_HEIGHT])
        for split in (below, whole):
            split.setChildrenCollapsible(False)
        tools = row(
            (self.query, 1),
            self.total,
            self.smaller,
            self.larger,
            self.fit_button,
            self.save_button,
            spacing=6,
        )
        parts = (tools, self.notes, (whole, 1))
        column(*parts, parent=self, spacing=8, margins=(0, 10, 0, 0))

    def _arrange_table(self) -> None:
        self.table.setModel(self.layers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(READS, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.query.textChanged.connect(self._typed.start)
        self.query.returnPressed.connect(self._ask)
        self.view.chosen.connect(self._follow_view)
        self.table.selectionModel().selectionChanged.connect(self._follow_table)

    def _ask(self) -> None:
        self._typed.stop()
        self.query_wanted.emit(self.query.text().strip())

    def _zoom(self, factor: float) -> None:
        self.view.set_zoom(self.view.zoom * factor)

    def _follow_view(self, name: str) -> None:
        self.table.selectRow(self.layers.row_of(name))
        box = self.view.layout_.boxes[name].center() * self.view.zoom
        self.area.ensureVisible(round(box.x()), round(box.y()), 100, 60)

    def _follow_table(self, chosen: QItemSelection) -> None:
        rows = [index.row() for index in chosen.indexes()]
        self.view.choose(self.layers.layers[rows[0]].name if rows else "")
        self._tell()

    def _tell(self) -> None:
        """What is to be said of the layer that is chosen, or of the query."""
        if self.model is None:
            return
        name = self.view.current
        if name:
            layer = self.model.drawing[name]
            parts = [self.view.told(layer)]
            if self.reading is not None:
                parts.insert(0, self._reading_words.of_layer(layer, self.reading))
            self.detail.setText("\n\n".join(filter(None, parts)))
        elif self.reading is not None:
            self.detail.setText(self._reading_words.of_query(self.reading))
        else:
            self.detail.setText(self.tr("Choose a layer to read what it does."))

    def _asked(self) -> str:
        """What the field is for, or why nothing can be read."""
        model = self.model
        if model is None or model.reads_queries:
            return self.tr("A query, to see what it sets off in the network")
        if model.vocabulary is not None:
            return self.tr("Without its weights nothing can be reckoned for a query")
        if model.manifest.task == "search":
            return self.tr(
                "The encoder from outside reads a query as a whole: no layer of it is ours"
            )
        return self.tr("This network reads what shoppers do, not queries")

    def _retranslate(self) -> None:
        self.layers.retranslate()
        self.query.setPlaceholderText(self._asked())
        self.query.setAccessibleName(self.query.placeholderText())
        self.query.setEnabled(self.model is None or self.model.reads_queries)
        self.query.setToolTip(
            self.tr(
                "Strips show how strongly each layer answers; the query on screen comes by itself"
            )
        )
        self.table.setAccessibleName(self.tr("Layers"))
        self.smaller.setText("−")
        self.larger.setText("+")
        describe(self.smaller, self.tr("Smaller"))
        describe(self.larger, self.tr("Larger"))
        self.fit_button.setText(self.tr("Fit"))
        self.fit_button.setToolTip(self.tr("Show the whole drawing"))
        self.save_button.setText(self.tr("Save as picture…"))
        self.save_button.setToolTip(
            self.tr("The whole drawing as PNG, in the colours of the window")
        )
        if self.model is not None:
            self.total.setText(self._words.total(self.model.drawing))
            self.notes.setText("\n".join(map(self._words.note, self.model.notes)))
            self.notes.setVisible(bool(self.model.notes))
        self._tell()
