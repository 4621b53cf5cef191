"""What taste does to a score, in words."""

import pytest

from core.data.catalogue import Catalogue
from core.recommend.recommendation import Because, Reason
from core.search.request import History, Hit, Interaction
from gui.products.taste_words import taste_words
from tests.gui.search.answers import shop

HISTORY = (Interaction("p1"),)


class Said:
    """Gives one reason, whatever is asked."""

    def __init__(self, reason: Reason | None) -> None:
        self.reason = reason
        self.catalogue: Catalogue = shop()

    def because(self, history: History, product_id: str) -> Reason | None:
        assert history == HISTORY
        return self.reason


def hit(**parts: float) -> Hit:
    return Hit(1, 0, "p0", "product 0", sum(parts.values()), parts)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason(Because.ALIKE, "p1"), "20% of the score is taste, as it is like “product 1”"),
        (
            Reason(Because.FOLLOWED, "p1"),
            "20% of the score is taste, as people go on to it from “product 1”",
        ),
        (Reason(Because.SEEN, "p0"), "20% of the score is taste, as it was met before"),
        (Reason(Because.FOLLOWED), "20% of the score is taste"),
        (None, "20% of the score is taste"),
    ],
)
def test_the_share_and_where_it_comes_from(reason: Reason | None, said: str) -> None:
    assert taste_words(hit(lexical=0.4, taste=0.1), HISTORY, Said(reason)) == said


def test_dislike_and_what_was_dismissed_have_words_of_their_own() -> None:
    source = Said(None)
    assert "takes 0.030 off" in taste_words(hit(lexical=0.4, taste=-0.03), HISTORY, source)
    assert taste_words(hit(lexical=0.4, dismissed=-1.0), HISTORY, source) == "You said: not this"


def test_nothing_is_said_where_taste_has_no_part() -> None:
    for taste in (0.0, 0.0005, -0.0004):
        assert taste_words(hit(lexical=0.4, taste=taste), HISTORY, Said(None)) == ""
    assert taste_words(hit(lexical=0.4, taste=0.1), HISTORY, None) == "20% of the score is taste"
