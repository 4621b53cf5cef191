"""What a score says, in words."""

from PySide6.QtCore import QCoreApplication

from core.experiments.interleaving import A
from core.experiments.verdict import TIE, InterleavingVerdict
from core.language import plural
from gui.search.summary import ranking_name
from gui.words import signed

translate = QCoreApplication.translate
# Of fewer sessions that prefer a side nobody can say how many more it takes.
TELLING_SESSIONS = 5


def headline(verdict: InterleavingVerdict) -> str:
    """Who won, or that nobody has yet."""
    if verdict.winner == TIE:
        return translate("Verdict", "A tie: no difference that matters")
    if verdict.winner:
        run = verdict.a if verdict.winner == A else verdict.b
        return translate("Verdict", "{side} wins: {run}").format(
            side=verdict.winner, run=ranking_name(run)
        )
    return (
        translate("Verdict", "Nobody has won yet")
        if verdict.a_wins + verdict.b_wins
        else translate("Verdict", "Nothing has been clicked yet")
    )


def blind_headline(verdict: InterleavingVerdict) -> str:
    """What is said while it is under way: whoever knows who is ahead shops otherwise."""
    if not verdict.lists:
        return translate("Verdict", "Nothing has been clicked yet")
    return translate("Verdict", "Under way: who is ahead is told at the end")


def blind_enough(verdict: InterleavingVerdict) -> str:
    """Whether it may end; how far it is would tell with each click which side it was for."""
    if not verdict.lists:
        return translate("Verdict", "Search and click as ever: every list that is clicked counts.")
    if verdict.is_enough:
        return translate("Verdict", "Enough: it can be ended.")
    return translate("Verdict", "Not enough yet: go on searching and clicking.")


def enough(verdict: InterleavingVerdict) -> str:
    """Whether the lists so far are enough, and about how many more it takes."""
    if not verdict.lists:
        return translate("Verdict", "Search and click as ever: every list that is clicked counts.")
    if verdict.is_enough:
        return translate("Verdict", "Enough: more lists would hardly change it.")
    if not is_foreseeable(verdict):
        return translate("Verdict", "Not enough yet: every shopper's visit counts once.")
    if verdict.more_lists is None:
        return translate(
            "Verdict", "Not enough yet, and no end is in sight: the two are very close."
        )
    return plural(
        verdict.more_lists,
        translate("Verdict", "Not enough yet: about {count} more list."),
        translate("Verdict", "Not enough yet: about {count} more lists."),
    )


def is_foreseeable(verdict: InterleavingVerdict) -> bool:
    """Whether so many sessions prefer a side that one can say how many more lists it takes."""
    return verdict.is_enough or verdict.a_sessions + verdict.b_sessions >= TELLING_SESSIONS


def chance(p: float) -> str:
    """A p-value, as far as it is worth reading."""
    return f"{p:.3f}" if p >= 0.001 else "< 0.001"


def figures(verdict: InterleavingVerdict) -> str:
    """The figures behind it, for those who ask."""
    return translate(
        "Verdict",
        "Lead of A {delta} (95 % interval {low} to {high}) · p {p} · lists {lists} · sessions {sessions}",
    ).format(
        delta=signed(verdict.delta, 2),
        low=signed(verdict.low, 2),
        high=signed(verdict.high, 2),
        p=chance(verdict.p),
        lists=f"{verdict.lists:,}",
        sessions=f"{verdict.sessions:,}",
    )


def in_short(verdict: InterleavingVerdict, is_blind: bool = False) -> str:
    """One line for a list of experiments; `is_blind` says nothing of sides."""
    if is_blind:
        state = translate("Verdict", "under way")
    elif verdict.winner == TIE:
        state = translate("Verdict", "tie")
    elif verdict.winner:
        state = translate("Verdict", "{side} wins").format(side=verdict.winner)
    else:
        state = translate("Verdict", "open")
    one = translate("Verdict", "{count} list · {state}")
    many = translate("Verdict", "{count} lists · {state}")
    return plural(verdict.lists, one, many, state=state)
