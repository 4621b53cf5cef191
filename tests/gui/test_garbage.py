"""Who collects reference cycles: the window's thread, and no other."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from gui.garbage import GarbageCollector


class Node:
    """A cycle with itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_wait_for_the_thread_of_the_window(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    collector = GarbageCollector(parent)
    gone: list[threading.Thread] = []
    node = Node()
    weakref.finalize(node, lambda: gone.append(threading.current_thread()))
    del node
    # More than the interpreter itself lets lie before it collects.
    busy = threading.Thread(target=lambda: [Node() for _ in range(5000)])
    busy.start()
    busy.join()
    assert gone == []
    collector.collect()
    assert gone == [threading.main_thread()]


def test_what_is_old_goes_too_once_a_shop_is_closed(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    collector = GarbageCollector(parent)
    node = Node()
    gone = weakref.ref(node)
    gc.collect()
    del node
    collector.collect()
    assert gone() is not None
    collector.collect_all_soon()
    collector.collect()
    assert gone() is None


def test_the_interpreter_collects_no_more_by_itself(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    gc.enable()
    GarbageCollector(parent)
    assert not gc.isenabled()
