"""What a default does on a shop that had no say in it.

`python -m tests.benchmarks.leave_one_out [--shops …] [--configurations …] [--seeds …] [--keep FOLDER]`

Every candidate of `configurations.py` is trained in every shop and ranks every question set of it, beside
plain BM25 and words alone. Then each family of shops is left out in turn: the others choose, and what they
chose is judged there. With `--keep` shops and trainings are there the next time.
"""

import argparse
import statistics
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.candidate_results import Result, measured
from tests.benchmarks.choice import (
    BETTER,
    LEXICAL,
    TIE,
    WORSE,
    Gain,
    chosen,
    left_out,
    mean_ratio,
    ratio,
)
from tests.benchmarks.configurations import CONFIGURATIONS
from tests.benchmarks.question_sets import JUDGED
from tests.benchmarks.search_values import JUDGED_ONLY, Values, column
from tests.benchmarks.shops import FEW, family, present
from tests.benchmarks.trainings import Trainings

SHOPS = ("taobao_zh", f"{FEW}taobao_zh", "esci_en", f"{FEW}esci_en", "crowdflower_en", "demo")
SEEDS = (7, 8, 9)
PLAIN = "bm25s + jieba"
EXPLAINED = [
    "Every candidate is trained in every shop; it sees no judgment, nor the wording of a judged query.",
    "*few_* shops lack all but two good products of each query. *Long* queries have one product each that is",
    "to be found: written by hand (`tests/benchmarks/known_items/`), or made of titles by a paraphraser with",
    "words of its own (`paraphrase.py`). nDCG@10 has linear gains (trec_eval) and decides; in crowdflower_en",
    "over judged products only, for much of what answers its queries is not judged. × lexical and p (paired",
    "randomisation) are of that metric, query by query its mean over seeds; ± is its deviation between them.",
    "The demo world is synthetic.",
]

Gains = Mapping[str, Sequence[Gain]]


def section(
    trainings: Trainings, shops: Sequence[str], names: Sequence[str], seeds: Sequence[int]
) -> list[str]:
    """The tables of every shop that is at hand."""
    candidates = [CONFIGURATIONS[name] for name in names]
    results: list[Result] = []
    for shop in present(tuple(shops)):
        results += measured(trainings, shop, candidates, seeds)
        print(f"{shop}: measured", flush=True)
    if not results:
        raise SystemExit("None of these shops is at hand.")
    return section_lines(results, names, seeds, trainings.outdated)


def section_lines(
    results: Sequence[Result], names: Sequence[str], seeds: Sequence[int], outdated: Sequence[str]
) -> list[str]:
    """All tables; `outdated` are trainings by other code."""
    gains = {name: [result.gain(name) for result in results] for name in names}
    return [
        "## Leave one shop out",
        "",
        "`python -m tests.benchmarks.leave_one_out`",
        "",
        *EXPLAINED,
        f"Seeds {', '.join(map(str, seeds))}; what shows no ± was trained with {seeds[0]} alone.",
        *(f"Trained by code that has changed since: {each}." for each in outdated),
        "",
        *_overall(results, gains),
        "",
        *_choices(gains),
        "",
        *(line for result in results for line in _result(result)),
    ]


def _overall(results: Sequence[Result], gains: Gains) -> list[str]:
    """A row a candidate, its gain over lexical on every question set in per cent; then its verdicts."""
    header = ["candidate", "mean", "worst", *(result.questions.name for result in results)]
    rows = [
        [name, _percent(mean_ratio(own)), _marked(_worst(own)), *map(_marked, own)]
        for name, own in gains.items()
    ]
    return [
        "### hybrid over lexical, %",
        "",
        "**Bold** is no chance (p < 0.05). The mean gives every family of shops one voice.",
        "",
        *report.table(header, rows),
        "",
        *(f"- {name}: {_verdicts(own)}" for name, own in gains.items()),
    ]


def _verdicts(gains: Sequence[Gain]) -> str:
    """On how many question sets a candidate is better than lexical, and on which it loses."""
    count = Counter(each.verdict for each in gains)
    worse = "; ".join(each.questions for each in gains if each.verdict == WORSE)
    ending = f"**loses to lexical on {worse}**" if worse else "loses to lexical nowhere"
    return f"better on {count[BETTER]}, ties on {count[TIE]}, {ending}"


