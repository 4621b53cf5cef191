"""Judgments made of clicks: counted, written, held against the run that ranks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from core.evaluation.judgments import read_judgments
from core.experiments.click_judgments import QRELS, QUERIES, JudgedQuery, JudgedRun
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from gui.experiments.judged_model import JudgedModel
from gui.experiments.judgments_view import JudgmentsView
from gui.open_workspace import OpenWorkspace
from gui.theme import theme

QUERY = "手机"
LIKED, PASSED = "p4", "p5"
VISITS = 200


def visits(source: EventSource, liked: str) -> Iterator[tuple[Shown, list[Event]]]:
    """Everybody sees two products in either order and clicks the same one."""
    for number in range(VISITS):
        order = (LIKED, PASSED) if number % 2 else (PASSED, LIKED)
        shown = Shown(QUERY, "", f"u{number}", f"s{number}", 1_780_000_000.0 + number, source)
        seen = [Event(product, "impression", rank) for rank, product in enumerate(order, 1)]
        yield shown, [*seen, Event(liked, "click", order.index(liked) + 1)]


@pytest.fixture
def view(qtbot: QtBot, shop: OpenWorkspace) -> JudgmentsView:
    made = JudgmentsView(shop)
    qtbot.addWidget(made)
    made.set_workspace(shop.workspace)
    return made


@pytest.fixture
def judged(qtbot: QtBot, shop: OpenWorkspace, view: JudgmentsView) -> JudgmentsView:
    assert shop.workspace is not None
    with FeedbackLog.open(shop.workspace) as log:
        log.extend(visits(EventSource.OWN, LIKED))
        log.extend(visits(EventSource.SIMULATED, PASSED))
    view.show()
    qtbot.waitUntil(lambda: bool(view.count.text()))
    return view


def test_a_log_that_tells_nothing_says_what_it_takes(qtbot: QtBot, view: JudgmentsView) -> None:
    view.show()
    qtbot.waitUntil(lambda: "cannot judge" in view.state.accessibleName())
    assert "impressions" in view.state.accessibleDescription()


def test_pairs_and_queries_are_counted(judged: JudgmentsView) -> None:
    assert judged.count.text() == "Results judged: 2 · queries: 1"


def test_files_are_read_by_the_bench(qtbot: QtBot, judged: JudgmentsView, tmp_path: Path) -> None:
    judged.export(tmp_path)
    qtbot.waitUntil(judged.notice.isVisible)
    written = read_judgments(tmp_path / QUERIES, tmp_path / QRELS)
    assert list(written.queries.values()) == [QUERY]
    (grades,) = written.qrels.values()
    assert grades[LIKED] > grades[PASSED]
    assert str(tmp_path) in judged.notice.words.text()


def test_simulated_shoppers_judge_only_where_wanted(qtbot: QtBot, judged: JudgmentsView) -> None:
    def worst() -> int:
        assert judged._judged is not None
        (grades,) = judged._judged.qrels.values()
        return min(grades.values())

    assert worst() == 0
    judged.simulated.click()
    qtbot.waitUntil(lambda: worst() > 0)


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, judged: JudgmentsView, tmp_path: Path
) -> None:
    with qtbot.waitSignal(judged.failed) as blocker:
        judged.export(tmp_path / "missing")
    assert "cannot be written" in str(blocker.args[0])


def test_the_run_is_measured_query_by_query(qtbot: QtBot, judged: JudgmentsView) -> None:
    judged.measure_button.click()
    qtbot.waitUntil(judged.table.isVisible)
    assert judged.model.rowCount() == 1
    value = float(judged.model.index(0, 2).data())
    assert 0 < value <= 1
    assert judged.model.index(0, 2).data() == judged.model.index(0, 3).data()
    with qtbot.waitSignal(judged.query_wanted) as blocker:
        place = judged.table.visualRect(judged.sorted.index(0, 1)).center()
        qtbot.mouseClick(judged.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert blocker.args == [QUERY]


def test_new_events_are_judged_once_somebody_looks(
    qtbot: QtBot, shop: OpenWorkspace, view: JudgmentsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    run: Callable[..., None] = view._judging.run
    monkeypatch.setattr(
        view._judging, "run", lambda *given, **how: (asked.append(given), run(*given, **how))
    )
    view.refresh()
    assert not asked
    view.show()
    assert len(asked) == 1
    view.refresh()
    assert len(asked) == 2
    qtbot.waitUntil(lambda: not view._judging.is_busy)


def test_a_query_that_got_worse_stands_out() -> None:
    model = JudgedModel()
    rows = (JudgedQuery("a", 3, 0.2, 0.5), JudgedQuery("b", 2, 0.5, 0.2), JudgedQuery("c", 1, 1, 1))
    model.show_measured(JudgedRun("r", 0.5, 0.5, rows))
    inks = [model.index(row, 4).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert [model.index(row, 4).data() for row in range(3)] == ["−0.30", "+0.30", "±0.00"]
    assert inks == [QColor(theme().colours.bad), QColor(theme().colours.good), None]
