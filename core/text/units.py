"""Quantities and model numbers: what must not fall apart when text is cut into words."""

import re
from decimal import Decimal, InvalidOperation

# unit as written → (unit it is counted in, factor)
_UNITS: dict[str, tuple[str, Decimal]] = {
    written: (base, Decimal(factor))
    for base, spellings in {
        "g": {
            "g": "1",
            "克": "1",
            "kg": "1000",
            "千克": "1000",
            "公斤": "1000",
            "斤": "500",
            "mg": "0.001",
        },
        "ml": {"ml": "1", "毫升": "1", "l": "1000", "升": "1000"},
        "gb": {"gb": "1", "g内存": "1", "tb": "1024", "t": "1024"},
        "mm": {"mm": "1", "毫米": "1", "cm": "10", "厘米": "10", "m": "1000", "米": "1000"},
        "寸": {"寸": "1", "英寸": "1", "inch": "1"},
        "w": {"w": "1", "瓦": "1", "kw": "1000", "千瓦": "1000"},
        "v": {"v": "1", "伏": "1"},
        "mah": {"mah": "1", "毫安": "1", "毫安时": "1"},
        "片": {"片": "1"},
        "只": {"只": "1"},
        "支": {"支": "1"},
    }.items()
    for written, factor in spellings.items()
}
_SPELLINGS = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
QUANTITY = re.compile(
    rf"(?<![\w.])(?P<amount>\d{{1,7}}(?:\.\d{{1,4}})?)\s?(?P<unit>{_SPELLINGS})(?![a-z])"
)

# Letters and digits in one piece, at least one of each: iphone15pro, s925, dt100g3, wh-1000xm5.
MODEL = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9])"
)
_PIECES = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


def canonical_quantity(number: str, unit: str) -> str:
    """`1.5`, `l` → `1500ml`: one word for one quantity, however it is written."""
    base, factor = _UNITS[unit]
    try:
        amount = Decimal(number) * factor
    except InvalidOperation:
        return number + unit
    return f"{amount.normalize():f}{base}"


def model_pieces(model: str) -> list[str]:
    """`iphone15pro` → `iphone`, `15`, `pro`, so that a spaced spelling meets a joined one."""
    return _PIECES.findall(model)
