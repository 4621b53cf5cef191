"""Which changes of the code its tests notice: `python -m tests.benchmarks.mutation --room data --sample 200`.

Every mutant is tried in a copy of the tree, in a process forked from one that has the libraries already, on
the test files of its room that ran its line in this process before; what runs on import is tried on all that
ran anything of its module or of those that import it. The first failure kills, and so does taking too long.
"""

import argparse
import compileall
import json
import os
import py_compile
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import coverage
import pytest
from scipy.stats import binomtest

from tests.benchmarks import report
from tests.benchmarks.mutants import Module, Mutant
from tests.benchmarks.shops import ROOT

# The files of a room, and the tests that are to notice.
ROOMS = {
    "search": ("core/search/*.py", "tests/core/search tests/core/explain"),
    "metrics": ("core/metrics/*.py", "tests/core/metrics"),
    "recommend": ("core/recommend/*.py", "tests/core/recommend"),
    "clicks": ("core/feedback/clicks/*.py", "tests/core/feedback/clicks"),
    "data": (
        "core/data/values/*.py core/data/tables/*.py core/data/r*.py core/data/survey.py",
        # Not those that kill imports and read sheets.
        "tests/core/data/values tests/core/data/tables tests/core/data/test_importing.py"
        " tests/core/data/test_logs.py tests/core/data/test_prices.py tests/core/data/test_ratings.py"
        " tests/core/data/test_catalogue_import.py tests/core/data/test_properties.py"
        " tests/core/data/test_values_of_files.py tests/core/data/test_absurd_values.py"
        " tests/core/data/test_golden_rows.py",
    ),
}
# Loaded before forking; none of them starts a thread.
LIBRARIES = (
    "numpy scipy.stats scipy.optimize pyarrow.parquet pyarrow.compute pandas sklearn.metrics sklearn.svm"
    " ir_measures gensim.models jieba opencc pypinyin openpyxl hypothesis"
)
# What a mutant that grows or runs without end may take beyond three times what its tests take, and waiting.
MOST_BYTES = 4 << 30
PATIENCE_SECONDS = 20
LONGEST_WAIT_SECONDS = 900
HEADER = ["room", "mutants", "killed", "by time", "survived", "killed in 100 (95 %)"]


class Room:
    """The modules of a room in a copy of the tree, where they are changed one at a time."""

    def __init__(self, name: str, copy: Path) -> None:
        patterns, tests = ROOMS[name]
        paths = [path for pattern in patterns.split() for path in ROOT.glob(pattern)]
        self.modules = {module.path: module for module in map(Module, sorted(paths))}
        self.copy, answer = copy, copy / "coverage.json"
        if in_child(lambda: _measured(copy, tests.split(), answer), 3600):
            sys.exit(f"{tests} must pass before anything is changed.")
        # Path of a module → line → test files that ran it; test file → its seconds.
        self.ran, self.seconds = json.loads(answer.read_text("utf-8"))

    def notice(self, mutant: Mutant) -> list[str]:
        """The test files that are to notice, the quickest first."""
        module, ran = self.modules[mutant.path], self.ran.get(mutant.path, {})
        files = {file for line in module.statement(mutant.line) for file in ran.get(str(line), ())}
        if "" in files:
            name = mutant.path.removesuffix(".py").replace("/", ".")
            users = {path for path, each in self.modules.items() if name in each.source}
            lines = [line for path in {*users, mutant.path} for line in self.ran[path].values()]
            files = {file for line in lines for file in line}
        return sorted(files - {""}, key=self.seconds.__getitem__)

    def outcome(self, mutant: Mutant) -> str:
        """What became of the mutant: killed, timeout, survived or not run."""
        module, tests = self.modules[mutant.path], self.notice(mutant)
        if not tests:
            return "not run"
        file = self.copy / mutant.path
        file.write_text(module.changed(mutant), encoding="utf-8")
        patience = PATIENCE_SECONDS + 3 * int(sum(map(self.seconds.__getitem__, tests)))
        code = in_child(lambda: _tested(self.copy, tests), patience)
        file.write_text(module.source, encoding="utf-8")
        return {0: "survived", -signal.SIGXCPU: "timeout", -signal.SIGKILL: "timeout"}.get(
            code, "killed"
        )


def in_child(work: Callable[[], int], seconds: int) -> int:
    """What `work` answers in a forked process, which is ended after `seconds` of computing."""
    child = os.fork()
    if not child:
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
            for stream in range(3):
                os.dup2(os.open(os.devnull, os.O_RDWR), stream)
            os._exit(work())
        finally:
            os._exit(70)
    end, done, status = time.monotonic() + seconds + LONGEST_WAIT_SECONDS, 0, int(signal.SIGKILL)
    while not done and time.monotonic() < end:
        time.sleep(0.01)
        done, status = os.waitpid(child, os.WNOHANG)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status if done else os.waitpid(child, 0)[1])


