"""What shoppers do, as stored logs name it."""

# What one action says of a product that somebody took an interest in; what is not named says nothing.
ACTION_WEIGHTS = {"click": 1.0, "favourite": 2.0, "cart": 2.0, "purchase": 3.0}
ACTIONS = tuple(ACTION_WEIGHTS)
# What was merely shown says what the shop did, and nothing of who was shown it.
IMPRESSION = "impression"
# Not this: the one action that speaks against a product.
DISMISS = "dismiss"
# Logs only grow, so that what is taken back is one more action.
TAKEN_BACK = {"unfavourite": "favourite", "uncart": "cart", f"un{DISMISS}": DISMISS}
# None of these is a step towards a product.
NO_STEP = frozenset((IMPRESSION, DISMISS, *TAKEN_BACK))
