"""The tables of leave-one-shop-out, from values written by hand."""

from tests.benchmarks.candidate_results import Outcome, Result
from tests.benchmarks.leave_one_out import section_lines
from tests.benchmarks.question_sets import BY_RULE, JUDGED, QuestionSet
from tests.benchmarks.search_values import JUDGED_ONLY, Ranked, Values

QUERIES = [f"q{number}" for number in range(12)]
METRICS = ("ndcg@10", JUDGED_ONLY, "mrr@10", "recall@100", "judged@10")


def values(figure: float) -> Values:
    return {query: dict.fromkeys(METRICS, figure) for query in QUERIES}


def result(shop: str, kind: str, hybrids: dict[str, float]) -> Result:
    """BM25 has 0.4 and lexical 0.5 everywhere."""
    questions = QuestionSet(shop, kind, dict.fromkeys(QUERIES, ""), {q: {} for q in QUERIES})
    outcomes = {
        name: Outcome(values(0.3), values(figure), 0.012, 33.0, 1.5)
        for name, figure in hybrids.items()
    }
    return Result(questions, values(0.4), Ranked(values(0.5), 1.0), outcomes)


def lines() -> list[str]:
    results = [
        result("esci_en", JUDGED, {"safe": 0.51, "bold": 0.6}),
        result("few_esci_en", JUDGED, {"safe": 0.5, "bold": 0.6}),
        result("crowdflower_en", JUDGED, {"safe": 0.52, "bold": 0.6}),
        result("demo", BY_RULE, {"safe": 0.5, "bold": 0.4}),
    ]
    return section_lines(results, ["safe", "bold"], [7, 8], [])


def test_gains_stand_in_per_cent_and_losses_are_told() -> None:
    text = lines()
    assert "| safe | +1.7 | +0.0 | **+2.0** | +0.0 | **+4.0** | +0.0 |" in text
    assert "| bold | +6.7 | **-20.0** | **+20.0** | **+20.0** | **+20.0** | **-20.0** |" in text
    assert "- safe: better on 2, ties on 2, loses to lexical nowhere" in text
    assert "- bold: better on 3, ties on 0, **loses to lexical on demo, long, by rule**" in text


def test_the_others_choose_and_the_one_left_out_judges() -> None:
    text = lines()
    # While the demo world has a say the bold one is out; without it the others choose what loses there.
    assert "| esci_en | safe | +1.0 | few_esci_en, judged +0.0 | bold +20.0 |" in text
    assert "| demo | bold | -20.0 | demo, long, by rule **-20.0** | safe +0.0 |" in text


def test_ratios_and_the_deviation_stand_at_the_deciding_metric() -> None:
    text = lines()
    # Of 4,096 ways to draw twelve signs two are as extreme: p is 0.0005.
    ending = "1.500 | 1.200 | 0.000 | better | 33 | 1.50 |"
    assert f"| bold, hybrid | 0.600 ±0.012 | 0.600 | 0.600 | 0.600 | {ending}" in text
    assert f"| bold, hybrid | 0.600 | 0.600 ±0.012 | 0.600 | 0.600 | {ending}" in text
    assert "| lexical | 0.500 | – | 0.500 | 0.500 | 1.250 | 1.000 | – | – | – | 1.00 |" in text
