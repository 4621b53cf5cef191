"""How unlikely it is that one Latin word was typed for another."""

# Negative logarithms of how likely each slip is. Fingers miss a key by one, swap letters, double or drop one.
NEIGHBOUR_KEY = 2.5
SWAPPED = 2.5
MISSING = 3.0
DOUBLED = 2.0
EXTRA = 4.0
OTHER_LETTER = 5.0
# Hardly anyone gets the first letter wrong.
FIRST_LETTER = 2.0
# In a short word an edit makes another word more often than a slip.
SHORT_WORD = 2.0
_SHORT = 4

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# How far each row of keys stands to the right of the one above, in keys.
_OFFSETS = (0.0, 0.25, 0.75)
_PLACE = {
    letter: (column + offset, float(row))
    for row, (letters, offset) in enumerate(zip(_ROWS, _OFFSETS, strict=True))
    for column, letter in enumerate(letters)
}


def edit_cost(typed: str, known: str, allowed: int) -> float | None:
    """What it costs to read `typed` as `known`, or None where that takes more than `allowed` edits.

    Damerau's and Levenshtein's edits, weighed: letters left out, added, changed or swapped.
    """
    cost = _rest_cost(typed, known, allowed)
    if cost is None:
        return None
    other_start = FIRST_LETTER if typed[0] != known[0] else 0.0
    return cost + other_start + (SHORT_WORD if len(known) <= _SHORT else 0.0)


def _rest_cost(typed: str, known: str, allowed: int, i: int = 0, j: int = 0) -> float | None:
    """The same for what follows `i` and `j`. Few edits make few branches, so no table is kept."""
    while i < len(typed) and j < len(known) and typed[i] == known[j]:
        i, j = i + 1, j + 1
    is_typed, is_known = i < len(typed), j < len(known)
    if not is_typed and not is_known:
        return 0.0
    if not allowed or abs((len(typed) - i) - (len(known) - j)) > allowed:
        return None
    edits: list[tuple[float, int, int]] = []
    if is_typed and is_known:
        edits.append((_other(typed[i], known[j]), 1, 1))
        if typed[i : i + 2] == known[j : j + 2][::-1]:
            edits.append((SWAPPED, 2, 2))
    if is_typed:
        edits.append((DOUBLED if i and typed[i - 1] == typed[i] else EXTRA, 1, 0))
    if is_known:
        edits.append((MISSING, 0, 1))
    rests = ((cost, _rest_cost(typed, known, allowed - 1, i + a, j + b)) for cost, a, b in edits)
    return min((cost + rest for cost, rest in rests if rest is not None), default=None)


def _other(letter: str, wanted: str) -> float:
    return NEIGHBOUR_KEY if are_neighbours(letter, wanted) else OTHER_LETTER


def are_neighbours(one: str, other: str) -> bool:
    """Whether two letters are beside each other on an English keyboard."""
    (x, row), (other_x, other_row) = _PLACE[one], _PLACE[other]
    return abs(x - other_x) <= 1 and abs(row - other_row) <= 1
