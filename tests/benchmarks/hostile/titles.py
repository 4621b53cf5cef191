"""Odd titles, and queries made of the same stuff."""

import random
from pathlib import Path

import pyarrow as pa

from core.workspace import Workspace
from tests.benchmarks.hostile.files import CELLS
from tests.benchmarks.hostile.tables import phrase

PRODUCTS = 2_000
# Texts handed to the worker at once.
BATCH = 50
_LONGEST = 5_000


def text(chance: random.Random) -> str:
    """Anything that somebody may call a product, or look for."""
    made = (
        phrase(chance),
        phrase(chance, 40),
        chance.choice(CELLS)[:_LONGEST],
        "".join(chr(chance.randrange(1, 0xD800)) for _ in range(chance.randrange(1, 30))),
        "".join(chr(chance.randrange(0x1F300, 0x1FAFF)) for _ in range(5)),
        phrase(chance, 2) + chance.choice("+-*/\"'<>&|()[]{}~^?:\\%$#@!.,;") + phrase(chance, 2),
        chance.choice("abc包茶花ÿ①㎡ﾊ") * chance.choice((1, 2, 300)),
        f"{chance.randrange(10**6)}{chance.choice(('ml', '寸', 'GB', '元', ''))}",
    )
    return chance.choice(made)


def texts(chance: random.Random) -> list[str]:
    """Some queries."""
    return [text(chance) for _ in range(BATCH)]


def shop(folder: Path, seed: int) -> Path:
    """A shop whose products are all called something odd."""
    chance = random.Random(seed)
    called = [text(chance) for _ in range(PRODUCTS)]
    ids = [f"o{number}" for number in range(PRODUCTS)]
    columns = {"product_id": ids, "title": called, "brand": chance.sample(called, PRODUCTS)}
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": pa.table(columns)})
    return folder
