"""Files imported before, offered where files are chosen; those that are gone say so and can be taken away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.background import Latest
from gui.language import Retranslated
from gui.state import State
from gui.widgets.buttons import icon_button
from gui.widgets.layouts import column, emptied, row
from gui.widgets.plain import Label, caption, literal

# Characters of a file's name.
LONGEST_NAME = 70


class RecentFiles(Retranslated, QWidget):
    """Lists what the state remembers; `chosen` names a file to import again."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.rows: list[RecentFile] = []
        self._removed: list[str] = []
        self._reader = Latest(self)
        self._heading = Label(kind="muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.undo_button = QPushButton()
        self.undo_button.setProperty("kind", "link")
        self.undo_button.clicked.connect(self._undo)
        column(self._heading, self._rows, row(self.undo_button, 1), parent=self, spacing=4)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """List the files anew, and find out, in a thread, which of them are gone."""
        paths = State().files
        emptied(self._rows)
        self.rows = [self._made_row(Path(path)) for path in paths]
        for made in self.rows:
            self._rows.addWidget(made)
        self.undo_button.setVisible(bool(self._removed))
        self._heading.setVisible(bool(paths))
        self._reader.run(_missing_files, paths, done=self._mark)

    def _made_row(self, path: Path) -> "RecentFile":
        made = RecentFile(path)
        made.chosen.connect(self.chosen)
        made.removed.connect(self._remove)
        return made

    def _mark(self, missing: list[str]) -> None:
        for made in self.rows:
            if str(made.path) in missing:
                made.set_missing()

    def _remove(self, path: Path) -> None:
        state = State()
        self._removed = state.files
        state.forget_file(path)
        self.refresh()

    def _undo(self) -> None:
        state = State()
        for path in reversed(self._removed):
            state.remember_file(Path(path))
        self._removed = []
        self.refresh()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Imported before"))
        self.undo_button.setText(self.tr("Put back what was removed"))


class RecentFile(Retranslated, QWidget):
    """One file: a button with its name, its folder, a cross."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None):
        super().__init__(parent)
        self.path = path
        self._is_missing = False
        self.button = QPushButton(caption(path.name, LONGEST_NAME))
        self.button.setProperty("kind", "link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(lambda: self.chosen.emit([self.path]))
        self.about = Label(kind="small")
        self.remove_button = icon_button("close", lambda: self.removed.emit(self.path))
        row(self.button, (self.about, 1), self.remove_button, parent=self, spacing=8)
        self._retranslate()

    def set_missing(self) -> None:
        """The file is gone: grey, and the reason in the place of its folder."""
        self._is_missing = True
        self.button.setEnabled(False)
        self._retranslate()

    def _retranslate(self) -> None:
        folder = str(self.path.parent)
        gone = self.tr("not there any more: {folder}").format(folder=folder)
        self.about.setText(gone if self._is_missing else folder)
        self.setToolTip(literal(str(self.path)))
        self.remove_button.setToolTip(self.tr("Take it from this list"))
        self.remove_button.setAccessibleName(
            self.tr("Take {file} from this list").format(file=self.path.name)
        )


def _missing_files(paths: list[str]) -> list[str]:
    return [path for path in paths if not Path(path).is_file()]
