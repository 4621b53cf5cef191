"""What an evaluation begins with: the active run, and files that no workspace keeps."""

from pathlib import Path

import pytest

from core.data.importing import Source
from core.errors import DataError, RunError
from core.evaluation.inputs import active_run, imported_files
from core.workspace import Workspace


def test_the_task_without_a_run_is_named(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path / "shop") as workspace,
        pytest.raises(RunError, match=r"task next-item is active.*--task next-item"),
    ):
        active_run(workspace, "next-item")


def test_a_file_is_read_as_imports_read_it_and_kept_nowhere(tmp_path: Path) -> None:
    texts = tmp_path / "texts.csv"
    texts.write_text("text,category\n好茶,茶\n,茶\n", "utf-8")
    with imported_files(Source("texts", texts)) as workspace:
        assert workspace.table("texts").to_pylist() == [{"text": "好茶", "category": "茶"}]
        folder = workspace.path
    assert not folder.exists()
    with pytest.raises(DataError), imported_files(Source("texts", tmp_path / "absent.csv")):
        pass
