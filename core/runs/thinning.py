"""Keeps the epochs of search runs within a budget of the disk.

What goes first is of the oldest run, and of one run what leaves the smallest hole.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.errors import RunError, UserError
from core.files import read_json, replace_json
from core.runs.folders import is_own_folder, run_folders
from core.runs.kept import (
    epoch_prefix,
    epoch_size,
    keeps_every_epoch,
    kept_epochs,
    measured_best,
)
from core.runs.manifest import Manifest, epoch_folder
from core.workspace import Workspace
from core.workspace.access import only_reading
from core.workspace.lock import take_lock

BUDGET = "epochs.json"
MEGABYTE = 1_000_000
# Some forty epochs of a shop of 10,000 products.
USUAL_MEGABYTES = 500
MOST_MEGABYTES = 1_000_000
_MOST_BYTES = 1 << 12
# Nobody goes on with a run in one of these states.
_OVER = ("finished", "stopped")
_EPOCH = re.compile(r"\d{2,}")


@dataclass(frozen=True)
class DiskUse:
    """The bytes that epochs of all search runs take, and how many they may."""

    used: int
    budget: int


def disk_use(workspace: Workspace) -> DiskUse:
    """How much of the budget epochs take."""
    shelves = _shelves(workspace.runs_dir)
    return DiskUse(sum(shelf.size for shelf in shelves), budget(workspace.runs_dir))


def budget(runs_dir: Path) -> int:
    """The bytes that epochs of search runs in `runs_dir` may take."""
    try:
        stored = read_json(runs_dir / BUDGET, _MOST_BYTES)["megabytes"]
    except (OSError, ValueError, TypeError, KeyError):
        stored = USUAL_MEGABYTES
    is_fit = type(stored) is int and 0 <= stored <= MOST_MEGABYTES
    return (stored if is_fit else USUAL_MEGABYTES) * MEGABYTE


def set_budget(workspace: Workspace, megabytes: int) -> DiskUse:
    """Let epochs take so much from now on, and thin them to it.

    Raises:
        WorkspaceError: the workspace is open for reading only.
    """
    if workspace.read_only:
        raise only_reading(workspace.path)
    workspace.runs_dir.mkdir(parents=True, exist_ok=True)
    replace_json(workspace.runs_dir / BUDGET, {"megabytes": min(max(0, megabytes), MOST_MEGABYTES)})
    thin(workspace.runs_dir)
    return disk_use(workspace)


def thin(runs_dir: Path, writing: Manifest | None = None) -> None:
    """Remove epochs until the rest is within the budget.

    Never goes what ranks or would: a run's best epoch, the best that was measured, the one that a person
    chose; nor the newest of a run that is not over. `writing` is the manifest of the run that this process
    trains; those that others train are left alone.
    """
    shelves = _shelves(runs_dir, writing)
    total, limit = sum(shelf.size for shelf in shelves), budget(runs_dir)
    # The oldest run first: folders are named by when they began.
    for shelf in reversed(shelves):
        if total <= limit:
            return
        try:
            total -= shelf.thin(total - limit, is_ours=shelf.manifest is writing)
        # Of a run that another process trains, or a folder that cannot be changed, nothing goes.
        except (OSError, UserError):
            continue


def remove_unknown(folder: Path, manifest: Manifest) -> None:
    """Remove what a kill left of epochs that were thinned in the run in `folder`, which nobody trains."""
    if manifest.state not in _OVER or not manifest.hashes:
        return
    known = tuple(name.rpartition("/")[0] + "/" for name in manifest.hashes if "/" in name)
    for epoch in (folder / "epochs").iterdir() if is_own_folder(folder / "epochs") else ():
        is_epoch = _EPOCH.fullmatch(epoch.name) and is_own_folder(epoch)
        if is_epoch and epoch_prefix(int(epoch.name)) not in known:
            shutil.rmtree(epoch, ignore_errors=True)


@dataclass
class _Shelf:
    """A run on disk and the size in bytes of each epoch that is kept."""

    folder: Path
    manifest: Manifest
    sizes: dict[int, int]

    @property
    def size(self) -> int:
        return sum(self.sizes.values())

    def thin(self, excess: int, is_ours: bool) -> int:
        """Remove epochs until `excess` bytes are gone or none may go; the bytes that are."""
        if not self._spare():
            return 0
        if is_ours:
            return self._remove(excess)
        with _locked(self.folder):
            # Another process may have changed it meanwhile.
            self.manifest = Manifest.read(self.folder)
            return self._remove(excess)

    def _remove(self, excess: int) -> int:
        gone: list[int] = []
        while sum(self.sizes[epoch] for epoch in gone) < excess and (spare := self._spare(gone)):
            gone.append(self._least_missed(spare, gone))
        # First nobody knows them any more, then they go: a kill in between leaves a whole run.
        prefixes = tuple(epoch_prefix(epoch) for epoch in gone)
        hashes = self.manifest.hashes
        self.manifest.hashes = {
            name: hashes[name] for name in hashes if not name.startswith(prefixes)
        }
        self.manifest.write(self.folder)
        for epoch in gone:
            shutil.rmtree(epoch_folder(self.folder, epoch), ignore_errors=True)
        return sum(self.sizes[epoch] for epoch in gone)

    def _spare(self, gone: list[int] | None = None) -> list[int]:
        manifest = self.manifest
        held = {manifest.best_epoch, manifest.chosen_epoch, measured_best(manifest), *(gone or ())}
        if manifest.state not in _OVER:
            held.add(max(self.sizes, default=0))
        return [epoch for epoch in self.sizes if epoch not in held]

    def _least_missed(self, spare: list[int], gone: list[int]) -> int:
        """The epoch without which the widest step between its neighbours is smallest; the earlier of two."""
        left = sorted(set(self.sizes) - set(gone))

        def hole(epoch: int) -> tuple[int, int]:
            at = left.index(epoch)
            before = left[at - 1] if at else 0
            after = left[at + 1] if at + 1 < len(left) else 2 * epoch
            return after - before, epoch

        return min(spare, key=hole)


def _shelves(runs_dir: Path, writing: Manifest | None = None) -> list[_Shelf]:
    """The search runs, the newest first."""
    shelves = []
    for folder in run_folders(runs_dir):
        try:
            is_ours = writing is not None and folder.name == writing.id
            manifest = writing if is_ours and writing is not None else Manifest.read(folder)
        except RunError:
            continue
        if keeps_every_epoch(manifest.task):
            kept = kept_epochs(folder, manifest)
            sizes = {number: epoch_size(epoch_folder(folder, number)) for number in kept}
            shelves.append(_Shelf(folder, manifest, sizes))
    return shelves


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = take_lock(folder)
    try:
        yield
    finally:
        lock.close()
