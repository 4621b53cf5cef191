"""Logs and shops so small that every recommendation can be worked out on paper."""

from collections.abc import Sequence
from pathlib import Path

from core.recommend.recommender import Recommender
from core.search.engine import Engine
from core.search.request import History, Interaction
from core.workspace import Workspace
from tests.core.recommend.logs import Event, events_table, products_table, write_shop
from tests.core.search.golden import Product, catalogue_of


def clicks(*sequences: str) -> list[Event]:
    """One shopper for each of `sequences`, who clicks its products one after the other."""
    return [
        (f"u{number}", name, "click", 10 * at + 1)
        for number, sequence in enumerate(sequences)
        for at, name in enumerate(sequence.split())
    ]


def recommender_of(
    folder: Path,
    products: Sequence[Product],
    events: Sequence[Event] = (),
    engine: Engine | None = None,
) -> Recommender:
    """The recommender of a new workspace in `folder`: by fields alone, unless there is an `engine`."""
    catalogue = catalogue_of(products)
    tables = {"products": products_table(catalogue)}
    if events:
        tables["events"] = events_table(events)
    write_shop(folder, **tables)
    with Workspace.open(folder, write=False) as workspace:
        return Recommender.open(workspace, engine or catalogue)


def did(*actions: str) -> History:
    """`a` was clicked, `purchase:a` was bought; in that order."""
    pairs = (each.rpartition(":") for each in actions)
    return tuple(Interaction(name, action or "click") for action, _, name in pairs)


def wanted(recommender: Recommender, *actions: str, top: int = 50) -> dict[str, float]:
    """Product → score of what is recommended to who did `actions`, best first."""
    found = recommender.for_history(did(*actions), top)
    return {each.product_id: each.score for each in found}


def after(recommender: Recommender, product_id: str, *shopper: str) -> dict[str, float]:
    """Product → score of what goes with a product, for a shopper who did so much."""
    found = recommender.similar(product_id, 50, did(*shopper))
    return {each.product_id: each.score for each in found}


def taste(recommender: Recommender, *actions: str) -> dict[str, float]:
    """Product → taste of who did `actions`."""
    scores = recommender.scores(did(*actions))
    assert scores is not None
    return dict(zip(recommender.catalogue.product_id, scores.tolist(), strict=True))
