"""`recommend`: what a shopper may like next (猜你喜欢), or what is looked at after a product (看了又看)."""

import argparse
from dataclasses import dataclass
from typing import Any

from core.commands.ranking_options import WHO, add_top
from core.commands.terminal import add_out, figures, lines, open_reading, print_answer, shortened
from core.data.catalogue import catalogue_of
from core.domains import Domain, domain_of
from core.errors import DataError, sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.recommend.made_up import history_of_user
from core.recommend.recommendation import Because, Reason, Recommendation
from core.recommend.recommender import Recommender
from core.recommend.shoppers import history_of
from core.records import recommended
from core.search.engine import Engine
from core.search.score_parts import label, ordered_names
from core.spreadsheet import write_records
from core.workspace import Workspace

# Columns of a terminal that a title may take.
TITLE_WIDTH = 56


@dataclass(frozen=True)
class _Answer:
    """The recommendations and whom they are for: the `kind` of option with its `value`."""

    kind: str
    value: str | list[str]
    recommender: Recommender
    results: tuple[Recommendation, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--user", metavar="ID", help=f"for {WHO}")
    whom.add_argument(
        "--history",
        metavar="ID,ID…",
        help="for somebody who looked at these products, in this order",
    )
    whom.add_argument("--product", metavar="ID", help="what is looked at after this product")
    add_top(parser, 20)
    add_out(parser)
    parser.add_argument("--run", help="recommend with this next-item run instead of the active one")


def run(args: argparse.Namespace) -> int:
    """Recommend and print; 0 even if there is nothing to recommend to this shopper."""
    with open_reading(args.workspace) as workspace:
        answer = _answer(workspace, _open(workspace, args.run), args)
    if args.out:
        write_records(args.out, recommended(answer.results))
    domain = domain_of(workspace.domain)
    print_answer(_as_json(answer), lambda: _report(answer, domain), as_json=args.json)
    return 0


def _open(workspace: Workspace, run: str | None) -> Recommender:
    catalogue = catalogue_of(workspace)
    # The engine knows the search run, by whose vectors products are alike.
    source = Engine.open(workspace) if len(catalogue) else catalogue
    recommender = Recommender.open(workspace, source, run)
    if not len(recommender.catalogue):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is nothing to recommend in {path};"
                " run `{program} import` with --products, --events, --sessions or --demo.",
            ),
            path=workspace.path,
        )
    return recommender


def _answer(workspace: Workspace, recommender: Recommender, args: argparse.Namespace) -> _Answer:
    if args.product is not None:
        recommended = recommender.similar(args.product, args.top)
        return _Answer("product", args.product, recommender, recommended)
    if args.user is not None:
        history = history_of_user(workspace, args.user)
        recommended = recommender.for_history(history, args.top)
        return _Answer("user", args.user, recommender, recommended)
    ids = [item.strip() for item in args.history.split(",") if item.strip()]
    recommended = recommender.for_history(history_of(ids, recommender.catalogue), args.top)
    return _Answer("history", ids, recommender, recommended)


def _as_json(answer: _Answer) -> dict[str, Any]:
    return {
        answer.kind: answer.value,
        "run": answer.recommender.run_id,
        "method": answer.recommender.method,
        "results": [
            {
                "rank": recommended.rank,
                "product_id": recommended.product_id,
                "title": recommended.title,
                "score": recommended.score,
                "parts": recommended.parts,
                "reason": {
                    "because": recommended.reason.because.value,
                    "product_id": recommended.reason.product_id,
                },
            }
            for recommended in answer.results
        ],
    }


def _report(answer: _Answer, domain: Domain) -> list[str]:
    recommender = answer.recommender
    if recommender.run_id:
        head = translate(QT_TRANSLATE_NOOP("core", "Recommended by run {run}")).format(
            run=recommender.run_id
        )
    else:
        head = sentence(_WITHOUT_RUN[recommender.method])
    return [head, *(_table(answer.results, domain) if answer.results else [_nothing(answer)])]


def _nothing(answer: _Answer) -> str:
    if answer.kind == "product":
        text = QT_TRANSLATE_NOOP("core", "Nothing is known yet to go with {product}.")
        return translate(text).format(product=answer.value)
    return translate(QT_TRANSLATE_NOOP("core", "There is nothing left to recommend."))


def _table(results: tuple[Recommendation, ...], domain: Domain) -> list[str]:
    names = ordered_names(recommended.parts for recommended in results)
    headings = [
        "#",
        translate(QT_TRANSLATE_NOOP("core", "Score")),
        *map(label, names),
        domain.heading("product"),
        translate(QT_TRANSLATE_NOOP("core", "Because of")),
        translate(QT_TRANSLATE_NOOP("core", "Title")),
    ]
    return lines(headings, [_row(recommended, names) for recommended in results])


def _row(recommended: Recommendation, names: list[str]) -> list[object]:
    parts = figures(recommended.parts, names)
    title = shortened(recommended.title, TITLE_WIDTH)
    reason = reason_text(recommended.reason)
    return [
        recommended.rank,
        f"{recommended.score:.4f}",
        *parts,
        recommended.product_id,
        reason,
        title,
    ]


_WITHOUT_RUN = {
    "log": QT_TRANSLATE_NOOP(
        "core",
        "No next-item run is active, so this follows the log itself;"
        " `{program} train --task next-item` learns from it.",
    ),
    "likeness": QT_TRANSLATE_NOOP(
        "core", "Nothing is known of what people did here, so this goes by what is alike."
    ),
}
_REASONS = {
    Because.SEEN: QT_TRANSLATE_NOOP("core", "met before"),
    Because.MADE_UP: QT_TRANSLATE_NOOP("core", "in the made-up history"),
    Because.FOLLOWED: QT_TRANSLATE_NOOP("core", "followed {product}"),
    Because.ALIKE: QT_TRANSLATE_NOOP("core", "like {product}"),
    Because.POPULAR: QT_TRANSLATE_NOOP("core", "popular"),
}


def reason_text(reason: Reason) -> str:
    """Why something is recommended, in a few words."""
    cause = reason.product_id or translate(QT_TRANSLATE_NOOP("core", "something else"))
    return translate(_REASONS[reason.because]).format(product=cause)
