"""Hostile files, damaged workspaces, odd titles and kills, counted into docs/results.md.

    python -m tests.benchmarks.hostile [--files 10000] [--workspaces 2500] [--titles 18000] [--kills 200]
                                       [--seed 1] [--processes 2] [--only files:NUMBER]

Each case comes from the seed and its number alone, however many processes share them, so `--only` repeats
one and keeps its files.
"""

import argparse
import itertools
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.hostile import files, kills, titles, workspaces
from tests.benchmarks.hostile.runner import LONGEST_SECONDS, MOST_MB, Tally, Worker, worst
from tests.benchmarks.hostile.shops import contents, questions, small_shop, texts, whole_shop

EXPLAINED = (
    "`python -m tests.benchmarks.hostile`, seeded. A file is looked at and imported into a shop that must"
    " stay as it was if that is refused; a damaged workspace is asked questions of several kinds and keeps"
    " every file that was whole; odd texts are titles and queries; kills end importing, training and"
    " activating at random moments. Faults are tracebacks, crashes, losses, more than"
    f" {LONGEST_SECONDS:.0f} s of CPU or"
    f" {MOST_MB / 1024:.0f} GB for one file, one question or fifty texts."
)
Numbers = range


def try_files(numbers: Numbers, seed: int, scratch: Path) -> Tally:
    """Import hostile files, each into a small shop of its own."""
    tally, whole = Tally(), small_shop(scratch / "shop")
    with Worker() as worker:
        for number in numbers:
            folder = scratch / "files" / str(number)
            shop = shutil.copytree(whole, folder / "shop")
            path, kind = files.write(folder, random.Random(f"{seed}-{number}"))
            case = {"try": "file", "shop": str(shop), "kind": kind, "path": bytes(path).hex()}
            tally.take(f"files:{number}", worker.attempt(case))
            if len(numbers) > 1:
                shutil.rmtree(folder)
    return tally


def try_workspaces(numbers: Numbers, seed: int, scratch: Path) -> Tally:
    """Ask damaged copies of a shop every kind of question, and look at what is left of it."""
    tally, whole = Tally(), whole_shop(scratch / "whole")
    with Worker() as worker:
        for number in numbers:
            outside = scratch / f"outside{number}"
            outside.mkdir()
            (outside / "precious").write_text(workspaces.SENTINEL)
            shop = scratch / f"shop{number}"
            shutil.copytree(whole, shop)
            done = workspaces.damage(shop, outside, random.Random(f"{seed}-{number}"))
            name = f"workspaces:{number} ({'; '.join(done)})"
            before = contents(shop)
            asked = questions(number, texts(scratch))
            case = {"try": "workspace", "shop": str(shop)}
            tally.take(name, worst([worker.attempt({**case, "verb": verb}) for verb in asked]))
            _look_for_losses(tally, name, before, shop, outside)
            if len(numbers) > 1:
                workspaces.remove(shop)
                workspaces.remove(outside)
    return tally


def _look_for_losses(
    tally: Tally, name: str, before: dict[str, str], shop: Path, outside: Path
) -> None:
    """What the questions cost the shop, or others through its links."""
    after = contents(shop)
    gone = [path for path, content in before.items() if after.get(path) != content]
    if gone:
        tally.fault(name, "loss", ", ".join(gone[:3]))
    strangers = {entry.name: entry.read_text() for entry in outside.iterdir() if entry.is_file()}
    if strangers != {"precious": workspaces.SENTINEL} or len(list(outside.iterdir())) != 1:
        tally.fault(name, "escape", ", ".join(sorted(entry.name for entry in outside.iterdir())))


def try_titles(numbers: Numbers, seed: int, scratch: Path) -> Tally:
    """Search a shop of odd titles by odd texts."""
    tally = Tally()
    shop = titles.shop(scratch / "titles", seed)
    with Worker() as worker:
        for number in numbers:
            if number % titles.BATCH:
                continue
            asked = titles.texts(random.Random(f"{seed}-{number}"))
            case = {"try": "titles", "shop": str(shop), "texts": asked}
            tally.take(f"titles:{number}", worker.attempt(case), len(asked))
    return tally


def try_kills(numbers: Numbers, seed: int, scratch: Path) -> Tally:
    """Kill verbs at random moments."""
    return kills.kill(numbers, seed, whole_shop(scratch / "killed"), scratch)


ABResult = Callable[[Numbers, int, Path], Tally]
TRIALS: dict[str, tuple[str, ABResult]] = {
    "files": ("hostile files", try_files),
    "workspaces": ("damaged workspaces", try_workspaces),
    "titles": ("odd titles and queries", try_titles),
    "kills": ("kills (SIGKILL) of verbs", try_kills),
}


def run(counts: dict[str, int], seed: int, processes: int) -> list[str]:
    """Every trial, and the section for docs/results.md."""
    rows, faults = [], []
    for name, (label, _) in TRIALS.items():
        began = time.monotonic()
        tally = shared(name, counts[name], seed, processes)
        rows.append(_row(label, counts[name], tally))
        faults += tally.faults
        print(rows[-1], f"{time.monotonic() - began:.0f} s", flush=True)
    header = ["what", "tried", "read or answered", "refused", "faults", "slowest CPU s", "most MB"]
    lines = ["### Hostile input", "", EXPLAINED, "", *report.table(header, rows)]
    return [*lines, "", *(f"- {fault}" for fault in faults[:20])] if faults else lines


def shared(name: str, count: int, seed: int, processes: int) -> Tally:
    """One trial, its numbers shared by some processes."""
    edges = [count * part // processes for part in range(processes + 1)]
    parts = [range(first, last) for first, last in itertools.pairwise(edges) if first < last]
    tally = Tally()
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(_part, [name] * len(parts), parts, [seed] * len(parts)):
            tally.join(part)
    return tally


def _part(name: str, numbers: Numbers, seed: int) -> Tally:
    with tempfile.TemporaryDirectory() as scratch:
        return TRIALS[name][1](numbers, seed, Path(scratch))


def _row(label: str, count: int, tally: Tally) -> list[str]:
    outcomes = tally.outcomes
    figures = (count, outcomes["done"], outcomes["refused"], len(tally.faults))
    return [
        label,
        *(f"{figure:,}" for figure in figures),
        f"{tally.slowest:.1f}",
        f"{tally.largest:.0f}",
    ]


def main() -> None:
    """Try everything and write the section `hostile` of docs/results.md, or repeat one case."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, count in (("files", 10_000), ("workspaces", 2_500), ("titles", 18_000)):
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", help="one case, such as files:17; its files stay")
    given = parser.parse_args()
    if given.only:
        name, _, number = given.only.partition(":")
        scratch = Path(tempfile.mkdtemp(prefix="hostile-"))
        tally = TRIALS[name][1](range(int(number), int(number) + 1), given.seed, scratch)
        print(scratch, dict(tally.outcomes), f"{tally.slowest:.2f} s {tally.largest:.0f} MB")
        return
    counts = {name: getattr(given, name) for name in TRIALS}
    report.write_section("hostile", run(counts, given.seed, given.processes))


if __name__ == "__main__":
    main()
