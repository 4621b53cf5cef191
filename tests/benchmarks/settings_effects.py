"""What each choice of a training does to what it learns: one setting changed, all else as by default.

`python -m tests.benchmarks.settings_effects [--tasks …] [--choices …] [--seeds …] [--keep FOLDER] [--dry]`

Search is measured in the demo world, on its judged queries and on long ones made by rule; category on 4,000
reviews that no training saw, each training having 9,000 others. The default and every choice answer the
same queries and texts. `--dry` trains two choices for one epoch and writes nothing.
"""

import argparse
import csv
import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from core.data.catalogue import catalogue_of
from core.metrics.significance import exact_mcnemar, holm, mean_interval, paired_p
from core.search.category_run import CategoryRun
from core.search.engine import Engine
from core.search.request import Method
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.quality_category import read, split_reviews
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import column, mean_values, ranked
from tests.benchmarks.shops import pinxun, train
from tests.benchmarks.trainings import Trainings

STUDIO = report.RESULTS.with_name("studio.md")
USUAL = "default"
# Below, a difference is no chance.
SIGNIFICANT = 0.05
REVIEWS, TESTED = 9_000, 4_000
# Enough to see that everything is there.
DRY_REVIEWS, DRY_TESTED = 800, 400
# SGD wants another rate than Adam; by judgement, not chosen by what is reported.
SGD_RATE = {"search": 0.1, "category": 0.1}
COMMON: dict[str, dict[str, object]] = {
    "loss=mse": {"loss": "mse"},
    "loss=margin": {"loss": "margin"},
    "loss=generalised": {"loss": "generalised"},
    "label_smoothing=0.1": {"label_smoothing": 0.1},
    "trim=0.1": {"trim": 0.1},
    "optimizer=adamw": {"optimizer": "adamw"},
    "optimizer=sgd": {"optimizer": "sgd"},
    "schedule=constant": {"schedule": "constant"},
    "widths=3": {"widths": "3"},
    "widths=1,2,3,4,5,7": {"widths": "1,2,3,4,5,7"},
    "filters=64": {"filters": 64},
    "pooling=mean": {"pooling": "mean"},
    "pooling=both": {"pooling": "both"},
    "dropout=0.3": {"dropout": 0.3},
    "l1=1e-5": {"l1": 1e-5},
    "l2=1e-4": {"l2": 1e-4},
    "augment_drop=0.2": {"augment_drop": 0.2},
    "augment_swap=0.2": {"augment_swap": 0.2},
    "augment_synonym=0.2": {"augment_synonym": 0.2},
    "augment_typo=0.2": {"augment_typo": 0.2},
    "augment_homophone=0.2": {"augment_homophone": 0.2},
    "augment_traditional=0.2": {"augment_traditional": 0.2},
    "augment_model=0.2": {"augment_model": 0.2},
    "all augmentation at 0.05": {
        f"augment_{kind}": 0.05
        for kind in ("drop", "swap", "synonym", "typo", "homophone", "traditional", "model")
    },
}
DRY_CHOICES = ("loss=generalised", "augment_homophone=0.2")
Column = list[float]


def settings_of(task: str, choice: str) -> dict[str, object]:
    """What a choice changes; SGD with a rate of its own."""
    changed = dict(COMMON.get(choice, {}))
    if changed.get("optimizer") == "sgd":
        changed["learning_rate"] = SGD_RATE[task]
    return changed


def search_table(
    trainings: Trainings, choices: Sequence[str], seeds: Sequence[int], epochs: int | None
) -> list[str]:
    """Rows of hybrid and of the network alone, on each question set."""
    workspace = trainings.workspace("demo")
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "")
    engines = {}
    for choice in (USUAL, *choices):
        changed = settings_of("search", choice) | ({"epochs": epochs} if epochs else {})
        runs = [
            trainings.run("demo", Configuration(choice, settings=changed), seed)[0]
            for seed in seeds
        ]
        engines[choice] = [engine.with_run(run) for run in runs]
        print(f"search, {choice}: trained", flush=True)
    lines = []
    for questions in question_sets("demo", workspace, engine.catalogue):
        for method in (Method.HYBRID, Method.NEURAL):
            columns = {choice: _asked(questions, own, method) for choice, own in engines.items()}
            what = "network alone" if method is Method.NEURAL else "hybrid"
            title = f"{questions.kind} queries, {what}, nDCG@10, {len(questions.grades)} queries"
            lines += [f"**Search, {title}**", "", *_table(columns), ""]
    return lines


def _asked(questions: QuestionSet, engines: Sequence[Engine], method: Method) -> Column:
    """The figure of every query, its mean over the seeds."""
    values = [ranked(each, method, questions.queries, questions.grades).values for each in engines]
    return column(mean_values(values), questions.grades, questions.figure)


