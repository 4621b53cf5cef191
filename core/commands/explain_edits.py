"""What `explain` says of edits: `--set FIELD=VALUE`, `--flip`, `--price-curve`, `--sampled`, `--examples`."""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from core.commands.ranking_options import seed
from core.errors import UserError
from core.explain.edits import read_assignments
from core.explain.flip_words import flip_sentence
from core.explain.flips import BUDGET, smallest_flip
from core.explain.price_curve import price_curve
from core.explain.sampled_shares import SUBJECTS, sampled
from core.explain.supposed_list import suppose
from core.explain.training_examples import nearest_examples
from core.explain.what_if import WhatIf
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace

NOTHING = QT_TRANSLATE_NOOP("core", "nothing")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the options."""
    parser.add_argument(
        "--set",
        nargs="+",
        action="extend",
        metavar="FIELD=VALUE",
        help="where the product would stand with another title, brand, category, price or sales",
    )
    parser.add_argument(
        "--flip",
        action="store_true",
        help="the smallest edit that puts --product above --versus",
    )
    parser.add_argument(
        "--forbid",
        nargs="+",
        action="extend",
        metavar="KIND",
        help="edits that --flip may not make: title (or add, remove, replace), brand, category, price, sales",
    )
    parser.add_argument(
        "--budget",
        type=seed,
        default=BUDGET,
        help=f"rankings that --flip tries at most (default: {BUDGET})",
    )
    parser.add_argument(
        "--price-curve", action="store_true", help="the rank of the product at other prices"
    )
    parser.add_argument(
        "--sampled",
        choices=SUBJECTS,
        help="shares of the words of the query or of the title by SHAP and LIME",
    )
    parser.add_argument(
        "--examples", action="store_true", help="what was learned that is nearest to the query"
    )


def edits_of(
    args: argparse.Namespace, workspace: Workspace, engine: Engine, request: SearchRequest
) -> dict[str, Any]:
    """What the options ask for, by its name in the answer.

    Raises:
        UserError: what is asked for makes no sense, or a package is missing.
    """
    answer: dict[str, Any] = {}
    if args.flip and not args.versus:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "--flip needs --versus: the product to be passed.")
        )
    changes = read_assignments(args.set or ())
    if args.set or args.flip or args.price_curve:
        shop = WhatIf.for_engine(engine)
        if args.set:
            answer["what_if"] = suppose(shop, request, args.product, changes).to_json()
        if args.price_curve:
            answer["price_curve"] = price_curve(shop, request, args.product).to_json()
        if args.flip:
            answer["flip"] = smallest_flip(
                shop,
                request,
                args.product,
                args.versus,
                args.forbid or (),
                args.budget,
                progress=_tell(args),
            ).to_json()
    if args.sampled:
        answer["sampled"] = sampled(engine, request, args.product, args.sampled).to_json()
    if args.examples:
        answer["examples"] = nearest_examples(workspace, engine, request).to_json()
    return answer


def _tell(args: argparse.Namespace) -> Any:
    """Tells on stderr how many rankings were tried, where a person waits for it."""
    if args.json or not sys.stderr.isatty():
        return None
    return lambda tried, budget: print(f"\r{tried} / {budget}", end="", file=sys.stderr)


def edits_report(answer: dict[str, Any]) -> Iterator[str]:
    """The same for people, line by line."""
    if "what_if" in answer:
        yield from _what_if(answer["what_if"])
    if "price_curve" in answer:
        yield from _curve(answer["price_curve"])
    if "flip" in answer:
        yield from _flip(answer["flip"])
    if "sampled" in answer:
        yield from _sampled(answer["sampled"])
    if "examples" in answer:
        yield from _examples(answer["examples"])


def _what_if(told: dict[str, Any]) -> Iterator[str]:
    heading = translate(QT_TRANSLATE_NOOP("core", "What if: #{before} → #{after} of {of}"))
    yield heading.format(
        before=told["before"] or "–", after=told["after"] or "–", of=told["of_after"]
    )
    for field, value in told["changes"].items():
        yield f"  {field}: {_shown(told['was'][field])} → {_shown(value)}"
    for moved in told["around"]:
        mark = "▸" if moved["product_id"] == told["product_id"] else " "
        place = f"#{moved['after']} (#{moved['before'] or '–'})"
        yield f"  {mark} {place}  {moved['product_id']}  {moved['title']}"


def _curve(told: dict[str, Any]) -> Iterator[str]:
    flat = translate(
        QT_TRANSLATE_NOOP("core", "Price changes nothing here: nothing of this search looks at it.")
    )
    heading = translate(QT_TRANSLATE_NOOP("core", "Rank against price"))
    yield flat if told["is_flat"] else heading
    if not told["is_flat"]:
        for price, rank in zip(told["prices"], told["ranks"], strict=True):
            yield f"  {price:.2f}  #{rank or '–'}"


def _flip(told: dict[str, Any]) -> Iterator[str]:
    yield flip_sentence(told["found"], told["is_above"], told["is_smallest"], told["tried"])
    for edit in told["edits"]:
        yield f"  {edit['kind']}: {_shown(edit['from'])} → {_shown(edit['to'])}"
    if told["edits"]:
        (own, other), (own_after, other_after) = told["before"], told["after"]
        yield f"  {told['product_id']}: #{own or '–'} → #{own_after or '–'}"
        yield f"  {told['versus']}: #{other or '–'} → #{other_after or '–'}"


def _sampled(told: dict[str, Any]) -> Iterator[str]:
    yield translate(QT_TRANSLATE_NOOP("core", "Shares of words: left out, SHAP, LIME"))
    for number, word in enumerate(told["words"]):
        figures = (told[name][number] for name in ("left_out", "shap", "lime"))
        yield "  " + "  ".join(f"{value:+.4f}" for value in figures) + f"  {word}"
    for agreement in told["agreement"]:
        yield (
            f"  {agreement['one']} – {agreement['other']}: ρ {_figure(agreement['spearman'])}, "
            f"τ {_figure(agreement['kendall'])}, ± {agreement['signs']:.0%}"
        )


def _examples(told: dict[str, Any]) -> Iterator[str]:
    yield told["note"]
    for example in told["examples"]:
        yield (
            f"  {example['similarity']:.3f}  {example['query']} → {example['product_id']} "
            f"{example['title']}  ({example['source']} {example['weight']:g})"
        )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _shown(value: object) -> str:
    return translate(NOTHING) if value in ("", None) else str(value)
