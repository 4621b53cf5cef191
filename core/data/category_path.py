"""The path of a category: its levels, outermost first, in one text."""

LEVEL_SEPARATOR = " / "


def split_levels(path: str) -> list[str]:
    """The levels of a path, outermost first; none of an empty one."""
    return path.split(LEVEL_SEPARATOR) if path else []


def leaf_name(path: str) -> str:
    """The innermost level of a path."""
    return path.rpartition(LEVEL_SEPARATOR)[2]


def first_levels(path: str, depth: int) -> str:
    """The path of the outermost `depth` levels."""
    return LEVEL_SEPARATOR.join(path.split(LEVEL_SEPARATOR)[:depth])


def level_paths(path: str) -> list[str]:
    """The paths of all levels: `服装`, `服装 / 女装`, …"""
    return [first_levels(path, depth) for depth in range(1, len(split_levels(path)) + 1)]
