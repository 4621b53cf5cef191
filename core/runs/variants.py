"""Smaller variants of a run: where they lie until somebody wants one, and how it becomes a run of its own.

A variant is a run's folder like any other, in the workspace's cache, where it may be lost: it can be made
again. The one that somebody wants is copied beside the other runs, under the name of the run it was made of.
"""

import re
import shutil
from pathlib import Path

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs import trash
from core.runs.folders import is_own_folder, run_folders
from core.runs.manifest import Manifest
from core.runs.names import HIDDEN
from core.runs.reader import RunReader
from core.workspace import LOCK, Workspace
from core.workspace.access import only_reading

FOLDER = "compression"
# What a run's manifest says of a variant.
_VARIANT = re.compile(r"variant of ([^:]+): (.+)", re.DOTALL)


def variants_dir(workspace: Workspace) -> Path:
    """Where the variants of the runs of `workspace` lie, one folder each."""
    return workspace.cache_dir / FOLDER


def variant_of(run: str, what: str) -> str:
    """What the manifest of a variant says: `variant of RUN: int8 dynamic`."""
    return f"variant of {run}: {what}"


def origin_of(manifest: Manifest) -> str:
    """The run that this one is a variant of, "" for one that was trained."""
    said = _VARIANT.fullmatch(manifest.variant)
    return said.group(1) if said else ""


def forget(folder: Path) -> None:
    """Remove the variant in `folder`, if it is there: a kill leaves it whole or out of sight."""
    if is_own_folder(folder):
        trash.remove(trash.move_aside(folder, ""))


def forget_orphans(workspace: Workspace) -> None:
    """Remove the variants of runs that are gone, and their figures."""
    known = {folder.name for folder in run_folders(workspace.runs_dir)}
    for folder in run_folders(variants_dir(workspace)):
        try:
            origin = origin_of(Manifest.read(folder))
        except RunError:
            origin = ""
        if origin not in known:
            forget(folder)
    for figures in variants_dir(workspace).glob("*.json"):
        if figures.stem not in known:
            figures.unlink(missing_ok=True)


def keep_variant(workspace: Workspace, variant: str) -> str:
    """Make the variant of this name a run of `workspace`, unless it is one already; returns its name.

    Raises:
        RunError: it is gone, damaged, or cannot be copied.
        WorkspaceError: the workspace is open for reading only.
    """
    if workspace.read_only:
        raise only_reading(workspace.path)
    made, kept = (
        {known.name for known in run_folders(folder)}
        for folder in (variants_dir(workspace), workspace.runs_dir)
    )
    if variant in made:
        _replace(variants_dir(workspace) / variant, workspace.runs_dir / variant)
    elif variant not in kept:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "The variant {run} is gone; compress its run again."),
            run=variant,
        )
    return variant


def _replace(folder: Path, final: Path) -> None:
    """Copy the variant in `folder` to `final`, beside it first: a kill leaves no half of it in sight."""
    manifest = Manifest.read(folder)
    RunReader(folder, manifest).check()
    if is_own_folder(final) and Manifest.read(final) == manifest:
        return
    beside = final.with_name(f"{HIDDEN}{final.name}")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside, ignore=shutil.ignore_patterns(LOCK))
    forget(final)
    beside.replace(final)
