"""What a comparison of runs says to people."""

from collections.abc import Callable

from core.evaluation.chosen_metrics import TIMES
from core.evaluation.compared_runs import Pair, RunComparison, System
from core.language import QT_TRANSLATE_NOOP, translate
from core.task_choices import TASKS

_VERDICTS = {
    "tie": QT_TRANSLATE_NOOP(
        "core",
        "{a} and {b}: a tie; {metric} differs by {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.",
    ),
    "b": QT_TRANSLATE_NOOP(
        "core",
        "{b} is better than {a}: {metric} {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.",
    ),
    "a": QT_TRANSLATE_NOOP(
        "core",
        "{a} is better than {b}: {metric} {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.",
    ),
}
# A number of examples beyond this says only that there are never enough.
MOST_NEEDED = 1_000_000


def verdict(comparison: RunComparison, pair: Pair, name: Callable[[str], str] | None = None) -> str:
    """One pair in words, with what chance has to do with it, and what it would take where it is a tie.

    `name` names a run, by default as people do or by its id.
    """
    name = name or comparison.titled
    # The difference is told of the one that is better.
    difference = pair.difference if pair.verdict != "a" else -pair.difference
    low, high = pair.interval if pair.verdict != "a" else (-pair.interval[1], -pair.interval[0])
    told = translate(_VERDICTS[pair.verdict]).format(
        a=name(pair.a),
        b=name(pair.b),
        metric=pair.metric,
        difference=difference,
        low=low,
        high=high,
        chance=chance(pair.p_corrected),
    )
    needed = needs(comparison, pair) if pair.verdict == "tie" else ""
    both = translate(QT_TRANSLATE_NOOP("core", "{told} {figures}"))
    return both.format(told=told, figures=needed) if needed else told


def chance(p: float) -> str:
    """No test says that a difference is never by chance."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def needs(comparison: RunComparison, pair: Pair) -> str:
    """How many more examples would show a difference like this; "" where enough are there already."""
    if pair.queries_needed is None:
        return translate(QT_TRANSLATE_NOOP("core", "No number of examples would tell them apart."))
    more = pair.queries_needed - len(comparison.measured.examples)
    if more <= 0:
        return ""
    if more > MOST_NEEDED:
        return translate(
            QT_TRANSLATE_NOOP(
                "core", "More than a million examples would be needed to see this difference."
            )
        )
    template = QT_TRANSLATE_NOOP(
        "core", "About {count:,} more {unit} would be needed to see this difference."
    )
    return translate(template).format(count=more, unit=translate(comparison.measured.unit))


def wins(pair: Pair) -> str:
    """On how many examples which of two runs is ahead."""
    template = QT_TRANSLATE_NOOP(
        "core", "better on {better:,}, worse on {worse:,}, the same on {tied:,}"
    )
    return translate(template).format(better=pair.better, worse=pair.worse, tied=pair.tied)


def figure(system: System, metric: str) -> str:
    """A mean with its interval."""
    value, bounds = system.metrics[metric], system.intervals[metric]
    if value is None:
        return "–"
    if metric in TIMES:
        return f"{value:.1f} ms ({bounds[0]:.1f}–{bounds[1]:.1f})" if bounds else f"{value:.1f} ms"
    return f"{value:.4f} ({bounds[0]:.4f}–{bounds[1]:.4f})" if bounds else f"{value:.4f}"


def baseline_name(comparison: RunComparison) -> str:
    """What the runs are held against."""
    return translate(TASKS[comparison.task].rival)


def measured_on(comparison: RunComparison) -> str:
    """On how many examples all was measured."""
    template = QT_TRANSLATE_NOOP("core", "Measured now on the same {count:,} {unit}.")
    count, unit = len(comparison.measured.examples), translate(comparison.measured.unit)
    return translate(template).format(count=count, unit=unit)


def report(comparison: RunComparison) -> list[str]:
    """Figures, settings and verdicts as lines for a terminal."""
    lines = [measured_on(comparison), ""]
    for system in comparison.systems:
        name = system.title if system.name in comparison.runs else baseline_name(comparison)
        told = "  ".join(f"{metric} {figure(system, metric)}" for metric in system.metrics)
        lines.append(f"{name}  {told}")
    lines.append("")
    for name, values in comparison.settings.items():
        lines.append(
            f"{name}  " + "  ".join("–" if value is None else str(value) for value in values)
        )
    lines.append("")
    return lines + [f"{verdict(comparison, pair)} ({wins(pair)})" for pair in comparison.pairs]
