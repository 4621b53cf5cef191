"""A tiny shop whose trials a stand-in trains."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.data.importing import Source, import_files
from core.tuning.orders import Order
from core.tuning.plan import Wish, study_file
from core.tuning.study import Study
from core.tuning.tuning import Budget, Tuning
from core.workspace import Workspace
from tests.core.training.conftest import write_texts
from tests.core.tuning.tune_with_stand_in import PROGRAM


@pytest.fixture(autouse=True)
def _own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in that is started as a script finds this program's own code."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """Labelled texts are enough."""
    write_texts(tmp_path / "texts.csv")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("texts", tmp_path / "texts.csv")])
        yield workspace


class Told:
    """What a tuning says; `orders` are given when an event is heard for the first time."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.orders: dict[str, Order] = {}
        self.tuning: Tuning | None = None

    def __call__(self, line: dict[str, Any]) -> None:
        self.lines.append(line)
        if self.tuning is not None and (order := self.orders.pop(line["event"], None)):
            self.tuning.order(order)

    def of(self, event: str) -> list[dict[str, Any]]:
        """The lines with this event."""
        return [line for line in self.lines if line["event"] == event]


def study_of(shop: Workspace, name: str = "s", **wish: Any) -> Study:
    """A new study, or the one of this name once more."""
    file = study_file(shop, name)
    if file.exists():
        return Study.load(file, name)
    return Study.create(file, Wish(study=name, **wish).plan())


def tuned(
    shop: Workspace,
    study: Study,
    trials: int | None = None,
    workers: int = 1,
    told: Told | None = None,
) -> Told:
    """What the tuning of `study` said from its beginning to its end."""
    told = told or Told()
    told.tuning = Tuning(shop, study, Budget(trials), workers, told, PROGRAM)
    told.tuning.run()
    return told
