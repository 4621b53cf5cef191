"""A run as one file: carried to another shop whole, or refused whole, whoever made the file."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest

from core import cli
from core.errors import DataError, RunError, UserError
from core.runs import listing
from core.runs.bundle import BUNDLE, export_run, is_bundle, is_safe_name
from core.runs.manifest import MANIFEST, VOCABULARY, Manifest
from core.runs.notes import RunNote, change_note, read_notes
from core.runs.opening import open_run
from core.runs.reader import RunReader
from core.runs.writer import sweep
from core.search.run import Run
from core.workspace import RUN_NOTES, Workspace, take_lock
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, RUNS, SEARCH, rehash
from tests.core.runs.test_reader import flip

ROOT = Path(__file__).parents[3]
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def bundle(whole_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search run of the small shop as a file."""
    path = tmp_path_factory.mktemp("bundle") / "run.pinxun-run"
    export_run(Workspace.open(whole_shop, write=False), SEARCH, path)
    return path


@pytest.fixture
def other(shop: Path) -> Iterator[Workspace]:
    """The same shop without the search run, open for writing."""
    shutil.rmtree(shop / "runs" / SEARCH)
    with Workspace.open(shop) as workspace:
        yield workspace


def members_of(path: Path) -> Members:
    with ZipFile(path) as stored:
        return {name: stored.read(name) for name in stored.namelist()}


def write(path: Path, members: Members, **infos: Callable[[ZipInfo], None]) -> Path:
    with ZipFile(path, "w") as stored:
        for name, data in members.items():
            info = ZipInfo(name)
            if change := infos.get("change"):
                change(info)
            stored.writestr(info, data)
    return path


def with_about(members: Members, **changes: Any) -> Members:
    about = json.loads(members[BUNDLE])
    return {**members, BUNDLE: json.dumps({**about, **changes}).encode()}


def left_behind(workspace: Workspace) -> set[str]:
    return {each.name for each in workspace.runs_dir.iterdir()} - set(RUNS.values())


@pytest.mark.parametrize("run", RUNS.values())
def test_a_run_of_every_task_is_the_same_elsewhere(
    whole_shop: Path, tmp_path: Path, run: str
) -> None:
    export_run(Workspace.open(whole_shop, write=False), run, tmp_path / "f")
    assert is_bundle(tmp_path / "f")
    with Workspace.open(tmp_path / "new") as workspace:
        opened = open_run(workspace, tmp_path / "f")
        assert opened.run == run
        there, here = whole_shop / "runs" / run, workspace.runs_dir / run
        assert [
            (path.name, path.read_bytes()) for path in sorted(here.rglob("*")) if path.is_file()
        ] == [(path.name, path.read_bytes()) for path in sorted(there.rglob("*")) if path.is_file()]
        RunReader(here, Manifest.read(here)).check()
        assert workspace.active_run(opened.task) == ""


def test_it_serves_where_it_came_from_as_before(bundle: Path, other: Workspace) -> None:
    assert not any(
        "products" in each for each in open_run(other, bundle).drift if "shop" not in each
    )
    listing.activate(other, SEARCH)
    assert len(Run.load(other.runs_dir / SEARCH).product_ids) == 40


