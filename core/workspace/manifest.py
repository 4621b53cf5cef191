"""What a workspace says of itself, and which folders are one."""

import json
from pathlib import Path
from typing import Any

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP
from core.workspace.lock import LOCK

FORMAT = 1
MANIFEST = "workspace.json"
ACTIVE = "active.json"
FEEDBACK = "feedback.sqlite"
MADE_UP = "made_up_shoppers.json"


def refuse_other_folders(path: Path) -> None:
    """A folder with someone else's files must not be turned into a workspace by a typing slip."""
    if not path.is_dir() or (path / MANIFEST).exists():
        return
    ours = {MANIFEST, ACTIVE, MADE_UP, LOCK, "data", "runs", "cache"}
    # SQLite keeps its write-ahead log beside its file.
    ours |= {FEEDBACK + end for end in ("", "-wal", "-shm")}
    foreign = [
        entry.name for entry in path.iterdir() if entry.name not in ours and entry.name[0] != "."
    ]
    if foreign:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{path} holds other files ({files}); name an empty or a new folder."
            ),
            path=path,
            files=", ".join(sorted(foreign)[:3]),
        )


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of the workspace in `path`; an empty one where there is none yet.

    Raises:
        WorkspaceError: it is damaged, or a later version wrote it.
    """
    try:
        stored = json.loads((path / MANIFEST).read_text("utf-8"))
        found = int(stored["format"])
    except FileNotFoundError:
        return {"format": FORMAT, "datasets": {}}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "{file} is damaged ({reason}); restore it, or import into a new folder."
            ),
            file=path / MANIFEST,
            reason=str(error),
        ) from error
    if found > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "A later version wrote {path} (format {format}); update the program."
            ),
            path=path,
            format=found,
        )
    return dict(stored)
