"""What a shop's prices, ratings and sales say as numbers, and which rule was needed to tell."""

import math
import re

from core.data.values.amounts import (
    CURRENCY,
    LONGEST,
    Amount,
    Marks,
    amounts,
    is_ambiguous,
    plain,
    value,
)

# No shop sells dearer, or more of one thing.
HIGHEST_PRICE = 1e7
HIGHEST_SALES = 1e10
_JOINT = re.compile(
    rf" ?(?:{CURRENCY})?[ /a-z一-龥]{{0,4}}?(?:[-–—~〜]|至|到|to) ?(?:{CURRENCY})? ?"
)
_NEGATIVE = re.compile(rf"(?:^|[^\w])-\s*(?:{CURRENCY})?\s*$")
_NEGATIVE_BEHIND = re.compile(rf"\s*(?:{CURRENCY})?\s*-$")
# Behind a number: what it counts instead of money.
_COUNTED = re.compile(
    r" ?(?:件|折|期|%|个|個|天|日|周|人|瓶|片|只|包(?!邮)|盒|kg|g|ml|l|cm|mm|pcs|pieces|x|×|号|年|免|级"
    r"|寸|英寸|支|袋|克|斤|箱|条|双|套|位|次|倍|月|for|off)(?![a-z])"
)
# Before a number: the price that is paid, and what is not.
_PAID = re.compile(
    r"(?:[券折减惠贴]后|到手|现价|活动|促销|优惠|秒杀|售|特|拼团|拼单|团购|抢购|会员|仅|只要|只需|now|sale|special|only"
    rf"|jetzt|nur)(?:价格?)?[ :]*(?:{CURRENCY})? ?$"
)
_NOT_PAID = re.compile(
    r"(?:[原吊专]价|市场价|划线价|吊牌价|指导价|参考价|专柜价|省|减|满|立减|返|券|运费|邮费|定金|订金|was|list|rrp|mrp|msrp"
    rf"|regular|reg|save|shipping|old|statt|uvp)(?: ?price)?[ :.]*(?:{CURRENCY})? ?$"
)
_OUT_OF = re.compile(r" ?(?:/|out of|of|von|sur|de|满分) ?(5|10|100)(?![\d.])")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def clean_price(raw: str, marks: Marks | None = None) -> tuple[float, str]:
    """A price in the shop's currency and the rule that mended it: NaN where it is impossible.

    `marks` says what the column's commas and points mean.
    """
    number = _plain_number(raw)
    if number is not None and not (marks and is_ambiguous(raw.strip())):
        return (number, "") if 0 < number < HIGHEST_PRICE else (math.nan, "price_impossible")
    text = plain(raw) if len(raw) <= LONGEST else ""
    prices = amounts(text)
    chosen = _price_index(text, prices)
    if chosen is None or _is_negative(text, prices[chosen]):
        return math.nan, "price_impossible"
    price, rule = _priced(text, prices, chosen, marks or Marks())
    if not 0 < price < HIGHEST_PRICE:
        return math.nan, "price_impossible"
    return price, "" if price == number else rule


def clean_sales(raw: str) -> tuple[float, str]:
    """Pieces sold and the rule that mended it: `1.2万+` is 12,000; NaN where it is impossible."""
    number = _plain_number(raw)
    if number is not None and not _GROUPED.fullmatch(raw.strip()):
        return (number, "") if 0 <= number < HIGHEST_SALES else (math.nan, "sales_impossible")
    sales = _first_number(raw, decimal=",")
    if not 0 <= sales < HIGHEST_SALES:
        return math.nan, "sales_impossible"
    return sales, "number_chosen" if len(amounts(plain(raw))) > 1 else "sales_text"


def clean_rating(raw: str) -> tuple[float, str]:
    """A rating from 0 to 5 and the rule that mended it; `96%` and `9/10` are of 5; NaN where it is none."""
    number = _plain_number(raw)
    rating = _rating_in(raw) if number is None else number
    if not 0 <= rating <= 5:
        return math.nan, "rating_impossible"
    return rating, "rating_text" if number is None else ""


def _rating_in(raw: str) -> float:
    text = plain(raw) if len(raw) <= LONGEST else ""
    numbers = amounts(text)
    if not numbers:
        stars = text.count("★")
        return float(stars) if stars else math.nan
    if _is_negative(text, numbers[0]):
        return math.nan
    rating = value(numbers[0].digits)
    if text[numbers[0].end :].lstrip().startswith("%"):
        return rating / 20
    best = _OUT_OF.match(text, numbers[0].end)
    return rating * 5 / int(best[1]) if best else rating


def _first_number(raw: str, decimal: str = "") -> float:
    """The first number in `raw` with its scale; NaN where there is none, or it is negative."""
    text = plain(raw) if len(raw) <= LONGEST else ""
    numbers = amounts(text)
    if not numbers or _is_negative(text, numbers[0]):
        return math.nan
    mark = "" if numbers[0].scale > 1 else decimal
    return value(numbers[0].digits, mark) * numbers[0].scale


def _price_index(text: str, prices: list[Amount]) -> int | None:
    """Which of the numbers is the price: what is paid, else one beside a currency, else the first."""
    ranked = []
    for index, amount in enumerate(prices):
        before = text[: amount.start]
        is_paid = bool(_PAID.search(before))
        if not amount.currency and _COUNTED.match(text, amount.end):
            continue
        is_other = not is_paid and bool(_NOT_PAID.search(before))
        ranked.append((is_other, not is_paid, not amount.currency, index))
    if not ranked:
        return None
    index = min(ranked)[3]
    return index - 1 if index and _is_range(text, prices[index - 1], prices[index]) else index


def _is_range(text: str, lower: Amount, upper: Amount) -> bool:
    return bool(_JOINT.fullmatch(text, lower.end, upper.start))


def _priced(text: str, prices: list[Amount], chosen: int, marks: Marks) -> tuple[float, str]:
    amount, *others = prices[chosen : chosen + 2]
    decimal = marks.for_currency(amount.currency)
    is_unclear = is_ambiguous(amount.digits) and not decimal
    if is_unclear and amount.currency:
        # No money has three decimals, but for a few.
        decimal = ","
    price = value(amount.digits, decimal) * amount.scale
    if others and _is_range(text, amount, others[0]):
        upper = value(others[0].digits, decimal)
        # `1-2万` has its scale at the end.
        lower = price * others[0].scale if amount.scale == 1 and price < upper else price
        return min(lower, upper * others[0].scale), "price_range"
    if is_unclear:
        return price, "price_unclear"
    return price, "number_chosen" if len(prices) > 1 else "price_text"


def _is_negative(text: str, amount: Amount) -> bool:
    is_bracketed = (
        text.startswith("(") and text.endswith(")") and text[1:-1].strip()[:1].isdecimal()
    )
    before, behind = text[: amount.start], text[amount.end :]
    return bool(is_bracketed or _NEGATIVE.search(before) or _NEGATIVE_BEHIND.fullmatch(behind))


def _plain_number(text: str) -> float | None:
    if len(text) > LONGEST:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return None if math.isnan(number) or "_" in text else number
