"""`search QUERY`: rank products for one query."""

import argparse
from dataclasses import asdict
from typing import Any

from core.commands.ranking_options import (
    add_method,
    add_top,
    add_user,
    method_label,
    open_engine,
    personal,
    run_label,
)
from core.commands.terminal import add_out, figures, lines, open_reading, print_answer, shortened
from core.domains import Domain, domain_of
from core.language import QT_TRANSLATE_NOOP, translate
from core.records import ranked
from core.search.condition_labels import condition_label
from core.search.request import Hit, Method, SearchRequest, SearchResponse
from core.search.score_parts import label, ordered_names
from core.spreadsheet import write_records
from core.text.conditions import Condition

# Columns of a terminal that a title may take.
TITLE_WIDTH = 64
_ADDED = ("synonym", "prefix")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("query", help="what to look for")
    add_top(parser, 10)
    add_method(parser)
    add_user(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Search and print; 0 even if nothing was found."""
    method = Method(args.method)
    with open_reading(args.workspace) as workspace:
        engine, history = personal(workspace, open_engine(workspace, args.run, method), args.user)
        weight = domain_of(workspace.domain).personal
        request = SearchRequest(args.query, method, args.top, history=history, personal=weight)
        response = engine.search(request)
    if args.out:
        write_records(args.out, ranked(response.hits))
    whom = {} if args.user is None else {"user": args.user}
    domain = domain_of(workspace.domain)
    print_answer(whom | as_json(response), lambda: _report(response, domain), as_json=args.json)
    return 0


def as_json(response: SearchResponse) -> dict[str, Any]:
    """A response as the command line's contract has it."""
    return {
        "query": response.request.text,
        "tokens": _words(response, added=False),
        "expansions": _words(response, added=True),
        "run": response.run,
        "method": response.request.method.value,
        "took_ms": round(response.took_ms, 3),
        "total": response.total,
        "did_you_mean": response.did_you_mean,
        "corrected": response.corrected,
        "intents": [asdict(intent) for intent in response.intents],
        "intent_run": response.intent_run,
        "conditions": [_condition(condition) for condition in response.conditions],
        "results": [_hit(hit) for hit in response.hits],
    }


def _condition(condition: Condition) -> dict[str, Any]:
    """A condition that was read from the query, with its label for people."""
    return {**asdict(condition), "label": condition_label(condition)}


def _words(response: SearchResponse, added: bool) -> list[str]:
    """The words of the query, or those that the search added to it."""
    return [token.text for token in response.tokens if (token.kind in _ADDED) == added]


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "product_id": hit.product_id,
        "title": hit.title,
        "score": hit.score,
        "parts": hit.parts,
    }


def _report(response: SearchResponse, domain: Domain) -> list[str]:
    summary = translate(
        QT_TRANSLATE_NOOP("core", "{counted} · {took:.1f} ms · {method} · run {run}")
    ).format(
        counted=domain.counted(response.total),
        took=response.took_ms,
        method=method_label(response.request.method),
        run=run_label(response.run),
    )
    report = [summary, " | ".join(token.text for token in response.tokens)]
    if response.did_you_mean:
        template = (
            QT_TRANSLATE_NOOP("core", "Nothing found as typed; searched for {text} instead.")
            if response.corrected
            else QT_TRANSLATE_NOOP("core", "Did you mean {text}?")
        )
        report.append(translate(template).format(text=response.did_you_mean))
    if response.conditions:
        labels = " · ".join(map(condition_label, response.conditions))
        template = QT_TRANSLATE_NOOP("core", "Read from the query: {conditions}")
        report.append(translate(template).format(conditions=labels))
    if response.intents:
        report.append(_intents(response))
    return [*report, *_table(response, domain)] if response.hits else report


def _intents(response: SearchResponse) -> str:
    guesses = (f"{intent.category} {intent.percent}" for intent in response.intents)
    return translate(QT_TRANSLATE_NOOP("core", "Looks for {categories} ({source})")).format(
        categories=" · ".join(guesses),
        source=response.intent_run or translate(QT_TRANSLATE_NOOP("core", "from what was found")),
    )


def _table(response: SearchResponse, domain: Domain) -> list[str]:
    names = ordered_names(hit.parts for hit in response.hits)
    headings = ["#", translate(QT_TRANSLATE_NOOP("core", "Score")), *map(label, names)]
    headings.append(domain.heading("product"))
    headings.append(translate(QT_TRANSLATE_NOOP("core", "Title")))
    rows = [_row(hit, names) for hit in response.hits]
    return lines(headings, rows)


def _row(hit: Hit, names: list[str]) -> list[object]:
    title = shortened(hit.title, TITLE_WIDTH)
    return [hit.rank, f"{hit.score:z.4f}", *figures(hit.parts, names), hit.product_id, title]
