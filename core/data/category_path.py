"""How the levels of a category are written in one text."""

LEVEL_SEPARATOR = " / "
