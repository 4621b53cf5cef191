"""Pinned queries and the bump chart: what is drawn where, in which colour, and what a click leads to."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.search.request import Hit
from gui.state import PINNED_QUERIES, State
from gui.theme import theme
from gui.training.bump_chart import LANE, PAD, ROW
from gui.training.loop_results import LoopResults


def hits(*products: str) -> tuple[Hit, ...]:
    return tuple(
        Hit(rank, rank, product, f"title of {product}", 1.0, {})
        for rank, product in enumerate(products, 1)
    )


@pytest.fixture
def loop(qtbot: QtBot) -> LoopResults:
    made = LoopResults()
    qtbot.addWidget(made)
    made.resize(360, 400)
    made.set_pins(["手机", "裙"])
    made.take(0, {"手机": hits("a", "b", "c"), "裙": hits("x")})
    made.take(1, {"手机": hits("b", "d"), "裙": hits("y")})
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_product_of_any_epoch_has_a_path(loop: LoopResults) -> None:
    assert loop.current == "手机"
    assert [(path.product_id, path.ranks) for path in loop.chart.paths] == [
        ("b", {0: 2, 1: 1}),
        ("d", {0: None, 1: 2}),
        ("a", {0: 1, 1: None}),
        ("c", {0: 3, 1: None}),
    ]
    loop.chips[1].click()
    assert [path.product_id for path in loop.chart.paths] == ["y", "x"]
    assert [chip.isChecked() for chip in loop.chips] == [False, True]


def test_ranks_stand_one_below_the_other_and_what_fell_out_in_the_lane(loop: LoopResults) -> None:
    chart = loop.chart
    assert chart.place(0, 1).y() == PAD + ROW / 2
    assert chart.place(0, 10).y() == PAD + 9.5 * ROW
    assert chart.place(1, None).y() == PAD + 10 * ROW + LANE / 2
    assert chart.place(0, 1).x() < chart.place(1, 1).x()


def test_judged_products_have_the_colour_of_their_grade(loop: LoopResults) -> None:
    loop.set_grades({"手机": {"a": 3, "b": 1, "c": 0}})
    colours = theme().colours
    assert [loop.chart.colour(product) for product in "abcd"] == [
        colours.good,
        colours.warn,
        colours.bad,
        colours.text_muted,
    ]
    assert "grade 1–2" in loop.legend.text()
    loop.set_grades({})
    assert "No product of this query is judged" in loop.legend.text()


def test_a_path_is_told_in_words(loop: LoopResults) -> None:
    loop.set_grades({"手机": {"a": 3}})
    chart = loop.chart
    assert chart.about(chart.paths[2]) == "title of a\ngrade 3\nranks: 1 ▸ outside"
    assert chart.about(chart.paths[1]) == "title of d\nnot judged\nranks: outside ▸ 2"
    assert chart.accessibleDescription().startswith("title of b")


def test_a_click_on_a_name_or_a_line_and_the_keys_lead_to_the_product(
    qtbot: QtBot, loop: LoopResults
) -> None:
    wanted: list[tuple[str, str]] = []
    loop.product_wanted.connect(lambda *given: wanted.append(given))
    chart = loop.chart
    name = QPoint(chart.width() - 20, PAD + ROW + ROW // 2)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=name)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place(0, 3).toPoint())
    qtbot.mouseMove(chart, QPoint(chart.width() // 3, PAD + 8 * ROW))
    chart.current = -1
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)
    assert wanted == [("手机", "d"), ("手机", "c"), ("手机", "b")]


def test_five_queries_can_be_pinned(qtbot: QtBot, loop: LoopResults) -> None:
    for text in ("包", "鞋", "灯"):
        loop.set_query(text)
        assert loop.pin_button.accessibleName() == f"Pin “{text}”"
        with qtbot.waitSignal(loop.pins_changed):
            loop.pin_button.click()
    assert (len(loop.pins), loop.current) == (PINNED_QUERIES, "灯")
    loop.set_query("锅")
    assert not loop.pin_button.isEnabled()
    with qtbot.waitSignal(loop.pins_changed):
        loop.unpin_button.click()
    assert loop.pins == ["手机", "裙", "包", "鞋"]
    assert loop.pin_button.isEnabled()


def test_what_is_missing_is_known_and_pinned_once(loop: LoopResults) -> None:
    assert loop.missing(1) == []
    assert loop.missing(2) == ["手机", "裙"]
    loop.set_query(" 手机 ")
    assert not loop.may_pin
    loop.forget_hits()
    assert loop.missing(1) == ["手机", "裙"]
    assert loop.hint.text() == "Nothing was found after any epoch, or none is kept yet."
    loop.set_busy(True)
    assert loop.hint.text() == "Searching the epochs…"
    loop.set_pins([])
    assert loop.hint.text().startswith("Pin up to five queries")


def test_pins_are_remembered_for_each_shop(state: State, tmp_path) -> None:  # type: ignore[no-untyped-def]
    one, other = tmp_path / "one", tmp_path / "other"
    state.remember_pinned(one, ["手机"])
    state.remember_pinned(other, [str(number) for number in range(9)])
    state.save()
    again = State(state.folder)
    assert again.pinned(one) == ["手机"]
    assert again.pinned(other) == ["0", "1", "2", "3", "4"]
