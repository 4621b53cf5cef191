import shutil
from pathlib import Path

import pytest

from tests.core.runs.small_runs import make_small_shop


@pytest.fixture(scope="session")
def whole_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small shop with a run of each task, not to be changed."""
    path = tmp_path_factory.mktemp("small") / "shop"
    make_small_shop(path)
    return path


@pytest.fixture
def shop(whole_shop: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may damage."""
    return Path(shutil.copytree(whole_shop, tmp_path / "shop"))
