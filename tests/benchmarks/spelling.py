"""How well slips are put right, and right queries left alone: `python -m tests.benchmarks.spelling`."""

import argparse
import tempfile
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from random import Random
from time import thread_time

import numpy as np

from core.data.category_path import LEVEL_SEPARATOR
from core.data.demo_world.shelves import leaves
from core.search.engine import Engine
from core.search.request import SearchRequest, SearchResponse
from core.text.lexicon import similar_shapes
from core.text.similar_words import is_chinese, is_latin
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.glyphs import alike, common_characters
from tests.benchmarks.misspellings import CHINESE, LATIN, Misspeller
from tests.benchmarks.shops import import_shop, judgments, present

SHOPS = ("demo", "taobao_zh", "esci_en")
SEED, SLIPS, RIGHT_WORDS = 20261201, 500, 1000
# A word that fewer products have is as likely a slip of theirs.
LEAST_PRODUCTS = 3
SHORTEST_LATIN = 4
# Of Latin words in a Chinese shop, mostly brands, there are few.
LATIN_SHARE = 0.25
# So many texts of a kind are typed key by key.
KEYED = 200

# Its kind, a word, and the word misspelt.
Slip = tuple[str, str, str]


@dataclass
class Tally:
    """How misspellings of one kind fared."""

    asked: int = 0
    right: int = 0
    applied: int = 0
    wrong: int = 0
    wrongly_applied: int = 0

    def count(self, response: SearchResponse, meant: Container[str]) -> None:
        """Add what became of one misspelling."""
        is_right = response.did_you_mean in meant
        self.asked += 1
        self.right += is_right
        self.applied += is_right and response.corrected
        self.wrong += bool(response.did_you_mean) and not is_right
        self.wrongly_applied += response.corrected and not is_right

    @classmethod
    def total(cls, tallies: Iterable["Tally"]) -> "Tally":
        """All of them together."""
        return cls(*(sum(column) for column in zip(*map(astuple, tallies), strict=True)))

    def cells(self) -> list[str]:
        """As the table has it."""
        counts = (self.applied, self.wrong, self.wrongly_applied)
        return [str(self.asked), f"{self.right / self.asked:.1%}", *map(str, counts)]


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


def slips(engine: Engine, words: dict[str, int], seed: int) -> Iterator[Slip]:
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


def measure(engine: Engine, made: Iterable[Slip]) -> dict[str, Tally]:
    """Kind → how its misspellings fared."""
    tallies: dict[str, Tally] = {}
    for kind, word, typed in made:
        response = engine.search(SearchRequest(typed, draft=True))
        tallies.setdefault(kind, Tally()).count(response, {word})
    return tallies


def slips_by_hand(engine: Engine) -> Tally:
    """How the slips fared that the demo world's authors wrote; right is any name of the thing."""
    tally = Tally()
    for leaf in leaves():
        meant = {*leaf.words, *leaf.synonyms, leaf.name}
        for typed in leaf.typos:
            tally.count(engine.search(SearchRequest(typed, draft=True)), meant)
    return tally


def right_queries(
    name: str, workspace: Path, words: dict[str, int], seed: int
) -> dict[str, list[str]]:
    """What is right: judged queries, less the slips among the demo world's, and words of the catalogue."""
    judged = sorted(set(judgments(workspace)[0].values()))
    if name == "demo":
        made_up = {typo for leaf in leaves() for typo in leaf.typos}
        made_up |= {brand.typed for leaf in leaves() for brand in leaf.brands if brand.typed}
        judged = [query for query in judged if not any(text in query for text in made_up)]
    some = Random(seed).sample(sorted(words), min(RIGHT_WORDS, len(words)))
    return {"judged queries": judged, "catalogue words": some}


