"""Writes a run so that a kill at any moment leaves it whole or unseen."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from core.arrays import Array, write_arrays
from core.errors import RunError
from core.files import naming, replace_file, sha256, sync
from core.runs.folders import LEFT_BEHIND, is_own_folder, run_folders
from core.runs.job import EpochDone, Event, from_line, to_line
from core.runs.kept import keeps_every_epoch
from core.runs.logs import remove_lost_logs
from core.runs.manifest import CHECKPOINT, MANIFEST, STEPS, WEIGHTS, Manifest, epoch_folder
from core.runs.names import HIDDEN
from core.runs.thinning import remove_unknown, thin
from core.workspace import LOCK, holder_of, take_lock

HALF_EPOCH = re.compile(r"\.\d{2,}")
# What changes while a run is trained, or goes when it is finished: no hash is kept of it.
CHANGING = {MANIFEST, STEPS, LOCK, CHECKPOINT}


class RunWriter:
    """One run in the making.

    Its folder is hidden until the first epoch is complete; each epoch's artefacts appear in one stroke
    before the manifest names them. The folder is locked as long as its process lives, so that others
    can tell a training from an interrupted one.
    """

    def __init__(self, runs_dir: Path, manifest: Manifest, goes_on: bool = False) -> None:
        """Begin the run of `manifest`, or, where it `goes_on`, write on in the folder that it has.

        Raises:
            WorkspaceError: another process is writing it.
        """
        runs_dir.mkdir(parents=True, exist_ok=True)
        sweep(runs_dir)
        self.manifest = manifest
        self._final = runs_dir / manifest.id
        self.folder = self._final if goes_on else runs_dir / f"{HIDDEN}{manifest.id}"
        self.folder.mkdir(exist_ok=goes_on)
        self._lock: IO[str] = take_lock(self.folder)

    @property
    def is_visible(self) -> bool:
        """Whether the run is listed: an epoch is complete, or it was paused before."""
        return self.folder == self._final

    @property
    def has_epoch(self) -> bool:
        """Whether an epoch is complete, so that there is a model to keep."""
        return bool(self.manifest.epochs)

    def go_on_from(self, step: int) -> None:
        """Say that the run is trained again, and forget what was told of steps after `step`."""
        self.manifest.state = "training"
        self.manifest.write(self.folder)
        steps = self.folder / STEPS
        told = steps.read_text("utf-8", "replace").splitlines() if steps.exists() else []
        kept = [line for line in told if _step_of(line) <= step]
        replace_file(steps, "".join(f"{line}\n" for line in kept))

    def record(self, event: Event) -> None:
        """Keep `event` for drawing the curves again."""
        steps = self.folder / STEPS
        with naming(steps), steps.open("a", encoding="utf-8") as file:
            file.write(to_line(event) + "\n")

    @contextmanager
    def epoch(self, number: int) -> Iterator[Path]:
        """A folder to write the artefacts of epoch `number` into; it takes its name when all are there."""
        final = epoch_folder(self.folder, number)
        # A kill came before the manifest named it.
        shutil.rmtree(final, ignore_errors=True)
        temporary = final.with_name(f"{HIDDEN}{final.name}")
        temporary.mkdir(parents=True)
        try:
            with naming(self._final):
                yield temporary
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        for path in temporary.iterdir():
            sync(path)
        temporary.replace(final)

    def complete_epoch(self, done: EpochDone) -> None:
        """Name the epoch in the manifest; with the first one the run comes to light."""
        self.record(done)
        self.manifest.epochs.append(asdict(done))
        if done.is_best:
            self.manifest.best_epoch = done.epoch
            self.manifest.metrics = done.metrics
        self.manifest.seconds = round(sum(entry["seconds"] for entry in self.manifest.epochs), 3)
        self.manifest.hashes |= content_hashes(self.folder, done.epoch)
        self.manifest.write(self.folder)
        if not self.is_visible:
            self._show()
        if keeps_every_epoch(self.manifest.task):
            thin(self._final.parent, self.manifest)
        elif done.is_best:
            self._forget_weights_before(done.epoch)
        forget_checkpoints(self.folder, but_of=done.epoch)

    def keep_state(self, arrays: Mapping[str, Array]) -> None:
        """Keep what a pause goes on from, in one stroke."""
        write_arrays(self.folder / CHECKPOINT, arrays)

    def pause(self, seconds: float) -> None:
        """Close the run as `paused`, listed from now on; its state has been kept."""
        self.manifest.state = "paused"
        self.manifest.seconds = round(seconds, 3)
        self.manifest.write(self.folder)
        if not self.is_visible:
            self._show()
        for path in self.folder.glob(f"epochs/*/{CHECKPOINT}"):
            path.unlink(missing_ok=True)
        self.close()

    def finish(self, state: str, seconds: float) -> None:
        """Close the run as `finished` or `stopped`; one without a complete epoch vanishes."""
        if self.has_epoch:
            self.manifest.state = state
            self.manifest.seconds = round(seconds, 3)
            self.manifest.write(self.folder)
            forget_checkpoints(self.folder)
        self.close()
        if not self.has_epoch:
            shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Let go of the folder; what never came to light is removed. Closing twice is harmless."""
        self._lock.close()
        if not self.is_visible:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _forget_weights_before(self, best: int) -> None:
        """Nobody trains on from an epoch that another one has surpassed."""
        for epoch in range(1, best):
            (epoch_folder(self.folder, epoch) / WEIGHTS).unlink(missing_ok=True)

    def _show(self) -> None:
        # Some systems refuse to rename a folder that holds an open file.
        self._lock.close()
        self.folder.replace(self._final)
        self.folder = self._final
        self._lock = take_lock(self.folder)


