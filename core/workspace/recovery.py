"""A shop whose manifest is lost or damaged: read from its table files, and written anew on request."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from core.errors import DamagedWorkspace, WorkspaceError, reason_of
from core.files import read_json, replacing
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace.manifest import (
    MOST_BYTES,
    Dataset,
    WorkspaceManifest,
    refuse_later_format,
    sound_datasets,
    unnamed,
    write_manifest,
)
from core.workspace.ownership import KINDS, MANIFEST, holds_ours, is_new, strangers, table_files
from core.workspace.shipped import DEMO_SOURCE
from core.workspace.tables import content_hash, dataset_of


def read_manifest(path: Path) -> tuple[WorkspaceManifest, DamagedWorkspace | None]:
    """The manifest of the workspace in `path`, or what can be told without it and what is wrong with it.

    Raises:
        WorkspaceError: the folder is somebody else's, or a later version wrote it.
    """
    stored, reason = _read(path)
    refuse_later_format(path, stored)
    if not reason:
        try:
            manifest = WorkspaceManifest.from_json(stored)
        except ValueError as error:
            reason = str(error)
        else:
            if manifest.datasets or not unnamed(table_files(path), manifest):
                return manifest, None
            reason = translate(
                QT_TRANSLATE_NOOP("core", "it names no data set, though tables are there")
            )
    elif stored is None and is_new(path):
        return WorkspaceManifest(), None
    if not holds_ours(path) and not _says_format(stored):
        raise _foreign(path)
    return recovered(path, stored), _damaged(path, reason)


def recovered(path: Path, stored: object) -> WorkspaceManifest:
    """What the table files and a damaged manifest tell together: of each kind the newest sound table."""
    named = {
        kind: dataset
        for kind, dataset in sound_datasets(stored).items()
        if _is_sound(path, dataset)
    }
    manifest = WorkspaceManifest.salvaged(stored, named)
    files = unnamed(table_files(path), manifest)
    sound = {**_newest(path, files), **named}
    datasets = {kind: sound[kind] for kind in KINDS if kind in sound}
    return WorkspaceManifest.salvaged(stored, datasets, is_demo=_is_demo(datasets))


def _is_demo(datasets: Mapping[str, Dataset]) -> bool:
    return "products" in datasets and datasets["products"].source == DEMO_SOURCE


def _newest(path: Path, files: Iterable[Path]) -> dict[str, Dataset]:
    newest: dict[str, Dataset] = {}
    for file in files:
        try:
            dataset = dataset_of(path, file)
        except (OSError, ValueError, WorkspaceError):
            continue
        newest.setdefault(dataset.kind, dataset)
    return newest


def _is_sound(path: Path, dataset: Dataset) -> bool:
    try:
        return content_hash(path / dataset.file) == dataset.sha256
    except (OSError, ValueError):
        return False


def require_shop(path: Path) -> None:
    """Refuse a folder where nothing can be rebuilt.

    Raises:
        WorkspaceError: the folder is new or somebody else's, or a later version wrote it.
    """
    if is_new(path):
        raise WorkspaceError(
            QT_TRANSLATE_NOOP("core", "There is no shop in {path} to rebuild; name its folder."),
            path=path,
        )
    read_manifest(path)


def write_anew(path: Path) -> None:
    """Put a manifest in place that names what can be read; the damaged one stays beside it.

    Raises:
        WorkspaceError: the folder is somebody else's, or a later version wrote it.
        OSError: it cannot be written; everything is as it was.
    """
    manifest, damage = read_manifest(path)
    if damage is None:
        manifest, whole = recovered(path, manifest.stored), manifest
        if manifest.datasets == whole.datasets:
            return
    if (path / MANIFEST).exists():
        with replacing(_free_name(path), follow_links=False) as aside:
            shutil.copyfile(path / MANIFEST, aside)
    write_manifest(path, manifest)


def _free_name(path: Path) -> Path:
    number = 1
    while os.path.lexists(path / f"workspace.damaged-{number}.json"):
        number += 1
    return path / f"workspace.damaged-{number}.json"


def _read(path: Path) -> tuple[Any, str]:
    """What the manifest's file holds, and why it cannot be read."""
    try:
        return read_json(path / MANIFEST, MOST_BYTES), ""
    except FileNotFoundError:
        return None, translate(QT_TRANSLATE_NOOP("core", "it is missing"))
    except (OSError, ValueError) as error:
        return None, reason_of(error)


def _says_format(stored: object) -> bool:
    return isinstance(stored, dict) and type(stored.get("format")) is int


def _foreign(path: Path) -> WorkspaceError:
    return WorkspaceError(
        QT_TRANSLATE_NOOP(
            "core", "{path} holds other files ({files}); name an empty or a new folder."
        ),
        path=path,
        files=", ".join(strangers(path)),
    )


def _damaged(path: Path, reason: str) -> DamagedWorkspace:
    return DamagedWorkspace(
        QT_TRANSLATE_NOOP(
            "core",
            "{file} is damaged ({reason}), and the shop can only be read until"
            " `{program} import --rebuild --workspace {path}` writes it anew from the tables.",
        ),
        file=path / MANIFEST,
        reason=reason,
        path=path,
    )
