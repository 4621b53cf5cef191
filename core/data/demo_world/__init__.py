"""The demo world: a synthetic shop whose products, shoppers and clicks follow a known truth.

    shelves.py     what could be sold: leaves with words, brands, attributes (TOML tables beside it)
    products.py    series and variants with prices and hidden quality     titles.py    their wording
    queries.py     what shoppers type                                     intents.py   what it means
    shoppers.py    tastes and budgets          old_ranker.py   the lists that shoppers were shown
    behaviour.py   what they did               judgments.py    grades of held-out queries
    tables.py      all of it as tables

`generate` returns the tables; `python -m core.data.demo_world --out DIR` writes them.
"""

from core.data.demo_world.world import SEED, Sizes, World, generate

__all__ = ["SEED", "Sizes", "World", "generate"]
