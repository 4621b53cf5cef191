"""Who is to teach a search network where shoppers have clicked little: they, the pretrained encoder, or both.

`python -m tests.benchmarks.few_clicks [--shops …] [--clicks …] [--teachers …] [--seeds …] [--keep FOLDER]`

The behaviour of a shop is cut after so many clicks (`0`, `100`, …, `all`), and the default network learns
from what is left with each `teacher`. With `--keep` shops and trainings are there the next time.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from core.feedback.behaviour import behaviour
from core.feedback.imported import COLUMNS
from core.metrics.significance import paired_p
from core.pretrained.vector_cache import FILE as VECTORS
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.choice import ratio
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import column, mean_values, ranked
from tests.benchmarks.shops import import_shop, judgments, pinxun, present
from tests.benchmarks.splits import REPORT, TUNE, halves
from tests.benchmarks.trainings import Trainings

SHOPS = ("demo", "taobao_zh")
ALL = "all"
CLICKS = ("0", "100", "500", "2000", ALL)
TEACHERS = ("none", "pretrained", "auto")
SEEDS = (7,)
EXPLAINED = [
    "The default network, taught by the first clicks of a shop with each `teacher`: nDCG@10 on judged and",
    "long queries, their mean over the seeds; p of paired randomisation tests of hybrid search against words",
    "alone and *none*. All clicks are synthetic: the demo world's are simulated by its generator; elsewhere",
    "each good product of a query of the tune half is clicked once, in an order by chance, and of the judged",
    "queries the report half is asked.",
]
Column = list[float]


def cut_name(shop: str, clicks: str) -> str:
    """What the workspace of `shop` with so many clicks is called."""
    return f"{shop}@{clicks}"


def import_cut(name: str, workspace: Path) -> None:
    """Fill `workspace` with the shop and the clicks that `name` tells."""
    shop, _, clicks = name.partition("@")
    import_shop(shop, workspace)
    events = simulated_events(workspace) if shop == "demo" else clicks_of_judgments(workspace)
    if clicks == "0":
        with Workspace.open(workspace) as opened:
            opened.replace({}, remove=("events",))
    else:
        file = workspace.with_suffix(".events.csv")
        (events if clicks == ALL else first_clicks(events, int(clicks))).to_csv(file, index=False)
        pinxun("import", "--workspace", workspace, "--events", file)
        file.unlink()
    _copy_vectors(shop, workspace)


def simulated_events(workspace: Path) -> pd.DataFrame:
    """The demo world's log, the oldest first."""
    with Workspace.open(workspace, write=False) as opened:
        table = behaviour(opened, needed=True)
    rows = pd.DataFrame({name: table[name].to_pylist() for name in COLUMNS})
    return rows.sort_values("timestamp", kind="stable", ignore_index=True)


def clicks_of_judgments(workspace: Path) -> pd.DataFrame:
    """A click on each good product of the tune half's queries, in an order by chance, a minute apart."""
    queries, grades = judgments(workspace)
    pairs = [
        (queries[query], product)
        for query in halves(grades)[TUNE]
        for product, grade in grades[query].items()
        if grade > 0
    ]
    rows = pd.DataFrame(pairs, columns=["query", "product_id"])
    rows = rows.sample(frac=1, random_state=0, ignore_index=True)
    shoppers = [f"u{number}" for number in rows.index]
    times = 1_700_000_000 + 60 * rows.index
    return rows.assign(user_id=shoppers, session_id=shoppers, action="click", timestamp=times)


def first_clicks(events: pd.DataFrame, clicks: int) -> pd.DataFrame:
    """The rows of `events` up to the click number `clicks`."""
    earlier = (events["action"] == "click").cumsum().shift(fill_value=0)
    return events[earlier < clicks]


def _copy_vectors(shop: str, workspace: Path) -> None:
    """What the teacher has said in another cut of `shop`: it takes minutes to say it again."""
    others = workspace.parent.glob(f"{cut_name(shop, '*')}/cache/{VECTORS}")
    largest = max(others, key=lambda file: file.stat().st_size, default=None)
    if largest and largest.parent != workspace / "cache":
        (workspace / "cache").mkdir(exist_ok=True)
        shutil.copy(largest, workspace / "cache")


