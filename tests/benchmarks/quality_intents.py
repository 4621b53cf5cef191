"""How well categories of queries are guessed: `python -m tests.benchmarks.quality_intents`.

The demo world's judged queries have a known truth: the category of most of the products that answer them
best. `taobao_zh` has no such truth, so there queries are made of titles that training held out.
Both beside the largest category, and tf-idf of characters with a linear SVM, learned from titles.
"""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from core.data.catalogue import catalogue_of
from core.data.category_path import LEVEL_SEPARATOR
from core.metrics.significance import mean_interval
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.text.sequences import ProductWords
from core.training.tasks.category.labelled_texts import labelled_texts, split
from core.training.title_queries import QueryGenerator, join_words
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.baselines import svm_ranking
from tests.benchmarks.shops import import_shop, judgments, pinxun, present
from tests.benchmarks.splits import REPORT, half_of

# The seed that `train` takes by default: what it held out is held out here.
SEED = 7
Asked = list[tuple[str, str]]


def section(scratch: Path) -> list[str]:
    """A table for each shop that is here."""
    made: list[str] = []
    for name in present(("demo", "taobao_zh")):
        workspace = scratch / f"intents-{name}"
        import_shop(name, workspace)
        pinxun("train", "--workspace", workspace, "--task", "category")
        made += [*shop(name, workspace), ""]
    return [*EXPLAINED, "", *made]


EXPLAINED = [
    "`python -m tests.benchmarks.quality_intents`. The share of queries whose category is guessed",
    "first, or among the first three, with a 95 % bootstrap interval. In the last row and in *found",
    "products* a category above the right one counts as right, as it is named where none of its",
    "children stands out; in the others it has to be met exactly. In the demo world conv1d also learned",
    "from clicks, the SVM from titles alone. On `taobao_zh` the query was made of a title that is in",
    "the catalogue, so *found products* may simply find it: their figures there, and those of the last",
    "row, do not say how well a new query is understood.",
]


def shop(name: str, workspace: Path) -> list[str]:
    """The table of one shop."""
    asked = demo_queries(workspace) if name == "demo" else held_out_queries(workspace)
    rows = [[guess, *cells(told, asked)] for guess, told in guessers(workspace, asked).items()]
    heading = f"### {name}: {len(asked)} queries"
    return [heading, "", *report.table(["guessed by", "accuracy@1", "accuracy@3"], rows)]


def demo_queries(workspace: Path) -> Asked:
    """The report half of the judged queries, each with the category of most of its best products."""
    texts, grades = judgments(workspace)
    with Workspace.open(workspace, write=False) as opened:
        catalogue = catalogue_of(opened)
    asked = []
    for query, products in grades.items():
        best = max(products.values())
        rows = [catalogue.row_of[id_] for id_, grade in products.items() if grade == best >= 2]
        counts = Counter(catalogue.category[row] for row in rows)
        if counts and half_of(query) == REPORT:
            asked.append((texts[query], counts.most_common(1)[0][0]))
    return asked


def held_out_queries(workspace: Path) -> Asked:
    """A query made of each title that the run's training held out, with its category."""
    with Workspace.open(workspace, write=False) as opened:
        analyzer = Analyzer.for_catalogue(catalogue_of(opened))
        _, kept = split(labelled_texts(opened), SEED)
    maker = QueryGenerator(analyzer.synonyms, SEED)
    made = [maker.generate(ProductWords(analyzer.sequence(text), [], [])) for text in kept.texts]
    labels = [kept.labels[number] for number in kept.label]
    return [(join_words(words), label) for words, label in zip(made, labels, strict=True) if words]


def guessers(workspace: Path, asked: Asked) -> dict[str, list[list[str]]]:
    """Who guesses → for each query the categories it names, the likeliest first."""
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened)
        learned, _ = split(labelled_texts(opened), SEED)
    texts = [normalise(text) for text, _ in asked]
    names = [learned.labels[number] for number in learned.label]
    largest = [name for name, _ in Counter(names).most_common(3)]
    bare = replace(engine, intents=None)
    run = engine.intents
    assert run is not None
    return {
        "largest category": [largest for _ in texts],
        "tf-idf + linear SVM": svm_ranking(list(zip(learned.texts, names, strict=True)), texts),
        "found products": [named(bare, text) for text in texts],
        "conv1d": [[intent.category for intent in run.intents(text)] for text in texts],
        "intents: conv1d and found products": [named(engine, text) for text in texts],
    }


def named(engine: Engine, text: str) -> list[str]:
    """The categories that a search names."""
    return [intent.category for intent in engine.search(SearchRequest(text)).intents]


def cells(told: list[list[str]], asked: Asked) -> list[str]:
    """Accuracy at 1 and at 3."""
    found = []
    for best in (1, 3):
        right = [
            any(is_or_is_above(name, truth) for name in names[:best])
            for names, (_, truth) in zip(told, asked, strict=True)
        ]
        mean, low, high = mean_interval([float(each) for each in right], 2000)
        found.append(f"{mean:.3f} ({low:.3f}–{high:.3f})")
    return found


def is_or_is_above(name: str, category: str) -> bool:
    """Whether `name` is `category` or a level above it."""
    return category == name or category.startswith(name + LEVEL_SEPARATOR)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        lines = section(Path(folder))
    report.write_section("intents", ["## Intents", "", *lines])
