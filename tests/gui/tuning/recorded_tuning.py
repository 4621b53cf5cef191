"""Stands in for `main.py tune`: says what a tuning says, and does as it is told."""

import itertools
import json
import sys

SPACE = ["dropout=0..0.4", "start=yes,no"]
PLAN = {"task": "search", "network": "conv1d", "seed": 7, "sampler": "tpe", "pruner": "median"}
FIGURE = {"value": 0.5, "low": 0.4, "high": 0.6}


def say(event: str, **said: object) -> None:
    """One line."""
    print(json.dumps({"event": event, **said}), flush=True)


def stored(number: int, value: float, start: bool = True) -> dict[str, object]:
    """A trial as a study keeps it."""
    settings = {"dropout": 0.1 * number, "start": start}
    return {
        "number": number,
        "settings": settings,
        "state": "complete",
        "value": value,
        "epochs": {"1": value - 0.1, "2": value},
        "run": "",
        "note": "",
        "seconds": 1.0,
        "attempt": 1,
    }


def study(trials: list[dict[str, object]]) -> None:
    """What a tuning begins with."""
    name = sys.argv[sys.argv.index("--study") + 1] if "--study" in sys.argv else "s"
    say("study", **PLAN, study=name, space=SPACE, metric="ndcg@10", default=None, trials=trials)


def trial(number: int, value: float) -> None:
    """A trial from its beginning to its end."""
    settings = {"dropout": 0.1 * number, "start": number % 2 == 0}
    say("begin", number=number, settings=settings)
    say("epoch", number=number, epoch=1, value=value - 0.1)
    say("epoch", number=number, epoch=2, value=value)
    of = {"finished": number + 1, "of": 3, "eta_seconds": 90.0}
    say("trial", number=number, settings=settings, value=value, state="complete", **of)


def best(number: int, value: float) -> None:
    """The last word."""
    difference = {"value": 0.01, "low": -0.02, "high": 0.04}
    unseen = {"metric": "ndcg@10", "unit": "held-out queries", "examples": 80, "p": 0.41}
    unseen |= {"best": {**FIGURE, "value": 0.51}, "default": FIGURE, "decision": "tie"}
    say("importance", shares={"start": 0.9, "dropout": 0.1})
    settings = {"epochs": 2, "dropout": 0.1 * number, "start": True}
    line = {"number": number, "settings": settings, "value": value, "metric": "ndcg@10"}
    say("best", study="s", **PLAN, **line, unseen={**unseen, "difference": difference})


def tune() -> None:
    """Two trials, then whatever is ordered; after `continue` a third."""
    study([])
    say("default", value=0.6, interval=[0.5, 0.7], run="r", metric="ndcg@10", unseen=FIGURE)
    trial(0, 0.62)
    trial(1, 0.66)
    for line in sys.stdin:
        order = json.loads(line)
        if order["order"] == "pause":
            say("paused")
        elif order["order"] == "continue":
            say("going")
            trial(2, 0.64)
        elif order["order"] == "delete":
            say("deleted", number=order["number"])
        elif order["order"] == "stop":
            say("stopping")
        if order["order"] == "cancel":
            break
    best(1, 0.66)


def main() -> None:
    """By the verb's options."""
    if "--crash" in sys.argv:
        print("what went wrong", file=sys.stderr)
        sys.exit(1)
    if "--refuse" in sys.argv:
        print("There is nothing to learn from yet.", file=sys.stderr)
        sys.exit(2)
    if "--list" in sys.argv:
        gone = [
            int(number) for option, number in itertools.pairwise(sys.argv) if option == "--delete"
        ]
        study([stored(n, v) for n, v in ((0, 0.62), (1, 0.66)) if n not in gone])
        best(0 if 1 in gone else 1, 0.66)
    else:
        tune()


if __name__ == "__main__":
    main()
