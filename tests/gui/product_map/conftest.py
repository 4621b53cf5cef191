"""A t-SNE that only talks, and a small shop with a search run that has epochs."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.core.runs.small_runs import SEARCH, make_epochs, make_small_shop

Program = Callable[[str], list[str]]


@pytest.fixture(autouse=True)
def swept_widgets(qapp: QApplication) -> Iterator[None]:
    """Widgets of one test are gone before the next: restyling those left over takes seconds."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """The command line of the recorded t-SNE with a fate of `good`, `crash` or `endless`."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    script = str(Path(__file__).parent / "recorded_map.py")
    return lambda fate: [sys.executable, script, fate]


@pytest.fixture(scope="session")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty products, a search run with three epochs, and runs of other tasks."""
    path = tmp_path_factory.mktemp("mapped") / "shop"
    make_small_shop(path)
    make_epochs(path / "runs" / SEARCH, {1: 0.3, 2: 0.35, 3: 0.4})
    return path
