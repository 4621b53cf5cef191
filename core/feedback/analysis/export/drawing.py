"""Charts as SVG text, for the report: no library, nothing from elsewhere."""

from collections.abc import Sequence

from core.feedback.analysis.charts.figures import Rank
from core.plain_text import escaped

# The colours of the light theme; a report is printed.
BLUE, ORANGE, GREY, INK = "#2a5ce0", "#f2940d", "#8a92a3", "#171a21"
# Measures in units of the drawing, which is scaled to its column.
WIDTH = 640
HEIGHT = 180
FLOOR = 160
TOP = 16
NAME_WIDTH = 34


def columns(values: Sequence[tuple[str, int]]) -> str:
    """One column a value, with the names that there is room for."""
    most = max((value for _, value in values), default=0) or 1
    width = WIDTH / max(1, len(values))
    every = max(1, round(48 / width + 0.49))
    parts = []
    for column, (name, value) in enumerate(values):
        height = (FLOOR - TOP) * value / most
        parts.append(
            _rect(column * width, FLOOR - height, max(0.5, width - 1), height, name, value)
        )
        if column % every == 0 and column * width <= WIDTH - NAME_WIDTH:
            parts.append(_text(column * width, FLOOR + 14, name))
    return _svg([*parts, _text(0, 11, f"{most:,}")])


def ranks(rates: Sequence[Rank], curve: str) -> str:
    """Columns of click-through with their intervals, and the curve called `curve`."""
    most = max((max(rank.high, rank.expected or 0.0) for rank in rates), default=0.0) or 1.0
    scale, width = (FLOOR - TOP) / most, WIDTH / max(1, len(rates))
    parts = [_text(0, 11, f"{most:.0%}")]
    for column, rank in enumerate(rates):
        height, middle = rank.click_through * scale, (column + 0.5) * width
        share = f"{rank.click_through:.1%}"
        parts.append(
            _rect(column * width, FLOOR - height, width - 2, height, str(rank.rank), share)
        )
        parts.append(
            _line([(middle, FLOOR - rank.low * scale), (middle, FLOOR - rank.high * scale)], INK)
        )
        parts.append(_text(middle - 4, FLOOR + 14, str(rank.rank)))
    points = [
        ((column + 0.5) * width, FLOOR - rank.expected * scale)
        for column, rank in enumerate(rates)
        if rank.expected is not None
    ]
    if points:
        parts += [_line(points, ORANGE, 2), _text(WIDTH - 120, 11, f"— {curve}", ORANGE)]
    return _svg(parts)


def heat(rows: Sequence[tuple[str, Sequence[int]]]) -> str:
    """A row of cells for each name, the stronger the more."""
    most = max((max(values) for _, values in rows), default=0) or 1
    width, height = (WIDTH - 48) / 24, 22
    parts = []
    for line, (name, values) in enumerate(rows):
        parts.append(_text(0, line * height + 15, name))
        for hour, value in enumerate(values):
            strength = 0.05 + 0.95 * value / most
            parts.append(
                f'<rect x="{48 + hour * width:.1f}" y="{line * height}" width="{width - 1:.1f}"'
                f' height="{height - 1}" rx="2" fill="{BLUE}" fill-opacity="{strength:.3f}">'
                f"<title>{escaped(name)} {hour:02d}:00 {value:,}</title></rect>"
            )
    hours = [
        _text(48 + hour * width, len(rows) * height + 14, f"{hour:02d}") for hour in range(0, 24, 3)
    ]
    return _svg([*parts, *hours])


def _svg(parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(parts)}</svg>"
    )


def _rect(x: float, y: float, width: float, height: float, name: str, value: object) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{BLUE}">'
        f"<title>{escaped(name)}: {escaped(str(value))}</title></rect>"
    )


def _line(points: Sequence[tuple[float, float]], colour: str, width: int = 1) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, colour: str = GREY) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="11" fill="{colour}">{escaped(text)}</text>'
