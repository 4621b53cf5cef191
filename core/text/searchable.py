"""Which values of a product are text that somebody may search for, by what they look like."""

import re
from functools import lru_cache

# Values that only say whether, and say nothing by themselves.
_FLAG = r"true|false|yes|no|y|n|on|off|none|null|nan|n/a|--?|[01]|是|否|有|无|√|×|✓|✗|支持|不支持"
_FILE = (
    r"[^\s,;|]*\.(?:jpe?g|png|gif|webp|bmp|svg|avif|heic|tiff?|ico|mp4|mov|webm|avi|mp3|wav|pdf|docx?"
    r"|xlsx?|html?|php|aspx?|jsp|zip)(?:[?#@!][^\s,;|]*)?"
)
_ADDRESS = r"(?:[a-z][a-z0-9+.-]{1,9}://|//|www\.)[^\s,;|]*|data:[^\s|]*"
_EMAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
_HASH = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?"
_CLOCK = r"(?:[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?(?:z|utc|gmt)?(?:[+-]\d{2}:?\d{2})?)?)?"
_DATE = (
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{4}年\d{1,2}月\d{1,2}[日号])"
    + _CLOCK
)
# Several of a kind in a row, as shops list their pictures, or one date.
_ONE = rf"(?:{_ADDRESS}|{_FILE}|{_EMAIL}|{_HASH})"
_NO_TEXT = re.compile(
    rf"{_FLAG}|[\[\"' ]*{_ONE}(?:[\s,;|\"'\[\]]+{_ONE})*[\]\"' ]*|{_DATE}", re.IGNORECASE
)
# A longer value is prose.
_LONGEST = 2000


@lru_cache(4096)
def is_text(value: str) -> bool:
    """Whether the value of an attribute is text: no address, file, flag or date, nor several."""
    plain = value.strip()
    return bool(plain) and (len(plain) > _LONGEST or _NO_TEXT.fullmatch(plain) is None)
