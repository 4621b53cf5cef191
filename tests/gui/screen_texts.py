"""Every text that a window may show, and whether it is shown as it is written."""

from collections.abc import Iterator

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QTextEdit,
    QWidget,
)

Role = Qt.ItemDataRole
ROWS = 60


def shown(window: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text as a person sees it) of every label, tip, button, action and cell below `window`."""
    for widget in (window, *window.findChildren(QWidget)):
        where = type(widget).__name__
        yield f"{where} tip", _seen(widget.toolTip())
        if isinstance(widget, QLabel):
            yield where, _seen_of_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield where, _without_keys(widget.text())
        elif isinstance(widget, QTextEdit):
            assert not widget.acceptRichText(), where
        elif isinstance(widget, (QComboBox, QAbstractItemView)) and widget.model() is not None:
            yield from _cells(where, widget.model())
    for action in window.findChildren(QAction):
        yield "action", _without_keys(action.text().partition("\t")[0])
        yield "action tip", _seen(action.toolTip())


def _seen(text: str) -> str:
    """What Qt makes of a text whose format it guesses."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    assert "\ufffc" not in document.toPlainText(), f"a picture is loaded: {text[:200]}"
    return document.toPlainText()


def _seen_of_label(label: QLabel) -> str:
    if label.textFormat() == Qt.TextFormat.PlainText:
        return label.text()
    return _seen(label.text())


def _without_keys(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _cells(
    where: str,
    model: QAbstractItemModel,
    parent: QModelIndex = QModelIndex(),  # noqa: B008
) -> Iterator[tuple[str, str]]:
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(parent)):
        for role in (Role.DisplayRole, Role.ToolTipRole):
            text = model.headerData(column, Qt.Orientation.Horizontal, role)
            yield (
                f"{where} header",
                _seen(str(text or "")) if role == Role.ToolTipRole else str(text),
            )
        for row in range(min(ROWS, model.rowCount(parent))):
            index = model.index(row, column, parent)
            yield f"{where} cell", str(index.data(Role.DisplayRole) or "")
            yield f"{where} cell tip", _seen(str(index.data(Role.ToolTipRole) or ""))
            if column == 0 and not is_list and model.rowCount(index):
                yield from _cells(where, model, index)
