"""A training for which the machine has no room left, on disk or in memory, told in one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.mending import is_out_of_memory


class OutOfRoom(UserError):
    """The disk or the memory does not suffice for what was to be trained."""


@contextmanager
def told_in_a_sentence(folder: Path, kept: Callable[[], int]) -> Iterator[None]:
    """What goes wrong inside for want of room is raised as OutOfRoom.

    Args:
        folder: where the run is written.
        kept: the best complete epoch by then, 0 for none.
    """
    try:
        yield
    except OSError as error:
        raise _unwritable(folder, error, _kept(kept())) from error
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        raise _too_large(_kept(kept())) from error


def _unwritable(folder: Path, error: OSError, kept: str) -> OutOfRoom:
    return OutOfRoom(
        QT_TRANSLATE_NOOP(
            "core",
            "The run cannot be written into {folder} ({reason}): {kept}; make room there and train"
            " again.",
        ),
        folder=folder,
        reason=error.strerror or str(error),
        kept=kept,
    )


def _too_large(kept: str) -> OutOfRoom:
    return OutOfRoom(
        QT_TRANSLATE_NOOP(
            "core",
            "The memory does not suffice for this training: {kept}; lower batch_size, dimension or length"
            " and train again.",
        ),
        kept=kept,
    )


def _kept(epoch: int) -> str:
    if not epoch:
        return translate(QT_TRANSLATE_NOOP("core", "nothing is kept"))
    return translate(QT_TRANSLATE_NOOP("core", "epoch {epoch} is kept")).format(epoch=epoch)
