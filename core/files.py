"""Files that a reader, or a kill, meets whole or not at all."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What `temporary_beside` makes, and made before: names that nobody else uses.
TEMPORARY = re.compile(
    r"\.pinxun-[0-9a-f]{12}-\d+|\.(workspace|active|made_up_shoppers)\.json\.\d+"
)


def temporary_beside(path: Path) -> Path:
    """A hidden name in the same folder, so that replacing `path` by it is one atomic step."""
    digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]
    return path.with_name(f".pinxun-{digest}-{os.getpid()}")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to write, which takes the place of `path` when the block ends; an error leaves `path` as it was.

    A link keeps pointing where it did. A device or a pipe is written to directly, for nothing can
    take its place.

    Raises:
        OSError: it cannot be written, or the disk is full.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        yield target
        return
    temporary = temporary_beside(target)
    try:
        yield temporary
        sync(temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader, or a kill, meets the old file or the new one.

    Raises:
        OSError: it cannot be written, or the disk is full; `path` is as it was.
    """
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")


def sync(path: Path) -> None:
    """Make sure that what was written to `path` outlives a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name of a file outlive a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        # Some file systems cannot sync a folder; the file itself is on disk.
        pass
    finally:
        os.close(descriptor)


def sha256(path: Path) -> str:
    """The content hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shown_path(path: Path | str) -> str:
    """`path` as text that can be printed and stored, though its bytes may be no UTF-8."""
    return os.fspath(path).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
