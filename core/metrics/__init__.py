"""How good a ranking or a guess is; each measure is defined once."""

# A figure by its name, None where it was not measured.
Metrics = dict[str, float | None]
