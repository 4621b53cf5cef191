"""`import`: files, or the demo world, into a workspace; ends in the cleaning report."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.commands.mapping_options import map_sources, parse_map_options
from core.data.importing import Source, StageProgress, import_demo, import_files
from core.data.report import CleaningReport, SheetReport
from core.data.rules import NOTED, REJECTED, REPAIRED
from core.data.shops.current import is_demo_current, open_demo, open_shop
from core.data.shops.own import default_path, demo_path, make_current, name_for, shops_folder
from core.data.shops.staged import new_shop, wants_new_shop
from core.data.values.actions import ACTIONS
from core.domains import DOMAINS, domain_of
from core.errors import DamagedWorkspace, UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace import KINDS, Workspace

_DOMAIN = QT_TRANSLATE_NOOP("core", "The workspace holds {products}; --domain names another kind.")
_NEW_SHOP = QT_TRANSLATE_NOOP(
    "core",
    "The demo world stays as it is: this is a shop of its own, “{name}” in {path}, which verbs without"
    " --workspace use from now on.",
)
_REBUILT = QT_TRANSLATE_NOOP("core", "The manifest in {path} is written anew; it names:")
_OF_REBUILD = {"rebuild", "workspace", "json"}
_KINDS = {
    "products": QT_TRANSLATE_NOOP("core", "products"),
    "events": QT_TRANSLATE_NOOP("core", "behaviour"),
    "sessions": QT_TRANSLATE_NOOP("core", "sessions"),
    "texts": QT_TRANSLATE_NOOP("core", "texts"),
    "queries": QT_TRANSLATE_NOOP("core", "queries"),
    "qrels": QT_TRANSLATE_NOOP("core", "judgments"),
}
_OUTCOMES = {
    REPAIRED: QT_TRANSLATE_NOOP("core", "repaired"),
    REJECTED: QT_TRANSLATE_NOOP("core", "left out"),
    NOTED: QT_TRANSLATE_NOOP("core", "noted"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    _add_sources(parser)
    _add_reading(parser)
    parser.add_argument(
        "--domain",
        choices=list(DOMAINS),
        default="",
        help="what kind of things they are, which decides the words shown (default: by the columns)",
    )
    parser.add_argument(
        "--append", action="store_true", help="add and update by id instead of replacing"
    )


def _add_sources(parser: argparse.ArgumentParser) -> None:
    """What is imported: one option a kind."""
    parser.add_argument(
        "--demo", action="store_true", help="the synthetic demo world and its trained run"
    )
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="write a lost or damaged manifest anew from the tables in the workspace",
    )
    for kind in KINDS:
        parser.add_argument(
            f"--{kind}", type=Path, metavar="FILE", action="append", help=f"a file of {kind}"
        )


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """How the files are read, where they do not tell."""
    parser.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        help="which column is which field; two columns for one field are joined; FIELD empty: not used;"
        " WORD=ACTION says what a word or number of a log means, as 1=click",
    )
    parser.add_argument(
        "--every-row-is",
        choices=sorted(set(ACTIONS.values())),
        default="",
        help="what each row of the events is, where no column says it",
    )
    for option, metavar, help_text in (
        ("--encoding", "NAME", "of the files, such as gbk (default: told by them)"),
        ("--sheet", "NAME", "the sheet to read of a workbook"),
        (
            "--timezone",
            "ZONE",
            "of dates that name none, as Asia/Shanghai (default: this machine's)",
        ),
    ):
        parser.add_argument(option, default="", metavar=metavar, help=help_text)


def run(arguments: argparse.Namespace) -> int:
    """Import what was named and print the report."""
    if arguments.rebuild:
        return _rebuild(arguments)
    sources = _sources(arguments)
    if arguments.demo == bool(sources):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "Name what to import: --demo, or files by {options}."),
            options=" ".join(f"--{kind}" for kind in KINDS),
        )
    name = _new_name(arguments, sources)
    with new_shop(name) if name else _opened(arguments) as workspace:
        report = _imported(workspace, arguments, sources)
        domain = domain_of(workspace.domain)
    if arguments.json:
        print(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        print(readable(report))
        if not arguments.demo:
            print(translate(_DOMAIN).format(products=domain.word("products")))
    _make_current(arguments, name)
    return 0


def _sources(arguments: argparse.Namespace) -> list[Source]:
    options = parse_map_options(arguments.map)
    sources = [
        Source(
            kind,
            path,
            encoding=arguments.encoding,
            sheet=arguments.sheet,
            every_row_is=arguments.every_row_is if kind == "events" else "",
            actions=options.actions if kind == "events" else {},
        )
        for kind in KINDS
        for path in getattr(arguments, kind) or ()
    ]
    return map_sources(sources, options)


def _rebuild(arguments: argparse.Namespace) -> int:
    others = {name: value for name, value in vars(arguments).items() if name not in _OF_REBUILD}
    if any(others.values()):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "--rebuild reads what the workspace holds; give no other option with it."
            )
        )
    with Workspace.rebuild(arguments.workspace or default_path()) as workspace:
        rows = {kind: dataset.rows for kind, dataset in workspace.datasets().items()}
    if arguments.json:
        print(json.dumps({"rebuilt": rows}, ensure_ascii=False))
        return 0
    print(translate(_REBUILT).format(path=workspace.path))
    for kind, count in rows.items():
        print(f"  {translate(_KINDS[kind])}: {count:,}")
    return 0


def _new_name(arguments: argparse.Namespace, sources: Sequence[Source]) -> str:
    """What the new shop is called that takes these files; empty where they go into one there is."""
    if arguments.workspace is not None or arguments.demo or not is_demo_current():
        return ""
    kinds = [source.kind for source in sources]
    return name_for([sources[0].path]) if wants_new_shop(kinds, arguments.append) else ""


def _opened(arguments: argparse.Namespace) -> Workspace:
    if not arguments.demo or arguments.workspace is not None:
        return open_shop(arguments.workspace)
    try:
        return open_demo()
    except DamagedWorkspace:
        # Its tables are written anew in a moment; its log and its runs stay.
        return Workspace.rebuild(demo_path())


def _imported(
    workspace: Workspace, arguments: argparse.Namespace, sources: Sequence[Source]
) -> CleaningReport:
    show = _show_progress if sys.stderr.isatty() else None
    if arguments.demo:
        return import_demo(workspace, progress=show)
    return import_files(
        workspace,
        sources,
        append=arguments.append,
        domain=arguments.domain,
        timezone=arguments.timezone,
        progress=show,
    )


def _make_current(arguments: argparse.Namespace, name: str) -> None:
    """Let verbs that name no workspace work where this went, and say where that is."""
    if name:
        shop = shops_folder() / name
        make_current(shop)
        sentence = translate(_NEW_SHOP).format(name=name, path=shop)
        print(sentence, file=sys.stderr if arguments.json else sys.stdout)
    elif arguments.demo and arguments.workspace is None:
        make_current(demo_path())


def readable(report: CleaningReport) -> str:
    """The report as lines for a person."""
    return "\n".join(line for kind, part in report.sheets.items() for line in _lines(kind, part))


def _lines(kind: str, report: SheetReport) -> Iterator[str]:
    head = QT_TRANSLATE_NOOP(
        "core",
        "{kind}: {read:,} read, {kept:,} kept ({repaired:,} repaired), {rejected:,} rejected",
    )
    yield translate(head).format(
        kind=translate(_KINDS[kind]),
        read=report.read,
        kept=report.kept,
        repaired=report.repaired,
        rejected=report.rejected,
    )
    for rule in sorted(report.rules.values(), key=lambda rule: -rule.count):
        yield f"  {translate(_OUTCOMES[rule.outcome]):<8} {rule.count:>9,}  {rule.label}"
        for example in rule.examples[:1]:
            change = f"{example.before} → {example.after}" if example.after else example.before
            yield f"{'':21}{example.row}: {change}".replace("\n", " ")[:110]


def _show_progress(progress: StageProgress) -> None:
    template = QT_TRANSLATE_NOOP(
        "core", "{stage}: {done:,} of about {total:,} rows, {speed:,.0f} rows/s, {eta:.0f} s left"
    )
    line = translate(template).format(
        stage=progress.stage,
        done=progress.done,
        total=progress.total,
        speed=progress.rows_per_second,
        eta=progress.eta_seconds,
    )
    end = "\n" if progress.done >= progress.total else ""
    print(f"\r{line:<90}", end=end, file=sys.stderr, flush=True)
