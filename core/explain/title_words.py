"""A title in its pieces, so that a word can be taken out or put in and all else stays as it is written."""

import re
from collections.abc import Sequence

from core.text.analysis import Analyzer

_CHINESE, _BETWEEN = r"\u3400-\u9fff\uf900-\ufaff", r"\s,，、;；|/()（）【】\[\]"
_PIECE = re.compile(rf"[{_CHINESE}]+|[{_BETWEEN}]+|[^{_BETWEEN}{_CHINESE}]+")
_GAP = re.compile(rf"[{_BETWEEN}]+")
_CHARACTER = re.compile(rf"[{_CHINESE}]")
_SPACES = re.compile(r" {2,}")


def pieces(analyzer: Analyzer, title: str) -> list[str]:
    """The words of `title` and what stands between them, as written; joined they are the title."""
    cut: list[str] = []
    for piece in _PIECE.findall(title):
        cut += analyzer.cut(piece) if _CHARACTER.match(piece) else [piece]
    return cut


def is_word(piece: str) -> bool:
    """Whether a piece is a word rather than a gap."""
    return not _GAP.fullmatch(piece)


def joined(kept: Sequence[str]) -> str:
    """A title of pieces, without gaps where words are gone."""
    return _SPACES.sub(" ", "".join(kept)).strip()


def with_word(title: str, word: str) -> str:
    """`title` with a word at its end."""
    return f"{title} {word}".strip()
