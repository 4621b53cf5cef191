"""Filters, their menus and chips, and the line about the answer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.search.request import Facets, FacetValue, Filters, SearchRequest
from gui.search.facet_models import VALUE, CategoryModel, FacetModel, totals_of_levels
from gui.search.facet_panels import price_label, price_ranges
from gui.search.filter_bar import ActiveFilters, FilterBar
from gui.search.summary import MeantLine, SummaryLine
from tests.gui.search.answers import FACETS, answer


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def bar(window: QWidget) -> FilterBar:
    made = FilterBar()
    made.show_facets(FACETS)
    window.layout().addWidget(made)
    return made


def test_levels_above_are_counted_from_below_unless_counted_already() -> None:
    counts = {"A": 5, "A / B": 3, "C / D / E": 2, "C / F": 1}
    assert totals_of_levels(counts) == {**counts, "C / D": 2, "C": 3}


def test_the_category_tree_has_levels_counts_and_checks() -> None:
    model = CategoryModel()
    model.show(FACETS.category, ["A / B"])
    top = [model.item(row, 0).text() for row in range(model.rowCount())]
    assert top == ["A", "C"]
    leaf = model.item(0, 0).child(0, 0)
    assert (leaf.text(), leaf.data(VALUE)) == ("B", "A / B")
    assert leaf.checkState() == Qt.CheckState.Checked
    assert model.item(0, 0).child(0, 1).text() == "2"


def test_checking_and_unchecking_tell_all_chosen_values(qtbot: QtBot) -> None:
    model = FacetModel()
    model.show(FACETS.brand, ["gone"])
    assert model.rowCount() == 3
    with qtbot.waitSignal(model.picked) as blocker:
        model.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assert blocker.args == [("gone", "华为")]
    with qtbot.waitSignal(model.picked) as blocker:
        model.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
    assert blocker.args == [("华为",)]


def test_a_check_in_the_menu_filters_and_lights_the_button(qtbot: QtBot, bar: FilterBar) -> None:
    qtbot.mouseClick(bar.brand, Qt.MouseButton.LeftButton)
    assert bar.brands.rowCount() == 2
    with qtbot.waitSignal(bar.filters_changed) as blocker:
        bar.brands.item(1, 0).setCheckState(Qt.CheckState.Checked)
    assert blocker.args == [Filters(brand=("Nike",))]
    assert bar.brand.property("active") is True
    assert bar.price.property("active") is False


def test_a_click_on_a_name_or_its_count_checks_it(qtbot: QtBot, bar: FilterBar) -> None:
    qtbot.mouseClick(bar.brand, Qt.MouseButton.LeftButton)
    view = bar._brand_panel.findChild(QTreeView)
    model = view.model()

    def click(row: int, column: int) -> None:
        point = view.visualRect(model.index(row, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    click(1, 0)
    assert bar.filters.brand == ("Nike",)
    click(0, 1)
    assert bar.filters.brand == ("Nike", "华为")
    click(1, 0)
    assert bar.filters.brand == ("华为",)
    # The box itself does so once, not twice.
    box = view.visualRect(model.index(0, 0)).topLeft() + QPoint(10, 14)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert bar.filters.brand == ()
    view.setCurrentIndex(model.index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert bar.filters.brand == ("Nike",)


def test_a_menu_closes_on_escape_and_on_a_click_elsewhere(
    qtbot: QtBot, bar: FilterBar, window: QWidget
) -> None:
    qtbot.mouseClick(bar.category, Qt.MouseButton.LeftButton)
    panel = bar._category_panel
    assert panel.isVisible()
    qtbot.keyClick(panel.content, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    qtbot.mouseClick(bar.category, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.content, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    qtbot.mouseClick(bar.category, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.category, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def test_a_menu_closes_when_the_keyboard_leads_out(
    qtbot: QtBot, window: QWidget, bar: FilterBar
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(bar.category, Qt.Key.Key_Space)
    assert bar._category_panel.isVisible()
    bar.brand.setFocus(Qt.FocusReason.TabFocusReason)
    assert not bar._category_panel.isVisible()


def test_a_price_range_typed_backwards_is_turned_round(qtbot: QtBot, bar: FilterBar) -> None:
    qtbot.mouseClick(bar.price, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.prices.lowest, "200")
    qtbot.keyClicks(bar.prices.highest, "5x0.5")
    with qtbot.waitSignal(bar.filters_changed) as blocker:
        qtbot.keyClick(bar.prices.highest, Qt.Key.Key_Return)
    assert blocker.args[0].price == (50.5, 200.0)
    assert not bar._price_panel.isVisible()


def test_price_ranges_cover_everything_once() -> None:
    ranges = price_ranges((9.0, 4999.0))
    assert ranges[0][0] is None
    assert ranges[-1][1] is None
    assert [each[1] for each in ranges[:-1]] == [each[0] for each in ranges[1:]]
    assert 3 <= len(ranges) <= 5
    assert price_ranges(None) == price_ranges((5.0, 5.0)) == []
    assert price_label((None, 50.0)) == "≤ ¥50"
    assert price_label((1_000_000.0, None)) == "≥ ¥1000000"


def test_where_nothing_can_be_filtered_the_buttons_are_off(bar: FilterBar) -> None:
    bar.show_facets(Facets(brand=(FacetValue("x", 1),)))
    assert not bar.category.isEnabled()
    assert bar.brand.isEnabled()
    assert not bar.price.isEnabled()


def test_choosing_an_order_tells_it(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.sort_chosen) as blocker:
        bar.sort.actions_of["sales"].trigger()
    assert blocker.args == ["sales"]
    assert bar.sort.text() == "Best selling"


def test_every_active_filter_has_a_chip_that_removes_it(qtbot: QtBot, window: QWidget) -> None:
    chips = ActiveFilters()
    window.layout().addWidget(chips)
    filters = Filters(category=("A / B",), brand=("x", "y"), price=(5.0, None))
    chips.show_filters(filters)
    buttons = chips.findChildren(QPushButton)
    assert [each.text() for each in buttons] == ["B", "x", "y", "≥ ¥5", "Clear all"]
    with qtbot.waitSignal(chips.filters_changed) as blocker:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert blocker.args[0].brand == ("y",)
    with qtbot.waitSignal(chips.filters_changed) as blocker:
        qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    assert not blocker.args[0]
    chips.show_filters(Filters())
    assert not chips.isVisible()


def test_the_summary_says_how_many_how_fast_and_by_which_run(qtbot: QtBot) -> None:
    line = SummaryLine()
    qtbot.addWidget(line)
    line.show_response(answer(SearchRequest("x"), run="20260724-101530-search-conv1d"))
    assert line.count.text() == "3 products · 1.5 ms"
    assert line.run.text() == "conv1d 07-24 10:15"
    line.show_response(answer(SearchRequest("x")))
    assert line.run.text() == "words only"


def test_the_summary_tells_a_draft_from_what_follows(qtbot: QtBot) -> None:
    line = SummaryLine()
    qtbot.addWidget(line)
    line.show_response(replace(answer(SearchRequest("x")), is_draft=True))
    assert line.count.text() == "3 products · 1.5 ms · provisional"
    assert "as soon as you pause" in line.count.toolTip()
    line.show_response(answer(SearchRequest("x")))
    assert (line.count.text(), line.count.toolTip()) == ("3 products · 1.5 ms", "")


def test_the_summary_says_that_nothing_was_trained_here(qtbot: QtBot) -> None:
    line = SummaryLine()
    qtbot.addWidget(line)
    line.show_response(answer(SearchRequest("x"), run="pretrained-start"))
    assert line.run.text() == "pretrained, not trained on this shop"
    assert "nothing of this shop" in line.run.toolTip()
    line.set_runs([("pretrained-start", "")], "pretrained-start")
    line.menu.aboutToShow.emit()
    start, hint = line.menu.actions()
    assert (start.text(), start.isChecked()) == ("pretrained, not trained on this shop", True)
    assert (hint.text(), hint.isEnabled()) == ("Train a model first", False)


def test_a_long_name_of_what_ranks_widens_nothing(qtbot: QtBot) -> None:
    line = SummaryLine()
    qtbot.addWidget(line)
    line.show_response(answer(SearchRequest("x"), run="20260724-101530-search-conv1d"))
    needed = line.minimumSizeHint().width()
    line.show_response(answer(SearchRequest("x"), run="pretrained-start"))
    assert line.minimumSizeHint().width() <= needed + 40
    line.resize(line.sizeHint())
    line.show()
    assert line.run.text() == "pretrained, not trained on this shop"
    line.resize(line.minimumSizeHint())
    QApplication.processEvents()
    assert line.run.text().startswith("pretrained")
    assert line.run.text().endswith("…")
    assert line.run.accessibleName() == "pretrained, not trained on this shop"


def test_the_run_menu_switches_runs(qtbot: QtBot) -> None:
    line = SummaryLine()
    qtbot.addWidget(line)
    line.set_runs([("20260724-101530-search-conv1d", "ndcg@10 0.5"), ("other", "")], "other")
    line.menu.aboutToShow.emit()
    actions = line.menu.actions()
    assert [each.isChecked() for each in actions] == [False, True]
    with qtbot.waitSignal(line.run_chosen) as blocker:
        actions[0].trigger()
    assert blocker.args == ["20260724-101530-search-conv1d"]


def test_did_you_mean_can_be_clicked(qtbot: QtBot) -> None:
    line = MeantLine()
    qtbot.addWidget(line)
    line.show_response(answer(SearchRequest("连衣群"), meant="连衣裙"))
    assert line.isVisibleTo(line.parentWidget())
    with qtbot.waitSignal(line.query_chosen) as blocker:
        qtbot.mouseClick(line.query, Qt.MouseButton.LeftButton)
    assert blocker.args == ["连衣裙"]
    line.show_response(answer(SearchRequest("连衣裙")))
    assert line.isHidden()


def test_how_long_it_took_gives_way_to_what_ranks(qtbot: QtBot, window: QWidget) -> None:
    line = SummaryLine()
    window.layout().addWidget(line)
    line.show_response(replace(answer(SearchRequest("手机")), took_ms=12.3, total=1234))
    qtbot.waitUntil(lambda: line.count.text() == "1,234 products · 12.3 ms")
    line.setFixedWidth(line.minimumSizeHint().width())
    qtbot.waitUntil(lambda: line.count.text() == "1,234 products")
    line.setFixedWidth(line.sizeHint().width())
    qtbot.waitUntil(lambda: line.count.text() == "1,234 products · 12.3 ms")
