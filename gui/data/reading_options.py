"""What a file cannot tell by itself: its encoding, its sheet, and what the rows of a log are."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from gui.data.drafts import Draft
from gui.data.kinds import action_name
from gui.language import Retranslated
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, caption

ACTIONS = ("impression", "click", "favourite", "cart", "purchase", "dismiss")
# What fits beside each other, in boxes and in letters.
ACTIONS_A_ROW = 4
LONGEST_WORD = 16
# The encodings of text that files have, by the names that people know them by.
ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 (GBK)",
    "big5hkscs": "Big5",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252 (Latin-1)",
    "cp949": "EUC-KR",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp874": "Windows-874",
}


class ReadingOptions(Retranslated, QWidget):
    """Shows only the choices that the file leaves open."""

    encoding_chosen = Signal(str)
    sheet_chosen = Signal(str)
    every_row_chosen = Signal(str)
    action_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._draft: Draft | None = None
        self.encoding, self.sheet, self.every_row = QComboBox(), QComboBox(), QComboBox()
        self._words = [Label(), Label(), Label()]
        self.action_boxes: dict[str, QComboBox] = {}
        self._actions = QGridLayout()
        self._actions_label = Label()
        self._arrange()
        for box, signal in (
            (self.encoding, self.encoding_chosen),
            (self.sheet, self.sheet_chosen),
            (self.every_row, self.every_row_chosen),
        ):
            box.activated.connect(_emitter(box, signal.emit))

    def show_draft(self, draft: Draft | None) -> None:
        """Show the choices for the file of `draft`."""
        self._draft = draft
        self._retranslate()

    def _arrange(self) -> None:
        choices: list[QWidget] = []
        for words, box in zip(self._words, self._boxes(), strict=True):
            words.setBuddy(box)
            choices += (words, box)
        self._actions.setHorizontalSpacing(8)
        self._actions.setVerticalSpacing(4)
        self._actions.setColumnStretch(2 * ACTIONS_A_ROW, 1)
        line = row(*choices, 1, spacing=8)
        column(line, self._actions_label, self._actions, parent=self, spacing=6)

    def _boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.encoding, self.sheet, self.every_row

    def _retranslate(self) -> None:
        encoding, sheet, every_row = self._words
        encoding.setText(self.tr("Encoding"))
        sheet.setText(self.tr("Sheet"))
        every_row.setText(self.tr("Every row is"))
        for words, box in zip(self._words, self._boxes(), strict=True):
            box.setAccessibleName(words.text())
        self._fill_encodings()
        self._fill_sheets()
        self._fill_every_row()
        self._fill_actions()

    def _fill_encodings(self) -> None:
        draft = self._draft
        preview = draft.preview if draft else None
        is_text = draft is not None and (preview is None or bool(preview.encoding))
        told = preview.encoding.upper() if preview else ""
        words = self.tr("by its letters: {encoding}").format(encoding=told)
        entries = [(words if told else self.tr("by its letters"), "")]
        entries += [(name, encoding) for encoding, name in ENCODINGS.items()]
        self._fill(self.encoding, entries, draft.encoding if draft else "", is_text)

    def _fill_sheets(self) -> None:
        draft = self._draft
        sheets = draft.preview.sheets if draft and draft.preview else ()
        told = draft.preview.sheet if draft and draft.preview else ""
        words = self.tr("by its columns: {sheets}").format(sheets=caption(told))
        entries = [(words, ""), *((caption(sheet), sheet) for sheet in sheets)]
        self._fill(self.sheet, entries, draft.sheet if draft else "", len(sheets) > 1)

    def _fill_every_row(self) -> None:
        draft = self._draft
        is_log = draft is not None and draft.preview is not None and draft.kind == "events"
        is_open = is_log and draft is not None and not {"action", "rating"} & set(draft.mapping)
        entries = [(self.tr("not said yet"), "")]
        entries += [(action_name(action), action) for action in ACTIONS]
        self._fill(self.every_row, entries, draft.every_row_is if draft else "", is_open)

    def _fill(
        self, box: QComboBox, entries: list[tuple[str, str]], chosen: str, is_shown: bool
    ) -> None:
        box.clear()
        for words, value in entries:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(is_shown)
        self._words[self._boxes().index(box)].setVisible(is_shown)

    def _fill_actions(self) -> None:
        draft = self._draft
        words = draft.unknown_actions if draft else []
        while (item := self._actions.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.action_boxes = {word: self._action_box(word) for word in words}
        for index, (word, box) in enumerate(self.action_boxes.items()):
            row, column = divmod(index, ACTIONS_A_ROW)
            self._actions.addWidget(Label(caption(word, LONGEST_WORD)), row, 2 * column)
            self._actions.addWidget(box, row, 2 * column + 1)
        self._actions_label.setText(self.tr("What do these actions of the log mean?"))
        self._actions_label.setVisible(bool(words))

    def _action_box(self, word: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("left out"), "")
        for action in ACTIONS:
            box.addItem(action_name(action), action)
        told = self._draft.actions.get(word, "") if self._draft else ""
        box.setCurrentIndex(max(0, box.findData(told)))
        box.setAccessibleName(self.tr("What does {word} mean?").format(word=word))
        box.activated.connect(lambda index: self.action_chosen.emit(word, str(box.itemData(index))))
        return box


def _emitter(box: QComboBox, emit: Callable[[str], None]) -> Callable[[int], None]:
    return lambda index: emit(str(box.itemData(index)))
