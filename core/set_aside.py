"""What is damaged is set aside, and the rest works: said once, on stderr or to the window that listens."""

import logging
import threading
from collections.abc import Callable

from core.errors import UserError
from core.log import complain

logger = logging.getLogger(__name__)
_turn = threading.Lock()
_said: set[str] = set()
_listener: Callable[[UserError], None] | None = None


def set_aside(trouble: UserError) -> None:
    """Say what cannot be used and why, unless it was said before; from any thread."""
    sentence = str(trouble)
    with _turn:
        is_new = sentence not in _said
        _said.add(sentence)
    if not is_new:
        return
    logger.warning("%s", sentence)
    if _listener is None:
        complain(sentence)
    else:
        _listener(trouble)


def listen(listener: Callable[[UserError], None] | None) -> None:
    """Let `listener` hear instead of stderr, in whatever thread it happens; None: stderr again."""
    global _listener
    _listener = listener


def say_again() -> None:
    """Another shop is opened: what is said from now on is news."""
    with _turn:
        _said.clear()
