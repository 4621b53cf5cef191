"""What is asked of a shop: its judged queries, and long queries, each made of the product to be found."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from core.data.catalogue import Catalogue
from tests.benchmarks.paraphrase import Paraphraser
from tests.benchmarks.search_values import JUDGED_ONLY
from tests.benchmarks.shops import family, judgments

JUDGED, BY_HAND, BY_RULE = "judged", "long, by hand", "long, by rule"
KINDS = (JUDGED, BY_HAND, BY_RULE)
# Product id and query a line, written by people who saw the title.
KNOWN_ITEMS = Path(__file__).parent / "known_items"
# Of so many products a query is made by rule.
BY_RULE_QUERIES = 250
# Where most products are not judged for a query that they answer.
FEW_JUDGED = ("crowdflower_en",)


@dataclass(frozen=True)
class QuestionSet:
    """Queries of one kind asked of one shop, and what is good for each: query id → product → grade."""

    shop: str
    kind: str
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]

    @property
    def name(self) -> str:
        """As tables have it."""
        return f"{self.shop}, {self.kind}"

    @property
    def figure(self) -> str:
        """The metric that decides here."""
        is_fair = self.kind != JUDGED or family(self.shop) not in FEW_JUDGED
        return "ndcg@10" if is_fair else JUDGED_ONLY


def question_sets(shop: str, workspace: Path, catalogue: Catalogue) -> list[QuestionSet]:
    """All that can be asked of a shop; of one with few answers only what is judged there."""
    sets = [QuestionSet(shop, JUDGED, *judgments(workspace))]
    if shop == family(shop):
        sets += [
            QuestionSet(shop, kind, *_known_items(pairs))
            for kind, pairs in ((BY_HAND, by_hand(shop, catalogue)), (BY_RULE, by_rule(catalogue)))
            if pairs
        ]
    return sets


def by_hand(shop: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Product id and query of what was written for this shop by hand, as far as it has the products."""
    file = KNOWN_ITEMS / f"{shop}.tsv"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    pairs = (line.split("\t") for line in lines)
    return [(product, query) for product, query in pairs if product in catalogue.row_of]


def by_rule(catalogue: Catalogue, most: int = BY_RULE_QUERIES) -> list[tuple[str, str]]:
    """Product id and query of products drawn evenly by their ids, whose titles no other product has."""
    paraphraser, titles = Paraphraser(), Counter(catalogue.title)
    pairs = []
    for row in sorted(range(len(catalogue)), key=lambda row: _drawn(catalogue.product_id[row])):
        product, title = catalogue.product_id[row], catalogue.title[row]
        query = paraphraser.query(title, catalogue.brand[row], Random(product))
        if query and titles[title] == 1:
            pairs.append((product, query))
        if len(pairs) == most:
            break
    return pairs


def _known_items(pairs: list[tuple[str, str]]) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    queries = {f"k{number}": query for number, (_, query) in enumerate(pairs, 1)}
    return queries, {f"k{number}": {product: 1} for number, (product, _) in enumerate(pairs, 1)}


def _drawn(product: str) -> bytes:
    return hashlib.blake2b(product.encode(), digest_size=8).digest()
