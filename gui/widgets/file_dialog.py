"""Every dialog that asks for a file or a folder: it opens where the last one of its kind was."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.state import State

# What Qt's own Chinese lacks of these dialogs, or words badly; our translator is asked first.
_WORDS_OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
_ENDING = re.compile(r"\*(\.\w+)")


def choose_files(parent: QWidget, kind: str, title: str, filters: Sequence[str]) -> list[Path]:
    """Ask for files to read; `kind` is what they are for, `filters` are like `CSV (*.csv)`."""
    start = str(folder_of(kind))
    names, _ = QFileDialog.getOpenFileNames(parent, title, start, ";;".join(filters))
    paths = [Path(name) for name in names]
    if paths:
        _remember(kind, paths[0].parent)
    return paths


def choose_folder(parent: QWidget, kind: str, title: str) -> Path | None:
    """Ask for a folder; None where nobody chose one."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder_of(kind)))
    if not name:
        return None
    # One opens beside the folder that was chosen last, not in it.
    _remember(kind, Path(name).parent)
    return Path(name)


def choose_save(
    parent: QWidget, kind: str, title: str, name: str, filters: Sequence[str]
) -> Path | None:
    """Ask where to write the file `name`; an ending that is left out is that of the chosen filter."""
    start = folder_of(kind) / name
    while True:
        chosen, chosen_filter = QFileDialog.getSaveFileName(
            parent, title, str(start), ";;".join(filters)
        )
        if not chosen:
            return None
        path = _with_ending(Path(chosen), chosen_filter or filters[0])
        _remember(kind, path.parent)
        # Qt has asked whether to write over the name that was typed, not over the one with its ending.
        if path == Path(chosen) or not path.exists():
            return path
        start = path


def folder_of(kind: str) -> Path:
    """Where a dialog of `kind` opens: where the last one was, else the user's documents, else home.

    A `picture` has a folder of the user's own: that of pictures.
    """
    places = QStandardPaths.StandardLocation
    place = places.PicturesLocation if kind == "picture" else places.DocumentsLocation
    choices = (State().chosen_folder(kind), QStandardPaths.writableLocation(place))
    return next((Path(path) for path in choices if path and Path(path).is_dir()), Path.home())


def _remember(kind: str, folder: Path) -> None:
    State().remember_chosen_folder(kind, folder)


def _with_ending(path: Path, chosen_filter: str) -> Path:
    ending = _ENDING.search(chosen_filter)
    return path if path.suffix or not ending else path.with_name(path.name + ending[1])
