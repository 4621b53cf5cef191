"""What was done and taken back again: a log keeps both, and neither says anything of a shopper."""

from collections import defaultdict

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray, Int32Array
from core.feedback.actions import TAKEN_BACK
from core.feedback.arrow_tables import factorize, to_numpy


def without_retracted(table: pa.Table) -> pa.Table:
    """The events of `table` without those that their shopper took back later, and without the taking back."""
    actions, action = factorize(table["action"])
    if not TAKEN_BACK.keys() & set(actions):
        return table
    users, products = factorize(table["user_id"])[1], factorize(table["product_id"])[1]
    order = np.argsort(to_numpy(table["timestamp"]), kind="stable")
    kept = np.ones(len(action), bool)
    kept[order] = standing_rows(actions, action[order], users[order], products[order])
    # Not `pa.array`, which brings in pandas.
    bits = pa.py_buffer(np.packbits(kept, bitorder="little"))
    return table.filter(pa.Array.from_buffers(pa.bool_(), len(kept), [None, bits]))


def standing_rows(
    actions: list[str], action: Int32Array, user: Int32Array, product: Int32Array
) -> BoolArray:
    """Which events still count, (events,); they are in order of time, `action` is a place in `actions`."""
    concerned = [name in TAKEN_BACK or name in TAKEN_BACK.values() for name in actions]
    kept = np.ones(len(action), bool)
    done: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for at in np.flatnonzero(np.array(concerned, bool)[action]).tolist():
        name = actions[action[at]]
        key = int(user[at]), int(product[at]), TAKEN_BACK.get(name, name)
        done[key].append(at)
        if name in TAKEN_BACK:
            kept[done.pop(key)] = False
    return kept
