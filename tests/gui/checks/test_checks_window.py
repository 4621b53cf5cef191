"""The window of checks over a file: listed, checked by a verb that only talks, told, exported."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.checks.outcome import (
    CheckReport,
    FileReport,
    Measured,
    Outcome,
    Told,
    Why,
    Word,
    WorstCase,
)
from core.checks.pins import Change, Pin
from core.workspace import Workspace
from gui.checks.checks_window import ChecksWindow

WAIT = 15_000
LINES = ("手机: p3 in the top 3", "手机: p5 in the top 1", "nDCG@10 >= 0.5")
WHY = Why("p5", "手机壳", 3, 0.75, {"lexical": 0.5, "neural": 0.25}, (Word("手机", "title", 0.5),))
MEASURED = (
    Measured(state="holds", value=1, bound=3, n=3, unit="results", shown="rank"),
    Measured(
        state="fails", value=3, bound=1, n=3, unit="results", shown="rank",
        worst=(WorstCase("手机", 3, "rank 3: p5 手机壳", (WHY,)),),
    ),
    Measured(state="unjudged", reason=Told("This workspace has no judged queries.")),
)  # fmt: skip
Made = Callable[..., ChecksWindow]


def report(path: Path) -> CheckReport:
    outcomes = tuple(
        Outcome(line=at, text=text, query="手机", kind="placed", seconds=0.1, measured=measured)
        for at, (text, measured) in enumerate(zip(LINES, MEASURED, strict=True), 2)
    )
    change = Change("catalogue", "", Pin("a" * 64, "5 rows"), Pin("b" * 64, "6 rows"))
    file = FileReport(
        file=str(path),
        system="",
        run="",
        when="2026-12-01T12:00:00Z",
        seconds=0.3,
        pinned="2026-11-30T12:00:00Z",
        inputs={"catalogue": Pin("b" * 64, "6 rows")},
        changes=(change,),
        unpinned=(),
        outcomes=outcomes,
    )
    return CheckReport(shop="Six things", is_synthetic=False, files=(file,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.txt"
    made.write_text("\n".join(("# mine", *LINES)), "utf-8")
    return made


@pytest.fixture
def made(
    qtbot: QtBot, shop_folder: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Made]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps(report(path).to_json()), "utf-8")
    windows: list[ChecksWindow] = []

    def make(fate: str = "broken") -> ChecksWindow:
        script = str(Path(__file__).parent / "recorded_check.py")
        workspace = Workspace.open(shop_folder, write=False)
        window = ChecksWindow(workspace, [sys.executable, script, fate, str(answer)])
        qtbot.addWidget(window)
        window.show()
        window.open_file(path)
        qtbot.waitUntil(lambda: window.file is not None, timeout=WAIT)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.shut_down()


def cells(window: ChecksWindow, row: int) -> list[object]:
    model = window.table.assertions
    return [model.index(row, column).data() for column in range(model.columnCount())]


def checked(qtbot: QtBot, window: ChecksWindow) -> None:
    window.run_button.click()
    qtbot.waitUntil(
        lambda: window.report is not None and not window.process.is_running, timeout=WAIT
    )


def test_a_file_is_listed_before_anything_is_checked(made: Made) -> None:
    window = made()
    assert cells(window, 0) == ["not checked yet", LINES[0], "", "", "", "", "2"]
    assert window.told.text() == "3 assertions"
    assert window.name.text() == "mine.txt"
    assert window.run_button.isEnabled()
    assert not window.export_button.isEnabled()


def test_states_figures_and_changes_are_told(qtbot: QtBot, made: Made) -> None:
    window = made()
    checked(qtbot, window)
    assert cells(window, 0)[:4] == ["✓ holds", LINES[0], "#1", "#3"]
    assert cells(window, 1)[:4] == ["✗ does not hold", LINES[1], "#3", "#1"]
    assert cells(window, 2)[0] == "? cannot be judged"
    assert window.told.text() == "✓ 1 holds · ✗ 1 does not hold · ? 1 cannot be judged"
    assert window.changed.words.text() == (
        "Changed since it was pinned (2026-11-30T12:00:00Z): "
        "catalogue: 5 rows aaaaaaaaaaaa → 6 rows bbbbbbbbbbbb"
    )
    window.table.select(2)
    assert "This workspace has no judged queries." in window.details.told.text()


def test_the_worst_case_is_shown_with_its_why_and_opens_its_query(qtbot: QtBot, made: Made) -> None:
    window = made()
    checked(qtbot, window)
    window.table.select(1)
    case = window.details.cases.itemAt(0).widget()
    texts = [label.text() for label in case.findChildren(type(window.details.told))]
    assert "#3 · rank 3: p5 手机壳" in texts
    assert any("0.7500 = Words 0.5000 + Meaning 0.2500" in text for text in texts)
    with qtbot.waitSignal(window.query_wanted) as asked:
        window.table.activated.emit(window.table.currentIndex())
    assert asked.args == ["手机"]


def test_progress_is_seen_and_can_be_cancelled(qtbot: QtBot, made: Made) -> None:
    window = made("endless")
    window.run_button.click()
    qtbot.waitUntil(lambda: (window.bar.value(), window.bar.maximum()) == (100, 300), timeout=WAIT)
    assert window.run_button.text() == "Cancel"
    window.run_button.click()
    qtbot.waitUntil(lambda: not window.process.is_running, timeout=WAIT)
    assert window.run_button.text() == "Check all"
    assert window.report is None


def test_a_refusal_is_told(qtbot: QtBot, made: Made) -> None:
    window = made("refuse")
    window.run_button.click()
    qtbot.waitUntil(lambda: not window.notice.isHidden(), timeout=WAIT)
    assert window.notice.words.text() == "There is no run no-such-run."


def test_lines_that_are_no_rules_are_told_and_nothing_is_checked(
    qtbot: QtBot, made: Made, path: Path
) -> None:
    window = made()
    path.write_text(f"{LINES[0]}\nnonsense\n", "utf-8")
    window.refresh()
    qtbot.waitUntil(lambda: cells(window, 1)[0] == "no rule", timeout=WAIT)
    assert not window.run_button.isEnabled()
    assert window.told.text() == "1 lines are no rules; mend them in an editor"
    window.table.select(1)
    assert window.details.told.text().startswith("Line 2: “nonsense” is none of the rules")


def test_the_report_is_exported_by_its_ending(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    window = made()
    checked(qtbot, window)
    for name, beginning in (("r.html", "<!doctype html>"), ("r.xml", "<?xml")):
        with qtbot.waitSignal(window.export_button.saved, timeout=WAIT):
            window.export_button.export(tmp_path / name)
        assert (tmp_path / name).read_text("utf-8").startswith(beginning)
    assert window.notice.words.text() == "Saved in r.xml"


def test_keys_check_and_remove(qtbot: QtBot, made: Made) -> None:
    window = made()
    window.table.select(1)
    with qtbot.waitSignal(window.remove_wanted) as asked:
        qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert asked.args is not None
    assert asked.args[0].text == LINES[1]
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.report is not None, timeout=WAIT)
