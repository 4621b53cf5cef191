"""How good ranking and classification are: `python -m tests.benchmarks.quality`.

Imports every shop into a new workspace through the command line, trains with default settings, and
measures lexical, neural and hybrid search on its judged queries beside a plain bm25s + jieba
baseline of the same minute. Models never see a judgment. Writes docs/results.md.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.benchmarks import quality_category, report
from tests.benchmarks.baselines import plain_bm25
from tests.benchmarks.shops import PUBLIC_DATA, import_shop, judgments, pinxun, present
from tests.benchmarks.significance import holm, mean_interval, paired_p

SHOPS = ("taobao_zh", "esci_en", "demo")
CATEGORY_NETWORKS = ("conv1d", "article")
METHODS = ("lexical", "neural", "hybrid")
MEASURES = ("ndcg@10", "mrr@10", "recall@100", "judged@10")
Ranking = dict[str, list[str]]
Scores = dict[str, list[float]]


def main() -> None:
    """Measure what the command line asks for; everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", default=SHOPS)
    parser.add_argument("--skip-category", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        shops = [
            section for name in present(tuple(given.shops)) for section in shop(name, Path(scratch))
        ]
        if shops:
            report.write_section("search", ["## Search", "", *EXPLAINED, "", *shops])
        if not given.skip_category and (PUBLIC_DATA / "reviews_10_categories").is_dir():
            lines = quality_category.section(Path(scratch), CATEGORY_NETWORKS)
            report.write_section("category", ["## Category", "", *lines])


EXPLAINED = [
    "`python -m tests.benchmarks.quality`. Default settings, seed 7; nothing here was trained on a",
    "judgment. nDCG@10 has linear gains (trec_eval) and a 95 % bootstrap interval over queries; p is a",
    "paired randomisation test on nDCG@10 against *lexical*, Holm-corrected within the shop; a tie is",
    "p ≥ 0.05. The demo world is synthetic: its figures show that learning works, not how good search is.",
    "`taobao_zh` and `esci_en` are development data: field weights, the bigram weight, default fusion and",
    "training settings were chosen while looking at them, so expect a little less on a shop of your own.",
]


def shop(name: str, scratch: Path) -> list[str]:
    """The table of one shop: import, train, rank with every method, compare."""
    workspace = scratch / name
    import_shop(name, workspace)
    started = time.perf_counter()
    pinxun("train", "--workspace", workspace)
    seconds = time.perf_counter() - started
    queries, grades = judgments(workspace)
    rankings = {"bm25s + jieba": plain_bm25(workspace, queries)}
    rankings |= {method: ranked(workspace, method, queries) for method in METHODS}
    scores = {method: measured(ranking, grades) for method, ranking in rankings.items()}
    synthetic = " (synthetic)" if name == "demo" else ""
    lines = [
        f"### {name}{synthetic}: {len(queries)} judged queries, trained in {seconds:.0f} s",
        "",
    ]
    return [*lines, *shop_table(scores), ""]


def shop_table(scores: dict[str, Scores]) -> list[str]:
    """One row a method; p-values compare with lexical, Holm-corrected."""
    reference = scores["lexical"]["ndcg@10"]
    raw = {m: paired_p(s["ndcg@10"], reference) for m, s in scores.items() if m != "lexical"}
    corrected = holm(raw)
    rows = []
    for method, values in scores.items():
        mean, low, high = mean_interval(values["ndcg@10"])
        others = [f"{sum(values[m]) / len(values[m]):.3f}" for m in MEASURES[1:]]
        p = f"{corrected[method]:.3f}" if method in corrected else "–"
        rows.append([method, f"{mean:.3f} ({low:.3f}–{high:.3f})", *others, p])
    return report.table(["method", *MEASURES, "p"], rows)


def ranked(workspace: Path, method: str, queries: dict[str, str]) -> Ranking:
    """Query id → product ids, best first, by the verb `rank`."""
    topics = workspace.parent / f"{workspace.name}.topics.tsv"
    topics.write_text("".join(f"{q}\t{text}\n" for q, text in queries.items()), encoding="utf-8")
    out = workspace.parent / f"{workspace.name}.{method}.run"
    pinxun(
        "rank",
        "--workspace",
        workspace,
        "--queries",
        topics,
        "--out",
        out,
        "--top",
        100,
        "--method",
        method,
    )
    ranking: Ranking = {query: [] for query in queries}
    for line in out.read_text(encoding="utf-8").splitlines():
        query, _, product, *_ = line.split()
        ranking[query].append(product)
    return ranking


def measured(ranking: Ranking, grades: dict[str, dict[str, int]]) -> Scores:
    """Measure → one value a query, in the order of `grades`; by ir-measures."""
    import ir_measures
    from ir_measures import RR, Judged, R, nDCG

    measures = {
        "ndcg@10": nDCG @ 10,
        "mrr@10": RR @ 10,
        "recall@100": R @ 100,
        "judged@10": Judged @ 10,
    }
    # A query that found nothing scores 0 below; Judged divides by the number found.
    found_some = ((query, products) for query, products in ranking.items() if products)
    run = {q: {p: -float(i) for i, p in enumerate(ids)} for q, ids in found_some}
    values = ir_measures.iter_calc(measures.values(), grades, run)
    found = {(value.query_id, str(value.measure)): value.value for value in values}
    return {name: [found.get((q, str(m)), 0.0) for q in grades] for name, m in measures.items()}


if __name__ == "__main__":
    main()
