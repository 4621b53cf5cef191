"""Prices, sales, scores and categories as a shopper reads them, in the language of the window."""

import math

from PySide6.QtCore import QCoreApplication

from core.data.category_path import LEVEL_SEPARATOR
from core.language import language

UNKNOWN = "—"


def price_parts(price: float) -> tuple[str, str]:
    """A price as its large and its small half: `1299.5` → `("1,299", ".50")`, NaN → `("", "")`."""
    if math.isnan(price):
        return "", ""
    whole, _, cents = f"{price:,.2f}".partition(".")
    return whole, "" if cents == "00" else f".{cents}"


def price_text(price: float) -> str:
    """A price in one piece, `—` if it is unknown."""
    whole, cents = price_parts(price)
    return f"¥{whole}{cents}" if whole else UNKNOWN


def sales_text(sales: float) -> str:
    """How many were sold, shortened: `79123` → `79k sold`; empty if unknown."""
    if math.isnan(sales):
        return ""
    template = QCoreApplication.translate("Amounts", "{count} sold")
    return template.format(count=shortened(sales))


def rating_text(rating: float) -> str:
    """A rating from 0 to 5 with one decimal; empty if unknown."""
    return "" if math.isnan(rating) else f"{rating:.1f}"


def score_text(score: float) -> str:
    """A score with as many decimals as its size deserves."""
    return f"{score:z.3f}" if abs(score) < 10 else f"{score:.1f}"


def category_text(path: str) -> str:
    """A category from the top: `数码 › 手机`."""
    return path.replace(LEVEL_SEPARATOR, " › ")


def shortened(count: float) -> str:
    """A count in few characters: `7.9万+` in Chinese, `79k` in English; a whole number below that."""
    if language() == "zh":
        if count < 10_000:
            return f"{count:.0f}"
        return f"{_floored(count / 10_000)}万+"
    if count < 1_000:
        return f"{count:.0f}"
    if count < 1_000_000:
        return f"{_floored(count / 1_000)}k"
    return f"{_floored(count / 1_000_000)}M"


def _floored(value: float) -> str:
    tenths = math.floor(value * 10) / 10
    return f"{tenths:.0f}" if value >= 10 or tenths == int(tenths) else f"{tenths:.1f}"
