"""Records what is done in the window as the steps of a new demonstration."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTime, Signal

from core.demonstration.demonstration import (
    WHY,
    Act,
    Demonstration,
    Point,
    Step,
    new_demonstration,
)
from core.demonstration.json_form import MOST_STEPS
from core.search.request import SearchResponse
from gui.demonstration.presented_window import PresentedWindow
from gui.demonstration.stage import Stage


class Recording(QObject):
    """Queries, filters, orders, shoppers and their acts become steps between `begin` and `end`.

    `changed` tells that it began, went on or ended; `ended` what was recorded, where that is anything.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(self, parts: PresentedWindow, stage: Stage):
        super().__init__(parts.window)
        self._parts, self._stage = parts, stage
        self._made: Demonstration | None = None
        self.steps: list[Step] = []
        parts.page.shown.connect(self._follow)
        parts.acting.acted.connect(lambda product, action: self._add_act(Act(action, product)))
        parts.page.hit_opened.connect(self._add_why)

    @property
    def is_on(self) -> bool:
        """Whether it records."""
        return self._made is not None

    def begin(self) -> None:
        """Record from now on. The shopper begins anew: a demonstration begins with nothing done."""
        title = self.tr("Recorded at {time}").format(time=QTime.currentTime().toString("HH:mm"))
        self._made = new_demonstration(title, self._stage.start_as_it_is())
        self.steps = []
        self._parts.shoppers.arrive_anew()
        self.changed.emit()

    def end(self) -> None:
        """Record no more, and hand over what was recorded."""
        made, self._made = self._made, None
        if made is None:
            return
        self.changed.emit()
        if self.steps:
            self.ended.emit(replace(made, steps=tuple(self.steps)))

    def _follow(self, response: SearchResponse) -> None:
        """Another list is on screen: what was typed is a step once it was sent, or acted on."""
        is_settled = response.request == self._parts.page.controller.request
        if is_settled and not response.request.typing and response.request.text:
            self._take_state()

    def _take_state(self) -> None:
        """What is searched for now is a step, unless it is that of the last one."""
        step, last = self._stage.step_as_it_is(), self.steps[-1] if self.steps else None
        if not self.is_on or (last is not None and step.asks_as(last)):
            return
        if last is not None and not last.act and step.asks_as(_weighed_as(step, last)):
            # While the slider is dragged every strength is a search.
            self.steps.pop()
        self._append(step)

    def _add_act(self, act: Act) -> None:
        if not self.is_on:
            return
        self._take_state()
        self._append(replace(self._stage.step_as_it_is(), act=act, point=_pointed_at(act)))

    def _add_why(self) -> None:
        hit = self._parts.page.results.current_hit
        if hit is not None:
            self._add_act(Act(WHY, hit.product_id))

    def _append(self, step: Step) -> None:
        if len(self.steps) < MOST_STEPS:
            self.steps.append(step)
        self.changed.emit()


def _weighed_as(step: Step, last: Step) -> Step:
    """The step before, with the weight of taste of `step`."""
    return replace(last, personal=step.personal)


def _pointed_at(act: Act) -> Point:
    return Point(part="score") if act.action == WHY else Point(product_id=act.product_id)
