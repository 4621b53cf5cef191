"""The program in the menus of a desktop that follows freedesktop.org: entry, icons and description."""

import sys
from collections.abc import Iterator
from pathlib import Path

from core.data.shops.own import data_folder
from core.errors import UserError
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP
from core.program import MAIN

# Laid out as a folder of data is, `XDG_DATA_HOME` say.
SHIPPED = MAIN.parent / "assets" / "desktop"
ENTRY = Path("applications") / "pinxun.desktop"


def install_desktop() -> Path:
    """Put everything in place for this user, in the stead of what is there; returns the menu entry.

    Raises:
        UserError: desktops of this system read no such files.
        OSError: a file cannot be written.
    """
    for shipped, target in _files():
        content = shipped.read_bytes()
        if target.suffix == ".desktop":
            content = content.replace(b"Exec=pinxun\n", _start().encode())
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as file:
            file.write_bytes(content)
    return _data_home() / ENTRY


def uninstall_desktop() -> Path:
    """Take away what `install_desktop` put in place; returns the menu entry that is gone.

    Raises:
        UserError: desktops of this system read no such files.
        OSError: a file cannot be removed.
    """
    for _, target in _files():
        target.unlink(missing_ok=True)
    return _data_home() / ENTRY


def _files() -> Iterator[tuple[Path, Path]]:
    """What ships, and where it belongs."""
    if sys.platform in ("win32", "darwin"):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "Menu entries of this kind are for Linux and the BSDs; here, start the window with"
                " `{program}`.",
            )
        )
    for shipped in sorted(SHIPPED.rglob("*.*")):
        if shipped.suffix in (".desktop", ".xml", ".svg", ".png"):
            yield shipped, _data_home() / shipped.relative_to(SHIPPED)


def _data_home() -> Path:
    return data_folder().parent


def _start() -> str:
    """How a desktop starts this very program, whose Python is rarely on its search path."""
    command = " ".join(map(_quoted, (sys.executable, str(MAIN))))
    return f"Exec={command}\nTryExec={_escaped(sys.executable)}\n"


def _quoted(argument: str) -> str:
    """`argument` as one word of the key `Exec`."""
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    return _escaped('"' + argument.replace("%", "%%") + '"')


def _escaped(value: str) -> str:
    """`value` as a text of a desktop entry."""
    return value.replace("\\", "\\\\")
