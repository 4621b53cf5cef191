"""What a verdict stands on, pinned by content: what changed is named, old and new."""

import json
from pathlib import Path

import pyarrow as pa
import pytest

from core.checks.assertions import Placed, Same
from core.checks.checking import check_files
from core.checks.keeping import keep
from core.checks.outcome import FAILS, HOLDS, CheckReport
from core.checks.pins import Lock, Pin, inputs_of, lock_path, read_lock, run_pin
from core.checks.wording import changed_inputs
from core.errors import DataError
from core.workspace import Workspace
from tests.core.evaluation.judged_shop import RUN

LINES = "手机: p00021 in the top 1\nnDCG@10 >= 0.5\n手机: top 3 same as snapshot\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "checks.txt"
    made.write_text(LINES, "utf-8")
    return made


def checked(shop: Path, path: Path, pin: bool = False) -> CheckReport:
    with Workspace.open(shop, write=False) as workspace:
        return check_files(workspace, [path], pin=pin)


def changed(report: CheckReport) -> dict[str, tuple[str, str]]:
    return {
        change.input: (change.was.shown, change.now.shown) for change in report.files[0].changes
    }


def test_nothing_pinned_is_said_so(judged: Path, path: Path) -> None:
    file = checked(judged, path).files[0]
    assert changed_inputs(file) == ["Nothing is pinned, so nobody can tell what has changed."]
    assert not lock_path(path).exists()


def test_what_is_pinned_and_the_same_is_no_change(judged: Path, path: Path) -> None:
    pinned = checked(judged, path, pin=True)
    assert pinned.is_kept
    assert set(read_lock(path).inputs) == {
        "queries",
        "judgments",
        "catalogue",
        "run",
        "word lists",
    }
    again = checked(judged, path)
    assert changed(again) == {}
    assert changed_inputs(again.files[0]) == []
    assert again.files[0].pinned == read_lock(path).pinned


def test_each_input_that_changes_is_named_with_old_and_new(own: Path, path: Path) -> None:
    checked(own, path, pin=True)
    with Workspace.open(own) as workspace:
        qrels, products = workspace.table("qrels"), workspace.table("products")
        queries = workspace.table("queries")
        assert qrels is not None
        assert products is not None
        assert queries is not None
        workspace.replace({"qrels": qrels.slice(0, 1480 - 40)})
        assert set(changed(checked(own, path))) == {"judgments", "queries"}
        renamed = pa.table(
            {"query_id": queries["query_id"], "text": [*queries["text"].to_pylist()[:-1], "x"]}
        )
        workspace.replace({"qrels": qrels, "queries": renamed})
        assert set(changed(checked(own, path))) == {"queries"}
        workspace.replace({"queries": queries, "products": products.slice(0, 39)})
        was, now = changed(checked(own, path))["catalogue"]
        assert was.startswith("40 ")
        assert now.startswith("39 ")
        workspace.replace({"products": products})
        workspace.activate("search", "")
    report = checked(own, path)
    was, now = changed(report)["run"]
    assert was.startswith(f"{RUN} ")
    assert now.startswith("pretrained-start ")
    (line,) = changed_inputs(report.files[0])
    assert line.startswith("Changed since it was pinned (")
    assert f"run: {RUN} " in line


def test_a_run_is_known_by_its_files_and_how_it_ranks(own: Path) -> None:
    with Workspace.open(own, write=False) as workspace:
        assert run_pin(workspace, "") == run_pin(workspace, RUN)
        names = ("", f"{RUN}:neural", ":lexical", "pretrained-start")
        assert len({run_pin(workspace, name).hash for name in names}) == 4
        assert run_pin(workspace, "20200101-000000-search-conv1d").hash == ""


def test_word_lists_are_an_input_like_any_other(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(judged, write=False) as workspace:
        before = inputs_of(workspace, "")
        monkeypatch.setattr("core.text.lexicon.synonyms", dict)
        now = inputs_of(workspace, "")
    lock = Lock("2026-12-01T00:00:00Z", before)
    assert [change.input for change in lock.changes(now)] == ["word lists"]


def test_what_was_never_pinned_is_said(judged: Path, path: Path) -> None:
    checked(judged, path, pin=True)
    path.write_text(LINES + "nDCG@10 not lower than run :lexical by more than 0.5\n", "utf-8")
    file = checked(judged, path).files[0]
    assert file.changes == ()
    assert changed_inputs(file) == [
        "Not pinned, so nobody can tell whether it changed: compared with :lexical"
    ]


def test_a_snapshot_is_held_against_what_is_found_now(judged: Path, path: Path) -> None:
    checked(judged, path, pin=True)
    assert read_lock(path).snapshots == {"3 手机": ("p00021", "p00032", "p00001")}
    stored = json.loads(lock_path(path).read_text("utf-8"))
    stored["snapshots"]["3 手机"] = ["p00032", "p00021", "p00005"]
    lock_path(path).write_text(json.dumps(stored), "utf-8")
    outcome = checked(judged, path).files[0].outcomes[2]
    # X = 0, 2, 2 of three: RBO_ext = 0.1/0.9 · (0 + 2/2 · 0.81 + 2/3 · 0.729) + 2/3 · 0.729 = 0.63.
    assert outcome.state == FAILS
    assert outcome.measured.value == pytest.approx(0.63)
    assert [case.about.split(":")[0] for case in outcome.measured.worst] == [
        "was at rank 1",
        "was at rank 3",
    ]


@pytest.mark.parametrize("text", ["{", '{"format": 2}', "[]", '{"format": 1, "pinned": ""}'])
def test_a_damaged_lock_is_told_with_the_next_step(judged: Path, path: Path, text: str) -> None:
    lock_path(path).write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"checks.txt.lock cannot be read .*check --pin"):
        checked(judged, path)


def test_what_is_kept_from_the_window_is_pinned_as_it_is_made(judged: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    with Workspace.open(judged, write=False) as workspace:
        keep(workspace, path, Placed("手机", "p00021", 1))
        first = read_lock(path)
        assert {"catalogue", "run"} <= set(first.inputs)
        entry = keep(workspace, path, Same("手机", 2), ["p00021", "p00032", "p00001"])
        assert entry.line == 3
        lock = read_lock(path)
        assert lock.pinned == first.pinned
        assert lock.snapshots == {"2 手机": ("p00021", "p00032")}
        with pytest.raises(DataError, match=r"new.txt says so already"):
            keep(workspace, path, Placed("手机", "p00021", 1))
        assert [one.state for one in check_files(workspace, [path]).files[0].outcomes] == [
            HOLDS
        ] * 2


def test_a_pin_made_before_stays_when_more_is_kept(judged: Path, path: Path) -> None:
    checked(judged, path, pin=True)
    stored = json.loads(lock_path(path).read_text("utf-8"))
    stored["inputs"]["run"]["hash"] = "old"
    lock_path(path).write_text(json.dumps(stored), "utf-8")
    with Workspace.open(judged, write=False) as workspace:
        keep(workspace, path, Placed("手机", "p00032", 5))
    assert read_lock(path).inputs["run"] == Pin("old", RUN)