def _table(columns: Mapping[str, Column]) -> list[str]:
    """Each choice against the default: the difference with its interval, p, and whether it is one."""
    usual = columns[USUAL]
    others = {choice: values for choice, values in columns.items() if choice != USUAL}
    p = holm({choice: paired_p(values, usual) for choice, values in others.items()})
    rows = [[USUAL, f"{np.mean(usual):.4f}", "–", "–", "–"]]
    for choice, values in others.items():
        mean, low, high = mean_interval(np.subtract(values, usual))
        interval = f"{mean:+.4f} ({low:+.4f} to {high:+.4f})"
        rows.append(
            [
                choice,
                f"{np.mean(values):.4f}",
                interval,
                f"{p[choice]:.3f}",
                verdict(mean, p[choice]),
            ]
        )
    return report.table(["choice", "mean", "minus the default (95 %)", "p (Holm)", ""], rows)


def verdict(difference: float, p: float) -> str:
    """In a word: better, worse, or a tie."""
    if p >= SIGNIFICANT:
        return "tie"
    return "better" if difference > 0 else "worse"


def category_table(
    folder: Path, choices: Sequence[str], seeds: Sequence[int], epochs: int | None
) -> list[str]:
    """Rows of accuracy on reviews that no training saw."""
    learned, tested = (DRY_REVIEWS, DRY_TESTED) if epochs else (REVIEWS, TESTED)
    workspace, texts, truth = reviews(folder, learned, tested)
    right = {}
    for choice in (USUAL, *choices):
        changed = settings_of("category", choice) | ({"epochs": epochs} if epochs else {})
        columns = [_right(workspace, changed, seed, texts, truth) for seed in seeds]
        right[choice] = np.concatenate(columns)
        print(f"category, {choice}: trained", flush=True)
    usual = right[USUAL]
    others = {choice: values for choice, values in right.items() if choice != USUAL}
    p = holm({c: exact_mcnemar(v.tolist(), usual.tolist()) for c, v in others.items()})
    rows = [[USUAL, f"{usual.mean():.4f}", "–", "–", "–"]]
    for choice, values in others.items():
        mean, low, high = mean_interval(values.astype(float) - usual.astype(float))
        interval = f"{mean:+.4f} ({low:+.4f} to {high:+.4f})"
        rows.append(
            [choice, f"{values.mean():.4f}", interval, f"{p[choice]:.3f}", verdict(mean, p[choice])]
        )
    header = ["choice", "accuracy", "minus the default (95 %)", "p (McNemar, Holm)", ""]
    title = f"**Category, accuracy, {len(texts):,} reviews, {learned:,} to learn from**"
    return [title, "", *report.table(header, rows), ""]


def reviews(folder: Path, learned: int, count: int) -> tuple[Path, list[str], list[str]]:
    """A workspace with so many reviews to learn from, and others with their categories."""
    workspace = folder / f"reviews-{learned}"
    fit_file, report_file = split_reviews(folder)
    tested = read(report_file)[:count]
    if not workspace.exists():
        rows = read(fit_file)
        random.Random(1).shuffle(rows)
        part = folder / "part.csv"
        with part.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("text", "category"), *rows[:learned]])
        pinxun("import", "--workspace", workspace, "--texts", part)
    return workspace, [normalise(text) for text, _ in tested], [label for _, label in tested]


def _right(
    workspace: Path, changed: Mapping[str, object], seed: int, texts: list[str], truth: list[str]
) -> np.ndarray:
    """Which texts a training with these settings gets right, bool (texts,)."""
    options = [part for name, value in changed.items() for part in ("--set", f"{name}={value}")]
    run_id = train(workspace, "--task", "category", "--seed", seed, *options)
    with Workspace.open(workspace, write=False) as opened:
        run = CategoryRun.load(opened.runs_dir / run_id)
        analyzer = Analyzer.for_catalogue(catalogue_of(opened))
    best = run.probabilities(analyzer, texts).argmax(axis=1)
    return np.array([run.labels[at] == label for at, label in zip(best, truth, strict=True)], bool)


EXPLAINED = [
    "`python -m tests.benchmarks.settings_effects`. One setting is changed, all else is as by default;",
    "*minus the default* is the mean of the differences query by query (text by text), its interval a 95 %",
    "bootstrap, p that of a paired test, corrected for how many choices there are (Holm); from 0.05 on it",
    "is a *tie*.",
    "Queries of the demo world and its clicks are synthetic, the reviews are real.",
]


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--tasks", nargs="*", choices=("search", "category"), default=["search", "category"]
    )
    parser.add_argument("--choices", nargs="*", choices=list(COMMON), default=list(COMMON))
    parser.add_argument("--seeds", nargs="*", type=int, default=[7])
    parser.add_argument("--keep", type=Path, help="where shops and trainings are kept")
    parser.add_argument(
        "--dry", action="store_true", help="two choices, one epoch, nothing written"
    )
    given = parser.parse_args()
    choices = [c for c in given.choices if not given.dry or c in DRY_CHOICES]
    epochs = 1 if given.dry else None
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        for task in given.tasks:
            lines = [*EXPLAINED, f"Seeds {', '.join(map(str, given.seeds))}.", ""]
            if task == "search":
                lines += search_table(Trainings(folder), choices, given.seeds, epochs)
            else:
                lines += category_table(folder, choices, given.seeds, epochs)
            if given.dry:
                print("\n".join(lines))
            else:
                report.write_section(f"settings-effects-{task}", lines, STUDIO)


if __name__ == "__main__":
    main()
