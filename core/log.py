"""The log, for a person to send along, and what keeps libraries off stderr.

One file a day, named by its date: the window, its training process and verbs write into the same one, and
renaming it at midnight would take it away from the others.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.standard_streams import let_go

LEVELS = ("debug", "info", "warning", "error")
DAYS_KEPT = 14
# Others' packages say far more than anybody reads.
_PACKAGES = ("core", "gui")


def log_path() -> Path:
    """The file of today."""
    folder = user_log_path("pinxun", appauthor=False)
    return folder / f"pinxun-{datetime.now():%Y-%m-%d}.log"


def start_logging() -> None:
    """Write what core and gui log into the file of the day, from the level on that `PINXUN_LOG` names.

    Raises:
        UserError: there is no such level.
    """
    level = os.environ.get("PINXUN_LOG") or "info"
    if level not in LEVELS:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "PINXUN_LOG is one of {levels}, not {level!r}."),
            levels=", ".join(LEVELS),
            level=level,
        )
    for package in _PACKAGES:
        logger = logging.getLogger(package)
        logger.setLevel(level.upper())
        logger.addHandler(_file)
        # TensorFlow's own handler would repeat it on stderr.
        logger.propagate = False


def about_run(run: str) -> None:
    """Name `run` in all that this process logs from now on; "" for none."""
    _file.run = run


class _DailyFile(logging.Handler):
    """Appends each record to the file of the day and forgets files that are too old."""

    run = ""

    def emit(self, record: logging.LogRecord) -> None:
        record.run = f" [{self.run}]" if self.run else ""
        # A log that cannot be written must not hide what it is about.
        with suppress(OSError):
            path = log_path()
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                _forget_old(path.parent)
            with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(self.format(record) + "\n")


def _forget_old(folder: Path) -> None:
    # Their names sort by date; one place is for the file that begins.
    for file in sorted(folder.glob("pinxun-????-??-??.log"))[: -(DAYS_KEPT - 1)]:
        file.unlink(missing_ok=True)


_file = _DailyFile()
_file.setFormatter(
    logging.Formatter(
        "%(asctime)s %(levelname)s %(process)d %(name)s%(run)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z"
    )
)
for _package in _PACKAGES:
    # Without `start_logging`, in a notebook say, Python would print warnings to stderr.
    logging.getLogger(_package).addHandler(logging.NullHandler())


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
