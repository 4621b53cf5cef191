"""The two sides of a comparison and the colour each keeps in every picture."""

from gui.theme import theme

A, B = "A", "B"
_PLACES = {A: 0, B: 1}


def side_colour(side: str) -> str:
    """The `#rrggbb` of a side; grey for neither."""
    colours = theme().colours
    return colours.chart[_PLACES[side]] if side in _PLACES else colours.text_muted
