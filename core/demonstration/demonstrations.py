"""The demonstrations of a workspace, in one small file of it; the demo world has one that ships."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from core.demonstration.demonstration import Demonstration
from core.demonstration.json_form import FieldError, from_json, to_json
from core.errors import WorkspaceError, reason_of
from core.files import read_json
from core.language import QT_TRANSLATE_NOOP
from core.workspace import DEMONSTRATIONS, Workspace, shipped
from core.workspace.ownership import require_plain_file

# A thousand steps with long notes fill a tenth of it.
MOST_BYTES = 16 << 20


class Demonstrations:
    """All of one workspace. Every change is stored before it is made."""

    def __init__(self, workspace: Workspace) -> None:
        """Read those that are stored; the demo world has those that ship until others are stored.

        Raises:
            WorkspaceError: the file is damaged or too large, breaks a rule, or a later version wrote it; it
                is left as it is.
        """
        self._workspace = workspace
        stored = _stored(workspace.path / DEMONSTRATIONS)
        if stored is None:
            stored = shipped_demonstrations() if workspace.is_demo else ()
        self.all = stored

    @property
    def may_change(self) -> bool:
        """Whether changes can be stored."""
        return not self._workspace.read_only

    def store(self, demonstrations: Iterable[Demonstration]) -> None:
        """Keep `demonstrations` in place of those there were.

        Raises:
            WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
        """
        changed = tuple(demonstrations)
        text = json.dumps(to_json(changed), ensure_ascii=False, indent=1)
        # A lone half of a surrogate pair cannot be stored.
        self._workspace.store_text(DEMONSTRATIONS, text.encode("utf-8", "replace").decode())
        self.all = changed


def shipped_demonstrations() -> tuple[Demonstration, ...]:
    """Those of the demo world, to be given with the runs that ship.

    Raises:
        WorkspaceError: the file of this installation is damaged.
    """
    runs = _shipped_runs()
    stored = _stored(shipped.DEMO / DEMONSTRATIONS) or ()
    return tuple(replace(one, start=replace(one.start, runs=runs)) for one in stored)


def _shipped_runs() -> dict[str, str]:
    folders = sorted((shipped.DEMO / "runs").glob("*/run.json"))
    return {str(read_json(file)["task"]): file.parent.name for file in folders}


def _stored(path: Path) -> tuple[Demonstration, ...] | None:
    """What the file `path` holds, None where there is none."""
    require_plain_file(path)
    try:
        return from_json(read_json(path, MOST_BYTES))
    except FileNotFoundError:
        return None
    except FieldError as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The demonstrations in {file} cannot be read: {field} {rule};"
                " mend the file, or move it away to begin anew.",
            ),
            file=path,
            field=error.field,
            rule=error.rule,
        ) from error
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The demonstrations in {file} cannot be read ({reason});"
                " restore the file, or move it away to begin anew.",
            ),
            file=path,
            reason=reason_of(error)[:160],
        ) from error
