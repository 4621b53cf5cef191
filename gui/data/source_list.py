"""The chosen files as rows: name, what it holds (changeable), how it is written, how long it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from core.language import plural
from core.workspace import KINDS
from gui.data.drafts import Draft
from gui.data.kinds import kind_name
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import icon_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal

# Pixels.
KIND_WIDTH = 150


class SourceRow(Retranslated, QFrame):
    """One file. Chosen by a click or with Space; its kind is changed in place."""

    chosen = Signal(object)
    kind_changed = Signal(object, str)
    removed = Signal(object)

    def __init__(self, draft: Draft, parent: QWidget | None = None):
        super().__init__(parent)
        self.draft = draft
        self._is_current = False
        self.setObjectName("sourceRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = Label(draft.path.name)
        self._name.setToolTip(literal(str(draft.path)))
        self._details = Label(kind="small")
        self.kind = QComboBox()
        self.kind.setFixedWidth(KIND_WIDTH)
        for kind in KINDS:
            self.kind.addItem(kind, kind)
        self.kind.activated.connect(self._change_kind)
        self.remove_button = icon_button("close", lambda: self.removed.emit(self.draft))
        self._arrange()
        theme().changed.connect(self.refresh)
        self.refresh()

    def set_current(self, is_current: bool) -> None:
        """Show whether this is the file whose columns are below."""
        self._is_current = is_current
        self.refresh()

    def refresh(self) -> None:
        """Say anew what is known of the file."""
        self._name_kinds()
        self.kind.setCurrentIndex(self.kind.findData(self.draft.kind))
        self._details.setText(self._details_text())
        colours = theme().colours
        border = colours.accent if self._is_current else colours.border
        if self.draft.error or (self.draft.preview is not None and not self.draft.is_ready):
            border = colours.bad if self.draft.is_sure else colours.warn
        ground = colours.accent_soft if self._is_current else colours.surface
        self.setStyleSheet(
            f"#sourceRow {{ background: {ground}; border: 1px solid {border}; border-radius: 8px; }}"
            f"#sourceRow:focus {{ border: 2px solid {colours.accent}; }}"
        )
        self.setAccessibleName(f"{self._name.text()}, {self._details.text()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.draft)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.draft)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        row(
            (column(self._name, self._details, spacing=0), 1),
            self.kind,
            self.remove_button,
            parent=self,
            spacing=8,
            margins=(12, 6, 6, 6),
        )

    def _change_kind(self, _: int) -> None:
        self.kind_changed.emit(self.draft, str(self.kind.currentData()))

    def _details_text(self) -> str:
        if self.draft.error:
            return self.tr("cannot be read")
        preview = self.draft.preview
        if preview is None:
            return self.tr("reading…")
        suffix = self.draft.path.suffix.lstrip(".").upper()
        parts = [suffix, preview.encoding.upper(), self._rows()]
        if not self.draft.is_sure:
            parts.append(self.tr("what is it?"))
        elif self.draft.missing:
            parts.append(self.tr("a column is missing"))
        elif not self.draft.is_ready:
            parts.append(self.tr("no row can be used"))
        return " · ".join(part for part in parts if part)

    def _rows(self) -> str:
        assert self.draft.preview is not None
        rows = self.draft.preview.estimated_rows
        words = plural(rows, self.tr("about {count} row"), self.tr("about {count} rows"))
        return words if rows else ""

    def _retranslate(self) -> None:
        self.refresh()

    def _name_kinds(self) -> None:
        for position in range(self.kind.count()):
            self.kind.setItemText(position, kind_name(self.kind.itemData(position)))
        self.kind.setAccessibleName(self.tr("What {file} holds").format(file=self.draft.path.name))
        self.remove_button.setToolTip(self.tr("Leave this file out"))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())
