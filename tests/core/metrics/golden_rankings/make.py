"""Writes the golden files: `python -m tests.core.metrics.golden_rankings.make`; needs ir-measures and perl.

The rankings are made up: most scores stand several times, some differ by less than a float32 can tell, and a
query has nothing relevant. The values are those of pytrec_eval-terrier 0.5 (trec_eval 9; 10 rounds scores
differently) and, for `err`, of gdeval, which is given the scores as float32.
"""

import json
from pathlib import Path

import ir_measures
import numpy as np

from tests.core.metrics.test_ranking_measures import THEIRS

FOLDER = Path(__file__).parent


def main() -> None:
    """Draw, measure and write."""
    random = np.random.default_rng(14)
    qrels, run = [], []
    for query in (str(number) for number in range(1, 13)):
        worthless = query == "7"
        for number in sorted(random.choice(40, 20, replace=False).tolist()):
            grade = 0 if worthless else int(random.integers(-1, 5))
            qrels.append((query, f"p{number:02}", grade))
        for number in random.choice(40, 25, replace=False).tolist():
            score = random.integers(0, 6) + random.choice([0.0, 1e-9])
            run.append((query, f"p{number:02}", float(score)))
    lines = "".join(f"{query} 0 {product} {grade}\n" for query, product, grade in qrels)
    (FOLDER / "qrels.txt").write_text(lines, "utf-8")
    lines = "".join(
        f"{query} Q0 {product} 0 {score:.9f} made-up\n" for query, product, score in run
    )
    (FOLDER / "ties.run").write_text(lines, "utf-8")
    judged = [ir_measures.Qrel(*row) for row in qrels]
    scored = [ir_measures.ScoredDoc(*row) for row in run]
    kept = [ir_measures.ScoredDoc(*row, float(np.float32(score))) for *row, score in run]
    values = {
        name: {
            measured.query_id: measured.value
            for measured in ir_measures.iter_calc(
                [ir_measures.parse_measure(theirs)], judged, kept if "ERR" in theirs else scored
            )
        }
        for name, theirs in THEIRS.items()
    }
    text = json.dumps(values, indent=1, sort_keys=True)
    (FOLDER / "trec_eval_9.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
