"""Where tracebacks of bugs go, for a person to send along, and what keeps libraries off stderr."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path


def log_path() -> Path:
    """The file that `write_traceback` appends to."""
    return user_log_path("pinxun", appauthor=False) / "pinxun.log"


def write_traceback(text: str) -> None:
    """Append `text` with the time; a log that cannot be written must not hide the bug itself."""
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        with log_path().open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what libraries say below Python's own streams to themselves; errors are raised all the same."""
    aside = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(aside, 2)
        os.close(nowhere)
        os.close(aside)
