"""Text from files and from people, made fit to be shown in one line."""

import unicodedata
from html import escape

# Longer than any name or sentence that somebody reads, short enough to be laid out at once.
LONGEST_LINE = 500
# What joins emoji and letters of some scripts; every other invisible sign may turn or hide what is near it.
_JOINERS = "\u200c\u200d"
_UNREADABLE = "\ufffd"


def one_line(text: str, limit: int = LONGEST_LINE) -> str:
    """`text` without line breaks, control and direction marks, cut to `limit` characters with an ellipsis.

    Half a surrogate pair, which no encoding can write, becomes �.
    """
    cut = text[: limit + 1]
    line = cut if cut.isprintable() else "".join(map(_shown, cut))
    return line if len(text) <= limit else line[: limit - 1] + "…"


def escaped(text: str) -> str:
    """`text` as one line of HTML or SVG that says what it says, and nothing else."""
    return escape(one_line(text))


def readable(text: str, limit: int) -> str:
    """As `one_line`, but line breaks stay."""
    if len(text) <= limit and text.isprintable():
        return text
    cut = text[:limit] + "…" if len(text) > limit else text
    return "\n".join("".join(map(_shown, line)) for line in cut.splitlines())


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cs":
        return _UNREADABLE
    if character.isspace():
        return " "
    return "" if kind in ("Cc", "Cf") and character not in _JOINERS else character
