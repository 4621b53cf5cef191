"""Scores and simulations made up for tests of what shows them."""

from dataclasses import replace

from core.experiments.ab_result import ABResult, ArmComparison
from core.experiments.interleaving import experiment_of
from core.experiments.verdict import InterleavingVerdict
from core.feedback.log import Event, EventSource, Shown

RUN = "20260504-123000-search-conv1d"
OTHER = "20260505-101500-search-rnn"
EXPERIMENT = experiment_of(RUN, "")

OPEN = InterleavingVerdict(EXPERIMENT, RUN, "", 12, 5, 3, 4, 8, 4, 2, 0.33, -0.5, 0.8, 0.4, "", 40)
WON = InterleavingVerdict(
    EXPERIMENT, RUN, "", 90, 60, 10, 20, 50, 40, 6, 0.74, 0.5, 0.9, 0.001, "A", 0
)
LOST = InterleavingVerdict(
    EXPERIMENT, RUN, "", 90, 10, 60, 20, 50, 6, 40, -0.74, -0.9, -0.5, 0.001, "B", 0
)


def compared(measure: str, difference: float, p: float = 0.001) -> ArmComparison:
    """B has `difference` more than the 0.5 of A; the interval is a tenth either way."""
    return ArmComparison(
        measure, 0.5, 0.5 + difference, difference, difference - 0.1, difference + 0.1, p
    )


def trial(
    said: float = -0.2, true: float = -0.2, p: float = 0.001, true_p: float = 0.001
) -> ABResult:
    """A simulation whose test says that B has `said` more clicks, where in truth it has `true` more."""
    return ABResult(
        RUN,
        "",
        "position-based",
        7,
        300,
        520,
        9000,
        3.5,
        (compared("click_through", said, p), compared("purchases", 0.01, 0.9)),
        replace(WON),
        (compared("ndcg@10", true, true_p),),
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
