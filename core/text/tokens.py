"""One word of a processed query."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """One word of the processed query.

    `kind` is `word`, `stop` (dropped), `synonym`, `unit`, `model`, `prefix` (completion of the last
    word) or `corrected`. `source` is the piece of the query it came from; empty if none.
    """

    text: str
    kind: str = "word"
    source: str = ""
