"""`python -m core.data.demo_world --out DIR`: write the demo world's tables."""

import argparse
from pathlib import Path

from core.data.demo_world import SEED, Sizes, generate


def main() -> None:
    """Read the options, generate, write."""
    parser = argparse.ArgumentParser(prog="python -m core.data.demo_world", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the tables")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--products", type=int, default=Sizes.products)
    parser.add_argument("--shoppers", type=int, default=Sizes.shoppers)
    parser.add_argument("--events", type=int, default=Sizes.events)
    parser.add_argument(
        "--judged", type=float, default=Sizes.judged, help="share of the judged queries"
    )
    arguments = parser.parse_args()
    sizes = Sizes(arguments.products, arguments.shoppers, arguments.events, arguments.judged)
    generate(sizes, arguments.seed).write(arguments.out)


if __name__ == "__main__":
    main()
