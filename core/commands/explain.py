"""`explain --query TEXT --product ID [--versus ID]`: why a product stands where it does, and what if not."""

import argparse

from core.commands import explain_edits
from core.commands.ranking_options import add_run, add_user, open_engine, personal
from core.commands.terminal import open_reading, print_answer
from core.domains import domain_of
from core.explain.explanation import explain
from core.explain.report import report
from core.search.request import SearchRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--query", required=True, help="what was looked for")
    parser.add_argument("--product", required=True, help="the product to explain, by id")
    parser.add_argument("--versus", help="another product to set beside it, by id")
    add_run(parser)
    add_user(parser)
    explain_edits.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Explain and print."""
    with open_reading(args.workspace) as workspace:
        engine, history = personal(workspace, open_engine(workspace, args.run), args.user)
        domain = domain_of(workspace.domain)
        explanation = explain(
            engine, args.query, args.product, args.versus, history, domain.personal
        )
        request = SearchRequest(args.query, history=history, personal=domain.personal)
        edits = explain_edits.edits_of(args, workspace, engine, request)
    print_answer(
        explanation.to_json() | edits,
        lambda: [*report(explanation, domain), *explain_edits.edits_report(edits)],
        as_json=args.json,
    )
    return 0
