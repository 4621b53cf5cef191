from dataclasses import fields

import pytest

from core.domains import DOMAINS, SHOP, Domain, domain_of, domain_of_columns


@pytest.mark.parametrize("name", DOMAINS)
def test_every_domain_has_every_word(name: str) -> None:
    domain = DOMAINS[name]
    for word in (each.name for each in fields(Domain) if each.name != "once"):
        assert domain.word(word)
    assert domain.heading("product")[0].isupper()


def test_an_unknown_domain_speaks_as_a_shop() -> None:
    assert domain_of("zoo") is DOMAINS[SHOP]
    assert domain_of("film").word("product") == "film"


def test_songs_have_genres_too() -> None:
    assert domain_of_columns(["title", "genre"]) == "film"
    assert domain_of_columns(["title", "genre", "singer"]) == "music"
    assert domain_of_columns(["title", "brand"]) == ""


def test_one_thing_is_no_plural() -> None:
    shop = domain_of("shop")
    assert [shop.counted(count) for count in (0, 1, 1_200)] == [
        "0 products",
        "1 product",
        "1,200 products",
    ]
