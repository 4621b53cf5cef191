"""What could be sold is complete, and its secrets stay out of titles."""

from core.data.demo_world.shelves import leaves, read_table, words_in


def test_at_least_a_hundred_leaves_in_ten_top_categories() -> None:
    assert len(leaves()) >= 100
    assert len({leaf.top for leaf in leaves()}) == 10
    assert len({leaf.category for leaf in leaves()}) == len(leaves())


def test_related_leaves_and_wishes_name_leaves_that_exist() -> None:
    names = {leaf.name for leaf in leaves()}
    assert {name for leaf in leaves() for name in leaf.related} <= names
    wishes = read_table("wishes.toml")["wish"]
    wished = [sense.get("leaves", "") for wish in wishes for sense in wish["senses"]]
    assert {name for text in wished for name in words_in(text)} <= names


def test_wishes_ask_for_values_that_products_can_have() -> None:
    possible = {
        value for leaf in leaves() for values in leaf.attributes.values() for value in values
    }
    for wish in read_table("wishes.toml")["wish"]:
        for sense in wish["senses"]:
            traits = set(sense) - {"leaves", "brand", "grade", "share"}
            assert {value for name in traits for value in words_in(sense[name])} <= possible


def test_every_leaf_has_synonyms_typos_and_brands() -> None:
    for leaf in leaves():
        assert leaf.synonyms, leaf.name
        assert leaf.typos, leaf.name
        assert len(leaf.brands) >= 3, leaf.name
