"""The inspector's other questions: which words met, why one is above another, why something is missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.explain.attribution.matrix import WordMatrix
from core.explain.explanation import Explanation, Standing, WordEffect
from core.explain.why_not.lookup import NamedProduct
from core.explain.why_not.stages import Remedy, Stage, Trace
from core.search.lexical import Contribution
from core.text.tokens import Token
from gui.inspect.gap_page import GapPage
from gui.inspect.heat_model import MOST_COLUMNS, SHARE, HeatModel
from gui.inspect.stages_view import Mark
from gui.inspect.why_not_page import WhyNotPage
from gui.inspect.words_page import WordsPage
from gui.products.matched_words import lit_spans
from gui.products.result_model import ResultModel, ResultRole
from tests.gui.goods import answer, shop

MATRIX = WordMatrix(
    ("华为", "手机"),
    ("智能手机", "黑色"),
    ((0.1, -0.05, 0.0), (0.4, 0.0, 0.1), (0.2, 0.0, 0.02)),
    0.03,
    0.8,
)
PHONE = Standing(
    "p3",
    "华为 智能手机 黑色",
    1,
    0.6,
    {"lexical": 0.2, "neural": 0.4},
    (Contribution("华为", "title", 0.2, "word", "华为"),),
    0.8,
    (WordEffect("华为", 0.1),),
    matrix=MATRIX,
)
CASE = replace(PHONE, product_id="p5", title="手机壳", rank=4, score=0.1, parts={"lexical": 0.1})
TOLD = Explanation("华为手机", "r1", (Token("华为"),), {}, PHONE, of=9)
LOST = Trace(
    "p6",
    "红富士苹果",
    0,
    9,
    "filters",
    (
        Stage("import", True, "it is in the shop"),
        Stage("filters", False, "brand"),
        Stage("rank", None),
    ),
    (
        Remedy("remove_filter", "brand", 2, "without: rank 2"),
        Remedy("import_again", "x", 0, "mend"),
    ),
)


def shown(model, role=Qt.ItemDataRole.DisplayRole):
    return [
        [model.index(row, column).data(role) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_cells_say_their_figure_when_hovered_and_heard():
    model = HeatModel()
    model.show_matrix(MATRIX)
    assert shown(model) == [
        ["+0.10", "-0.05", ""],
        ["+0.40", "", "+0.10"],
        ["+0.20", "", "+0.02"],
    ]
    cell = model.index(1, 0)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert cell.data(role) == "手机 ↔ 智能手机 +0.4000"
    assert cell.data(SHARE) == 1.0
    assert model.index(0, 1).data(SHARE) == pytest.approx(-0.125)
    heads = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(3)]
    assert heads == ["智能手机", "黑色", "no word"]


def test_of_many_words_the_strongest_have_columns_and_nothing_is_lost():
    many = tuple(f"w{number}" for number in range(40))
    line = (*(0.01 * number for number in range(40)), 0.5)
    matrix = WordMatrix(("手机",), many, (line, (0.0,) * 41), 0.0, 1.0)
    model = HeatModel()
    model.show_matrix(matrix)
    assert model.columnCount() == MOST_COLUMNS + 2
    assert model.headerData(0, Qt.Orientation.Horizontal) == "w39"
    assert model.headerData(MOST_COLUMNS, Qt.Orientation.Horizontal) == "all else"
    cells = sum(model._cells[0])
    assert cells == pytest.approx(sum(line))


def test_words_that_met_are_lit_listed_and_kept_apart_from_the_other_question(qtbot):
    page = WordsPage()
    qtbot.addWidget(page)
    page.show_explanation(TOLD)
    page.resize(420, 600)
    assert page.pairs.stringList()[0] == "手机 ↔ 智能手机  +0.40"
    # 华为: 0.2 by words and 0.025 by meaning; 手机: 0.25 by meaning, the strongest.
    assert page.query.accessibleName() == "华为手机: 手机 100%, 华为 90%"
    assert page.title.accessibleName().startswith("华为 智能手机 黑色: 智能手机 100%")
    said = texts(page)
    assert any("remainder +0.0300 add up to the similarity 0.8000; exact" in text for text in said)
    assert "Another question: without a word" in said
    page.grab()
    page.show_explanation(replace(TOLD, product=replace(PHONE, matrix=None)))
    assert page.heat.isHidden()
    assert "No network read this query: words alone have ranked." in texts(page)


def test_the_bars_of_two_products_add_up_to_the_gap(qtbot):
    page = GapPage()
    qtbot.addWidget(page)
    page.show_explanation(TOLD)
    assert not page.bars.lines
    page.show_explanation(replace(TOLD, versus=CASE))
    whole, *lines = page.bars.lines
    assert whole.value == pytest.approx(0.5)
    assert sum(line.value for line in lines if line.level == 1) == pytest.approx(0.5)
    assert sum(line.value for line in lines if line.level == 2) == pytest.approx(0.5)
    assert "Gap +0.5000" in page.bars.accessibleName()
    assert "B  #4  手机壳" in texts(page)
    page.grab()


def test_stages_are_marked_and_what_the_window_can_do_is_a_button(qtbot):
    page = WhyNotPage()
    qtbot.addWidget(page)
    page.show_trace(LOST)
    page.resize(420, 500)
    page.grab()
    assert [mark.accessibleName() for mark in page.findChildren(Mark)] == ["✓", "✗", "·"]
    assert "Lost at: Filters." in texts(page)
    assert "Filters — lost here" in texts(page)
    (button,) = page.findChildren(QPushButton)
    with qtbot.waitSignal(page.remedied) as done:
        button.click()
    assert done.args[0].value == "brand"
    assert "mend" in texts(page)
    page.show_trace(None)
    assert not [text for text in texts(page) if "Lost" in text]


def test_what_is_typed_is_looked_up_and_what_is_chosen_is_traced(qtbot):
    page = WhyNotPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.typed):
        qtbot.keyClicks(page.field, "p")
    page.offer("other", [NamedProduct("p9", "late")])
    page.offer("p", [NamedProduct("p6", "红富士苹果")])
    assert page._choices.stringList() == ["红富士苹果  ·  p6"]
    with qtbot.waitSignal(page.asked) as asked:
        page._completer.activated.emit("红富士苹果  ·  p6")
    assert asked.args == ["p6"]
    page.field.setText("p77")
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert asked.args == ["p77"]


def test_the_selected_card_is_lit_by_strength_and_the_pinned_one_is_marked():
    catalogue = shop()
    model = ResultModel()
    model.show(answer(catalogue, [0, 1, 2]), catalogue)
    model.light("P1", (("智能手机", 1.0),))
    model.mark_pinned("P2")
    cards = [model.index(row).data(ResultRole.CARD) for row in range(3)]
    assert [card.strengths for card in cards] == [(), (("智能手机", 1.0),), ()]
    assert [card.is_pinned for card in cards] == [False, False, True]
    assert "pinned" in model.index(2).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    model.show(answer(catalogue, [1, 2], text="other"), catalogue)
    cards = [model.index(row).data(ResultRole.CARD) for row in range(2)]
    assert [card.strengths for card in cards] == [(), ()]
    assert cards[1].is_pinned


def test_where_words_overlap_the_stronger_one_is_lit():
    spans = lit_spans("华为智能手机 手机壳", (("智能手机", 0.5), ("手机", 1.0)))
    assert spans == ((2, 2, 0.5), (4, 2, 1.0), (7, 2, 1.0))
