"""Sets the window to how a step of a demonstration wants it, and back to how it stood before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QSignalBlocker

from core.demonstration.demonstration import Start, Step
from core.recommend.session import Session
from core.runs.names import START
from core.search.request import History, SearchRequest
from core.workspace.ownership import is_run_folder, is_run_name
from gui import language
from gui.demonstration.presented_window import PresentedWindow
from gui.panels import VERSION
from gui.shoppers.shopper_switch import Shopping
from gui.theme import theme


@dataclass(frozen=True)
class Standing:
    """How the window stands, to come back to."""

    start: Start
    docks: QByteArray
    is_passing: bool
    request: SearchRequest
    text: str
    shopping: Shopping
    session: Session
    selected: str
    scrolled: int


class Stage:
    """The window as a demonstration uses it."""

    def __init__(self, parts: PresentedWindow) -> None:
        self._parts = parts

    def standing(self) -> Standing:
        """How the window stands now."""
        parts, page = self._parts, self._parts.page
        hit = page.results.current_hit
        return Standing(
            self.start_as_it_is(),
            parts.window.saveState(VERSION),
            parts.panels.is_passing,
            page.controller.request,
            page.bar.box.text(),
            parts.shoppers.shopping,
            parts.acting.session,
            hit.product_id if hit is not None else "",
            parts.list.verticalScrollBar().value(),
        )

    def start_as_it_is(self) -> Start:
        """The start of a demonstration that begins as the window stands."""
        parts = self._parts
        return Start(
            self.runs(),
            theme().mode,
            language.current(),
            parts.page.view.value,
            parts.state.arrangement,
        )

    def runs(self) -> dict[str, str]:
        """The run that serves each task, "" for none of the shop's."""
        engine, recommender = self._parts.shop.engine, self._parts.shop.recommender
        runs = {"search": "", "category": "", "next-item": "", "next-category": ""}
        if engine is not None and engine.neural is not None:
            runs["search"] = engine.run_id
        if engine is not None and engine.intents is not None:
            runs["category"] = engine.intents.run_id
        if recommender is not None:
            runs["next-item"] = recommender.run_id
            model = recommender.next_category
            runs["next-category"] = model.manifest.id if model is not None else ""
        return runs

    def missing_runs(self, wanted: Mapping[str, str]) -> dict[str, str]:
        """The runs of `wanted`, by task, that do not serve yet and can."""
        serving = self.runs()
        return {
            task: run
            for task, run in wanted.items()
            if serving.get(task, run) != run and (not run or self.has_run(run))
        }

    def has_run(self, run: str) -> bool:
        """Whether there is such a run in the shop, or it is the start that ships."""
        workspace = self._parts.shop.workspace
        if workspace is None or run == START:
            return run == START
        return is_run_name(run) and is_run_folder(workspace.runs_dir / run)

    def begin(self, start: Start) -> None:
        """Look, speak and be arranged as `start` says; nothing of it is remembered."""
        parts = self._parts
        parts.panels.is_passing = True
        parts.state.begin_passing()
        parts.acting.recorder.is_paused = parts.query_history.is_paused = True
        self._look(start)
        self.arrange(start)

    def arrange(self, start: Start) -> None:
        """Only the panels that the arrangement is for."""
        parts = self._parts
        if start.arrangement and start.arrangement != parts.state.arrangement:
            parts.arrange(start.arrangement)
        parts.panels.training.setVisible(parts.state.arrangement == "train")
        parts.panels.inspector.setVisible(parts.state.arrangement == "inspect")
        parts.panels.editor.hide()

    def show_step(self, step: Step, past: History, session: Session) -> None:
        """Search as `step` says, for somebody with this `past` who has done what `session` holds."""
        state, domain = self._parts.state, self._domain()
        state.personal = step.personal > 0
        if step.personal > 0:
            state.remember_strength(domain, step.personal)
        request = SearchRequest(step.query, step.method, filters=step.filters, sort=step.sort)
        self._show(request, Shopping(step.shopper, past, session.history), session)
        self._parts.page.controller.refresh()

    def step_as_it_is(self) -> Step:
        """A step that searches as the window does."""
        parts, request = self._parts, self._parts.page.controller.request
        state = parts.state
        return Step(
            query=request.text,
            method=request.method,
            sort=request.sort,
            # What was marked on the map is of this run's vectors, and of this moment.
            filters=replace(request.filters, only=()),
            shopper=parts.shoppers.user_id,
            personal=round(state.strength(self._domain()), 2) if state.personal else 0.0,
        )

    def end(self, standing: Standing, is_same_shop: bool = True) -> None:
        """Be again as the window stood; of another shop nothing is shown that belongs to the one before."""
        parts = self._parts
        self._look(standing.start)
        parts.arrange(standing.start.arrangement)
        parts.window.restoreState(standing.docks, VERSION)
        # Only now: what is shown again was chosen before and is not to be remembered anew.
        parts.state.end_passing()
        parts.panels.is_passing = standing.is_passing
        parts.acting.recorder.is_paused = parts.query_history.is_paused = False
        if is_same_shop:
            self._show(standing.request, standing.shopping, standing.session)
            parts.page.bar.box.put(standing.text)
            parts.page.forget_movements()
            parts.page.controller.refresh()

    def come_back_to(self, standing: Standing) -> None:
        """Select and scroll as it was, once the answer is there."""
        if standing.selected:
            self._parts.page.results.select_product(standing.selected)
        self._parts.list.verticalScrollBar().setValue(standing.scrolled)

    def _look(self, start: Start) -> None:
        parts = self._parts
        if start.theme and start.theme != theme().mode:
            parts.header.set_look(start.theme)
        if start.language and start.language != language.current():
            parts.header.set_language(start.language)
        view = start.view or parts.page.view.value
        parts.page.view.choose(view)
        parts.page.results.set_mode(view)

    def _show(self, request: SearchRequest, shopping: Shopping, session: Session) -> None:
        """Let everything show `request`, which is not asked yet, and who makes it."""
        page = self._parts.page
        page.bar.box.put(request.text)
        page.bar.method.choose(request.method)
        page.filters.sort.show_order(request.sort)
        blocker = QSignalBlocker(page.filters)
        page.filters.set_filters(request.filters)
        blocker.unblock()
        page.active.show_filters(request.filters)
        page.intents.show_filters(request.filters)
        known = page.controller.request
        page.controller.request = replace(
            request, history=known.history, personal=known.personal, typing=False, draft=False
        )
        self._parts.acting.resume(session, len(session.did))
        self._parts.shoppers.resume(shopping)

    def _domain(self) -> str:
        workspace = self._parts.shop.workspace
        return workspace.domain if workspace is not None else "shop"