def test_what_drifted_is_said(
    bundle: Path, whole_shop: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    with Workspace.open(tmp_path / "empty") as empty:
        told = open_run(empty, bundle).drift
    assert "This shop has none of what the run learned from: products, behaviour, queries." in told
    assert "40 of the 40 products that the run knows are not in this shop." in told
    assert any(each.startswith("Texts are cut into words otherwise here") for each in told)
    folder = tmp_path / "same"
    shutil.copytree(whole_shop, folder)
    with Workspace.open(folder) as same:
        manifest = Manifest.read(same.runs_dir / SEARCH)
        manifest.inputs = {"products": same.content_hash("products"), "events": "x"}
        manifest.analyzer = ""
        manifest.job["base"] = "20250101-000000-search-conv1d"
        manifest.write(same.runs_dir / SEARCH)
        export_run(same, SEARCH, tmp_path / "f")
        shutil.rmtree(same.runs_dir / SEARCH)
        told = open_run(same, tmp_path / "f").drift
    assert [each.split(":")[0].split(",")[0] for each in told] == [
        "Not what the run learned from",
        "It is an update of 20250101-000000-search-conv1d",
    ]
    assert "behaviour of this shop" in told[0]


def test_a_name_that_is_taken_is_never_written_over(bundle: Path, shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        with pytest.raises(RunError, match="here already"):
            open_run(workspace, bundle)
        mine = workspace.runs_dir / SEARCH / VOCABULARY
        words = json.loads(mine.read_text("utf-8"))
        mine.write_text(json.dumps(words), "utf-8")
        rehash(mine.parent)
        before = mine.read_bytes()
        assert open_run(workspace, bundle).run == f"{SEARCH}-2"
        assert mine.read_bytes() == before
        # Nor is the link, or the file, that lies where it would go.
        shutil.rmtree(workspace.runs_dir / f"{SEARCH}-2")
        (workspace.runs_dir / f"{SEARCH}-2").symlink_to("nowhere")
        assert open_run(workspace, bundle).run == f"{SEARCH}-3"
        assert (workspace.runs_dir / f"{SEARCH}-2").is_symlink()


def test_its_note_goes_with_it(shop: Path, tmp_path: Path) -> None:
    with Workspace.open(shop) as workspace:
        change_note(workspace, SEARCH, name="基线", tags=("a",))
        export_run(workspace, SEARCH, tmp_path / "f")
    with Workspace.open(tmp_path / "new") as new:
        open_run(new, tmp_path / "f")
        assert read_notes(new) == {SEARCH: RunNote("基线", tags=("a",))}


def test_odd_notes_are_cut_and_damaged_ones_are_left(
    bundle: Path, other: Workspace, tmp_path: Path
) -> None:
    members = members_of(bundle)
    note = {"name": 7, "tags": [1, None], "is_starred": "yes", "more": {}}
    (other.path / RUN_NOTES).write_text("{")
    opened = open_run(other, write(tmp_path / "odd", with_about(members, note=note)))
    assert (other.path / RUN_NOTES).read_text() == "{"
    (other.path / RUN_NOTES).unlink()
    shutil.rmtree(other.runs_dir / opened.run)
    open_run(other, tmp_path / "odd")
    assert read_notes(other) == {SEARCH: RunNote("7", tags=("1", "None"))}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../evil",
            "/evil",
            "epochs/../../evil",
            "epochs//x",
            "C:/evil",
            "a\\b",
            ".hidden",
            "x/.y",
        ),
        *(
            "writer.lock",
            "con",
            "NUL.txt",
            "a/b/c/d/e",
            "epochs/04/",
            "",
            "x" * 200,
            "a\nb",
            "end.",
        ),
    ],
)
def test_no_path_leads_out_of_the_run(
    bundle: Path, other: Workspace, tmp_path: Path, name: str
) -> None:
    assert not is_safe_name(name)
    members = members_of(bundle)
    files = json.loads(members[BUNDLE])["files"]
    files[name] = {"size": 1, "sha256": "0" * 64}
    hostile = write(tmp_path / "h", {**with_about(members, files=files), name: b"x"})
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DataError):
        open_run(other, hostile)
    assert sorted(tmp_path.rglob("*")) == before
    assert left_behind(other) == set()


def as_link(info: ZipInfo) -> None:
    if info.filename == VOCABULARY:
        info.external_attr = 0o120777 << 16


