"""`compress`: make smaller variants of a search run, measure them, and put one to use."""

import argparse
import sys

from core import records
from core.commands.terminal import add_out, lines, print_answer, shown
from core.commands.train import stop_on_interrupt
from core.data.shops.current import open_shop
from core.errors import UserError, sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.comparison import LEVEL
from core.runs.listing import activate
from core.runs.variants import keep_variant
from core.spreadsheet import write_records
from core.training.compression.messages import (
    Compression,
    CompressionProgress,
    MeasuredVariant,
    Message,
    to_line,
)
from core.training.compression.plan import (
    ORIGINAL,
    SPARSITY,
    VARIANTS,
    Plan,
    parse_student,
    parse_variants,
)
from core.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("compressed", metavar="RUN", help="the search run to make smaller")
    parser.add_argument(
        "--variants",
        metavar="NAME,…",
        help=f"which of {', '.join(VARIANTS)}; the original, {ORIGINAL}, is always measured",
    )
    parser.add_argument(
        "--sparsity",
        default=SPARSITY.default,
        help=f"the share of weights that are pruned (default: {SPARSITY.default})",
    )
    parser.add_argument(
        "--student",
        metavar="NAME=VALUE,…",
        default="",
        help="network and training settings of the student; teacher=pretrained or another run teaches it",
    )
    parser.add_argument(
        "--use", metavar="VARIANT", help="keep this variant as a run and let it rank"
    )
    parser.add_argument(
        "--lines", action="store_true", help="tell how it goes as JSON lines, the answer last"
    )
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Make, measure, and use what was asked for."""
    plan = _plan(args)
    with (
        open_shop(args.workspace, write=bool(args.use)) as workspace,
        stop_on_interrupt() as is_cancelled,
    ):
        from core.evaluation.compression import compress
        from core.training.tensorflow_setup import be_nice

        if args.lines:
            be_nice()

        emit = _line if args.lines else _Progress()
        answer = compress(workspace, plan, emit, is_cancelled)
        if args.use:
            _use(workspace, answer, args.use)
    if args.out:
        write_records(args.out, records.compressed(answer.variants))
    if args.lines:
        _line(answer)
    else:
        print_answer(answer.answer(), lambda: _report(answer), as_json=args.json)
    return 0


def _plan(args: argparse.Namespace) -> Plan:
    sparsity = float(SPARSITY.parse(args.sparsity))
    student = parse_student(args.student)
    if args.variants is not None:
        names = parse_variants(args.variants)
    else:
        names = (args.use,) if args.use else tuple(VARIANTS)
    plan = Plan(args.compressed, names, sparsity, student)
    if args.use is not None and args.use not in names:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "--use takes one of the variants that are made, {names}, not {name}."
            ),
            name=args.use,
            names=", ".join(names),
        )
    return plan


def _use(workspace: Workspace, answer: Compression, name: str) -> None:
    """Let the variant rank; the original is a run as it is."""
    chosen = next(variant for variant in answer.variants if variant.name == name)
    if name != ORIGINAL:
        keep_variant(workspace, chosen.run)
    activate(workspace, chosen.run)
    told = QT_TRANSLATE_NOOP(
        "core", "{run} ranks now; `{program} runs --activate {origin}` brings the other back."
    )
    print(sentence(told, run=chosen.run, origin=answer.run), file=sys.stderr)


def _line(message: Message) -> None:
    print(to_line(message), flush=True)


class _Progress:
    """How it goes, on stderr: one line that changes in place on a terminal, else one a stage."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._stage = ""

    def __call__(self, message: Message) -> None:
        if isinstance(message, CompressionProgress):
            self._progress(message)
        elif isinstance(message, MeasuredVariant):
            self._say(f"{message.what}: nDCG@10 {shown(message.metrics['ndcg@10'])}")

    def _progress(self, progress: CompressionProgress) -> None:
        stage = translate(progress.stage)
        if self._is_terminal:
            template = QT_TRANSLATE_NOOP("core", "{stage}  {share:.0%}  {left:.0f} s left")
            line = translate(template).format(
                stage=stage, share=progress.share, left=progress.eta_seconds
            )
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        elif stage != self._stage:
            self._stage = stage
            self._say(f"{stage}…")

    def _say(self, text: str) -> None:
        start = "\r\x1b[K" if self._is_terminal else ""
        print(start + text, file=sys.stderr, flush=True)


def _report(answer: Compression) -> list[str]:
    first = answer.variants[0]
    heading = QT_TRANSLATE_NOOP(
        "core",
        "{run}: {count} {unit}; a query is read {reads} times and searched for {searches} times, warm, on"
        " one thread.",
    )
    columns = (
        QT_TRANSLATE_NOOP("core", "Variant"),
        QT_TRANSLATE_NOOP("core", "MB"),
        QT_TRANSLATE_NOOP("core", "zipped"),
        QT_TRANSLATE_NOOP("core", "sparse"),
        QT_TRANSLATE_NOOP("core", "read p50 / p95 ms"),
        QT_TRANSLATE_NOOP("core", "search p50 / p95 ms"),
        QT_TRANSLATE_NOOP("core", "nDCG@10"),
        QT_TRANSLATE_NOOP("core", "95 % interval"),
        QT_TRANSLATE_NOOP("core", "from the original"),
        QT_TRANSLATE_NOOP("core", "p"),
        QT_TRANSLATE_NOOP("core", "top 10 kept"),
        QT_TRANSLATE_NOOP("core", "RBO"),
    )
    told = translate(heading).format(
        run=answer.run,
        count=first.queries,
        unit=translate(answer.unit),
        reads=first.repetitions,
        searches=first.searches,
    )
    return [told, *lines(list(map(translate, columns)), list(map(_row, answer.variants)))]


def _row(variant: MeasuredVariant) -> list[str]:
    interval = variant.intervals["ndcg@10"]
    is_told = variant.difference is not None and variant.p is not None
    mark = " *" if is_told and variant.p is not None and variant.p < LEVEL else ""
    return [
        variant.what,
        f"{variant.mb:.2f}",
        f"{variant.zipped_mb:.2f}",
        f"{variant.sparse_mb:.2f}",
        _span(variant.p50_ms, variant.p95_ms, 4),
        _span(variant.search_p50_ms, variant.search_p95_ms, 2),
        shown(variant.metrics["ndcg@10"]),
        f"{interval[0]:.4f} … {interval[1]:.4f}" if interval else "–",
        f"{variant.difference:+z.4f}{mark}" if variant.difference is not None else "–",
        f"{variant.p:.4f}" if variant.p is not None else "–",
        shown(variant.agreement, 3),
        shown(variant.rbo, 3),
    ]


def _span(p50: float | None, p95: float | None, digits: int) -> str:
    return "–" if p50 is None or p95 is None else f"{p50:.{digits}f} / {p95:.{digits}f}"
