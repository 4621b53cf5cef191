"""Quantities and model numbers: what must not fall apart when text is cut into words."""

import re
from decimal import Decimal

# unit counted in → (unit as written → how many of it). What is sold by weight, size or power.
_SPELLINGS: dict[str, dict[str, str]] = {
    "g": {
        "g": "1",
        "克": "1",
        "gram": "1",
        "grams": "1",
        "kg": "1000",
        "kgs": "1000",
        "kilogram": "1000",
        "kilograms": "1000",
        "千克": "1000",
        "公斤": "1000",
        "斤": "500",
        "mg": "0.001",
        "毫克": "0.001",
    },
    "lb": {"lb": "1", "lbs": "1", "pound": "1", "pounds": "1", "磅": "1"},
    "oz": {"oz": "1", "ounce": "1", "ounces": "1", "盎司": "1"},
    "ml": {
        "ml": "1",
        "毫升": "1",
        "milliliter": "1",
        "milliliters": "1",
        "l": "1000",
        "升": "1000",
        "liter": "1000",
        "liters": "1000",
        "litre": "1000",
        "litres": "1000",
    },
    "gb": {"gb": "1", "tb": "1024", "t": "1024"},
    "mm": {
        "mm": "1",
        "毫米": "1",
        "cm": "10",
        "厘米": "10",
        "公分": "10",
        "m": "1000",
        "米": "1000",
        "meter": "1000",
        "meters": "1000",
        "metre": "1000",
        "metres": "1000",
    },
    "寸": {"寸": "1", "英寸": "1", "inch": "1", "inches": "1", '"': "1", "''": "1", "”": "1"},
    "ft": {"ft": "1", "feet": "1", "foot": "1", "英尺": "1"},
    "w": {"w": "1", "瓦": "1", "watt": "1", "watts": "1", "kw": "1000", "千瓦": "1000"},
    "v": {"v": "1", "伏": "1", "volt": "1", "volts": "1"},
    "mah": {"mah": "1", "毫安": "1", "毫安时": "1"},
    "片": {"片": "1"},
    "只": {"只": "1"},
    "支": {"支": "1"},
    "号": {"号": "1"},
    "码": {"码": "1"},
}
_UNITS = {
    written: (base, Decimal(factor))
    for base, spellings in _SPELLINGS.items()
    for written, factor in spellings.items()
}

# 升 of 升级, 支 of 支持, 克 of 克拉, 米 of 米兰, 号 of 号码, 码 of 码头 count nothing.
_NOT_BEFORE = {
    "升": "级",
    "支": "[持架]",
    "克": "拉",
    "米": "[其兰]",
    "号": "[码线店楼]",
    "码": "[头表率]",
}


def _any_of(units: list[str]) -> str:
    longest_first = sorted(units, key=len, reverse=True)
    return "|".join(
        re.escape(unit) + (f"(?!{_NOT_BEFORE[unit]})" if unit in _NOT_BEFORE else "")
        for unit in longest_first
    )


# `15 w` is two words more often than a power: a unit of one letter must touch its number.
_LETTERS = [unit for unit in _UNITS if len(unit) == 1 and unit.isascii()]
_WORDS = [unit for unit in _UNITS if unit not in _LETTERS]
QUANTITY = re.compile(
    rf"(?<![a-z0-9.])(?P<amount>\d{{1,7}}(?:\.\d{{1,4}})?万?)"
    rf"(?:[ -]?(?P<unit>{_any_of(_WORDS)})|(?P<letter>{_any_of(_LETTERS)}))(?![a-z0-9])"
)

# Letters and digits in one piece, at least one of each: iphone15pro, s925, dt100g3, wh-1000xm5, usb3.0.
MODEL = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9-]{0,40}\d)(?=[a-z0-9-]{0,40}[a-z])"
    r"[a-z0-9]+(?:-[a-z0-9]+|(?<=\d)\.\d+[a-z]*)*(?![a-z0-9])"
)
# 2xl and xxl are one size; neither is the size xl.
BIG_SIZE = re.compile(r"(?<![a-z0-9])(?:[2-9]xl|x{2,5}l)(?![a-z0-9])")
# 七号 is 7号: batteries and balls are sold by either.
NUMBERED = {f"{digit}号": f"{number}号" for number, digit in enumerate("一二三四五六七八九十", 1)}
_PIECES = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_TIER = "pro|max|plus|ultra|mini|air|lite"
_TIERS = re.compile(f"(?:{_TIER})+")


def canonical_quantity(number: str, unit: str) -> str:
    """`1.5`, `l` → `1500ml`: one word for one quantity, however it is written."""
    base, factor = _UNITS[unit]
    amount = Decimal(number.removesuffix("万")) * (10_000 if number.endswith("万") else 1)
    return f"{(amount * factor).normalize():f}{base}"


def canonical_size(size: str) -> str:
    """`xxl` → `2xl`."""
    return size if size[0].isdecimal() else f"{size.count('x')}xl"


def model_parts(model: str) -> list[str]:
    """`wh1000xm5` → `wh`, `1000`, `xm`, `5`: its runs of letters and of digits."""
    parts: list[str] = _PIECES.findall(model)
    return parts


def model_pieces(model: str) -> list[str]:
    """`iphone15promax` → `iphone`, `15`, `pro`, `max`, so that a spaced spelling meets a joined one."""
    pieces: list[str] = []
    for piece in model_parts(model):
        pieces += re.findall(_TIER, piece) if _TIERS.fullmatch(piece) else [piece]
    return pieces
