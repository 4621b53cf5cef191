"""What was done and taken back again: the log keeps both, and neither says anything of a shopper."""

from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from core.feedback.actions import TAKEN_BACK


def without_taken_back(table: pa.Table) -> pa.Table:
    """The events of `table`, oldest first, without those that their shopper took back later.

    The columns user_id, product_id and action are dictionaries of texts.
    """
    actions, action = _codes(table, "action")
    if not TAKEN_BACK.keys() & set(actions):
        return table
    users, products = _codes(table, "user_id")[1], _codes(table, "product_id")[1]
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


def _codes(table: pa.Table, name: str) -> tuple[list[str], npt.NDArray[np.int32]]:
    """The different texts of a column, and which of them each row has."""
    whole = table[name].unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    return whole.dictionary.to_pylist(), np.from_dlpack(whole.indices).astype(np.int32, copy=False)
