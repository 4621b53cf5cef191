"""Scores and simulations made up for tests of what shows them."""

from dataclasses import replace

from core.experiments.ab_result import ABResult
from core.experiments.arm_comparison import ArmComparison
from core.experiments.interleaving import experiment_of
from core.experiments.verdict import InterleavingVerdict
from core.feedback.log import Event, EventSource, Shown

RUN = "20260504-123000-search-conv1d"
OTHER = "20260505-101500-search-rnn"
EXPERIMENT = experiment_of(RUN, "")

_SCORED = {"experiment": EXPERIMENT, "a": RUN, "b": ""}
OPEN = InterleavingVerdict(
    **_SCORED, lists=12, a_wins=5, b_wins=3, ties=4, sessions=8, a_sessions=4, b_sessions=2,
    delta=0.33, low=-0.5, high=0.8, p=0.4, winner="", more_lists=40,
)  # fmt: skip
WON = InterleavingVerdict(
    **_SCORED, lists=90, a_wins=60, b_wins=10, ties=20, sessions=50, a_sessions=40, b_sessions=6,
    delta=0.74, low=0.5, high=0.9, p=0.001, winner="A", more_lists=0,
)  # fmt: skip
LOST = InterleavingVerdict(
    **_SCORED, lists=90, a_wins=10, b_wins=60, ties=20, sessions=50, a_sessions=6, b_sessions=40,
    delta=-0.74, low=-0.9, high=-0.5, p=0.001, winner="B", more_lists=0,
)  # fmt: skip


def compared(measure: str, difference: float, p: float = 0.001) -> ArmComparison:
    """B has `difference` more than the 0.5 of A; the interval is a tenth either way."""
    return ArmComparison(
        measure=measure,
        a=0.5,
        b=0.5 + difference,
        difference=difference,
        low=difference - 0.1,
        high=difference + 0.1,
        p=p,
    )


def trial(
    said: float = -0.2, true: float = -0.2, p: float = 0.001, true_p: float = 0.001
) -> ABResult:
    """A simulation whose test says that B has `said` more clicks, where in truth it has `true` more."""
    return ABResult(
        a=RUN,
        b="",
        clicks="position-based",
        seed=7,
        sessions=300,
        lists=520,
        events=9000,
        seconds=3.5,
        test=(compared("click_through", said, p), compared("purchases", 0.01, 0.9)),
        interleaving=replace(WON),
        truth=(compared("ndcg@10", true, true_p),),
    )


def lists(
    experiment: str,
    sides: str,
    source: EventSource = EventSource.OWN,
    time: float = 1_780_000_000.0,
) -> list[tuple[Shown, list[Event]]]:
    """A list and a session for every letter of `sides`: both sides are shown, the one named is clicked."""
    made = []
    for number, side in enumerate(sides):
        shown = Shown("手机", experiment, f"u{number}", f"s{number}", time, source, experiment)
        seen = [Event("p3", "impression", 1, time, "A"), Event("p4", "impression", 2, time, "B")]
        clicked = seen["AB".index(side)]
        made.append((shown, [*seen, replace(clicked, action="click")]))
    return made
