"""HTML out of text that should have none."""

import html
import re

# Only tags that exist: a shop may well write `<iPhone>` or `5<x`.
_INLINE = (
    "a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|small|span|strike|strong|sub|sup|tt"
    "|u|wbr"
)
_BLOCK = (
    "address|article|aside|blockquote|body|br|button|center|dd|div|dl|dt|footer|form|h[1-6]|head"
    "|header|hr|html|iframe|img|input|li|link|main|meta|nav|object|ol|p|pre|script|section|style|svg|table|tbody|td|tfoot|th"
    "|thead|title|tr|ul|video"
)
_INLINE_TAG = re.compile(rf"<(?=[/a-z])/?(?:{_INLINE})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    rf"<(?=[/a-z!])(?:/?(?:{_BLOCK})(?:\s[^<>]{{0,500}})?/?>|!--(?:(?!<!--).){{0,500}}?-->)",
    re.IGNORECASE | re.DOTALL,
)


def strip_html(text: str) -> str:
    """`text` with entities resolved and tags taken out; a lone `<` or `&` stays.

    Entities are resolved twice, for many a shop's export has escaped its own escapes (`&amp;nbsp;`).
    """
    plain = html.unescape(html.unescape(_without_tags(text)))
    return _without_tags(plain)


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    return _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text))
