"""In the window: a result is pinned and others set beside it; what is missing is traced and comes back."""

from pytestqt.qtbot import QtBot

from core.search.request import Filters
from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from tests.gui.acting.conftest import window  # noqa: F401
from tests.gui.acting.hands import ask, shown

# Milliseconds: on a busy machine a thread waits for its turn.
PATIENCE = 30_000


def test_a_result_is_pinned_lit_and_set_beside_the_next_one(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    ask(qtbot, window, "手机")
    results, inspection = window.page.results, window.inspection
    results.select_rank(2)
    window.page.menu.pin.trigger()
    panel = inspection.panel
    assert panel is not None
    assert panel.view == "gap"
    results.select_rank(1)
    first, second = shown(window)[:2]

    def is_told() -> bool:
        told = panel._explanation
        is_both = told is not None and told.versus is not None
        return is_both and (told.product.product_id, told.versus.product_id) == (first, second)

    qtbot.waitUntil(is_told, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(panel.gap.bars.lines), timeout=PATIENCE)
    card = results.model.index(0).data(ResultRole.CARD)
    assert card.strengths
    assert results.model.index(1).data(ResultRole.CARD).is_pinned
    window.page.menu.pin.trigger()
    assert inspection._pinned == first
    window.page.menu.pin.trigger()
    assert inspection._pinned == ""


def test_what_a_filter_took_is_traced_and_comes_back(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    ask(qtbot, window, "手机")
    lost = shown(window)[0]
    window.page.filters.set_filters(Filters(price=(1_000_000.0, None)))
    qtbot.waitUntil(lambda: lost not in shown(window), timeout=PATIENCE)
    window.page.menu.why_not.trigger()
    panel = window.inspection.panel
    assert panel is not None
    page = panel.why_not
    qtbot.waitUntil(lambda: page.isVisible() and page.field.hasFocus(), timeout=PATIENCE)
    page.typed.emit(lost)
    page.asked.emit(lost)
    qtbot.waitUntil(lambda: page.traced == lost, timeout=PATIENCE)
    assert page._trace is not None
    assert page._trace.lost_at == "filters"
    page.remedied.emit(page._trace.remedies[0])
    qtbot.waitUntil(lambda: lost in shown(window), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page._trace is not None and page._trace.lost_at == "", timeout=PATIENCE)
