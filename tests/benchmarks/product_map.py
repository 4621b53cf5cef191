"""What the map of the products costs: laying it out, and drawing, panning, pointing and moving it.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.product_map [--neighbours]

10,000 products with made-up vectors of 128 numbers in nine heaps, 60 of them lit. Milliseconds of processor
time of the window's thread, median and 99th percentile; `--neighbours` also lets t-SNE run, a minute or so.
"""

import os
import sys
import time
from collections.abc import Callable

# As main.py has it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pyarrow as pa
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from core.data.catalogue import Catalogue, from_table
from core.explain.product_map.groups import groups_of
from core.explain.product_map.lasso import inside
from core.explain.product_map.neighbour_map import sampled
from core.explain.product_map.neighbour_worker import laid_out
from core.explain.product_map.projection import principal_components, reduced, turn_onto
from gui.product_map.view import ProductMapView
from gui.theme import theme

PRODUCTS, DIMENSION, HEAPS, HITS = 10_000, 128, 9, 60
ROUNDS = 100
NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def made_up() -> tuple[Catalogue, np.ndarray]:
    """Products of nine categories, whose unit vectors lie around nine directions."""
    chance = np.random.default_rng(1)
    heap = chance.integers(HEAPS, size=PRODUCTS)
    vectors = chance.normal(size=(HEAPS, DIMENSION))[heap] + chance.normal(
        size=(PRODUCTS, DIMENSION)
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    titles = [f"手机 {number} 号 标题 有 一些 字" for number in range(PRODUCTS)]
    ids = [str(number) for number in range(PRODUCTS)]
    categories = [f"类目{number} / 子类" for number in heap]
    table = pa.table({"product_id": ids, "title": titles, "category": categories})
    return from_table(table), vectors.astype(np.float32)


def tell(name: str, work: Callable[[int], object], rounds: int = ROUNDS) -> None:
    """Print what `work`, given the number of the round, costs."""
    taken = []
    for number in range(rounds):
        began = time.thread_time()
        work(number)
        taken.append(1000 * (time.thread_time() - began))
    median, high = np.percentile(taken, (50, 99))
    print(f"{name:<44}{median:8.1f}{high:8.1f} ms")


def layouts(vectors: np.ndarray) -> np.ndarray:
    """Principal components, turned onto others."""
    tell("principal components", lambda _: principal_components(vectors), 10)
    places = principal_components(vectors).place(vectors)
    tell("a turn onto the former map", lambda _: turn_onto(places, places[:, ::-1]), 10)
    corners = np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0, 6.28, 200)])
    tell("who is within a lasso of 200 corners", lambda _: inside(corners, places), 10)
    return places


def drawing(catalogue: Catalogue, places: np.ndarray) -> None:
    """The canvas on screen."""
    view = ProductMapView()
    view.resize(500, 700)
    view.show()
    view.show_products(catalogue, groups_of(catalogue))
    canvas = view.canvas
    canvas._new = places
    canvas._move(1.0)
    canvas.fit()
    view.show_hits({row: row + 1 for row in range(HITS)})
    QApplication.processEvents()
    port = canvas.viewport()

    def move(x: float, y: float, buttons: Qt.MouseButton = NO_BUTTON) -> None:
        place = QPointF(x, y)
        where = QPointF(port.mapToGlobal(place.toPoint()))
        kind = QEvent.Type.MouseMove
        held = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(port, QMouseEvent(kind, place, where, NO_BUTTON, buttons, held))
        QApplication.processEvents()

    def wheel(steps: int) -> None:
        place = QPointF(250, 250)
        turn, held = QPoint(0, 120 * steps), Qt.KeyboardModifier.NoModifier
        where = QPointF(port.mapToGlobal(place.toPoint()))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, where, QPoint(), turn, NO_BUTTON, held, phase, False)
        QApplication.sendEvent(port, event)
        QApplication.processEvents()

    def pan(step: int) -> None:
        canvas.box.translateBy(x=0.01 if step % 20 < 10 else -0.01, y=0.004)
        QApplication.processEvents()

    def light(step: int) -> None:
        view.show_hits({row: row + 1 - 60 * step for row in range(60 * step, 60 * step + HITS)})
        QApplication.processEvents()

    def go(step: int) -> None:
        canvas._old, canvas._new = places, places[:, ::-1]
        canvas._move(step / ROUNDS)
        QApplication.processEvents()

    tell("the whole map painted", lambda _: port.repaint())
    tell("the mouse moves on, painted", lambda step: move(120 + 2.5 * step, 150 + step))
    tell("panned, painted", pan)
    tell("zoomed, painted", lambda step: wheel(1 if step % 2 else -1))
    tell("other hits lit, painted", light)
    tell("on the way to other places, painted", go)
    view.maker.close()


def main() -> None:
    """Print a table."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme().install(application)
    catalogue, vectors = made_up()
    print(f"{'':<44}{'p50':>8}{'p99':>8}")
    drawing(catalogue, layouts(vectors))
    if "--neighbours" in sys.argv:
        rows = sampled(PRODUCTS)
        began = time.perf_counter(), time.process_time()
        laid_out(reduced(vectors, 50)[rows], lambda *_: None)
        taken = time.perf_counter() - began[0], time.process_time() - began[1]
        print(f"t-SNE of {len(rows):,}: {taken[0]:.0f} s, of the processor {taken[1]:.0f} s")


if __name__ == "__main__":
    main()
