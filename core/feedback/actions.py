"""What shoppers do, as stored logs name it."""

# What one action says of a product that somebody took an interest in; what is not named says nothing.
ACTION_WEIGHTS = {"click": 1.0, "favourite": 2.0, "cart": 2.0, "purchase": 3.0}
ACTIONS = tuple(ACTION_WEIGHTS)
# What was merely shown says what the shop did, and nothing of who was shown it.
IMPRESSION = "impression"
# Not this: the one action that speaks against a product.
DISMISS = "dismiss"
# What is no sign of interest in a product.
NO_INTEREST = (IMPRESSION, DISMISS)
