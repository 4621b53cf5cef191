"""How a verb that changes nothing opens its workspace; a file of its own, for few of them need the engine."""

import sys
from pathlib import Path

from core.data.shops.current import open_shop
from core.workspace import Workspace


def open_reading(path: Path | None) -> Workspace:
    """The workspace at `path`, only to read, so that a window may keep it open for writing.

    What is wrong with a damaged one is told on stderr; what can be read of it is there.
    """
    workspace = open_shop(path, write=False)
    if workspace.damage is not None:
        print(workspace.damage, file=sys.stderr)
    return workspace
