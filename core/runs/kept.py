"""Which epochs of a run are kept: its files are there, and the run knows them."""

from pathlib import Path

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.folders import is_own_folder
from core.runs.manifest import WEIGHTS, Manifest, epoch_folder

# The tasks whose epochs can all be ranked with; of others the best one's files are enough.
KEEPING = frozenset({"search"})


def keeps_every_epoch(task: str) -> bool:
    """Whether each epoch of a run of `task` is kept, and not the best alone."""
    return task in KEEPING


def kept_epochs(folder: Path, manifest: Manifest) -> list[int]:
    """The epochs of the run in `folder` that can be ranked with, in order."""
    numbers = sorted({int(entry["epoch"]) for entry in manifest.epochs if "epoch" in entry})
    return [number for number in numbers if _is_kept(folder, manifest, number)]


def require_kept(folder: Path, manifest: Manifest, epoch: int) -> None:
    """Refuse an epoch whose files are gone.

    Raises:
        RunError: says which epochs are kept.
    """
    kept = kept_epochs(folder, manifest)
    if epoch not in kept:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "Epoch {epoch} of the run {run} is not kept; kept are {kept}. Choose one of these.",
            ),
            epoch=epoch,
            run=folder.name,
            kept=", ".join(map(str, kept)) or "–",
        )


def measured_best(manifest: Manifest) -> int:
    """The epoch that training found best, whatever was chosen since."""
    best = [int(entry["epoch"]) for entry in manifest.epochs if entry.get("is_best")]
    return best[-1] if best else manifest.best_epoch


def epoch_prefix(number: int) -> str:
    """What the names of the files of epoch `number` begin with, in a run's hashes."""
    return f"{epoch_folder(Path(), number).as_posix()}/"


def ranking_files(manifest: Manifest, epoch: int) -> dict[str, str]:
    """Name → content hash of what an epoch of a run ranks with.

    Other epochs may come and go, and so may weights, which training goes on from; files of no epoch belong to
    all.
    """
    prefix = epoch_prefix(epoch)
    return {
        name: digest
        for name, digest in manifest.hashes.items()
        if (name.startswith(prefix) or "/" not in name) and not name.endswith(WEIGHTS)
    }


def epoch_size(folder: Path) -> int:
    """The bytes of the files of an epoch."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _is_kept(folder: Path, manifest: Manifest, number: int) -> bool:
    files = epoch_folder(folder, number)
    if not is_own_folder(files):
        return False
    names = [path.name for path in files.iterdir() if path.name != WEIGHTS]
    if not manifest.hashes:
        return bool(names)
    return any(f"{epoch_prefix(number)}{name}" in manifest.hashes for name in names)
