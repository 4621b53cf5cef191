"""What would bring a product back that a search lost, each tried before it is offered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.data.category_path import leaf
from core.explain.why_not.evidence import Evidence
from core.explain.why_not.stages import Remedy
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.condition_labels import condition_label
from core.search.request import Filters, Sort

# Other queries offered, and words of the title tried for them.
MOST_QUERIES, MOST_WORDS = 3, 3
_AT_RANK = QT_TRANSLATE_NOOP("core", "{what}: rank {rank}")
_REMOVED = {
    "category": QT_TRANSLATE_NOOP("core", "without the filter of the {category}"),
    "brand": QT_TRANSLATE_NOOP("core", "without the filter of the {brand}"),
    "price": QT_TRANSLATE_NOOP("core", "without the filter of the price"),
}


def remedies(evidence: Evidence, lost_at: str) -> list[Remedy]:
    """What brings the product back that was lost at the stage `lost_at`, the best rank first."""
    if not lost_at:
        return []
    found: Iterable[Remedy]
    if lost_at == "conditions":
        found = _without_conditions(evidence)
    elif lost_at == "filters":
        found = _without_filters(evidence)
    elif lost_at == "sort":
        found = _by_relevance(evidence)
    elif lost_at == "session":
        found = _without_session(evidence)
    else:
        found = _other_queries(evidence)
    return sorted(found, key=lambda remedy: remedy.rank or evidence.place.of + 1)


def _told(what: str, rank: int) -> str:
    return translate(_AT_RANK).format(what=what, rank=rank) if rank else what


def _without_conditions(evidence: Evidence) -> Iterator[Remedy]:
    """Each condition that it breaks; if several, all must go."""
    broken = evidence.broken_conditions()
    keys = tuple(condition.key for condition in broken)
    rank = evidence.rank_for(ignored=(*evidence.request.ignored, *keys))
    template = translate(QT_TRANSLATE_NOOP("core", "without the condition {condition}"))
    for condition in broken:
        what = template.format(condition=condition_label(condition))
        yield Remedy("ignore_condition", condition.key, rank, _told(what, rank))


def _without_filters(evidence: Evidence) -> Iterator[Remedy]:
    """Each kind of filter that leaves it out; if several, all must go."""
    filters, nothing = evidence.request.filters, Filters()
    broken = evidence.broken_filters()
    without = replace(filters, **{kind: getattr(nothing, kind) for kind in broken})
    rank = evidence.rank_for(filters=without)
    for kind in broken:
        what = evidence.domain.worded(translate(_REMOVED[kind]))
        yield Remedy("remove_filter", kind, rank, _told(what, rank))


def _by_relevance(evidence: Evidence) -> Iterator[Remedy]:
    rank = evidence.rank_for(sort=Sort.RELEVANCE)
    what = translate(QT_TRANSLATE_NOOP("core", "in the order of relevance"))
    yield Remedy("sort_by", Sort.RELEVANCE.value, rank, _told(what, rank))


def _without_session(evidence: Evidence) -> Iterator[Remedy]:
    rank = evidence.rank_for(history=())
    what = translate(QT_TRANSLATE_NOOP("core", "with the session cleared, as for a guest"))
    yield Remedy("clear_session", "", rank, _told(what, rank))


def _other_queries(evidence: Evidence) -> list[Remedy]:
    """Queries near this one under which the product stands higher."""
    found = []
    template = translate(QT_TRANSLATE_NOOP("core", "search for {query}"))
    for text in _candidates(evidence):
        rank = evidence.rank_for(text=text, typing=False, draft=False)
        if rank and (not evidence.place.rank or rank < evidence.place.rank):
            what = template.format(query=text)
            found.append(Remedy("search_for", text, rank, _told(what, rank)))
    return sorted(found, key=lambda remedy: remedy.rank)[:MOST_QUERIES]


def _candidates(evidence: Evidence) -> list[str]:
    """The query without the words that the product lacks, with words that it has, and these alone."""
    text = evidence.ranking.text
    words = _telling_words(evidence)
    tried = [" ".join(evidence.held)] if evidence.held and evidence.lacking else []
    tried += [f"{text} {word}".strip() for word in words]
    tried += [leaf(evidence.engine.catalogue.category[evidence.row]), " ".join(words)]
    return [other for other in dict.fromkeys(tried) if other and other != text]


def _telling_words(evidence: Evidence) -> list[str]:
    """The rarest words of its title that are not in the query."""
    engine, row = evidence.engine, evidence.row
    index = engine.lexical.words
    asked = {token.text for token in evidence.ranking.query.tokens}
    own = dict.fromkeys(engine.analyzer.sequence(engine.catalogue.title[row]))
    telling = [word for word in own if word in index and word not in asked and not word.isdecimal()]
    return sorted(telling, key=lambda word: len(index.lookup(word)[0]))[:MOST_WORDS]
