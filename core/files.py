"""Files that a reader, or a kill, meets whole or not at all."""

import hashlib
import json
import math
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

# What `temporary_beside` makes, and made before: names that nobody else uses.
TEMPORARY = re.compile(
    r"\.pinxun-[0-9a-f]{12}-\d+|\.(workspace|active|made_up_shoppers)\.json\.\d+"
)


def temporary_beside(path: Path) -> Path:
    """A hidden name in the same folder, so that replacing `path` by it is one atomic step."""
    digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]
    return path.with_name(f".pinxun-{digest}-{os.getpid()}")


# No JSON of ours is larger or deeper; what is may exhaust the memory or the stack of its reader.
MOST_JSON_BYTES = 1 << 30
MOST_JSON_LEVELS = 64


@contextmanager
def replacing(path: Path, *, follow_links: bool = True) -> Iterator[Path]:
    """A file to write, which takes the place of `path` when the block ends; an error leaves `path` as it was.

    A link keeps pointing where it did, unless `follow_links` is false: then the file takes the place of the
    link itself, and what it points to stays as it is. A device or a pipe is written to directly where links
    are followed, for nothing can take its place.

    Raises:
        OSError: it cannot be written, or the disk is full; it names `path`.
    """
    target = path.resolve() if follow_links else path
    with naming(path):
        if follow_links and _is_device(target):
            yield target
        else:
            with _replaced(target) as file:
                yield file


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an OSError name `path`: a full disk names nothing, and nobody knows the temporary file."""
    try:
        yield
    except OSError as error:
        is_nameless = error.errno is not None and error.filename is None
        if is_nameless or TEMPORARY.fullmatch(Path(str(error.filename)).name):
            error.filename, error.filename2 = str(path), None
        raise


@contextmanager
def _replaced(target: Path) -> Iterator[Path]:
    temporary = temporary_beside(target)
    try:
        yield temporary
        sync(temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def replace_file(path: Path, text: str, *, follow_links: bool = True) -> None:
    """Write `text` to `path` so that a reader, or a kill, meets the old file or the new one.

    Half a surrogate pair, which no encoding can write, becomes a question mark.

    Raises:
        OSError: it cannot be written, or the disk is full; `path` is as it was.
    """
    with replacing(path, follow_links=follow_links) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace", newline="")


def read_json(path: Path, most_bytes: int = MOST_JSON_BYTES) -> Any:
    """What the JSON file `path` holds, read strictly as `parse_json` does.

    Raises:
        OSError: it is missing or cannot be read.
        ValueError: it is no regular file (it is not opened then), larger than `most_bytes`, not UTF-8 or no
            strict JSON.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("not a regular file")
    if about.st_size > most_bytes:
        raise ValueError(f"larger than {most_bytes:,} bytes")
    return parse_json(path.read_bytes())


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def parse_json(text: str | bytes, not_finite: Callable[[str], Any] = _refuse_constant) -> Any:
    """The value of a JSON text whose numbers are finite, whose strings are Unicode and which is not deep.

    `not_finite` gives what NaN, Infinity and -Infinity mean; by default they are refused.

    Raises:
        ValueError: it is none; bytes that are not UTF-8 and nesting that exhausts the stack included.
    """
    text = text if isinstance(text, str) else text.decode("utf-8")
    try:
        value = json.loads(text, parse_constant=not_finite, parse_float=_finite)
    except RecursionError:
        raise ValueError(f"nested more than {MOST_JSON_LEVELS} deep") from None
    if text.count("[") + text.count("{") > MOST_JSON_LEVELS:
        _require_shallow(value)
    if "\\u" in text:
        # Half of a surrogate pair cannot be written again, nor be a file's name.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number


def _require_shallow(value: Any) -> None:
    level = [value]
    for _ in range(MOST_JSON_LEVELS + 1):
        values = [item.values() if isinstance(item, dict) else item for item in level]
        level = [inner for item in values for inner in item if isinstance(inner, dict | list)]
        if not level:
            return
    raise ValueError(f"nested more than {MOST_JSON_LEVELS} deep")


def json_text(value: object) -> str:
    """`value` as JSON that every reader takes: a number that is not finite becomes null."""
    return json.dumps(_without_odd_numbers(value), ensure_ascii=False, allow_nan=False)


def replace_json(path: Path, value: object) -> None:
    """Write `value` as strict JSON to `path`, all or nothing, even if the machine stops meanwhile."""
    replace_file(path, json_text(value), follow_links=False)


def _without_odd_numbers(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _without_odd_numbers(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_odd_numbers(part) for part in value]
    return value


def sync(path: Path) -> None:
    """Make sure that what was written to `path` outlives a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name of a file outlive a power cut, where the system can."""
    if os.name != "posix":
        return
    # Some file systems cannot sync a folder; the file itself is on disk.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def content_hash(value: object) -> str:
    """The SHA-256 of a JSON value, as hexadecimal digits."""
    return hashlib.sha256(json_text(value).encode("utf-8", "replace")).hexdigest()


def sha256(path: Path) -> str:
    """The content hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shown_path(path: Path | str) -> str:
    """`path` as text that can be printed and stored, though its bytes may be no UTF-8."""
    return os.fspath(path).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
