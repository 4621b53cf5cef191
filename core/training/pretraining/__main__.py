"""`python -m core.training.pretraining [--cache DIR] [--out FILE]`: distil the pretrained start.

The teacher's vectors are kept in DIR: what was stopped goes on where it was.
"""

import argparse
import sys
from pathlib import Path
from time import monotonic

from core.errors import UserError
from core.pretrained.start import ASSET
from core.pretrained.teacher import Teacher
from core.pretrained.vector_cache import VectorCache
from core.training.pretraining.dictionaries import teacher_pieces
from core.training.pretraining.distil import EPOCHS, Distilled, TaughtTexts, distil
from core.training.pretraining.start_file import write_start
from core.training.pretraining.texts import compose
from core.training.tensorflow_setup import spare_threads, start_tensorflow

TELL_SECONDS = 5.0


def main() -> int:
    """Read the options, ask the teacher, learn, write; 1 where this machine cannot."""
    options = _parser().parse_args()
    try:
        distilled = _distilled(options)
        write_start(options.out, distilled.data)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    for name, (before, after) in distilled.cosines.items():
        print(f"{name}: cosine to the teacher {before:.4f}, in 8 bits {after:.4f}")
    print(f"{options.out}: {len(distilled.data) / 1e6:.1f} MB")
    return 0


def _distilled(options: argparse.Namespace) -> Distilled:
    # What is missing is said before hours of work.
    options.out.parent.mkdir(parents=True, exist_ok=True)
    Teacher(spare_threads())
    teacher = VectorCache(options.cache, spare_threads())
    pieces = teacher_pieces()
    learned, held_out = compose(pieces, options.texts)
    progress = Progress()
    taught = [TaughtTexts.ask(teacher, texts, progress) for texts in (held_out, learned)]
    start_tensorflow()
    return distil(taught[1], taught[0], pieces.latin_parts, progress, options.epochs)


class Progress:
    """Prints how far a stage is every few seconds, and when it will end at that pace."""

    def __init__(self) -> None:
        self._stage = ""
        self._began = self._told = 0.0
        self._first = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = monotonic()
        if stage != self._stage:
            # What was kept from before says nothing about the pace.
            self._stage, self._began, self._told, self._first = stage, now, now, done
        elif now - self._told >= TELL_SECONDS:
            self._told = now
            left = (now - self._began) * (total - done) / max(1, done - self._first)
            print(f"{done:,} of {total:,} {stage}, {left / 60:.0f} min left", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m core.training.pretraining", description=__doc__
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(".cache", "pretraining"),
        help="folder for the teacher's vectors",
    )
    parser.add_argument("--out", type=Path, default=ASSET, help="file to write")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="passes over the texts")
    parser.add_argument(
        "--texts", type=float, default=1.0, metavar="SHARE", help="share of the texts, to try it"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
