"""The figures of outcomes as people read them, in verbs, reports and the window alike."""

from core.checks.outcome import FAILS, HOLDS, UNJUDGED, CheckReport, FileReport, Measured, Outcome
from core.checks.pins import input_label
from core.language import QT_TRANSLATE_NOOP, translate

_STATES = {
    HOLDS: QT_TRANSLATE_NOOP("core", "holds"),
    FAILS: QT_TRANSLATE_NOOP("core", "does not hold"),
    UNJUDGED: QT_TRANSLATE_NOOP("core", "cannot be judged"),
}
MARKS = {HOLDS: "✓", FAILS: "✗", UNJUDGED: "?"}


def state_label(state: str) -> str:
    """What a state is called."""
    return translate(_STATES[state])


def shown_value(value: float | None, how: str) -> str:
    """`value` in its unit; a dash where there is none."""
    if value is None:
        return "–"
    match how:
        case "share":
            return f"{value:.1%}"
        case "ms":
            return f"{value:.2f} ms"
        case "rank":
            return f"#{value:.0f}"
        case "difference":
            return f"{value:+z.4f}"
        case "count":
            return f"{value:.0f}"
        case _:
            return f"{value:.4f}"


def value_of(measured: Measured) -> str:
    """What was measured."""
    return shown_value(measured.value, measured.shown)


def bound_of(measured: Measured) -> str:
    """What it is held against."""
    return shown_value(measured.bound, measured.shown)


def interval_of(measured: Measured) -> str:
    """Between what it lies, with how sure that is where it is not the usual 95 %."""
    if not measured.interval:
        return ""
    between = " … ".join(shown_value(end, measured.shown) for end in measured.interval)
    is_usual = abs(measured.level - 0.95) < 1e-9
    return between if is_usual else f"{between} ({measured.level:.0%})"


def counted(measured: Measured) -> str:
    """On how many of what."""
    return f"{measured.n:,} {translate(measured.unit)}" if measured.n else ""


def sentence_of(outcome: Outcome) -> str:
    """An outcome in one line: its state, what was measured, and what there is to say of it."""
    measured = outcome.measured
    parts = [state_label(outcome.state)]
    if measured.value is not None:
        against = QT_TRANSLATE_NOOP("core", "{value} against {bound}")
        parts.append(translate(against).format(value=value_of(measured), bound=bound_of(measured)))
    parts += [interval_of(measured), counted(measured), str(measured.reason)]
    return " · ".join(filter(None, parts))


def summary(report: CheckReport | FileReport) -> str:
    """How many assertions hold, do not, and cannot be judged."""
    states = ((HOLDS, "✓"), (FAILS, "✗"), (UNJUDGED, "?"))
    return " · ".join(
        f"{mark} {report.count(state)} {state_label(state)}" for state, mark in states
    )


def changed_inputs(file: FileReport) -> list[str]:
    """What stands between this verdict and the one that was pinned; a line each, none where nothing does."""
    if not file.pinned:
        return [
            translate(
                QT_TRANSLATE_NOOP("core", "Nothing is pinned, so nobody can tell what has changed.")
            )
        ]
    template = QT_TRANSLATE_NOOP("core", "Changed since it was pinned ({when}): {what}")
    told = [translate(template).format(when=file.pinned, what=change) for change in file.changes]
    if file.unpinned:
        never = QT_TRANSLATE_NOOP(
            "core", "Not pinned, so nobody can tell whether it changed: {what}"
        )
        told.append(translate(never).format(what=", ".join(map(input_label, file.unpinned))))
    return told
