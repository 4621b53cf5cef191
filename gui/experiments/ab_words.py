"""What a simulation says, in words: its measures, its test, its truth and whether they agree."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.experiments.ab_result import ABResult
from core.experiments.arm_comparison import ArmComparison
from core.experiments.interleaving import A, B
from gui.experiments.verdict_words import chance
from gui.words import signed

translate = QCoreApplication.translate


def measure(name: str) -> str:
    """What a measure is called; an unknown one keeps its own name."""
    known = {
        "click_through": translate("ABResult", "Clicks an impression"),
        "purchases": translate("ABResult", "Purchases a list"),
        "reciprocal_rank": translate("ABResult", "1 / rank of first click"),
        "ndcg@10": translate("ABResult", "nDCG@10"),
        "expected_clicks": translate("ABResult", "Clicks a list is worth"),
    }
    return known.get(name, name)


def test_heading() -> str:
    """Above what the test measured."""
    return translate("ABResult", "What the test says")


def truth_heading() -> str:
    """Above what is known."""
    return translate("ABResult", "What is true")


def percent(share: float) -> str:
    """A share with its sign: `+2.5 %`."""
    return f"{100 * share:+.3g} %".replace("-", "−") if share else "0"


def outcome(winner: str) -> str:
    """What a difference comes to."""
    if not winner:
        return translate("ABResult", "tie")
    return translate("ABResult", "{side} is better").format(side=winner)


def detail(compared: ArmComparison) -> str:
    """The figures of one measure."""
    sentence = translate("ABResult", "B − A {difference} (95 % interval {low} to {high}) · p {p}")
    return sentence.format(
        difference=signed(compared.difference, 3),
        low=signed(compared.low, 3),
        high=signed(compared.high, 3),
        p=chance(compared.p),
    )


def side_of(compared: Sequence[ArmComparison]) -> str:
    """The side that the first, the main measure favours; "" for a tie."""
    if not compared or not compared[0].is_significant:
        return ""
    return B if compared[0].difference > 0 else A


def agreement(trial: ABResult) -> str:
    """Test and truth in one sentence."""
    said, true = side_of(trial.test), side_of(trial.truth)
    if said == true:
        return _agreed(said)
    if not said:
        sentence = translate(
            "ABResult",
            "In truth {side} is better; {sessions} sessions are too few for the test to see it.",
        )
        return sentence.format(side=true, sessions=f"{trial.sessions:,}")
    if not true:
        sentence = translate(
            "ABResult", "The test says {side} is better, but in truth they are equal."
        )
        return sentence.format(side=said)
    sentence = translate(
        "ABResult", "The test says {said} is better, but in truth {true} is: clicks mislead."
    )
    return sentence.format(said=said, true=true)


def _agreed(side: str) -> str:
    if not side:
        return translate("ABResult", "The test calls it a tie, and so does the truth.")
    return translate("ABResult", "The test says {side} is better, and so it is.").format(side=side)


def about(trial: ABResult) -> str:
    """How much was simulated."""
    sentence = translate(
        "ABResult",
        "sessions {sessions} · lists {lists} · events {events} · seed {seed} · {seconds} s",
    )
    return sentence.format(
        sessions=f"{trial.sessions:,}",
        lists=f"{trial.lists:,}",
        events=f"{trial.events:,}",
        seed=trial.seed,
        seconds=f"{trial.seconds:.1f}",
    )


def aloud(trial: ABResult) -> str:
    """The whole picture, for those who do not see it."""
    rows = [
        f"{measure(compared.measure)}: A {compared.a:z.3f}, B {compared.b:z.3f}, p = {compared.p:.3f}"
        for compared in (*trial.test, *trial.truth)
    ]
    return ". ".join((agreement(trial), *rows))


def clicks(name: str) -> str:
    """What a way of clicking is called."""
    known = {
        "position-based": translate("ABResult", "Position-based"),
        "cascade": translate("ABResult", "Cascade"),
        "random": translate("ABResult", "Poisoned: random"),
        "adversarial": translate("ABResult", "Poisoned: adversarial"),
    }
    return known.get(name, name)


def clicks_hint(name: str) -> str:
    """How those who click in this way do."""
    known = {
        "position-based": translate("ABResult", "The lower a product stands, the fewer look at it"),
        "cascade": translate("ABResult", "They look from the top until they are satisfied"),
        "random": translate("ABResult", "A machine clicks anything anywhere"),
        "adversarial": translate("ABResult", "Somebody clicks just what does not fit"),
    }
    return known.get(name, "")
