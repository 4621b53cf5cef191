"""`judge --sets`, `judge --set NAME`: query sets, what is judged of them, and their way in and out."""

import argparse
import math
from pathlib import Path
from typing import Any

from core.commands.import_ import readable
from core.commands.terminal import lines, open_reading, print_answer, shown
from core.data.report import CleaningReport, SheetReport
from core.data.shops.current import open_shop
from core.errors import UserError
from core.evaluation.judgments import read_queries
from core.experiments.click_judgments import judge_clicks
from core.judging.agreement import Agreement, agreement
from core.judging.exporting import JudgmentFormat, write_judgments, write_queries
from core.judging.importing import (
    add_graded,
    import_judgment_files,
    import_own_judgments,
    set_called,
)
from core.judging.judgment_files import parse_scale
from core.judging.merging import PRECEDENCE, Merge, merged
from core.judging.query_set import Judgment, QuerySet, Source
from core.judging.store import JudgmentStore, no_such_set
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace import Workspace

_OF_SETS = ("import", "queries", "scale", "clicks", "export", "format", "merge", "source")
_SOURCES = {
    Source.HAND: QT_TRANSLATE_NOOP("core", "by hand"),
    Source.IMPORTED: QT_TRANSLATE_NOOP("core", "imported"),
    Source.CLICKS: QT_TRANSLATE_NOOP("core", "from clicks"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of query sets."""
    parser.add_argument("--sets", action="store_true", help="list the query sets")
    parser.add_argument("--set", metavar="NAME", help="tell of a query set, or what follows")
    _add_way_in(parser)
    _add_way_out(parser)


def _add_way_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--import",
        dest="import_",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="add judgments of files (TREC, CSV, Quepid, ESCI, WANDS) to the set, which is made where there"
        " is none; without a file those that the shop imported",
    )
    parser.add_argument("--queries", type=Path, help="the texts of the queries of those files")
    parser.add_argument(
        "--scale", metavar="LOW..HIGH", help="the scale of their grades (default: 0..3)"
    )
    parser.add_argument(
        "--clicks", action="store_true", help="add judgments from clicks to the set"
    )


def _add_way_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--export", type=Path, metavar="FILE", help="write the judgments of the set"
    )
    parser.add_argument(
        "--format",
        choices=[choice.value for choice in JudgmentFormat],
        help="of that file (default: trec); `judges`: each judge's own grades",
    )
    parser.add_argument(
        "--merge",
        choices=[choice.value for choice in Merge],
        help="how several judges' grades become one (default: majority)",
    )
    parser.add_argument(
        "--source",
        action="append",
        choices=[choice.value for choice in Source],
        help="only judgments of this source; may be given again (default: all)",
    )


def refuse_without_set(args: argparse.Namespace) -> None:
    """Refuse what only query sets take.

    Raises:
        UserError: it was given.
    """
    for name in _OF_SETS:
        if vars(args)["import_" if name == "import" else name] not in (None, False):
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{option} is about a query set; name it with --set."),
                option=f"--{name}",
            )


def run(args: argparse.Namespace) -> int:
    """List the sets, or import into one, export it and tell of it."""
    if args.set is None:
        return _list(args)
    reports: list[SheetReport] = []
    if args.import_ is not None or args.clicks:
        reports = _import(args)
    with open_reading(args.workspace) as workspace:
        query_set, judgments = _read(workspace, args.set)
    exported = _export(args, query_set, judgments)
    answer = _described(query_set, judgments) | {"exported": exported}
    if reports:
        answer["reports"] = [report.to_json() for report in reports]
    print_answer(answer, lambda: [*_told(reports), *_report(answer)], as_json=args.json)
    return 0


def _list(args: argparse.Namespace) -> int:
    with open_reading(args.workspace) as workspace:
        store = JudgmentStore.reader(workspace)
        sets = []
        if store is not None:
            with store:
                sets = [_described(entry, store.judgments(entry.number)) for entry in store.sets()]
    columns = (
        *(QT_TRANSLATE_NOOP("core", "Set"), QT_TRANSLATE_NOOP("core", "Queries")),
        *(QT_TRANSLATE_NOOP("core", "Pairs judged"), QT_TRANSLATE_NOOP("core", "Alpha")),
    )
    rows = [
        [entry["set"], entry["queries"], entry["pairs"], shown(entry["alpha"], 3)] for entry in sets
    ]
    headings = [translate(column) for column in columns]
    print_answer({"sets": sets}, lambda: lines(headings, rows), as_json=args.json)
    return 0


def _import(args: argparse.Namespace) -> list[SheetReport]:
    scale = parse_scale(args.scale or "0..3")
    texts = read_queries(args.queries) if args.queries else None
    reports = []
    with open_shop(args.workspace) as workspace, JudgmentStore.open(workspace) as store:
        query_set = set_called(store, args.set)
        if args.import_:
            reports = import_judgment_files(store, query_set, args.import_, texts, scale)
        elif args.import_ is not None:
            import_own_judgments(store, query_set, workspace)
        if args.clicks:
            judged = judge_clicks(workspace, least_looks=args.looks)
            rows = judged.rows()
            query_set = set_called(store, args.set)
            add_graded(store, query_set, judged.queries, rows, Source.CLICKS)
    return reports


def _read(workspace: Workspace, name: str) -> tuple[QuerySet, list[Judgment]]:
    store = JudgmentStore.reader(workspace)
    if store is None:
        raise no_such_set(name, ())
    with store:
        query_set = store.find(name)
        return query_set, store.judgments(query_set.number)


def _export(args: argparse.Namespace, query_set: QuerySet, judgments: list[Judgment]) -> int:
    if args.out_queries:
        write_queries(args.out_queries, query_set)
    path = args.export or args.out_qrels
    if path is None:
        return 0
    sources = tuple(Source(name) for name in args.source or PRECEDENCE)
    kept = [judgment for judgment in judgments if judgment.source in sources]
    return write_judgments(
        path,
        query_set,
        merged(kept, Merge(args.merge or Merge.MAJORITY)),
        kept,
        JudgmentFormat(args.format or JudgmentFormat.TREC),
    )


def _described(query_set: QuerySet, judgments: list[Judgment]) -> dict[str, Any]:
    """A set as one JSON object; what nobody knows is null."""
    agreed: Agreement = agreement(judgments)
    counts = {
        source.value: sum(judgment.source is source for judgment in judgments) for source in Source
    }
    return {
        "set": query_set.name,
        "queries": len(query_set.queries),
        "pairs": merged(judgments).pairs,
        "judgments": counts,
        "judges": list(agreed.judges),
        "judged_twice": agreed.pairs,
        "alpha": _known(agreed.alpha),
        "interval": [_known(end) for end in agreed.interval],
        "disputes": [
            {
                "query": query_set.queries[dispute.query].text,
                "product_id": dispute.product,
                "grades": dict(dispute.grades),
            }
            for dispute in agreed.disputes
            if dispute.query in query_set.queries
        ],
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _told(reports: list[SheetReport]) -> list[str]:
    return [readable(CleaningReport({"qrels": report})) for report in reports]


def _report(answer: dict[str, Any]) -> list[str]:
    template = QT_TRANSLATE_NOOP(
        "core", "{set}: {queries} queries, {pairs} pairs with a grade ({counts})"
    )
    counts = ", ".join(
        f"{translate(label)} {answer['judgments'][source]:,}" for source, label in _SOURCES.items()
    )
    report = [translate(template).format(**{**answer, "counts": counts})]
    if answer["alpha"] is not None:
        agreed = QT_TRANSLATE_NOOP(
            "core",
            "Krippendorff's alpha (ordinal) {alpha:.3f}, 95 % {low:.3f} to {high:.3f}, of {pairs} pairs that"
            " {judges} judged; {disputes} disputes",
        )
        low, high = answer["interval"]
        report.append(
            translate(agreed).format(
                alpha=answer["alpha"],
                low=low,
                high=high,
                pairs=answer["judged_twice"],
                judges=", ".join(answer["judges"]),
                disputes=len(answer["disputes"]),
            )
        )
    if answer["exported"]:
        written = QT_TRANSLATE_NOOP("core", "{rows} rows written")
        report.append(translate(written).format(rows=answer["exported"]))
    return report
