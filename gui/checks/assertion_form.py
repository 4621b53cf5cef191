"""A small form for one assertion: its kind, what it needs, and the sentence that will stand in the file."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from core.checks.assertions import (
    AT_LEAST,
    AT_MOST,
    DEEPEST,
    FIELDS,
    NO,
    ONLY,
    Above,
    Assertion,
    Content,
    Fast,
    Findable,
    Level,
    NotLower,
    Placed,
    Same,
)
from core.checks.reading import read_assertion
from core.checks.writing import written
from core.errors import UserError
from gui.language import Retranslated
from gui.widgets.layouts import column, holder
from gui.widgets.plain import Label

WIDTH = 560
# The fields that each kind asks for, in the order of the form.
KINDS: dict[str, tuple[str, ...]] = {
    "in": ("query", "product", "top"),
    "not_in": ("query", "product", "top"),
    "above": ("query", "product", "other"),
    NO: ("query", "field", "what", "top"),
    ONLY: ("query", "field", "what", "top"),
    AT_LEAST: ("query", "count", "field", "what", "top"),
    AT_MOST: ("query", "count", "field", "what", "top"),
    "same": ("query", "top", "overlap"),
    "level": ("metric", "set", "bound"),
    "not_lower": ("metric", "set", "rival", "margin", "sure"),
    "fast": ("percentile", "set", "ms"),
    "findable": ("set", "share"),
}
NEEDED = ("query", "product", "other", "what", "metric", "rival")


class AssertionForm(Retranslated, QDialog):
    """Asks for an `assertion`; a sentence or a complaint follows every change."""

    def __init__(
        self, kind: str = "in", query: str = "", product: str = "", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.kind = QComboBox()
        self.texts = {name: QLineEdit() for name in (*NEEDED, "set")}
        self.texts["query"].setText(query)
        self.texts["product"].setText(product)
        self.texts["metric"].setText("nDCG@10")
        self.field = QComboBox()
        self.counts = {"top": _count(10, DEEPEST), "count": _count(1, DEEPEST)}
        self.numbers = {
            "bound": _number(0.6, 1, 4),
            "overlap": _number(0.9, 1, 2),
            "margin": _number(0.01, 1, 4),
            "sure": _number(95, 99.9, 1),
            "percentile": _number(95, 99, 0),
            "ms": _number(20, 60_000, 1),
            "share": _number(10, 100, 1),
        }
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._arrange()
        for name in KINDS:
            self.kind.addItem("", name)
        for name in FIELDS:
            self.field.addItem("", name)
        self.kind.setCurrentIndex(list(KINDS).index(kind))
        self._connect()
        self._retranslate()

    @property
    def widgets(self) -> dict[str, QWidget]:
        """Every field by its name."""
        return {**self.texts, "field": self.field, **self.counts, **self.numbers}

    @property
    def assertion(self) -> Assertion:
        """What the form says.

        Raises:
            UserError: a number cannot be, or it would not be read back as it is.
        """
        made = self._made(str(self.kind.currentData()))
        if read_assertion(written(made)) != made:
            raise UserError(self.tr("Leave out quotation marks; a file could not hold this."))
        return made

    def _made(self, kind: str) -> Assertion:
        text = {name: " ".join(field.text().split()) for name, field in self.texts.items()}
        count = {name: field.value() for name, field in self.counts.items()}
        number = {name: round(field.value(), 6) for name, field in self.numbers.items()}
        metric = self._metric(text["metric"])
        makers: dict[str, Callable[[], Assertion]] = {
            "in": lambda: Placed(text["query"], text["product"], count["top"]),
            "not_in": lambda: Placed(text["query"], text["product"], count["top"], is_in=False),
            "above": lambda: Above(text["query"], text["product"], text["other"]),
            "same": lambda: Same(text["query"], count["top"], number["overlap"]),
            "level": lambda: Level("", metric(), number["bound"], text["set"]),
            "not_lower": lambda: NotLower(
                "", text["rival"], number["margin"], number["sure"] / 100, metric(), text["set"]
            ),
            "fast": lambda: Fast("", number["percentile"], number["ms"], text["set"]),
            "findable": lambda: Findable("", number["share"] / 100, text["set"]),
        }
        if kind in makers:
            return makers[kind]()
        amount = count["count"] if kind in (AT_LEAST, AT_MOST) else 0
        field = str(self.field.currentData())
        return Content(text["query"], text["what"], field, kind, amount, count["top"])

    @staticmethod
    def _metric(text: str) -> Callable[[], str]:
        from core.metrics.ranking_measures import parse_measure

        return lambda: parse_measure(text).name

    def _arrange(self) -> None:
        self.form = QFormLayout()
        self.labels = {name: Label() for name in ("kind", *self.widgets)}
        for name, field in {"kind": self.kind, **self.widgets}.items():
            self.form.addRow(self.labels[name], field)
        column(
            (holder(self.form), 1), self.sentence, self.buttons, parent=self, spacing=12,
            margins=(16, 16, 16, 16),
        )  # fmt: skip
        self.setMinimumWidth(WIDTH)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._settle)
        self.field.currentIndexChanged.connect(self._settle)
        for text in self.texts.values():
            text.textChanged.connect(self._settle)
        for count in self.counts.values():
            count.valueChanged.connect(self._settle)
        for number in self.numbers.values():
            number.valueChanged.connect(self._settle)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _settle(self) -> None:
        asked = KINDS[str(self.kind.currentData())]
        for name, field in self.widgets.items():
            self.form.setRowVisible(field, name in asked)
        told, is_sound = self._told(asked)
        self.sentence.setText(told)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_sound)

    def _told(self, asked: tuple[str, ...]) -> tuple[str, bool]:
        """The sentence, or what is wrong with it."""
        if any(name in asked and not self.texts[name].text().strip() for name in NEEDED):
            return self.tr("Fill in every field but the set, which may stay empty."), False
        try:
            return written(self.assertion), True
        except UserError as error:
            return str(error), False

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What must stay so"))
        kinds = (
            self.tr("A product is in the top"),
            self.tr("A product is not in the top"),
            self.tr("One product is above another"),
            self.tr("None of the top has …"),
            self.tr("All of the top have …"),
            self.tr("At least so many of the top have …"),
            self.tr("At most so many of the top have …"),
            self.tr("The top stays as it is now (snapshot)"),
            self.tr("A metric of judged queries is at least …"),
            self.tr("A metric is not lower than that of another run"),
            self.tr("Searches are fast"),
            self.tr("Few queries find nothing"),
        )
        fields = (self.tr("anywhere"), self.tr("word"), self.tr("category"), self.tr("brand"))
        for box, names in ((self.kind, kinds), (self.field, fields)):
            for at, name in enumerate(names):
                box.setItemText(at, name)
        self._name_rows()
        self._settle()

    def _name_rows(self) -> None:
        names = {
            "kind": self.tr("Kind"),
            "query": self.tr("Query"),
            "product": self.tr("Product id"),
            "other": self.tr("Above the product id"),
            "what": self.tr("Word, category or brand"),
            "metric": self.tr("Metric"),
            "rival": self.tr("Run, RUN:METHOD or :lexical"),
            "set": self.tr("Query set (empty: the imported one)"),
            "field": self.tr("Where"),
            "top": self.tr("Top"),
            "count": self.tr("How many"),
            "bound": self.tr("At least"),
            "overlap": self.tr("RBO at least"),
            "margin": self.tr("Margin"),
            "sure": self.tr("Sure, %"),
            "percentile": self.tr("Percentile"),
            "ms": self.tr("At most, ms"),
            "share": self.tr("At most, %"),
        }
        for name, field in {"kind": self.kind, **self.widgets}.items():
            self.labels[name].setText(names[name])
            field.setAccessibleName(names[name])


def _count(value: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, most)
    made.setValue(value)
    return made


def _number(value: float, most: float, decimals: int) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setDecimals(decimals)
    made.setRange(0, most)
    made.setSingleStep(10**-decimals if decimals else 1)
    made.setValue(value)
    return made
