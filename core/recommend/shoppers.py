"""Who shops here: the shoppers of the behaviour log, and what each of them did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pyarrow as pa

from core.arrays import Int8Array, Int32Array, Int64Array
from core.data.catalogue import Catalogue
from core.errors import UserError
from core.feedback.actions import IMPRESSION
from core.feedback.behaviour import behaviour
from core.language import QT_TRANSLATE_NOOP
from core.recommend.log_columns import read_log, release_memory
from core.recommend.session import split_dismissed
from core.search.request import History, Interaction
from core.workspace import Workspace

# Of a longer history only the latest say what a shopper wants now; reckoning with all of it takes time.
LATEST = 300
# What the id of a made-up shopper begins with; nobody who was imported is called so.
PREFIX = "made-up:"


@dataclass(frozen=True)
class Shopper:
    """One shopper in a line: how many actions, and the category and brand met most, empty if unknown."""

    user_id: str
    actions: int
    category: str
    brand: str


@dataclass(frozen=True)
class Shoppers:
    """Every shopper's interactions in one block of arrays, so that ten million of them fit in memory.

    Shopper number `n`, the most active first, did what stands from `starts[n]` to `starts[n + 1]` in
    `product` (positions in `products`), `action` (positions in `actions`) and `timestamp` (seconds since
    1970), oldest first. Safe between threads.
    """

    user_ids: list[str]
    products: list[str]
    actions: tuple[str, ...]
    starts: Int64Array
    product: Int32Array
    action: Int8Array
    timestamp: Int64Array

    @classmethod
    def from_workspace(cls, workspace: Workspace) -> "Shoppers":
        """The shoppers of all behaviour known here, simulated too; none where there is none.

        Raises:
            WorkspaceError: the stored events cannot be read.
        """
        events = behaviour(workspace)
        if events is None or not events.num_rows:
            return cls._none()
        shoppers = cls._from_events(events)
        del events
        release_memory()
        return shoppers

    @classmethod
    def _from_events(cls, events: pa.Table) -> "Shoppers":
        log = read_log(events, (IMPRESSION,))
        counts = np.bincount(log.user, minlength=len(log.users))
        by_activity = np.argsort(-counts, kind="stable")
        number = np.empty_like(by_activity)
        number[by_activity] = np.arange(len(log.users))
        order = np.lexsort((log.time, number[log.user]))
        return cls(
            [log.users[user] for user in by_activity],
            log.products,
            tuple(log.actions),
            np.concatenate([[0], np.cumsum(counts[by_activity])]),
            log.product[order],
            log.action[order].astype(np.int8),
            log.time[order],
        )

    @classmethod
    def _none(cls) -> "Shoppers":
        start, nothing = np.zeros(1, np.int64), np.zeros(0, np.int32)
        return cls([], [], (), start, nothing, nothing.astype(np.int8), start[:0])

    def __len__(self) -> int:
        return len(self.user_ids)

    def ids(self, prefix: str = "", limit: int = 100) -> list[str]:
        """Up to `limit` shoppers whose id begins with `prefix`, the most active first; no made-up ones."""
        ids = (user for user in self.user_ids if user.startswith(prefix) and not is_made_up(user))
        return list(islice(ids, limit))

    def history(self, user_id: str, latest: int = LATEST) -> History:
        """The `latest` interactions of a shopper, oldest first; what was only shown is left out.

        Raises:
            UserError: the log has no such shopper; says what to do.
        """
        number = self._number(user_id)
        end = int(self.starts[number + 1])
        begin = max(int(self.starts[number]), end - latest)
        return tuple(
            Interaction(
                self.products[self.product[step]],
                self.actions[self.action[step]],
                float(self.timestamp[step]),
            )
            for step in range(begin, end)
        )

    def action_count(self, user_id: str) -> int:
        """How many of a shopper's actions stand, all that the log has; 0 for one who is not in it."""
        if user_id not in self.user_ids:
            return 0
        number = self.user_ids.index(user_id)
        return int(self.starts[number + 1] - self.starts[number])

    def summary(self, user_id: str, catalogue: Catalogue) -> Shopper:
        """A shopper in a line, for choosing among them.

        Raises:
            UserError: the log has no such shopper.
        """
        known = [
            catalogue.row_of.get(did.product_id, -1)
            for did in split_dismissed(self.history(user_id))[0]
        ]
        rows = [row for row in known if row >= 0]
        return Shopper(
            user_id,
            self.action_count(user_id),
            _commonest([catalogue.category[row] for row in rows]),
            _commonest([catalogue.brand[row] for row in rows]),
        )

    def _number(self, user_id: str) -> int:
        if user_id in self.user_ids:
            return self.user_ids.index(user_id)
        if not len(self):
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "No shopper is known here, so not {user} either;"
                    " import a log with `{program} import --events`, or name products with --history.",
                ),
                user=user_id,
            )
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is no shopper {user} in the log of {count:,};"
                " those most active are {examples}.",
            ),
            user=user_id,
            count=len(self),
            examples=", ".join(self.ids(limit=3)),
        )


def is_made_up(user_id: str) -> bool:
    """Whether a shopper of this id was made up."""
    return user_id.startswith(PREFIX)


def history_of(ids: Sequence[str], catalogue: Catalogue) -> History:
    """A made-up history: clicks on the products `ids`, oldest first.

    Raises:
        UserError: `catalogue` lacks some of them, which it names, or `ids` is empty.
    """
    if not ids:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "The history is empty; name product ids between commas.")
        )
    unknown = [product for product in ids if product not in catalogue.row_of]
    if unknown:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "There is no product {products} in this workspace; check the ids."
            ),
            products=", ".join(unknown[:5]),
        )
    return tuple(Interaction(product) for product in ids)


def _commonest(texts: list[str]) -> str:
    counted = Counter(text for text in texts if text)
    return counted.most_common(1)[0][0] if counted else ""
