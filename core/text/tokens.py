"""What text work hands to the outside: words of a query, and completions of one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """One word of the processed query.

    `kind` is `word`, `stop` (dropped), `synonym`, `unit`, `model`, `prefix` (completion of the last
    word, or a longer word that holds a single character) or `corrected`. `source` is the piece of the
    query it came from; empty if none.
    """

    text: str
    kind: str = "word"
    source: str = ""


@dataclass(frozen=True)
class Suggestion:
    """One line under the search box. `kind` is `query`, `brand`, `category` or `product`."""

    text: str
    kind: str
    weight: float
