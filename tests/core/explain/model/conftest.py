"""A small shop with the runs of the demo world, to look into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.workspace import Workspace
from tests.core.runs.small_runs import make_small_shop


@pytest.fixture(scope="package")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop, made once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("learned") / "shop"
    make_small_shop(folder)
    return folder


@pytest.fixture
def small_shop(small_folder: Path) -> Iterator[Workspace]:
    """The small shop, open for reading."""
    with Workspace.open(small_folder, write=False) as workspace:
        yield workspace
