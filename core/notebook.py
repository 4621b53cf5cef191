"""A shop in a notebook: what the program answers, as pandas DataFrames.

    from core.notebook import open_shop
    shop = open_shop()
    shop.search("连衣裙")

Columns are those of the files that the verbs write with `--out`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import core.data.shops.current as shops
from core import records
from core.commands.ranking_options import open_engine, personal
from core.domains import domain_of
from core.evaluation.judgments import load_judgments, read_judgments
from core.evaluation.ranking import evaluate
from core.explain.explanation import explain
from core.feedback.behaviour import behaviour
from core.feedback.log import EventSource
from core.recommend.made_up import history_of_user
from core.recommend.recommender import Recommender
from core.recommend.shoppers import history_of
from core.runs.details import run_details
from core.runs.table import run_records
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow


def open_shop(folder: Path | str | None = None) -> "Shop":
    """The shop in `folder`, by default the one that the window opens: at first the demo world.

    Raises:
        WorkspaceError: there is no shop in `folder`.
    """
    path = None if folder is None else Path(folder)
    return Shop(shops.open_shop(path, write=False))


class Shop:
    """A shop that is only read, so that a window may keep it open; as it was when it was opened.

    Whatever a method cannot do is a `UserError` whose sentence says what to do about it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._engines: dict[tuple[str | None, Method], Engine] = {}

    def __enter__(self) -> "Shop":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.workspace.close()

    def search(
        self,
        query: str,
        *,
        top: int = 10,
        method: str = Method.HYBRID,
        run: str | None = None,
        user: str | None = None,
    ) -> "pd.DataFrame":
        """The best `top` products for `query`; the columns `part_…` of a row sum to its `score`.

        Args:
            query: what to look for.
            top: how many products.
            method: `lexical`, `neural` or `hybrid`.
            run: a search run to rank with instead of the active one.
            user: a shopper of the log, or a made-up one (`made-up:ID`), whom the ranking shall suit.
        """
        engine, history = personal(self.workspace, self.engine(method, run), user)
        weight = domain_of(self.workspace.domain).personal
        request = SearchRequest(query, Method(method), top, history=history, personal=weight)
        return _frame(records.ranked(engine.search(request).hits))

    def explain(self, query: str, product: str, *, run: str | None = None) -> "pd.DataFrame":
        """What the score of `product` (an id) for `query` is made of: `value` sums to it."""
        explanation = explain(self.engine(Method.HYBRID, run), query, product)
        return _frame(records.explained(explanation.product))

    def evaluate(
        self,
        *,
        method: str = Method.HYBRID,
        run: str | None = None,
        queries: Path | str | None = None,
        qrels: Path | str | None = None,
        per_query: bool = False,
    ) -> "pd.DataFrame":
        """Metrics of a ranking beside those of BM25: on the shop's judgments, or on those of `qrels`.

        With `per_query`, a row a judged query.
        """
        judgments = (
            read_judgments(None if queries is None else Path(queries), Path(qrels))
            if qrels
            else load_judgments(self.workspace)
        )
        measured = evaluate(self.engine(method, run), judgments, Method(method))
        if per_query:
            return _frame(records.per_query(judgments, measured))
        return _frame(records.measured(measured.metrics, measured.baseline))

    def recommend(
        self,
        *,
        user: str | None = None,
        history: Sequence[str] = (),
        product: str | None = None,
        top: int = 20,
        run: str | None = None,
    ) -> "pd.DataFrame":
        """What `user`, or somebody who looked at the products of `history`, may like next.

        With `product`, what is looked at after it. `run` is a next-item run instead of the active one.
        """
        recommender = Recommender.open(self.workspace, self.engine(), run)
        if product is not None:
            return _frame(records.recommended(recommender.similar(product, top)))
        did = (
            history_of(list(history), recommender.catalogue)
            if user is None
            else history_of_user(self.workspace, user)
        )
        return _frame(records.recommended(recommender.for_history(did, top)))

    def runs(self) -> "pd.DataFrame":
        """The runs, newest first, with the metrics of their best epochs."""
        return _frame(run_records(run_details(self.workspace)))

    def products(self) -> "pd.DataFrame":
        """The catalogue, a row a product."""
        return _of_table(self.workspace.table("products"))

    def events(self, *sources: str) -> "pd.DataFrame":
        """Behaviour, a row an event, of the sources `imported`, `own` and `simulated`; by default of all.

        `timestamp` is in seconds since 1970.
        """
        return _of_table(behaviour(self.workspace, *map(EventSource, sources), needed=True))

    def engine(self, method: str = Method.HYBRID, run: str | None = None) -> Engine:
        """What answers searches, kept for the next one."""
        wanted = run, Method(method)
        if wanted not in self._engines:
            self._engines[wanted] = open_engine(self.workspace, *wanted)
        return self._engines[wanted]


def _frame(rows: Iterable[records.Record]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows))


def _of_table(table: "pyarrow.Table | None") -> "pd.DataFrame":
    frame: pd.DataFrame = _frame([]) if table is None else table.to_pandas()
    return frame
