"""Made-up shoppers: somebody who never was, with a history put together by hand or described in words.

They live in one small file of the workspace, and behaviour of theirs is told apart by their id.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from core.errors import UserError, WorkspaceError
from core.feedback.actions import ACTIONS
from core.files import read_json
from core.language import QT_TRANSLATE_NOOP
from core.recommend.session import split_dismissed
from core.recommend.shoppers import PREFIX, Shoppers, is_made_up
from core.recommend.wishes import DEAREST, Description
from core.search.request import History, Interaction
from core.workspace import MADE_UP, Workspace
from core.workspace.ownership import require_plain_file

FORMAT = 1
# What fits a line of the list, and the part of a parser's message that a sentence bears.
LONGEST_NAME = 40
LONGEST_REASON = 160
# A thousand shoppers of long histories fill a hundredth of it.
MOST_BYTES = 64 << 20
# Eight hexadecimal digits: of a thousand ids two are the same in one of 8,600 shops.
_SUFFIX_BYTES = 4


@dataclass(frozen=True)
class MadeUp:
    """A made-up shopper.

    `put` is what was put into the history by hand, `derived` what the description gave.
    """

    id: str
    name: str
    put: History = ()
    description: Description = field(default_factory=Description)
    derived: History = ()

    @property
    def user_id(self) -> str:
        """By which events and remembered choices name the shopper."""
        return PREFIX + self.id

    @property
    def history(self) -> History:
        """What counts as done, oldest first: what was put in by hand is later than what was derived."""
        return tuple(replace(did, is_made_up=True) for did in self.derived + self.put)


class MadeUpShoppers:
    """The made-up shoppers of one workspace, the newest first. Every change is stored before it is made."""

    def __init__(self, workspace: Workspace) -> None:
        """Read those that are stored.

        Raises:
            WorkspaceError: the file is damaged, or a later version wrote it; it is left as it is.
        """
        self._workspace = workspace
        self.all: tuple[MadeUp, ...] = _read(workspace.path / MADE_UP)

    def find(self, user_id: str) -> MadeUp:
        """The shopper with this `user_id`, with or without `PREFIX`.

        Raises:
            UserError: there is none; names some that there are.
        """
        for shopper in self.all:
            if shopper.id == user_id.removeprefix(PREFIX):
                return shopper
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "There is no made-up shopper {user} here; there are: {known}."
            ),
            user=user_id,
            known=", ".join(shopper.user_id for shopper in self.all[:5]) or "–",
        )

    def put(self, shopper: MadeUp, index: int = 0) -> None:
        """Store `shopper` instead of the one with the same id, or as a new one at `index`.

        Raises:
            WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
        """
        ids = [known.id for known in self.all]
        shoppers = list(self.all)
        if shopper.id in ids:
            shoppers[ids.index(shopper.id)] = shopper
        else:
            shoppers.insert(index, shopper)
        self._store(shoppers)

    def remove(self, shopper_id: str) -> None:
        """Forget a shopper.

        Raises:
            WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
        """
        self._store(known for known in self.all if known.id != shopper_id)

    def _store(self, shoppers: Iterable[MadeUp]) -> None:
        changed = tuple(shoppers)
        stored = {"format": FORMAT, "shoppers": [_written(shopper) for shopper in changed]}
        text = json.dumps(stored, ensure_ascii=False, indent=1)
        # A lone half of a surrogate pair cannot be stored.
        self._workspace.store_text(MADE_UP, text.encode("utf-8", "replace").decode())
        self.all = changed


def history_of_user(workspace: Workspace, user_id: str) -> History:
    """What a shopper did, oldest first; what a made-up one was seen to do follows what was made up.

    Raises:
        UserError: there is no such shopper; says what to do.
        WorkspaceError: the shopper is made up, and those who are cannot be read.
    """
    made_up = MadeUpShoppers(workspace).find(user_id) if is_made_up(user_id) else None
    return whole_history(user_id, made_up, Shoppers.from_workspace(workspace))


def whole_history(user_id: str, made_up: MadeUp | None, shoppers: Shoppers) -> History:
    """The same of a shopper that is already known, where `made_up` is None one of the log.

    Raises:
        UserError: the log has no such shopper; says what to do.
    """
    if made_up is None:
        return shoppers.history(user_id)
    has_acted = user_id in shoppers.user_ids
    return made_up.history + (shoppers.history(user_id) if has_acted else ())


def new_id() -> str:
    """An id that no made-up shopper has, not even one that was deleted: events may still name it."""
    return secrets.token_hex(_SUFFIX_BYTES)


def copy_of(history: History, name: str) -> MadeUp:
    """A new made-up shopper who did what speaks for products in `history`, without its times."""
    liked, _ = split_dismissed(history)
    untimed = tuple(replace(did, timestamp=0.0) for did in liked if did.action in ACTIONS)
    return MadeUp(new_id(), name[:LONGEST_NAME], untimed)


def _written(shopper: MadeUp) -> dict[str, Any]:
    return {
        "id": shopper.id,
        "name": shopper.name,
        "put": [[did.product_id, did.action] for did in shopper.put],
        "description": asdict(shopper.description),
        "derived": [did.product_id for did in shopper.derived],
    }


def _read(path: Path) -> tuple[MadeUp, ...]:
    require_plain_file(path)
    try:
        stored = read_json(path, MOST_BYTES)
        if stored["format"] > FORMAT:
            raise ValueError(f"format {stored['format']}")
        shoppers = tuple(_shopper(entry) for entry in stored["shoppers"])
        if len({shopper.id for shopper in shoppers}) < len(shoppers):
            raise ValueError("two shoppers with one id")
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The made-up shoppers in {file} cannot be read ({reason});"
                " restore the file, or move it away to begin anew.",
            ),
            file=path,
            reason=str(error)[:LONGEST_REASON] or type(error).__name__,
        ) from error
    return shoppers


def _shopper(entry: dict[str, Any]) -> MadeUp:
    """What `_written` wrote.

    Raises:
        ValueError, KeyError, TypeError: it is something else.
    """
    put = tuple(Interaction(_text(product), _action(action)) for product, action in entry["put"])
    derived = tuple(Interaction(_text(product)) for product in entry["derived"])
    described = entry["description"]
    low, high = described["levels"]
    if not 0 <= low <= high <= DEAREST:
        raise ValueError(f"levels {low}, {high}")
    struck = tuple(map(_text, described["struck"]))
    description = Description(_text(described["text"]), (int(low), int(high)), struck)
    return MadeUp(
        _text(entry["id"]), _text(entry["name"])[:LONGEST_NAME], put, description, derived
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _action(value: object) -> str:
    if value not in ACTIONS:
        raise ValueError(f"{value!r} is no action")
    return str(value)
