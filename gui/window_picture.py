"""A picture of the window for slides: twice as dense as the screen, on the clipboard and in a file."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from core.errors import UserError, writing
from core.plain_text import one_line
from gui import background
from gui.widgets.file_dialog import choose_save
from gui.widgets.notices import Toast
from gui.widgets.png import picture_of, save_png

# Long enough to read a path and to press the button.
TOLD_SECONDS = 10.0
# Characters of a query in the name of a file.
LONGEST_NAME = 40
# What no file system, or not every one, takes in a name.
_UNFIT = re.compile(r'[\\/:*?"<>|\s.]+')


class WindowPicture(QObject):
    """Takes pictures of `window`; `failed` tells why one cannot be saved."""

    failed = Signal(object)

    def __init__(self, window: QWidget, toast: Toast, subject: Callable[[], str]):
        """`subject` names what is on screen, for the file."""
        super().__init__(window)
        self._window, self._toast, self._subject = window, toast, subject

    def take(self) -> None:
        """Copy a picture of the window as it stands now, and ask where to save it."""
        self._toast.hide()
        image = picture_of(self._window)
        QGuiApplication.clipboard().setImage(image)
        title = self.tr("Save the picture")
        path = choose_save(self._window, "picture", title, self._file_name(), ["PNG (*.png)"])
        if path is None:
            self._toast.say(self.tr("The picture is on the clipboard"))
            return
        background.run(
            _save,
            image,
            path,
            done=lambda _: self._tell(path),
            failed=self._fail,
            owner=self,
        )

    def _file_name(self) -> str:
        """Named by what is shown and when."""
        subject = _UNFIT.sub("-", one_line(self._subject(), LONGEST_NAME)).strip("-")
        name = "-".join(filter(None, ("pinxun", subject, f"{datetime.now():%Y%m%d-%H%M%S}")))
        return f"{name}.png"

    def _tell(self, path: Path) -> None:
        sentence = self.tr("Saved {path}, and copied to the clipboard").format(path=path)
        folder = QUrl.fromLocalFile(str(path.parent))
        self._toast.say(
            sentence,
            TOLD_SECONDS,
            self.tr("Open folder"),
            lambda: QDesktopServices.openUrl(folder),
        )

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._toast.say(str(error), TOLD_SECONDS)
        else:
            self.failed.emit(error)


def _save(image: QImage, path: Path) -> None:
    with writing(path):
        save_png(image, path)
