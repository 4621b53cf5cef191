"""Files of assertions: read with all that is wrong at once, and changed without a loss."""

from pathlib import Path

import pytest

from core.checks.assertions import Placed
from core.checks.check_file import (
    UnreadableChecks,
    append_assertion,
    insert_entry,
    read_check_file,
    remove_entry,
)
from core.errors import DataError

WHOLE = "# mine\n@system R:lexical\n\nq: p1 in the top 3\n# between\n手机：p2 在前 1 名\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "checks.txt"
    made.write_text(WHOLE, "utf-8-sig")
    return made


def test_lines_comments_and_the_system_are_told_apart(path: Path) -> None:
    file = read_check_file(path).require_sound()
    assert file.system == "R:lexical"
    assert [(entry.line, entry.assertion) for entry in file.entries] == [
        (4, Placed("q", "p1", 3)),
        (6, Placed("手机", "p2", 1)),
    ]


def test_all_that_is_wrong_is_told_together(path: Path) -> None:
    path.write_text("@sytem R\nq: p1 in the top 3\nq: p1 in the top 0\nwhatever\n", "utf-8")
    file = read_check_file(path)
    assert [problem.line for problem in file.problems] == [1, 3, 4]
    with pytest.raises(UnreadableChecks) as caught:
        file.require_sound()
    told = str(caught.value).splitlines()
    assert told[0] == f"{path} cannot be read:"
    assert told[1].startswith("  Line 1: “@sytem R” is no setting")
    assert told[2] == "  Line 3: A top has 1 to 1000 ranks, not 0."
    assert told[3].startswith("  Line 4: “whatever” is none of the rules")


def test_more_problems_than_anybody_reads_are_counted(path: Path) -> None:
    path.write_text("whatever\n" * 30, "utf-8")
    with pytest.raises(UnreadableChecks) as caught:
        read_check_file(path).require_sound()
    assert str(caught.value).splitlines()[-1] == "  … and 10 more lines that cannot be read."


def test_a_file_that_is_none_or_says_nothing_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_text("# nothing\n", "utf-8")
    with pytest.raises(DataError, match="asserts nothing"):
        read_check_file(path).require_sound()
    path.write_bytes("苹果".encode("gb18030"))
    with pytest.raises(DataError, match="in UTF-8"):
        read_check_file(path)
    with pytest.raises(DataError, match=r"gone\.txt cannot be read"):
        read_check_file(tmp_path / "gone.txt")
    with pytest.raises(DataError, match="cannot be read"):
        read_check_file(tmp_path)


def test_an_assertion_is_added_and_taken_out_and_nothing_else_moves(path: Path) -> None:
    entry = append_assertion(path, Placed("充电宝", "p9", 5))
    assert (entry.line, entry.text) == (7, "充电宝: p9 in the top 5")
    assert path.read_text("utf-8") == f"{WHOLE}{entry.text}\n"
    first = read_check_file(path).entries[0]
    remove_entry(path, first)
    assert path.read_text("utf-8") == f"{WHOLE}{entry.text}\n".replace("q: p1 in the top 3\n", "")
    insert_entry(path, first)
    assert path.read_text("utf-8") == f"{WHOLE}{entry.text}\n"


def test_a_line_that_somebody_changed_is_not_removed(path: Path) -> None:
    entry = read_check_file(path).entries[0]
    changed = WHOLE.replace("top 3", "top 4")
    path.write_text(changed, "utf-8")
    with pytest.raises(DataError, match=r"Line 4 of checks.txt is another one by now"):
        remove_entry(path, entry)
    assert path.read_text("utf-8") == changed


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.files.sync", full)
    with pytest.raises(DataError, match="cannot be written"):
        append_assertion(path, Placed("充电宝", "p9", 5))
    assert path.read_text("utf-8-sig") == WHOLE
    assert [file.name for file in path.parent.iterdir()] == ["checks.txt"]


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    append_assertion(path, Placed("充电宝", "p9", 5))
    assert path.read_text("utf-8").splitlines()[0].startswith("# What must stay so")
    assert len(read_check_file(path).require_sound().entries) == 1
