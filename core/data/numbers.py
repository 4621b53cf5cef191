"""What a shop's prices, ratings, sales and times say as numbers, and which rule was needed to tell."""

import math
import re
import unicodedata
from datetime import UTC, datetime

HIGHEST_PRICE = 1e7
HIGHEST_SALES = 1e10
_DIGITS = r"\d(?:[\d,，.]*\d)?|\.\d+"
_NUMBER = re.compile(_DIGITS)
_RANGE = re.compile(
    rf"({_DIGITS})\s*元?\s*(?:-|–|—|~|～|至|到|to)\s*[^\d\s.-]{{0,4}}\s*({_DIGITS})"
)
_DECIMAL_COMMA = re.compile(r"\d+(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+")
_SCALE = {"万": 1e4, "w": 1e4, "千": 1e3, "k": 1e3, "亿": 1e8}
_DATES = (
    "%Y%m%d",
    "%Y%m%d%H%M%S",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%m/%d/%Y",
    "%m/%d/%Y %H:%M",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y年%m月%d日 %H:%M",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y-%m-%d %H",
    "%Y-%m-%d %H:%M:%S %Z",
)


def clean_price(given: str) -> tuple[float, str]:
    """A price in the shop's currency and the rule that mended it: NaN where it is impossible."""
    plain = _plain_number(given)
    if plain is not None:
        return (plain, "") if 0 < plain < HIGHEST_PRICE else (math.nan, "price_impossible")
    text = unicodedata.normalize("NFKC", given)
    if found := _RANGE.search(text):
        lowest = min(_value(found[1]), _value(found[2]))
        if 0 < lowest < HIGHEST_PRICE and not _is_negative(text, found.start()):
            return lowest, "price_range"
        return math.nan, "price_impossible"
    price = _first_number(text)
    return (price, "price_text") if 0 < price < HIGHEST_PRICE else (math.nan, "price_impossible")


def clean_sales(given: str) -> tuple[float, str]:
    """Pieces sold and the rule that mended it: `1.2万+` is 12,000; NaN where it is impossible."""
    plain = _plain_number(given)
    sales = _first_number(unicodedata.normalize("NFKC", given)) if plain is None else plain
    if not 0 <= sales < HIGHEST_SALES:
        return math.nan, "sales_impossible"
    return sales, "sales_text" if plain is None else ""


def clean_rating(given: str) -> tuple[float, str]:
    """A rating from 0 to 5 and the rule that mended it; `96%` is of 5; NaN where it is impossible."""
    plain = _plain_number(given)
    rating = plain
    if rating is None:
        text = unicodedata.normalize("NFKC", given)
        rating = _first_number(text) / (20 if "%" in text else 1)
    if not 0 <= rating <= 5:
        return math.nan, "rating_impossible"
    return rating, "rating_text" if plain is None else ""


def clean_time(given: str) -> tuple[int | None, str]:
    """Seconds since 1970 (UTC) and the rule that mended it; None where it is no time."""
    text = given.strip()
    if text.isdecimal() and len(text) in (9, 10):
        return int(text), ""
    if text.isdecimal() and len(text) in (8, 14) and text[:2] in ("19", "20"):
        seconds = _date(text)
        if seconds is not None:
            return seconds, "time_date"
    number = _plain_number(text)
    if number is None:
        seconds = _date(text)
        return seconds, "time_date" if seconds is not None else "bad_time"
    if number < 0 or number >= 1e17:
        return None, "bad_time"
    if number >= 1e14:
        return int(number / 1e6), "time_milliseconds"
    return (int(number / 1000), "time_milliseconds") if number >= 1e11 else (int(number), "")


def _date(text: str) -> int | None:
    """Seconds of a date or time as people write it; one without a zone is taken as UTC."""
    if not text.isdecimal():
        try:
            return _seconds(datetime.fromisoformat(text))
        except ValueError:
            pass
    for form in _DATES:
        try:
            return _seconds(datetime.strptime(text, form))
        except ValueError:
            continue
    return None


def _seconds(moment: datetime) -> int | None:
    """Seconds since 1970; None before it, for no shop's log is that old."""
    seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return seconds if seconds >= 0 else None


def _first_number(text: str) -> float:
    """The first number in `text` with its scale; -1 where there is none, or it is negative."""
    number = _NUMBER.search(text)
    if not number or _is_negative(text, number.start()):
        return -1.0
    return _value(number[0]) * _SCALE.get(text[number.end() :].lstrip()[:1].lower(), 1.0)


def _is_negative(text: str, start: int) -> bool:
    return text[:start].rstrip(" ¥￥$€£").endswith(("-", "−"))


def _plain_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return None if math.isnan(number) or "_" in text else number


def _value(digits: str) -> float:
    """Digits with whatever groups them: `1,299.5`, `1.299,50` and `12,99` are all told apart."""
    if _DECIMAL_COMMA.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    digits = digits.replace(",", "").replace("，", "")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return float(digits)
