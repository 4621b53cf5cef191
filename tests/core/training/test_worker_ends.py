"""However its pipes end and whatever comes through them, a worker answers or is gone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 60
FULL = Path("/dev/full")

posix = pytest.mark.skipif(os.name != "posix", reason="shells and limits are POSIX's")


def ran(
    shell: str, tmp_path: Path, said: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What `sh` makes of a line in which $worker is this program's."""
    worker = f"{sys.executable} main.py worker --workspace {tmp_path / 'shop'}"
    return subprocess.run(
        ["sh", "-c", shell],
        cwd=ROOT,
        env={**os.environ, "worker": worker, "PINXUN_LANGUAGE": "en"},
        input=said,
        capture_output=True,
        timeout=PATIENCE,
    )


@posix
@pytest.mark.parametrize("stdin", ["</dev/null", "<&-"])
def test_without_commands_it_ends(tmp_path: Path, stdin: str) -> None:
    done = ran(f"exec $worker {stdin}", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


NO_COMMANDS = (
    b"\xff\xfe\x00\x01",
    b"\x00",
    b"[" * 200_000,
    b"x" * 30_000_000,
    b'{"type": "Nothing"}',
    b'{"type": "Ready", "tensorflow": "9"}',
    b'{"type": "TrainCommand", "job": 5}',
    b"null",
    b"5",
    # The last line is cut off by the end.
    b'{"type": "StopCom',
)


@posix
def test_what_is_no_command_is_answered_and_the_end_is_heard(tmp_path: Path) -> None:
    done = ran("exec $worker", tmp_path, b"\n".join(NO_COMMANDS))
    assert (done.returncode, done.stderr) == (0, b"")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    failed = [event["message"] for event in events if event["type"] == "Failed"]
    assert len(failed) == len(NO_COMMANDS)
    assert all(message.startswith("not a ") and len(message) < 600 for message in failed)


def test_a_listener_that_has_gone_ends_it(tmp_path: Path) -> None:
    """Its commands never end, but nobody hears what it says."""
    command = [sys.executable, "main.py", "worker", "--workspace", str(tmp_path / "shop")]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        worker.stdout.close()
        worker.stdin.write(b"nonsense\n")
        worker.stdin.flush()
        assert worker.wait(PATIENCE) == 0
        assert worker.stderr.read() == b""


@posix
@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full here")
def test_a_full_output_ends_it(tmp_path: Path) -> None:
    done = ran("echo nonsense | $worker >/dev/full", tmp_path)
    assert b"Traceback" not in done.stderr


@posix
def test_a_closed_output_is_said(tmp_path: Path) -> None:
    done = ran("exec $worker >&-", tmp_path, b"")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"Standard output is closed" in done.stderr


@posix
def test_too_little_memory_for_tensorflow_is_a_sentence(tmp_path: Path) -> None:
    line = "ulimit -v 2000000; exec ${worker% worker*} train --workspace ${worker##* }"
    done = ran(line, tmp_path)
    assert done.returncode == 2, done.stderr
    assert b"not enough memory" in done.stderr
    assert done.stderr.count(b"\n") == 1
