"""What people say of runs: kept whole, cut to what fits, never in the way of the runs themselves."""

from pathlib import Path

import pytest

from core.errors import RunError, WorkspaceError
from core.runs.notes import (
    LONGEST_NAME,
    RunNote,
    change_note,
    read_notes,
    tags_of,
    toggle_star,
)
from core.workspace import RUN_NOTES, Workspace
from tests.core.runs.small_runs import CATEGORY, SEARCH


def test_a_note_is_changed_field_by_field(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        change_note(workspace, SEARCH, name=" wide\nkernels ", tags=("try", "try", " "))
        toggle_star(workspace, SEARCH)
        change_note(workspace, CATEGORY, note="x")
        assert read_notes(workspace) == {
            SEARCH: RunNote("wide kernels", "", True, ("try",)),
            CATEGORY: RunNote(note="x"),
        }
        toggle_star(workspace, SEARCH)
        change_note(workspace, SEARCH, name="", tags=())
        assert list(read_notes(workspace)) == [CATEGORY]
        assert len(change_note(workspace, SEARCH, name="a" * 500).name) == LONGEST_NAME


def test_tags_are_typed_with_commas_of_any_kind() -> None:
    assert tags_of("a, b，c、a") == ("a", "b", "c")


def test_no_note_on_what_is_no_run_or_in_a_shop_that_is_only_read(shop: Path) -> None:
    with Workspace.open(shop) as workspace, pytest.raises(RunError):
        change_note(workspace, "../runs", name="x")
    reader = Workspace.open(shop, write=False)
    with pytest.raises(WorkspaceError):
        change_note(reader, SEARCH, name="x")


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": 9, "runs": {}}', '{"format": 1}'])
def test_damaged_notes_hide_no_run_and_are_not_written_over(shop: Path, damage: str) -> None:
    (shop / RUN_NOTES).write_text(damage)
    with Workspace.open(shop) as workspace:
        assert read_notes(workspace) == {}
        with pytest.raises(WorkspaceError, match=RUN_NOTES):
            change_note(workspace, SEARCH, name="x")
    assert (shop / RUN_NOTES).read_text() == damage
