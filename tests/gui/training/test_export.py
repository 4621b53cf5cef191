"""Curves leave the window as pictures and as a table."""

import csv
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.runs.curves import RunCurves
from core.runs.job import EpochDone, Started, StepDone
from gui.run_colours import run_colours
from gui.theme import theme
from gui.training.curves import Curves
from gui.training.export import export
from tests.gui.training.recorded_worker import RUN, events


@pytest.fixture
def curves(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Curves(window)
    history = RunCurves()
    for event in events(2, 5):
        history.take(event)
    made.show_history(history)
    yield made
    window.close()


def test_a_picture_holds_the_curves_in_their_colours(curves, tmp_path):
    export(curves, tmp_path / "curves.png")
    image = QImage(str(tmp_path / "curves.png"))
    assert image.width() == 1920
    seen = {image.pixelColor(x, y).name() for x in range(0, 1920, 2) for y in range(0, 900, 2)}
    colour = run_colours().colour(curves.history.name)
    assert {QColor(colour).name(), QColor(theme().colours.text).name()} <= seen


def test_a_drawing_is_made_of_lines_and_words(curves, tmp_path):
    export(curves, tmp_path / "curves.svg")
    root = ElementTree.parse(tmp_path / "curves.svg").getroot()
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert tags.count("polyline") + tags.count("path") > 10
    words = " ".join(element.text or "" for element in root.iter() if element.text)
    assert RUN in words
    assert "Loss" in words


def test_a_drawing_of_invented_data_says_so(curves, tmp_path):
    curves.shop = "Demo world"
    export(curves, tmp_path / "curves.svg")
    drawn = (tmp_path / "curves.svg").read_text("utf-8")
    assert f"Demo world · {curves.history.name}" in drawn


def test_a_table_has_a_row_for_every_step(curves, tmp_path):
    export(curves, tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows[:-1]] == list(range(1, 11))
    assert (rows[-1]["run"], rows[-1]["step"], rows[-1]["mrr@10"]) == ("BM25", "", "0.42")
    assert (rows[4]["seconds"], rows[4]["mark"]) == ("1.000", "checkpoint")
    assert rows[9]["mark"] == "checkpoint; best"
    assert rows[4]["validation_loss"] != ""
    assert rows[3]["validation_loss"] == ""
    assert float(rows[4]["mrr@10"]) == curves.history.metrics["mrr@10"].values[0]
    assert rows[0]["run"] == RUN


def test_another_ending_is_refused_with_those_there_are(curves, tmp_path):
    with pytest.raises(UserError, match=r"\.png, \.svg, \.csv"):
        export(curves, tmp_path / "curves.pdf")


def test_a_place_that_cannot_be_written_is_a_sentence(curves, tmp_path):
    for name in ("a.png", "a.svg", "a.csv"):
        with pytest.raises(UserError, match=r"Choose another place|name another file"):
            export(curves, tmp_path / "nowhere" / name)


def test_a_drawing_holds_the_names_of_shop_and_run_as_they_are(curves, tmp_path):
    curves.shop = '<image href="file:///dev/zero"/>&amp;'
    export(curves, tmp_path / "curves.svg")
    root = ElementTree.parse(tmp_path / "curves.svg").getroot()
    named = [value for element in root.iter() for value in element.attrib.values()]
    assert not [value for value in named if "/dev/zero" in value]
    words = "".join(element.text or "" for element in root.iter())
    assert curves.shop in words


def test_what_is_shown_leaves_with_it(curves, tmp_path):
    """Intervals, other runs, the part that is shown closer, and what the curves say."""
    other = RunCurves()
    for event in events(2, 5):
        other.take(event)
    other.name = "20260503-090000-search-dnn"
    other.intervals = {"mrr@10": {5: [0.25, 0.5]}}
    curves.set_overlays([other])
    curves.view.look_at(0.5, 1.5)
    curves.verdict.setText("Over-fitting since epoch 2.")
    export(curves, tmp_path / "curves.svg")
    words = " ".join(ElementTree.parse(tmp_path / "curves.svg").getroot().itertext())
    assert "dnn 05-03 09:00" in words
    assert "Over-fitting since epoch 2." in words
    # Ticks between those of whole epochs: it is drawn closer.
    assert "0.6" in words
    export(curves, tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["run"] == other.name]
    assert (rows[4]["mrr@10_low"], rows[4]["mrr@10_high"]) == ("0.25", "0.5")


def test_a_metric_called_as_a_curve_of_the_training_has_a_column_of_its_own(curves, tmp_path):
    made = RunCurves()
    made.take(Started("r", 1, 1, 9, 9, 1, "majority accuracy", 0.4))
    made.take(StepDone(1, 1, 1.0, 0.9, 1.0, 0.0))
    made.take(EpochDone(1, 1, 1.0, 0.9, 1.0, 0.6, {"accuracy": 0.6}, True, 1.0))
    curves.show_history(made)
    export(curves, tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["accuracy"], rows[0]["held_out_accuracy"]) == ("0.9", "0.6")
    assert (rows[1]["run"], rows[1]["held_out_accuracy"]) == ("majority", "0.4")
