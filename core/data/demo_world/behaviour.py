"""What shoppers do: impression → click → favourite or cart → purchase, as the truth makes likely."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.data.demo_world.choices import (
    Masks,
    Pages,
    after_clicks,
    delays,
    examination,
    pull,
    sigmoid,
)
from core.data.demo_world.intents import Query, Sense, Shelf
from core.data.demo_world.old_ranker import OldRanker
from core.data.demo_world.queries import Queries
from core.data.demo_world.shelves import Leaf
from core.data.demo_world.shoppers import ProductTruth, Shoppers

ACTIONS = ("impression", "click", "favourite", "cart", "purchase")
# 1 June 2026, midnight in Shanghai; the log covers the thirty days from there.
START = 1_780_243_200
DAYS = 30
# Weights of the hours of the day: noon and the evening are busy.
_HOURS = (3, 2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 10, 9, 8, 8, 8, 8, 9, 11, 14, 15, 12, 7)
# Products and seconds; a session may not run beyond the log's last day.
LONGEST_PAGE = 20
_LONGEST_SESSION = 7200


@dataclass(frozen=True)
class Events:
    """The log, sorted by time. `query` indexes `texts`; position counts from 1."""

    user: Int64Array
    product: Int64Array
    action: Int64Array
    query: Int64Array
    session: Int64Array
    timestamp: Int64Array
    position: Int64Array
    texts: list[str]


@dataclass(frozen=True)
class Searches:
    """What is asked, one row each, session after session; `meant` is what the shopper has in mind."""

    user: Int64Array
    session: Int64Array
    time: Int64Array
    query: list[Query]
    meant: list[tuple[Sense, ...]]


def make_events(
    count: int,
    shoppers: Shoppers,
    queries: Queries,
    leaves: tuple[Leaf, ...],
    shelf: Shelf,
    truth: ProductTruth,
    random: np.random.Generator,
) -> Events:
    """Exactly `count` events; every shopper searches at least once while the count allows."""
    searches = plan(count // 5 + 1, shoppers, queries, leaves, random)
    pages, texts = _show(searches, shelf, count, random)
    return _act(pages, texts, shoppers, truth, count, random)


def plan(
    count: int,
    shoppers: Shoppers,
    queries: Queries,
    leaves: tuple[Leaf, ...],
    random: np.random.Generator,
) -> Searches:
    """`count` searches of the log's queries; every shopper has a session before anybody has a second."""
    users, sessions, times = _sessions(count, shoppers, random)
    wishes, chances = _by_popularity(queries.others, random)
    pools = {
        leaf: _by_popularity(of_leaf, random)
        for leaf, of_leaf in queries.by_leaf.items()
        if of_leaf
    }
    tops = sorted({leaf.top for leaf in leaves})
    chosen: list[Query] = []
    meant: list[tuple[Sense, ...]] = []
    leaf = -1
    for row, user in enumerate(users):
        follows = row > 0 and sessions[row] == sessions[row - 1] and leaf >= 0
        leaf = _next_leaf(leaf if follows else -1, int(user), shoppers, leaves, tops, random)
        beyond = random.random() < 0.14 or leaves[leaf].name not in pools
        pool, odds = (wishes, chances) if beyond else pools[leaves[leaf].name]
        query = pool[int(random.choice(len(pool), p=odds))]
        chosen.append(query)
        meant.append(_meaning(query, random))
    return Searches(users, sessions, times, chosen, meant)


