"""A simulation that only talks: tells how far it is, what came out, and fails as it is asked to."""

import json
import sys
import time
from pathlib import Path

from core.experiments.ab_result import SimulationProgress, to_json
from core.experiments.lists import write_lists
from core.feedback.log import EventSource
from tests.core.experiments.outcomes import EXPERIMENT, lists, trial


def say(told: object) -> None:
    """Write one message, cut in two so that it arrives in pieces."""
    line = json.dumps(to_json(told)) + "\n"  # type: ignore[arg-type]
    middle = len(line) // 2
    for part in (line[:middle], line[middle:]):
        sys.stdout.write(part)
        sys.stdout.flush()


def main(fate: str, options: list[str]) -> int:
    """Simulate with a `fate` of good, crash, refuse or endless; `options` are the verb's."""
    given = dict(zip(options[:-1:2], options[1:-1:2], strict=True))
    total = int(given["--sessions"])
    print("loading 模拟", file=sys.stderr, flush=True)
    print("not a message", flush=True)
    if fate == "refuse":
        print("This shop has no truth.", file=sys.stderr)
        return 2
    for done in range(0, total, total // 4):
        say(SimulationProgress(done, total, 2.0))
    if fate == "crash":
        return 70
    while fate == "endless":
        time.sleep(0.05)
    write_lists(Path(given["--out"]), lists(EXPERIMENT, "AAB", EventSource.SIMULATED))
    say(trial())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
