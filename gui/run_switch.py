"""Which run serves a task: switched by hand or by training, and what it did to the present query."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.runs.job import Finished
from core.runs.names import START, short_name
from core.search.request import SearchResponse
from gui import background
from gui.open_workspace import OpenWorkspace
from gui.products.movement import compare
from gui.run_undo import RunUndo
from gui.search.comparison import EngineComparison
from gui.search.search_page import SearchPage
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.runs.listing import RunSummary
    from core.runs.manifest import Manifest
    from core.runs.promotion import PromotionVerdict
    from core.search.engine import Engine
    from core.workspace import Workspace
    from gui.training.panel import TrainingPanel

TASK = "search"
METRIC = "ndcg@10"
# Figures, and seconds to read them.
METRICS_TOLD = 3
TOLD_SECONDS = 8.0
# The sentence that a comparison is under way goes with it.
COMPARING_SECONDS = 120.0


class RunSwitch(QObject):
    """Switches runs and keeps comparing with the engine from before the switch.

    `judged` carries the `PromotionVerdict` of a trained run; `followed` tells that a person or an update has
    settled which run ranks.
    """

    judged = Signal(object)
    followed = Signal()
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, page: SearchPage, toast: Toast, parent: QObject):
        super().__init__(parent)
        self._shop = shop
        self._page = page
        self._toast = toast
        self.comparison = EngineComparison(self)
        self._undo = RunUndo(shop, toast, self)
        self._undo.changed.connect(self.refresh)
        # Id and figure of every run that can rank, the newest first.
        self.rows: list[tuple[str, str]] = []
        self._finished: Finished | None = None
        # Ranks for now, until its training ends and it is known how it stands.
        self._tried = ""
        self._judged: dict[tuple[str, str], tuple[float, float]] = {}
        self.comparison.compared.connect(self._show_change)
        page.summary.run_chosen.connect(self.choose)
        shop.interleaving_changed.connect(self.end_comparison)
        shop.closing.connect(self._leave)
        page.strip.product_chosen.connect(page.results.select_product)
        page.strip.dismissed.connect(self.end_comparison)

    def watch(self, panel: "TrainingPanel") -> None:
        """Follow what `panel` trains."""
        panel.training_started.connect(self._begin)
        panel.run_usable.connect(self._try)
        panel.training_finished.connect(self._finish)
        panel.run_compared.connect(self._judge)
        panel.run_activated.connect(self.follow)
        self._undo.watch(panel)
        panel.training_failed.connect(lambda why: self._fail(why, panel.isVisible()))

    def choose(self, run: str) -> None:
        """A person wants `run` to rank from now on."""
        workspace = self._shop.workspace
        if workspace is not None and not workspace.read_only:
            background.run(_activate, workspace, run, owner=self._shop.visit)
        self._shop.end_interleaving()
        self.follow(run)

    def refresh(self) -> None:
        """List the runs there are and mark the one that ranks."""
        workspace = self._shop.workspace
        if workspace is not None:
            background.run(_search_runs, workspace, done=self._list, owner=self._shop.visit)

    def take(self, response: SearchResponse) -> None:
        """`response` is on screen; what an earlier one changed is told no more."""
        if self._shop.previewed is not None:
            # Who looks at an epoch compares it with what was on screen before.
            return
        is_list = bool(response.request.text.strip() and response.hits)
        if not (is_list and self.comparison.take(response)):
            self._page.strip.hide()

    def take_verdict(self, base: str, run: str, before: float, after: float) -> None:
        """`run`, an update of `base`, was compared with it on the same queries."""
        self._judged = {(base, run): (before, after), (run, base): (after, before)}

    def end_comparison(self) -> None:
        """Stop comparing and take the marks off the cards."""
        self.comparison.end()
        self._page.strip.hide()
        self._page.results.mark_movements({})

    def _leave(self) -> None:
        """Runs of the shop that is closed compare with none of another."""
        self.rows = []
        self._judged = {}
        if self._finished is not None:
            self._finished = None
            self._toast.hide()
        self._tried = ""
        self.end_comparison()

    def _begin(self) -> None:
        self._tried = ""
        self.end_comparison()
        self.comparison.begin(self._shop.engine)

    def _try(self, run: str) -> None:
        self._tried = run
        self._shop.use_run(run)

    def _fail(self, why: str, is_told: bool) -> None:
        """A training has no result: what served before it serves on."""
        if why and not is_told:
            self._toast.say(self.tr("Training failed: {why}").format(why=why), TOLD_SECONDS)
        run, self._tried = self._tried, ""
        workspace = self._shop.workspace
        if run and workspace is not None:
            task = self._shop.task_of(run)
            self.end_comparison()
            background.run(
                workspace.active_run,
                task,
                done=lambda active: self._shop.use_run(active, task),
                failed=self.failed.emit,
                owner=self._shop.visit,
            )

    def follow(self, run: str) -> None:
        """`run` is to rank, as a person or an update has settled; compare with what ranked before."""
        self.followed.emit()
        if self._shop.task_of(run) == TASK:
            self._begin()
        self._shop.use_run(run)

    def _finish(self, finished: Finished) -> None:
        if not finished.best_epoch:
            # Stopped so early that no run was kept: there is nothing to rank by or to compare.
            self.end_comparison()
            return
        self._finished, self._tried = finished, ""
        self._toast.say(finished.note or self._comparing(finished), COMPARING_SECONDS)

    def _judge(self, stored: dict[str, Any]) -> None:
        """The run of the training that has finished was compared with what served so far."""
        finished, workspace = self._finished, self._shop.workspace
        if finished is None or workspace is None or workspace.read_only:
            return
        self._finished = None
        task = self._shop.task_of(finished.run)
        background.run(
            _settle,
            workspace,
            stored,
            task,
            done=lambda outcome: self._settled(finished, task, *outcome),
            failed=self.failed.emit,
            owner=self._shop.visit,
        )

    def _settled(
        self, finished: Finished, task: str, active: str, verdict: "PromotionVerdict | None"
    ) -> None:
        """`active` ranks from now on; `verdict` says why, None where nothing could be compared."""
        if active != finished.run:
            self.end_comparison()
        self._shop.use_run(active, task)
        if verdict is None:
            self._toast.say(self._outcome(finished), TOLD_SECONDS)
            return
        beside = verdict.beside_active if verdict.active else verdict.beside_baseline
        if beside is not None and task == TASK:
            self.take_verdict(verdict.active, verdict.run, beside.before, beside.after)
        if verdict.goes_live:
            sentence = verdict.sentence(short_name)
            self._toast.say("\n".join(filter(None, (finished.note, sentence))), TOLD_SECONDS)
        else:
            self._toast.hide()
        self.judged.emit(verdict)

    def _comparing(self, finished: Finished) -> str:
        """Figures come with the comparison, which measures all there is on the same examples."""
        if finished.reason == "stopped":
            return self.tr("Training was stopped. The model is being compared…")
        return self.tr("Training is done. The model is being compared…")

    def _outcome(self, finished: Finished) -> str:
        if finished.note:
            return finished.note
        measured = list(finished.metrics.items())[:METRICS_TOLD]
        metrics = "  ".join(f"{name} {value:.3f}" for name, value in measured if value is not None)
        done = (
            self.tr("Training was stopped. {metrics}")
            if finished.reason == "stopped"
            else self.tr("Training is done. {metrics}")
        )
        return done.format(metrics=metrics or self.tr("Nothing was held out to measure on."))

    def _list(self, runs: list["RunSummary"]) -> None:
        self.rows = [(run.id, _about(run)) for run in runs]
        active = self._shop.engine.run_id if self._shop.engine is not None else ""
        self._page.summary.set_runs(self.rows, active)

    def _show_change(self, before: SearchResponse, after: SearchResponse) -> None:
        earlier, present = self.comparison.earlier, self._shop.engine
        if earlier is None or present is None or present.run_id != after.run:
            return
        if self._page.on_screen.response is not after:
            return
        was, now = _manifest(earlier), _manifest(present)  # type: ignore[arg-type]
        values, measured = _values(was, now), _measured(was, now)
        paired = self._judged.get((before.run, after.run))
        if values == (None, None) and paired is not None:
            # Measured on others while they were trained, but beside each other since.
            values, measured, paired = paired, "", None
        about = "\n".join(filter(None, (measured, _beside(paired))))
        self._page.strip.show_change(
            before, after, METRIC, *values, before.run, after.run, about=about
        )
        self._page.results.mark_movements(compare(before, after))


def _values(was: "Manifest | None", now: "Manifest | None") -> tuple[float | None, float | None]:
    """What both runs say of the same held-out examples, None where they were measured on others."""
    if now is None:
        return (was.metrics.get(METRIC) if was else None), None
    if was is None:
        return now.baseline.get(METRIC), now.metrics.get(METRIC)
    if was.id == START:
        return None, now.metrics.get(METRIC)
    # A variant was measured by the bench, on other queries than training holds out.
    if was.variant or now.variant:
        return None, None
    if (was.inputs, was.format) != (now.inputs, now.format):
        return None, None
    return was.metrics.get(METRIC), now.metrics.get(METRIC)


def _measured(was: "Manifest | None", now: "Manifest | None") -> str:
    """What the figures of both runs are measured on, and when: of the later, else of the earlier."""
    from core.runs.headline import Headline

    told = [Headline.of(manifest).about for manifest in (now, was) if manifest is not None]
    return next(filter(None, told), "")


def _beside(paired: tuple[float, float] | None) -> str:
    """What a comparison of both on the same queries said since."""
    if paired is None:
        return ""
    before, after = paired
    words = QCoreApplication.translate(
        "RunSwitch", "Compared since on the same queries: {before} ▸ {after}"
    )
    return words.format(before=f"{before:.4f}", after=f"{after:.4f}")


def _search_runs(workspace: "Workspace") -> list["RunSummary"]:
    """The runs that can rank, the newest first, and the pretrained start."""
    from core.pretrained.start import is_shipped
    from core.runs.listing import RunSummary, usable_runs

    start = [RunSummary(START, TASK)] if is_shipped() else []
    return [*usable_runs(workspace, TASK), *start]


def _activate(workspace: "Workspace", run: str) -> None:
    from core.runs.listing import activate

    activate(workspace, run)


def _settle(
    workspace: "Workspace", stored: dict[str, Any], task: str
) -> "tuple[str, PromotionVerdict | None]":
    """The run that serves `task` from now on, and how the new one did."""
    from core.runs.promotion import PromotionVerdict, settle

    verdict = PromotionVerdict.from_json(stored) if stored else None
    if verdict is not None:
        settle(workspace, verdict)
    return workspace.active_run(task), verdict


def _manifest(engine: "Engine") -> "Manifest | None":
    return engine.neural.run.manifest if engine.neural is not None else None


def _about(run: "RunSummary") -> str:
    """The one figure of the run, as in the list of runs."""
    return run.headline.text if run.headline.value is not None else ""
