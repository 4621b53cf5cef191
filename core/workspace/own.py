"""Your own workspace: the one that is opened where none is named, and that starts as the demo world."""

from pathlib import Path

from core.workspace.folder import Workspace


def default_path() -> Path:
    """Where your own workspace lies."""
    from platformdirs import user_data_path

    return user_data_path("pinxun", appauthor=False) / "demo"


def open_own(write: bool) -> Workspace:
    """Your own workspace, filled with the demo world while it holds nothing.

    Raises:
        WorkspaceError: as `Workspace.open` raises them.
        DataError: the demo world is missing from this installation, or cannot be copied.
    """
    from core.data.demo import import_demo

    path = default_path()
    if not Workspace.open(path, write=False).datasets():
        with Workspace.open(path) as fresh:
            import_demo(fresh)
    return Workspace.open(path, write=write)
