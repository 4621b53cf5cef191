"""How the levels of a category are written in one text: `数码 / 手机`, a path."""

LEVEL_SEPARATOR = " / "


def levels(path: str) -> list[str]:
    """The names of a path, from the top; none of the empty path."""
    return path.split(LEVEL_SEPARATOR) if path else []


def top(path: str) -> str:
    """The first name of a path."""
    return path.partition(LEVEL_SEPARATOR)[0]


def leaf(path: str) -> str:
    """The last name of a path."""
    return path.rpartition(LEVEL_SEPARATOR)[2]


def branches(path: str) -> list[str]:
    """The paths from the top down to `path` itself: `服饰`, `服饰 / 女装`."""
    return [first_levels(path, depth) for depth in range(1, len(levels(path)) + 1)]


def is_within(path: str, above: str) -> bool:
    """Whether `path` is `above` or below it."""
    return path == above or path.startswith(above + LEVEL_SEPARATOR)


def first_levels(path: str, depth: int) -> str:
    """The path of the outermost `depth` levels."""
    return LEVEL_SEPARATOR.join(path.split(LEVEL_SEPARATOR)[:depth])
