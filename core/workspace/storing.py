"""How tables enter the folder: unseen until the manifest names them, removed only once it has let them go."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.files import TEMPORARY, sync_folder
from core.workspace.manifest import Dataset, WorkspaceManifest, table_name, write_manifest
from core.workspace.ownership import DATA, STAGED, TABLE, entries, is_plain_file
from core.workspace.tables import StagedTable

if TYPE_CHECKING:
    import pyarrow


@contextmanager
def staged_tables(
    tables: Mapping[str, "pyarrow.Table | StagedTable"], stage: Callable[[str], StagedTable]
) -> Iterator[dict[str, StagedTable]]:
    """The `tables`, those in memory written to where `stage` says; what is not stored in the block goes."""
    staged: dict[str, StagedTable] = {}
    try:
        for kind, table in tables.items():
            if isinstance(table, StagedTable):
                staged[kind] = table
            else:
                staged[kind] = stage(kind)
                staged[kind].write(table)
        yield staged
    finally:
        for table in staged.values():
            table.discard()


def describe(
    staged: Mapping[str, StagedTable],
    sources: Mapping[str, str],
    reports: Mapping[str, dict[str, Any]],
) -> dict[str, Dataset]:
    """What the manifest will say of the `staged` tables, which are complete from now on.

    Raises:
        OSError: the disk is full, or the files cannot be written.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    datasets = {}
    for kind, table in staged.items():
        digest, source, report = table.finish(), sources.get(kind, ""), reports.get(kind, {})
        file = table_name(kind, digest)
        datasets[kind] = Dataset(kind, file, digest, table.rows, source, now, report)
    return datasets


def store(
    path: Path,
    manifest: WorkspaceManifest,
    staged: Mapping[str, StagedTable],
    datasets: Mapping[str, Dataset],
    remove: Collection[str],
    properties: Mapping[str, Any],
) -> None:
    """Let the manifest in `path` name the `staged` tables in place of those of their kinds and of `remove`.

    A kill before the last step leaves the old manifest, which says that the new files are ours to remove.

    Raises:
        OSError: the disk is full, or the folder cannot be written to; the old manifest is in force.
    """
    old, new = _names(manifest.datasets), _names(datasets)
    write_manifest(path, manifest.changed(leaving=_leaving(path, manifest, new - old)))
    for kind, table in staged.items():
        table.path.replace(path / datasets[kind].file)
    sync_folder(path / DATA)
    entries = dict(manifest.stored.get("datasets", {}))
    entries = {kind: entry for kind, entry in entries.items() if kind not in remove}
    entries |= {kind: asdict(dataset) for kind, dataset in datasets.items()}
    changed = manifest.changed(**properties, datasets=entries)
    gone = (old | new) - _names(changed.datasets)
    changed = changed.changed(leaving=_leaving(path, changed, gone))
    write_manifest(path, changed)


def _names(datasets: Mapping[str, Dataset]) -> set[str]:
    return {Path(dataset.file).name for dataset in datasets.values()}


def _leaving(path: Path, manifest: WorkspaceManifest, more: Collection[str]) -> list[str] | None:
    """Which files are ours to remove, with those that earlier replacements could not."""
    earlier = {name for name in manifest.leaving if is_plain_file(path / DATA / name)}
    return sorted((earlier - _names(manifest.datasets)) | set(more)) or None


def sweep(path: Path, manifest: WorkspaceManifest) -> None:
    """Remove what a kill between two writes leaves behind: only files of names that nobody else makes."""
    named = _names(manifest.datasets)
    for file in entries(path / DATA):
        is_gone = file.name in manifest.leaving and file.name not in named
        if STAGED.fullmatch(file.name) or (TABLE.fullmatch(file.name) and is_gone):
            _remove(file)
    for file in entries(path.resolve()):
        if TEMPORARY.fullmatch(file.name):
            _remove(file)


def _remove(file: Path) -> None:
    # Where a reader still holds it open, a later writer will take it away.
    with suppress(OSError):
        if is_plain_file(file):
            file.unlink()
