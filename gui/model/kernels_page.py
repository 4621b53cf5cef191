"""What a kernel looks for: its filters, the n-grams that each answers to most, and texts that hold them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QSplitter, QStackedWidget, QTableView, QWidget

from core.errors import UserError
from core.explain.model.kernels import WORDS, Gram, Kernel, convolutions, has_words
from core.explain.model.read_texts import STEPS_OF_SHOPPERS, TEXTS, TITLES, ReadTexts
from core.explain.model.stored import StoredModel
from gui.language import Retranslated
from gui.model.kernels_model import GRAM, STRONGEST, GramsModel, KernelsModel
from gui.model.lit_texts import LitTexts
from gui.model.work import Course, Work
from gui.products.state_page import StatePage
from gui.widgets.labels import muted
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.explain.model.insight import Insight

ROW_HEIGHT = 24
FILTERS_WIDTH, GRAMS_WIDTH = 430, 720
GRAMS_HEIGHT, EXAMPLES_HEIGHT = 330, 170


class KernelsPage(Retranslated, QWidget):
    """Asks `insight` for the kernels of a model in a thread; `failed` carries what nobody can mend."""

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._insight: Insight | None = None
        self._model: StoredModel | None = None
        self._texts: ReadTexts | None = None
        self._refusal = ""
        self.layer = QComboBox()
        self.about = muted()
        self.kernels, self.grams = KernelsModel(self), GramsModel(self)
        self.filter_table, self.gram_table = QTableView(), QTableView()
        self.examples = LitTexts()
        self.work = Work()
        self.state = StatePage()
        self._label = Label()
        self._arrange()
        self._connect()
        self._retranslate()

    def show_model(self, insight: "Insight", model: StoredModel) -> None:
        """Show the kernels of `model`; the convolution that is chosen stays chosen where it is there too."""
        self._insight, self._model, self._refusal = insight, model, ""
        self.layer.blockSignals(True)
        before = self.layer.currentData()
        self.layer.clear()
        for name in self._layers(model):
            self.layer.addItem("", name)
        self.layer.setCurrentIndex(max(0, self.layer.findData(before)))
        self.layer.blockSignals(False)
        self._retranslate()
        self._ask()

    def leave(self) -> None:
        """The shop is closed."""
        self.work.withdraw()
        self._insight = self._model = self._texts = None
        self.kernels.show_kernels([])
        self.grams.show_grams(())

    def _layers(self, model: StoredModel) -> list[str]:
        """What can be shown: convolutions first, then the words themselves."""
        words = [WORDS] if has_words(model.drawing) else []
        return [*(layer.name for layer in convolutions(model.drawing)), *words]

    def _arrange(self) -> None:
        for table, model, wide in (
            (self.filter_table, self.kernels, STRONGEST),
            (self.gram_table, self.grams, GRAM),
        ):
            table.setModel(model)
            table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
            table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            table.setWordWrap(False)
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.gram_table)
        right.addWidget(scrolled(self.examples))
        right.setSizes([GRAMS_HEIGHT, EXAMPLES_HEIGHT])
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.filter_table)
        whole.addWidget(right)
        whole.setSizes([FILTERS_WIDTH, GRAMS_WIDTH])
        for split in (right, whole):
            split.setChildrenCollapsible(False)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(whole)
        choice = holder(row(self._label, self.layer, 1, spacing=8))
        parts = (choice, self.about, self.work, (self.stack, 1))
        column(*parts, parent=self, spacing=8, margins=(0, 10, 0, 0))

    def _connect(self) -> None:
        self.layer.currentIndexChanged.connect(self._ask)
        self.filter_table.selectionModel().currentRowChanged.connect(self._show_filter)
        self.gram_table.selectionModel().currentRowChanged.connect(self._show_gram)

    def _ask(self) -> None:
        insight, model, layer = self._insight, self._model, self.layer.currentData()
        if insight is None or model is None:
            return
        if layer is None:
            self._refuse(
                self.tr("This network reads texts as they are: it has no kernels and no words.")
            )
            return

        def look(course: Course) -> tuple[ReadTexts, list[Kernel]]:
            kernels = insight.kernels(model, layer, course)
            return insight.texts(model, course), kernels

        self._say_busy()
        self.work.start(look, self._show, self._fail, self._say_cancelled)

    def _show(self, shown: tuple[ReadTexts, list[Kernel]]) -> None:
        self._texts, kernels = shown
        self._refusal = ""
        self.kernels.show_kernels(kernels)
        self.stack.setCurrentIndex(1)
        self._retranslate()
        self.filter_table.selectRow(0)
        self._show_filter()

    def _show_filter(self) -> None:
        row = self.filter_table.currentIndex().row()
        kernels = self.kernels.kernels
        self.grams.show_grams(kernels[row].grams if 0 <= row < len(kernels) else ())
        self.gram_table.selectRow(0)
        self._show_gram()

    def _show_gram(self) -> None:
        row = self.gram_table.currentIndex().row()
        gram: Gram | None = self.grams.grams[row] if 0 <= row < len(self.grams.grams) else None
        texts = self._texts
        if gram is None or texts is None:
            self.examples.show_texts([], ())
        else:
            self.examples.show_texts([texts.texts[one] for one in gram.examples], gram.words)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._refuse(str(error))
        else:
            self.failed.emit(error)

    def _refuse(self, sentence: str) -> None:
        self._refusal = sentence
        self.work.withdraw()
        self.state.show_state("empty", self.tr("Nothing to show of this run"), sentence)
        self.stack.setCurrentIndex(0)

    def _say_busy(self) -> None:
        if not self.kernels.kernels:
            self.state.show_state("loading", self.tr("Reading the shop…"), "")
            self.stack.setCurrentIndex(0)

    def _say_cancelled(self) -> None:
        again = (self.tr("Look again"), self._ask)
        self.state.show_state("empty", self.tr("Cancelled"), "", again)
        self.stack.setCurrentIndex(0)

    def _retranslate(self) -> None:
        self._label.setText(self.tr("What answers"))
        self._label.setBuddy(self.layer)
        self.layer.setAccessibleName(self._label.text())
        self.layer.setToolTip(self.tr("A convolution by its width, or the words themselves"))
        for number in range(self.layer.count()):
            self.layer.setItemText(number, self._layer_name(self.layer.itemData(number)))
        self.kernels.retranslate()
        self.grams.retranslate()
        self.filter_table.setAccessibleName(self.tr("Filters, the strongest first"))
        self.gram_table.setAccessibleName(self.tr("Words in a row that the filter answers to"))
        self.examples.setAccessibleName(self.tr("Texts that hold them"))
        self.about.setText(self._said())

    def _layer_name(self, name: str) -> str:
        if name == WORDS or self._model is None:
            return self.tr("Words: how far each moves the vector")
        layer = self._model.drawing[name]
        width = layer.options["width"]
        filters = layer.shape[-1]
        return self.tr("Conv1D, {width} wide, {filters} filters").format(
            width=width, filters=filters
        )

    def _said(self) -> str:
        """What was looked at, and what is shown instead where there is no convolution."""
        model, texts = self._model, self._texts
        if model is None or texts is None:
            return ""
        read = {
            TITLES: self.tr("{texts} titles and {queries} queries"),
            TEXTS: self.tr("{texts} labelled texts"),
            STEPS_OF_SHOPPERS: self.tr("{texts} times three steps of a shopper"),
        }[texts.kind].format(
            texts=f"{texts.queries_from:,}", queries=f"{len(texts) - texts.queries_from:,}"
        )
        if self.layer.currentData() == WORDS:
            said = self.tr("Words by the length of their vectors times their weight, over {read}.")
            if not convolutions(model.drawing):
                said = self.tr("This network has no convolution; instead:") + " " + said
        else:
            said = self.tr("Words in a row within one of {read}, by how strongly a filter answers.")
        return said.format(read=read)
