"""`judge --out-queries F --out-qrels F`: judgments from what shoppers clicked; `judge --set`: query sets."""

import argparse
import json
from pathlib import Path

from core.commands import judge_sets
from core.commands.terminal import open_reading
from core.experiments.click_judgments import LEAST_LOOKS, judge_clicks
from core.language import QT_TRANSLATE_NOOP, translate

_REQUIRED = "the following arguments are required: --out-queries, --out-qrels"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "--out-queries", type=Path, help="file to write `query_id<TAB>text` lines to"
    )
    parser.add_argument("--out-qrels", type=Path, help="file to write TREC judgments to")
    parser.add_argument(
        "--looks",
        type=float,
        default=LEAST_LOOKS,
        help=f"how many looks a product needs to be judged for a query (default: {LEAST_LOOKS:g})",
    )
    judge_sets.add_arguments(parser)
    parser.set_defaults(complain=parser.error)


def run(args: argparse.Namespace) -> int:
    """Judge and write, or see to the query sets."""
    if args.sets or args.set is not None:
        return judge_sets.run(args)
    judge_sets.refuse_without_set(args)
    if args.out_queries is None or args.out_qrels is None:
        args.complain(_REQUIRED)
    with open_reading(args.workspace) as workspace:
        judged = judge_clicks(workspace, least_looks=args.looks)
    judged.write(args.out_queries, args.out_qrels)
    if args.json:
        print(json.dumps({"queries": len(judged.queries), "pairs": judged.pairs}))
    else:
        template = QT_TRANSLATE_NOOP(
            "core",
            "{queries} queries with {pairs} grades from clicks, written to {first} and {second}.",
        )
        print(
            translate(template).format(
                queries=len(judged.queries),
                pairs=judged.pairs,
                first=args.out_queries,
                second=args.out_qrels,
            )
        )
    return 0
