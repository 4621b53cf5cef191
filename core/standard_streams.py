"""Standard input, output and error, made fit for use however this process was started."""

import io
import os
import sys
from contextlib import suppress
from typing import Any, TextIO

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP


class _Output(io.FileIO):
    """Standard output, where what cannot be written is a sentence and Python's own end stays quiet."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            let_go(self)
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The answer cannot be written to standard output ({reason}); make room there, or send"
                    " it elsewhere.",
                ),
                reason=error.strerror or str(error),
            ) from error


def open_standard_streams() -> bool:
    """Put nothing in place of what is closed, and return whether there is a standard output.

    Otherwise the next file that is opened takes the number of a closed stream, and is printed into.
    """
    has_output = sys.stdout is not None
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole life
    if _is_number_one(sys.stdout):
        raw = _Output(1, "w", closefd=False)
        is_terminal = sys.stdout.isatty()
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), line_buffering=is_terminal)
    _speak_utf8()
    return has_output


def _is_number_one(stream: TextIO | None) -> bool:
    """Whether it is the process's own output, not what a test put in its place."""
    try:
        return isinstance(stream, io.TextIOWrapper) and stream.fileno() == 1
    except (OSError, ValueError):
        return False


def _speak_utf8() -> None:
    """Chinese must come out whole even where the locale is C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def let_go(stream: TextIO | io.FileIO | None) -> None:
    """Point a stream that takes nothing any more to nowhere, for Python writes what is left at its end."""
    if stream is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
