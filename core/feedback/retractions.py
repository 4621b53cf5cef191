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
    is_standing = np.ones(len(action), bool)
    is_standing[order] = standing_rows(actions, action[order], users[order], products[order])
    # Not `pa.array`, which brings in pandas.
    bits = pa.py_buffer(np.packbits(is_standing, bitorder="little"))
    return table.filter(pa.Array.from_buffers(pa.bool_(), len(is_standing), [None, bits]))


def standing_rows(
    actions: list[str], action: Int32Array, user: Int32Array, product: Int32Array
) -> BoolArray:
    """Which events still count, (events,); they are in order of time, `action` is a place in `actions`."""
    concerned = [name in TAKEN_BACK or name in TAKEN_BACK.values() for name in actions]
    is_standing = np.ones(len(action), bool)
    earlier: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for row in np.flatnonzero(np.array(concerned, bool)[action]).tolist():
        name = actions[action[row]]
        key = int(user[row]), int(product[row]), TAKEN_BACK.get(name, name)
        earlier[key].append(row)
        if name in TAKEN_BACK:
            is_standing[earlier.pop(key)] = False
    return is_standing
