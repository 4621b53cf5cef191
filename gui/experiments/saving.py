"""Outcomes as a picture or a table: PNG, CSV."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from core.errors import UserError, writing
from core.experiments.ab_result import ABResult
from core.experiments.verdict import InterleavingVerdict
from core.language import QT_TRANSLATE_NOOP
from core.spreadsheet import write_table
from gui.theme import theme
from gui.widgets.file_dialog import choose_save
from gui.widgets.png import save_png

# Pictures are drawn at twice the size, for print and dense screens.
PIXEL_RATIO = 2
Row = dict[str, object]


def ask_where(
    parent: QWidget,
    picture: QWidget,
    outcome: ABResult | InterleavingVerdict,
    failed: Callable[[UserError], object],
) -> None:
    """Let a person choose a file and write `picture` or the figures of `outcome` into it."""
    title = QCoreApplication.translate("Saving", "Save the outcome")
    kinds = ("PNG (*.png)", "CSV (*.csv)")
    path = choose_save(parent, "experiments", title, "experiment", kinds)
    if path is not None:
        try:
            save(picture, outcome, path)
        except UserError as error:
            failed(error)


def save(picture: QWidget, outcome: ABResult | InterleavingVerdict, path: Path) -> None:
    """Write a picture or a table, as the ending of `path` says.

    Raises:
        UserError: the ending is neither .png nor .csv, or the file cannot be written.
    """
    with writing(path):
        if path.suffix.lower() == ".png":
            _write_png(picture, path)
        elif path.suffix.lower() == ".csv":
            _write_csv(rows_of(outcome), path)
        else:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "Outcomes are saved as .png or .csv, not as {name}."),
                name=path.name,
            )


def rows_of(outcome: ABResult | InterleavingVerdict) -> list[Row]:
    """One row a measure of a simulation, or the one row of a score."""
    if isinstance(outcome, InterleavingVerdict):
        return [asdict(outcome)]
    named = {
        "data": "synthetic",
        "run_a": outcome.a,
        "run_b": outcome.b,
        "clicks": outcome.clicks,
        "seed": outcome.seed,
        "sessions": outcome.sessions,
    }
    parts = (("test", outcome.test), ("truth", outcome.truth))
    return [named | {"part": part} | asdict(measure) for part, group in parts for measure in group]


def _write_png(picture: QWidget, path: Path) -> None:
    image = QImage(picture.size() * PIXEL_RATIO, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme().colours.surface))
    painter = QPainter(image)
    picture.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    save_png(image, path)


def _write_csv(rows: Sequence[Row], path: Path) -> None:
    write_table(path, list(rows[0]), [list(row.values()) for row in rows])
