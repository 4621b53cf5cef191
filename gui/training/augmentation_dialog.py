"""Twenty texts as they are and as they would be learned: what the rates of changed texts come to."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QWidget

from core.errors import UserError
from core.language import translate
from core.plain_text import one_line
from core.runs.job import Job
from core.training.augmentation_preview import LABELS, Example, Preview, preview
from gui.background import Latest
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

# Pixels; twenty short queries are seen at once.
WIDTH, HEIGHT = 760, 690
ROW_HEIGHT = 25
# Letters of a cell; a column shows fewer.
LONGEST = 120
# Of what both begin with so many characters are shown before the change, unless no more than a few are cut.
KEPT = 6
FAR = 4
BEFORE, AFTER, KINDS, READ = range(4)


class ExamplesModel(QAbstractTableModel):
    """One text a row: before, after, what happened, and whether the network reads it otherwise."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.examples: tuple[Example, ...] = ()
        self.retranslate()

    def show(self, examples: tuple[Example, ...]) -> None:
        """Show others."""
        self.beginResetModel()
        self.examples = examples
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.examples)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        example, place = self.examples[index.row()], index.column()
        texts = (
            example.before,
            example.after,
            self._comma.join(translate(LABELS[kind]) for kind in example.kinds),
            self._yes if example.is_read_otherwise else self._no,
        )
        if role == Qt.ItemDataRole.DisplayRole:
            same = shared_beginning(example.before, example.after) if place <= AFTER else 0
            return one_line(texts[place] if same < FAR else f"…{texts[place][same:]}", LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(texts[place])
        is_same = place == READ and not example.is_read_otherwise
        if role == Qt.ItemDataRole.ForegroundRole and (place == BEFORE or is_same):
            return QColor(theme().colours.text_muted)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_named = orientation == Qt.Orientation.Horizontal
        return self._names[section] if is_named else str(section + 1)

    def retranslate(self) -> None:
        """Say the headings in the language of the window."""
        self._names = (
            self.tr("As it is"),
            self.tr("As it is learned"),
            self.tr("What happened"),
            self.tr("Read otherwise"),
        )
        self._comma = self.tr(", ", "between the kinds of changes")
        self._yes, self._no = self.tr("yes"), self.tr("no")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._names) - 1)


def shared_beginning(before: str, after: str) -> int:
    """How many characters of both may be left out, some before the first that differs kept."""
    pairs = enumerate(zip(before, after, strict=False))
    first = next((place for place, (one, other) in pairs if one != other), 0)
    return max(0, first - KEPT)


class AugmentationDialog(Retranslated, QDialog):
    """Shows what pass by pass becomes of the first texts of `job`; nothing is trained."""

    def __init__(self, workspace: "Workspace", job: Job, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._job = workspace, job
        self._number = 1
        self._shown: Preview | None = None
        self._refusal = ""
        self._making = Latest(self)
        self.model = ExamplesModel(self)
        self.table = QTableView()
        self.said = Label()
        self.note = Label(kind="small")
        self.other_button = push_button("", self._next)
        self.close_button = push_button("", self.reject)
        self._arrange()
        self._retranslate()
        self._make()

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.table.horizontalHeader()
        for place in (BEFORE, AFTER):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        for place in (KINDS, READ):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for label in (self.said, self.note):
            label.setWordWrap(True)
        buttons = row(self.other_button, 1, self.close_button)
        column(
            self.said,
            (self.table, 1),
            self.note,
            buttons,
            parent=self,
            spacing=8,
            margins=(14, 14, 14, 14),
        )
        self.resize(WIDTH, HEIGHT)

    def _next(self) -> None:
        """The next pass changes other texts, and the same ones otherwise."""
        self._number += 1
        self._make()

    def _make(self) -> None:
        self.other_button.setEnabled(False)
        self._making.run(
            preview, self._workspace, self._job, self._number, done=self._show, failed=self._fail
        )

    def _show(self, made: Preview) -> None:
        self._shown, self._refusal = made, ""
        self.model.show(made.examples)
        self.other_button.setEnabled(bool(made.examples))
        self._retranslate()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._shown, self._refusal = None, str(error)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Changed texts"))
        self.model.retranslate()
        self.table.setAccessibleName(self.tr("Texts as they are and as they are learned"))
        self.other_button.setText(self.tr("Next pass"))
        self.other_button.setToolTip(
            self.tr("In each pass other texts are changed; the same seed gives the same changes")
        )
        self.close_button.setText(self.tr("Close"))
        self.note.setText(
            self.tr(
                "“Read otherwise: no” means that the network sees the same words: traditional characters, for"
                " one, are read as simplified ones."
            )
        )
        self.said.setText(self._sentence())

    def _sentence(self) -> str:
        made = self._shown
        if self._refusal:
            return self._refusal
        if made is None:
            return self.tr("Changing texts…")
        if not made.examples:
            return self.tr("No text is changed: all rates are 0, or nothing fits any of them.")
        line = self.tr("Pass {number}: {changed} of the first {texts} texts are changed.")
        return line.format(
            number=self._number, changed=f"{made.changed:,}", texts=f"{made.texts:,}"
        )
