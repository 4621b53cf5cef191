"""The strip that says what a training changed."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from gui.products.movement import compare
from gui.search.before_after import MOST_CHIPS, ONE_LINE, BeforeAfterStrip, most_telling
from gui.search.move_chip import MoveChip
from tests.gui.goods import answer, shop

OLD, NEW = "20260101-090000-search-conv1d", "20260102-101500-search-conv1d"


@pytest.fixture
def strip(qtbot):
    made = BeforeAfterStrip()
    qtbot.addWidget(made)
    made.resize(1280, 90)
    return made


def change(strip, before=(0, 1, 2, 3), after=(2, 0, 7, 3), values=(0.612, 0.731), runs=(OLD, NEW)):
    catalogue = shop(60)
    was, now = answer(catalogue, before, run=runs[0]), answer(catalogue, after, run=runs[1])
    strip.show_change(was, now, "nDCG@10", *values, *runs)


def words(strip):
    return " ".join(label.text() for label in strip.findChildren(QLabel))


def chips(strip):
    return [chip for chip in strip.findChildren(MoveChip) if not chip.isHidden()]


def test_it_is_hidden_until_there_is_a_change(strip):
    assert strip.isHidden()
    change(strip)
    assert not strip.isHidden()


def test_moves_are_counted_and_named(strip):
    change(strip)
    text = words(strip)
    assert "▲ 1" in text
    assert "▼ 1" in text
    assert [chip.product_id for chip in chips(strip)] == ["P2", "P0", "P1", "P7"]
    assert [chip.accessibleName().split(" ")[0] for chip in chips(strip)] == [
        "▲2",
        "▼1",
        "GONE",
        "NEW",
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((0.612, 0.731), ("0.612", "0.731", "+0.119")),
        ((0.731, 0.612), ("-0.119",)),
        ((None, 0.731), ("—", "0.731")),
        ((None, None), ("—",)),
    ],
)
def test_the_metric_before_and_after(strip, values, said):
    change(strip, values=values)
    assert all(each in words(strip) for each in said)


def test_better_and_worse_have_different_colours(strip):
    change(strip, values=(0.6, 0.7))
    better = strip._metric.text().partition("+0.100")[0].rpartition("color:")[2]
    change(strip, values=(0.7, 0.6))
    worse = strip._metric.text().partition("-0.100")[0].rpartition("color:")[2]
    assert better[:7] != worse[:7]


def test_runs_are_named_and_none_is_words_only(strip):
    change(strip, runs=("", NEW))
    assert "words only" in words(strip)
    assert "conv1d 01-02 10:15" in words(strip)


def test_a_click_chooses_the_product(strip, qtbot):
    change(strip)
    with qtbot.waitSignal(strip.product_chosen) as chosen:
        chips(strip)[0].click()
    assert chosen.args == ["P2"]


def test_the_same_list_says_so(strip):
    change(strip, after=(0, 1, 2, 3))
    assert "The list is the same" in words(strip)
    assert not chips(strip)


def test_it_expands_and_is_dismissed(strip, qtbot):
    change(strip, before=range(40), after=range(39, -1, -1))
    strip.show()
    one_line = strip.sizeHint().height()
    assert len(chips(strip)) == ONE_LINE, "more would not be seen"
    more, close = strip.findChildren(QToolButton)
    more.click()
    assert strip._chips.heightForWidth(600) > one_line
    assert len(chips(strip)) == MOST_CHIPS
    with qtbot.waitSignal(strip.dismissed):
        close.click()
    assert strip.isHidden()


def test_the_tops_of_both_lists_say_most():
    catalogue = shop(60)
    moves = compare(answer(catalogue, range(60)), answer(catalogue, range(59, -1, -1)))
    told = most_telling(moves)
    assert len(told) == MOST_CHIPS
    assert set(told[:4]) == {"P0", "P59", "P1", "P58"}


def test_another_language_keeps_the_change(strip):
    change(strip)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
    assert len(chips(strip)) == 4
    strip.grab()


def test_no_word_is_cut_where_the_room_is_narrow(strip):
    change(strip)
    strip.show()
    for width, parts in ((1200, 2), (460, 0)):
        strip.resize(width, strip.height())
        labels = [each for each in (strip._counts, strip._runs) if not each.isHidden()]
        assert len(labels) == parts
        strip.layout().activate()
        assert all(each.width() >= each.sizeHint().width() for each in labels)
