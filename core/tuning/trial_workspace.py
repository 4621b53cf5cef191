"""The workspace as a trial sees it: the same shop, with the runs of trials apart from those of people."""

from pathlib import Path

from core.tuning.plan import study_folder
from core.workspace import Workspace


class TrialWorkspace(Workspace):
    """A shop open for reading, whose runs are those of one study: the default's and the best trial's."""

    def __init__(self, workspace: Workspace, study: str) -> None:
        super().__init__(workspace.path, None)
        self._runs_dir = study_folder(workspace, study) / "runs"

    @property
    def runs_dir(self) -> Path:
        """Where the study keeps its runs, one folder each."""
        return self._runs_dir
