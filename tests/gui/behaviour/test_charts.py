"""Charts on their own: what they say, and that all of them paint in light and dark."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QAbstractItemModel, QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domains import domain_of
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.filters import EventFilters
from gui.behaviour.dashboard import Dashboard, arranged
from gui.behaviour.event_model import PAGE, EventModel
from gui.theme import theme
from tests.core.feedback.analysis.logs import DAY, MONDAY, Did, write
from tests.gui.behaviour.conftest import LOG


@pytest.fixture
def analysis(workspace):
    write(workspace, LOG)
    return Analysis.open(workspace)


@pytest.fixture
def dashboard(qtbot, analysis):
    made = Dashboard()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    labels = Labels(domain_of("shop"), analysis.traits.edges)
    figures = analysis.figures()
    made.show_figures(figures, labels, analysis.titles(figures))
    made.show()
    return made


def test_every_chart_says_its_numbers_in_words(dashboard):
    for card in dashboard.cards:
        card.chart.grab()
        assert card.chart.accessibleDescription(), card.name
        assert card.chart.accessibleName(), card.name


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_chart_paints_something(dashboard, mode):
    theme().set_mode(mode)
    for card in dashboard.cards:
        image = card.chart.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert len(colours) > 2, card.name


def test_products_are_named_by_their_titles(dashboard):
    assert any("连衣裙 碎花" in cell.words for cell in dashboard.products.cells)


def test_the_cell_below_the_mouse_is_found(dashboard):
    chart = dashboard.cards[0].chart
    for at, cell in enumerate(chart.cells):
        assert chart.cell_at(cell.rect.center()) == at
    assert chart.cell_at(QPointF(-5, -5)) == -1


def test_keys_scroll_to_the_row_they_lead_to(qtbot, workspace):
    write(workspace, [Did("a", f"x{number}", "click", MONDAY) for number in range(60)])
    analysis = Analysis.open(workspace)
    shown = Dashboard()
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    figures = analysis.figures()
    shown.show_figures(figures, Labels(domain_of("shop")), {})
    shown.show()
    qtbot.keyClick(shown.products, Qt.Key.Key_Up)
    qtbot.keyClick(shown.products, Qt.Key.Key_Up)
    last = shown.products.cells[shown.products.current].rect.toRect()
    assert last.top() > 1000
    assert shown.products.visibleRegion().boundingRect().contains(last)


@pytest.mark.parametrize(("columns", "rows"), [(4, 3), (2, 7)])
def test_cards_fill_their_rows(dashboard, columns, rows):
    placed = arranged(list(dashboard.cards), columns)
    assert max(row for _, row, _, _ in placed) + 1 == rows
    for row in range(rows):
        spans = [(column, span) for _, at, column, span in placed if at == row]
        assert sum(span for _, span in spans) == columns
        assert [column for column, _ in spans] == sorted({column for column, _ in spans})


def test_events_are_fetched_a_page_at_a_time(qtbot, workspace):
    write(workspace, [Did("a", "p1", "click", MONDAY + at) for at in range(PAGE + 20)])
    analysis = Analysis.open(workspace)
    model = EventModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(analysis, Labels(domain_of("shop")), analysis.rows(EventFilters()))
    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount() == PAGE
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 20
    assert not model.canFetchMore(model.index(-1, -1))


def test_dates_below_the_days_of_years_do_not_run_into_each_other(qtbot, workspace):
    write(workspace, [Did("a", "p1", "click", MONDAY + day * DAY) for day in (0, 1200)])
    shown = Dashboard()
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    analysis = Analysis.open(workspace)
    labels = Labels(domain_of("shop"), analysis.traits.edges)
    shown.show_figures(analysis.figures(), labels, {})
    shown.show()
    chart = shown.days
    chart.toggle_cuts()
    lefts = [chart.cells[at].rect.left() for at in chart.dated()]
    assert len(lefts) > 5
    # "05-04" in small letters.
    assert all(right - left >= 40 for left, right in pairwise(lefts))