def broken(bundle: Path, how: str, path: Path) -> Path:
    """A bundle that was made to do harm, or was harmed."""
    members = members_of(bundle)
    about = json.loads(members[BUNDLE])
    match how:
        case "a link":
            return write(path, members, change=as_link)
        case "another content":
            return write(path, {**members, VOCABULARY: members[VOCABULARY][:-1] + b" "})
        case "another size":
            return write(path, {**members, VOCABULARY: members[VOCABULARY] + b" "})
        case "a file too many":
            return write(path, {**members, "more.bin": b"x"})
        case "a file too few":
            return write(path, {name: members[name] for name in members if name != VOCABULARY})
        case "a later format":
            return write(path, with_about(members, format=2))
        case "a name that leads away":
            return write(path, with_about(members, run="../evil"))
        case "no hashes":
            return write(path, with_about(members, files={}))
        case "sizes beyond all bounds":
            about["files"][VOCABULARY]["size"] = 1 << 60
            return write(path, with_about(members, files=about["files"]))
        case "no JSON":
            return write(path, {**members, BUNDLE: b"{"})
        case "no list of files":
            return write(path, with_about(members, files=[]))
        case "half of it":
            path.write_bytes(bundle.read_bytes()[: bundle.stat().st_size // 2])
        case "one bit":
            shutil.copy(bundle, path)
            flip(path)
        case "nothing":
            path.touch()
        case "another zip":
            write(path, {"products.csv": b"a,b\n1,2\n"})
        case "not about itself first":
            write(path, {MANIFEST: members[MANIFEST], **members})
    return path


HARM = (
    *("a link", "another content", "another size", "a file too many", "a file too few"),
    *("a later format", "a name that leads away", "no hashes", "sizes beyond all bounds"),
    *(
        "no JSON",
        "no list of files",
        "half of it",
        "one bit",
        "nothing",
        "another zip",
        "not about itself first",
    ),
)


@pytest.mark.parametrize("how", HARM)
def test_what_is_not_as_it_was_exported_is_refused_whole(
    bundle: Path, other: Workspace, tmp_path: Path, how: str
) -> None:
    with pytest.raises(DataError, match="cannot be opened as a run"):
        open_run(other, broken(bundle, how, tmp_path / "broken"))
    assert left_behind(other) == set()


def test_a_file_twice_is_refused(bundle: Path, other: Workspace, tmp_path: Path) -> None:
    shutil.copy(bundle, tmp_path / "twice")
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(tmp_path / "twice", "a") as stored,
    ):
        stored.writestr(VOCABULARY, b"{}")
    with pytest.raises(DataError, match="twice"):
        open_run(other, tmp_path / "twice")


def test_more_than_there_is_room_for_is_refused_before_it_is_written(
    bundle: Path, other: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.runs.opening.MOST_TOTAL", 1_000_000)
    with pytest.raises(DataError, match="11 MB are more than there is room for"):
        open_run(other, bundle)


def test_a_run_that_training_did_not_write_so_is_refused(shop: Path, tmp_path: Path) -> None:
    """Whoever makes the bundle can make its hashes fit; the run's own hashes say more."""
    with Workspace.open(shop) as workspace:
        export_run(workspace, SEARCH, tmp_path / "f")
        flip(workspace.runs_dir / SEARCH / VOCABULARY)
        with pytest.raises(RunError, match="damaged"):
            export_run(workspace, SEARCH, tmp_path / "f2")
    assert not (tmp_path / "f2").exists()


def test_a_run_that_is_being_trained_is_not_exported(shop: Path, tmp_path: Path) -> None:
    with (
        Workspace.open(shop) as workspace,
        take_lock(workspace.runs_dir / SEARCH),
        pytest.raises(RunError, match="being trained"),
    ):
        export_run(workspace, SEARCH, tmp_path / "f")


def test_a_shop_that_is_only_read_takes_no_run(bundle: Path, shop: Path) -> None:
    with pytest.raises(UserError, match="reading only"):
        open_run(Workspace.open(shop, write=False), bundle)


KILLED = """
import sys, time
from pathlib import Path
from core.runs import opening
from core.workspace import Workspace
copy = opening._copy
def slow(*given):
    copy(*given)
    print("copied", flush=True)
    time.sleep(0.3)
opening._copy = slow
opening.open_run(Workspace.open(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def test_a_kill_leaves_no_half_a_run_and_the_next_one_tidies_up(bundle: Path, shop: Path) -> None:
    shutil.rmtree(shop / "runs" / SEARCH)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(shop), str(bundle)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "copied\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with Workspace.open(shop) as workspace:
        assert {run.id for run in listing.list_runs(workspace)} == {CATEGORY, NEXT_ITEM}
        (half,) = left_behind(workspace)
        assert half.startswith(".")
        open_run(workspace, bundle)
        assert left_behind(workspace) == set()
        # A training tidies up as well.
        (workspace.runs_dir / half).mkdir()
        sweep(workspace.runs_dir)
        assert left_behind(workspace) == set()


def test_the_verb_exports_opens_and_tells(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, new = str(tmp_path / "f.pinxun-run"), str(tmp_path / "new")
    assert cli.run(["runs", "--workspace", str(shop), "--export", SEARCH, file]) == 0
    capsys.readouterr()
    assert cli.run(["runs", "--workspace", new, "--open", file, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["opened"] == SEARCH
    assert len(answer["drift"]) == 3
    assert [run["id"] for run in answer["runs"]] == [SEARCH]
    assert cli.run(["runs", "--workspace", new, "--open", str(shop)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