def _tested(copy: Path, tests: list[str], *plugins: object) -> int:
    """Run `tests` in the copy as if nothing of this tree had been imported."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("core", "tests", "main")]:
        del sys.modules[name]
    os.chdir(copy)
    sys.path[:] = [str(copy), *(path for path in sys.path if Path(path).resolve() != ROOT)]
    chosen = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider"]
    unmarked = ["-m", "not data and not tensorflow"]
    return int(pytest.main([*chosen, *unmarked, *tests], plugins=plugins))


class _ByFile:
    """Tells the coverage which test file runs, and how much computing each takes."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        name, start = item.nodeid.split("::")[0], time.process_time()
        self.measured.switch_context(name)
        answer = yield
        self.measured.switch_context("")
        self.seconds[name] += time.process_time() - start
        return answer


def _measured(copy: Path, tests: list[str], answer: Path) -> int:
    sys.dont_write_bytecode = False
    measured = coverage.Coverage(data_file=None, config_file=False, source=[str(copy / "core")])
    files = _ByFile(measured)
    measured.start()
    code = _tested(copy, tests, files)
    measured.stop()
    data = measured.get_data()
    ran = {
        str(Path(at).relative_to(copy)): data.contexts_by_lineno(at) for at in data.measured_files()
    }
    answer.write_text(json.dumps([ran, files.seconds]), encoding="utf-8")
    return code


def try_room(name: str, sample: int | None, seed: int) -> dict[Mutant, str]:
    """Mutant → outcome of all mutants of a room, or of `sample` of them."""
    draw, outcomes = random.Random(seed), {}
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch).resolve() / ROOT.name
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        # By its hash a changed file is known to be another, whatever its size and time.
        by_hash = py_compile.PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(copy / "core", quiet=1, invalidation_mode=by_hash)
        room = Room(name, copy)
        mutants = [mutant for module in room.modules.values() for mutant in module.mutants(draw)]
        chosen = draw.sample(mutants, sample) if sample and sample < len(mutants) else mutants
        print(f"{name}: {len(chosen)} of {len(mutants)} mutants", flush=True)
        for mutant in chosen:
            outcomes[mutant] = room.outcome(mutant)
            print(outcomes[mutant], *mutant, sep="\t", flush=True)
    return outcomes


def _row(room: str, outcomes: dict[Mutant, str], sample: int | None) -> list[str]:
    counts = Counter(outcomes.values())
    killed = counts["killed"] + counts["timeout"]
    span = binomtest(killed, len(outcomes)).proportion_ci(method="wilson")
    interval = f" ({100 * span.low:.1f} to {100 * span.high:.1f})" if sample else ""
    figures = (len(outcomes), killed, counts["timeout"], len(outcomes) - killed)
    return [room, *map(str, figures), f"{100 * killed / len(outcomes):.1f}{interval}"]


def _section(rows: list[list[str]]) -> list[str]:
    """The new rows, and the old ones of rooms that were not tried."""
    section = report.RESULTS.read_text("utf-8").partition("<!-- begin mutation -->")[2]
    lines = re.findall(r"^\| (.*) \|$", section.partition("<!-- end mutation -->")[0], re.MULTILINE)
    known = {row[0]: row for row in [*(line.split(" | ") for line in lines), *rows]}
    return [
        "### What tests notice",
        "",
        "`python -m tests.benchmarks.mutation`: one change of the code at a time, tried on the tests of its",
        "room alone. Where an interval is given, so many of the mutants were drawn.",
        "",
        *report.table(HEADER, [known[room] for room in ROOMS if room in known]),
    ]


def main() -> None:
    """Try every room, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", choices=ROOMS, help="one room alone")
    parser.add_argument("--sample", type=int, help="so many mutants a room (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="of what is drawn")
    parser.add_argument("--out", type=Path, help="file for the mutants that were not killed")
    parser.add_argument("--dry", action="store_true", help="print only, write no results")
    given = parser.parse_args()
    for library in LIBRARIES.split():
        import_module(library)
    sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"] = True, "1"
    rooms = [given.room] if given.room else list(ROOMS)
    tried = {room: try_room(room, given.sample, given.seed) for room in rooms}
    if given.out:
        ends = [(*mutant, end) for of in tried.values() for mutant, end in sorted(of.items())]
        alive = [row for row in ends if row[-1] in ("survived", "not run")]
        given.out.write_text("".join("\t".join(map(str, row)) + "\n" for row in alive), "utf-8")
    lines = _section([_row(room, outcomes, given.sample) for room, outcomes in tried.items()])
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("mutation", lines)


if __name__ == "__main__":
    main()
