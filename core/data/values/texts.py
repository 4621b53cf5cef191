"""One cell at a time: what a text or an id says once it is clean, and whether it says anything."""

import re
import unicodedata

from core.data.report import SheetReport
from core.data.values.markup import strip_html
from core.spreadsheet import unguarded

_SPACES = re.compile(" {2,}")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e\u3000]")
# Chinese sentences keep their own punctuation.
_KEPT_WIDE = frozenset("，。！？：；（）、～")
_NO_VALUE_TEXT = (
    "null|none|nan|na|n/a|n.a.|#n/a|#na|#null!|#value!|#ref!|#name?|#div/0!|#num!|\\n|nil|"
    "undefined|nat|<na>|<null>|<none>|<nan>|(null)|(none)|(nan)|(blank)|(empty)|[null]|-|--|"
    "---|—|——|空|空值|(空)|无|無|(无)|暂无|暫無|暂无数据|无数据|没有数据|未填写|未知|不详|なし|없음"
)
NO_VALUE_WORDS = frozenset(_NO_VALUE_TEXT.split("|"))
_NO_VALUE_BEGINS = frozenset("".join(word[0] + word[0].upper() for word in NO_VALUE_WORDS))
_LONGEST_NO_VALUE = max(map(len, NO_VALUE_WORDS))
# Written in small letters it may be a word or a name.
_ONLY_CAPITAL = "na"
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{1,3}")
# Numbers of a spreadsheet have fifteen digits; a longer id that is one has lost the rest.
LONG_IDS = range(16, 40)
_WHOLE = re.compile(r"(\d+)\.0+")


def clean_text(report: SheetReport, row: int, column: str, raw: str) -> tuple[str, bool]:
    """`raw` as people should read it, and whether it was mended; counts what was done in `report`."""
    text = raw
    for rule, mend in _MENDINGS:
        mended = mend(text)
        if mended != text and (rule != "controls" or mended != text.strip()):
            report.rule(rule).add(row, column, text, mended)
        text = mended
    if "\ufffd" in text:
        report.rule("undecodable").add(row, column, text)
    return text, text != raw.strip()


def mended_text(raw: str) -> str:
    """`raw` as people should read it."""
    return _printable(_narrow(_without_html(unguarded(raw))))


def clean_id(raw: str, keeps_point: bool = False) -> str:
    """An id without what cannot be seen around and inside it, and without a spreadsheet's marks.

    `="00123"` and `'00123` are 00123; `12345.0` is 12345 unless `keeps_point`, for ids such as 1.0 and 1.1.
    """
    text = raw.strip()
    if text.isascii() and text.isalnum():
        return text
    text = _narrow(visible(text))
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].strip()
    if text.startswith("'") and not text.endswith("'"):
        text = text[1:].strip()
    whole = None if keeps_point else _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def visible(raw: str) -> str:
    """`raw` without spaces around it and without what cannot be seen."""
    text = raw.strip()
    return text if text.isprintable() else "".join(filter(str.isprintable, text)).strip()


def is_rounded_id(text: str) -> bool:
    """Whether a spreadsheet has rounded an id and written it as a power of ten: `1.23457E+18`."""
    return "+" in text[:40] and bool(_ROUNDED.fullmatch(text))


def is_number_id(text: str) -> bool:
    """Whether an id of digits is a floating-point number to the last digit, as a spreadsheet's are."""
    return len(text) in LONG_IDS and text.isdecimal() and int(float(text)) == int(text)


def is_no_value(raw: str) -> bool:
    """Whether a cell says in a word that it is empty, as databases do."""
    text = raw.strip()
    if text[:1] not in _NO_VALUE_BEGINS or len(text) > _LONGEST_NO_VALUE:
        return False
    word = text.lower()
    return word in NO_VALUE_WORDS and (word != _ONLY_CAPITAL or text == "NA")


def _without_html(text: str) -> str:
    return _SPACES.sub(" ", strip_html(text)).strip() if "&" in text or "<" in text else text


def _narrow(text: str) -> str:
    if not _FULL_WIDTH.search(text):
        return text
    return _FULL_WIDTH.sub(
        lambda m: m[0] if m[0] in _KEPT_WIDE else unicodedata.normalize("NFKC", m[0]), text
    )


def _printable(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(map(_visible, text))
    # A description may have lines; a title's are folded by whoever shows it.
    return "\n".join(filter(None, (" ".join(line.split()) for line in kept.splitlines())))


def _visible(character: str) -> str:
    """Spaces of any kind stay, emoji stay whole, what cannot be seen goes."""
    if character.isprintable() or character == "\u200d":
        return character
    return character if character.isspace() else ""


_MENDINGS = (
    ("guard", unguarded),
    ("html", _without_html),
    ("full_width", _narrow),
    ("controls", _printable),
)
