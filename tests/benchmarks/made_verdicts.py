"""What queries made of titles in other words say of a model, beside what people's queries say.

`python -m tests.benchmarks.made_verdicts --keep FOLDER [--shops …] [--log FILE]`

How much of its title a query keeps, how hard it is for words alone, and what a run and the pretrained start
gain over them, joined by the laws of their kinds: verdicts on made queries must agree with those on queries
written by hand. Of the real queries of a log nobody knows what they were after. FOLDER is that of
`leave_one_out`; a shop is measured with its default training of the first seed, done now unless it is there.
"""

import argparse
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from core.runs.split import SPLIT
from core.search.engine import Engine
from core.search.fusion import DISTILLED
from core.search.request import Method
from core.text.normalise import normalise
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.choice import gain
from tests.benchmarks.configurations import CONFIGURATIONS, fused
from tests.benchmarks.leave_one_out import SEEDS
from tests.benchmarks.made_queries import JUDGING, judging_queries
from tests.benchmarks.question_sets import JUDGED, QuestionSet, question_sets
from tests.benchmarks.search_values import Values, column, ranked
from tests.benchmarks.shops import present
from tests.benchmarks.trainings import Trainings

SHOPS = ("taobao_zh", "esci_en", "crowdflower_en", "demo")
# Of a log as many are drawn as a verdict asks.
LOGGED = "a log"
HEADER = ["queries", "number", "words", "known", "of the title", "best share", "lexical"]


def rows(
    engine: Engine, sets: Sequence[QuestionSet], models: Mapping[str, Engine]
) -> list[list[str]]:
    """A row a question set: what its queries are like, and what each model gains on them."""
    return [[*_likeness(engine, asked), *_gains(engine, asked, models)] for asked in sets]


def _likeness(engine: Engine, asked: QuestionSet) -> list[str]:
    """Means: words, those that the shop has, those of the title, the best lexical score."""
    analyzer, words = engine.analyzer, engine.lexical.words
    texts = {query: normalise(text) for query, text in asked.queries.items()}
    said = {query: analyzer.sequence(text) for query, text in texts.items()}
    known = [statistics.fmean(word in words for word in each) for each in said.values() if each]
    best = [float(engine.ranking(t, Method.LEXICAL).inputs.lexical.max()) for t in texts.values()]
    kept = [
        statistics.fmean(word in title for word in said[query])
        for query, grades in asked.grades.items()
        for title in [_title_words(engine, next(iter(grades)))]
        if said[query] and asked.kind != JUDGED
    ]
    return [
        asked.name,
        str(len(texts)),
        f"{statistics.fmean(map(len, said.values())):.1f}",
        f"{statistics.fmean(known):.2f}",
        f"{statistics.fmean(kept):.2f}" if kept else "–",
        f"{statistics.fmean(best):.2f}",
    ]


def _title_words(engine: Engine, product: str) -> set[str]:
    title = engine.catalogue.title[engine.catalogue.row_of[product]]
    return set(engine.analyzer.sequence(title))


def _gains(engine: Engine, asked: QuestionSet, models: Mapping[str, Engine]) -> list[str]:
    if not asked.grades:
        return ["–"] * (1 + len(models))
    lexical = _figures(asked, ranked(engine, Method.LEXICAL, asked.queries, asked.grades).values)
    cells = [f"{statistics.fmean(lexical):.3f}"]
    for model in models.values():
        values = ranked(model, Method.HYBRID, asked.queries, asked.grades).values
        result = gain(asked.shop, asked.kind, _figures(asked, values), lexical)
        cells.append(f"{100 * (result.ratio - 1):+.1f} ({result.p:.3f})")
    return cells


def _figures(asked: QuestionSet, values: Values) -> list[float]:
    return column(values, asked.grades, asked.figure)


def _table(trainings: Trainings, shop: str, log: Sequence[str]) -> list[str]:
    folder = trainings.workspace(shop)
    with Workspace.open(folder, write=False) as workspace:
        words = Engine.open(workspace, "").with_intents("")
    sets = [*question_sets(shop, folder, words.catalogue), judging_queries(words, shop)]
    if log:
        sets.append(QuestionSet(shop, LOGGED, {text: text for text in log}, {}))
    run, _ = trainings.run(shop, CONFIGURATIONS["conv1d"], SEEDS[0])
    models = {"run": _by_law(words.with_run(run)), "start": words.without_run()}
    header = [*HEADER, *(f"{name}: gain, % (p)" for name in models)]
    return report.table(header, rows(words, sets, models))


def _by_law(engine: Engine) -> Engine:
    """With the weights of every student of the encoder; a run that clicks taught keeps its own."""
    is_student = engine.neural is not None and engine.neural.run.fusion.rise > 0
    return fused(DISTILLED)(engine) if is_student else engine


def main() -> None:
    """Print a table a shop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument(
        "--keep", type=Path, required=True, help="where shops and trainings are kept"
    )
    parser.add_argument("--log", type=Path, help="real Chinese queries, one a line")
    given = parser.parse_args()
    logged = given.log.read_text("utf-8").splitlines() if given.log else []
    sample = Random(SPLIT).sample(logged, min(JUDGING, len(logged)))
    for shop in present(tuple(given.shops)):
        log = sample if shop == "taobao_zh" else []
        print("\n".join(["", *_table(Trainings(given.keep), shop, log)]), flush=True)


if __name__ == "__main__":
    main()
