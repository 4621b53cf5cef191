"""Workspaces that appear whole: filled out of sight, then put in their place by a rename."""

import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.data.shops.own import check_name, shops_folder
from core.errors import NotWritable, reason_of
from core.workspace import Workspace, holder_of
from core.workspace.access import not_writable

_STAGED = re.compile(r"\.pinxun-(new|old)-\d+-[0-9a-f]{8}")


def wants_new_shop(kinds: Collection[str], append: bool) -> bool:
    """Whether tables of these kinds, brought while the demo world is open, are a shop of their own.

    What is added without products belongs to those of the demo world; anything else would replace it.
    """
    return "products" in kinds or not append


@contextmanager
def new_shop(name: str) -> Iterator[Workspace]:
    """A new shop of the user's own to fill; it is there when the block ends, and not at all after an error.

    Raises:
        WorkspaceError: it cannot be called `name`, or nothing can be written there.
    """
    check_name(name)
    with staged(shops_folder() / name) as workspace:
        yield workspace


@contextmanager
def staged(path: Path, replaces: bool = False) -> Iterator[Workspace]:
    """A new workspace to fill, which is at `path` when the block ends; where `replaces`, in place of another.

    An error in the block, or a kill, leaves `path` as it was; a kill during the exchange leaves it empty.

    Raises:
        NotWritable: nothing can be written beside `path`, or something has appeared there meanwhile.
    """
    _sweep(path.parent)
    ending = f"{os.getpid()}-{secrets.token_hex(4)}"
    fresh, former = (path.with_name(f".pinxun-{age}-{ending}") for age in ("new", "old"))
    try:
        with _writable(fresh, path) as workspace:
            yield workspace
        _put(fresh, path, former if replaces else None)
    finally:
        remove(fresh)
        remove(former)


def _put(fresh: Path, path: Path, former: Path | None) -> None:
    try:
        if former is not None and os.path.lexists(path):
            path.rename(former)
        fresh.rename(path)
    except OSError as error:
        raise not_writable(path, reason_of(error)) from error


def _writable(fresh: Path, path: Path) -> Workspace:
    """The workspace in `fresh`; where none can be made, `path` is what cannot be written to."""
    try:
        return Workspace.open(fresh)
    except NotWritable as error:
        raise not_writable(path, error.values["reason"]) from error


def remove(folder: Path) -> None:
    """Remove a folder that is ours; of a link to one elsewhere the link alone."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what a killed process left half filled or exchanged."""
    with suppress(OSError):
        for entry in list(parent.iterdir()):
            if _STAGED.fullmatch(entry.name) and holder_of(entry) is None:
                remove(entry)
