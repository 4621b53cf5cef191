"""The smallest edits that may bring a product forward: a word of its title, or one field, changed once."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.explain.edits import value_of
from core.explain.title_words import is_word, joined, pieces, with_word
from core.search.engine import Engine
from core.search.request import SearchRequest

# Words that are tried in the title: those of the query first, then those of the product to be passed.
WORDS = 6
# What is cheaper or dearer by so much of a price comes before or after it where prices order.
BESIDE = 0.01


class Kind(StrEnum):
    """What an edit does."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"
    BRAND = "brand"
    CATEGORY = "category"
    PRICE = "price"
    SALES = "sales"


@dataclass(frozen=True)
class SingleEdit:
    """One edit: `word` is put in the place of the `place`-th piece of the title, or `value` into a field.

    `place` is -1 where nothing of the title goes, `word` empty where nothing comes.
    """

    kind: Kind
    place: int = -1
    word: str = ""
    value: str | float = ""

    def meets(self, other: "SingleEdit") -> bool:
        """Whether both cannot be made together: they change one thing."""
        if self.place >= 0 and self.place == other.place:
            return True
        if self.word and self.word == other.word:
            return True
        return self.kind is other.kind and self.kind not in (Kind.ADD, Kind.REMOVE, Kind.REPLACE)


@dataclass(frozen=True)
class Title:
    """A title in its pieces."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, engine: Engine, row: int) -> "Title":
        """That of the product at `row`."""
        return cls(tuple(pieces(engine.analyzer, engine.catalogue.title[row])))

    def changed(self, edits: Iterable[SingleEdit]) -> str:
        """The title after `edits`, empty where no word is left."""
        kept, added = list(self.pieces), []
        for edit in edits:
            if edit.place >= 0:
                kept[edit.place] = edit.word
            elif edit.kind is Kind.ADD:
                added.append(edit.word)
        title = joined(kept)
        for word in added:
            title = with_word(title, word)
        return title


def changes_of(title: Title, edits: Sequence[SingleEdit]) -> dict[str, str | float]:
    """The fields that `edits` change, with their new values."""
    changes: dict[str, str | float] = {
        edit.kind.value: edit.value
        for edit in edits
        if edit.kind not in (Kind.ADD, Kind.REMOVE, Kind.REPLACE)
    }
    if len(changes) < len(edits):
        changes["title"] = title.changed(edits)
    return changes


def single_edits(
    engine: Engine, request: SearchRequest, row: int, versus: int, allowed: Collection[Kind]
) -> list[SingleEdit]:
    """Every allowed edit of the product at `row`, those first that promise most against `versus`."""
    title = Title.of(engine, row)
    words = _wanted_words(engine, request, row, versus)
    places = [place for place, piece in enumerate(title.pieces) if is_word(piece)]
    edits = list(_field_edits(engine, request, row, versus))
    edits += [SingleEdit(Kind.ADD, word=word) for word in words]
    edits += [SingleEdit(Kind.REPLACE, place, word) for word in words for place in reversed(places)]
    if len(places) > 1:
        edits += [SingleEdit(Kind.REMOVE, place) for place in reversed(places)]
    return [edit for edit in edits if edit.kind in allowed]


def _wanted_words(engine: Engine, request: SearchRequest, row: int, versus: int) -> list[str]:
    """Words that the title lacks: of the query, then of the other title, what earns it most first."""
    ranking = engine.ranked(request)
    analyzer, titles = engine.analyzer, engine.catalogue.title
    own = set(analyzer.words(titles[row]))
    earned: dict[str, float] = {}
    for part in engine.lexical.contributions(ranking.query, versus):
        if part.field == "title" and part.kind in ("word", "related"):
            earned[part.term] = earned.get(part.term, 0.0) + part.score
    asked = analyzer.sequence(ranking.text) if ranking.text else []
    by_gap = sorted(earned, key=lambda term: -earned[term])
    others = analyzer.sequence(titles[versus])
    wanted = dict.fromkeys([*asked, *by_gap, *others])
    return [word for word in wanted if word not in own][:WORDS]


def _field_edits(
    engine: Engine, request: SearchRequest, row: int, versus: int
) -> Iterator[SingleEdit]:
    """The other product's brand, category, price and sales, and prices that the search asks for."""
    catalogue = engine.catalogue
    for kind in (Kind.CATEGORY, Kind.BRAND, Kind.SALES):
        value = value_of(catalogue, versus, kind.value)
        own = value_of(catalogue, row, kind.value)
        is_known = bool(value) and value == value
        if is_known and value != own:
            yield SingleEdit(kind, value=value)
    price = float(catalogue.price[versus])
    limits = [end for c in engine.ranked(request).conditions for end in (c.low, c.high)]
    limits += [*request.filters.price]
    beside = [] if math.isnan(price) else [price, price * (1 - BESIDE), price * (1 + BESIDE)]
    for value in dict.fromkeys([*(end for end in limits if end is not None), *beside]):
        if value > 0 and value != float(catalogue.price[row]):
            yield SingleEdit(Kind.PRICE, value=round(value, 2))


def marked(title: Title, edits: Sequence[SingleEdit]) -> list[tuple[str, str]]:
    """The title after `edits` in spans: (text, `same`, `removed` or `added`)."""
    by_place = {edit.place: edit for edit in edits if edit.place >= 0}
    spans: list[tuple[str, str]] = []
    for place, piece in enumerate(title.pieces):
        edit = by_place.get(place)
        spans.append((piece, "same" if edit is None else "removed"))
        if edit is not None and edit.word:
            spans.append((edit.word, "added"))
    spans += [(f" {edit.word}", "added") for edit in edits if edit.kind is Kind.ADD]
    return spans


def told(edit: SingleEdit, title: Title) -> dict[str, object]:
    """An edit as people are told of it: its kind, what goes and what comes."""
    gone = title.pieces[edit.place] if edit.place >= 0 else ""
    return {"kind": edit.kind.value, "from": gone, "to": edit.word or edit.value}
