"""The catalogue in memory: one list a column, one row a product."""

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from core.data.category_path import top

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import Workspace

TEXT_COLUMNS = ("title", "category", "brand", "image", "description")
NUMBER_COLUMNS = ("price", "rating", "sales")


@dataclass(frozen=True, kw_only=True)
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

    @cached_property
    def rows_of_mixed_id(self) -> dict[str, list[int]]:
        """Product id in lower case → rows, of the ids that are neither in lower nor in upper case."""
        rows: dict[str, list[int]] = {}
        for row, product in enumerate(self.product_id):
            if product not in (lower := product.lower(), product.upper()):
                rows.setdefault(lower, []).append(row)
        return rows

    def top_category(self, row: int) -> str:
        """The first level of a product's category, empty if it has none."""
        return top(self.category[row])

    def attributes_of(self, row: int) -> dict[str, str]:
        """The attributes that the product at `row` has, in column order."""
        return {name: values[row] for name, values in self.attributes.items() if values[row]}


_READ: "WeakKeyDictionary[Workspace, Catalogue]" = WeakKeyDictionary()


def catalogue_of(workspace: "Workspace") -> Catalogue:
    """The products of `workspace` in memory, read once as long as they stay the same; empty without any.

    Raises:
        WorkspaceError: the stored table is missing or damaged; names it and the next step.
    """
    catalogue = _READ.get(workspace)
    if catalogue is None or catalogue.content_hash != workspace.content_hash("products"):
        table = workspace.table("products")
        digest = workspace.content_hash("products")
        catalogue = empty_catalogue() if table is None else from_table(table, digest)
        _READ[workspace] = catalogue
    return catalogue


def empty_catalogue() -> Catalogue:
    """A shop without products."""
    return bare_catalogue([])


def bare_catalogue(ids: list[str]) -> Catalogue:
    """Products of which nothing but the ids is known."""
    nothing, unknown = [""] * len(ids), np.full(len(ids), np.nan, np.float32)
    return Catalogue(
        product_id=ids,
        title=nothing,
        category=nothing,
        brand=nothing,
        price=unknown,
        image=nothing,
        description=nothing,
        rating=unknown,
        sales=unknown,
    )


def _known_numbers(values: list[float | None]) -> npt.NDArray[np.float32]:
    # Neither `to_numpy` nor `fill_null` of Arrow: both bring in pandas.
    with np.errstate(over="ignore"):
        known = np.array([math.nan if value is None else value for value in values], np.float32)
    # What no price, rating or count of sales can be is unknown, as it is to an import.
    known[~((known >= 0) & (known < math.inf))] = math.nan
    return known


def from_table(table: "pyarrow.Table", content_hash: str = "") -> Catalogue:
    """The catalogue in a stored products table; every column it does not know is an attribute."""

    def texts(name: str) -> list[str]:
        if name not in table.column_names:
            return [""] * len(table)
        # A brand or a colour stands in thousands of rows: one string serves all of them.
        shared: dict[str, str] = {}
        return [shared.setdefault(text, text) for text in table.column(name).to_pylist()]

    def numbers(name: str) -> npt.NDArray[np.float32]:
        if name not in table.column_names:
            return np.full(len(table), np.nan, np.float32)
        return _known_numbers(table.column(name).to_pylist())

    known = {"product_id", *TEXT_COLUMNS, *NUMBER_COLUMNS}
    return Catalogue(
        product_id=texts("product_id"),
        title=texts("title"),
        category=texts("category"),
        brand=texts("brand"),
        price=numbers("price"),
        image=texts("image"),
        description=texts("description"),
        rating=numbers("rating"),
        sales=numbers("sales"),
        attributes={name: texts(name) for name in table.column_names if name not in known},
        content_hash=content_hash,
    )
