"""Whether Qt can open a window here: it aborts the process where it cannot, so all is tried before."""

import ctypes
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP

NO_DISPLAY = QT_TRANSLATE_NOOP(
    "core",
    "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
    "Start it from a desktop session, use `xvfb-run -a {program}`, or see "
    "`{program} --help` for what works without a window.",
)
DEAD_DISPLAY = QT_TRANSLATE_NOOP(
    "core",
    "The screen {display} does not answer. Check {variable}, or use `xvfb-run -a {program}`.",
)
NO_PLATFORM = QT_TRANSLATE_NOOP(
    "core",
    "QT_QPA_PLATFORM names {platform}, which Qt does not know here; unset it, or choose among {known}.",
)
MISSING_LIBRARY = QT_TRANSLATE_NOOP(
    "core",
    "Qt cannot show windows here ({reason}); install what is missing, as README.md lists it for a bare"
    " Debian.",
)
# These draw without any screen; `vnc` serves one.
SCREENLESS = ("offscreen", "minimal", "vnc")
# A screen that does not answer by then is not there.
PATIENCE_SECONDS = 5.0
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication(['pinxun'])"


def check_display(environment: Mapping[str, str]) -> None:
    """Make sure that Qt can open a window.

    Raises:
        UserError: no screen is named, the one named does not answer, Qt knows no such platform, or the
            system lacks a library that it needs.
    """
    named = environment.get("QT_QPA_PLATFORM", "")
    platforms = named.split(";")
    if not named:
        if not sys.platform.startswith("linux"):
            return
        platforms = list(_usual(environment))
        if not platforms:
            raise UserError(NO_DISPLAY)
    # Qt takes the first that works.
    troubles = [_trouble(name.partition(":")[0], environment) for name in platforms]
    if all(troubles):
        raise next(filter(None, troubles))


def _usual(environment: Mapping[str, str]) -> Iterator[str]:
    if environment.get("WAYLAND_DISPLAY"):
        yield "wayland"
    if environment.get("DISPLAY"):
        yield "xcb"


def _trouble(platform: str, environment: Mapping[str, str]) -> UserError | None:
    """Why Qt cannot show windows on `platform`; None where it can."""
    plugins = _plugins(environment)
    if platform not in plugins:
        return UserError(NO_PLATFORM, platform=platform, known=", ".join(sorted(plugins)))
    loader = QPluginLoader(str(plugins[platform]))
    if not loader.load():
        return UserError(MISSING_LIBRARY, reason=loader.errorString())
    if platform in SCREENLESS or not sys.platform.startswith("linux"):
        return None
    return _dead_screen(platform, environment)


def _dead_screen(platform: str, environment: Mapping[str, str]) -> UserError | None:
    if platform == "xcb":
        display, variable, answers = environment.get("DISPLAY", ""), "DISPLAY", _answers_x
    elif platform.startswith("wayland"):
        display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
        variable, answers = "WAYLAND_DISPLAY", _answers_wayland
    else:
        display, variable, answers = platform, "QT_QPA_PLATFORM", _works_in_a_child
    if not display:
        return UserError(NO_DISPLAY)
    if answers(display, environment):
        return None
    return UserError(DEAD_DISPLAY, display=display, variable=variable)


def _plugins(environment: Mapping[str, str]) -> dict[str, Path]:
    """The platforms that Qt has plugins for: name → file."""
    folders = [Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"]
    folders += [
        Path(path) / "platforms"
        for path in environment.get("QT_PLUGIN_PATH", "").split(os.pathsep)
        if path
    ]
    folders += map(Path, filter(None, [environment.get("QT_QPA_PLATFORM_PLUGIN_PATH")]))
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir())]
    return {key: file for file in files for key in _keys(file)}


def _keys(file: Path) -> list[str]:
    stored = QPluginLoader(str(file)).metaData().get("MetaData")
    keys = stored.get("Keys") if isinstance(stored, dict) else None
    return [str(key) for key in keys] if isinstance(keys, list) else []


def _answers_x(display: str, environment: Mapping[str, str]) -> bool:
    """Whether the X server lets us in, asked by the library that Qt asks with."""
    answers: list[bool] = []

    def ask() -> None:
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
        # Never closed: a server starts anew when its last client leaves, and Qt would come amidst that.
        answers.append(not xcb.xcb_connection_has_error(connection))

    # A server that hangs would never answer, nor let go of who asks.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE_SECONDS)
    return answers == [True]


def _answers_wayland(display: str, environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / display
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(os.fspath(path))
        except OSError:
            return False
    return True


def _works_in_a_child(display: str, environment: Mapping[str, str]) -> bool:
    """For rare platforms that draw on devices: whether Qt survives starting there."""
    command = [sys.executable, "-c", _PROBE]
    try:
        ended = subprocess.run(
            command, env=dict(environment), capture_output=True, timeout=PATIENCE_SECONDS * 2
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
