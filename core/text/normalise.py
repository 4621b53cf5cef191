"""One spelling for what is the same to a shopper: width, case, traditional forms, HTML, noise."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

from core.data.values.markup import strip_html

_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_SPACE = re.compile(r"\s+")


# A product's words, bigrams and letters are all taken of the same few texts.
@lru_cache(maxsize=16)
def normalise(text: str) -> str:
    """`text` in NFKC, lower case and simplified characters, without HTML, accents, controls or double spaces.

    Never raises, whatever the text holds; lone surrogates, NUL and format characters become spaces or
    vanish.
    """
    if "&" in text or "<" in text:
        text = strip_html(text)
    text = unicodedata.normalize("NFKC", text).lower()
    if not text.isascii():
        text = "".join(map(_printable, text)) if not text.isprintable() else text
        if _ACCENTED.search(text):
            text = _without_accents(text)
        if has_chinese(text):
            text = _simplifier().convert(text)
    elif not text.isprintable():
        text = "".join(map(_printable, text))
    return _SPACE.sub(" ", text).strip()


def has_chinese(text: str) -> bool:
    """Whether `text` holds a Chinese character."""
    return _CJK.search(text) is not None


def _without_accents(text: str) -> str:
    """Lancôme is typed lancome. Only letters like Latin ones: a mark is part of a Japanese kana."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare)


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
