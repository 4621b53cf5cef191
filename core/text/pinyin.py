"""How Chinese sounds in Latin letters; the library is loaded at first use, as most sessions never ask."""

import os
from collections.abc import Callable
from functools import cache

from core.text.lexicon import readings

# Characters of product words whose reading depends on the word: looking words up takes ten times as long.
_SEVERAL_READINGS = frozenset("长调乐重行模弹藏番折圈还传单参乘冲盛扇率便切伽削薄朝奇称种和角色")


def syllables(text: str) -> list[str]:
    """`连衣裙` → `lian`, `yi`, `qun`; what is not Chinese stays as it is."""
    if _SEVERAL_READINGS.isdisjoint(text):
        return [_syllable(character) for character in text]
    return _read(text)


@cache
def every_reading(character: str) -> tuple[str, ...]:
    """All that a character can be read as, `行` → `xing`, `hang`, …; one that is not Chinese as itself."""
    _reader()
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def spelt(text: str) -> str:
    """The pinyin of `text` as it is typed, in one piece."""
    return "".join(syllables(text))


def sound(text: str) -> str:
    """A key that texts share which southern ears and hurried fingers confuse: `zh` is `z`, `ng` is `n`."""
    return blurred(spelt(text))


def blurred(pinyin: str) -> str:
    """`pinyin` without the differences that typing most often loses."""
    for clear, confused in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("v", "u")):
        pinyin = pinyin.replace(clear, confused)
    return pinyin


@cache
def _syllable(character: str) -> str:
    return _read(character)[0]


def _read(text: str) -> list[str]:
    syllables: list[str] = _reader()(text)
    return syllables


@cache
def _reader() -> Callable[[str], list[str]]:
    # Its 47,000 phrases take 55 MB and a third of a second; ours are those that shops need.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict

    # In a shop 长 is long, 调 adjusts and 弹 stretches, where no phrase says otherwise.
    load_single_dict({ord("长"): "cháng,zhǎng", ord("调"): "tiáo,diào", ord("弹"): "tán,dàn"})
    load_phrases_dict(
        {word: [[syllable] for syllable in read] for word, read in readings().items()}
    )
    reader: Callable[[str], list[str]] = lazy_pinyin
    return reader
