"""`rank --queries F --out RUN`: rank products for many queries into a TREC run file."""

import argparse
import json
from pathlib import Path

from core.commands.ranking_options import add_method, add_top, open_engine
from core.commands.terminal import open_reading
from core.evaluation.judgments import read_queries
from core.evaluation.ranking import rank, write_trec
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.ranking import DEPTH
from core.search.request import Method


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "--queries", type=Path, required=True, help="file of `query_id<TAB>text` lines"
    )
    parser.add_argument("--out", type=Path, required=True, help="the run file to write")
    add_top(parser, DEPTH)
    add_method(parser)


def run(args: argparse.Namespace) -> int:
    """Rank and write."""
    method = Method(args.method)
    queries = read_queries(args.queries)
    with open_reading(args.workspace) as workspace:
        engine = open_engine(workspace, args.run, method)
        ranking = rank(engine, queries, method, args.top)
    ranked_by = engine.run_id if method is not Method.LEXICAL else ""
    write_trec(args.out, ranking, ranked_by or method.value)
    written = sum(map(len, ranking.values()))
    if args.json:
        answer = {"queries": len(queries), "lines": written, "method": method.value}
        print(json.dumps({**answer, "run": ranked_by, "out": str(args.out)}, ensure_ascii=False))
    else:
        template = QT_TRANSLATE_NOOP("core", "{queries} queries, {lines} lines written to {file}.")
        print(translate(template).format(queries=len(queries), lines=written, file=args.out))
    return 0
