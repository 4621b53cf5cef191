"""One cell at a time: what a shop's text, price, sales, rating and time say once they are clean."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

from core.data.markup import strip_html
from core.data.report import RuleCount, Sheet

HIGHEST_PRICE = 1e8
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?|\.\d+")
_RANGE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(?:-|–|—|~|～|至|到)\s*[¥￥$]?\s*(\d[\d,]*(?:\.\d+)?)")
_SCALE = {"万": 1e4, "w": 1e4, "千": 1e3, "k": 1e3, "亿": 1e8, "m": 1e6}
_SPACES = re.compile(" {2,}")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e\u3000]")
# Chinese sentences keep their own punctuation.
_KEPT_WIDE = frozenset("，。！？：；（）、～")
_LEVELS = re.compile(r"\s*(?:/|>|›|»|\||→|\\)\s*")

ACTIONS: dict[str, str] = {
    alias: action
    for action, aliases in {
        "impression": ("impression", "show", "expose", "exposure", "曝光", "展示", "展现"),
        "click": ("click", "pv", "view", "clk", "detail", "browse", "点击", "浏览"),
        "favourite": ("favourite", "favorite", "fav", "like", "collect", "收藏", "喜欢", "wish"),
        "cart": (
            "cart",
            "addcart",
            "add_to_cart",
            "addtocart",
            "basket",
            "加购",
            "加购物车",
            "购物车",
        ),
        "purchase": (
            "purchase",
            "buy",
            "order",
            "pay",
            "transaction",
            "购买",
            "下单",
            "支付",
            "成交",
        ),
    }.items()
    for alias in aliases
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
    kept = "".join(c if c.isprintable() or c.isspace() else " " for c in text)
    # A description may have lines; a title's are folded by whoever shows it.
    return "\n".join(filter(None, (" ".join(line.split()) for line in kept.splitlines())))


def clean_price(given: str) -> tuple[float, str]:
    """A price in the shop's currency and the rule that mended it: NaN where it is impossible."""
    plain = _plain_number(given)
    if plain is not None:
        return (plain, "") if 0 < plain < HIGHEST_PRICE else (math.nan, "price_impossible")
    text = unicodedata.normalize("NFKC", given)
    if found := _RANGE.search(text):
        lowest = min(_value(found[1]), _value(found[2]))
        return (lowest, "price_range") if lowest > 0 else (math.nan, "price_impossible")
    number = _NUMBER.search(text)
    if not number or text[: number.start()].rstrip().endswith("-"):
        return math.nan, "price_impossible"
    price = _value(number[0]) * _scale(text[number.end() :])
    return (price, "price_text") if 0 < price < HIGHEST_PRICE else (math.nan, "price_impossible")


def clean_sales(given: str) -> tuple[float, str]:
    """Pieces sold and the rule that mended it: `1.2万+` is 12,000; NaN where it is impossible."""
    plain = _plain_number(given)
    if plain is not None:
        return (plain, "") if plain >= 0 else (math.nan, "sales_impossible")
    text = unicodedata.normalize("NFKC", given)
    number = _NUMBER.search(text)
    if not number or text[: number.start()].rstrip().endswith("-"):
        return math.nan, "sales_impossible"
    return _value(number[0]) * _scale(text[number.end() :]), "sales_text"


def clean_rating(given: str) -> tuple[float, str]:
    """A rating from 0 to 5 and the rule that mended it; NaN where it is impossible."""
    plain = _plain_number(given)
    if plain is None:
        number = _NUMBER.search(given)
        plain = _value(number[0]) if number else -1.0
    return (plain, "") if 0 <= plain <= 5 else (math.nan, "rating_impossible")


def clean_category(given: str) -> str:
    """Category levels joined by ` / `, whatever joined them before."""
    return " / ".join(level for level in _LEVELS.split(given) if level)


def clean_time(given: str) -> tuple[int | None, str]:
    """Seconds since 1970 (UTC) and the rule that mended it; None where it is no time."""
    text = given.strip()
    if text.isdigit() and len(text) in (8, 14) and text[:2] in ("19", "20"):
        return _date(text), "time_date"
    number = _plain_number(text)
    if number is None:
        seconds = _date(text)
        return seconds, "time_date" if seconds is not None else "bad_time"
    if number < 0 or number >= 1e17:
        return None, "bad_time"
    if number >= 1e14:
        return int(number / 1e6), "time_milliseconds"
    return (int(number / 1000), "time_milliseconds") if number >= 1e11 else (int(number), "")


def clean_action(given: str) -> str | None:
    """One of the five actions, or None for a word that is none."""
    return ACTIONS.get(given.strip().lower().replace(" ", "").replace("-", "_"))


def count(rule: RuleCount, row: int, column: str, before: str, after: object) -> None:
    """Note a mended number; an emptied one shows as empty."""
    emptied = isinstance(after, float) and math.isnan(after)
    rule.meet(
        row,
        column,
        before,
        "" if emptied else f"{after:g}" if isinstance(after, float) else str(after),
    )


_FORMS = (
    "%Y%m%d",
    "%Y%m%d%H%M%S",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%m/%d/%Y",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y-%m-%d %H",
)


def _by_form(form: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, form)


def _iso(text: str) -> datetime:
    if text.isdigit():
        raise ValueError(text)
    return datetime.fromisoformat(text)


_PARSERS = (_iso, *map(_by_form, _FORMS))


def _date(text: str) -> int | None:
    for parse in _PARSERS:
        try:
            moment = parse(text)
        except ValueError:
            continue
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return None


def _plain_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def _value(digits: str) -> float:
    return float(digits.replace(",", "").replace("，", ""))


def _scale(rest: str) -> float:
    return _SCALE.get(rest.lstrip()[:1].lower(), 1.0)
