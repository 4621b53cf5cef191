"""Runs beside each other in their window: measured in a thread, told in words, each example opened."""

import csv
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.workspace import Workspace
from gui.background import wait_for_all
from gui.training.run_comparison import RunComparisonWindow
from tests.core.runs.small_runs import CATEGORY, SEARCH, add_texts, make_small_shop

WAIT = 60_000


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    path = tmp_path_factory.mktemp("comparison") / "shop"
    make_small_shop(path)
    add_texts(path)
    for run in (SEARCH, CATEGORY):
        shutil.copytree(path / "runs" / run, path / "runs" / f"{run}-2")
    return path


@pytest.fixture
def opened(qtbot, shop):
    parents = []

    def opened(*runs):
        parent = QWidget()
        qtbot.addWidget(parent)
        parents.append(parent)
        window = RunComparisonWindow(Workspace.open(shop, write=False), runs, parent)
        window.show()
        return window

    yield opened
    assert wait_for_all(30)


def test_runs_are_measured_and_the_verdict_is_told_in_words(qtbot, opened):
    window = opened(SEARCH, f"{SEARCH}-2")
    assert window.title.text() == "Measuring the runs on the same examples…"
    assert not window.pages.isVisible()
    qtbot.waitUntil(lambda: window.comparison is not None, timeout=WAIT)
    count = len(window.comparison.measured.examples)
    assert window.title.text().startswith(f"Measured now on the same {count} held-out queries")
    model = window.figures.model
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == [
        *("Run", "ndcg@10", "mrr@10"),
    ]
    assert [model.index(row, 0).data() for row in range(3)] == [
        *("conv1d 12-01 07:47", "conv1d-2 12-01 07:47", "words alone"),
    ]
    assert ": a tie; ndcg@10 differs by +0.0000" in window.figures.verdicts.text()
    assert window.settings.same.text() == "All settings are the same."
    window.close()


def test_an_example_opens_in_the_results(qtbot, opened):
    window = opened(SEARCH, f"{SEARCH}-2")
    qtbot.waitUntil(lambda: window.comparison is not None, timeout=WAIT)
    window.pages.setCurrentWidget(window.examples)
    first = window.examples.model.index(0, 0).data()
    with qtbot.waitSignal(window.query_wanted) as asked:
        qtbot.keyClick(window.examples.table, Qt.Key.Key_Return)
    assert asked.args == [first]
    with qtbot.waitSignal(window.query_wanted):
        window.examples.open_button.click()
    window.close()


def test_the_curves_lie_over_each_other(qtbot, opened):
    window = opened(SEARCH, f"{SEARCH}-2")
    window.curves.show()
    qtbot.waitUntil(lambda: window.comparison is not None, timeout=WAIT)
    window.pages.setCurrentWidget(window.curves)
    qtbot.waitUntil(lambda: window.curves.curves is not None, timeout=WAIT)
    assert window.curves.curves.history.name == SEARCH
    assert [each.name for each in window.curves.curves.overlays] == [f"{SEARCH}-2"]
    window.close()


def test_it_is_saved_as_a_table(qtbot, opened, tmp_path):
    window = opened(CATEGORY, f"{CATEGORY}-2")
    qtbot.waitUntil(lambda: window.comparison is not None, timeout=WAIT)
    window.export(tmp_path / "examples.csv")
    with (tmp_path / "examples.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [
        *("example", f"{CATEGORY} accuracy", f"{CATEGORY}-2 accuracy", "baseline accuracy"),
    ]
    assert len(rows) == len(window.comparison.measured.examples) + 1
    window.close()


def test_what_cannot_be_compared_is_said(qtbot, opened):
    window = opened(SEARCH, CATEGORY)
    qtbot.waitUntil(lambda: "Runs of one task" in window.title.text(), timeout=WAIT)
    assert not window.bar.isVisible()
    window.close()


def test_closing_ends_the_measuring(qtbot, opened):
    window = opened(SEARCH, f"{SEARCH}-2")
    measured = []
    window.measuring.measured.connect(measured.append)
    window.cancel_button.click()
    assert wait_for_all(30)
    assert measured == []
