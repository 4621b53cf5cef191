"""Content hashes of what a run is used with, so that a damaged file is told from what training wrote."""

from pathlib import Path

from core.files import sha256
from core.runs.manifest import MANIFEST, STEPS, epoch_folder
from core.runs.names import HIDDEN
from core.workspace import LOCK

# What changes while a run is trained.
CHANGING = {MANIFEST, STEPS, LOCK}


def hashes_of(folder: Path, epoch: int) -> dict[str, str]:
    """The hash of each file that `epoch` of the run in `folder` is used with, by its path in there."""
    files = [*folder.glob("*"), *epoch_folder(folder, epoch).glob("*")]
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(files)
        if path.is_file() and path.name not in CHANGING and not path.name.startswith(HIDDEN)
    }
