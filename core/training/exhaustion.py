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
def raising_out_of_room(folder: Path, best_epoch: Callable[[], int]) -> Iterator[None]:
    """What goes wrong inside for want of room is raised as OutOfRoom.

    Args:
        folder: where the run is written.
        best_epoch: the best complete epoch by then, 0 for none.
    """
    try:
        yield
    except OSError as error:
        raise OutOfRoom(
            QT_TRANSLATE_NOOP(
                "core",
                "The run cannot be written into {folder} ({reason}): {kept}; make room there and train"
                " again.",
            ),
            folder=folder,
            reason=error.strerror or str(error),
            kept=_kept(best_epoch()),
        ) from error
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        raise OutOfRoom(
            QT_TRANSLATE_NOOP(
                "core",
                "The memory does not suffice for this training: {kept}; lower batch_size, dimension or"
                " length and train again.",
            ),
            kept=_kept(best_epoch()),
        ) from error


def _kept(epoch: int) -> str:
    if not epoch:
        return translate(QT_TRANSLATE_NOOP("core", "nothing is kept"))
    return translate(QT_TRANSLATE_NOOP("core", "epoch {epoch} is kept")).format(epoch=epoch)
