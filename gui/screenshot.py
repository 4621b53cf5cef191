"""A picture of the painted window, for documents and checks: saved once, then the application ends."""

import os
import stat
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, QTimer
from PySide6.QtGui import QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.files import replacing, temporary_beside
from core.language import QT_TRANSLATE_NOOP
from core.log import complain
from core.mending import mendable
from gui.main_window import MainWindow

# Milliseconds for pictures and slides to arrive; and until nothing will come any more.
SETTLE_MS = 600
PATIENCE_MS = 120_000
NOTHING_PAINTED = QT_TRANSLATE_NOOP("core", "Nothing was painted in time, so {file} was not saved.")


def check_picture(path: Path) -> None:
    """Make sure that a picture can be saved in `path`, before anybody waits for it.

    Raises:
        UserError: its ending names no picture, or the place cannot be written to.
    """
    endings = [bytes(ending.data()).decode() for ending in QImageWriter.supportedImageFormats()]
    if path.suffix[1:].lower() not in endings:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "{file} must end in the name of a kind of picture; end it in .png or .jpg."
            ),
            file=path,
        )
    try:
        _try_path(path)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _try_path(path: Path) -> None:
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is no plain file")
    if path.exists():
        # Not for writing into: the earlier picture stays until the new one is whole.
        os.close(os.open(path, os.O_WRONLY))
    temporary = temporary_beside(path.resolve())
    temporary.touch()
    temporary.unlink()


def save_picture(picture: QPixmap, path: Path) -> None:
    """Save `picture` in `path`, whole or not at all.

    Raises:
        UserError: it cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, path.suffix[1:].lower())
    try:
        with replacing(path) as temporary:
            temporary.write_bytes(bytes(buffer.data().data()))
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "core", "The picture cannot be saved as {file} ({reason}); name another file."
        ),
        file=path,
        reason=(error.strerror if isinstance(error, OSError) else None) or str(error),
    )


class Photographer(QObject):
    """Saves a picture once the awaited answer is painted, then ends the application."""

    def __init__(self, window: MainWindow, path: Path):
        super().__init__(window)
        self._window = window
        self._path = path
        window.painted.connect(self._settle)
        window.shop.failed.connect(self._refuse)
        for refused in (window.shop.locked, window.shop.damaged):
            refused.connect(lambda path, error: self._leave(2, error))
        window.failures.bug_found.connect(lambda trace: self._leave(1))
        too_late = UserError(NOTHING_PAINTED, file=path)
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._leave(1, too_late))

    def _settle(self, response: object) -> None:
        self._window.painted.disconnect(self._settle)
        QTimer.singleShot(SETTLE_MS, self, self._save)

    def _save(self) -> None:
        try:
            save_picture(self._window.grab(), self._path)
        except UserError as error:
            self._leave(2, error)
        else:
            self._leave(0)

    def _refuse(self, error: Exception) -> None:
        sentence = mendable(error)
        self._leave(2 if sentence else 1, sentence or error)

    def _leave(self, status: int, reason: object = None) -> None:
        if reason is not None:
            complain(reason)
        QApplication.exit(status)
