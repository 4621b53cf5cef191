"""How long results take to be shown and painted: `python -m tests.benchmarks.grid_paint`.

Prints medians and worst cases in milliseconds; asserts nothing, as machines differ.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QListView

from gui.search.results_view import ResultsView
from gui.theme import theme
from tests.gui.goods import answer, shop

ROUNDS = 40


def main() -> None:
    """Measure cold and warm answers, scrolling through 10,000 cards, and both modes."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme().install(application)
    catalogue = shop(10_000)
    view = ResultsView()
    view.resize(1920, 1000)
    view.show()
    application.processEvents()
    shown = view.findChild(QListView)
    assert shown is not None

    def show(number: int) -> None:
        rows = range(number * 60, number * 60 + 60)
        view.show_response(answer(catalogue, rows, text=str(number)), catalogue)
        shown.viewport().repaint()

    for mode in ("grid", "list"):
        view.set_mode(mode)
        _report(f"{mode}: 60 products never seen", lambda number: show(number + 1))
        _report(f"{mode}: 60 products seen before", lambda number: show(number % 4))
    view.set_mode("grid")
    everything = answer(catalogue, range(10_000), text="everything")
    begin = time.perf_counter()
    view.show_response(everything, catalogue)
    shown.viewport().repaint()
    print(f"{'10,000 products shown':40} {(time.perf_counter() - begin) * 1000:7.1f} ms")
    bar = shown.verticalScrollBar()

    def scroll(number: int) -> None:
        bar.setValue(bar.value() + 40)
        shown.viewport().repaint()

    _report("scrolling 40 px through 10,000", scroll)


def _report(name: str, work: Callable[[int], None]) -> None:
    spent = []
    for number in range(ROUNDS):
        begin = time.perf_counter()
        work(number)
        spent.append((time.perf_counter() - begin) * 1000)
    print(f"{name:40} {statistics.median(spent):7.1f} ms median {max(spent):7.1f} ms worst")


if __name__ == "__main__":
    main()
