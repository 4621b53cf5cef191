"""What is seen of updates: the chip, what drops from it, the page and its ledger."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.updates.learned import Learned
from core.updates.ledger import Entry
from core.updates.verdict import Update
from core.workspace import Workspace
from gui import language
from gui.feedback.recorder import Recorder
from gui.theme import theme
from gui.updates import words
from gui.updates.chip import UpdateChip
from gui.updates.ledger_model import COLUMNS, LedgerModel
from gui.updates.number_line import NumberLine, Row
from gui.updates.page import UpdatesPage
from gui.updates.query_changes import QueryChanges
from gui.updates.verdict_view import VerdictView, changes_of
from gui.words import signed
from tests.gui.updates.conftest import WAIT, Made, press
from tests.gui.updates.recorded_worker import BETTER, TIE, verdict

LEFT = Qt.MouseButton.LeftButton


def entry(fate: str = "better", state: str = "live", number: int = 1) -> Entry:
    learned = Learned(0, 9, {"impression": 4, "click": 4, "cart": 1}, {"own": 9}, 2, 1)
    update = Update(
        "20260504-123000-search-conv1d",
        f"20260601-00000{number}-search-conv1d",
        learned,
        verdict(fate),
    )
    return Entry(number, 1_780_000_000.0, "mei", update, state)


def colours_of(widget: QWidget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def shown(window: QWidget, widget: QWidget) -> None:
    widget.setParent(window)
    widget.show()
    widget.adjustSize()


def test_the_chip_updates_tells_the_verdict_and_undoes(
    qtbot: QtBot, window: QWidget, updater: Made, recorder: Recorder
) -> None:
    made = updater("better", pace=0.02)
    chip = UpdateChip(made)
    shown(window, chip)
    qtbot.waitUntil(lambda: chip.status.text() == "5 new actions")
    width = chip.sizeHint().width()
    qtbot.mouseClick(chip.action, LEFT)
    qtbot.waitUntil(lambda: chip.status.text().startswith("Learning"), timeout=WAIT)
    assert chip.action.text() == "Cancel"
    assert chip.sizeHint().width() == width
    qtbot.waitUntil(lambda: chip.status.text() == "Better ▲0.030", timeout=WAIT)
    qtbot.waitUntil(chip.undo_button.isEnabled, timeout=WAIT)
    qtbot.mouseClick(chip.undo_button, LEFT)
    qtbot.waitUntil(lambda: chip.status.text() == "Taken back", timeout=WAIT)
    qtbot.waitUntil(lambda: not chip.undo_button.isEnabled(), timeout=WAIT)
    press(recorder, 1)
    qtbot.waitUntil(lambda: chip.status.text() == "6 new actions", timeout=WAIT)
    assert chip.sizeHint().width() == width


def test_the_chip_cancels(qtbot: QtBot, window: QWidget, updater: Made) -> None:
    chip = UpdateChip(updater("better", pace=0.05))
    shown(window, chip)
    qtbot.mouseClick(chip.action, LEFT)
    qtbot.waitUntil(lambda: chip.action.text() == "Cancel")
    qtbot.mouseClick(chip.action, LEFT)
    qtbot.waitUntil(lambda: chip.status.text() == "Stopped", timeout=WAIT)


def test_the_chip_speaks_the_other_language_in_its_width(
    qtbot: QtBot, window: QWidget, updater: Made, qapp: QApplication
) -> None:
    chip = UpdateChip(updater())
    shown(window, chip)
    english = chip.status.width()
    language.install(qapp, "zh")
    qtbot.waitUntil(lambda: chip.status.width() == chip.status.sizeHint().width())
    language.install(qapp, "en")
    qtbot.waitUntil(lambda: chip.status.width() == english)


def test_details_tell_why_nothing_can_be_learned(
    qtbot: QtBot, window: QWidget, updater: Made, shop: Workspace
) -> None:
    shop.activate("search", "")
    chip = UpdateChip(updater())
    shown(window, chip)
    chip.open()
    assert chip.details is not None
    assert "Train one first" in chip.details.counts.text()
    assert not chip.details.action.isEnabled()


def test_details_open_a_query_that_changed(qtbot: QtBot, window: QWidget, updater: Made) -> None:
    made = updater("better")
    chip = UpdateChip(made)
    shown(window, chip)
    made.update()
    qtbot.waitUntil(lambda: made.update_status.live is not None, timeout=WAIT)
    chip.open()
    better = chip.details.verdict.better
    assert better.isVisible()
    place = better.visualRect(better.model().index(0, 0)).center()
    with qtbot.waitSignal(chip.query_wanted) as wanted:
        qtbot.mouseClick(better.viewport(), LEFT, pos=place)
    assert wanted.args == ["手机"]
    assert not chip.details.isVisible()


def test_details_leave_out_what_has_no_room(qtbot: QtBot, window: QWidget, updater: Made) -> None:
    made = updater("better")
    chip = UpdateChip(made)
    shown(window, chip)
    made.update()
    qtbot.waitUntil(lambda: made.update_status.live is not None, timeout=WAIT)
    heights = []
    for height in (760, 520, 330):
        window.resize(1100, height)
        chip.open()
        assert chip.details.parentWidget().geometry().bottom() < height
        heights.append(chip.details.height())
        chip.details.parentWidget().hide()
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def state_of(page: UpdatesPage) -> str:
    current = page.table.current
    return current.state if current is not None else ""


def test_the_page_shows_each_update_of_the_ledger(
    qtbot: QtBot, window: QWidget, updater: Made, tmp_path: Path
) -> None:
    made = updater("tie")
    page = UpdatesPage(made)
    shown(window, page)
    page.resize(window.size())
    assert page.hint.isVisible()
    qtbot.mouseClick(page.pending.action, LEFT)
    qtbot.waitUntil(lambda: state_of(page) == "live", timeout=WAIT)
    assert "Tie" in page.verdict.headline.text()
    assert "p ≥ 0.05" in page.verdict.meaning.text()
    qtbot.waitUntil(page.undo_button.isEnabled, timeout=WAIT)
    assert not page.live_button.isEnabled()
    qtbot.mouseClick(page.undo_button, LEFT)
    qtbot.waitUntil(
        lambda: page.table.current is not None and page.table.current.state == "undone",
        timeout=WAIT,
    )
    qtbot.waitUntil(page.live_button.isEnabled, timeout=WAIT)
    qtbot.mouseClick(page.live_button, LEFT)
    qtbot.waitUntil(lambda: state_of(page) == "live", timeout=WAIT)
    page.export(tmp_path / "ledger.csv")
    with (tmp_path / "ledger.csv").open(encoding="utf-8-sig") as file:
        (line,) = csv.DictReader(file)
    assert line["state"] == "live"
    assert float(line["earlier_difference"]) == TIE.difference
    assert line["actions"] == "5"


def test_the_page_says_what_went_wrong(
    qtbot: QtBot, window: QWidget, updater: Made, tmp_path: Path
) -> None:
    page = UpdatesPage(updater("failed"))
    shown(window, page)
    qtbot.mouseClick(page.pending.action, LEFT)
    qtbot.waitUntil(page.failure.isVisible, timeout=WAIT)
    assert "nothing to learn from" in page.failure.text
    with qtbot.waitSignal(page.failed) as failed:
        page.export(tmp_path)
    assert str(tmp_path) in str(failed.args[0])


def test_a_refusal_is_told_with_its_rule_and_what_to_do(qtbot: QtBot) -> None:
    view = VerdictView(is_wide=True)
    qtbot.addWidget(view)
    view.show_entry(entry("refused", "refused"))
    assert "Refused" in view.headline.text()
    assert "random or hostile" in view.meaning.text()
    assert "0.50" in view.facts.text()
    assert theme().colours.bad in view.headline.text()


def test_a_query_of_both_sides_is_listed_once() -> None:
    better, worse = changes_of(verdict("better"))
    assert [change.query for change in better] == ["手机"]
    assert [change.query for change in worse] == ["裙子"]


def test_entries_stand_in_the_ledger_in_words(qtbot: QtBot) -> None:
    model = LedgerModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries([entry("refused", "refused", 2), entry("better", "live", 1)])
    told = [str(model.index(1, column).data()) for column in range(len(COLUMNS))]
    assert told[COLUMNS.index("by")] == "mei"
    assert told[COLUMNS.index("runs")] == "conv1d 05-04 12:30 ▸ conv1d 06-01 00:00"
    assert told[COLUMNS.index("learned")] == "4 click · 1 add to cart · queries: 2 · shopper: 1"
    assert told[COLUMNS.index("verdict")] == "Better ▲0.030"
    undone = replace(entry("better", "undone", 1), undone_by="li", undone_at=1_780_000_600.0)
    model.set_entries([entry("refused", "refused", 2), undone])
    assert model.index(1, COLUMNS.index("undone")).data().startswith("li ")


def test_intervals_lie_right_or_left_of_nought(qtbot: QtBot) -> None:
    line = NumberLine()
    qtbot.addWidget(line)
    line.resize(500, 100)
    line.show_rows([Row("earlier", "+0.030", BETTER)], "worse", "better")
    assert line.reach > BETTER.high
    assert "earlier: +0.030" in line.accessibleDescription()
    theme().set_mode("dark")
    good = theme().colours.good
    assert good in colours_of(line)
    line.show_rows([Row("earlier", "+0.002", TIE)], "worse", "better")
    assert good not in colours_of(line)


def test_each_side_of_nought_says_which_model_is_better_and_no_figure_is_called_worse(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: dict[str, QRectF] = {}

    def write(painter: object, rect: QRectF, text: str, *_: object) -> None:
        written[text] = rect

    monkeypatch.setattr("gui.updates.number_line.draw_text", write)
    monkeypatch.setattr("gui.widgets.interval_axis.draw_text", write)
    view = VerdictView(is_wide=False)
    qtbot.addWidget(view)
    view.show_entry(entry("better", "live", 1))
    view.resize(500, 600)
    view.line.grab()
    left, right = (
        next(rect for text, rect in written.items() if side in text)
        for side in ("before was better", "update is better")
    )
    middle = view.line.width() / 2
    assert left.right() <= middle <= right.left()
    figures = [rect for text, rect in written.items() if text[0] in "+−"]
    ticks = [rect for text, rect in written.items() if re.fullmatch(r"[+−]?[0-9.]+", text)]
    assert len(ticks) >= 3 <= len(figures)
    assert all(tick.bottom() <= left.top() for tick in ticks)


@pytest.mark.parametrize(
    ("value", "told"), [(0.0124, "+0.012"), (-0.03, "−0.030"), (-0.0002, "±0.000"), (0.0, "±0.000")]
)
def test_a_difference_has_a_sign_unless_it_is_none(value: float, told: str) -> None:
    assert signed(value) == told


def test_a_query_opens_by_key(qtbot: QtBot, window: QWidget) -> None:
    changes = QueryChanges()
    shown(window, changes)
    changes.show_changes(BETTER.better)
    window.activateWindow()
    changes.setFocus()
    qtbot.keyClick(changes, Qt.Key.Key_Down)
    with qtbot.waitSignal(changes.chosen) as chosen:
        qtbot.keyClick(changes, Qt.Key.Key_Return)
    assert chosen.args == ["手机"]


def test_one_action_is_no_plural() -> None:
    assert [words._new_actions(count) for count in (1, 2, 1_000)] == [
        "1 new action",
        "2 new actions",
        "1,000 new actions",
    ]
