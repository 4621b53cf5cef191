"""The curves as a picture or a table: PNG, SVG, CSV."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from core.errors import UserError, writing
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.runs.curves import Curve, RunCurves
from core.spreadsheet import write_table
from gui.theme import font, theme
from gui.training.curves import Curves
from gui.training.lines import Line, figure
from gui.training.plot import Plot
from gui.widgets.png import save_png

# Pixels of a picture before it is doubled.
WIDTH = 960
PLOT_HEIGHT = 280
HEADING_HEIGHT = 34
MARGIN = 24
LINE_HEIGHT = 22
VERDICT_HEIGHT = 44
# For print and dense screens.
PIXEL_RATIO = 2
# Before a metric that is called as a curve of the training.
HELD_OUT = "held_out_"


def export(curves: Curves, path: Path) -> None:
    """Write `curves` in the format that the ending of `path` names.

    Raises:
        UserError: the ending is none of .png .svg .csv, or the file cannot be written.
    """
    writers = {".png": write_png, ".svg": write_svg, ".csv": write_csv}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "Curves are saved as {kinds}, not as {name}."),
            kinds=", ".join(writers),
            name=path.name,
        )
    with writing(path):
        writer(curves, path)


def write_png(curves: Curves, path: Path) -> None:
    """A picture twice as dense as the screen, in the colours of the theme."""
    size = _size(curves)
    image = QImage(size * PIXEL_RATIO, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(PIXEL_RATIO)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _paint(painter, curves, size)
    painter.end()
    save_png(image, path)


def write_svg(curves: Curves, path: Path) -> None:
    """A drawing made of lines and words, sharp at any size."""
    with replacing(path) as temporary:
        temporary.write_bytes(b"")
        _draw_svg(curves, temporary)


def _draw_svg(curves: Curves, path: Path) -> None:
    size = _size(curves)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(curves.caption)
    painter = QPainter(generator)
    _paint(painter, curves, size)
    painter.end()


def write_csv(curves: Curves, path: Path) -> None:
    """One row a step of each run shown: run, epoch, step, second, what happened, a column for every curve.

    Beside a metric stand the ends of its interval. What others reach follows, a row each without a step.
    """
    names = list(dict.fromkeys(name for history in curves.shown for name in _columns(history)))
    rows = [row for history in curves.shown for row in _rows(history, names)]
    rows += _reference_rows(curves.history, names)
    write_table(path, ["run", "epoch", "step", "seconds", "mark", *names], rows)


def _columns(history: RunCurves) -> dict[str, dict[int, float]]:
    """Each curve and the ends of its intervals, by step."""
    columns: dict[str, dict[int, float]] = {}
    for name, curve in {**history.curves, **_apart(history)}.items():
        columns[name] = dict(zip(curve.steps, curve.values, strict=True))
        for number, end in enumerate(("low", "high")):
            known = history.intervals.get(name.removeprefix(HELD_OUT), {})
            if known and name not in history.curves:
                columns[f"{name}_{end}"] = {step: ends[number] for step, ends in known.items()}
    return columns


def _apart(history: RunCurves) -> dict[str, Curve]:
    """The metrics; one that is called as a curve of the training is called otherwise."""
    return {
        f"{HELD_OUT}{name}" if name in history.curves else name: curve
        for name, curve in history.metrics.items()
    }


def _rows(history: RunCurves, names: Sequence[str]) -> list[list[object]]:
    columns = _columns(history)
    marks: dict[int, list[str]] = {}
    for mark in history.marks:
        marks.setdefault(mark.step, []).append(f"{mark.kind} {mark.detail}".strip())
    steps = sorted({*marks, *(step for column in columns.values() for step in column)})
    places = zip(history.places(steps), steps, history.places(steps, "time"), strict=True)
    return [
        [history.name, f"{epoch:.4f}", step, f"{second:.3f}", "; ".join(marks.get(step, ()))]
        + [columns.get(name, {}).get(step, "") for name in names]
        for epoch, step, second in places
    ]


def _reference_rows(history: RunCurves, names: Sequence[str]) -> list[list[object]]:
    """A row for each of those beside whom the run is drawn."""
    reached: dict[str, dict[str, float]] = {}
    for name in _apart(history):
        for who, value in history.references(name.removeprefix(HELD_OUT)):
            reached.setdefault(who, {})[name] = value
    return [
        [who, "", "", "", "", *(values.get(name, "") for name in names)]
        for who, values in reached.items()
    ]


def _size(curves: Curves) -> QSize:
    plots = len(curves.plots) * (PLOT_HEIGHT + HEADING_HEIGHT)
    words = len(_words(curves)) * LINE_HEIGHT + _verdict_height(curves)
    return QSize(WIDTH, 2 * MARGIN + HEADING_HEIGHT + words + plots)


def _words(curves: Curves) -> list[str]:
    """The legend, a line for each run."""
    return curves.legend.words()


def _verdict_height(curves: Curves) -> int:
    return VERDICT_HEIGHT if curves.verdict.text() else 0


def _paint(painter: QPainter, curves: Curves, size: QSize) -> None:
    colours = theme().colours
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(colours.surface))
    painter.setPen(QColor(colours.text))
    painter.setFont(font(18))
    top = MARGIN
    inner = size.width() - 2 * MARGIN
    painter.drawText(
        QRect(MARGIN, top, inner, HEADING_HEIGHT), Qt.AlignmentFlag.AlignLeft, curves.caption
    )
    top = _paint_legend(painter, curves, QRect(MARGIN, top + HEADING_HEIGHT, inner, LINE_HEIGHT))
    for number, plot in enumerate(curves.plots):
        _paint_heading(painter, plot, QRect(MARGIN, top, inner, HEADING_HEIGHT))
        top += HEADING_HEIGHT
        _paint_canvas(painter, plot, QRectF(MARGIN, top, inner, PLOT_HEIGHT), number == 0)
        top += PLOT_HEIGHT
    painter.setPen(QColor(colours.text))
    painter.setFont(font(13))
    around = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    rect = QRect(MARGIN, top, inner, _verdict_height(curves))
    painter.drawText(rect, around, curves.verdict.text())


def _paint_legend(painter: QPainter, curves: Curves, rect: QRect) -> int:
    """A line for each run in its colour; returns where they end."""
    painter.setFont(font(13))
    for words, colour in zip(_words(curves), curves.legend.colours(), strict=True):
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, f"● {words}")
        rect.translate(0, LINE_HEIGHT)
    return rect.top()


def _paint_heading(painter: QPainter, plot: Plot, rect: QRect) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    entries = [(plot.title, theme().colours.text)]
    front = (line for line in plot.lines if len(line.y) and line.is_front)
    entries += [(_entry(line), plot.colour(line)) for line in front]
    for text, colour in entries:
        painter.setFont(font(14))
        painter.setPen(QColor(colour))
        used = painter.boundingRect(rect, middle, text)
        painter.drawText(rect, middle, text)
        rect = rect.adjusted(used.width() + 24, 0, 0, 0)


def _entry(line: Line) -> str:
    sign = "╌" if line.is_dashed else "●"
    return f"{sign} {line.label} {figure(line.newest)}"


def _paint_canvas(painter: QPainter, plot: Plot, rect: QRectF, has_words: bool) -> None:
    """Paint a copy of the right size: the plot on the screen keeps its shape and its crosshair."""
    copy = Plot(has_words=has_words)
    copy.draw(plot.drawing)
    copy.resize(rect.size().toSize())
    copy.canvas.setParent(None)
    copy.canvas.resize(rect.size().toSize())
    copy.canvas.grab()
    copy.canvas.render(painter, rect, copy.canvas.rect())
    copy.canvas.deleteLater()
    copy.deleteLater()
