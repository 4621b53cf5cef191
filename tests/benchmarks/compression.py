"""What smaller variants of a search run cost and keep: `python -m tests.benchmarks.compression [--dry]`.

The shipped run of the demo world, and a run trained with the usual settings on `taobao_zh` where that is at
hand, each compressed by the verb. Timed on one thread, all variants in turns; beside other work on the
machine times are high, their ratios hold. `--dry` measures two variants of the demo world's run and writes
nothing.
"""

import argparse
import csv
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks import report
from tests.benchmarks.shops import import_shop, pinxun, train

SHOPS = ("demo", "taobao_zh")
DRY = ("float32", "int8-dynamic")
SPARSITIES = (0.5, 0.8)
STUDENTS = ("network=conv1d,filters=8", "network=dnn,filters=8", "dimension=32")
HEADER = [
    "variant",
    "MB",
    "zipped",
    "sparse",
    "read p50 / p95 ms",
    "search p50 / p95 ms",
    "nDCG@10",
    "95 % interval",
    "difference",
    "p",
    "top 10 kept",
    "RBO",
]


def main() -> None:
    """Measure every shop that is there and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="two variants of the demo run, printed")
    dry = parser.parse_args().dry
    lines = ["## Small and fast", "", "`python -m tests.benchmarks.compression`", *_method()]
    for name in SHOPS[:1] if dry else SHOPS:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder) / "shop"
            if import_shop(name, workspace):
                lines += ["", f"### {name}", "", *_of_shop(name, workspace, dry)]
    if dry:
        print("\n".join(lines))
    else:
        report.write_section("compression", lines)


def _method() -> list[str]:
    return [
        "",
        "A run of `search` and what `compress` makes of it, held-out queries through the engine. MB are",
        "those of the file that reads a query; *sparse* leaves its zeros out, one bit a weight saying where.",
        "*Read*: from the words of a query to its vector. The difference is from the original, with p of the",
        "paired randomisation test, corrected for the variants made together. The demo world is synthetic.",
    ]


def _of_shop(name: str, workspace: Path, dry: bool) -> list[str]:
    run = _shipped_run(workspace) if name == "demo" else train(workspace)
    if dry:
        return report.table(HEADER, _rows(workspace, run, "--variants", ",".join(DRY)))
    rows = _rows(workspace, run)
    for sparsity in SPARSITIES[1:]:
        rows += _rows(workspace, run, "--variants", "pruned", "--sparsity", sparsity)[1:]
    for student in STUDENTS[1:]:
        rows += _rows(workspace, run, "--variants", "student", "--student", student)[1:]
    return report.table(HEADER, rows)


def _shipped_run(workspace: Path) -> str:
    (answer,) = pinxun("runs", "--workspace", workspace)
    return next(str(run["id"]) for run in answer["runs"] if run["task"] == "search")


def _rows(workspace: Path, run: str, *options: object) -> list[list[str]]:
    """The cells of each variant, the original first."""
    table = workspace.parent / "variants.csv"
    pinxun("compress", run, "--workspace", workspace, "--out", table, *options)
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [_cells(row) for row in csv.DictReader(file)]


def _cells(row: dict[str, Any]) -> list[str]:
    difference = f"{float(row['difference']):+.4f}" if row["difference"] else "–"
    return [
        row["what"],
        *(f"{float(row[name]):.2f}" for name in ("mb", "zipped_mb", "sparse_mb")),
        f"{float(row['p50_ms']):.3f} / {float(row['p95_ms']):.3f}",
        f"{float(row['search_p50_ms']):.1f} / {float(row['search_p95_ms']):.1f}",
        f"{float(row['ndcg@10']):.4f}",
        f"{float(row['ndcg@10_low']):.3f} … {float(row['ndcg@10_high']):.3f}",
        difference,
        f"{float(row['p']):.3f}" if row["p"] else "–",
        f"{float(row['agreement']):.3f}",
        f"{float(row['rbo']):.3f}",
    ]


if __name__ == "__main__":
    main()
