"""Runs by their names: only whole ones, and only by a name."""

from pathlib import Path

import pytest

from core.errors import RunError
from core.runs.folders import run_folder, run_folders
from core.runs.manifest import MANIFEST


def make(runs_dir: Path, *names: str) -> None:
    for name in names:
        (runs_dir / name).mkdir(parents=True)
        (runs_dir / name / MANIFEST).write_text("{}", "utf-8")


def test_whole_runs_are_found_newest_first(tmp_path: Path) -> None:
    make(tmp_path, "2025-a", "2026-b", ".2026-c")
    (tmp_path / "2027-empty").mkdir()
    assert [folder.name for folder in run_folders(tmp_path)] == ["2026-b", "2025-a"]
    assert run_folder(tmp_path, "2025-a") == tmp_path / "2025-a"


@pytest.mark.parametrize("name", ["", ".", "..", "../runs", "2026-b/", ".2026-c", "gone"])
def test_anything_else_is_no_run_and_it_says_which_there_are(tmp_path: Path, name: str) -> None:
    make(tmp_path / "runs", "2026-b", ".2026-c")
    with pytest.raises(RunError, match="there are 2026-b"):
        run_folder(tmp_path / "runs", name)


def test_where_nothing_was_trained_it_says_so(tmp_path: Path) -> None:
    assert run_folders(tmp_path / "runs") == []
    with pytest.raises(RunError, match="nothing has been trained"):
        run_folder(tmp_path / "runs", "gone")


def test_a_link_is_no_run(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/2026-b")
    make(tmp_path / "runs", "2025-a")
    (tmp_path / "runs" / "2026-b").symlink_to(tmp_path / "elsewhere" / "2026-b")
    (tmp_path / "runs" / "2027-c").write_text("a file", "utf-8")
    assert [folder.name for folder in run_folders(tmp_path / "runs")] == ["2025-a"]


def test_odd_names_fit_into_one_sentence(tmp_path: Path) -> None:
    make(tmp_path, *(f"r{number:02d}" for number in range(30)), "two\nlines")
    with pytest.raises(RunError) as refused:
        run_folder(tmp_path, "no\nsuch" + "x" * 10_000)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert "two lines" in sentence
    assert len(sentence) < 1000
