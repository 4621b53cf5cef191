"""What was done and taken back again: the log keeps both, and neither says anything of a shopper."""

from collections import defaultdict

import numpy as np
import pyarrow as pa

from core.feedback.actions import TAKEN_BACK
from core.feedback.columns import encoded


def without_taken_back(table: pa.Table) -> pa.Table:
    """The events of `table`, oldest first, without those that their shopper took back later."""
    actions, action = encoded(table["action"])
    if not TAKEN_BACK.keys() & set(actions):
        return table
    users, products = encoded(table["user_id"])[1], encoded(table["product_id"])[1]
    concerned = [name in TAKEN_BACK or name in TAKEN_BACK.values() for name in actions]
    kept = np.ones(len(action), bool)
    done: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for at in np.flatnonzero(np.array(concerned)[action]).tolist():
        name = actions[action[at]]
        key = int(users[at]), int(products[at]), TAKEN_BACK.get(name, name)
        done[key].append(at)
        if name in TAKEN_BACK:
            kept[done.pop(key)] = False
    return table.filter(pa.array(kept.tolist()))
