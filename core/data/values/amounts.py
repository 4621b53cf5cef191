"""Numbers inside text: which digits belong together, and what marks groups or decimals among them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# Longer cells hold no number that a person wrote.
LONGEST = 200
_COMMA, _POINT = ",", "."
_SCALE = {"万": 1e4, "萬": 1e4, "w": 1e4, "千": 1e3, "k": 1e3, "亿": 1e8, "億": 1e8}
_DIGITS = re.compile(
    r"\d{1,3}(?:[ '’]\d{3})+(?![\d'’])(?:[.,]\d+)?|\d+(?:[.,]\d+)*|(?<![\w.,])\.\d+"
)
_SCALED = re.compile(r" ?([万萬w千k亿億])(?![a-z])")
_THREE_BEHIND = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_SYMBOLS = r"us ?\$|hk ?\$|nt ?\$|r ?\$|[acs] ?\$|\$|¥|€|£|₩|₹|₽|฿|₫|₺|₱|元|圆|块|円|圓|원|zł|kč|руб\.?|р\.|đ"
_CODES = (
    r"usd|cny|rmb|eur|euro|gbp|jpy|hkd|twd|krw|inr|rs|chf|fr|kr|sek|nok|dkk|pln|czk|huf|ft|try|tl|brl"
    r"|mxn|aud|cad|nzd|sgd|thb|vnd|idr|rp|myr|rm|php|rub|zar|aed|sar|clp|cop|ars|pen|ils|uah|ron"
)
CURRENCY = rf"(?:{_SYMBOLS}|(?<![a-z])(?:{_CODES})(?![a-z])\.?)"
_BEFORE = re.compile(rf"({CURRENCY})[ :]*$")
_AFTER = re.compile(rf" ?({CURRENCY})")


class Amount(NamedTuple):
    """A number in a text: where it stands, its digits, the currency beside it, the scale behind it."""

    start: int
    end: int
    digits: str
    currency: str
    scale: float


@dataclass(frozen=True)
class Marks:
    """What commas and points mean in a column: `decimal` is the mark of decimals by currency, the
    empty one being that of bare numbers; `overall` that of the column, where all of it agrees."""

    decimal: Mapping[str, str] = field(default_factory=dict)
    overall: str = ""

    def for_currency(self, currency: str) -> str:
        """The mark of decimals beside `currency`; empty where the column does not tell."""
        return self.decimal.get(currency) or self.overall


def plain(text: str) -> str:
    """`text` with plain digits and marks in lower case."""
    return unicodedata.normalize("NFKC", text).translate(_ARABIC).lower().strip()


def amounts(text: str) -> list[Amount]:
    """The numbers in a `plain` text of at most `LONGEST` characters, in order."""
    numbers: list[Amount] = []
    for digits in _DIGITS.finditer(text):
        end, scale = digits.end(), 1.0
        if scaled := _SCALED.match(text, end):
            end, scale = scaled.end(), _SCALE[scaled[1]]
        before, after = _BEFORE.search(text[: digits.start()]), _AFTER.match(text, end)
        currency = before or after
        numbers.append(
            Amount(digits.start(), end, digits[0], currency[1] if currency else "", scale)
        )
    return numbers


def value(digits: str, decimal: str = "") -> float:
    """What digits say with whatever groups them: `1,299.5`, `1.299,50`, `12,99` and `1 299` are told apart.

    `decimal` is the column's mark of decimals; it settles `1.299`, which is a point otherwise, and
    `1,299`, which is a group.
    """
    digits = re.sub("[ '’]", "", digits)
    mark = _decimal_mark(digits)
    if not mark and _THREE_BEHIND.fullmatch(digits):
        mark = _POINT if "." in digits and decimal != _COMMA else ""
    group = _COMMA if mark == _POINT else _POINT
    return float(
        (digits.replace(group, "") if mark else re.sub("[.,]", "", digits)).replace(",", ".")
    )


def is_ambiguous(digits: str) -> bool:
    """Whether the point in `digits` may be one of decimals or of thousands: `1.299`."""
    return "." in digits and bool(_THREE_BEHIND.fullmatch(digits))


def _decimal_mark(digits: str) -> str:
    """The mark of decimals in `digits`; empty where there is none, or it may be one of groups."""
    last = max(digits.rfind(_COMMA), digits.rfind(_POINT))
    if last < 0 or _THREE_BEHIND.fullmatch(digits):
        return ""
    mark = digits[last]
    return mark if digits.count(mark) == 1 else ""


class MarkCount:
    """What the numbers of a column, seen one by one, say of its commas and points."""

    def __init__(self) -> None:
        self._votes: dict[str, Counter[str]] = {}
        self._unclear: Counter[str] = Counter()

    def observe(self, texts: Iterable[str]) -> None:
        """Take some different texts of the column into account."""
        for text in texts:
            if 0 < len(text) <= LONGEST:
                for amount in amounts(plain(text)):
                    self._observe(amount)

    def _observe(self, amount: Amount) -> None:
        votes = self._votes.setdefault(amount.currency, Counter())
        digits = re.sub("[ '’]", "", amount.digits)
        if mark := _decimal_mark(digits):
            votes[mark] += 1
        elif is_ambiguous(digits):
            self._unclear[amount.currency] += 1
        elif digits.count(_POINT) > 1:
            votes[_COMMA] += 1
        elif _COMMA in digits:
            votes[_POINT] += 1

    @property
    def is_decided(self) -> bool:
        """Whether the meaning of every mark is known, or there is no need to."""
        marks = self.marks()
        return all(marks.for_currency(currency) for currency in self._unclear)

    def marks(self) -> Marks:
        """What the marks mean: by the currency's own numbers, else by the column's."""
        decimal = {currency: _winner(votes) for currency, votes in self._votes.items()}
        for currency, count in self._unclear.items():
            # Several prices with three digits behind the point, and none with two, are in thousands.
            enough = 2 if currency else 3
            if not self._votes[currency] and count >= enough:
                decimal[currency] = _COMMA
        used = {mark for votes in self._votes.values() for mark in votes}
        return Marks(decimal, used.pop() if len(used) == 1 else "")


def _winner(votes: Counter[str]) -> str:
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


_ARABIC = str.maketrans(
    {"٫": ".", "٬": ",", "、": ",", "\u2212": "-", "\u2009": " ", "\u202f": " "}
)
