"""Scores and their parts in words: no negative nought, and no name without its meaning."""

import pytest
from pytestqt.qtbot import QtBot

from gui.products.score_parts import sentence
from gui.search.list_header import ListHeader
from gui.widgets.amounts import score_text


@pytest.mark.parametrize(
    ("value", "text"), [(-0.0004, "0.000"), (-0.0006, "-0.001"), (0.5, "0.500")]
)
def test_nought_has_no_sign(value: float, text: str) -> None:
    assert score_text(value) == text
    assert sentence([("lexical", value)]) == f"Words {text}"


def test_the_header_says_what_each_part_counts(qtbot: QtBot) -> None:
    header = ListHeader()
    qtbot.addWidget(header)
    header.set_parts(("lexical", "alike"))
    assert header.toolTip().splitlines() == [
        "Click a column to sort by it: rank, price or sales",
        "Words: words that met",
        "Like the best: likeness to the best results",
    ]
