"""What the system refuses is one sentence with exit code 2, whichever verb met it; nothing else is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from core.mending import mendable
from core.workspace import Workspace

ROOT = Path(__file__).parents[2]
FULL = Path("/dev/full")
# Their ranking takes more than the six kilobytes that a limit leaves, they themselves less.
QUERIES = "".join(f"q{number}\t连衣裙\n" for number in range(1, 301))

posix = pytest.mark.skipif(os.name != "posix", reason="these refusals are POSIX's")
full = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full here")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    events = {
        "user_id": ["u1"] * 120,
        # Both products stand first in turn, and each is clicked more often there.
        "product_id": ["p1", "p2", "p1", "p2", "p1", "p2"] * 20,
        "action": ["impression", "impression", "click"] * 40,
        "timestamp": pa.array([1_790_000_000 + 60 * (row // 3) for row in range(120)], pa.int64()),
        "query": ["连衣裙"] * 120,
        "session_id": [f"s{row // 3}" for row in range(120)],
        "position": pa.array([1, 2, 1, 1, 2, 2] * 20, pa.int32()),
    }
    products = {"product_id": ["p1", "p2"], "title": ["红色 连衣裙", "蓝色 连衣裙"]}
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": pa.table(products), "events": pa.table(events)})
    (folder.parent / "queries.tsv").write_text(QUERIES, encoding="utf-8")
    return folder


def ran(shell: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `sh` makes of a line in which $main is this program."""
    return subprocess.run(
        ["sh", "-c", shell],
        cwd=ROOT,
        env={
            **os.environ,
            "main": f"{sys.executable} main.py",
            "PINXUN_LANGUAGE": "en",
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@full
@pytest.mark.parametrize("verb", ["search 连衣裙", "runs --json", "log", "search --help"])
def test_a_full_output_is_said(shop: Path, verb: str) -> None:
    where = "" if "--help" in verb else '--workspace "$shop"'
    done = ran(f"$main {verb} {where} >/dev/full", shop=str(shop))
    assert "standard output (No space left on device)" in sentence(done)


@posix
def test_without_an_output_nothing_is_begun(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranked.txt"
    line = '$main rank --workspace "$shop" --queries "$shop/../queries.tsv" --out "$out" >&-'
    assert "Standard output is closed" in sentence(ran(line, shop=str(shop), out=str(out)))
    assert not out.exists()


@posix
def test_a_file_never_takes_the_place_of_a_closed_stream(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranked.txt"
    line = '$main rank --workspace "$shop" --queries "$shop/../queries.tsv" --out "$out" 2>&- <&-'
    done = ran(line, shop=str(shop), out=str(out))
    assert done.returncode == 0
    assert out.read_text("utf-8").splitlines()[0].startswith("q1 Q0 p")
    assert "300 queries" in done.stdout
    assert ran("$main nothing 2>&-").returncode == 2


@full
def test_an_error_that_nobody_can_hear_is_still_an_exit_code(shop: Path) -> None:
    assert ran("$main nothing 2>/dev/full").returncode == 2


@posix
def test_a_reader_that_has_gone_ends_quietly(shop: Path) -> None:
    done = ran('$main search 连衣裙 --workspace "$shop" --json | true', shop=str(shop))
    assert (done.returncode, done.stderr) == (0, "")


OUT = {
    "rank": '--queries "$shop/../queries.tsv" --out "$out"',
    "log": '--export "$out.csv"',
    "behaviour": '--out "$out.html"',
}


@posix
@pytest.mark.parametrize(
    ("verb", "place"),
    [*((verb, "missing/file") for verb in OUT), ("log", "file/below"), ("rank", "n" * 300)],
)
def test_a_file_that_cannot_be_written_is_named(
    shop: Path, tmp_path: Path, verb: str, place: str
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    out = tmp_path / place
    done = ran(f'$main {verb} --workspace "$shop" {OUT[verb]}', shop=str(shop), out=str(out))
    assert str(out) in sentence(done)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@posix
@pytest.mark.parametrize(("verb", "blocks"), [("rank", 12), ("log", 1), ("behaviour", 1)])
def test_a_full_disk_leaves_the_earlier_file(
    shop: Path, tmp_path: Path, verb: str, blocks: int
) -> None:
    """A limit on the size of files refuses writing as a full disk does."""
    out = tmp_path / "out"
    for name in ("out", "out.csv", "out.html"):
        (tmp_path / name).write_text("mine", "utf-8")
    line = (
        f'ulimit -f {blocks}; $main {verb} --workspace "$shop" {OUT[verb]} 2>&1 | cat >&2; exit 2'
    )
    done = ran(line, shop=str(shop), out=str(out))
    assert str(out) in sentence(done)
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"mine"}


@posix
def test_arguments_that_are_no_text_are_answered(shop: Path) -> None:
    done = ran('$main search "$(printf \'\\377\\376\')" --workspace "$shop" --json', shop=str(shop))
    assert (done.returncode, done.stderr) == (0, "")
    gone = ran("$main search x --workspace \"$(printf '/nowhere/\\377')\"")
    assert gone.returncode == 2
    assert gone.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "not enough memory"),
        (ImportError("libx.so: failed to map segment from shared object"), "not enough memory"),
        (RuntimeError("can't start new thread"), "not enough memory"),
        (OSError(12, "Cannot allocate memory"), "not enough memory"),
        (ModuleNotFoundError("No module named 'tensorflow'", name="tensorflow"), "tensorflow"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (OSError(30, "Read-only file system", "/shop/x"), "/shop/x may not be used"),
        (OSError(21, "Is a directory", "/shop/x"), "/shop/x cannot be used"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(error: Exception, words: str) -> None:
    assert words in str(mendable(error))


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError(), RuntimeError("odd"), ModuleNotFoundError("no", name="core.nowhere")],
)
def test_a_bug_of_ours_stays_one(error: Exception) -> None:
    assert mendable(error) is None
