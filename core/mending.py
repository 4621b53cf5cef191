"""What the system refuses and the user can mend: a full disk, no permission, too little memory."""

import errno
import os

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP

# Some libraries tell half their state.
LONGEST_REASON = 160
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# What loaders and threads say where memory ends; all others raise MemoryError.
_MEMORY = ("cannot allocate memory", "failed to map segment", "can't start new thread")
_NAMELESS_FULL = QT_TRANSLATE_NOOP(
    "core",
    "The disk is full ({reason}); make room and try again. What was there before is kept.",
)
_NAMELESS = QT_TRANSLATE_NOOP(
    "core", "The system refuses this ({reason}); what was there before is kept."
)
_OURS = ("core", "gui", "assets")


def mendable(error: BaseException) -> UserError | None:
    """`error` as a sentence that says what to do; None where it is a bug of ours."""
    if isinstance(error, UserError):
        return error
    if is_out_of_memory(error):
        return too_little_memory(_first_line(error))
    if isinstance(error, ImportError):
        return _unloadable(error)
    return _refused(error) if isinstance(error, OSError) else None


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out, whoever says so: Python, NumPy, Arrow, TensorFlow or the system's loader."""
    if isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    message = str(error).lower()
    is_telling = isinstance(error, (ImportError, RuntimeError, OSError))
    return is_telling and any(words in message for words in _MEMORY)


def too_little_memory(reason: str) -> UserError:
    """What to say where memory does not suffice."""
    return UserError(
        QT_TRANSLATE_NOOP(
            "core",
            "There is not enough memory for this ({reason}); close other programs, or raise the limit that"
            " `ulimit -v` shows.",
        ),
        reason=reason,
    )


def closed_output() -> UserError:
    """What to say where there is no standard output."""
    return UserError(
        QT_TRANSLATE_NOOP(
            "core",
            "Standard output is closed, so there is nowhere to write the answer; send it to a file or to"
            " {nowhere}.",
        ),
        nowhere=os.devnull,
    )


def _unloadable(error: ImportError) -> UserError | None:
    name = (error.name or "").partition(".")[0]
    if not name or name in _OURS:
        return None
    return UserError(
        QT_TRANSLATE_NOOP(
            "core",
            "{library} cannot be loaded ({reason}); install what is missing, as README.md has it under"
            " “Set up”.",
        ),
        library=name,
        reason=_first_line(error),
    )


def _refused(error: OSError) -> UserError:
    reason = error.strerror or str(error)
    if error.filename is None:
        template = _NAMELESS_FULL if error.errno in _FULL else _NAMELESS
    elif error.errno in _FULL:
        template = QT_TRANSLATE_NOOP(
            "core",
            "{file} cannot be written ({reason}); make room and try again. What was there before is kept.",
        )
    elif error.errno in _FORBIDDEN:
        template = QT_TRANSLATE_NOOP(
            "core",
            "{file} may not be used for this ({reason}); check its permissions, or name another place.",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "core", "{file} cannot be used ({reason}); check the name, or name another."
        )
    return UserError(template, file=_shown(error.filename), reason=reason)


def _shown(name: object) -> str:
    return os.fsdecode(name) if isinstance(name, bytes | str | os.PathLike) else str(name)


def _first_line(error: BaseException) -> str:
    line = str(error).strip().partition("\n")[0]
    return line[:LONGEST_REASON] or type(error).__name__
