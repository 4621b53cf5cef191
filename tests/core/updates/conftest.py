"""A tiny shop with a trained run, and shops whose runs are only said to be there, to write ledgers in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.feedback.log import Event, FeedbackLog, Shown
from core.metrics.comparison import Comparison, QueryChange
from core.runs import listing
from core.runs.job import Job
from core.runs.manifest import Manifest
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.updates.learned import Learned
from core.updates.verdict import Update, Verdict
from core.workspace import Workspace
from tests.core.training.conftest import KINDS, make_shop

# What nobody had asked for alone before; thermos flasks are what they are after.
NEED = "学生家用"
WANTED = KINDS.index("保温杯")
# Without the start: its words know the shop already, and there is nothing for clicks to teach.
QUICK = {
    "epochs": 4,
    "dimension": 32,
    "batch_size": 64,
    "vocabulary": 2000,
    "start": False,
    "learning_rate": 0.005,
}


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The shop with an active search run; for reading, or for what is undone again."""
    start_tensorflow()
    with make_shop(tmp_path_factory.mktemp("updates")) as workspace:
        finished = train(workspace, Job(settings=QUICK), lambda _: None, lambda: False)
        listing.activate(workspace, finished.run)
        yield workspace


def act(workspace: Workspace, query: str = NEED, shoppers: int = 30) -> int:
    """Every shopper sees a product of each kind for `query`, clicks the wanted one and dismisses a case."""
    with FeedbackLog.open(workspace) as log:
        for number in range(shoppers):
            first = 6 * (number % 16)
            shown = Shown(query, "", f"s{number}", f"v{number}", 1_800_000_000.0 + number)
            events = [Event(f"p{first + at}", "impression", at + 1) for at in range(6)]
            events += [
                Event(f"p{first + WANTED}", "click", WANTED + 1),
                Event(f"p{first}", "dismiss", 1),
            ]
            log.append(shown, events)
        return log.last


def nearness(path: Path, run: str, query: str) -> list[float]:
    """How near `query` is to each product by `run`."""
    from core.search.engine import Engine

    with Workspace.open(path, write=False) as opened:
        engine = Engine.open(opened, run)
        assert engine.neural
        scores = engine.neural.scores(query)
    assert scores is not None
    return [float(score) for score in scores]


SAME = Comparison(
    queries=0, before=0.0, after=0.0, difference=0.0, low=0.0, high=0.0, p=1.0, better=(), worse=()
)
BETTER = Comparison(
    queries=40,
    before=0.5,
    after=0.6,
    difference=0.1,
    low=0.05,
    high=0.15,
    p=0.01,
    better=(QueryChange("手机", 0.5, 0.6),),
    worse=(QueryChange("鞋", 1, 0),),
)
FIRST = "20260101-000000-search-conv1d"


def trained(base: str, run: str, refused: str = "") -> Update:
    """An update of `base` that came out as `run`."""
    verdict = Verdict(
        earlier=BETTER, fresh=SAME, truth=None, drift=0.1, agreement=0.6, refused=refused
    )
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