def section(
    trainings: Trainings,
    shops: Sequence[str],
    cuts: Sequence[str],
    teachers: Sequence[str],
    seeds: Sequence[int],
) -> list[str]:
    """A table a shop: a row for each number of clicks, question set and teacher."""
    lines = ["## Few clicks", "", "`python -m tests.benchmarks.few_clicks`", "", *EXPLAINED]
    lines += [f"Seeds {', '.join(map(str, seeds))}.", ""]
    header = ["clicks, questions, teacher", "network alone", "hybrid", "× lexical"]
    header += ["p lexical", "p none", "train s"]
    for shop in present(tuple(shops)):
        rows = []
        for clicks in cuts:
            rows += _rows(trainings, shop, clicks, teachers, seeds)
            print(f"{shop}, {clicks} clicks: measured", flush=True)
        lines += [f"### {shop}", "", *report.table(header, rows), ""]
    return lines


def _rows(
    trainings: Trainings, shop: str, clicks: str, teachers: Sequence[str], seeds: Sequence[int]
) -> list[list[str]]:
    name = cut_name(shop, clicks)
    workspace = trainings.workspace(name)
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "")
    runs = {
        teacher: [trainings.run(name, _configuration(teacher), seed) for seed in seeds]
        for teacher in teachers
    }
    seconds = {teacher: statistics.median(took for _, took in of) for teacher, of in runs.items()}
    engines = {teacher: [engine.with_run(run) for run, _ in of] for teacher, of in runs.items()}
    return [
        [f"{clicks}, {row[0]}", *row[1:], f"{seconds[teacher]:.0f}"]
        for questions in _asked(shop, workspace, engine)
        for teacher, row in _compared(questions, engine, engines).items()
    ]


def _configuration(teacher: str) -> Configuration:
    return Configuration(teacher, settings={"teacher": teacher})


def _asked(shop: str, workspace: Path, engine: Engine) -> list[QuestionSet]:
    """All that can be asked of a shop, without judged queries whose products were clicked."""
    sets = question_sets(shop, workspace, engine.catalogue)
    if shop == "demo":
        return sets
    judged, *others = sets
    kept = {query: judged.grades[query] for query in halves(judged.grades)[REPORT]}
    return [replace(judged, grades=kept), *others]


def _compared(
    questions: QuestionSet, words: Engine, engines: Mapping[str, Sequence[Engine]]
) -> dict[str, list[str]]:
    """The row of each teacher on one question set."""
    lexical = _column(questions, [words], Method.LEXICAL)
    hybrids = {name: _column(questions, own, Method.HYBRID) for name, own in engines.items()}
    untaught = hybrids.get("none")
    return {
        name: row_of(
            f"{questions.kind}, {name}",
            _column(questions, own, Method.NEURAL),
            hybrids[name],
            lexical,
            untaught,
        )
        for name, own in engines.items()
    }


def _column(questions: QuestionSet, engines: Sequence[Engine], method: Method) -> Column:
    """The figure of every query, its mean over the engines."""
    queries, grades = questions.queries, questions.grades
    values = [ranked(engine, method, queries, grades).values for engine in engines]
    return column(mean_values(values), grades, questions.figure)


def row_of(
    name: str, alone: Column, hybrid: Column, lexical: Column, untaught: Column | None
) -> list[str]:
    """One line of a table; `untaught` is hybrid without a teacher, None where that was not measured."""
    return [
        name,
        f"{statistics.fmean(alone):.3f}",
        f"{statistics.fmean(hybrid):.3f}",
        f"{ratio(hybrid, lexical):.3f}",
        f"{paired_p(hybrid, lexical):.3f}",
        "–" if untaught is None or untaught is hybrid else f"{paired_p(hybrid, untaught):.3f}",
    ]


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument("--clicks", nargs="*", default=CLICKS)
    parser.add_argument("--teachers", nargs="*", default=TEACHERS)
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS)
    parser.add_argument("--keep", type=Path, help="where shops and trainings are kept")
    parser.add_argument("--print-only", action="store_true", help="docs/results.md stays as it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trainings = Trainings(given.keep or Path(scratch), import_cut)
        lines = section(trainings, given.shops, given.clicks, given.teachers, given.seeds)
    if given.print_only:
        print("\n".join(lines))
    else:
        report.write_section("few-clicks", lines)


if __name__ == "__main__":
    main()
