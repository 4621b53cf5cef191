"""How near to a shop's products lie queries that mean nothing, beside words of another language.

`python -m tests.benchmarks.nearness WORKSPACE`

For 300 random rows of letters, 300 of characters and 30 English words: how many the model knows at all, and
of these the greatest similarity to any product, in the middle and at both ends, by the active run and by the
pretrained start; and how many lie at the share from which `core.search.ways_out` offers what is near, or are
found. Seeded; nothing is written.
"""

import argparse
import random
from pathlib import Path

import numpy as np

from core.search.engine import Engine
from core.search.ways_out import NEAR_SHARE
from core.workspace import Workspace

ROWS, SEED = 300, 1
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHINESE = (0x4E00, 0x9FA5)
WORDS = (
    "bicycle laptop perfume running+shoes rice+cooker milk+powder cat+food headphones shampoo lipstick"
    " toothpaste jacket dress sofa monitor keyboard mouse tea coffee backpack umbrella camera watch socks toy"
    " diaper phone+case charger vacuum+cleaner air+conditioner"
)


def queries() -> dict[str, list[str]]:
    """The three kinds of queries by their names."""
    chance = random.Random(SEED)
    letters = ["".join(chance.choices(LETTERS, k=chance.randint(4, 9))) for _ in range(ROWS)]
    characters = [
        "".join(chr(chance.randint(*CHINESE)) for _ in range(chance.randint(2, 4)))
        for _ in range(ROWS)
    ]
    words = [word.replace("+", " ") for word in WORDS.split()]
    return {"letters": letters, "characters": characters, "words": words}


def measured(engine: Engine, texts: list[str]) -> str:
    """One line of the table."""
    neural = engine.neural
    if neural is None:
        return "no model"
    known = (neural.scores(text) for text in texts)
    nearest = np.array([float(score.max()) for score in known if score is not None])
    if not len(nearest):
        return f"0 of {len(texts)} known"
    low, middle, high = np.quantile(nearest, [0.05, 0.5, 0.95])
    floor = neural.run.fusion.floor
    offered, found = (nearest >= NEAR_SHARE * floor).sum(), (nearest >= floor).sum()
    return (
        f"{len(nearest)} of {len(texts)} known · {low:.3f} {middle:.3f} {high:.3f}"
        f" · offered {offered} · found {found}"
    )


def main() -> None:
    """Print a line for each model and kind of query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    with Workspace.open(parser.parse_args().workspace, write=False) as workspace:
        engine = Engine.open(workspace)
        for one in (engine, engine.without_run()):
            print(one.run_id, f"floor {one.neural.run.fusion.floor:.3f}" if one.neural else "")
            for name, texts in queries().items():
                print(f"  {name:<11}{measured(one, texts)}")


if __name__ == "__main__":
    main()
