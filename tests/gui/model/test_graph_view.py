import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.layers import Drawing
from core.explain.model.reading import Reading
from core.task_choices import training_settings
from gui.model.graph_layout import STRIP_HEIGHT
from gui.model.graph_view import GraphView, strip_cells
from gui.theme import theme


@pytest.fixture
def drawing() -> Drawing:
    settings = training_settings("search", "conv1d", {})
    return model_drawing(ModelFacts("search", "conv1d", settings, 100, 48))


@pytest.fixture
def view(qtbot: QtBot, drawing: Drawing) -> GraphView:
    made = GraphView()
    qtbot.addWidget(made)
    made.show_drawing(drawing, None)
    return made


def colour(image: QImage, view: GraphView, name: str, right: float, down: float) -> str:
    """The colour of the picture in the box of a layer, at a share of its width, pixels from above."""
    box = view.layout_.boxes[name]
    place = QPoint(round(2 * (box.left() + right * box.width())), round(2 * (box.top() + down)))
    return image.pixelColor(place).name()


def test_kinds_have_colours_in_both_themes(view: GraphView) -> None:
    seen = []
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        image = view.picture()
        assert image.size() == QSize(round(view.layout_.width), round(view.layout_.height)) * 2
        for name in ("words", "conv_3", "narrow", "unit"):
            seen.append(colour(image, view, name, 0.04, 26))
    assert len(set(seen)) == 8


def test_a_click_and_the_arrow_keys_choose(qtbot: QtBot, view: GraphView) -> None:
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    view.set_zoom(0.5)
    centre = view.layout_.boxes["narrow"].center() * 0.5
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert chosen == ["narrow"]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert chosen[1].startswith("conv_")
    assert chosen[2] == chosen[1].replace("conv", "pool")
    assert chosen[3].startswith("pool_")
    assert chosen[3] != chosen[2]
    assert chosen[4] == chosen[3].replace("pool", "conv")
    assert view.current == chosen[-1]


def test_strips_are_lit_where_a_query_was_read(view: GraphView, drawing: Drawing) -> None:
    strip = np.array([1.0, 0.0, -1.0], np.float32)
    view.show_drawing(drawing, Reading("q", ("a", "b", "c"), {"mean": strip}, ()))
    image = view.picture()
    height = view.layout_.boxes["mean"].height()
    down = height - STRIP_HEIGHT + 6
    cells = [colour(image, view, "mean", share, down) for share in (0.2, 0.5, 0.8)]
    colours = theme().colours
    assert cells == [colours.chart[0], colours.surface_alt, colours.chart[4]]


def test_long_strips_show_what_is_farthest_from_zero() -> None:
    values = np.zeros(960, np.float32)
    values[[3, 7, 955]] = [0.5, -2.0, 1.0]
    cells = strip_cells(values)
    assert len(cells) == 96
    assert (cells[0], cells[95]) == (-2.0, 1.0)
    assert (strip_cells(values[:5]) == values[:5]).all()


def test_it_fits_the_room(view: GraphView) -> None:
    whole = QSize(round(view.layout_.width / 2), round(view.layout_.height))
    view.fit(whole, whole=True)
    assert view.width() == pytest.approx(whole.width(), abs=1)
    # Smaller could not be read.
    view.fit(whole, whole=False)
    assert view.zoom == 0.75
    view.set_zoom(9)
    assert view.zoom == 2.0


def test_it_says_what_a_layer_is(view: GraphView, drawing: Drawing) -> None:
    told = view.told(drawing["conv_3"])
    assert "Conv1D, 3 wide" in told
    assert "conv_3/kernel: 3 × 16 × 16" in told
    assert "shared" not in told
    assert "Conv1D, 5 wide 48 × 16" in view.accessibleDescription()
