"""From a number to its events: what a double click and a click on a total open, and what stays."""

import pytest
from PySide6.QtCore import QPoint, Qt

from core.feedback.analysis.filters import EventFilters
from tests.core.feedback.analysis.logs import DAY, MONDAY, Did
from tests.gui.behaviour.conftest import LOG, WAIT, settle

LEFT = Qt.MouseButton.LeftButton


def chart_of(shown, name):
    return next(card.chart for card in shown.dashboard.cards if card.name == name)


def position_of(chart, words) -> QPoint:
    return next(cell for cell in chart.cells if words in cell.words).rect.center().toPoint()


def open_events(qtbot, shown) -> list[str]:
    """The products of the events in the drawer, once everything has settled."""
    qtbot.waitUntil(shown.drawer.isVisible, timeout=WAIT)
    settle(qtbot, shown)
    model = shown.drawer.model
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def double_click(qtbot, chart, pos: QPoint, between=lambda: None) -> None:
    """What a mouse sends: a click, the double click, and the release that ends it."""
    qtbot.mouseClick(chart, LEFT, pos=pos)
    between()
    qtbot.mouseDClick(chart, LEFT, pos=pos)
    qtbot.mouseRelease(chart, LEFT, pos=pos)


def test_a_double_click_sets_the_filter_and_opens_its_events(qtbot, page):
    shown = page()
    brands = chart_of(shown, "brands")
    # A second one leaves the filter on.
    for _ in range(2):
        double_click(qtbot, brands, position_of(brands, "丙"))
        assert open_events(qtbot, shown) == ["p3", "p3", "p3"]
        assert shown.filters == EventFilters(brand="丙")


def test_a_double_click_means_the_bar_its_first_click_was_on(qtbot, page):
    """A click on a category shows its children in its place, and hands may be slow."""
    shown = page()
    categories = chart_of(shown, "categories")
    pos = position_of(categories, "女装")

    def wait_for_children() -> None:
        words = categories.cells[0].words
        qtbot.waitUntil(lambda: categories.cells[0].words != words, timeout=WAIT)

    double_click(qtbot, categories, pos, wait_for_children)
    assert sorted(open_events(qtbot, shown)) == ["p1", "p1", "p1", "p2"]
    assert shown.filters == EventFilters(category="女装")


@pytest.mark.parametrize(
    ("total", "number", "events"),
    [
        ("Events", "8", 8),
        ("Shoppers", "2", 8),
        ("Products", "4", 8),
        ("Sessions", "3", 8),
        ("Searches", "3", 8),
        ("Click-through", "20.0%", 6),
        ("Bought per click", "100.0%", 2),
        ("Searches without a click", "33.3%", 2),
        ("Searched on", "0.0%", 0),
    ],
)
def test_a_click_on_a_total_opens_exactly_its_events(qtbot, page, total, number, events):
    shown = page()
    totals = shown.dashboard.totals
    cell = next(cell for cell in totals.cells if cell.words.startswith(f"{total}: "))
    assert cell.words.startswith(f"{total}: {number}")
    qtbot.mouseClick(totals, LEFT, pos=cell.rect.center().toPoint())
    assert len(open_events(qtbot, shown)) == events
    assert shown.drawer.title.text() == f"{events} events"
    if total in ("Shoppers", "Products", "Sessions", "Searches"):
        assert f"{total} {number}" in shown.drawer.hint.text()
    assert not shown.filters


def test_what_the_drawer_shows_stays_when_the_charts_are_counted_again(qtbot, page):
    shown = page()
    settle(qtbot, shown)
    shown.show_events(EventFilters(action="purchase"))
    assert open_events(qtbot, shown) == ["p3"]
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        shown.refresh()
    assert open_events(qtbot, shown) == ["p3"]
    # Other filters are another question.
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        shown.filter_by(EventFilters(brand="甲"))
    assert open_events(qtbot, shown) == ["p1", "p1", "p1"]


def test_every_cell_of_every_chart_opens_as_many_events_as_it_says(qtbot, page):
    shown = page()
    analysis, figures = shown.analysis, shown.dashboard.days.figures
    heat = chart_of(shown, "heat").cells
    assert [len(analysis.rows(cell.behind)) for cell in heat] == figures.heat.ravel().tolist()
    returned = [size for cohort in figures.retention.cohorts for size in cohort.active]
    cells = chart_of(shown, "retention").cells
    opened = [analysis.distinct(analysis.rows(cell.behind)).shoppers for cell in cells]
    assert opened == returned != []


def test_one_action_months_later_leaves_the_days_their_room(qtbot, page):
    june = [Did("a", "p1", "click", MONDAY + day * DAY) for day in range(30)]
    shown = page([*june, Did("a", "p1", "click", MONDAY + 183 * DAY)])
    days = shown.dashboard.days
    assert len(days.cells) == 31
    assert days.cells[29].rect.right() > 0.85 * days.width()
    # The last day is still there, at the other side of the cut.
    assert days.cells[30].words.endswith(": 1 event")
    button = shown.dashboard.cut_button
    assert button.isVisible()
    assert button.text() == "153 empty days cut out"
    qtbot.mouseClick(days, LEFT, pos=days.cuts[0].rect.center().toPoint())
    assert len(days.cells) == 184
    assert days.cells[29].rect.right() < 0.2 * days.width()
    button.click()
    assert len(days.cells) == 31


def test_a_log_without_gaps_is_not_cut(qtbot, page):
    shown = page(LOG)
    assert len(shown.dashboard.days.cells) == 3
    assert not shown.dashboard.cut_button.isVisible()


def test_a_drag_over_a_cut_takes_the_days_on_both_sides(qtbot, page):
    shown = page([Did("a", "p1", "click", MONDAY + day * DAY) for day in (0, 1, 60)])
    days = shown.dashboard.days
    first, last = (days.cells[index].rect.center().toPoint() for index in (1, 2))
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        qtbot.mousePress(days, LEFT, pos=first)
        qtbot.mouseMove(days, last)
        qtbot.mouseRelease(days, LEFT, pos=last)
    assert counted.args[0].totals.events == 2


def test_guests_are_no_shoppers(qtbot, page):
    """Somebody who is not known is another guest at every visit."""
    visits = [("guest-1", 0), ("guest-2", 1), ("u1", 2)]
    shown = page([Did(who, "p1", "click", MONDAY + day * DAY) for who, day in visits])
    totals = shown.dashboard.totals
    words = [cell.words for cell in totals.cells]
    assert words[1:3] == ["Shoppers: 1", "Guests: 2"]
    qtbot.mouseClick(totals, LEFT, pos=totals.cells[2].rect.center().toPoint())
    assert open_events(qtbot, shown) == ["p1", "p1"]
