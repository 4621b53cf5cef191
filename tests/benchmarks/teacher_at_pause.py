"""What it is worth that the teacher ranks when typing pauses, and what a query costs before and after.

`python -m tests.benchmarks.teacher_at_pause [--shops …] [--keep FOLDER] [--print-only]`

A run of the network `pretrained` is trained in every shop, and every question set is ranked by words alone,
by the start that ships with product vectors of its own, by the run as it drafts (`core/search/draft_run.py`),
and by the run itself. With `--keep` shops and trainings are there the next time.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np

from core.metrics.ranking import DEPTH
from core.search.engine import Engine
from core.search.query import normalised_query
from core.search.request import Method, SearchRequest
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.choice import gain
from tests.benchmarks.configurations import CONFIGURATIONS
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import Values, column, values_of
from tests.benchmarks.shops import present
from tests.benchmarks.trainings import Trainings

SHOPS = ("taobao_zh", "esci_en", "crowdflower_en", "demo")
SEED = 7
# What is looked at first.
TOP = 10
# How much the next place counts beside the one before, in rank-biased overlap.
PERSISTENCE = 0.9
LEXICAL, START, DRAFT, TEACHER = "words alone", "start's own ranking", "draft", "teacher"
EXPLAINED = [
    "nDCG@10 has linear gains, in crowdflower_en's judged queries over judged products only; × and p are",
    "beside words alone (paired randomisation). *Start's own ranking* is what serves before any training;",
    "the *draft* reads queries by the start and lays them beside the *teacher*'s product vectors.",
    "*Alike*: how many of the teacher's first ten are among another's, and the rank-biased overlap of",
    "both (Webber et al. 2010, p = 0.9, cut at ten). Milliseconds are CPU of the thread that searches, so",
    "that other work on the machine is not in them: of a query in the engine and, below the table, of",
    "reading its vector alone.",
]


@dataclass(frozen=True)
class Rankings:
    """What one system found, best first by query id, and the CPU milliseconds of each query."""

    products: dict[str, list[str]]
    milliseconds: list[float]

    def values(self, questions: QuestionSet) -> Values:
        """Its metrics, query by query."""
        return values_of(questions.grades, self.products)


def rankings(
    engine: Engine, questions: QuestionSet, method: Method = Method.HYBRID, *, draft: bool = False
) -> Rankings:
    """Every query of `questions` as `engine` ranks it."""
    products, milliseconds = {}, []
    for query in questions.grades:
        request = SearchRequest(questions.queries[query], method, DEPTH, draft=draft)
        began = thread_time()
        response = engine.search(request)
        milliseconds.append((thread_time() - began) * 1000)
        products[query] = [hit.product_id for hit in response.hits]
    return Rankings(products, milliseconds)


def rank_biased_overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """Agreement of two lists from 0 to 1, cut at `TOP` and scaled so that equal ones give 1.

    The weighted mean over depths d of the share that the first d of both have in common; depth d weighs
    `PERSISTENCE` to the power of d - 1.
    """
    weights = [PERSISTENCE**depth for depth in range(TOP)]
    shares = [len(set(first[:depth]) & set(second[:depth])) / depth for depth in range(1, TOP + 1)]
    possible = [min(depth, max(len(first), len(second))) / depth for depth in range(1, TOP + 1)]
    most = float(np.dot(weights, possible))
    return float(np.dot(weights, shares)) / most if most else 1.0


def section(trainings: Trainings, shops: Sequence[str]) -> list[str]:
    """The tables of every shop that is at hand."""
    lines = [
        "## The teacher when typing pauses",
        "",
        "`python -m tests.benchmarks.teacher_at_pause`",
        "",
    ]
    lines += [*EXPLAINED, ""]
    for shop in present(tuple(shops)):
        lines += _shop_lines(trainings, shop)
        print(f"{shop}: measured", flush=True)
    return lines


def _shop_lines(trainings: Trainings, shop: str) -> list[str]:
    run, _ = trainings.run(shop, CONFIGURATIONS["pretrained"], SEED)
    folder = trainings.workspace(shop)
    with Workspace.open(folder, write=False) as workspace:
        words = Engine.open(workspace, "")
    engine, start = words.with_run(run), words.without_run()
    rows, texts = [], []
    for questions in question_sets(shop, folder, words.catalogue):
        systems = {
            LEXICAL: rankings(words, questions, Method.LEXICAL),
            START: rankings(start, questions),
            # Before the teacher has read anything, which would be remembered.
            DRAFT: rankings(engine, questions, draft=True),
            TEACHER: rankings(engine, questions),
        }
        rows += [_row(questions, name, systems) for name in systems]
        texts += [questions.queries[query] for query in questions.grades]
    header = ["queries", "ranked by", "nDCG@10", "×", "p", "alike of 10", "RBO", "ms p50", "ms p99"]
    title = f"### {shop}{' (synthetic)' if shop == 'demo' else ''}"
    return [title, "", *report.table(header, rows), "", _reading(words.with_run(run), texts), ""]


def _row(questions: QuestionSet, name: str, systems: Mapping[str, Rankings]) -> list[str]:
    own, teacher = systems[name], systems[TEACHER]
    values = column(own.values(questions), questions.grades, questions.figure)
    lexical = column(systems[LEXICAL].values(questions), questions.grades, questions.figure)
    beside = gain(questions.shop, questions.name, values, lexical)
    pairs = [(own.products[query], teacher.products[query]) for query in questions.grades]
    alike = [len(set(first[:TOP]) & set(second[:TOP])) for first, second in pairs]
    overlap = [rank_biased_overlap(*pair) for pair in pairs]
    is_teacher = name == TEACHER
    return [
        f"{questions.kind} ({len(values)})" if name == LEXICAL else "",
        name,
        f"{np.mean(values):.3f}",
        "–" if name == LEXICAL else f"{beside.ratio:.3f}",
        "–" if name == LEXICAL else f"{beside.p:.3f}",
        "–" if is_teacher else f"{np.mean(alike):.1f}",
        "–" if is_teacher else f"{np.mean(overlap):.2f}",
        *(f"{np.quantile(own.milliseconds, share):.2f}" for share in (0.5, 0.99)),
    ]


def _reading(engine: Engine, texts: Sequence[str]) -> str:
    """What reading a query alone costs, by the start and by the teacher."""
    parts = []
    for name, draft in ((DRAFT, True), (TEACHER, False)):
        milliseconds = [_reading_ms(engine, text, draft) for text in texts]
        half, most = np.quantile(milliseconds, 0.5), np.quantile(milliseconds, 0.99)
        parts.append(f"{name} {half:.3f} ms, p99 {most:.3f}")
    return f"Reading one of {len(texts)} queries: {'; '.join(parts)}."


def _reading_ms(engine: Engine, text: str, draft: bool) -> float:
    neural = engine.drafting(SearchRequest(text, draft=draft)).neural
    assert neural is not None
    began = thread_time()
    neural.run.encode_texts(engine.analyzer, [normalised_query(text)])
    return (thread_time() - began) * 1000


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument("--keep", type=Path, help="where shops and trainings are kept")
    parser.add_argument("--print-only", action="store_true", help="docs/results.md stays as it is")
    given = parser.parse_args()
    began = perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        lines = section(Trainings(given.keep or Path(scratch)), given.shops)
    print(f"{perf_counter() - began:.0f} s")
    if given.print_only:
        print("\n".join(lines))
    else:
        report.write_section("teacher-at-pause", lines)


if __name__ == "__main__":
    main()
