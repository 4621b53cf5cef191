"""`clean`: labelled texts that are wrong or worth nothing, listed with the reason, and kept from training."""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from time import perf_counter

from core.commands.terminal import add_out, lines, open_reading, print_answer, shortened
from core.data.shops.current import open_shop
from core.language import QT_TRANSLATE_NOOP, translate
from core.robustness.cleaning import worthless_texts
from core.robustness.findings import ASIDE, Finding, Findings, with_states
from core.robustness.label_noise import REASON, suspects
from core.spreadsheet import write_records
from core.text.kept_out import LIGHT, KeptOut
from core.text.worthless import REASONS
from core.workspace import Workspace

LOOKS = {"labels": suspects, "texts": worthless_texts}
# On a terminal; a file and --json hold all.
SHOWN = 20
_WIDTH = 44


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "what",
        choices=tuple(LOOKS),
        help="labels: probably wrong, by cross-validated confidence; texts: spam and what says nothing",
    )
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--set-aside", action="store_true", help="keep what is found from training")
    deed.add_argument(
        "--weigh-down", action="store_true", help=f"let what is found count {LIGHT} in training"
    )
    deed.add_argument("--undo", action="store_true", help="take back the last change of the list")
    parser.add_argument(
        "--reasons", nargs="+", choices=tuple(REASONS), help="of texts: only what has these reasons"
    )
    parser.add_argument(
        "--progress", action="store_true", help="tell how far it is, in lines of JSON"
    )
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Look, do what is asked with what was found, and print it."""
    is_writing = args.set_aside or args.weigh_down or args.undo
    with open_shop(args.workspace) if is_writing else open_reading(args.workspace) as workspace:
        if args.undo:
            KeptOut.read(workspace).undone().store(workspace)
        found = LOOKS[args.what](workspace, _told(args.progress))
        found = _only(found, args.reasons)
        if args.set_aside or args.weigh_down:
            found = _kept_out(workspace, found, LIGHT if args.weigh_down else 0.0)
    if args.out:
        write_records(args.out, found.records())
    print_answer(found.to_json(), lambda: _report(found), as_json=args.json)
    return 0


def reason_label(finding: Finding) -> str:
    """Why it was found, in words."""
    if finding.reason == REASON:
        return translate(QT_TRANSLATE_NOOP("core", "probably another label"))
    return translate(REASONS[finding.reason])


def _only(found: Findings, reasons: Sequence[str] | None) -> Findings:
    if reasons is None:
        return found
    return Findings(found.texts, [one for one in found.found if one.reason in reasons])


def _kept_out(workspace: Workspace, found: Findings, weight: float) -> Findings:
    keys = [finding.key for finding in found.found]
    changed = KeptOut.read(workspace).changed(keys, weight).store(workspace)
    return Findings(found.texts, with_states(found.found, changed))


def _told(is_wanted: bool) -> Callable[[int, int], None]:
    began = perf_counter()

    def tell(done: int, total: int) -> None:
        if is_wanted:
            left = (perf_counter() - began) / max(1, done) * (total - done) if done else 0.0
            progress = {"event": "progress", "done": done, "total": total, "eta_seconds": left}
            print(json.dumps(progress), flush=True)

    return tell


def _report(found: Findings) -> list[str]:
    heading = QT_TRANSLATE_NOOP(
        "core",
        "{found} of {texts} texts; {aside} of these are set aside, and the import is as it was.",
    )
    columns = (
        QT_TRANSLATE_NOOP("core", "Reason"),
        QT_TRANSLATE_NOOP("core", "Label"),
        QT_TRANSLATE_NOOP("core", "Guess or evidence"),
        QT_TRANSLATE_NOOP("core", "Confidence"),
        QT_TRANSLATE_NOOP("core", "Text"),
    )
    counts = Counter(map(reason_label, found.found))
    rows = [
        [
            reason_label(one),
            one.label,
            shortened(one.guess, _WIDTH),
            f"{one.confidence:.3f}",
            shortened(one.text, _WIDTH),
        ]
        for one in found.found[:SHOWN]
    ]
    aside = sum(one.state == ASIDE for one in found.found)
    told = translate(heading).format(found=len(found.found), texts=found.texts, aside=aside)
    reasons = [f"  {reason} {count}" for reason, count in counts.most_common()]
    return [told, *reasons, "", *lines([translate(column) for column in columns], rows)]
