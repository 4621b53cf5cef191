"""A page over a real workspace with a small log."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from core.workspace import Workspace
from gui.behaviour.page import BehaviourPage
from tests.core.feedback.analysis.logs import DAY, HOUR, MONDAY, Did, write

WAIT = 10_000
LOG = [
    Did(
        user,
        product,
        action,
        MONDAY + day * DAY + hour * HOUR + second,
        query,
        f"{user}{day}",
        rank,
    )
    for user, day, hour, second, product, action, query, rank in [
        ("u1", 0, 10, 0, "p1", "impression", "裙子", 1),
        ("u1", 0, 10, 0, "p2", "impression", "裙子", 2),
        ("u1", 0, 10, 9, "p1", "click", "裙子", 1),
        ("u1", 0, 10, 20, "p1", "cart", "裙子", 1),
        ("u1", 2, 20, 0, "p3", "impression", "手机", 1),
        ("u1", 2, 20, 5, "p3", "purchase", "手机", 1),
        ("u2", 1, 9, 0, "p3", "impression", "手机", 1),
        ("u2", 1, 9, 0, "p4", "impression", "手机", 2),
    ]
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def page(qtbot, workspace: Workspace) -> Callable[[Sequence[Did]], BehaviourPage]:
    """Makes a page that shows the charts of a log."""

    def make(log: Sequence[Did] = LOG) -> BehaviourPage:
        write(workspace, log)
        shown = BehaviourPage()
        qtbot.addWidget(shown)
        shown.resize(1280, 800)
        shown.set_workspace(workspace)
        with qtbot.waitSignal(shown.shown, timeout=WAIT):
            shown.show()
        return shown

    return make


def settle(qtbot, shown: BehaviourPage) -> None:
    """Wait for whatever the page still counts."""
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=WAIT)
