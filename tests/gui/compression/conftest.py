"""A compression that only talks, and small shops with a search run."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.workspace import Workspace
from tests.core.runs.small_runs import make_small_shop

Program = Callable[[str], list[str]]


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Widgets of one test are gone before the next: restyling those left over takes seconds."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """The command line of the recorded compression with a fate of `good`, `crash`, `refuse` or `endless`."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    script = str(Path(__file__).parent / "recorded_compression.py")
    return lambda fate: [sys.executable, script, fate]


@pytest.fixture
def shop_path(tmp_path: Path) -> Path:
    """A small shop whose search run ranks."""
    make_small_shop(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def workspace(shop_path: Path) -> Iterator[Workspace]:
    """The small shop, open for writing."""
    with Workspace.open(shop_path) as opened:
        yield opened
