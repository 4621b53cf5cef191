"""Gives a demonstration: step by step before an audience, and then the window is as it was."""

import time
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal

from core.demonstration.demonstration import WHY, Demonstration, Point, Step
from core.errors import UserError
from core.search.request import History, Hit, SearchResponse
from gui.demonstration.highlight_ring import HighlightRing
from gui.demonstration.note_bar import NoteBar
from gui.demonstration.presented_window import PresentedWindow
from gui.demonstration.remote import Remote
from gui.demonstration.stage import Stage, Standing
from gui.single_shot import single_shot

# Milliseconds: between two letters of a query; for the eye to find the product that is acted on.
LETTER_MS = 170
ACT_MS = 900
# Milliseconds in which runs are loaded; without them it goes on with those there are.
RUNS_MS = 10_000


class Presenter(QObject):
    """Walks the steps of a demonstration; what a step shows depends on nothing but the demonstration.

    `changed` tells that it began, went on or ended; `failed` what hinders it.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parts: PresentedWindow, stage: Stage):
        super().__init__(parts.window)
        self._parts, self._stage = parts, stage
        self.demonstration: Demonstration | None = None
        self.number = 0
        self.bar = NoteBar(parts.window)
        self.ring = HighlightRing(parts.window, parts.list.viewport())
        self._remote = Remote(parts.window)
        self._pasts: dict[str, History] = {}
        self._before: Standing | None = None
        self._coming_back: Standing | None = None
        self._was_full = False
        self._is_due = False
        self.letters = QTimer(self)
        self.letters.setInterval(LETTER_MS)
        self.letters.timeout.connect(self._type)
        self.pause = single_shot(self, ACT_MS, self._act)
        self._patience = single_shot(self, RUNS_MS, lambda: self.go(self.number))
        self._connect()

    def _connect(self) -> None:
        self._remote.pressed.connect(self.walk)
        self.bar.pressed.connect(self.walk)
        self._parts.page.shown.connect(self._follow)
        self._parts.shop.engine_ready.connect(self._begin_when_ready)
        self._parts.shop.recommender_ready.connect(self._begin_when_ready)
        self._parts.shop.closing.connect(lambda: self.leave(is_same_shop=False))
        self._parts.window.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether a demonstration is being given."""
        return self.demonstration is not None

    @property
    def is_at_rest(self) -> bool:
        """Whether all that the step shows and does is there."""
        is_busy = self._is_due or self.letters.isActive() or self._patience.isActive()
        shown, controller = self._parts.page.controller.response, self._parts.page.controller
        return not is_busy and shown is not None and shown.request == controller.request

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.demonstration.steps[self.number] if self.demonstration else None

    def hindrance(self) -> str:
        """Why none can be given now; "" where one can."""
        shop = self._parts.shop
        if shop.engine is None or not len(shop.engine.catalogue) or shop.awaits_recommender:
            return self.tr("The shop is still being opened; start the demonstration then.")
        if shop.interleaved is not None:
            return self.tr("Two rankings are being compared; end that before the demonstration.")
        if self._parts.trainer.work:
            return self.tr("A model is being trained; start the demonstration when it is done.")
        return ""

    def start(self, demonstration: Demonstration, number: int = 0) -> None:
        """Give `demonstration`, from the step `number` on; says why where that cannot be."""
        hindrance = self.hindrance()
        if hindrance or not demonstration.steps:
            self._parts.toast.say(hindrance or self.tr("This demonstration has no steps yet."))
            return
        self.leave()
        self._pasts = self._pasts_of(demonstration)
        self._before = self._stage.standing()
        self._was_full = self._parts.full_screen.is_on
        self.demonstration, self.number = demonstration, number
        self._parts.full_screen.set_on(True)
        self._parts.runs.end_comparison()
        self._stage.begin(demonstration.start)
        self._parts.acting.shopping.clock = self._moment
        self._remote.plug_in()
        self.bar.show_step(demonstration, number)
        self._load_runs()

    def walk(self, way: str) -> None:
        """Go `forward`, `back`, to the `first` step, or `leave`; beyond the last step is the end."""
        if self.demonstration is None:
            return
        number = {"forward": self.number + 1, "back": self.number - 1, "first": 0}.get(way, -1)
        if way == "leave" or number == len(self.demonstration.steps):
            self.leave()
        elif number >= 0:
            self.go(number)

    def go(self, number: int) -> None:
        """Show the step `number`, from 0, whatever was shown or done before."""
        if self.demonstration is None:
            return
        for timer in (self.letters, self.pause, self._patience):
            timer.stop()
        self.number = number
        step = self.demonstration.steps[number]
        self.ring.point_at(None)
        self.bar.show_step(self.demonstration, number)
        self._parts.toast.hide()
        self._parts.toast.floor = self.bar.height()
        self._stage.arrange(self.demonstration.start)
        self._is_due = step.act is not None
        first = replace(step, query="") if step.typed else step
        session = self.demonstration.session_before(number)
        self._stage.show_step(first, self._pasts.get(step.shopper, ()), session)
        self._parts.list.setFocus()
        if step.typed and step.query:
            self.letters.start()
        self.changed.emit()

    def leave(self, is_same_shop: bool = True, is_closing: bool = False) -> None:
        """End it; the window is as it was before, where it is not about to close."""
        before, self._before = self._before, None
        if before is None:
            return
        for timer in (self.letters, self.pause, self._patience):
            timer.stop()
        self.demonstration, self._is_due = None, False
        self._remote.unplug()
        self.ring.point_at(None)
        self.bar.leave()
        self._parts.toast.floor = 0
        self._parts.acting.shopping.clock = time.time
        self._stage.end(before, is_same_shop)
        if is_same_shop:
            self._coming_back = before
            for task, run in self._stage.missing_runs(before.start.runs).items():
                self._parts.shop.use_run(run, task)
        self._parts.full_screen.set_on(self._was_full or is_closing)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that is closed is remembered as it was before."""
        if event.type() == QEvent.Type.Close:
            self.leave(is_closing=True)
        return False

    def _pasts_of(self, demonstration: Demonstration) -> dict[str, History]:
        pasts = {}
        for user_id in {step.shopper for step in demonstration.steps}:
            try:
                history = self._parts.shoppers.known_history(user_id)
            except UserError as error:
                self.failed.emit(error)
                history = ()
            pasts[user_id] = demonstration.past(history)
        return pasts

    def _load_runs(self) -> None:
        """Let the runs of the start serve, then begin."""
        assert self.demonstration is not None
        wanted = self.demonstration.start.runs
        gone = [run for run in wanted.values() if run and not self._stage.has_run(run)]
        if gone:
            sentence = self.tr("The run {run} of this demonstration is gone; another one ranks.")
            self._parts.toast.say(sentence.format(run=gone[0]))
        self._patience.start()
        for task, run in self._stage.missing_runs(wanted).items():
            self._parts.shop.use_run(run, task)
        self._begin_when_ready()

    def _begin_when_ready(self) -> None:
        if self.demonstration is None or not self._patience.isActive():
            return
        if not self._stage.missing_runs(self.demonstration.start.runs):
            self.go(self.number)

    def _moment(self) -> float:
        return self.demonstration.time_of(self.number) if self.demonstration else time.time()

    def _type(self) -> None:
        """One more letter; the last one makes it a query."""
        page, step = self._parts.page, self.step
        if step is None:
            return
        text = step.query[: len(page.bar.box.text()) + 1]
        page.bar.box.put(text)
        if text == step.query:
            self.letters.stop()
            page.controller.commit(text)
        else:
            page.controller.type(text)

    def _follow(self, response: SearchResponse) -> None:
        """An answer is on screen: act on it where that is due, and point."""
        request = self._parts.page.controller.request
        if response.request != request or request.typing:
            return
        before, self._coming_back = self._coming_back, None
        step = self.step
        if step is None:
            if before is not None:
                self._stage.come_back_to(before)
        elif request.text == step.query and not self.letters.isActive():
            self._point(step)
            if self._is_due and not self.pause.isActive():
                self.pause.start()

    def _point(self, step: Step) -> None:
        """Point at what the step says; before something is done, at the product that it is done to."""
        is_before = self._is_due and step.act is not None and step.act.action != WHY
        point = Point(product_id=step.act.product_id) if is_before and step.act else step.point
        self._parts.bring_into_sight(point)
        self.ring.point_at(lambda: self._parts.place(point) if point else QRect())

    def _act(self) -> None:
        step = self.step
        if step is None or step.act is None:
            return
        self._is_due = False
        hit = self._hit(step.act.product_id)
        if hit is None:
            sentence = self.tr("The product {product} of this step is not in this shop.")
            self._parts.toast.say(sentence.format(product=step.act.product_id))
        elif step.act.action == WHY:
            self._ask_why(hit)
        elif step.act.action == "click":
            self._parts.acting.enter(hit)
        else:
            self._parts.acting.act_on(hit, step.act.action)
        self._point(step)
        self.changed.emit()

    def _ask_why(self, hit: Hit) -> None:
        on_screen = self._parts.page.on_screen
        if on_screen.response is not None:
            on_screen.select(on_screen.response, hit)
            self._parts.inspection.open()

    def _hit(self, product_id: str) -> Hit | None:
        """The product as it stands in the list; one that is not there, as the catalogue has it."""
        response, engine = self._parts.page.results.model.response, self._parts.shop.engine
        hits = response.hits if response is not None else ()
        row = engine.catalogue.row_of.get(product_id) if engine is not None else None
        unlisted = (
            Hit(0, row, product_id, engine.catalogue.title[row], 0.0, {})
            if engine is not None and row is not None
            else None
        )
        return next((hit for hit in hits if hit.product_id == product_id), unlisted)
