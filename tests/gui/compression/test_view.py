"""The view: what is chosen is what is made, what comes is shown, and one click asks for a variant."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.training.compression.kept import keep_compression
from core.training.compression.messages import MeasuredVariant
from core.workspace import Workspace
from gui.compression.plot import beside, points_of
from gui.compression.variants_model import COLUMNS, VariantsModel
from gui.compression.view import CompressionView
from gui.theme import theme
from tests.core.runs.small_runs import SEARCH
from tests.core.training.compression.measured import compression, variant
from tests.gui.compression.conftest import Program

WAIT = 15_000


@pytest.fixture
def view(qtbot: QtBot, program: Program, workspace: Workspace) -> Iterator[CompressionView]:
    made = shown(qtbot, program("good"), workspace)
    yield made
    made.shut_down()


def shown(qtbot: QtBot, program: list[str], workspace: Workspace) -> CompressionView:
    made = CompressionView(program)
    qtbot.addWidget(made)
    made.set_workspace(workspace)
    made.resize(1200, 680)
    made.show()
    qtbot.waitUntil(lambda: made.form.run.count() > 0, timeout=WAIT)
    return made


def cell(model: VariantsModel, row: int, column: str, role: int = 0) -> object:
    return model.data(model.index(row, COLUMNS.index(column)), role)


def test_the_form_is_a_plan(view: CompressionView) -> None:
    form = view.form
    assert form.run.currentData() == SEARCH
    form.boxes["float32"].setChecked(False)
    form.boxes["int8-full"].setChecked(False)
    form.sparsity.setValue(80)
    form.network.setCurrentIndex(form.network.findData("dnn"))
    form.filters.setValue(4)
    form.dimension.setValue(3)
    form.teacher.setCurrentIndex(1)
    plan = form.plan()
    assert plan.run == SEARCH
    assert plan.variants == ("int8-dynamic", "pruned", "student")
    assert plan.sparsity == 0.8
    assert plan.student == {
        "network": "dnn",
        "filters": 4,
        "dimension": 8,
        "teacher": "pretrained",
    }
    form.boxes["student"].setChecked(False)
    assert not form.network.isEnabled()
    for box in form.boxes.values():
        box.setChecked(False)
    assert not view.start_button.isEnabled()


def test_what_is_measured_is_shown_as_it_comes(qtbot: QtBot, view: CompressionView) -> None:
    assert not view.use_button.isEnabled()
    with qtbot.waitSignal(view.process.finished, timeout=WAIT):
        view.start_button.click()
        assert view.start_button.text() == "Cancel"
        assert view.bar.isVisible()
    model = view.table.variants
    assert [one.name for one in model.variants] == ["float16", "int8-dynamic", "pruned"]
    assert cell(model, 0, "variant") == "float16, as it is"
    assert cell(model, 2, "variant") == "pruned 50 %"
    assert cell(model, 1, "mb") == "2.00"
    assert cell(model, 1, "read") == "0.020 / 0.040"
    assert cell(model, 1, "search") == "2.0 / 4.0"
    assert cell(model, 1, "quality") == "0.410 (0.390–0.430)"
    assert cell(model, 1, "difference") == "−0.010 (p 0.200)"
    assert cell(model, 1, "agreement") == "96.0%"
    assert cell(model, 0, "difference") == "–"
    assert view.start_button.text() == "Make and measure"
    assert "400 held-out queries" in view.about.text()
    assert len(view.size_plot.points) == len(view.time_plot.points) == 3
    assert "held-out queries (2026-01-0" in view.about.text()


def test_only_what_is_no_chance_is_red(view: CompressionView) -> None:
    view._show(compression().variants)
    role = Qt.ItemDataRole.ForegroundRole
    model = view.table.variants
    assert cell(model, 1, "difference", role) is None
    red = cell(model, 2, "difference", role)
    assert red is not None
    assert red.name() == theme().colours.bad  # type: ignore[attr-defined]


def test_one_click_asks_for_the_variant(qtbot: QtBot, view: CompressionView) -> None:
    view._show(compression().variants)
    view.table.selectRow(1)
    assert view.use_button.text() == "Search with int8 dynamic"
    wanted: list[tuple[MeasuredVariant, MeasuredVariant]] = []
    view.variant_wanted.connect(lambda *pair: wanted.append(pair))
    view.use_button.click()
    assert [(one.name, other.name) for one, other in wanted] == [("float16", "int8-dynamic")]
    view.set_workspace(view._workspace, read_only=True)
    view._settle()
    assert not view.use_button.isEnabled()


def test_it_is_cancelled_and_says_so(qtbot: QtBot, program: Program, workspace: Workspace) -> None:
    view = shown(qtbot, program("endless"), workspace)
    with qtbot.waitSignal(view.process.measured, timeout=WAIT):
        view.start()
    assert view.remaining.text() == "Measuring, about 12 s left"
    view._add(variant("float32", repetitions=0))
    view.table.variants.show_variants([variant("float16", repetitions=0)])
    view._retranslate()
    assert view.about.text() == (
        "400 held-out queries; times are taken last, of all variants in turns."
    )
    assert view.bar.value() == 250
    with qtbot.waitSignal(view.process.cancelled, timeout=WAIT):
        view.start_button.click()
    assert view.notice.words.text() == "Cancelled; no run has changed."
    assert not view.bar.isVisible()
    view.shut_down()


def test_columns_grow_with_what_comes(qtbot: QtBot, view: CompressionView) -> None:
    before = view.table.columnWidth(COLUMNS.index("quality"))
    view._add(variant("float16"))
    assert view.table.columnWidth(COLUMNS.index("quality")) > before


def test_a_refusal_is_told(qtbot: QtBot, program: Program, workspace: Workspace) -> None:
    view = shown(qtbot, program("refuse"), workspace)
    with qtbot.waitSignal(view.process.failed, timeout=WAIT):
        view.start()
    assert view.notice.words.text() == "The run was kept without weights."
    assert view.start_button.isEnabled()
    view.shut_down()


def test_the_table_is_copied_with_its_headings(qtbot: QtBot, view: CompressionView) -> None:
    view._show(compression().variants)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    headings, first, *_ = QApplication.clipboard().text().split("\n")
    assert headings.split("\t")[:2] == ["Variant", "MB"]
    assert first.split("\t")[:2] == ["float16, as it is", "4.00"]


def test_points_stand_at_the_cost_and_the_quality() -> None:
    (first, second) = points_of(
        [variant("float16"), variant("pruned", p50_ms=None)],
        lambda one: None if one.p50_ms is None else (one.p50_ms, one.p95_ms or 0.0),
    ) + points_of([variant("pruned")], lambda one: (one.mb, one.mb))
    assert (first.x, first.until, first.y, first.low, first.high) == (0.02, 0.04, 0.42, 0.4, 0.44)
    assert (second.x, second.y) == (2.0, 0.41)


def test_points_on_one_spot_are_moved_apart() -> None:
    # An axis to 10: 3 % of it is 0.3, by half of which the second and third are moved.
    assert beside([2.0, 2.0, 2.1, 8.0], 10.0) == pytest.approx([2.0, 2.15, 2.4, 8.0])


def test_the_plot_says_the_same_to_screen_readers(view: CompressionView) -> None:
    view._show(compression().variants)
    assert view.size_plot.canvas.accessibleName() == "Quality by size"
    told = view.size_plot.canvas.accessibleDescription()
    assert told.startswith("float16, as it is: 4, 0.420; int8 dynamic: 2, 0.410")


def test_what_was_measured_before_is_there_again(
    qtbot: QtBot, program: Program, workspace: Workspace
) -> None:
    keep_compression(workspace, replace(compression(), run=SEARCH))
    view = shown(qtbot, program("good"), workspace)
    qtbot.waitUntil(lambda: len(view.table.variants.variants) == 3, timeout=WAIT)
    view._show_known("another")
    qtbot.waitUntil(lambda: not view.table.variants.variants, timeout=WAIT)
    view.shut_down()
