"""A run out of a file that may come from anybody: checked, then put beside the others in one stroke."""

import hashlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from core.arrays import DAMAGE
from core.errors import DataError, RunError, WorkspaceError, reason_of
from core.files import parse_json, sync, sync_folder
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.bundle import BUNDLE, FORMAT, is_bundle, is_safe_name
from core.runs.drift import drift
from core.runs.fields import HASH, is_count
from core.runs.folders import is_own_folder
from core.runs.manifest import Manifest
from core.runs.names import HIDDEN
from core.runs.notes import RunNote, change_note
from core.runs.reader import MOST_BYTES, RunReader
from core.workspace import Workspace, holder_of, is_run_name, take_lock
from core.workspace.access import disk_errors_as_sentence, only_reading

# More than the runs of any shop hold: a hundred epochs of a hundred files.
MOST_FILES = 10_000
MOST_TOTAL = 4 << 30
MOST_ABOUT = 8 << 20
# What stays free on the disk.
SPARE = 64 << 20
# What a half opened run is called; a training sweeps it away as well.
_HALF = re.compile(r"\.\d{8}-\d{6}-opened-[0-9a-f]{8}")
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class OpenedRun:
    """A run that was opened: its name here, its task, and what has drifted, a sentence each."""

    run: str
    task: str
    drift: tuple[str, ...]


class _Refused(ValueError):
    """The file breaks a rule; says which."""


def open_run(workspace: Workspace, path: Path) -> OpenedRun:
    """Put the run in the file `path` beside the others; it serves nothing before it is activated.

    Every file in it has the size and the hash that the bundle names, no path leads out of the run, nothing
    here is written over: where its name is taken it gets another. A kill leaves no half a run.

    Raises:
        WorkspaceError: the workspace is read-only, or its disk is full.
        DataError: the file is no run, damaged, or made to do harm.
        RunError: the run is here already, damaged, or a later version wrote it.
    """
    if workspace.read_only:
        raise only_reading(workspace.path)
    _sweep(workspace.runs_dir)
    half = (
        workspace.runs_dir
        / f"{HIDDEN}{datetime.now(UTC):%Y%m%d-%H%M%S}-opened-{secrets.token_hex(4)}"
    )
    try:
        with disk_errors_as_sentence(workspace.runs_dir):
            half.mkdir(parents=True)
            with take_lock(half):
                about = _unpack(path, half)
                # Below its own name, so that complaints name it.
                return _settle(workspace, half / about["run"], about)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _unpack(path: Path, half: Path) -> Mapping[str, Any]:
    """What the bundle says of itself, once all its files lie in `half` as it says, below the run's name."""
    try:
        _require_bundle(path)
        with ZipFile(path) as bundle:
            members = _members(bundle)
            about = _about(bundle, members.pop(BUNDLE))
            _require_same(members, about["files"])
            _require_room(half, about["files"])
            for name, member in members.items():
                _copy(bundle, member, half / about["run"] / name, about["files"][name])
    except (ValueError, BadZipFile, *DAMAGE) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{file} cannot be opened as a run ({reason}); export it once more."
            ),
            file=path,
            reason=str(error),
        ) from error
    return about


