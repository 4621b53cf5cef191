"""HTML out of text that should have none."""

import html
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.{0,200}?-->")


def strip_html(text: str) -> str:
    """`text` with entities resolved and tags taken out; a lone `<` or `&` stays."""
    return _TAG.sub(" ", html.unescape(_TAG.sub(" ", text)))
