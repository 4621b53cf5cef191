"""Sentences that core shows to people, in the language they chose.

Core knows no Qt, but shares Qt's translation files: the `.ts` sources in `assets/translations` are
plain XML, and the context `core` of one is all that is needed here. English is the source language.
"""

import os
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

CONTEXT = "core"
TRANSLATIONS = Path(__file__).parent.parent / "assets" / "translations"

_chosen: str | None = None


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` for Qt's `lupdate`, which knows this name, and return it unchanged."""
    return text


def set_language(code: str) -> None:
    """Show core's sentences in `code`: `zh` or `en`, for this process."""
    global _chosen
    _chosen = code


def language() -> str:
    """The language chosen for this process, else `PINXUN_LANGUAGE`, else Chinese."""
    return _chosen or os.environ.get("PINXUN_LANGUAGE") or "zh"


def translate(text: str) -> str:
    """`text` in the chosen language, or as it is where no translation is known."""
    return translate_into(language(), text)


def translate_into(code: str, text: str) -> str:
    """`text` in the language `code`, or as it is where no translation is known."""
    return _table(code).get(text) or text


def plural(count: int, one: str, many: str, **values: object) -> str:
    """The sentence of `count` things, with `{count}` and `values` filled in: `one` for exactly one of them.

    Both are translated already; Chinese says both alike.
    """
    return (one if count == 1 else many).format(count=f"{count:,}", **values)


@cache
def _table(code: str) -> dict[str, str]:
    path = TRANSLATIONS / f"pinxun_{code}.ts"
    if not path.exists():
        return {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        if context.findtext("name") == CONTEXT:
            return {
                message.findtext("source", ""): message.findtext("translation", "")
                for message in context.iter("message")
            }
    return {}
