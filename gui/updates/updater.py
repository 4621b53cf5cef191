"""Updates as the window sees them: counted, begun, followed, settled and undone. Knows no widget."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.runs import listing
from core.runs.job import Event, Failed, Finished, Judged
from core.set_aside import set_aside
from core.updates import ledger
from core.updates.status import UpdateStatus
from core.updates.verdict import Update
from gui import background
from gui.feedback.recorder import Recorder
from gui.single_shot import single_shot
from gui.state import State
from gui.training.trainer import Trainer
from gui.updates.outcome import Outcome
from gui.updates.pending import PendingCount
from gui.updates.progress import UpdateProgress

if TYPE_CHECKING:
    from core.updates.ledger import Entry
    from core.workspace import Workspace

# The eye sees eight changes a second as a movement; more only cost time.
PACE_MILLISECONDS = 120
# After so many actions that are not learned yet an update is likely enough to get ready for.
WARM_ACTIONS = 5


class Updater(QObject):
    """Lets the run in use learn what came in since, one update at a time.

    `changed` says that something shown is another, at most a few times a second; `run_settled` names the run
    that ranks from now on, after an update that passed, an undo, or a run made live again; `outcome_known`
    carries an `Outcome`; `failed` an error that is none of the person's doing.
    """

    changed = Signal()
    run_settled = Signal(str)
    outcome_known = Signal(object)
    failed = Signal(object)

    def __init__(self, trainer: Trainer, recorder: Recorder, state: State, parent: QObject):
        super().__init__(parent)
        self._trainer, self._state = trainer, state
        self._pending = PendingCount(recorder, self)
        self._judged: dict[str, Any] | None = None
        self._is_unreadable = False
        self.phase = ""
        self.course = UpdateProgress()
        self.outcome: Outcome | None = None
        self._tell_later = single_shot(self, PACE_MILLISECONDS, self.changed)
        self._pending.acted.connect(self._take_action)
        self._pending.read.connect(self._take_standing)
        self._pending.failed.connect(self._fail_reading)
        trainer.event_received.connect(self._take)
        trainer.failed.connect(self._take_crash)
        trainer.stopped_hard.connect(self._take_hard_stop)
        trainer.changed.connect(self._follow_trainer)

    # --- what there is ----------------------------------------------------------------------

    @property
    def update_status(self) -> UpdateStatus:
        """What there is to learn and what was learned, as last read."""
        return self._pending.update_status

    @property
    def pending(self) -> int:
        """How many actions the run in use has not learned; counted while they are recorded."""
        return self._pending.pending

    @property
    def is_busy(self) -> bool:
        """Whether an update or an undo is under way."""
        return bool(self.phase)

    @property
    def hindrance(self) -> str:
        """Why no update can begin, "" if one can.

        `unread`, `closed`, `read-only`, `no run`, `busy`, `training` or `nothing new`.
        """
        workspace = self._pending.workspace
        if self._is_unreadable:
            return "unread"
        if workspace is None or not self._pending.is_read:
            return "closed"
        reasons = {
            "read-only": workspace.read_only,
            "no run": not self.update_status.run,
            "busy": self.is_busy,
            "training": self._trainer.work == "training",
            "nothing new": not self.pending,
        }
        return next((name for name, holds in reasons.items() if holds), "")

    @property
    def may_change(self) -> bool:
        """Whether another run may be put to use now."""
        workspace = self._pending.workspace
        return workspace is not None and not workspace.read_only and not self.is_busy

    @property
    def may_undo(self) -> bool:
        """Whether an update is live that can be taken back now."""
        return self.may_change and self.update_status.live is not None

    @property
    def after(self) -> int:
        """After how many new actions an update begins by itself; 0: only when asked."""
        return int(self._state.update_after)

    def set_after(self, actions: int) -> None:
        """Update by itself after so many new actions from now on; 0: only when asked."""
        self._state.update_after = str(actions)
        self._tell()
        self._consider()

    # --- what is done -----------------------------------------------------------------------

    def use(self, workspace: "Workspace | None") -> None:
        """Update the runs of `workspace` from now on; the one that is open already is counted again."""
        if workspace is not None and workspace is self._pending.workspace:
            self.refresh()
            return
        self.phase, self.outcome, self._is_unreadable = "", None, False
        self._pending.use(workspace)
        self._tell()

    def refresh(self) -> None:
        """Count again soon: a run was switched, or much has come in at once."""
        self._pending.refresh_soon()

    def warm(self) -> None:
        """Load the training process: an update may be asked for."""
        if not self.hindrance:
            self._trainer.warm()

    def update(self) -> None:
        """Learn what came in; nothing where something hinders."""
        if self.hindrance or not self._trainer.update():
            return
        self.phase, self.course, self.outcome, self._judged = (
            "working",
            UpdateProgress(),
            None,
            None,
        )
        self._tell()

    def cancel(self) -> None:
        """Stop the update; the run before ranks as it did."""
        if self.phase == "working":
            self.phase = "stopping"
            self._trainer.stop()
            self._tell()

    def undo(self) -> None:
        """Let the run before the live update rank again."""
        if self.may_undo:
            self._settle(ledger.undo, self._pending.workspace, done=self._take_undone)

    def make_live(self, run: str) -> None:
        """Let the run of an earlier update rank again."""
        if self.may_change:
            workspace = self._pending.workspace
            self._settle(listing.activate, workspace, run, done=lambda _: self._take_run(run))

    # --- when to begin ----------------------------------------------------------------------

    def _take_action(self) -> None:
        if not self.is_busy:
            self.outcome = None
        if self.pending >= WARM_ACTIONS:
            self.warm()
        self._tell()

    def _follow_trainer(self) -> None:
        """What a training made is put to use in a moment; only then is it known what it has not learned."""
        if not self._trainer.work:
            self.refresh()
        self._tell()

    def _take_standing(self) -> None:
        self._is_unreadable = False
        self._consider()

    def _consider(self) -> None:
        """Begin by itself, if that is wanted and enough has come in."""
        if self.after and self._pending.due >= self.after:
            self.update()
        self._tell()

    # --- following --------------------------------------------------------------------------

    def _take(self, work: str, event: Event) -> None:
        if work != "update" or not self.is_busy:
            return
        self.course.take(event)
        if isinstance(event, Judged) and self.phase == "working":
            self._judged = event.update
            self._settle(
                ledger.settle,
                self._pending.workspace,
                Update.from_json(event.update),
                done=self._take_entry,
            )
        elif isinstance(event, Failed):
            self._end(Outcome("failed", None, event.message, event.log))
        elif isinstance(event, Finished) and self._judged is None:
            self._end(Outcome("cancelled"))
        self._tell()

    def _take_crash(self, work: str, message: str, log: str) -> None:
        if work == "update" and self.phase in ("working", "stopping"):
            self._end(Outcome("failed", None, message, log))

    def _take_hard_stop(self, work: str) -> None:
        if work == "update" and self.phase == "stopping":
            self._end(Outcome("cancelled"))

    # --- settling ---------------------------------------------------------------------------

    def _settle(self, change: Callable[..., Any], *given: Any, done: Callable[[Any], None]) -> None:
        """Change the workspace in a thread; an answer for a shop that has been left is dropped."""
        workspace = self._pending.workspace
        self.phase = "settling"

        def answer(take: Callable[[Any], None], value: Any) -> None:
            if self._pending.workspace is workspace:
                take(value)

        background.run(
            change,
            *given,
            done=lambda value: answer(done, value),
            failed=lambda error: answer(self._complain, error),
            owner=self,
        )
        self._tell()

    def _take_entry(self, entry: "Entry") -> None:
        self._end(Outcome(entry.update.verdict.decision, entry))
        if not entry.update.verdict.refused:
            self.run_settled.emit(entry.update.run)

    def _take_undone(self, entry: "Entry") -> None:
        self._end(Outcome("undone", entry))
        self.run_settled.emit(entry.update.base)

    def _take_run(self, run: str) -> None:
        self._end(None)
        self.run_settled.emit(run)

    def _complain(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._end(Outcome("failed", None, str(error)))
        else:
            self._end(None)
            self.failed.emit(error)

    def _fail_reading(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._is_unreadable = True
            set_aside(error)
            self._tell()
        else:
            self.failed.emit(error)

    def _end(self, outcome: Outcome | None) -> None:
        self.phase, self.outcome = "", outcome
        if outcome is not None and outcome.entry is None:
            # What was tried in vain does not ask for another update by itself.
            self._pending.try_all()
        self._pending.refresh()
        self._tell()
        if outcome is not None:
            self.outcome_known.emit(outcome)

    def _tell(self) -> None:
        if not self._tell_later.isActive():
            self._tell_later.start()
