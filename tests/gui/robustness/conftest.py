"""A verb that only talks, and a shop to open dialogs for."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.workspace import Workspace

Program = Callable[[str, dict[str, Any]], list[str]]


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """The command line of the recorded verb with a fate and its answer."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))

    def make(fate: str, answer: dict[str, Any]) -> list[str]:
        file = tmp_path / "answer.json"
        file.write_text(json.dumps(answer), "utf-8")
        return [sys.executable, str(Path(__file__).parent / "recorded_verb.py"), fate, str(file)]

    return make


@pytest.fixture
def workspace(shop_folder: Path) -> Iterator[Workspace]:
    """A small shop that this test may write to."""
    with Workspace.open(shop_folder) as opened:
        yield opened
