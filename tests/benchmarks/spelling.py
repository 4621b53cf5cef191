"""How well slips are put right, and right queries left alone: `python -m tests.benchmarks.spelling`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

from core.data.category_path import LEVEL_SEPARATOR
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.text.similar_words import is_chinese, is_latin
from tests.benchmarks.misspellings import CHINESE, LATIN, Misspeller
from tests.benchmarks.shops import judgments

SHOPS = ("demo", "taobao_zh", "esci_en")
SEED, SLIPS, RIGHT_WORDS = 20261201, 500, 1000
# A word that fewer products have is as likely a slip of theirs.
LEAST_PRODUCTS = 3
SHORTEST_LATIN = 4
# Of Latin words in a Chinese shop, mostly brands, there are few.
LATIN_SHARE = 0.25


@dataclass
class Tally:
    """How misspellings of one kind fared."""

    asked: int = 0
    right: int = 0
    applied: int = 0
    wrong: int = 0
    wrongly_applied: int = 0
    ms: list[float] = field(default_factory=list)


def catalogue_words(engine: Engine) -> dict[str, int]:
    """The words of titles and categories that are long enough to misspell → products that have them."""
    catalogue, counts = engine.catalogue, Counter[str]()
    for title, category in zip(catalogue.title, catalogue.category, strict=True):
        text = f"{title} {category.replace(LEVEL_SEPARATOR, ' ')}"
        counts.update(set(engine.analyzer.sequence(text)))
    return {
        word: count
        for word, count in sorted(counts.items())
        if count >= LEAST_PRODUCTS
        and (len(word) >= SHORTEST_LATIN if is_latin(word) else len(word) > 1 and is_chinese(word))
    }


def slips(engine: Engine, words: dict[str, int], seed: int) -> Iterator[tuple[str, str, str]]:
    """(kind, word, how it is misspelt): words in proportion to their products, kinds of a script alike."""
    misspeller = Misspeller(seed)
    chinese = [word for word in words if not is_latin(word)]
    latin = [word for word in words if is_latin(word)]
    latin_share = LATIN_SHARE if len(chinese) > len(latin) else 1.0
    for kinds, pool, share in ((CHINESE, chinese, 1 - latin_share), (LATIN, latin, latin_share)):
        for kind in kinds if share else ():
            wanted = round(SLIPS * share / len(kinds))
            while wanted:
                [word] = misspeller.random.choices(pool, [words[word] for word in pool])
                typed = misspeller.misspelt(word, kind)
                # What the shop holds as it was typed is found, and no slip.
                if typed and typed not in engine.lexical.words:
                    wanted -= 1
                    yield kind, word, typed


def measure(engine: Engine, words: dict[str, int], seed: int) -> dict[str, Tally]:
    """Kind → how its misspellings fared."""
    tallies: dict[str, Tally] = {}
    for kind, word, typed in slips(engine, words, seed):
        tally = tallies.setdefault(kind, Tally())
        start = perf_counter()
        response = engine.search(SearchRequest(typed, Method.HYBRID, draft=True))
        tally.ms.append((perf_counter() - start) * 1000)
        is_right = response.did_you_mean == word
        tally.asked += 1
        tally.right += is_right
        tally.applied += is_right and response.corrected
        tally.wrong += bool(response.did_you_mean) and not is_right
        tally.wrongly_applied += response.corrected and not is_right
    return tallies


def changed(engine: Engine, queries: Sequence[str]) -> tuple[int, int]:
    """How many of `queries`, all right, are searched as another, and how many are offered one."""
    responses = [engine.search(SearchRequest(query, draft=True)) for query in queries]
    applied = sum(response.corrected for response in responses)
    offered = sum(bool(r.did_you_mean) and not r.corrected for r in responses)
    return applied, offered


def right_queries(
    engine: Engine, workspace: Path, words: dict[str, int], seed: int
) -> dict[str, list[str]]:
    """What is right: the shop's judged queries, and words of its catalogue."""
    judged = sorted(set(judgments(workspace)[0].values()))
    return {
        "judged queries": judged,
        "catalogue words": Random(seed).sample(sorted(words), min(RIGHT_WORDS, len(words))),
    }
