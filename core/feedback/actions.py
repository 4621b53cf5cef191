"""What shoppers do, as stored logs name it, and which texts and times can be true."""

import numpy as np

from core.arrays import Int64Array

# What one action says of a product that somebody took an interest in; what is not named says nothing.
ACTION_WEIGHTS = {"click": 1.0, "favourite": 2.0, "cart": 2.0, "purchase": 3.0}
ACTIONS = tuple(ACTION_WEIGHTS)
# What was merely shown says what the shop did, and nothing of who was shown it.
IMPRESSION = "impression"
# Not this: the one action that speaks against a product.
DISMISS = "dismiss"
# What the id of somebody begins with whom nobody knows; whoever comes back is another.
GUEST_PREFIX = "guest-"
# Logs only grow, so that what is taken back is one more action.
TAKEN_BACK = {"unfavourite": "favourite", "uncart": "cart", f"un{DISMISS}": DISMISS}
# None of these is a step towards a product.
NO_STEP = frozenset((IMPRESSION, DISMISS, *TAKEN_BACK))
# Nobody's id or query is longer, and nothing that people see should be.
LONGEST_TEXT = 4096
# 2100: what is said to happen later was written by mistake, and no calendar goes on for ever.
END_OF_TIMES = 4_102_444_800


def known_time(stored: object) -> float:
    """A time as SQLite has it, 0 (unknown) for what is none of ours."""
    return stored if isinstance(stored, float) and 0 <= stored < END_OF_TIMES else 0.0


def known_times(stored: Int64Array) -> Int64Array:
    """Seconds since 1970 as they are, 0 (unknown) for what lies before that or in no time of ours."""
    is_known = (stored >= 0) & (stored < END_OF_TIMES)
    return stored if bool(is_known.all()) else np.where(is_known, stored, 0)
