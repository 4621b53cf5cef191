"""What people call their runs and say of them: one small file of the shop, beside what training wrote.

A name is for people; commands and files know a run by its id. A note outlives the deletion of its run, which
can be undone.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from core.errors import WorkspaceError, reason_of
from core.files import read_json
from core.language import QT_TRANSLATE_NOOP
from core.plain_text import one_line
from core.runs.folders import run_folder
from core.workspace import RUN_NOTES, Workspace

FORMAT = 1
MOST_BYTES = 16 << 20
# Characters: what fits a cell of a table, and what is still read.
LONGEST_NAME = 80
LONGEST_TAG = 40
LONGEST_NOTE = 4000
MOST_TAGS = 20


@dataclass(frozen=True)
class RunNote:
    """What a person says of a run; an empty `name` stands for the run's own."""

    name: str = ""
    note: str = ""
    is_starred: bool = False
    tags: tuple[str, ...] = ()

    @classmethod
    def of(cls, stored: Any) -> "RunNote":
        """The note in `stored`, a JSON object; what does not fit is cut or left out."""
        known = {entry.name for entry in fields(cls)}
        kept = {name: stored[name] for name in stored if name in known}
        texts = {name: str(kept[name]) for name in ("name", "note") if name in kept}
        tags = kept.get("tags", ())
        tags = tuple(map(str, tags)) if isinstance(tags, (list, tuple)) else ()
        return cls(**texts, is_starred=kept.get("is_starred") is True, tags=tags).fitting()

    def fitting(self) -> "RunNote":
        """The same within the longest of everything; tags are different and not empty."""
        tags = (one_line(tag, LONGEST_TAG).strip() for tag in self.tags)
        return RunNote(
            one_line(self.name, LONGEST_NAME).strip(),
            self.note[:LONGEST_NOTE].strip(),
            self.is_starred,
            tuple(dict.fromkeys(filter(None, tags)))[:MOST_TAGS],
        )


def tags_of(text: str) -> tuple[str, ...]:
    """The tags that somebody typed, separated by commas of any kind."""
    return RunNote(tags=tuple(text.replace("，", ",").replace("、", ",").split(","))).fitting().tags


def read_notes(workspace: Workspace) -> dict[str, RunNote]:
    """Run → what is said of it; nothing where the file cannot be read, which is told on a change."""
    try:
        return _read(workspace)
    except WorkspaceError:
        return {}


def change_note(workspace: Workspace, run: str, **changes: Any) -> RunNote:
    """Change fields of the note of `run` and return it.

    Raises:
        RunError: there is no such run.
        WorkspaceError: the notes cannot be read or written; they are as they were.
    """
    run_folder(workspace.runs_dir, run)
    notes = _read(workspace)
    note = replace(notes.get(run, RunNote()), **changes).fitting()
    store_notes(workspace, {**notes, run: note})
    return note


def toggle_star(workspace: Workspace, run: str) -> RunNote:
    """Star a run that has no star, and the other way round.

    Raises:
        RunError, WorkspaceError: as `change_note` says.
    """
    is_starred = read_notes(workspace).get(run, RunNote()).is_starred
    return change_note(workspace, run, is_starred=not is_starred)


def store_notes(workspace: Workspace, notes: Mapping[str, RunNote]) -> None:
    """Replace all notes; empty ones are not kept.

    Raises:
        WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
    """
    kept = {run: asdict(note) for run, note in notes.items() if note != RunNote()}
    text = json.dumps({"format": FORMAT, "runs": kept}, ensure_ascii=False, indent=1)
    workspace.store_text(RUN_NOTES, text)


def _read(workspace: Workspace) -> dict[str, RunNote]:
    path = workspace.path / RUN_NOTES
    try:
        stored = read_json(path, MOST_BYTES)
        if stored["format"] > FORMAT:
            raise ValueError(f"format {stored['format']}")
        return {str(run): RunNote.of(note) for run, note in stored["runs"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The notes on runs in {file} cannot be read ({reason});"
                " restore the file, or move it away to begin anew.",
            ),
            file=path,
            reason=reason_of(error),
        ) from error
