"""The name of a stranger's column, reduced to what can be compared."""

import re
import unicodedata
from collections.abc import Iterator

from core.data.values.chinese import simplified

# Longer ones are prose, of which no name comes.
_LONGEST = 200
_TYPE = re.compile(r":(token|float)(_seq)?\s*$")
_MARKS = re.compile(r"[\s_\-./:()\ufeff\"'#*|?!,+&;@~`€$£¥₽₩₹₺₫、，。：\[\]【】]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_PREFIX = re.compile(
    r"^(?:products?|goods|items?|sku|spu|prod|articles?|movie|song|video|book|listing|commodity|variants?|lineitem|ga|event|catalog|clicked|viewed|purchased"
    r"|商品|宝贝|产品|货品|单品|影片|视频|电影|歌曲|图书|游戏|sku|spu)(?=.)"
)
_SUFFIX = re.compile(
    r"(?<=.)(?:cny|rmb|usd|eur|gbp|inr|jpy|aud|cad|yuan|dollars?|元|人民币|zh|cn|zhcn|en|enus|(?<=[a-z]{3})0?1|(?<=[一-龥]{2})0?1|text|str|value)$"
)


def is_list(name: str) -> bool:
    """Whether a column's name says by its type that the cells are lists by spaces: `class:token_seq`."""
    return name.rstrip().endswith(":token_seq")


def untyped(name: str) -> str:
    """A column's name without the type that RecBole's files put behind it: `item_id:token` is `item_id`."""
    return _TYPE.sub("", name) if len(name) <= _LONGEST else name


def plain_name(name: str) -> str:
    """A column's name without case, marks, accents and a unit in brackets, in simplified characters.

    `价格（元）` is `价格`, `Body (HTML)` is `body`, `商品編號` is `商品编号`.
    """
    text = unicodedata.normalize("NFKC", untyped(name[:_LONGEST]).strip()).lower()
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return simplified(_MARKS.sub("", _without_unit(unicodedata.normalize("NFC", text))))


def forms(name: str) -> Iterator[str]:
    """What a column may be called, most exact first: as it is, without prefix, suffix or path."""
    plain = plain_name(name)
    bare, short = _PREFIX.sub("", plain), _SUFFIX.sub("", plain)
    yield from (plain, short, bare, _SUFFIX.sub("", bare))
    # `event_attributes.object.object_id`
    *_, before, last = ("", "", *name[:_LONGEST].split("."))
    if before:
        yield plain_name(last)
        yield plain_name(before)


def _without_unit(text: str) -> str:
    """`text` without what stands in brackets at its end."""
    text = text.rstrip()
    opening = max(map(text.rfind, "([【"))
    return text[:opening] if opening > 0 and text.endswith((")", "]", "】")) else text
