"""Where tracebacks of bugs go, for a person to send along, and what keeps libraries off stderr."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path

from core.standard_streams import let_go


def log_path() -> Path:
    """The file that `write_traceback` appends to."""
    return user_log_path("pinxun", appauthor=False) / "pinxun.log"


def write_traceback(text: str) -> None:
    """Append `text` with the time; a log that cannot be written must not hide the bug itself."""
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        with log_path().open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return


def complain(text: object) -> None:
    """Say `text` on stderr; where nobody can hear it, nothing happens."""
    # Without a stderr `print` would write to stdout.
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        let_go(sys.stderr)


class _Quiet:
    """Points file descriptor 2 to nowhere while anybody wants silence, in however many threads."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._users = 0
        self._aside = -1

    def begin(self) -> None:
        with self._turn:
            if not self._users:
                self._aside = _pointed_nowhere()
            self._users += 1

    def end(self) -> None:
        with self._turn:
            self._users -= 1
            if not self._users:
                os.dup2(self._aside, 2)
                os.close(self._aside)


def _pointed_nowhere() -> int:
    """Point stderr to nowhere and return what it pointed to."""
    aside = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return aside


_quiet = _Quiet()


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what libraries say below Python's own streams to themselves; errors are raised all the same.

    Safe between threads: stderr speaks again when the last of them is done.
    """
    _quiet.begin()
    try:
        yield
    finally:
        _quiet.end()
