"""A shop with two runs that are only said to be there, and updates to write into its ledger."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.feedback.log import FeedbackLog
from core.search.run import Manifest
from core.updates.learned import Learned
from core.updates.trained import Update
from core.updates.verdict import Comparison, QueryChange, Verdict
from core.workspace import Workspace

SAME = Comparison(0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, (), ())
BETTER = Comparison(
    40,
    0.5,
    0.6,
    0.1,
    0.05,
    0.15,
    0.01,
    (QueryChange("手机", 0.5, 0.6),),
    (QueryChange("鞋", 1, 0),),
)
FIRST = "20260101-000000-search-conv1d"


def trained(base: str, run: str, refused: str = "") -> Update:
    """An update of `base` that came out as `run`."""
    verdict = Verdict(BETTER, SAME, None, 0.1, 0.6, refused)
    return Update(base, run, Learned(0, 3, {"click": 3}, {"own": 3}, 1, 1), verdict)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def log(workspace: Workspace) -> Iterator[FeedbackLog]:
    with FeedbackLog.open(workspace) as opened:
        yield opened


@pytest.fixture
def run_of(workspace: Workspace) -> Callable[..., str]:
    """Makes the folder of a run that learned up to event `upto`."""

    def make(name: str = FIRST, upto: int = 0, base: str = "") -> str:
        job = {"task": "search", "network": "conv1d", "seed": 7, "settings": {}}
        folder = workspace.runs_dir / name
        folder.mkdir(parents=True)
        job = {**job, "upto": upto, "base": base}
        Manifest(name, "search", "conv1d", job, best_epoch=1, state="finished").write(folder)
        return name

    return make
