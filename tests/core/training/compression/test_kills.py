"""Killed at any moment, a compression leaves every run as it was and no half variant in sight."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.runs.job import Job
from core.runs.manifest import Manifest
from core.runs.reader import RunReader
from core.runs.variants import forget_orphans, keep_variant, variants_dir
from core.runs.writer import sweep
from core.training.compression.messages import CompressionProgress, MeasuredVariant, from_line
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.compression.test_variants import SMALL
from tests.core.training.conftest import make_shop

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.skipif(os.name != "posix", reason="kills are POSIX's"),
]

ROOT = Path(__file__).parents[4]


def started(shop: Path, run: str) -> "subprocess.Popen[str]":
    options = ["--workspace", str(shop), "--lines", "--student=epochs=200,teacher_texts=400"]
    return subprocess.Popen(
        [
            sys.executable,
            "main.py",
            "compress",
            run,
            *options,
            "--variants",
            "int8-dynamic,student",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PINXUN_LANGUAGE": "en"},
    )


def wait_for_learning(process: "subprocess.Popen[str]") -> list[str]:
    """Read until the student learns; the names of the variants that were measured before."""
    assert process.stdout is not None
    measured = []
    for line in process.stdout:
        message = from_line(line)
        if isinstance(message, MeasuredVariant):
            measured.append(message.run)
        if isinstance(message, CompressionProgress) and message.stage.startswith("Learning"):
            return measured
    raise AssertionError("it ended before the student learned")


def test_a_kill_leaves_nothing_half_and_what_was_whole_stays(tmp_path: Path) -> None:
    with make_shop(tmp_path, ("products", "events")) as shop:
        run = train(shop, Job("search", "conv1d", 7, SMALL), lambda event: None, lambda: False).run
        path = shop.path
    before = sorted(entry.name for entry in (path / "runs").iterdir())
    for number in (signal.SIGKILL, signal.SIGINT):
        process = started(path, run)
        _, whole = wait_for_learning(process)
        time.sleep(0.3)
        process.send_signal(number)
        assert process.wait(30) == (2 if number == signal.SIGINT else -number)
        assert process.stdout is not None
        process.stdout.close()
        assert sorted(entry.name for entry in (path / "runs").iterdir()) == before
        folder = path / "cache" / "compression"
        in_sight = [entry.name for entry in folder.iterdir() if not entry.name.startswith(".")]
        assert in_sight == [whole]
        RunReader(folder / whole, Manifest.read(folder / whole)).check()
    with Workspace.open(path) as shop:
        sweep(variants_dir(shop))
        assert [entry.name for entry in variants_dir(shop).iterdir()] == [whole]
        assert keep_variant(shop, whole) == whole
        forget_orphans(shop)
        assert (variants_dir(shop) / whole).is_dir()
