"""Simulated shoppers before pages: what each of them does to what it is shown, as lists with events.

Everything here is synthetic. The shoppers, their queries and the truth are the demo world's; judged queries
are never asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int8Array, Int64Array
from core.data.catalogue import catalogue_of
from core.data.demo_world.behaviour import ACTIONS, DAYS, Searches, page_length, plan
from core.data.demo_world.choices import Pages, after_clicks, delays, pull
from core.data.demo_world.tables import product_ids
from core.data.demo_world.world import Cast, cast
from core.errors import UserError
from core.experiments.click_worlds import World
from core.feedback.actions import DISMISS
from core.feedback.log import Event, EventSource, Shown
from core.language import QT_TRANSLATE_NOOP
from core.search.request import Hit, SearchResponse
from core.workspace import Workspace

# How often somebody who looks at what has nothing to do with the query says so; made up.
DISMISSED = 0.04
# The days after those of the demo world's log.
_LATER = DAYS * 86400


def cast_of(workspace: Workspace) -> Cast:
    """The demo world's shoppers, queries and truth for a workspace that holds it; about a second.

    Row `r` of the cast is row `r` of the catalogue.

    Raises:
        UserError: the workspace holds another shop, whose shoppers nobody knows.
    """
    demo, catalogue = cast(), catalogue_of(workspace)
    titles = [product.title for product in demo.shelf.products]
    is_demo = workspace.is_demo and catalogue.title == titles
    if not is_demo or catalogue.product_id != product_ids(len(titles)):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "Shoppers whose wishes are known live in the demo world alone, and {path} holds another shop;"
                " name a workspace filled by `{program} import --demo`.",
            ),
            path=workspace.path,
        )
    return demo


@dataclass(frozen=True)
class SimulatedSearch:
    """One search of one session: who asks what, and how far down they scroll."""

    row: int
    user: int
    session: int
    time: int
    text: str
    length: int


@dataclass(frozen=True)
class SimulatedSessions:
    """The searches of simulated sessions, in order. `cast` row `r` is product `r` of the catalogue."""

    cast: Cast
    searches: Searches
    lengths: list[int]
    seed: int

    @classmethod
    def plan(cls, cast: Cast, sessions: int, seed: int) -> "SimulatedSessions":
        """`sessions` sessions; the same seed, the same searches."""
        random = np.random.default_rng((seed, 1))
        # A session has one search at least; what is planned beyond the last session is cut off.
        planned = plan(2 * sessions + 50, cast.shoppers, cast.queries, cast.leaves, random)
        count = int(np.searchsorted(planned.session, sessions))
        searches = Searches(
            planned.user[:count],
            planned.session[:count],
            planned.time[:count] + _LATER,
            planned.query[:count],
            planned.meant[:count],
        )
        return cls(cast, searches, [page_length(random) for _ in range(count)], seed)

    def __iter__(self) -> Iterator[SimulatedSearch]:
        searches = self.searches
        for row, query in enumerate(searches.query):
            yield SimulatedSearch(
                row,
                int(searches.user[row]),
                int(searches.session[row]),
                int(searches.time[row]),
                query.text,
                self.lengths[row],
            )

    def grades(self, search: SimulatedSearch) -> Int8Array:
        """What each product is worth to who asks, 0 to 3, (products,)."""
        return self.cast.shelf.grades(self.searches.meant[search.row])

    def pages(self, searches: Sequence[SimulatedSearch], products: Sequence[Int64Array]) -> Pages:
        """Pages of product rows before those who asked for them, as the demo world's truth reads them."""
        lengths = np.array([len(page) for page in products])
        page = np.repeat(np.arange(len(searches)), lengths)
        grades = [
            self.grades(search)[rows] for search, rows in zip(searches, products, strict=True)
        ]
        columns = np.array([(s.row, s.user, s.session, s.time) for s in searches], np.int64)
        row, user, session, time = columns.reshape(-1, 4).T[:, page]
        return Pages(
            search=row,
            user=user,
            session=session,
            time=time,
            query=row,
            product=np.concatenate(products).astype(np.int64),
            position=np.arange(len(page)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + 1,
            grade=np.concatenate(grades).astype(np.int64),
        )

    def pull(self, pages: Pages) -> Float64Array:
        """How much each shown product pulls who sees it, as log-odds of a click."""
        return pull(pages, self.cast.shoppers, self.cast.truth)

    def act(
        self, searches: Sequence[SimulatedSearch], answers: Sequence[SearchResponse], world: World
    ) -> list[tuple[Shown, list[Event]]]:
        """What shoppers who click as in `world` do to the answers, cut to what each scrolls past."""
        pairs = list(zip(searches, answers, strict=True))
        hits = [answer.hits[: search.length] for search, answer in pairs]
        lists: list[tuple[Shown, list[Event]]] = [(_shown(self, *pair), []) for pair in pairs]
        filled = [number for number, page in enumerate(hits) if page]
        if filled:
            pages = self.pages(
                [searches[number] for number in filled],
                [np.array([hit.row for hit in hits[number]]) for number in filled],
            )
            flat = [(number, hit) for number in filled for hit in hits[number]]
            for row, event in self._events(pages, [hit for _, hit in flat], world):
                lists[flat[row][0]][1].append(event)
        for _, events in lists:
            events.sort(key=lambda event: event.time)
        return lists

    def _events(
        self, pages: Pages, hits: Sequence[Hit], world: World
    ) -> Iterator[tuple[int, Event]]:
        """Each event with the row in `pages` of its product."""
        random = np.random.default_rng((self.seed, 2, int(pages.search[0])))
        pulled = self.pull(pages)
        behaviour = world(pulled, pages.position, random)
        truth, shoppers = self.cast.truth, self.cast.shoppers
        affordable = truth.level[pages.product] <= shoppers.budget[pages.user]
        further = after_clicks(behaviour.clicked, pulled, affordable, random)
        unwanted = behaviour.examined & ~behaviour.clicked & (pages.grade == 0)
        dismissed = unwanted & (random.random(len(pulled)) < DISMISSED)
        masks = (np.ones(len(pulled), bool), behaviour.clicked, *further, dismissed)
        # A refusal takes as long as a click.
        for number, (action, mask) in enumerate(zip((*ACTIONS, DISMISS), masks, strict=True)):
            rows = np.flatnonzero(mask)
            kind = np.full(len(rows), number if action != DISMISS else 1)
            times = pages.time[rows] + delays(kind, pages.position[rows], random)
            for row, time in zip(rows.tolist(), times.tolist(), strict=True):
                team = getattr(hits[row], "team", "")
                rank = int(pages.position[row])
                yield row, Event(hits[row].product_id, action, rank, float(time), team)


def _shown(sessions: SimulatedSessions, search: SimulatedSearch, answer: SearchResponse) -> Shown:
    is_mixed = any(hasattr(hit, "team") for hit in answer.hits)
    return Shown(
        query=search.text,
        run=answer.run,
        shopper=sessions.cast.shoppers.user_id[search.user],
        session=f"simulated-{sessions.seed}-{search.session}",
        time=float(search.time),
        source=EventSource.SIMULATED,
        experiment=answer.run if is_mixed else "",
    )
