"""Hands cases to a worker process, ends it where it hangs, and counts what came out."""

import json
import os
import select
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What nobody should have to wait for, or pay, because of one file.
LONGEST_SECONDS = 10.0
MOST_MB = 1024.0
# Nobody's CPU is needed for waiting.
_GIVE_UP_SECONDS = 60.0


@dataclass
class Tally:
    """Outcomes of many cases, and the worst of them."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    largest: float = 0.0

    def take(self, name: str, answer: dict[str, Any], count: int = 1) -> None:
        """Add one answer about `count` things; too slow or too large is a fault as well."""
        outcome, detail = answer["outcome"], answer["detail"]
        self.slowest = max(self.slowest, answer["seconds"])
        self.largest = max(self.largest, answer["mb"])
        if answer["seconds"] > LONGEST_SECONDS:
            outcome, detail = "slow", f"{answer['seconds']:.1f} s"
        elif answer["mb"] > MOST_MB:
            outcome, detail = "large", f"{answer['mb']:.0f} MB"
        self.outcomes[outcome] += count
        if outcome not in ("done", "refused"):
            self.fault(name, outcome, detail)

    def join(self, other: "Tally") -> None:
        """Add what another tally counted."""
        self.outcomes += other.outcomes
        self.faults += other.faults
        self.slowest = max(self.slowest, other.slowest)
        self.largest = max(self.largest, other.largest)

    def fault(self, name: str, outcome: str, detail: str) -> None:
        """Keep what went wrong, to be read."""
        self.faults.append(f"{name}: {outcome}: {detail}")
        print(self.faults[-1], flush=True)


class Worker:
    """One worker process, started anew after a crash or a hang."""

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory()
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *error: object) -> None:
        self._end()
        self._home.cleanup()

    def attempt(self, case: dict[str, Any]) -> dict[str, Any]:
        """What the worker says of `case`, or that it crashed or never answered."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(case) + "\n")
        process.stdin.flush()
        if not select.select([process.stdout], [], [], _GIVE_UP_SECONDS)[0]:
            self._end()
            return _answer("hang", f"no answer in {_GIVE_UP_SECONDS:.0f} s", _GIVE_UP_SECONDS)
        line = process.stdout.readline()
        if not line:
            code = process.wait()
            self._end()
            return _answer("crash", f"exit code {code}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> "subprocess.Popen[str]":
        home = Path(self._home.name)
        variables = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        environment = {**os.environ, **{name: str(home / name) for name in variables}}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.hostile.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def worst(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """One answer for several: the first fault, else whether any was refused, and the greatest costs."""
    order = ("hang", "crash", "fault", "refused", "done")
    chosen = min(answers, key=lambda answer: order.index(answer["outcome"]))
    return {
        **chosen,
        **{cost: max(answer[cost] for answer in answers) for cost in ("seconds", "mb")},
    }


def _answer(outcome: str, detail: str, seconds: float = 0.0) -> dict[str, Any]:
    return {"outcome": outcome, "detail": detail, "seconds": seconds, "mb": 0.0}
