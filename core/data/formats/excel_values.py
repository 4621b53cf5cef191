"""What a number in a workbook says by its format: a date, an id with leading zeros, or a number."""

import re
from datetime import datetime, time, timedelta
from typing import IO

from core.data.formats.xml_parts import attribute, elements, local

_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ZEROS = re.compile(r"0{2,}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Longer ones are no ids and no amounts.
_LONGEST = 1e30
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
# Excel believes that 1900 was a leap year.
_LEAP_DAY = 60


class Styles:
    """The formats of a workbook, by the numbers that cells give them."""

    def __init__(self, file: IO[bytes] | None, has_1904: bool) -> None:
        self.day_zero = _DAY_ZERO_1904 if has_1904 else _DAY_ZERO
        self._formats: list[tuple[str, datetime]] = []
        if file is not None:
            with file:
                self._read(file)

    def of(self, style: str) -> tuple[str, datetime]:
        """The format of a cell: `date`, a row of zeros, or nothing; and the day that is 0."""
        place = int(style) if style.isdecimal() and len(style) < 9 else 0
        return self._formats[place] if place < len(self._formats) else ("", self.day_zero)

    def _read(self, file: IO[bytes]) -> None:
        codes: dict[str, str] = {}
        is_cells = False
        for event, element in elements(file, frozenset()):
            name = local(element.tag)
            if name == "numFmt" and event == "end":
                codes[attribute(element, "numFmtId")] = attribute(element, "formatCode")
            elif name == "cellXfs":
                is_cells = event == "start"
            elif name == "xf" and event == "end" and is_cells:
                number = attribute(element, "numFmtId")
                self._formats.append((_format(number, codes.get(number, "")), self.day_zero))


def _format(number: str, code: str) -> str:
    if number.isdecimal() and int(number) in _DATE_FORMATS and not code:
        return "date"
    if _ZEROS.fullmatch(code):
        return code
    plain = _NO_LETTERS.sub("", code).lower().replace("general", "")
    return (
        "date" if re.search("[dyhs年月日]|m(?!$)", plain) and not re.search("[#0?]", plain) else ""
    )


def cell_value(text: str, kind: str, style: tuple[str, datetime]) -> str:
    """The value of a cell that is no string, as text."""
    if kind == "b":
        return "True" if text == "1" else "False"
    if kind in ("e", "d") or not text:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    form, day_zero = style
    if form == "date":
        return _moment(number, day_zero) or _number(text, number)
    return _number(text, number).zfill(len(form)) if form else _number(text, number)


def _number(text: str, number: float) -> str:
    if not number.is_integer():
        return str(number)
    return str(int(number)) if abs(number) < _LONGEST else text


def _moment(days: float, day_zero: datetime) -> str:
    if not 0 <= days < 2_958_466:
        return ""
    if days < 1:
        return str((datetime.min + timedelta(seconds=round(days * 86_400))).time() or time())
    if day_zero == _DAY_ZERO and days < _LEAP_DAY:
        days += 1
    return str(day_zero + timedelta(seconds=round(days * 86_400)))


def unescaped(text: str) -> str:
    """A string with the letters that XML cannot hold: `_x000D_` is a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
