"""A compression that only talks: tells how far it is, what came out, and fails as it is asked to."""

import sys
import time
from dataclasses import replace

from core.training.compression.messages import CompressionProgress, Message, to_line
from tests.core.training.compression.measured import compression


def say(message: Message) -> None:
    """Write one message, cut in two so that it arrives in pieces."""
    line = to_line(message) + "\n"
    middle = len(line) // 2
    for part in (line[:middle], line[middle:]):
        sys.stdout.write(part)
        sys.stdout.flush()


def main(fate: str, run: str) -> int:
    """Compress `run` with a `fate` of good, crash, refuse or endless."""
    print("loading 压缩", file=sys.stderr, flush=True)
    print("not a message", flush=True)
    if fate == "refuse":
        print("The run was kept without weights.", file=sys.stderr)
        return 2
    say(CompressionProgress("Measuring", 0.25, 12.4))
    result = replace(compression(), run=run)
    for variant in result.variants[:-1]:
        say(variant)
    if fate == "crash":
        return 70
    while fate == "endless":
        time.sleep(0.05)
    say(result.variants[-1])
    say(result)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
