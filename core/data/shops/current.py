"""The user's copy of the demo world: made when it is first wanted, fresh again on request."""

import os
from pathlib import Path

from core.data.shops import demo
from core.data.shops.own import (
    default_path,
    demo_path,
    make_current,
    name_for,
    shops_folder,
)
from core.data.shops.staged import staged
from core.errors import NotWritable, WorkspaceError, reason_of
from core.workspace import MANIFEST, Workspace, holder_of, take_lock
from core.workspace.access import not_writable


def open_shop(path: Path | None = None, *, write: bool = True) -> Workspace:
    """Open the shop in `path`; without one, the current one, which is at first the demo world.

    Raises:
        WorkspaceError: as `Workspace.open`.
    """
    if path is None:
        _adopt_former_shop()
        path = default_path()
        if path == demo_path():
            return open_demo(write)
    return Workspace.open(path, write=write)


def is_demo_current() -> bool:
    """Whether the demo world is opened where no workspace is named."""
    _adopt_former_shop()
    return default_path() == demo_path()


def open_demo(write: bool = True) -> Workspace:
    """Open the demo world, which is made where there is none yet.

    Raises:
        WorkspaceError: as `Workspace.open`.
        DataError: the demo world's files are missing from this installation, or cannot be copied.
    """
    _adopt_former_shop()
    path = demo_path()
    if _is_missing(path):
        _make_demo(replaces=path.exists())
    elif not Workspace.open(path, write=False).datasets():
        with Workspace.open(path) as empty:
            demo.import_demo(empty)
    return Workspace.open(path, write=write)


def reset_demo() -> None:
    """Put the demo world as it ships in place of the one there is, whatever was done or damaged there.

    A kill leaves the former one or none, and none is made afresh when it is next opened.

    Raises:
        WorkspaceError: another process writes to it (named), or it cannot be written.
        DataError: the demo world's files are missing from this installation, or cannot be copied.
    """
    _adopt_former_shop()
    path = demo_path()
    if path.is_dir():
        try:
            take_lock(path).close()
        except OSError as error:
            raise not_writable(path, reason_of(error)) from error
    _make_demo(replaces=True)


def _make_demo(replaces: bool) -> None:
    try:
        with staged(demo_path(), replaces) as workspace:
            demo.import_demo(workspace)
    except NotWritable:
        # Another process may have made it in the same moment.
        if replaces or not (demo_path() / MANIFEST).exists():
            raise


def _is_missing(path: Path) -> bool:
    """Whether there is no demo world, or only a copy without a manifest that was not finished."""
    return not os.path.lexists(path) or demo.is_unfinished_copy(path)


def _adopt_former_shop() -> None:
    """Earlier versions let one's own data take the place of the demo world: give them a shop of their own."""
    path = demo_path()
    source = _own_source(path)
    if not source or holder_of(path) is not None:
        return
    shop = shops_folder() / name_for([Path(source)])
    try:
        shops_folder().mkdir(parents=True, exist_ok=True)
        path.rename(shop)
        make_current(shop)
    except (OSError, WorkspaceError):
        # Where nothing can be written it stays where it is, and can be read there.
        return


def _own_source(path: Path) -> str:
    """Which file the products at `path` came from, if they are no demo world; else empty."""
    try:
        workspace = Workspace.open(path, write=False)
    except WorkspaceError:
        return ""
    datasets = workspace.datasets()
    if workspace.is_demo or workspace.damage or not datasets:
        return ""
    chosen = datasets.get("products") or next(iter(datasets.values()))
    return chosen.source.split(", ")[0] or path.name
