"""How good rankings, guesses and classifications are, and whether a difference is one: each defined once."""

# The name of a metric → its value, None where there was nothing to measure on.
Metrics = dict[str, float | None]
