"""A demonstration: steps to be walked before an audience, from a start that is the same every time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.feedback.actions import ACTIONS, DISMISS
from core.language import language
from core.recommend.session import Session
from core.search.request import PERSONAL, Filters, History, Method, Sort

# Asks why a product stands where it does; it is nothing that a shopper does.
WHY = "why"
ACTS = (*ACTIONS, DISMISS, WHY)
# Text by the code of its language, as `core.language` has it.
Texts = Mapping[str, str]
# Seconds between two acts of a showing. Taste reads times, so that they are never those of the day.
_ACT_SECONDS = 60


@dataclass(frozen=True)
class Act:
    """`action`, one of `ACTS`, on a product."""

    action: str
    product_id: str


@dataclass(frozen=True)
class Point:
    """What is pointed at: a `part` of the window by its name, or a product among the results."""

    part: str = ""
    product_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.part or self.product_id)


@dataclass(frozen=True)
class Step:
    """What is searched for, how and for whom; what is said about it, pointed at and done.

    `shopper` is a user id, "" a guest. `personal` is the weight of their taste, from 0 (none) to 1. A
    `typed` query appears letter by letter.
    """

    query: str = ""
    note: Texts = field(default_factory=dict)
    method: Method = Method.HYBRID
    sort: Sort = Sort.RELEVANCE
    filters: Filters = field(default_factory=Filters)
    shopper: str = ""
    personal: float = PERSONAL
    typed: bool = False
    point: Point = Point()
    act: Act | None = None

    @property
    def said(self) -> str:
        """The note in the chosen language, else in the one there is."""
        return text_of(self.note)

    def asks_as(self, other: "Step") -> bool:
        """Whether both steps want the same results, but for what was done before."""
        untold: dict[str, Any] = {"note": {}, "point": Point(), "act": None, "typed": False}
        return replace(self, **untold) == replace(other, **untold)


@dataclass(frozen=True)
class Start:
    """How the window stands when a demonstration begins; what is empty stays as it is.

    `runs` names the run that serves each task, "" for none.
    """

    runs: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    language: str = ""
    view: str = ""
    arrangement: str = ""


@dataclass(frozen=True)
class Demonstration:
    """`made` is when (seconds since 1970): of known shoppers counts what they did until then."""

    title: Texts = field(default_factory=dict)
    start: Start = field(default_factory=Start)
    steps: tuple[Step, ...] = ()
    made: float = 0.0

    @property
    def name(self) -> str:
        """The title in the chosen language, else in the one there is."""
        return text_of(self.title)

    def session_before(self, number: int) -> Session:
        """What the shopper of the step `number` (from 0) has done since they came, before that step."""
        first = number
        while first and self.steps[first - 1].shopper == self.steps[number].shopper:
            first -= 1
        session = Session("")
        for position in range(first, number):
            session = after_act(session, self.steps[position].act, self.time_of(position))
        return session

    def past(self, history: History) -> History:
        """What of a shopper's `history` counts: what they did before the demonstration was made."""
        return tuple(did for did in history if did.timestamp <= self.made)

    def time_of(self, number: int) -> float:
        """When the act of the step `number` happens, the same at every showing."""
        return self.made + (number + 1) * _ACT_SECONDS


def after_act(session: Session, act: Act | None, moment: float) -> Session:
    """`session` once `act` is done; doing anew what stands takes it back, as in the window."""
    if act is None or act.action == WHY:
        return session
    action = session.step(act.product_id, act.action)
    return session.after(act.product_id, action, moment) if action else session


def new_demonstration(title: str, start: Start) -> Demonstration:
    """One without steps, called `title` in the chosen language, made now."""
    return Demonstration({language(): title}, start, made=float(int(time.time())))


def text_of(texts: Texts) -> str:
    """The text in the chosen language, else any that there is, else ""."""
    return texts.get(language()) or next(iter(texts.values()), "")


def with_text(texts: Texts, text: str) -> Texts:
    """`texts` saying `text` in the chosen language, nothing where it is empty."""
    others = {code: other for code, other in texts.items() if code != language()}
    return {**others, language(): text} if text.strip() else others
