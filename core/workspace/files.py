"""Files that a reader, or a kill, meets whole or not at all."""

import hashlib
import os
from pathlib import Path


def temporary_beside(path: Path) -> Path:
    """A hidden name in the same folder, so that replacing `path` by it is one atomic step."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def replace_file(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader, or a kill, meets the old file or the new one."""
    temporary = temporary_beside(path)
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure that what was written to `path` outlives a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sha256(path: Path) -> str:
    """The content hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
