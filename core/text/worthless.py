"""Texts that say nothing of a thing: empty praise, copies, repeated characters, adverts, another language.

Each rule gives its reason and the part of the text that gave it away. Texts are normalised before.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.language import QT_TRANSLATE_NOOP
from core.text.normalise import has_chinese, normalise

REASONS = {
    "empty": QT_TRANSLATE_NOOP("core", "no words"),
    "contact": QT_TRANSLATE_NOOP("core", "advert with a contact"),
    "repeated": QT_TRANSLATE_NOOP("core", "repeated characters"),
    "praise": QT_TRANSLATE_NOOP("core", "empty praise or blame"),
    "language": QT_TRANSLATE_NOOP("core", "another language"),
    "copy": QT_TRANSLATE_NOOP("core", "copy of another text"),
}

_LETTER = re.compile(r"[^\W\d_]")
_CONTACTS = re.compile(
    r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"
    r"|(?:qq|扣扣|企鹅|加q|q群|qq群)[^\w]{0,3}(?:号|群)?[^\w]{0,3}\d{5,11}"
    r"|(?:微信|威信|薇信|徽信|wx|vx|v信|加v|加微|weixin|wechat)[^\w]{0,3}(?:号)?[^\w]{0,3}[a-z0-9][-_a-z0-9]{4,19}"
    r"|https?://\S+|www\.\S+"
    r"|(?<![@\w.])[a-z0-9-]{2,}\.(?:com|cn|net|top|xyz|shop|vip|cc|link)/\S+"
)
# One to six characters, again and again; what is struck twice or thrice is emphasis.
_AGAIN = re.compile(r"(.{1,6}?)\1{3,}")
# A text is repetition where so much of its letters is.
_REPEATED_SHARE = 0.5
_PRAISE = re.compile(
    "此用户(?:没有|未)(?:填写|及时)?.{0,6}评价(?:内容)?|系统默认好评|默认好评|评价方未及时做出评价"
    "|全五分|五星好评|五星|好评|好平|点赞|满意|不错|可以|喜欢|支持|推荐|给力|完美|值得(?:购买|拥有|信赖|信任)?|正品"
    "|物美价廉|质量好|东西好|宝贝好|货好|速度快|物流快|发货快|服务好|态度好|卖家好|下次再来|还会再来|会再来|再来|回购"
    "|good|nice|great|perfect|excellent|awesome|ok|love it|very"
    "|非常|很好|挺好|蛮好|真好|超级|超|特别|十分|比较|还行|还|真的|真|很|太|挺|蛮|也|都|就是|是|的|了|啊|哦|呢|吧|哈"
    "|不好|不行|不怎么样|不是|一般般|一般|太差|差评|差劲|垃圾|失望|后悔|上当|骗人|坑人|坑|无语|服了|什么玩意|没良心|烂|慢|差"
    "|给(?:老公|老婆|妈妈|爸爸|爸妈|父母|家人|家里人?|朋友|儿子|女儿|孩子|自己|同事)买的?|京东|淘宝|天猫|当当|卓越|携程|网购"
    "|实惠|便宜|划算|方便|很快|及时|准时|到货|收到|已|速度|价格|性价比|总体|总的来说|感觉|觉得|应该|希望|期待|用着|用了"
    "|东西|宝贝|商品|产品|质量|物流|快递|服务|卖家|店家|老板|这个|这|个|一个|一如既往|一直|我|买|购物"
    "|再|会|下次|以后|大家|真心|确实|绝对|多|点|些|吧|哟|呀|嘛|么|呵呵|和|而且|但是|但|又|并|所以|就|愉快|开心|谢谢|感谢"
    "|好|棒|赞|快|牛|强|爱|哈|呵|嗯|恩|行|亲"
)
# A longer text of such words alone still tells how somebody liked it.
_LONGEST_PRAISE = 16
# A text of fewer letters is in no language.
_LEAST_LETTERS = 4
# Shorter texts are alike by chance.
SHORTEST_COPY = 10
# Shingles, and how alike texts with so many of them in common are (Broder 1997).
_SHINGLE = 3
LIKE = 0.8
# Sixteen bands of four values meet for 0.8 with 0.9998, for 0.4 with a third (Leskovec et al., 3.4); what
# meets is compared in full.
_BANDS, _ROWS = 16, 4
# Texts between two words of how far it is.
_STEP = 500
_PRIME = (1 << 31) - 1


@dataclass(frozen=True)
class Worthless:
    """Why the text in `row` is worth nothing, a key of `REASONS`, and what gave it away."""

    row: int
    reason: str
    evidence: str
    confidence: float


def worthless(
    texts: Sequence[str], heard: Callable[[int, int], object] = lambda done, total: None
) -> list[Worthless]:
    """What is worth nothing among `texts`, by row; the first rule that holds is the reason.

    Of copies the first is kept. The language that most texts are in is the right one. `heard` is told how
    many texts were compared, of how many.
    """
    plain = [normalise(text) for text in texts]
    is_chinese = sum(map(has_chinese, plain)) * 2 >= len(plain)
    found: dict[int, Worthless] = {}
    for row, text in enumerate(plain):
        for reason, rule in _RULES:
            if (told := rule(text)) is not None:
                found[row] = Worthless(row, reason, *told)
                break
        else:
            if _is_foreign(text, is_chinese):
                found[row] = Worthless(row, "language", text[:40], 0.8)
    for row, (first, share) in _copies(plain, heard).items():
        found.setdefault(row, Worthless(row, "copy", plain[first][:40], share))
    return [found[row] for row in sorted(found)]


Told = tuple[str, float]


def _empty(text: str) -> Told | None:
    return None if _LETTER.search(text) else (text[:40], 1.0)


def _contact(text: str) -> Told | None:
    match = _CONTACTS.search(text)
    return (match.group(), 0.95) if match else None


def _repeated(text: str) -> Told | None:
    """Most of its letters are one to six characters, four times and more in a row."""
    letters = "".join(_LETTER.findall(text))
    runs = [match for match in _AGAIN.finditer(letters) if len(set(match.group())) <= len(match[1])]
    share = sum(len(match.group()) for match in runs) / max(1, len(letters))
    if share < _REPEATED_SHARE or len(letters) < 2 * _LEAST_LETTERS:
        return None
    return max((match.group() for match in runs), key=len)[:40], share


def _praise(text: str) -> Told | None:
    """Short, and nothing is left of it without the words of praise."""
    letters = "".join(_LETTER.findall(text))
    if len(letters) > _LONGEST_PRAISE and not letters.startswith("此用户"):
        return None
    return None if _PRAISE.sub("", letters) else (text[:40], 0.9)


_RULES: tuple[tuple[str, Callable[[str], Told | None]], ...] = (
    ("empty", _empty),
    ("contact", _contact),
    ("repeated", _repeated),
    ("praise", _praise),
)


def _is_foreign(text: str, is_chinese: bool) -> bool:
    """Without a character of the language of the others."""
    if len(_LETTER.findall(text)) < _LEAST_LETTERS:
        return False
    has_ours = has_chinese(text) if is_chinese else bool(re.search("[a-z]", text))
    return not has_ours


def _copies(
    texts: Sequence[str], heard: Callable[[int, int], object]
) -> dict[int, tuple[int, float]]:
    """Row → the first row that says the same, and how alike they are (Jaccard of shingles)."""
    shingles = {
        row: _shingles(text) for row, text in enumerate(texts) if len(text) >= SHORTEST_COPY
    }
    found: dict[int, tuple[int, float]] = {}
    buckets: dict[tuple[int, bytes], list[int]] = {}
    for row, own in shingles.items():
        if row % _STEP == 0:
            heard(row, len(texts))
        alike = (0, 0.0)
        bands = [(band, values) for band, values in enumerate(_bands(own))]
        seen = {other for band in bands for other in buckets.get(band, ())}
        for other in sorted(seen):
            share = len(own & shingles[other]) / len(own | shingles[other])
            alike = (other, share) if share > alike[1] else alike
        if alike[1] >= LIKE:
            found[row] = alike
            continue
        # A copy is compared with the first of its kind alone, so that none is a copy of a copy.
        for band in bands:
            buckets.setdefault(band, []).append(row)
    heard(len(texts), len(texts))
    return found


def _shingles(text: str) -> frozenset[str]:
    letters = "".join(re.findall(r"\w", text)) or text
    return frozenset(letters[i : i + _SHINGLE] for i in range(max(1, len(letters) - _SHINGLE + 1)))


def _bands(shingles: frozenset[str]) -> list[bytes]:
    """The least value of each hash, in bands (MinHash, Broder 1997)."""
    codes = np.array([_code(shingle) for shingle in shingles], np.int64)
    least = ((_FACTORS[:, None] * codes + _OFFSETS[:, None]) % _PRIME).min(axis=1)
    return [band.tobytes() for band in least.reshape(_BANDS, _ROWS)]


def _code(shingle: str) -> int:
    code = 0
    for character in shingle:
        code = (code * 0x110000 + ord(character)) % _PRIME
    return code


_random = np.random.default_rng(7)
_FACTORS = _random.integers(1, _PRIME, _BANDS * _ROWS, np.int64)
_OFFSETS = _random.integers(0, _PRIME, _BANDS * _ROWS, np.int64)
