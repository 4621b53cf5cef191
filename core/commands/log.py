"""`log`: what is known of behaviour, by where it came from, and its export."""

import argparse
from pathlib import Path

import numpy as np

from core.commands.terminal import add_out, lines, open_reading, print_answer
from core.feedback.actions import ACTIONS, DISMISS, IMPRESSION
from core.feedback.behaviour import behaviour
from core.feedback.export import export_events
from core.feedback.log import EventSource
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace import Workspace

_KINDS = (IMPRESSION, *ACTIONS, DISMISS)
_SOURCES = {
    EventSource.IMPORTED: QT_TRANSLATE_NOOP("core", "imported"),
    EventSource.OWN: QT_TRANSLATE_NOOP("core", "in this program"),
    EventSource.SIMULATED: QT_TRANSLATE_NOOP("core", "simulated"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    add_out(parser, "--export", "the events")
    parser.add_argument(
        "--source",
        action="append",
        choices=[source.value for source in EventSource],
        help="only events of this source; may be given again (default: all)",
    )


def run(args: argparse.Namespace) -> int:
    """Export if asked to, and say how many events of which kind there are."""
    sources = [EventSource(name) for name in args.source or EventSource]
    with open_reading(args.workspace) as workspace:
        counts = {source: _counts(workspace, source) for source in sources}
        exported = _export(workspace, sources, args.export) if args.export else 0
    events = {source.value: counted for source, counted in counts.items()}
    answer = {"events": events, "exported": exported}
    print_answer(answer, lambda: _table(counts), as_json=args.json)
    return 0


def _counts(workspace: Workspace, source: EventSource) -> dict[str, int]:
    from core.feedback.arrow_tables import factorize

    table = behaviour(workspace, source, needed=True)
    if table is None:
        return {}
    actions, codes = factorize(table["action"])
    counted = np.bincount(codes, minlength=len(actions)).tolist()
    return {action: count for action, count in zip(actions, counted, strict=True) if count}


def _export(workspace: Workspace, sources: list[EventSource], path: Path) -> int:
    import pyarrow as pa

    table = behaviour(workspace, *sources, needed=True)
    if table is None:
        names = ("user_id", "product_id", "action", "timestamp")
        table = pa.table({name: pa.array([], pa.string()) for name in names})
    return export_events(table, path)


def _table(counts: dict[EventSource, dict[str, int]]) -> list[str]:
    heading = translate(QT_TRANSLATE_NOOP("core", "Events"))
    rows = [
        (translate(_SOURCES[source]), *(f"{counted.get(kind, 0):,}" for kind in _KINDS))
        for source, counted in counts.items()
    ]
    return lines((heading, *_KINDS), rows)
