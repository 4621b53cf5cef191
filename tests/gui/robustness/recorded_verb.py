"""A verb that only talks: tells how far it is, answers from a file, and fails as it is asked to.

Its first argument is its fate, `good`, `crash`, `refuse` or `endless`; the second a file with its answer.
"""

import json
import sys
import time
from pathlib import Path


def main(fate: str, answer: str) -> int:
    """Talk as the verb would."""
    print("not a message", flush=True)
    if fate == "refuse":
        print("This shop has no texts.", file=sys.stderr)
        return 2
    print(
        json.dumps({"event": "progress", "done": 30, "total": 40, "eta_seconds": 2.0}), flush=True
    )
    if fate == "crash":
        return 70
    while fate == "endless":
        time.sleep(0.05)
    print(Path(answer).read_text("utf-8"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
