"""`explain --query TEXT --product ID [--versus ID]`: why a product stands there, or does not, and what if."""

import argparse

from core.commands import explain_edits
from core.commands.ranking_options import add_run, add_user, open_engine, personal
from core.commands.terminal import open_reading, print_answer
from core.domains import domain_of
from core.explain.answer import as_json, not_imported
from core.explain.explanation import explain_request
from core.explain.report import report, trace_report
from core.explain.why_not.left_out import Cleaning
from core.explain.why_not.trace import trace
from core.search.request import SearchRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--query", required=True, help="what was looked for")
    parser.add_argument(
        "--product", required=True, help="the product to explain, by id; one that was left out too"
    )
    parser.add_argument("--versus", help="another product to set beside it, by id")
    add_run(parser)
    add_user(parser)
    explain_edits.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Explain and print; 0 even if the product is not found, which is then explained."""
    with open_reading(args.workspace) as workspace:
        engine, history = personal(workspace, open_engine(workspace, args.run), args.user)
        domain = domain_of(workspace.domain)
        request = SearchRequest(args.query, history=history, personal=domain.personal)
        cleaning = Cleaning.of(workspace)
        is_sold = args.product in engine.catalogue.row_of
        way = trace(engine, request, args.product, cleaning, domain)
        if not is_sold and cleaning.row_of(args.product) is not None:
            lost = not_imported(args.query, way)
            print_answer(lost, lambda: trace_report(way), as_json=args.json)
            return 0
        told = explain_request(engine, request, args.product, args.versus)
        edits = explain_edits.edits_of(args, workspace, engine, request)
    print_answer(
        as_json(told, way) | edits,
        lambda: [*report(told, domain), *trace_report(way), *explain_edits.edits_report(edits)],
        as_json=args.json,
    )
    return 0
