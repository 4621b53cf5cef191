"""Files dragged from the desktop: which are tables we read, and a widget that takes them."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".parquet",
    ".pq",
    ".jsonl",
    ".ndjson",
    ".json",
    ".qrels",
)


def files_in(data: QMimeData) -> list[Path]:
    """The readable tables among what is dragged, in order; folders give the tables in them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for path in paths for file in _tables(path)]


def _tables(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(each for each in path.iterdir() if _is_table(each))
    return [path] if _is_table(path) else []


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


class FileDrop(QObject):
    """Lets `widget` take dropped tables. `hovered` tells that some are over it, `dropped` brings them."""

    hovered = Signal(bool)
    dropped = Signal(object)

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of tables and leave every other event alone."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            return self._consider(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return False

    def _consider(self, event: QDragMoveEvent) -> bool:
        if not files_in(event.mimeData()):
            return False
        event.acceptProposedAction()
        self.hovered.emit(True)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hovered.emit(False)
        files = files_in(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        self.dropped.emit(files)
        return True
