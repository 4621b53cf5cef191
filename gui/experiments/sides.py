"""The two sides of a comparison and the colour each keeps in every picture."""

from core.experiments.interleaving import A, B
from gui.search.summary import ranking_name
from gui.theme import theme

_PLACES = {A: 0, B: 1}


def side_colour(side: str) -> str:
    """The `#rrggbb` of a side; grey for neither."""
    colours = theme().colours
    return colours.chart[_PLACES[side]] if side in _PLACES else colours.text_muted


def sides_text(a: str, b: str) -> str:
    """Both rankings as rich text, each letter in its colour."""
    return "&nbsp; × &nbsp;".join(
        f"<b style='color:{side_colour(side)}'>{side}</b>&nbsp; {ranking_name(run)}"
        for side, run in ((A, a), (B, b))
    )
