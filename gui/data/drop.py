"""Files dragged from the desktop, and a widget that takes them: whatever they are, there is an answer."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

# What is taken out of a folder, and offered first where files are chosen.
SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".parquet",
    ".pq",
    ".jsonl",
    ".ndjson",
    ".json",
    ".qrels",
    ".inter",
    ".item",
    ".dat",
    ".data",
    ".xml",
    ".html",
    ".zip",
    ".gz",
)


def files_in(data: QMimeData) -> list[Path]:
    """What is dragged, in order; folders give the tables in them, themselves where there are none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for path in paths for file in _tables(path)]


def _tables(path: Path) -> Iterable[Path]:
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else []
    except OSError:
        inside = []
    return [file for file in inside if _is_table(file)] or [path]


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


class FileDrop(QObject):
    """Lets `widget` take dropped files. `hovered` tells that some are over it, `dropped` brings them.

    `refused` says why there is nothing to take in what was dropped.
    """

    hovered = Signal(bool)
    dropped = Signal(object)
    refused = Signal(str)

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files and leave every other event alone."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            return self._consider(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return False

    def _consider(self, event: QDragMoveEvent) -> bool:
        if not event.mimeData().hasUrls():
            return False
        event.acceptProposedAction()
        self.hovered.emit(True)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hovered.emit(False)
        if not event.mimeData().hasUrls():
            return False
        event.acceptProposedAction()
        if files := files_in(event.mimeData()):
            self.dropped.emit(files)
        else:
            self.refused.emit(
                self.tr("Only files can be imported; save what the link shows as a file first.")
            )
        return True