def _sessions(
    count: int, shoppers: Shoppers, random: np.random.Generator
) -> tuple[Int64Array, Int64Array, Int64Array]:
    """User, session and time of each search; sessions come in random order, one or more searches each."""
    everyone = random.permutation(len(shoppers.user_id))
    activity = shoppers.activity / shoppers.activity.sum()
    again = random.choice(len(shoppers.user_id), size=count, p=activity)
    owner = np.concatenate([everyone, again])
    lengths = np.minimum(random.geometric(0.6, len(owner)), 20)
    day = random.integers(0, DAYS, len(owner))
    hour = random.choice(24, size=len(owner), p=np.array(_HOURS) / sum(_HOURS))
    start = START + day * 86400 + hour * 3600 + random.integers(0, 3600, len(owner))
    start = np.minimum(start, START + DAYS * 86400 - _LONGEST_SESSION)
    session = np.repeat(np.arange(len(owner)), lengths)
    nth = np.arange(len(session)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return owner[session][:count], session[:count], (start[session] + nth * 240)[:count]


def _by_popularity(
    queries: list[Query], random: np.random.Generator
) -> tuple[list[Query], Float64Array]:
    ranks = random.permutation(len(queries)) + 1.0
    weights = ranks**-0.3 * np.array([query.weight for query in queries])
    return queries, weights / weights.sum()


def _next_leaf(
    last: int,
    user: int,
    shoppers: Shoppers,
    leaves: tuple[Leaf, ...],
    tops: list[str],
    random: np.random.Generator,
) -> int:
    """Stay on the shelf, move to a related one, go to a favourite, or wander by taste."""
    draw = random.random()
    if last >= 0 and draw < 0.4:
        return last
    if last >= 0 and draw < 0.6:
        name = leaves[last].related[int(random.integers(len(leaves[last].related)))]
        return next(code for code, leaf in enumerate(leaves) if leaf.name == name)
    if random.random() < 0.5:
        return int(shoppers.leaves[user, int(random.integers(shoppers.leaves.shape[1]))])
    top = int(random.choice(len(tops), p=shoppers.tops[user] / shoppers.tops[user].sum()))
    inside = [code for code, leaf in enumerate(leaves) if leaf.top == tops[top]]
    weights = np.array([leaves[code].weight for code in inside])
    return int(random.choice(inside, p=weights / weights.sum()))


def _meaning(query: Query, random: np.random.Generator) -> tuple[Sense, ...]:
    """The senses that this shopper means: one of an ambiguous word, all of a wish."""
    shares = np.array([sense.share for sense in query.senses])
    if query.kind != "ambiguous":
        return query.senses
    return (query.senses[int(random.choice(len(shares), p=shares / shares.sum()))],)


def _show(
    searches: Searches, shelf: Shelf, enough: int, random: np.random.Generator
) -> tuple[Pages, list[str]]:
    """Pages until `enough` products were shown, and the query texts by code."""
    ranker = OldRanker(shelf)
    codes: dict[str, int] = {}
    known: dict[str, tuple[Int64Array, Float64Array]] = {}
    products: list[Int64Array] = []
    grades: list[Int64Array] = []
    for query, meant in zip(searches.query, searches.meant, strict=True):
        if query.text not in codes:
            codes[query.text] = len(codes)
            known[query.text] = ranker.candidates(query, shelf.grades(query.senses), random)
        page = _page(*known[query.text], len(shelf.products), random)
        products.append(page)
        grades.append(shelf.grades(meant)[page].astype(np.int64))
        enough -= len(page)
        if enough <= 0:
            break
    return _pages(searches, codes, products, grades), list(codes)


def _pages(
    searches: Searches, codes: dict[str, int], products: list[Int64Array], grades: list[Int64Array]
) -> Pages:
    """The pages of the first searches, whose products and their grades are given page by page."""
    lengths = np.array([len(page) for page in products])
    search = np.repeat(np.arange(len(products)), lengths)
    query_codes = np.array([codes[query.text] for query in searches.query[: len(products)]])
    position = np.arange(len(search)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + 1
    return Pages(
        search=search,
        user=searches.user[search],
        session=searches.session[search],
        time=searches.time[search],
        query=query_codes[search],
        product=np.concatenate(products),
        position=position,
        grade=np.concatenate(grades),
    )


def _page(
    rows: Int64Array, scores: Float64Array, total: int, random: np.random.Generator
) -> Int64Array:
    """One page as shown: the candidates with noise, a few of them replaced by anything at all."""
    noisy = scores + random.normal(0.0, 0.3, len(scores))
    length = min(page_length(random), len(rows))
    page = rows[np.argsort(-noisy, kind="stable")[:length]].copy()
    odd = random.random(length) < 0.06
    page[odd] = random.integers(0, total, int(odd.sum()))
    first = np.sort(np.unique(page, return_index=True)[1])
    return page[first]


def page_length(random: np.random.Generator) -> int:
    """How many products a shopper scrolls past."""
    return int(random.integers(6, LONGEST_PAGE + 1)) if random.random() < 0.5 else 8


def _act(
    pages: Pages,
    texts: list[str],
    shoppers: Shoppers,
    truth: ProductTruth,
    count: int,
    random: np.random.Generator,
) -> Events:
    pulled = pull(pages, shoppers, truth)
    looked = random.random(len(pulled)) < examination(pages.position)
    clicked = looked & (random.random(len(pulled)) < sigmoid(pulled))
    affordable = truth.level[pages.product] <= shoppers.budget[pages.user]
    further = after_clicks(clicked, pulled, affordable, random)
    done = (np.ones(len(pulled), bool), clicked, *further)
    return _log(pages, texts, done, count, random)


def _log(
    pages: Pages,
    texts: list[str],
    done: Masks,
    count: int,
    random: np.random.Generator,
) -> Events:
    """One row an event, whole searches until `count` is reached, sorted by time."""
    rows = np.concatenate([np.flatnonzero(mask) for mask in done])
    action = np.concatenate([np.full(int(mask.sum()), code) for code, mask in enumerate(done)])
    wait = delays(action, pages.position[rows], random)
    earliest = np.lexsort((wait, pages.search[rows]))[:count]
    if len(earliest) < count:
        raise ValueError(f"the plan gave {len(earliest)} events, not {count}")
    rows, action, wait = rows[earliest], action[earliest], wait[earliest]
    time = pages.time[rows] + wait
    order = np.lexsort((rows, action, time))
    rows, action, time = rows[order], action[order], time[order]
    return Events(
        user=pages.user[rows],
        product=pages.product[rows],
        action=action,
        query=pages.query[rows],
        session=pages.session[rows],
        timestamp=time,
        position=pages.position[rows],
        texts=texts,
    )
