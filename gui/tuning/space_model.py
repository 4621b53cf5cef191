"""The space as a table: each setting of the form, what is tried of it, its default; the rule when hovered."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QColor

from core.errors import UserError
from core.language import translate
from core.settings import AUTOMATIC, Setting
from core.task_choices import settings_of, training_defaults
from core.tuning.space import Listed, Space, parse_space, usual_space
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

NAME, TRIED, DEFAULT = range(3)
Role = Qt.ItemDataRole


class SpaceModel(QAbstractTableModel):
    """One row a setting; the second column is edited: `V1,V2`, `LOW..HIGH`, or empty for the default.

    `edited` tells that something else is tried now.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.task, self.network = "search", "conv1d"
        self._settings: tuple[Setting, ...] = ()
        self._tried: dict[str, str] = {}

    def set_job(self, task: str, network: str, fixed: Mapping[str, object]) -> None:
        """Offer the settings of `network`: what is usually tried, and fixed what differs in the form."""
        self.beginResetModel()
        self.task, self.network = task, network
        self._settings = settings_of(network)
        self._tried = {}
        for name, value in fixed.items():
            self._tried[name] = str(Listed(name, (value,))).partition("=")[2]  # type: ignore[arg-type]
        for part in usual_space(task, network, is_grid=False):
            self._tried[part.name] = str(part).partition("=")[2]
        self.endResetModel()
        self.edited.emit()

    def set_space(self, texts: Iterable[str]) -> None:
        """Show `texts` as `--space` takes them, and nothing else."""
        self.beginResetModel()
        self._tried = dict(_halves(text) for text in texts)
        self.endResetModel()
        self.edited.emit()

    def texts(self) -> list[str]:
        """What is tried, as `--space` takes it."""
        return [
            f"{setting.name}={tried}"
            for setting in self._settings
            if (tried := self._tried.get(setting.name, "").strip())
        ]

    def problem(self, row: int) -> str:
        """What is wrong with what is tried of one setting, in a sentence; empty: nothing."""
        setting = self._settings[row]
        tried = self._tried.get(setting.name, "").strip()
        if not tried:
            return ""
        try:
            parse_space([f"{setting.name}={tried}"], self.task, self.network)
        except UserError as error:
            if "name" in error.values:
                error.values["name"] = translate(setting.label)
            return str(error)
        return ""

    def problems(self) -> list[str]:
        """Everything that is wrong."""
        return [problem for row in range(len(self._settings)) if (problem := self.problem(row))]

    def space(self) -> Space:
        """What is tried.

        Raises:
            UserError: a part breaks a rule.
        """
        return parse_space(self.texts(), self.task, self.network)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as the network has settings."""
        return 0 if parent is not None and parent.isValid() else len(self._settings)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Name, what is tried, and the default."""
        return 0 if parent is not None and parent.isValid() else 3

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """What is tried can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TRIED else flags

    def data(self, index: ModelIndex, role: int = Role.DisplayRole) -> object:
        """Texts, and what is wrong."""
        if not index.isValid():
            return None
        setting, column = self._settings[index.row()], index.column()
        problem = self.problem(index.row()) if column in (NAME, TRIED) else ""
        if role in (Role.DisplayRole, Role.EditRole):
            return self._cells(setting)[column]
        if role == Role.ToolTipRole:
            about = [problem or translate(setting.help), setting.rule]
            return literal("\n".join(filter(None, about)))
        if role == Role.ForegroundRole:
            return self._colour(column, problem)
        if role == Role.AccessibleTextRole and column == TRIED:
            return f"{translate(setting.label)}: {self._tried.get(setting.name, '')} {problem}"
        return None

    def setData(self, index: ModelIndex, value: object, role: int = Role.EditRole) -> bool:
        """Try `value` of the setting from now on, whether it keeps the rule or not."""
        if role != Role.EditRole or index.column() != TRIED:
            return False
        self._tried[self._settings[index.row()].name] = str(value).strip()
        row = index.row()
        self.dataChanged.emit(self.index(row, NAME), self.index(row, TRIED))
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (self.tr("Setting"), self.tr("Try"), self.tr("Default"))[section]

    def _cells(self, setting: Setting) -> tuple[str, str, str]:
        default = training_defaults(self.task, self.network)[setting.name]
        text = str(Listed("", (default,))).partition("=")[2]
        if setting.is_automatic and default == 0:
            text = AUTOMATIC
        return translate(setting.label), self._tried.get(setting.name, ""), text

    def _colour(self, column: int, problem: str) -> QColor | None:
        if problem:
            return QColor(theme().colours.bad)
        return QColor(theme().colours.text_muted) if column > TRIED else None


def _halves(text: str) -> tuple[str, str]:
    name, _, tried = text.partition("=")
    return name, tried
