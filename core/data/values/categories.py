"""Paths of categories out of what shops write for them: any mark between levels, lists, several paths."""

import json
import re
from collections import Counter
from collections.abc import Iterable

from core.data.category_path import LEVEL_SEPARATOR

# Marks that stand between levels and nowhere else, in the order in which they are looked for.
_STRONG = {" / ": r"\s/\s", ">": "[>＞›»→]+", "|": r"\|", "\\": r"\\+", "::": "::"}
# Marks that names have too: the whole column tells.
_SLASH = "/"
_WEAK = {",": "[,，]", ";": "[;；]", "-": "-", ".": r"\."}
# `AC/DC 电源`, `CD/DVD`, `1/2`: a slash inside a name.
_NAME_WITH_SLASH = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z0-9]{1,4}/)+[A-Z0-9]{1,4}(?![A-Za-z0-9])")
_CODE = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")
# Several paths in one cell.
_PATH_MARKS = r"\s*[|;；\n]\s*"
_COMMA = re.compile(r"\s*[,，]\s+")
_PART_OF_NAME = re.compile(r"[^,，]{0,60}(?:&|\band\b|\bund\b|\bet\b|和|及|与)")
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
# Letters; what is longer is no list of names.
_LONGEST_LIST = 20_000
# What Magento puts above all categories.
_ROOT = "Default Category/"


def clean_category(raw: str, mark: str = "") -> str:
    """Category levels joined by ` / `, whatever joined them before; of several paths the first.

    `mark` is what joins levels in the column, as `LevelCount` tells.
    """
    names = listed_names(raw)
    if names:
        path = next((name for name in names if _strong_mark(name)), "")
        return clean_category(path, mark) if path else _joined(names)
    separator = _strong_mark(raw)
    if separator:
        path = _first_path(raw, separator)
        return _joined(re.split(_STRONG[_strong_mark(path) or separator], path))
    if mark in _WEAK:
        return _joined(re.split(_WEAK[mark], raw))
    return _joined(_at_slashes(raw)) if mark in ("", _SLASH) and _SLASH in raw else raw


def has_same_names(before: str, after: str) -> bool:
    """Whether only the marks around the names in a category are others."""
    return _letters(before) == _letters(after)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def listed_names(raw: str) -> list[str]:
    """The names in a list as JSON or Python writes it, of lists in a list the first; empty if it is none."""
    text = raw.strip()
    if (text[:1], text[-1:]) not in (("[", "]"), ("{", "}")) or len(text) > _LONGEST_LIST:
        return []
    try:
        names = _names(json.loads(text))
    except (ValueError, RecursionError):
        inner = text[: text.find("]", text.find("'")) + 1] if "[[" in text[:20] else text
        names = [double or single for double, single in _QUOTED.findall(inner)]
    return [name.strip() for name in names if name.strip()]


def _names(value: object) -> list[str]:
    if isinstance(value, list) and value and isinstance(value[0], list):
        return _names(value[0])
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return []
    items = (item.get("name", "") if isinstance(item, dict) else item for item in value)
    return [item for item in items if isinstance(item, str)]


class LevelCount:
    """What the categories of a column, seen one by one, say of the mark between their levels."""

    def __init__(self) -> None:
        self._seen = 0
        self._strong: Counter[str] = Counter()
        self._slashes = 0
        self._weak: Counter[str] = Counter()
        self._heads: dict[str, Counter[str]] = {mark: Counter() for mark in _WEAK}

    def observe(self, texts: Iterable[str]) -> None:
        """Take some different texts of the column into account."""
        for text in texts:
            if text.strip():
                self._seen += 1
                self._observe(text.replace("&gt;", ">"))

    def _observe(self, text: str) -> None:
        if strong := _strong_mark(text):
            self._strong[strong] += 1
        if strong or text.startswith("["):
            return
        self._slashes += _SLASH in _NAME_WITH_SLASH.sub("", text)
        for mark, form in _WEAK.items():
            head, *tail = re.split(form, text, maxsplit=1)
            if tail and not (mark == "," and _PART_OF_NAME.match(tail[0])):
                is_level = mark != "." or _CODE.fullmatch(text)
                self._weak[mark] += bool(is_level)
                self._heads[mark][head] += 1

    def mark(self) -> str:
        """The mark between levels: a strong one, the slash, or what most of the column has."""
        if self._strong and max(self._strong.values()) > self._slashes:
            return self._strong.most_common(1)[0][0]
        if self._slashes:
            return _SLASH
        for mark, count in self._weak.most_common():
            # Levels have a head in common; names with a hyphen or a comma hardly have.
            is_shared = mark == "." or len(self._heads[mark]) < sum(self._heads[mark].values())
            if 2 * count > self._seen and is_shared:
                return mark
        return ""


def _strong_mark(text: str) -> str:
    return next((mark for mark, form in _STRONG.items() if re.search(form, text)), "")


def _first_path(raw: str, separator: str) -> str:
    """The first of several paths: `A > B | C > D`, `A > B, C`; a comma may be part of a name."""
    if separator == "|":
        return re.split("[;；\n]", raw, maxsplit=1)[0]
    if separator not in (">", " / "):
        return raw
    form = _STRONG[separator]
    paths = [path for path in re.split(_PATH_MARKS, raw) if path]
    path = next((path for path in paths if re.search(form, path)), raw)
    for comma in _COMMA.finditer(path):
        behind = re.split(form, path[comma.end() :], maxsplit=1)[0]
        if re.search(form, path[: comma.start()]) and not _PART_OF_NAME.match(behind):
            return path[: comma.start()]
    return path


def _at_slashes(raw: str) -> list[str]:
    """Levels between slashes, but for those inside a name; of paths with commas between, the first."""
    paths = raw.split(",")
    if len(paths) > 1 and all(_SLASH in path for path in paths):
        raw = paths[0]
    raw = raw.removeprefix(_ROOT)
    escaped = _NAME_WITH_SLASH.sub(lambda name: name[0].replace(_SLASH, "\0"), raw)
    return [level.replace("\0", _SLASH) for level in escaped.split(_SLASH)]


def _joined(levels: Iterable[str]) -> str:
    return LEVEL_SEPARATOR.join(filter(None, (level.strip() for level in levels)))
