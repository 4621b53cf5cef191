"""One writer a folder, and a lock that is nobody else's file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.workspace import Workspace, holder_of


def test_a_second_writer_hears_who_holds_the_workspace(tmp_path: Path) -> None:
    with Workspace.open(tmp_path):
        with pytest.raises(WorkspaceError, match=f"process {os.getpid()}"):
            Workspace.open(tmp_path)
        holder = holder_of(tmp_path)
        assert holder is not None
        assert holder.pid == os.getpid()
        assert Workspace.open(tmp_path, write=False).read_only
    assert holder_of(tmp_path) is None


def test_a_child_of_the_writer_does_not_keep_the_lock(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    waiting = "import sys; print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        workspace.close()
        Workspace.open(tmp_path).close()
        child.communicate(b"")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and links")
@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", ["link", "hard link", "pipe", "folder"])
def test_a_lock_that_is_something_else_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    shop, thesis = tmp_path / "shop", tmp_path / "thesis.doc"
    Workspace.open(shop).close()
    thesis.write_text("years of work")
    lock = shop / "writer.lock"
    lock.unlink()
    if kind == "link":
        lock.symlink_to(thesis)
    elif kind == "hard link":
        os.link(thesis, lock)
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.mkdir()
    with pytest.raises(WorkspaceError, match=r"writer\.lock"):
        Workspace.open(shop)
    assert holder_of(shop) is None
    assert thesis.read_text() == "years of work"


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[" * 100_000, '{"pid": {}, "host": 1, "program": 1, "since": 1}']
)
def test_a_holder_that_says_nothing_is_still_a_holder(tmp_path: Path, content: str) -> None:
    with Workspace.open(tmp_path):
        (tmp_path / "writer.lock").write_text(content)
        holder = holder_of(tmp_path)
        assert holder is not None
        assert (holder.pid, holder.host) == (0, "?")
        with pytest.raises(WorkspaceError, match=r"in use by \?"):
            Workspace.open(tmp_path)


def test_a_holder_with_a_name_that_is_no_text_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["pin\udcffxun"])
    with Workspace.open(tmp_path):
        assert json.loads((tmp_path / "writer.lock").read_text())["program"] == "pin?xun"