def _require_bundle(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise _Refused(reason_of(error)) from error
    if not is_bundle(path):
        raise _Refused(translate(QT_TRANSLATE_NOOP("core", "not an exported run")))


def _members(bundle: ZipFile) -> dict[str, ZipInfo]:
    """The members by their names: plain files on safe paths, each once."""
    infos = bundle.infolist()
    if len(infos) > MOST_FILES:
        raise _Refused(f"> {MOST_FILES:,}")
    members = {info.filename: info for info in infos}
    folded = {name.casefold() for name in members}
    if len(folded) < len(infos):
        raise _Refused(translate(QT_TRANSLATE_NOOP("core", "it holds a file twice")))
    for info in infos:
        _require_plain(info)
    if BUNDLE not in members:
        raise _Refused(translate(QT_TRANSLATE_NOOP("core", "not an exported run")))
    return members


def _require_plain(info: ZipInfo) -> None:
    # A folder's name ends in a stroke, which no safe name does.
    is_plain = stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
    is_packed = info.compress_type in (ZIP_STORED, ZIP_DEFLATED)
    # `filename` ends at a null byte and has other separators replaced; `orig_filename` is what is stored.
    is_safe = is_safe_name(info.filename) and info.orig_filename == info.filename
    if not (is_plain and is_packed and is_safe) or info.flag_bits & _ENCRYPTED:
        template = QT_TRANSLATE_NOOP("core", "{name} in it is no file of a run")
        raise _Refused(translate(template).format(name=ascii(info.filename)[:80]))


def _about(bundle: ZipFile, member: ZipInfo) -> Mapping[str, Any]:
    if member.file_size > MOST_ABOUT:
        raise _Refused(f"{BUNDLE} > {MOST_ABOUT:,}")
    about = parse_json(bundle.read(member))
    if not isinstance(about, dict) or not is_count(about.get("format")):
        raise _Refused(f"{BUNDLE}: format")
    if about["format"] > FORMAT:
        raise _Refused(
            translate(QT_TRANSLATE_NOOP("core", "a later version wrote it; update the program"))
        )
    if not is_run_name(about.get("run")) or not is_safe_name(about["run"]):
        raise _Refused(f"{BUNDLE}: run")
    files = about.get("files")
    if not isinstance(files, dict) or not all(map(_is_entry, files.values())):
        raise _Refused(f"{BUNDLE}: files")
    return about


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    size, digest = entry.get("size"), entry.get("sha256")
    return (
        isinstance(size, int)
        and is_count(size)
        and size <= MOST_BYTES
        and isinstance(digest, str)
        and bool(HASH.fullmatch(digest))
    )


def _require_same(members: Mapping[str, ZipInfo], files: Mapping[str, Any]) -> None:
    """The files that are there are those that are named, as large as they are said to be."""
    if members.keys() != files.keys():
        raise _Refused(
            translate(QT_TRANSLATE_NOOP("core", "its files are not those that it names"))
        )
    for name, member in members.items():
        if member.file_size != files[name]["size"]:
            raise _differs(name)


def _require_room(folder: Path, files: Mapping[str, Any]) -> None:
    total = sum(entry["size"] for entry in files.values())
    if total > min(MOST_TOTAL, shutil.disk_usage(folder).free - SPARE):
        template = QT_TRANSLATE_NOOP("core", "{megabytes:,} MB are more than there is room for")
        raise _Refused(translate(template).format(megabytes=total // 1_000_000))


def _copy(bundle: ZipFile, member: ZipInfo, target: Path, entry: Mapping[str, Any]) -> None:
    """Write a member, no more of it than it declares, and make sure that it is what it should be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), int(entry["size"])
    with bundle.open(member) as source, target.open("xb") as file:
        while piece := source.read(min(1 << 20, left + 1)):
            left -= len(piece)
            if left < 0:
                break
            digest.update(piece)
            file.write(piece)
    if left or digest.hexdigest() != entry["sha256"]:
        raise _differs(member.filename)
    sync(target)


def _differs(name: str) -> _Refused:
    template = QT_TRANSLATE_NOOP("core", "{name} is not what was exported")
    return _Refused(translate(template).format(name=name))


def _settle(workspace: Workspace, folder: Path, about: Mapping[str, Any]) -> OpenedRun:
    """Put the run in `folder` beside the others, once it is one that could serve here."""
    manifest = Manifest.read(folder)
    RunReader(folder, manifest).check()
    name = _free_name(workspace, manifest)
    drifted = tuple(drift(workspace, folder, manifest))
    for inner in {path.parent for path in folder.rglob("*")}:
        sync_folder(inner)
    folder.rename(workspace.runs_dir / name)
    sync_folder(workspace.runs_dir)
    note = RunNote.of(about["note"]) if isinstance(about.get("note"), dict) else RunNote()
    # Notes that cannot be read are left as they are.
    with suppress(WorkspaceError):
        change_note(workspace, name, **asdict(note))
    return OpenedRun(name, manifest.task, drifted)


def _free_name(workspace: Workspace, manifest: Manifest) -> str:
    """The run's own name, or where another run has it the same with a number.

    Raises:
        RunError: the very same run is here already.
    """
    names = [manifest.id, *(f"{manifest.id}-{number}" for number in range(2, 100))]
    for name in names:
        folder = workspace.runs_dir / name
        if not os.path.lexists(folder):
            return name
        if _is_same(folder, manifest):
            raise RunError(QT_TRANSLATE_NOOP("core", "The run {run} is here already."), run=name)
    raise RunError(
        QT_TRANSLATE_NOOP("core", "There are too many runs called {run}; delete some."),
        run=manifest.id,
    )


def _is_same(folder: Path, manifest: Manifest) -> bool:
    try:
        known = Manifest.read(folder)
    except RunError:
        return False
    return bool(known.hashes) and (known.hashes, known.best_epoch) == (
        manifest.hashes,
        manifest.best_epoch,
    )


def _sweep(runs_dir: Path) -> None:
    """Remove what was half opened when its process was killed."""
    for folder in runs_dir.glob(f"{HIDDEN}*"):
        if _HALF.fullmatch(folder.name) and is_own_folder(folder) and holder_of(folder) is None:
            shutil.rmtree(folder, ignore_errors=True)
