"""What somebody does from sitting down to leaving; what was taken back stays in it and does not count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from core.feedback.actions import DISMISS, TAKEN_BACK
from core.search.request import History, Interaction

_BACK = {action: back for back, action in TAKEN_BACK.items()}
# Somebody who comes back after so long has something else in mind; half an hour is what web analytics take.
IDLE_SECONDS = 30 * 60


@dataclass(frozen=True)
class Session:
    """The session `id`; `did` holds all that was done in it, oldest first, also what was taken back."""

    id: str
    did: History = ()

    def after(self, product_id: str, action: str, time: float) -> "Session":
        """The session once `action` is done to a product at `time` (seconds since 1970)."""
        return replace(self, did=(*self.did, Interaction(product_id, action, time)))

    @cached_property
    def history(self) -> History:
        """What counts of it, oldest first."""
        return standing(self.did)

    def done(self, product_id: str) -> frozenset[str]:
        """The actions on a product that stand."""
        return self.touched.get(product_id, frozenset())

    @cached_property
    def touched(self) -> dict[str, frozenset[str]]:
        """The actions that stand, of every product with any."""
        actions: dict[str, frozenset[str]] = {}
        for did in self.history:
            actions[did.product_id] = actions.get(did.product_id, frozenset()) | {did.action}
        return actions

    def step(self, product_id: str, action: str) -> str:
        """What doing `action` amounts to: the same, its taking back where it stands, "" for nothing.

        What can be taken back is; a click counts every time, a purchase once.
        """
        if action == "click" or action not in self.done(product_id):
            return action
        return _BACK.get(action, "")


def standing(did: Iterable[Interaction]) -> History:
    """`did` without what was taken back, and without the taking back."""
    standing: list[Interaction] = []
    for action in did:
        undone = TAKEN_BACK.get(action.action)
        if undone is None:
            standing.append(action)
        else:
            standing = [
                s for s in standing if (s.product_id, s.action) != (action.product_id, undone)
            ]
    return tuple(standing)


def split_dismissed(history: History) -> tuple[History, tuple[str, ...]]:
    """What speaks for products in `history`, and the products that were dismissed.

    Of a dismissed product nothing speaks for it any more.
    """
    dismissed = tuple(dict.fromkeys(did.product_id for did in history if did.action == DISMISS))
    if not dismissed:
        return history, ()
    return tuple(did for did in history if did.product_id not in dismissed), dismissed
