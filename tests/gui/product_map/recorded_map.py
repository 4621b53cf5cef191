"""A t-SNE that only talks: tells how far it is, where each product is, and fails as it is asked to.

Its first argument is its fate: `good`, `crash` or `endless`.
"""

import json
import sys
import time

import numpy as np

from core.explain.product_map.neighbour_map import packed, unpacked
from core.explain.product_map.projection import normalised


def say(event: str, places: np.ndarray, **values: float) -> None:
    """Write one message."""
    print(json.dumps({"event": event, **values, "places": packed(places)}), flush=True)


def main(fate: str) -> int:
    """Place each product on a line by its number, at first all the other way round."""
    print("not a message", flush=True)
    count = len(unpacked(json.loads(sys.stdin.readline())))
    places = normalised(np.stack([np.arange(count), np.zeros(count)], axis=1).astype(np.float32))
    say("progress", places[::-1], done=250, total=1000, eta_seconds=3.2)
    if fate == "crash":
        print("It broke.", file=sys.stderr)
        return 70
    while fate == "endless":
        time.sleep(0.05)
    say("map", places)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
