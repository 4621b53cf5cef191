"""What waits for its turn is kept in the shop, in its order, and a damaged file is neither used nor lost."""

from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.runs.job import Job
from core.runs.waiting import keep_waiting, read_waiting
from core.workspace import WAITING, Workspace

JOBS = [
    Job("category", seed=3, settings={"epochs": 9, "word_vectors": False}),
    Job(continues="20260504-123000-search-conv1d", folds=2),
]


def test_jobs_come_back_as_they_were_kept(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        assert read_waiting(workspace) == []
        keep_waiting(workspace, JOBS)
    with Workspace.open(tmp_path / "shop") as workspace:
        assert read_waiting(workspace) == JOBS
        keep_waiting(workspace, [])
        assert read_waiting(workspace) == []


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": 2, "jobs": []}', '{"format": 1, "jobs": [{"colour": 1}]}']
)
def test_what_cannot_be_read_is_told_with_the_way_out(tmp_path: Path, text: str) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        (workspace.path / WAITING).write_text(text, "utf-8")
        with pytest.raises(WorkspaceError, match="move it away"):
            read_waiting(workspace)