def _choices(gains: Gains) -> list[str]:
    """A row a family left out: what the others choose, and what it does there."""
    families = dict.fromkeys(family(each.shop) for own in gains.values() for each in own)
    header = ["left out", "the others choose", "mean there", "worst there", "best there"]
    rows = [[name, *_choice(gains, name)] for name in families]
    return [
        "### What the other shops choose",
        "",
        "The candidate with the greatest mean gain that loses to lexical on none of theirs, else *lexical*.",
        "",
        *report.table(header, rows),
    ]


def _choice(gains: Gains, name: str) -> list[str]:
    choice = chosen(left_out(gains, name, is_kept=False))
    there = left_out(gains, name, is_kept=True)
    best = max(there, key=lambda candidate: mean_ratio(there[candidate]))
    shown = f"{best} {_percent(mean_ratio(there[best]))}"
    if choice == LEXICAL:
        return [choice, _percent(1.0), "–", shown]
    worst = _worst(there[choice])
    return [
        choice,
        _percent(mean_ratio(there[choice])),
        f"{worst.questions} {_marked(worst)}",
        shown,
    ]


def _worst(gains: Sequence[Gain]) -> Gain:
    return min(gains, key=lambda each: each.ratio)


def _percent(value: float) -> str:
    return f"{100 * (value - 1):+.1f}"


def _marked(each: Gain) -> str:
    shown = _percent(each.ratio)
    return shown if each.verdict == TIE else f"**{shown}**"


def _result(result: Result) -> list[str]:
    """The figures of one question set."""
    questions = result.questions
    header = ["method", "nDCG@10", "judged only", "MRR@10", "recall@100", "× BM25", "× lexical"]
    header += ["p", "verdict", "train s", "query ms"]
    rows = [
        [PLAIN, *_figures(result, result.plain), "–", "–", "–", "–"],
        [
            "lexical",
            *_figures(result, result.lexical.values),
            "–",
            "–",
            "–",
            _ms(result.lexical.query_ms),
        ],
    ]
    for name, outcome in result.outcomes.items():
        gain = result.gain(name)
        rows.append([f"{name}, neural", *_figures(result, outcome.alone), "–", "–", "–", "–"])
        figures = _figures(result, outcome.joined, outcome.deviation)
        ending = [
            f"{gain.p:.3f}",
            gain.verdict,
            f"{outcome.train_seconds:.0f}",
            _ms(outcome.query_ms),
        ]
        rows.append([f"{name}, hybrid", *figures, *ending])
    heading = f"### {questions.name}: {len(questions.grades)} queries"
    return [heading, "", *report.table(header, rows), ""]


def _figures(result: Result, values: Values, deviation: float = 0.0) -> list[str]:
    """Means of the metrics, the deciding one with its deviation, and × BM25 and × lexical."""
    questions, own = result.questions, result.figures(values)
    names = ("ndcg@10", JUDGED_ONLY, "mrr@10", "recall@100")
    cells = {
        name: f"{statistics.fmean(column(values, questions.grades, name)):.3f}" for name in names
    }
    cells[questions.figure] += f" ±{deviation:.3f}" if deviation else ""
    if questions.kind != JUDGED:
        # With one judged product whoever finds it at all has it first.
        cells[JUDGED_ONLY] = "–"
    references = (result.plain, result.lexical.values)
    return [*cells.values(), *(f"{ratio(own, result.figures(each)):.3f}" for each in references)]


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}"


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument(
        "--configurations", nargs="*", choices=tuple(CONFIGURATIONS), default=tuple(CONFIGURATIONS)
    )
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS)
    parser.add_argument("--keep", type=Path, help="where shops and trainings are kept")
    parser.add_argument("--print-only", action="store_true", help="docs/results.md stays as it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trainings = Trainings(given.keep or Path(scratch))
        lines = section(trainings, given.shops, given.configurations, given.seeds)
    if given.print_only:
        print("\n".join(lines))
    else:
        report.write_section("leave-one-out", lines)


if __name__ == "__main__":
    main()
