"""How this shop words its titles and descriptions: the same facts in many orders."""

from random import Random

from core.data.demo_world.shelves import Brand, Leaf

_TAGS = (
    *("2026新款", "新款", "正品", "官方旗舰", "爆款", "新品上市", "【包邮】", "【新品】"),
    *("【热卖】", "网红"),
)
# Attributes that a title names often; the others it names seldom.
_TOLD = frozenset(
    [
        *("颜色", "材质", "规格", "容量", "存储", "尺寸", "功效", "口味", "版型", "段位", "品种"),
        *("适用机型", "色号"),
    ]
)
_SPECIFICATION = frozenset(
    ("规格", "容量", "存储", "尺寸", "颜色", "色号", "尺码", "段位", "口味", "香型", "功率", "厚度")
)
_ORDERS = (
    (
        *("tag", "brand", "series", "season", "told", "points", "word", "audience", "mention"),
        "specification",
    ),
    ("brand", "series", "word", "told", "points", "audience", "season", "specification", "mention"),
    ("brand", "word", "audience", "season", "points", "told", "series", "mention", "specification"),
    ("brand", "series", "points", "told", "audience", "word", "mention", "specification", "tag"),
    ("brand", "tag", "told", "word", "series", "season", "points", "mention", "specification"),
)
_SENTENCES = (
    "{series}系列{word}，{points}，{scene}都合适。",
    "{word}，{facts}，{points}，{scene}好搭档。",
    "为{scene}准备的{word}，{facts}，{points}。",
    "{points}的{word}，{facts}，适合{scene}。",
    "这款{word}{points}，{facts}，{scene}用着顺手。",
)


def entitle(
    leaf: Leaf,
    brand: Brand,
    series: str,
    attributes: dict[str, str],
    points: tuple[str, ...],
    word: int,
    random: Random,
) -> str:
    """A title. Not every fact is told: what is left out stands in attributes and description."""
    words = leaf.words_of(attributes)
    parts = {
        "tag": random.choice(_TAGS) if random.random() < 0.35 else "",
        "brand": _brand(brand, random),
        "series": series if random.random() < 0.85 else "",
        "word": words[word],
        "points": _joined(random.sample(points, random.choice((0, 1, 1, 2))), random),
        "audience": _told(attributes, "适用人群", 0.5, random),
        "season": _told(attributes, "适用季节", 0.4, random),
        "told": _facts(attributes, random),
        "specification": _specification(attributes, random),
        "mention": random.choice(leaf.mentions) if random.random() < 0.3 else "",
    }
    gap = random.choice((" ", "", "", " "))
    text = "".join(_spaced(parts[part], gap) for part in random.choice(_ORDERS))
    second = random.choice(words)
    if random.random() < 0.3 and second not in text:
        text = text.rstrip() + gap + second
    return " ".join(text.split())


def describe(
    leaf: Leaf, series: str, attributes: dict[str, str], points: tuple[str, ...], random: Random
) -> str:
    """One sentence with facts that the title may have left out."""
    facts = [value for name, value in attributes.items() if name not in _SPECIFICATION]
    return random.choice(_SENTENCES).format(
        series=series,
        word=leaf.words_of(attributes)[0],
        points="、".join(random.sample(points, 2)),
        facts="、".join(random.sample(facts, min(2, len(facts)))) or leaf.name,
        scene=random.choice(leaf.scenes),
    )


def _brand(brand: Brand, random: Random) -> str:
    if random.random() < 0.04:
        return ""
    if not brand.latin or brand.latin == brand.name or random.random() < 0.65:
        return brand.name
    forms = (
        "{latin}/{name}",
        "{name}（{latin}）",
        "{name}({latin})",
        "【{name}】",
        "{latin}{name}",
    )
    return random.choice(forms).format(name=brand.name, latin=brand.latin)


def _told(attributes: dict[str, str], name: str, share: float, random: Random) -> str:
    return attributes.get(name, "") if random.random() < share else ""


def _facts(attributes: dict[str, str], random: Random) -> str:
    names = [n for n in attributes if n not in _SPECIFICATION and n not in ("适用人群", "适用季节")]
    chosen = [n for n in names if random.random() < (0.7 if n in _TOLD else 0.35)]
    random.shuffle(chosen)
    return _joined([attributes[name] for name in chosen[:3]], random)


def _specification(attributes: dict[str, str], random: Random) -> str:
    chosen = [attributes[n] for n in attributes if n in _SPECIFICATION and random.random() < 0.75]
    text = _joined(chosen, random)
    form = (
        random.choice((" {}", "（{}）", " {}", "({})", " 【{}】"))
        if random.random() < 0.8
        else "{}"
    )
    return form.format(text) if text else ""


def _joined(parts: list[str], random: Random) -> str:
    return random.choice((" ", "", "", " ")).join(parts)


def _spaced(part: str, gap: str) -> str:
    return part + gap if part else ""
