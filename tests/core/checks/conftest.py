"""A judged shop, made once, and one that a test may change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.checks.subject import Subject
from core.workspace import Workspace
from tests.core.evaluation.judged_shop import make_judged_shop


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty products of the demo world, their categories as queries, and a run that ranks them well."""
    path = tmp_path_factory.mktemp("judged") / "shop"
    make_judged_shop(path)
    return path


@pytest.fixture
def own(judged: Path, tmp_path: Path) -> Path:
    """The same shop in a folder of the test's own."""
    return Path(shutil.copytree(judged, tmp_path / "shop"))


@pytest.fixture(scope="session")
def workspace(judged: Path) -> Iterator[Workspace]:
    """The shop, only to read."""
    with Workspace.open(judged, write=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def subject(workspace: Workspace) -> Subject:
    """What ranks in it."""
    return Subject(workspace)
