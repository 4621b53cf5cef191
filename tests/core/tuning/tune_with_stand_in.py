"""The verb `tune` as a process of its own, with the stand-in for its workers: what gets killed."""

import sys
from pathlib import Path

from core.cli import run
from core.tuning import crew

PROGRAM = [sys.executable, str(Path(__file__).with_name("stand_in.py"))]

if __name__ == "__main__":
    crew.own_program = lambda: PROGRAM
    sys.exit(run(["tune", *sys.argv[1:]]))