def changed(engine: Engine, queries: Sequence[str]) -> list[str]:
    """How many `queries` there are, all right; are answered as another; are offered one."""
    responses = [engine.search(SearchRequest(query, draft=True)) for query in queries]
    applied = sum(response.corrected for response in responses)
    offered = sum(bool(r.did_you_mean) and not r.corrected for r in responses)
    return [str(len(queries)), str(applied), str(offered)]


def key_ms(engine: Engine, texts: Sequence[str]) -> list[float]:
    """Milliseconds of looking for a better spelling of each beginning of `texts`, as keys are pressed."""
    took: list[float] = []
    for text in texts:
        for end in range(1, len(text) + 1):
            start = thread_time()
            engine.shop.speller.correct(text[:end], is_finished=False)
            took.append((thread_time() - start) * 1000)
    return took


def shop_rows(name: str, workspace: Path, seed: int) -> tuple[list[list[str]], ...]:
    """The rows of one shop in each of the three tables."""
    with Workspace.open(workspace) as opened:
        engine = Engine.open(opened)
    engine.prepare()
    words = catalogue_words(engine)
    made = list(slips(engine, words, seed))
    tallies = measure(engine, made)
    tallies["all"] = Tally.total(tallies.values())
    if name == "demo":
        tallies["written by hand"] = slips_by_hand(engine)
    right = right_queries(name, workspace, words, seed)
    typed = {"misspelt": [slip for _, _, slip in made], **right}
    took = {kind: key_ms(engine, texts[:KEYED]) for kind, texts in typed.items()}
    return (
        [[name, kind, *tally.cells()] for kind, tally in tallies.items()],
        [[name, kind, *changed(engine, texts)] for kind, texts in right.items()],
        [
            [name, kind, *(f"{np.percentile(ms, q):.2f}" for q in (50, 99))]
            for kind, ms in took.items()
        ],
    )


def section(names: Sequence[str], seed: int, scratch: Path) -> list[str]:
    """The tables of the shops that are here."""
    slip_rows: list[list[str]] = []
    right_rows: list[list[str]] = []
    key_rows: list[list[str]] = []
    for name in present(tuple(names)):
        import_shop(name, scratch / name)
        rows = shop_rows(name, scratch / name, seed)
        for table, more in zip((slip_rows, right_rows, key_rows), rows, strict=True):
            table += more
    slip_head = ["shop", "slip", "asked", "right", "applied", "another", "another applied"]
    right_head = ["shop", "right queries", "asked", "answered as another", "offered another"]
    lines = [*EXPLAINED, *shape_share(), "", *report.table(slip_head, slip_rows), ""]
    lines += [*report.table(right_head, right_rows), ""]
    return [*lines, *report.table(["shop", "ms a key, while typing", "p50", "p99"], key_rows)]


def shape_share() -> list[str]:
    """How many of the shape confusions stand in the speller's own table."""
    known = similar_shapes()
    pairs = [(one, other) for one, others in alike(common_characters()).items() for other in others]
    share = sum(other in known.get(one, "") for one, other in pairs) / len(pairs)
    return [
        f"Shapes are confused as a sans-serif face draws them alike; {share:.0%} of those pairs stand in",
        "the speller's table, which was written by hand and drawn with a serif face.",
    ]


EXPLAINED = [
    "## Spelling",
    "",
    "`python -m tests.benchmarks.spelling`. Words of titles and categories that three products or more",
    "have, drawn in proportion to their products, each with one slip; what is then another word of the shop",
    "is no slip. *Right*: the one suggestion is the word, offered or applied. *Written by hand*: the slips",
    "that the demo world's authors wrote, right if any name of the thing comes out. Right queries are the",
    "shop's judged ones, less the slips and the brands in pinyin among the demo world's, and words of its",
    "catalogue. Tuned with other seeds, and on crowdflower_en. Milliseconds are of one core.",
]


def main() -> None:
    """Measure, and write the section of docs/results.md unless another seed is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", default=SHOPS)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        lines = section(given.shops, given.seed, Path(scratch))
    if given.seed == SEED:
        report.write_section("spelling", lines)
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
