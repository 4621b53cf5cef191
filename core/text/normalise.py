"""One spelling for what is the same to a shopper: width, case, traditional forms, HTML, noise."""

import re
import unicodedata
from functools import cache
from typing import Protocol

from core.data.markup import strip_html

_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """`text` in NFKC, lower case and simplified characters, without HTML, controls or double spaces.

    Never raises, whatever the text holds; lone surrogates, NUL and format characters become spaces or
    vanish.
    """
    if "&" in text or "<" in text:
        text = strip_html(text)
    text = unicodedata.normalize("NFKC", text).lower()
    if not text.isascii():
        text = "".join(map(_printable, text)) if not text.isprintable() else text
        if _CJK.search(text):
            text = _simplifier().convert(text)
    elif not text.isprintable():
        text = "".join(map(_printable, text))
    return _SPACE.sub(" ", text).strip()


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    # Zero-width joiners sit inside words; everything else unprintable separates.
    return "" if unicodedata.category(character) == "Cf" else " "


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
