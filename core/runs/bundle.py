"""A run as one file that can be carried elsewhere: a zip of its folder that begins with hashes of all in it.

pinxun-run.json     format, version of the program, the run's id and note, size and SHA-256 of each file
run.json  epochs/…  the files of the run, by their paths in its folder
"""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from core.errors import RunError, writing
from core.files import json_text, replacing, sha256
from core.language import QT_TRANSLATE_NOOP
from core.program import VERSION
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.runs.names import HIDDEN
from core.runs.notes import RunNote, read_notes
from core.runs.reader import RunReader
from core.workspace import LOCK, Workspace, holder_of

FORMAT = 1
BUNDLE = "pinxun-run.json"
# What people know the file by; it is recognised by what is in it.
ENDING = ".pinxun-run"
# Of each part of a path: no hidden file, no name that some system takes for a device or cannot write.
PART = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))\w[\w.+-]{0,99}(?<!\.)", re.I)
DEEPEST = 4
# A zip begins with its first member: 4 signs, 26 bytes of which the sizes of name and extra are the last.
_LOCAL_HEADER, _NAME_AT = b"PK\x03\x04", 30


def is_bundle(path: Path) -> bool:
    """Whether the file `path` is a run that was exported; looks at its first bytes alone."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_NAME_AT + len(BUNDLE))
    except OSError:
        return False
    return head.startswith(_LOCAL_HEADER) and head[_NAME_AT:] == BUNDLE.encode()


def is_safe_name(name: str) -> bool:
    """Whether `name` is a path within a run's folder, of parts that every system can write."""
    parts = name.split("/")
    return len(parts) <= DEEPEST and all(map(PART.fullmatch, parts)) and name != LOCK


def export_run(workspace: Workspace, run: str, path: Path) -> None:
    """Write `run` with all its epochs into the file `path`, all or nothing.

    Raises:
        RunError: there is no such run, it is being trained, damaged, or has no complete epoch.
        DataError: the file cannot be written; what was there is as it was.
    """
    folder = run_folder(workspace.runs_dir, run)
    if holder_of(folder) is not None:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} is being trained; export it when that is over."
            ),
            run=run,
        )
    RunReader(folder, Manifest.read(folder)).check()
    files = run_files(folder)
    about = _about(run, read_notes(workspace).get(run, RunNote()), files)
    # Weights hardly shrink, however long one tries. Members that are opened by name all have the same date.
    with (
        writing(path),
        replacing(path) as temporary,
        ZipFile(temporary, "w", ZIP_DEFLATED, compresslevel=1) as bundle,
    ):
        with bundle.open(BUNDLE, "w") as target:
            target.write(json_text(about).encode())
        for name, file in files.items():
            with file.open("rb") as source, bundle.open(name, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, 1 << 20)


def run_files(folder: Path) -> dict[str, Path]:
    """The files of a run by their paths in its folder, without what is hidden, linked or half written."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(HIDDEN) for part in path.relative_to(folder).parts)
        if not is_hidden and path.is_file() and not path.is_symlink() and is_safe_name(name):
            found[name] = path
    return found


def _about(run: str, note: RunNote, files: dict[str, Path]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "program": VERSION,
        "run": run,
        "note": json.loads(json_text(asdict(note))),
        "files": {
            name: {"size": file.stat().st_size, "sha256": sha256(file)}
            for name, file in files.items()
        },
    }
