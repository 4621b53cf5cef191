"""What is said of updates, wherever it is shown: on the chip, below it and on the page."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.feedback.actions import IMPRESSION
from core.feedback.log import EventSource
from core.language import plural
from gui.words import action_name, signed, worded

if TYPE_CHECKING:
    from core.metrics.comparison import Comparison
    from core.updates.learned import Learned
    from core.updates.ledger import Entry
    from core.updates.verdict import Verdict
    from gui.updates.outcome import Outcome
    from gui.updates.updater import Updater

translate = QCoreApplication.translate

# The colour of a verdict or a state, a field of `Colours`.
ROLES = {
    "better": "good",
    "worse": "bad",
    "refused": "bad",
    "failed": "bad",
    "undone": "warn",
    "live": "good",
    "tie": "accent",
}


def role_of(kind: str) -> str:
    """The colour of `kind`; muted for what is neither good nor bad."""
    return ROLES.get(kind, "text_muted")


def hindrance(name: str) -> str:
    """Why no update can begin, and what to do, in a sentence."""
    return worded(
        {
            "": "",
            "unread": translate(
                "Updates", "The log or the run in use cannot be read; a notice above says why."
            ),
            "closed": translate("Updates", "No shop is open."),
            "read-only": translate(
                "Updates", "This shop is open read-only; nothing is learned here."
            ),
            "no run": translate(
                "Updates",
                "No search model yet. Train one first; then it can learn from what is done.",
            ),
            "busy": translate("Updates", "An update is under way."),
            "training": translate("Updates", "A training is under way; update when it is done."),
            "nothing new": translate(
                "Updates",
                "The model knows all that was done. Click, favourite or buy a {product} first.",
            ),
        }[name]
    )


def update_status(updater: "Updater") -> str:
    """How things stand while nothing is under way, in two or three words."""
    if updater.pending and updater.hindrance in ("", "training"):
        return _new_actions(updater.pending)
    return {
        "unread": translate("Updates", "Cannot learn"),
        "closed": translate("Updates", "No shop yet"),
        "read-only": translate("Updates", "Read-only"),
        "no run": translate("Updates", "No model yet"),
    }.get(updater.hindrance, translate("Updates", "Up to date"))


def _new_actions(count: int) -> str:
    one = translate("Updates", "{count} new action")
    return plural(count, one, translate("Updates", "{count} new actions"))


def stage(updater: "Updater") -> str:
    """What is under way, in a word."""
    if updater.phase != "working":
        return {
            "stopping": translate("Updates", "Stopping"),
            "settling": translate("Updates", "Switching"),
        }[updater.phase]
    return {
        "starting": translate("Updates", "Starting"),
        "preparing": translate("Updates", "Reading"),
        "training": translate("Updates", "Learning"),
        "judging": translate("Updates", "Comparing"),
    }[updater.course.stage]


def seconds_left(updater: "Updater") -> str:
    """`12 s`, about; empty while it cannot be told."""
    left = updater.course.seconds_left
    if left is None or updater.phase != "working":
        return ""
    return translate("Updates", "{seconds} s").format(seconds=max(1, round(left)))


def progress(updater: "Updater") -> str:
    """`Learning 63% · 12 s`."""
    share = updater.course.share
    done = f" {share:.0%}" if updater.phase == "working" and share else ""
    left = seconds_left(updater)
    return stage(updater) + done + (f" · {left}" if left else "")


def about(updater: "Updater") -> str:
    """What there is to learn, else why nothing can be learned."""
    pending = updater.update_status.pending
    if pending is not None and pending.count:
        return learned(pending)
    return hindrance("" if updater.is_busy else updater.hindrance)


def longest() -> list[str]:
    """Samples of the longest that the chip may have to say."""
    left = translate("Updates", "{seconds} s").format(seconds=88)
    return [
        _new_actions(99_999),
        translate("Updates", "Comparing") + f" 88% · {left}",
        translate("Updates", "Update failed"),
        translate("Updates", "No model yet"),
        translate("Updates", "Better") + " ▲0.888",
    ]


def outcome(known: "Outcome") -> str:
    """What came out, in a word and a number."""
    entry = known.entry
    if known.kind in ("better", "tie") and entry is not None:
        return verdict(entry.update.verdict)
    return {
        "refused": translate("Updates", "Refused"),
        "undone": translate("Updates", "Taken back"),
        "cancelled": translate("Updates", "Stopped"),
        "failed": translate("Updates", "Update failed"),
    }[known.kind]


def verdict(outcome: "Verdict") -> str:
    """`Better ▲0.012`, `Tie +0.001`, `Refused ▼0.030`."""
    decisive = telling(outcome)
    word = {
        "better": translate("Updates", "Better"),
        "tie": translate("Updates", "Tie"),
        "refused": translate("Updates", "Refused"),
    }[outcome.decision]
    return f"{word} {change(decisive)}"


def telling(outcome: "Verdict") -> "Comparison":
    """The side that the decision rests on, else the one that was measured on most queries."""
    sides = (outcome.earlier, outcome.fresh)
    for decision in ("worse", "better"):
        for side in sides:
            if side.decision == decision:
                return side
    return max(sides, key=lambda side: side.queries)


def change(compared: "Comparison") -> str:
    """`▲0.012`, `▼0.030`, or with a sign where chance may explain it."""
    sign = {"better": "▲", "worse": "▼"}.get(compared.decision)
    value = compared.difference
    return f"{sign}{abs(value):.3f}" if sign else signed(value)


def moment(seconds: float) -> str:
    """`11-25 19:33`."""
    return time.strftime("%m-%d %H:%M", time.localtime(seconds))


def state(entry: "Entry") -> str:
    """What became of an update, in a word."""
    return {
        "live": translate("Updates", "Live"),
        "refused": translate("Updates", "Refused"),
        "undone": translate("Updates", "Undone"),
        "built upon": translate("Updates", "Built upon"),
        "waiting": translate("Updates", "Not in use"),
    }[entry.state]


def learned(counts: "Learned") -> str:
    """`30 click · 5 favourite · queries: 12 · shopper: 3 · simulated`; without impressions."""
    did = [
        f"{count:,} {action_name(action)}"
        for action, count in sorted(counts.actions.items(), key=lambda pair: -pair[1])
        if action != IMPRESSION
    ]
    asked = translate("Updates", "queries: {count}").format(count=f"{counts.queries:,}")
    by = worded(translate("Updates", "{shopper}: {count}"), count=f"{counts.shoppers:,}")
    made_up = counts.sources.get(EventSource.SIMULATED, 0)
    whose = [translate("Updates", "simulated")] if made_up else []
    return " · ".join([*did, asked, by, *whose])


def consequence(outcome: "Verdict") -> str:
    """What the verdict means and what to do next, in a sentence or two."""
    if outcome.refused:
        from core.updates.guard import reason

        return reason(outcome.refused)
    if outcome.decision == "better":
        return translate(
            "Updates",
            "It ranks significantly better than the model before (p < 0.05) and not worse anywhere,"
            " so it went live. Look at the queries that changed; Undo brings the model before back.",
        )
    return translate(
        "Updates",
        "Chance may explain the difference (p ≥ 0.05). It is not worse, so it went live with what it"
        " learned. More actions tell more; Undo brings the model before back.",
    )


def measured(compared: "Comparison") -> str:
    """`+0.012 [−0.003, +0.027] · p 0.12 · 93 queries`."""
    if not compared.queries:
        return translate("Updates", "no held-out query among them yet")
    numbers = f"{signed(compared.difference)} [{signed(compared.low)}, {signed(compared.high)}]"
    chance = "p < 0.001" if compared.p < 0.001 else f"p {compared.p:.3f}"
    one, many = translate("Updates", "{count} query"), translate("Updates", "{count} queries")
    asked = plural(compared.queries, one, many)
    return f"{numbers} · {chance} · {asked}"
