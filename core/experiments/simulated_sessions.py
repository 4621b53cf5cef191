"""Simulated shoppers before pages: what each of them does to what it is shown, as lists with events.

Everything here is synthetic. The shoppers, their queries and the truth are the demo world's; judged queries
are never asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int8Array, Int64Array
from core.data.demo_world.behaviour import (
    ACTIONS,
    DAYS,
    Pages,
    Searches,
    after_clicks,
    delays,
    page_length,
    plan,
    pull,
)
from core.data.demo_world.world import Cast
from core.experiments.click_worlds import World
from core.feedback.actions import DISMISS
from core.feedback.log import Event, EventSource, Shown
from core.search.request import Hit, SearchResponse

# How often somebody who looks at what has nothing to do with the query says so.
DISMISSED = 0.04
# The days after those of the demo world's log.
_LATER = DAYS * 86400


@dataclass(frozen=True)
class SimulatedSession:
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
    def of(cls, cast: Cast, sessions: int, seed: int) -> "SimulatedSessions":
        """`sessions` sessions; the same seed, the same searches."""
        random = np.random.default_rng((seed, 1))
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

    def __iter__(self) -> Iterator[SimulatedSession]:
        searches = self.searches
        for row, query in enumerate(searches.query):
            yield SimulatedSession(
                row,
                int(searches.user[row]),
                int(searches.session[row]),
                int(searches.time[row]),
                query.text,
                self.lengths[row],
            )

    def grades(self, visit: SimulatedSession) -> Int8Array:
        """What each product is worth to who asks, 0 to 3, (products,)."""
        return self.cast.shelf.grades(self.searches.meant[visit.row])

    def pages(self, visits: Sequence[SimulatedSession], products: Sequence[Int64Array]) -> Pages:
        """Pages of product rows before those who asked for them, as the demo world's truth reads them."""
        lengths = np.array([len(page) for page in products])
        at = np.repeat(np.arange(len(visits)), lengths)
        grades = [self.grades(visit)[page] for visit, page in zip(visits, products, strict=True)]
        columns = np.array([(v.row, v.user, v.session, v.time) for v in visits], np.int64)
        row, user, session, time = columns.reshape(-1, 4).T[:, at]
        return Pages(
            search=row,
            user=user,
            session=session,
            time=time,
            query=row,
            product=np.concatenate(products).astype(np.int64),
            position=np.arange(len(at)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + 1,
            grade=np.concatenate(grades).astype(np.int64),
        )

    def pull(self, pages: Pages) -> Float64Array:
        """How much each shown product pulls who sees it, as log-odds of a click."""
        return pull(pages, self.cast.shoppers, self.cast.truth)

    def acted(
        self, visits: Sequence[SimulatedSession], answers: Sequence[SearchResponse], world: World
    ) -> list[tuple[Shown, list[Event]]]:
        """What shoppers who click as in `world` do to the answers, cut to what each scrolls past."""
        hits = [answer.hits[: visit.length] for visit, answer in zip(visits, answers, strict=True)]
        shown = [_shown(self, visit, answer) for visit, answer in zip(visits, answers, strict=True)]
        filled = [place for place, page in enumerate(hits) if page]
        lists: list[tuple[Shown, list[Event]]] = [(each, []) for each in shown]
        if filled:
            pages = self.pages(
                [visits[place] for place in filled],
                [np.array([hit.row for hit in hits[place]]) for place in filled],
            )
            flat = [(place, hit) for place in filled for hit in hits[place]]
            for number, event in self._events(pages, [hit for _, hit in flat], world):
                lists[flat[number][0]][1].append(event)
        for _, events in lists:
            events.sort(key=lambda event: event.time)
        return lists

    def _events(
        self, pages: Pages, hits: Sequence[Hit], world: World
    ) -> Iterator[tuple[int, Event]]:
        """Each event with the row in `pages` of its product."""
        random = np.random.default_rng((self.seed, 2, int(pages.search[0])))
        pulled = self.pull(pages)
        looks = world(pulled, pages.position, random)
        truth, shoppers = self.cast.truth, self.cast.shoppers
        affordable = truth.level[pages.product] <= shoppers.budget[pages.user]
        further = after_clicks(looks.clicked, pulled, affordable, random)
        unwanted = looks.looked & ~looks.clicked & (pages.grade == 0)
        refused = unwanted & (random.random(len(pulled)) < DISMISSED)
        everything = np.ones(len(pulled), bool)
        done = (everything, looks.clicked, *further, refused)
        # A refusal takes as long as a click.
        for place, (action, mask) in enumerate(zip((*ACTIONS, DISMISS), done, strict=True)):
            rows = np.flatnonzero(mask)
            kind = np.full(len(rows), place if action != DISMISS else 1)
            times = pages.time[rows] + delays(kind, pages.position[rows], random)
            for row, time in zip(rows.tolist(), times.tolist(), strict=True):
                team = getattr(hits[row], "team", "")
                rank = int(pages.position[row])
                yield row, Event(hits[row].product_id, action, rank, float(time), team)


def _shown(visits: SimulatedSessions, visit: SimulatedSession, answer: SearchResponse) -> Shown:
    is_mixed = any(hasattr(hit, "team") for hit in answer.hits)
    return Shown(
        query=visit.text,
        run=answer.run,
        shopper=visits.cast.shoppers.user_id[visit.user],
        session=f"simulated-{visits.seed}-{visit.session}",
        time=float(visit.time),
        source=EventSource.SIMULATED,
        experiment=answer.run if is_mixed else "",
    )
