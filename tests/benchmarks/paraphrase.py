"""Long queries as people say them, made of a product's title by rule: what no model here has learned from.

A few of the title's facts, in another order, without the brand and with other words for some of them: the
product they were taken from is the one to be found (known-item search; Azzopardi, de Rijke, Balog 2007).
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

WORDS = Path(__file__).parent / "paraphrase_words"
# Facts beside the name of the thing itself.
FEWEST, MOST = 2, 3
_TRIES = 20
_OTHER_WORD, _FRAMED, _HEAD_LAST = 0.8, 0.3, 0.6

_HAN = re.compile("[\u4e00-\u9fff]")
# 【…】 holds offers; what stands in other brackets is the brand in another script or a remark.
_BRACKETS = re.compile(r"【[^】]*】|[((（][^)）]*[)）]|\[[^\]]*\]")
_TWO_SCRIPTS = re.compile(
    r"[A-Za-z][\w.'& -]*[/／][\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{2,5}[/／][A-Za-z]\w*"
)
_LATIN_WORD = re.compile(r"[A-Za-z][a-z]*(?:-[a-z]+)*", re.I)
# What names the thing stands before the first of these.
_SEGMENT_END = re.compile(r"[,(|;:–—]| - | (?:for|with|of|in|on|by|from|to|w/) ", re.I)


@dataclass(frozen=True)
class Language:
    """How a query is said.

    `most_copied` characters in a row, spaces among them, may stand in a query as they stand in its title.
    """

    between: str
    before_head: tuple[str, ...]
    frames: tuple[str, ...]
    units: dict[str, str]
    most_copied: int

    def quantities(self, title: str) -> list[str]:
        """What the title measures, as it is said."""
        amounts = self._amount.findall(title)
        return [f"{number}{self.units[unit]}" for number, unit in amounts]

    def without_quantities(self, title: str) -> str:
        """The title without its measures."""
        return self._amount.sub(" ", title)

    @property
    def _amount(self) -> re.Pattern[str]:
        return re.compile(rf"(\d+(?:\.\d+)?)\s*-?({'|'.join(self.units)})(?![A-Za-z])")


HAN = Language(
    "",
    ("", "的"),
    ("想买{}", "有没有{}", "{}哪个好", "求推荐{}", "{}多少钱", "送人的{}"),
    # 4G is no weight.
    {
        "kg": "公斤",
        "g": "克",
        "ml": "毫升",
        "ML": "毫升",
        "cm": "厘米",
        "W": "瓦",
        "GB": "个G",
        "英寸": "寸",
    },
    5,
)
LATIN = Language(
    " ",
    ("",),
    ("looking for {}", "good {}", "{} as a present", "need {}", "where to get {}"),
    {
        "lbs": " pounds",
        "lb": " pounds",
        "oz": " ounces",
        "Oz": " ounces",
        "inch": " in",
        "Inch": " in",
        "ft": " feet",
        "GB": " gigabytes",
        "ml": " millilitres",
    },
    16,
)


@dataclass(frozen=True)
class Facts:
    """What a title says: the name of the thing itself, and the rest in the title's order."""

    head: str
    others: tuple[str, ...]


class Paraphraser:
    """Makes queries of titles with its own lists of words, which no model or index here reads."""

    def __init__(self) -> None:
        self._advertised = frozenset(
            word for line in _lines("advertised.txt") for word in line.split()
        )
        said = (line.split("\t") for line in _lines("said.tsv"))
        self._said = {word: tuple(others) for word, *others in said}

    def query(self, title: str, brand: str, chance: Random) -> str:
        """A query for the product with this title; "" where the title says too little.

        `chance` decides everything that is open, so equal seeds give equal queries.
        """
        is_han = len(_HAN.findall(title)) * 4 >= len(re.sub(r"\s", "", title))
        language = HAN if is_han else LATIN
        rest = without_brand(title, brand)
        facts = self._han_facts(rest) if is_han else self._latin_facts(rest)
        if facts is None or len(facts.others) < FEWEST:
            return ""
        queries = (self._said_query(facts, language, chance) for _ in range(_TRIES))
        return next((q for q in queries if longest_copy(q, title) <= language.most_copied), "")

    def _han_facts(self, title: str) -> Facts | None:
        """The last word of a Chinese title names the thing."""
        import jieba

        words = jieba.lcut(HAN.without_quantities(title))
        names = list(dict.fromkeys(word for word in words if self._is_han_fact(word)))
        # What stands first is mostly the brand, where no field names it.
        first = 1 if len(names) > FEWEST + 1 else 0
        return Facts(names[-1], (*names[first:-1], *HAN.quantities(title))) if names else None

    def _is_han_fact(self, word: str) -> bool:
        is_han = len(_HAN.findall(word)) == len(word)
        return is_han and 2 <= len(word) <= 4 and word not in self._advertised

    def _latin_facts(self, title: str) -> Facts | None:
        """The last word of an English title before a comma or preposition names the thing."""
        # What stands first is mostly the brand.
        _, _, rest = title.strip().partition(" ")
        names = self._latin_names(_SEGMENT_END.split(rest, maxsplit=1)[0])
        words = self._latin_names(LATIN.without_quantities(rest))
        others = [word for word in words if word not in names[-1:]]
        return Facts(names[-1], (*others, *LATIN.quantities(rest))) if names else None

    def _latin_names(self, text: str) -> list[str]:
        words = [word.lower() for word in _LATIN_WORD.findall(re.sub(r"['’]s\b", "s", text))]
        plain = (word for word in words if 3 <= len(word) <= 12 and word not in self._advertised)
        return list(dict.fromkeys(plain))

    def _said_query(self, facts: Facts, language: Language, chance: Random) -> str:
        """The head and a few of the others, in another order, some in other words."""
        count = min(len(facts.others), chance.randint(FEWEST, MOST))
        others = [self._other_word(word, chance) for word in chance.sample(facts.others, count)]
        head = self._other_word(facts.head, chance)
        last = chance.choice(language.before_head) + head
        words = [*others, last] if chance.random() < _HEAD_LAST else [head, *others]
        frame = chance.choice(language.frames) if chance.random() < _FRAMED else "{}"
        return frame.format(language.between.join(words)).replace("的的", "的")

    def _other_word(self, word: str, chance: Random) -> str:
        """What people may say instead of `word`, or of the longest end of it that has another word."""
        if chance.random() >= _OTHER_WORD:
            return word
        starts = range(len(word) if _HAN.match(word) else 1)
        end = next((word[start:] for start in starts if word[start:] in self._said), "")
        return word.removesuffix(end) + chance.choice(self._said[end]) if end else word


def longest_copy(query: str, title: str) -> int:
    """Characters of the longest run that stands in both, whatever the case."""
    query, title = query.lower(), title.lower()
    return SequenceMatcher(None, query, title, autojunk=False).find_longest_match().size


def without_brand(title: str, brand: str) -> str:
    """The title without its brand, brackets, and names in two scripts."""
    for part in (_BRACKETS, _TWO_SCRIPTS):
        title = part.sub(" ", title)
    return re.sub(re.escape(brand), " ", title, flags=re.IGNORECASE) if brand else title


def _lines(name: str) -> list[str]:
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
