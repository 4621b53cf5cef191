"""The catalogue in memory: one list a column, one row a product."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

LEVEL_SEPARATOR = " / "


@dataclass(frozen=True)
class Catalogue:
    """Every product of a shop, column by column; row numbers are what indexes speak of.

    Text columns are lists of str, empty where unknown. Numbers are float32 arrays, NaN where unknown;
    `price` is in the shop's currency, `rating` from 0 to 5, `sales` in pieces. `attributes` maps a
    further column's name to its values. `content_hash` is the sha256 of the stored table.
    """

    product_id: list[str]
    title: list[str]
    category: list[str]
    brand: list[str]
    price: npt.NDArray[np.float32]
    image: list[str]
    description: list[str]
    rating: npt.NDArray[np.float32]
    sales: npt.NDArray[np.float32]
    attributes: dict[str, list[str]] = field(default_factory=dict)
    content_hash: str = ""

    def __len__(self) -> int:
        return len(self.product_id)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Product id → row."""
        return {product: row for row, product in enumerate(self.product_id)}

    def top_category(self, row: int) -> str:
        """The first level of a product's category, empty if it has none."""
        return self.category[row].split(LEVEL_SEPARATOR, 1)[0]

    def attributes_of(self, row: int) -> dict[str, str]:
        """The attributes that the product at `row` has, in column order."""
        return {name: values[row] for name, values in self.attributes.items() if values[row]}
