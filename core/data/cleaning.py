"""One cell at a time: what a text, an id, a category or an action says once it is clean."""

import re
import unicodedata
from math import isnan, nan

from core.data.levels import LEVEL_SEPARATOR
from core.data.markup import strip_html
from core.data.numbers import clean_rating
from core.data.report import Sheet

_SPACES = re.compile(" {2,}")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e\u3000]")
# Chinese sentences keep their own punctuation.
_KEPT_WIDE = frozenset("，。！？：；（）、～")
# What joined the levels of a category before: the first of these that occurs. A slash between other
# marks is part of a name (`女装/女士精品 > 连衣裙`).
_LEVEL_MARKS = (" / ", "[>＞›»→]+", r"\|", "/", r"\\")
_NO_VALUE = frozenset(
    ("null", "none", "nan", "n/a", "#n/a", "\\n", "undefined", "nil", "-", "--", "暂无", "无")
)
_ACTIONS = {
    "impression": "impression show shown expose exposure display imp 曝光 展示 展现",
    "click": "click pv view clk detail browse pageview page_view productview 点击 浏览 查看 rating",
    "favourite": "favourite favorite fav favor like collect wish wishlist addtowishlist 收藏 喜欢",
    "cart": "cart addcart add_to_cart addtocart basket add 加购 加购物车 加入购物车 购物车",
    "dismiss": "dismiss dislike not_interested notinterested hide 不感兴趣 不喜欢",
    # What was taken back; logs only grow.
    "unfavourite": "unfavourite unfavorite unfav 取消收藏",
    "uncart": "uncart remove_from_cart removefromcart 移出购物车",
    "undismiss": "undismiss",
    "purchase": "purchase buy order pay paid alipay transaction bought checkout 购买 下单 支付 成交 付款",
}
ACTIONS: dict[str, str] = {
    alias: action for action, aliases in _ACTIONS.items() for alias in aliases.split()
}


def clean_text(sheet: Sheet, row: int, column: str, given: str) -> tuple[str, bool]:
    """`given` as people should read it, and whether it was mended; counts what was done in `sheet`."""
    text = given
    for rule, mend in (("html", _without_html), ("full_width", _narrow), ("controls", _printable)):
        mended = mend(text)
        if mended != text and (rule != "controls" or mended != text.strip()):
            sheet.rule(rule).meet(row, column, text, mended)
        text = mended
    if "\ufffd" in text:
        sheet.rule("undecodable").meet(row, column, text)
    return text, text != given.strip()


def mended_text(given: str) -> str:
    """`given` as people should read it."""
    return _printable(_narrow(_without_html(given)))


def clean_id(given: str) -> str:
    """An id without the spaces and invisible characters around and inside it."""
    text = given.strip()
    return text if text.isprintable() else "".join(c for c in text if c.isprintable()).strip()


def clean_category(given: str) -> str:
    """Category levels joined by ` / `, whatever joined them before."""
    for mark in _LEVEL_MARKS:
        if re.search(mark, given):
            levels = (level.strip() for level in re.split(mark, given))
            return LEVEL_SEPARATOR.join(level for level in levels if level)
    return given


def clean_action(given: str) -> str | None:
    """One of the known actions, or None for a word that is none.

    Bare numbers are none: shops number their actions differently, and a guess would turn clicks into
    purchases.
    """
    return ACTIONS.get(given.strip().lower().replace(" ", "").replace("-", "_"))


def rated_action(given: str) -> str | None:
    """The action that a rating from 0 to 5 amounts to, or None where it is no such rating.

    Who gives 4 liked it, who gives 3 took notice of it; less is no interest, as if it had only been shown.
    """
    rating = clean_rating(given)[0] if given.strip() else nan
    if isnan(rating):
        return None
    return "favourite" if rating >= 4 else "click" if rating >= 3 else "impression"


def is_no_value(given: str) -> bool:
    """Whether a cell says in a word that it is empty, as databases do."""
    return given.strip().lower() in _NO_VALUE


def _without_html(text: str) -> str:
    return _SPACES.sub(" ", strip_html(text)).strip() if "&" in text or "<" in text else text


def _narrow(text: str) -> str:
    if not _FULL_WIDTH.search(text):
        return text
    return _FULL_WIDTH.sub(
        lambda m: m[0] if m[0] in _KEPT_WIDE else unicodedata.normalize("NFKC", m[0]), text
    )


def _printable(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(map(_visible, text))
    # A description may have lines; a title's are folded by whoever shows it.
    return "\n".join(filter(None, (" ".join(line.split()) for line in kept.splitlines())))


def _visible(character: str) -> str:
    """Spaces of any kind stay, emoji stay whole, what cannot be seen goes."""
    if character.isprintable() or character == "\u200d":
        return character
    return character if character.isspace() else ""
