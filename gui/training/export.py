"""The curves as a picture or a table: PNG, SVG, CSV."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from core.errors import UserError, writing
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.runs.curves import RunCurves
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
# For print and dense screens.
PIXEL_RATIO = 2


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
    """One row a step of each run shown: run, epoch, step, then a column for every curve."""
    histories = (curves.history, *curves.overlays)
    names = list(dict.fromkeys(name for history in histories for name in _named(history)))
    rows = (row for history in histories for row in _rows(history, names))
    write_table(path, ["run", "epoch", "step", *names], rows)


def _named(history: RunCurves) -> dict[str, dict[int, float]]:
    curves = {**history.curves, **history.metrics}
    return {
        name: dict(zip(curve.steps, curve.values, strict=True)) for name, curve in curves.items()
    }


def _rows(history: RunCurves, names: Sequence[str]) -> list[list[object]]:
    curves = _named(history)
    steps = sorted({step for curve in curves.values() for step in curve})
    per_epoch = max(1, history.steps_per_epoch)
    return [
        [history.name, f"{step / per_epoch:.4f}", step]
        + [curves.get(name, {}).get(step, "") for name in names]
        for step in steps
    ]


def _size(curves: Curves) -> QSize:
    plots = len(curves.plots)
    return QSize(WIDTH, 2 * MARGIN + HEADING_HEIGHT + plots * (PLOT_HEIGHT + HEADING_HEIGHT))


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
    top += HEADING_HEIGHT
    for plot in curves.plots:
        _paint_heading(painter, plot, QRect(MARGIN, top, inner, HEADING_HEIGHT))
        top += HEADING_HEIGHT
        _paint_canvas(painter, plot, QRectF(MARGIN, top, inner, PLOT_HEIGHT))
        top += PLOT_HEIGHT


def _paint_heading(painter: QPainter, plot: Plot, rect: QRect) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    entries = [(plot.title, theme().colours.text)]
    entries += [(_entry(line), plot.colour(line)) for line in plot.lines if len(line.y)]
    for text, colour in entries:
        painter.setFont(font(14))
        painter.setPen(QColor(colour))
        used = painter.boundingRect(rect, middle, text)
        painter.drawText(rect, middle, text)
        rect = rect.adjusted(used.width() + 24, 0, 0, 0)


def _entry(line: Line) -> str:
    return f"● {line.label} {figure(line.y[-1])}"


def _paint_canvas(painter: QPainter, plot: Plot, rect: QRectF) -> None:
    """Paint a copy of the right size: the plot on the screen keeps its shape and its crosshair."""
    copy = Plot()
    copy.draw(plot.title, plot.lines, plot.reference, plot.until)
    copy.resize(rect.size().toSize())
    copy.canvas.setParent(None)
    copy.canvas.resize(rect.size().toSize())
    copy.canvas.grab()
    copy.canvas.render(painter, rect, copy.canvas.rect())
    copy.canvas.deleteLater()
    copy.deleteLater()
