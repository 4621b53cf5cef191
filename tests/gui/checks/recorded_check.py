"""A verb that only talks: `recorded_check.py FATE ANSWER …`; fates are kept, broken, refuse and endless."""

import json
import sys
import time
from pathlib import Path


def main(fate: str, answer: str) -> int:
    """Talk as `check` would, and exit as it does."""
    if fate == "refuse":
        print("There is no run no-such-run.", file=sys.stderr)
        return 2
    told = {"event": "progress", "done": 100, "total": 300, "eta_seconds": 2.0}
    print(json.dumps(told), flush=True)
    while fate == "endless":
        time.sleep(0.05)
    print(Path(answer).read_text("utf-8"), flush=True)
    return 3 if fate == "broken" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
