"""Which runs of a study are kept: the default's and the best trial's; others go once they are measured."""

import shutil
from dataclasses import asdict
from typing import Any

from core.errors import RunError
from core.tuning.study import Study
from core.tuning.unseen import Unseen, measure_default, measure_unseen
from core.workspace import Workspace

# Under these names a study has written down what it knows besides its trials.
DEFAULT, RETRAINED, UNSEEN = "default", "retrained", "unseen"


class KeptRuns:
    """The runs of `study` in `workspace`, which is a `TrialWorkspace`."""

    def __init__(self, workspace: Workspace, study: Study) -> None:
        self.workspace, self.study = workspace, study

    @property
    def default(self) -> dict[str, Any] | None:
        """What is known of the default, None before it is trained.

        `value` and `interval` on what trials see, `unseen` on what none does, as a `Figure`, and its `run`.
        """
        stored: dict[str, Any] | None = self.study.note(DEFAULT)
        return stored

    @property
    def best(self) -> str:
        """The run of the best trial; empty where there is none."""
        best = self.study.best
        if best is None:
            return ""
        again: dict[str, str] = self.study.note(RETRAINED) or {}
        return again.get(str(best.number), best.run)

    @property
    def lacks_best(self) -> bool:
        """Whether the best trial has lost its run, and was not trained once more in vain."""
        best = self.study.best
        if best is None or self._is_there(self.best):
            return False
        return str(best.number) not in (self.study.note(RETRAINED) or {})

    def take_best(self, number: int, run: str) -> None:
        """The best trial was trained once more, as `run`; empty: in vain."""
        self.study.set_note(RETRAINED, {str(number): run})

    def take_default(self, value: float | None, interval: list[float] | None, run: str) -> None:
        """The default is trained as `run`: measured at once on what no trial will see."""
        try:
            unseen = measure_default(self.workspace, run)
        except RunError:
            unseen = None
        figures = {"value": value, "interval": interval, "unseen": unseen and asdict(unseen)}
        self.study.set_note(DEFAULT, {**figures, "run": run})

    def remove(self, *runs: str) -> None:
        """Remove `runs`, but for those that are kept."""
        kept = {self.best, (self.default or {}).get("run", "")}
        for run in {*runs} - kept - {""}:
            shutil.rmtree(self.workspace.runs_dir / run, ignore_errors=True)

    def remove_left(self) -> None:
        """Remove what a kill left; nobody trains."""
        folder = self.workspace.runs_dir
        if folder.is_dir():
            self.remove(*(entry.name for entry in folder.iterdir()))

    def unseen(self) -> Unseen | None:
        """The best beside the default on what no trial saw, measured once; None where one is missing."""
        runs = [self.best, (self.default or {}).get("run", "")]
        if not all(map(self._is_there, runs)):
            return None
        stored = self.study.note(UNSEEN)
        if stored and stored["runs"] == runs:
            return Unseen.from_json(stored["figures"])
        try:
            figures = measure_unseen(self.workspace, *runs)
        except RunError:
            return None
        self.study.set_note(UNSEEN, {"runs": runs, "figures": figures.to_json()})
        return figures

    def _is_there(self, run: str) -> bool:
        return bool(run) and (self.workspace.runs_dir / run).is_dir()
