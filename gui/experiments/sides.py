"""The two sides of a comparison and the colour each keeps in every picture."""

from core.experiments.interleaving import A, B
from gui.search.summary import ranking_name
from gui.theme import theme
from gui.widgets.plain import Markup, joined, markup

# Which of the theme's chart colours.
_PLACES = {A: 0, B: 1}


def side_colour(side: str) -> str:
    """The `#rrggbb` of a side; grey for neither."""
    colours = theme().colours
    return colours.chart[_PLACES[side]] if side in _PLACES else colours.text_muted


def sides_text(a: str, b: str) -> Markup:
    """Both rankings, each letter in its colour."""
    return joined("&nbsp; × &nbsp;", [_side_text(A, a), _side_text(B, b)])


def _side_text(side: str, run: str) -> Markup:
    return markup(
        "<b style='color:{colour}'>{side}</b>&nbsp; {name}",
        colour=side_colour(side),
        side=side,
        name=ranking_name(run),
    )
