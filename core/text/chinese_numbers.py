"""Numbers in Chinese digits."""

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def chinese_number(text: str) -> int:
    """What Chinese digits say: 五百, 两千, 一千五 (1500), 一万二 (12000)."""
    total = section = digit = 0
    unit = 1
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit == 10_000:
                total, section = (total + section + digit) * unit, 0
            else:
                section += (digit or 1) * unit
            digit = 0
        else:
            digit = _DIGITS.find(character.replace("两", "二"))
            unit = 1 if character == "零" else unit
    # A last digit without a unit is of the next lower one.
    return total + section + digit * (unit // 10 if unit >= 100 else 1)
