"""Deleting runs: asked in the words of the list, done out of sight, undone until the shop is closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import UserError
from core.runs import listing, trash
from core.runs.trash import DeletedRun
from gui.background import Latest
from gui.training.runs_model import RunRow, RunsModel
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.workspace import Workspace


class RunDeletion(QObject):
    """Deletes runs of the workspace that it was told of and puts the last one back.

    `deleted` carries the `DeletedRun`, `restored` its name and whether it serves its task again; `failed`
    a `UserError`.
    """

    deleted = Signal(object)
    restored = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._deleted: list[DeletedRun] = []
        self._work = Latest(self)

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """What was deleted in the workspace before goes for good."""
        if workspace is not self._workspace:
            for deleted in self._deleted:
                trash.remove(deleted)
            self._deleted.clear()
        self._workspace = workspace

    def delete(self, run: str) -> None:
        """Delete `run`, in a thread."""
        if self._workspace is not None:
            self._work.run(
                listing.set_aside,
                self._workspace,
                run,
                done=self._keep,
                failed=self._fail,
            )

    def undo(self) -> None:
        """Put the run back that was deleted last, if any was."""
        if self._deleted and self._workspace is not None:
            last = self._deleted.pop()
            self._work.run(
                listing.restore,
                self._workspace,
                last,
                done=lambda serves: self.restored.emit(last.run, serves),
                failed=self._fail,
            )

    def _keep(self, deleted: DeletedRun) -> None:
        self._deleted.append(deleted)
        self.deleted.emit(deleted)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)


def ask_to_delete(
    parent: QWidget, model: RunsModel, row: RunRow, delete: Callable[[], None]
) -> None:
    """Ask whether the run of `row` is to go; `delete` is called on a yes, Return and Escape keep it."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("RunDeletion", "Delete run"))
    question = translate("RunDeletion", "Delete the run {run}?")
    box.setText(literal(question.format(run=model.title(row))))
    figures = " ".join(filter(None, (model.result(row), model.comparison(row))))
    facts = [model.details(row), figures]
    if row.summary.is_active:
        facts.append(
            translate(
                "RunDeletion",
                "It is in use now; without it its task is served as before any training.",
            )
        )
    facts.append(translate("RunDeletion", "This can be undone until the shop is closed."))
    box.setInformativeText(literal("\n".join(filter(None, facts))))
    role = QMessageBox.ButtonRole
    yes = box.addButton(translate("RunDeletion", "Delete"), role.DestructiveRole)
    keep = box.addButton(translate("RunDeletion", "Keep"), role.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes.clicked.connect(delete)
    box.open()
