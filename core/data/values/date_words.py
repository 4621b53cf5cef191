"""The words in dates: zones, hours, halves of the day and weekdays, taken out of a text one after another."""

import re
import unicodedata
from datetime import timedelta, timezone, tzinfo

# No person writes a longer date.
LONGEST = 64


def plain_date(text: str) -> str:
    """`text` without weekdays and brackets, its Chinese, Japanese and Korean marks as ours."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = _ASIDE.sub(" ", plain)
    plain = _WEEKDAY.sub(" ", plain)
    plain = _FORENOON.sub(" am ", plain)
    plain = _AFTERNOON.sub(" pm ", plain)
    return plain.translate(_MARKS).strip(" ,:")


def taken_zone(text: str) -> tuple[tzinfo | None, str]:
    """The zone that `text` names, and the text without it; an unclear abbreviation is local time."""
    if offset := _OFFSET.search(text):
        sign = -1 if offset[1] == "-" else 1
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        rest = f"{text[: offset.start()]} {_ZONE_NAME.sub(' ', text[offset.end() :])}"
        return timezone(sign * min(ahead, timedelta(hours=23))), rest
    match = _ZONE_NAME.search(text)
    if not match:
        return None, text
    hours = _ZONES.get(match[1])
    zone = None if hours is None else timezone(timedelta(hours=hours))
    return zone, f"{text[: match.start()]} {text[match.end() :]}"


def taken_clock(text: str) -> tuple[list[int] | None, str]:
    """Hour, minute and second in `text`, and the text without them; None where they are impossible."""
    half = HALF_DAY.search(text)
    if half:
        text = f"{text[: half.start()]} {text[half.end() :]}"
    clock = _CLOCK.search(text)
    if not clock and half:
        clock = _POINTED_CLOCK.search(text) or _HOUR.search(text)
    if not clock:
        return (None if half else [0, 0, 0]), text
    hour, *rest = (int(part or 0) for part in (*clock.groups(), 0, 0)[:3])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return [hour, *rest], f"{text[: clock.start()]} {text[clock.end() :]}"


def is_time_of_day(text: str) -> bool:
    """Whether `text` is a time without a date: `08:03:05`, `下午3:05`."""
    return len(text) < LONGEST and bool(_CLOCK_ONLY.fullmatch(plain_date(text.strip())))


_MARKS = str.maketrans(
    {
        **dict.fromkeys("年月년월", "-"),
        **dict.fromkeys("日号號일초秒", " "),
        **dict.fromkeys("时時点點시分분", ":"),
        "٫": ".",
    }
)
_ASIDE = re.compile(r"[\[(][^\[\]()]*[\])]")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[,.]?"
    r"|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?"
)
_FORENOON = re.compile("上午|凌晨|早上|清晨|午前|오전")
_AFTERNOON = re.compile("下午|中午|傍晚|晚上|午後|오후")
HALF_DAY = re.compile(r"(?<![a-z])([ap])\.?m\b\.?")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?: ?(\d{1,2})(?: ?: ?(\d{1,2}))?(?:[.,]\d+)?(?!\d)")
_CLOCK_ONLY = re.compile(
    r"(?:[ap]m)?\s*\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
)
# As Oracle has it: `05-JAN-23 08.03.05.000000 AM`.
_POINTED_CLOCK = re.compile(r"(?<=[ t])(\d{1,2})\.(\d{2})\.(\d{2})(?:\.\d+)?(?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*$")
_OFFSET = re.compile(
    r"(?:(?:utc|gmt)\s*|(?<=:\d\d)\s*z?\s*|(?<=[.,]\d{3})\s*|(?<=[.,]\d{6})\s*|(?<=t\d{6})\s*)"
    r"([+-])(\d{1,2}):?(\d{2})?(?!\d)"
)
_ZONE_NAME = re.compile(r"(?<![a-z])(utc|gmt|z|[a-z]{2,4}t|msk)(?![a-z])(?<!sept)(?<!oct)(?<!aout)")
_ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "mst": -7,
    "mdt": -6,
}
_ZONES |= {"cet": 1, "cest": 2, "wet": 0, "eet": 2, "eest": 3, "bst": 1, "msk": 3, "hkt": 8}
_ZONES |= {"jst": 9, "kst": 9, "aest": 10, "aedt": 11, "cdt": -5}
