"""Draws the networks of docs/models.md: `python docs/images/models/draw.py`.

A network is a table of parts; each stands in a column and a row and names the parts that feed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, HEIGHT, GAP, MARGIN = 150, 74, 30, 22
ROW = HEIGHT + 26
FILL = {"given": "#eceff3", "learned": "#dbe8fb", "fixed": "#ffffff", "out": "#d9f0df"}
LINE = {"given": "#8a94a3", "learned": "#3b73c4", "fixed": "#8a94a3", "out": "#2e8b57"}
FONT = "font-family='Segoe UI, Noto Sans, Helvetica, Arial, sans-serif' text-anchor='middle'"


@dataclass(frozen=True)
class Part:
    """What happens at one place: `lines` say it, the last being the shape that it gives."""

    column: float
    row: float
    lines: tuple[str, ...]
    kind: str = "learned"
    after: tuple[str, ...] = ()

    @property
    def is_sum(self) -> bool:
        return self.lines == ("+",)

    @property
    def middle(self) -> tuple[float, float]:
        across = MARGIN + self.column * (WIDTH + GAP) + WIDTH / 2
        return across, MARGIN + self.row * ROW + HEIGHT / 2

    @property
    def half(self) -> float:
        return 13 if self.is_sum else WIDTH / 2


Parts = dict[str, Part]
IDS = Part(0, 0, ("word ids", "(n, 40)"), "given")
WORDS = Part(1, 0, ("Embedding", "word dropout, dropout", "(n, 40, 96)"), after=("ids",))


def mean(column: float, after: str = "words") -> Part:
    """The mean of all places by the learned weight of each word."""
    lines = ("weighted mean", "a weight for each word", "(n, 96)")
    return Part(column, 0, lines, after=(after,))


def vector(column: float, *after: str) -> Part:
    """What the network gives."""
    return Part(column, 0, ("vector", "(n, 96)"), "out", after)


def plus(column: float, *after: str) -> Part:
    """The sum of two parts."""
    return Part(column, 0, ("+",), "fixed", after)


NETWORKS: dict[str, Parts] = {
    "conv1d": {
        "ids": IDS,
        "words": WORDS,
        "mean": mean(4),
        "narrow": Part(2, 1, ("Dense, no bias", "(n, 40, 16)"), after=("words",)),
        "conv": Part(
            3, 1, ("Conv1D, relu", "widths 1, 2, 3, 5", "4 × (n, 40, 16)"), after=("narrow",)
        ),
        "max": Part(4, 1, ("max over places", "(n, 64)"), "fixed", ("conv",)),
        "phrases": Part(5, 1, ("Dropout ½, Dense", "from zero", "(n, 96)"), after=("max",)),
        "sum": plus(5.65, "mean", "phrases"),
        "vector": vector(6.3, "sum"),
    },
    "article": {
        "ids": IDS,
        "numbers": Part(1, 0, ("÷ vocabulary", "(n, 40, 1)"), "fixed", ("ids",)),
        "conv": Part(2, 0, ("Conv1D(64, 3)", "relu", "(n, 38, 64)"), after=("numbers",)),
        "max": Part(3, 0, ("MaxPooling1D(2)", "(n, 19, 64)"), "fixed", ("conv",)),
        "flat": Part(4, 0, ("Flatten", "(n, 1216)"), "fixed", ("max",)),
        "vector": Part(5, 0, ("the task's head", "Dense"), "out", ("flat",)),
    },
    "dnn": {
        "ids": IDS,
        "words": WORDS,
        "mean": mean(2),
        "most": Part(2, 1, ("max over places", "(n, 96)"), "fixed", ("words",)),
        "both": Part(3, 1, ("side by side", "(n, 192)"), "fixed", ("mean", "most")),
        "deep": Part(4, 1, ("2 × Dense, relu", "(n, 128)"), after=("both",)),
        "joined": Part(5, 1, ("Dropout, Dense", "from zero", "(n, 96)"), after=("deep",)),
        "sum": plus(5.65, "mean", "joined"),
        "vector": vector(6.3, "sum"),
    },
    "rnn": {
        "ids": IDS,
        "words": WORDS,
        "mean": mean(3.6),
        "forward": Part(2.3, 1, ("gated memory →", "its last state", "(n, 48)"), after=("words",)),
        "backward": Part(2.3, 2, ("gated memory ←", "its last state", "(n, 48)"), after=("words",)),
        "both": Part(3.6, 1.5, ("side by side", "(n, 96)"), "fixed", ("forward", "backward")),
        "joined": Part(4.9, 1.5, ("Dropout, Dense", "from zero", "(n, 96)"), after=("both",)),
        "sum": plus(5.65, "mean", "joined"),
        "vector": vector(6.3, "sum"),
    },
    "transformer": {
        "ids": IDS,
        "words": WORDS,
        "place": Part(2, 0, ("+ position", "learned", "(n, 40, 96)"), after=("words",)),
        "look": Part(
            3, 1, ("norm, attention", "4 heads, from zero", "(n, 40, 96)"), after=("place",)
        ),
        "first": plus(3.65, "place", "look"),
        "feed": Part(
            4.3, 1, ("norm, 2 × Dense", "gelu, from zero", "(n, 40, 96)"), after=("first",)
        ),
        "second": plus(4.95, "first", "feed"),
        "mean": mean(5.6, "second"),
        "vector": vector(6.6, "mean"),
    },
    "pretrained": {
        "title": Part(0, 0, ("title", "once, then kept"), "given"),
        "query": Part(0, 1, ("query", "when it is asked"), "given"),
        "teacher": Part(
            1,
            0.5,
            ("teacher", "e5-small, frozen", "(n, 384)"),
            "fixed",
            ("title", "query"),
        ),
        "titles": Part(2.2, 0, ("− mean", "of products", "(n, 384)"), "fixed", ("teacher",)),
        "queries": Part(2.2, 1, ("− mean", "of queries", "(n, 384)"), "fixed", ("teacher",)),
        "axes": Part(
            3.4, 0.5, ("128 directions", "of the shop", "(n, 128)"), "fixed", ("titles", "queries")
        ),
        "vector": Part(4.4, 0.5, ("vector", "(n, 128)"), "out", ("axes",)),
    },
}


def drawing(parts: Parts) -> str:
    """The network as an SVG on a light ground of its own, which dark pages can show too."""
    width = max(part.middle[0] + part.half for part in parts.values()) + MARGIN
    height = max(part.middle[1] for part in parts.values()) + HEIGHT / 2 + MARGIN
    body = [line for part in parts.values() for line in _arrows(part, parts)]
    body += [line for part in parts.values() for line in _box(part)]
    size = f"viewBox='0 0 {width:g} {height:g}' width='{width:g}' height='{height:g}'"
    ground = f"<rect width='{width:g}' height='{height:g}' rx='10' fill='#fbfcfd'/>"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>"
    return "\n".join([head, ground, *body, "</svg>", ""])


def _box(part: Part) -> Iterator[str]:
    x, y = part.middle
    look = f"fill='{FILL[part.kind]}' stroke='{LINE[part.kind]}' stroke-width='1.5'"
    if part.is_sum:
        yield f"<circle cx='{x:g}' cy='{y:g}' r='{part.half}' {look}/>"
    else:
        corner = f"x='{x - WIDTH / 2:g}' y='{y - HEIGHT / 2:g}'"
        yield f"<rect {corner} width='{WIDTH}' height='{HEIGHT}' rx='8' {look}/>"
    for number, line in enumerate(part.lines):
        down = y + 5 + 19 * (number - (len(part.lines) - 1) / 2)
        style = "font-size='14' font-weight='600' fill='#1d2733'"
        if number:
            style = "font-size='12' fill='#56616f'"
        yield f"<text x='{x:g}' y='{down:g}' {FONT} {style}>{escape(line)}</text>"


def _arrows(part: Part, parts: Parts) -> Iterator[str]:
    x, y = part.middle
    for name in part.after:
        start, from_y = parts[name].middle
        start += parts[name].half
        if part.is_sum and from_y != y:
            yield _line((start, from_y), (x, from_y), (x, y + part.half))
        else:
            turn = start + GAP / 2
            yield _line((start, from_y), (turn, from_y), (turn, y), (x - part.half, y))


def _line(*points: tuple[float, float]) -> str:
    """A line through the points with a head at its end."""
    (before_x, _), (x, y) = points[-2:]
    head = f"{x - 8:g},{y - 5:g} {x:g},{y:g} {x - 8:g},{y + 5:g}"
    if before_x == x:
        head = f"{x - 5:g},{y + 8:g} {x:g},{y:g} {x + 5:g},{y + 8:g}"
    path = " ".join(f"{across:g},{down:g}" for across, down in points)
    stroke = "fill='none' stroke='#56616f' stroke-width='1.5'"
    return f"<polyline points='{path}' {stroke}/><polyline points='{head}' {stroke}/>"


if __name__ == "__main__":
    for network, table in NETWORKS.items():
        (Path(__file__).parent / f"{network}.svg").write_text(drawing(table), encoding="utf-8")
