"""The charts of a report of checks, as inline SVG that takes its colours from the page."""

from collections.abc import Mapping

from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Measured
from core.checks.wording import bound_of, interval_of, value_of
from core.plain_text import escaped
from core.search.score_parts import label

# Pixels.
WIDTH, HEIGHT, MIDDLE = 220, 26, 13
BAR_WIDTH, BAR_HEIGHT, NAME_WIDTH = 360, 16, 96
# Room at both ends of a scale, as a share of it.
ROOM = 0.08
_CLASSES = {HOLDS: "holds", FAILS: "fails", UNJUDGED: "unjudged"}


def share_bar(counts: Mapping[str, int]) -> str:
    """How many of all are in each state, as one bar."""
    total, left, parts = sum(counts.values()) or 1, 0.0, []
    for state, count in counts.items():
        width = 600 * count / total
        parts.append(
            f'<rect class="{_CLASSES[state]}" x="{left:.1f}" y="0" width="{width:.1f}" height="12"/>'
        )
        left += width
    told = ", ".join(f"{state} {count}" for state, count in counts.items())
    return (
        f'<svg viewBox="0 0 600 12" width="600" height="12" role="img" aria-label="{escaped(told)}">'
        f"{''.join(parts)}</svg>"
    )


def whisker(measured: Measured, state: str) -> str:
    """The value as a dot in its interval, and the bound as a line; nothing where either is missing."""
    if measured.value is None or measured.bound is None:
        return ""
    low, high = measured.interval or (measured.value, measured.value)
    place = _Scale(
        min(low, measured.value, measured.bound), max(high, measured.value, measured.bound)
    )
    told = f"{value_of(measured)} {interval_of(measured)} | {bound_of(measured)}"
    bound = place(measured.bound)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
        f' aria-label="{escaped(told)}"><title>{escaped(told)}</title>'
        f'<line class="axis" x1="0" x2="{WIDTH}" y1="{MIDDLE}" y2="{MIDDLE}"/>'
        f'<line class="bound" x1="{bound:.1f}" x2="{bound:.1f}" y1="2" y2="{HEIGHT - 2}"/>'
        f'<line class="range {_CLASSES[state]}" x1="{place(low):.1f}" x2="{place(high):.1f}"'
        f' y1="{MIDDLE}" y2="{MIDDLE}"/>'
        f'<circle class="{_CLASSES[state]}" cx="{place(measured.value):.1f}" cy="{MIDDLE}" r="5"/></svg>'
    )


class _Scale:
    """From a value to pixels; a scale without length puts it in the middle."""

    def __init__(self, low: float, high: float) -> None:
        room = (high - low) * ROOM
        self._low, self._high = low - room, high + room

    def __call__(self, value: float) -> float:
        length = self._high - self._low
        share = (value - self._low) / length if length > 0 else 0.5
        return 6 + share * (WIDTH - 12)


def part_bars(parts: Mapping[str, float]) -> str:
    """What each part of a score, or of a difference, adds or takes: bars from a common line."""
    shown = {name: value for name, value in parts.items() if abs(value) >= 5e-5}
    if not shown:
        return ""
    most = max(map(abs, shown.values()))
    has_both = min(shown.values()) < 0
    zero = NAME_WIDTH + (BAR_WIDTH / 2 if has_both else 0)
    room = (BAR_WIDTH / 2 if has_both else BAR_WIDTH) - 64
    rows = [
        _bar(at, name, value, zero, room / most) for at, (name, value) in enumerate(shown.items())
    ]
    height, width = len(shown) * (BAR_HEIGHT + 4), NAME_WIDTH + BAR_WIDTH
    told = ", ".join(f"{label(name)} {value:+.4f}" for name, value in shown.items())
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-label="{escaped(told)}">{"".join(rows)}</svg>'
    )


def _bar(row: int, name: str, value: float, zero: float, scale: float) -> str:
    top, length = row * (BAR_HEIGHT + 4), abs(value) * scale
    left = zero if value >= 0 else zero - length
    end = zero + length + 4 if value >= 0 else zero - length - 4
    anchor = "start" if value >= 0 else "end"
    return (
        f'<text x="0" y="{top + 12}">{escaped(label(name))}</text>'
        f'<rect class="{"more" if value >= 0 else "less"}" x="{left:.1f}" y="{top}"'
        f' width="{max(1.0, length):.1f}" height="{BAR_HEIGHT}"/>'
        f'<text x="{end:.1f}" y="{top + 12}" text-anchor="{anchor}">{value:+.4f}</text>'
    )