def forget_checkpoints(folder: Path, but_of: int = 0) -> None:
    """Remove what the run in `folder` could go on from; that of the epoch `but_of` stays."""
    kept = epoch_folder(folder, but_of) / CHECKPOINT
    for path in (folder / CHECKPOINT, *folder.glob(f"epochs/*/{CHECKPOINT}")):
        if path != kept:
            path.unlink(missing_ok=True)


def _step_of(line: str) -> int:
    """The step that an event of `STEPS` speaks of, 0 for none; a torn line is of no step at all."""
    try:
        return int(getattr(from_line(line), "step", 0))
    except ValueError:
        return 1 << 62


def content_hashes(folder: Path, epoch: int) -> dict[str, str]:
    """The hash of each file that `epoch` of the run in `folder` is used with, by its path in there."""
    files = [*folder.glob("*"), *epoch_folder(folder, epoch).glob("*")]
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(files)
        if path.is_file() and path.name not in CHANGING and not path.name.startswith(HIDDEN)
    }


def sweep(runs_dir: Path) -> None:
    """Remove what killed trainings left behind and mark the runs they had begun as interrupted."""
    for folder in runs_dir.iterdir():
        if LEFT_BEHIND.fullmatch(folder.name) and is_own_folder(folder) and not holder_of(folder):
            shutil.rmtree(folder, ignore_errors=True)
    for folder in run_folders(runs_dir):
        if holder_of(folder) is None:
            _mark_interrupted(folder)
    remove_lost_logs(runs_dir)


def _mark_interrupted(folder: Path) -> None:
    epochs = folder / "epochs"
    for half in epochs.glob(f"{HIDDEN}*") if is_own_folder(epochs) else ():
        if HALF_EPOCH.fullmatch(half.name) and is_own_folder(half):
            shutil.rmtree(half, ignore_errors=True)
    try:
        manifest = Manifest.read(folder)
        if manifest.state == "training":
            manifest.state = "interrupted"
            manifest.write(folder)
        remove_unknown(folder, manifest)
    except (RunError, OSError):  # a damaged run is not this one's business
        return
