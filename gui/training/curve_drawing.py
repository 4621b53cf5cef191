"""From the curves of runs to what plots draw: which lines, over what, how smooth, which of them as a band."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from core.arrays import Float64Array
from core.language import translate
from core.runs.bands import band, families
from core.runs.curves import Curve, Mark, RunCurves
from core.runs.identity import settings_line
from core.runs.names import short_name
from core.runs.plotting import decimated, mean_width, smoothed
from gui.run_colours import run_colours
from gui.training.lines import Line, MarkLine, Reference

# A curve of more points has no dots on it.
MOST_DOTS = 60
# Of each run the lines that were made of it, each with how far the run had come.
_made: "WeakKeyDictionary[RunCurves, dict[object, tuple[object, Line]]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Look:
    """How curves are drawn: over `axis` of `core.runs.curves.AXES`, training curves smoothed.

    `smoothing` is over how many steps the mean of a training curve runs; `is_grouped` draws runs of one job
    with other seeds or folds as their mean and its interval.
    """

    axis: str = "epoch"
    is_log: bool = False
    smoothing: int = 25
    is_grouped: bool = True


@dataclass(frozen=True)
class Part:
    """One curve of every run: `name` in its curves or metrics. `is_raw` has a point for every step."""

    name: str
    label: str
    is_raw: bool = False
    is_dashed: bool = False
    is_metric: bool = False

    def curve(self, history: RunCurves) -> Curve | None:
        """That of `history`, None where there is none."""
        return (history.metrics if self.is_metric else history.curves).get(self.name)


def groups_of(histories: Sequence[RunCurves], look: Look) -> list[list[RunCurves]]:
    """The runs that are drawn as one, in the order of `histories`."""
    if not look.is_grouped:
        return [[history] for history in histories]
    return families(histories)


def group_name(members: Sequence[RunCurves], seeds: str) -> str:
    """What a group is called; `seeds` says `{count} runs` in words."""
    name = short_name(members[0].name)
    return name if len(members) == 1 else f"{name} · {seeds.format(count=len(members))}"


def member_name(history: RunCurves) -> str:
    """What one run of several of a job is called: by what it differs in."""
    known = {name: history.job[name] for name in ("seed", "fold") if history.job.get(name)}
    return " ".join((short_name(history.name), settings_line(known))).strip()


def part_lines(
    groups: Sequence[Sequence[RunCurves]], part: Part, look: Look, seeds: str
) -> list[Line]:
    """The lines of `part`, the group in front first."""
    lines: list[Line] = []
    for number, members in enumerate(groups):
        label = part.label
        if number:
            name = group_name(members, seeds)
            label = name if part.is_metric else f"{label} · {name}"
        lines += _group_lines(members, part, look, label, is_front=number == 0)
    return lines


def reference_lines(history: RunCurves, metric: str, rival: str) -> list[Reference]:
    """What others reach in `metric`; `rival` names the first where the run does not say."""
    return [Reference(translate(who) or rival, value) for who, value in history.references(metric)]


def mark_lines(history: RunCurves, look: Look, words: dict[str, str]) -> list[MarkLine]:
    """What happened to the run in front; `words` by kind, or by why it ended, with `{detail}`."""
    places = history.places([mark.step for mark in history.marks], look.axis)
    return [
        MarkLine(mark.kind, _said(mark, words), float(x))
        for mark, x in zip(history.marks, places, strict=True)
    ]


def _said(mark: Mark, words: dict[str, str]) -> str:
    key = mark.detail if mark.kind == "end" else mark.kind
    return words.get(key, key).format(detail=mark.detail)


def _group_lines(
    members: Sequence[RunCurves], part: Part, look: Look, label: str, is_front: bool
) -> list[Line]:
    lines = []
    for history in members:
        curve = part.curve(history)
        if curve is not None and curve.steps:
            is_member = len(members) > 1
            own = _member_label(history, part) if is_member else label
            lines.append(_line(history, curve, part, look, own, is_front, is_member))
    joined = band([decimated(line.x, line.y) for line in lines])
    if joined is None:
        return lines
    mean = Line(
        label,
        lines[0].colour,
        joined.x,
        joined.mean,
        low=joined.low,
        high=joined.high,
        is_band=True,
        is_front=is_front,
        is_dashed=part.is_dashed,
        has_points=len(joined.x) < MOST_DOTS,
        told=_mean_figure(lines),
    )
    return [mean, *lines]


def _mean_figure(lines: Sequence[Line]) -> float | None:
    """Of the figures of several runs, as the legend tells it."""
    figures = [line.told for line in lines if line.told is not None]
    return sum(figures) / len(figures) if figures else None


def _member_label(history: RunCurves, part: Part) -> str:
    name = member_name(history)
    return name if part.is_metric else f"{part.label} · {name}"


def _line(
    history: RunCurves,
    curve: Curve,
    part: Part,
    look: Look,
    label: str,
    is_front: bool,
    is_member: bool,
) -> Line:
    """The line that was made before, where the run has not grown since: nothing of it is drawn anew."""
    shown = label, is_front, is_member, run_colours().number(history.name)
    key = (part, look.axis, look.smoothing, *shown)
    grown = (history.last_step, history.best_step, len(curve.steps), len(history.intervals))
    made = _made.setdefault(history, {})
    if key not in made or made[key][0] != grown:
        made[key] = grown, _new_line(history, curve, part, look, label, is_front, is_member)
    return made[key][1]


def _new_line(
    history: RunCurves,
    curve: Curve,
    part: Part,
    look: Look,
    label: str,
    is_front: bool,
    is_member: bool,
) -> Line:
    """Beside their mean the members of a group are faint, and the band is what they are worth."""
    y = curve.y()
    width = mean_width(len(y), look.smoothing) if part.is_raw else 1
    low, high = (None, None) if is_member else _ends(history, curve, part)
    return Line(
        label,
        run_colours().number(history.name),
        history.x(curve, look.axis),
        smoothed(y, width) if width > 1 else y,
        raw=y if width > 1 else None,
        low=low,
        high=high,
        is_front=is_front and not is_member,
        is_dashed=part.is_dashed,
        has_points=not part.is_raw and len(y) < MOST_DOTS,
        told=_best(history, curve) if part.is_metric else None,
    )


def _ends(
    history: RunCurves, curve: Curve, part: Part
) -> tuple[Float64Array, Float64Array] | tuple[None, None]:
    """Between what each point lies, nan where that is not known; None where it never is."""
    known = history.intervals.get(part.name, {}) if part.is_metric else {}
    if not known:
        return None, None
    nothing = [np.nan, np.nan]
    ends = np.array([known.get(step, nothing) for step in curve.steps], np.float64)
    return ends[:, 0], ends[:, 1]


def _best(history: RunCurves, curve: Curve) -> float | None:
    """The value of the best epoch: the figure of the run."""
    if history.best_step not in curve.steps:
        return None
    return curve.values[curve.steps.index(history.best_step)]
