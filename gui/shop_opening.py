"""What a shop is made of, as it is opened in threads; imports of the core wait until they are needed."""

import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.progress import StageCallback

if TYPE_CHECKING:
    from core.experiments.interleaving import InterleavedEngine
    from core.recommend.recommender import Recommender
    from core.recommend.shoppers import Shoppers
    from core.search.engine import Engine
    from core.workspace import Workspace


def workspace_in(path: Path | None, write: bool) -> "Workspace":
    """The workspace in `path` (None: the current shop), opened.

    Raises:
        UserError: it cannot be opened.
    """
    from core.data.shops.current import open_demo, open_shop
    from core.data.shops.own import demo_path

    return open_demo(write) if path == demo_path() else open_shop(path, write=write)


def rebuilt_workspace(path: Path | None) -> "Workspace":
    """The workspace in `path`, its manifest written anew.

    Raises:
        UserError: it cannot be rebuilt.
    """
    from core.data.shops.own import default_path
    from core.workspace import Workspace

    return Workspace.rebuild(path or default_path())


def fresh_demo() -> "Workspace":
    """The demo world as it ships, opened.

    Raises:
        UserError: it cannot be made.
    """
    from core.data.shops.current import open_demo, reset_demo

    reset_demo()
    return open_demo()


def is_same(path: Path | None, open_path: Path) -> bool:
    """Whether the workspace in `path` (None: the current shop) is the one in `open_path`."""
    from core.data.shops.own import default_path

    return (path or default_path()).resolve() == open_path.resolve()


def has_writer(path: Path | None) -> bool:
    """Whether a process may write to the workspace in `path` (None: the current shop)."""
    from core.data.shops.own import default_path
    from core.workspace import holder_of

    return holder_of(path or default_path()) is not None


def engine_of(workspace: "Workspace", progress: StageCallback) -> "Engine":
    """The engine over what `workspace` holds; `progress` hears of what must be built first."""
    from core.search.engine import Engine

    return Engine.open(workspace, progress=progress)


def served_by(run: str, engine: "Engine") -> "Engine":
    """`engine` with `run` to rank; "": as without any, by the pretrained start where there is one."""
    return engine.with_run(run) if run else engine.without_run()


def interleaved(engine: "Engine", a: str, b: str) -> "InterleavedEngine":
    """Both rankings in one list; "" ranks by words alone."""
    from core.experiments.interleaving import InterleavedEngine

    first, second = (engine if run == engine.run_id else engine.with_run(run) for run in (a, b))
    return InterleavedEngine(first, second, secrets.randbits(32))


def tasting(pair: "InterleavedEngine", taste: "Recommender | None") -> "InterleavedEngine":
    """The same pair, both of which know a taste."""
    from core.experiments.interleaving import InterleavedEngine

    return InterleavedEngine(replace(pair.a, taste=taste), replace(pair.b, taste=taste), pair.seed)


def recommender_of(workspace: "Workspace", engine: "Engine", run: str | None) -> "Recommender":
    """What recommends in `workspace`, by `run` where one is named."""
    from core.recommend.recommender import Recommender

    return Recommender.open(workspace, engine, run)


def shoppers_of(workspace: "Workspace") -> "Shoppers":
    """Who shops in `workspace`."""
    from core.recommend.shoppers import Shoppers

    return Shoppers.from_workspace(workspace)
