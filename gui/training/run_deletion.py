"""Deleting runs: asked in the words of the table, done out of sight, undone until the shop is closed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import UserError
from core.language import plural
from core.runs import listing, trash
from core.runs.details import RunDetails
from core.runs.trash import DeletedRun
from gui.background import Latest
from gui.training.run_words import RunWords
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.workspace import Workspace

Deleted = tuple[DeletedRun, ...]
# More of several runs are counted, not named.
NAMED = 5


class RunDeletion(QObject):
    """Deletes runs of the workspace that it was told of and puts back those that went together last.

    `deleted` carries the `DeletedRun`s of one deletion, `restored` the name of each and whether it serves its
    task again; `failed` a `UserError`.
    """

    deleted = Signal(object)
    restored = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._deleted: list[Deleted] = []
        self._work = Latest(self)

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """What was deleted in the workspace before goes for good."""
        if workspace is not self._workspace:
            for deleted in self._deleted:
                for each in deleted:
                    trash.remove(each)
            self._deleted.clear()
        self._workspace = workspace

    def delete(self, *runs: str) -> None:
        """Delete `runs`, in a thread; nothing while others are being deleted."""
        if self._workspace is not None and not self._work.is_busy:
            self._work.run(_set_aside, self._workspace, runs, done=self._keep, failed=_raise)

    def undo(self) -> None:
        """Put the runs back that were deleted last, if any were."""
        if self._deleted and self._workspace is not None and not self._work.is_busy:
            last = self._deleted.pop()
            self._work.run(_restore, self._workspace, last, done=self._tell_back, failed=_raise)

    def _keep(self, outcome: tuple[Deleted, list[UserError]]) -> None:
        deleted, errors = outcome
        if deleted:
            self._deleted.append(deleted)
            self.deleted.emit(deleted)
        for error in errors:
            self.failed.emit(error)

    def _tell_back(self, outcome: tuple[list[tuple[str, bool]], list[UserError]]) -> None:
        for run, serves in outcome[0]:
            self.restored.emit(run, serves)
        for error in outcome[1]:
            self.failed.emit(error)


def _set_aside(workspace: "Workspace", runs: Sequence[str]) -> tuple[Deleted, list[UserError]]:
    """What could be deleted, and why the rest could not."""
    deleted, errors = [], []
    for run in runs:
        try:
            deleted.append(listing.set_aside(workspace, run))
        except UserError as error:
            errors.append(error)
    return tuple(deleted), errors


def _restore(
    workspace: "Workspace", deleted: Deleted
) -> tuple[list[tuple[str, bool]], list[UserError]]:
    """Which run is back and whether it serves again, and why others are not."""
    back, errors = [], []
    for each in deleted:
        try:
            back.append((each.run, listing.restore(workspace, each)))
        except UserError as error:
            errors.append(error)
    return back, errors


def _raise(error: BaseException) -> None:
    raise error


def ask_to_delete(
    parent: QWidget, words: RunWords, runs: Sequence[RunDetails], delete: Callable[[], None]
) -> None:
    """Ask whether `runs` are to go; `delete` is called on a yes, Return and Escape keep them."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("RunDeletion", "Delete run"))
    one = translate("RunDeletion", "Delete the run {run}?")
    many = translate("RunDeletion", "Delete {count} runs?")
    box.setText(literal(plural(len(runs), one, many, run=words.title(runs[0]))))
    box.setInformativeText(literal("\n".join(_facts(words, runs))))
    role = QMessageBox.ButtonRole
    yes = box.addButton(translate("RunDeletion", "Delete"), role.DestructiveRole)
    keep = box.addButton(translate("RunDeletion", "Keep"), role.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes.clicked.connect(delete)
    box.open()


def _facts(words: RunWords, runs: Sequence[RunDetails]) -> list[str]:
    """What would be lost, and how it comes back."""
    translate = QCoreApplication.translate
    if len(runs) == 1:
        figures = " ".join(filter(None, (words.result(runs[0]), words.comparison(runs[0]))))
        facts = [words.details(runs[0]), figures]
    else:
        facts = [f"{run.called}  {words.result(run)}" for run in runs[:NAMED]]
        facts += ["…"] if len(runs) > NAMED else []
    if len(runs) == 1 and runs[0].summary.is_active:
        facts.append(
            translate(
                "RunDeletion",
                "It is in use now; without it its task is served as before any training.",
            )
        )
    elif any(run.summary.is_active for run in runs):
        facts.append(
            translate(
                "RunDeletion",
                "Some are in use now; without them their tasks are served as before any training.",
            )
        )
    facts.append(translate("RunDeletion", "This can be undone until the shop is closed."))
    return list(filter(None, facts))
