"""`noise`: quality and stability of runs under each kind of noise in what people type."""

import argparse
import json
import sys
from collections.abc import Callable

from core.commands.ranking_options import run_label, seed
from core.commands.terminal import add_out, lines, open_reading, print_answer
from core.language import QT_TRANSLATE_NOOP, translate
from core.robustness.noise_lab import LEVELS, SEED, NoisePlan, measure
from core.robustness.noise_report import NoiseCell, NoiseProgress, NoiseReport, records, to_json
from core.robustness.noise_subjects import WORDS
from core.spreadsheet import write_records
from core.text.noise import NOISES

_LEVELS = " ".join(f"{level * 100:.0f}" for level in LEVELS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "runs",
        nargs="*",
        metavar="RUN",
        help=f"runs of one task (default: what ranks now); beside search runs stands `{WORDS}`, words alone",
    )
    parser.add_argument("--kinds", nargs="+", choices=tuple(NOISES), default=tuple(NOISES))
    parser.add_argument(
        "--levels",
        nargs="+",
        type=_level,
        metavar="PERCENT",
        default=LEVELS,
        help=f"how many words of a hundred are struck, 0 to 100 (default: {_LEVELS})",
    )
    parser.add_argument("--seed", type=seed, default=SEED, help="the same seed, the same noise")
    parser.add_argument(
        "--progress", action="store_true", help="tell how far it is, in lines of JSON"
    )
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Measure, tell how it goes and what came of it."""
    plan = NoisePlan(args.runs, list(dict.fromkeys(args.kinds)), args.levels, args.seed)
    heard = _json_line if args.progress else _progress_line(args.json)
    with open_reading(args.workspace) as workspace:
        report = measure(workspace, plan, heard)
    if args.out:
        write_records(args.out, records(report))
    print_answer(to_json(report), lambda: _report(report), as_json=args.json)
    return 0


def _level(text: str) -> float:
    """A share from per cent, with or without the sign."""
    try:
        level = float(text.removesuffix("%")) / 100
    except ValueError:
        level = -1.0
    if not 0 <= level <= 1:
        template = QT_TRANSLATE_NOOP("core", "a level is 0 to 100 per cent, not {given!r}")
        raise argparse.ArgumentTypeError(translate(template).format(given=text))
    return level


def _json_line(progress: NoiseProgress) -> None:
    print(json.dumps(to_json(progress)), flush=True)


def _progress_line(is_json: bool) -> Callable[[NoiseProgress], None]:
    """A line that changes in place, on a terminal."""
    template = QT_TRANSLATE_NOOP("core", "{done} of {total} texts, {left:.0f} s left")
    is_terminal = sys.stdout.isatty() and not is_json

    def show(progress: NoiseProgress) -> None:
        if is_terminal:
            line = translate(template).format(
                done=progress.done, total=progress.total, left=progress.eta_seconds
            )
            print(f"\r\x1b[K{line}", end="" if progress.done < progress.total else "\r\x1b[K")

    return show


def _report(report: NoiseReport) -> list[str]:
    search = QT_TRANSLATE_NOOP(
        "core",
        "{count} {unit}, each with noise made by rule (seed {seed}); through the engine, spelling corrected."
        " Stability: rank-biased overlap of the ten best (p = {p}) with the answer to the clean text.",
    )
    category = QT_TRANSLATE_NOOP(
        "core",
        "{count} {unit}, each with noise made by rule (seed {seed})."
        " Stability: share of guesses that agree with that for the clean text.",
    )
    told = [
        translate(search if report.task == "search" else category).format(
            count=report.texts,
            unit=translate(report.unit),
            seed=report.seed,
            p=report.persistence,
        )
    ]
    for kind in report.kinds:
        told += ["", translate(NOISES[kind].label), *_table(report, kind)]
    return told


def _table(report: NoiseReport, kind: str) -> list[str]:
    columns = (
        QT_TRANSLATE_NOOP("core", "Run"),
        QT_TRANSLATE_NOOP("core", "Noise"),
        QT_TRANSLATE_NOOP("core", "Changed"),
    )
    intervals = QT_TRANSLATE_NOOP("core", "95 % interval"), QT_TRANSLATE_NOOP("core", "Stability")
    interval, stability = map(translate, intervals)
    headings = [translate(column) for column in columns]
    headings += [report.metric, interval, stability, interval]
    cells = [report.cell(run, kind, level) for run in report.runs for level in report.levels]
    return lines(headings, [_row(cell) for cell in cells])


def _row(cell: NoiseCell) -> list[str]:
    return [
        run_label(cell.run),
        f"{cell.level:.0%}",
        f"{cell.changed:.0%}",
        f"{cell.quality:.4f}",
        _interval(cell.quality_interval),
        f"{cell.stability:.4f}",
        _interval(cell.stability_interval),
    ]


def _interval(ends: list[float]) -> str:
    low, high = ends
    return f"{low:.4f} … {high:.4f}"
