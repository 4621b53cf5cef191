from collections import Counter
from pathlib import Path

import pytest

from core.training.pretraining import word_lists
from core.training.pretraining.word_lists import Listing, Thing, listings, things


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lists_that_ship_hold_each_text_once_and_none_that_is_odd(language: str) -> None:
    entries = listings(language)
    titles = [entry.title for entry in entries]
    queries = [query for entry in entries for query in entry.queries]
    names = [thing.name for thing in things(language)]
    for texts in (titles, queries, names):
        assert [text for text, count in Counter(texts).items() if count > 1] == []
        assert [text for text in texts if not text or text != " ".join(text.split())] == []
    assert len(titles) >= 600
    assert len(names) >= 1800
    assert all(thing.modifiers for thing in things(language))


@pytest.fixture
def own_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(word_lists, "TEXTS", tmp_path)
    return tmp_path


def test_a_line_is_a_thing_with_its_synonyms_and_modifiers(own_lists: Path) -> None:
    (own_lists / "things_zh.tsv").write_text("水壶\t烧水壶 电热壶\t不锈钢 大容量\n", "utf-8")
    (own_lists / "things_en.tsv").write_text("tea kettle\t\twhistling| stove top\n", "utf-8")
    (kettle,) = things("zh")
    assert kettle == Thing("水壶", ("烧水壶", "电热壶"), ("不锈钢", "大容量"))
    assert kettle.names == ("水壶", "烧水壶", "电热壶")
    assert things("en") == [Thing("tea kettle", (), ("whistling", "stove top"))]


def test_a_line_is_a_title_with_two_queries_and_anything_else_is_named(own_lists: Path) -> None:
    file = own_lists / "titles_en.tsv"
    file.write_text("Red Kettle 2 L\tred kettle\tboil water\n", "utf-8")
    assert listings("en") == [Listing("Red Kettle 2 L", ("red kettle", "boil water"))]
    file.write_text("a\tb\tc\na\tb\n", "utf-8")
    with pytest.raises(ValueError, match=r"titles_en\.tsv, line 2: 2 fields instead of 3"):
        listings("en")
