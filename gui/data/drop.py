"""Files dragged from the desktop, and a widget that takes them: whatever they are, there is an answer."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from core.data.run_file import is_run_file
from core.runs.bundle import is_bundle
from core.workspace.ownership import MANIFEST, holds_ours, is_plain_file, is_run_folder

# What a path may be.
WORKSPACE, RUN_FOLDER, RUN_FILE, TABLES = "workspace", "run folder", "run file", "tables"
EXPORTED_RUN = "exported run"
RUN = "run.json"

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


def paths_in(data: QMimeData) -> list[Path]:
    """The files and folders that are dragged, in order."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def files_in(data: QMimeData) -> list[Path]:
    """What is dragged, in order; folders give the tables in them, themselves where there are none."""
    return [file for path in paths_in(data) for file in tables_in(path)]


def tables_in(path: Path) -> list[Path]:
    """The tables in a folder; the path itself where there are none, or where its files are a shop's."""
    if kind_of(path) != TABLES:
        return [path]
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else []
    except OSError:
        inside = []
    return [file for file in inside if _is_table(file)] or [path]


def kind_of(path: Path) -> str:
    """What lies at `path`: a workspace, a run or the file of one, a run file of TREC, or tables perhaps."""
    if is_plain_file(path / RUN) and is_run_folder(path):
        return RUN_FOLDER
    if is_plain_file(path / MANIFEST) or (path.is_dir() and holds_ours(path)):
        return WORKSPACE
    if is_bundle(path):
        return EXPORTED_RUN
    return RUN_FILE if is_run_file(path) else TABLES


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


class FileDrop(QObject):
    """Lets `widget` take dropped files. `hovered` tells that some are over it, `dropped` brings them.

    `refused` says why there is nothing to take in what was dropped; `paths` are what is over it, or was
    dropped, as it is.
    """

    hovered = Signal(bool)
    dropped = Signal(object)
    refused = Signal(str)

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.paths: list[Path] = []
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
        if event.type() == QEvent.Type.DragEnter:
            self.paths = paths_in(event.mimeData())
            self.hovered.emit(True)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hovered.emit(False)
        if not event.mimeData().hasUrls():
            return False
        event.acceptProposedAction()
        self.paths = paths_in(event.mimeData())
        if files := files_in(event.mimeData()):
            self.dropped.emit(files)
        else:
            self.refused.emit(
                self.tr("Only files can be imported; save what the link shows as a file first.")
            )
        return True
