"""Qt aborts the process where it cannot open a window, so everything is tried before."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UserError
from gui import display
from gui.display import check_display

ROOT = Path(__file__).parents[2]
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has DISPLAY"
)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """An X server of our own."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("there is no Xvfb here")
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_none_is_a_sentence_with_the_next_step() -> None:
    with pytest.raises(UserError, match=r"DISPLAY.*xvfb-run"):
        check_display({})


@pytest.mark.parametrize("stale", [":987", ":987.0", "unix:987", "localhost:987", "nonsense"])
def test_one_that_does_not_answer_is_named(stale: str) -> None:
    with pytest.raises(UserError, match=f"screen {stale} does not answer.*DISPLAY"):
        check_display({"DISPLAY": stale})


def test_one_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "PATIENCE_SECONDS", 0.2)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X986")
        server.listen()
        with pytest.raises(UserError, match=":986"):
            check_display({"DISPLAY": ":986"})


def test_one_that_lets_us_in_is_enough(screen: str) -> None:
    check_display({"DISPLAY": screen})
    check_display({"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"})


def test_a_stale_wayland_is_named_unless_x_answers(screen: str, tmp_path: Path) -> None:
    stale = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    with pytest.raises(UserError, match="wayland-9"):
        check_display(stale)
    check_display({**stale, "DISPLAY": screen})
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        check_display(stale)


@pytest.mark.parametrize("platform", ["nonsense", "offscren", ";", "nonsense;other"])
def test_a_platform_that_qt_does_not_know_is_named_with_those_it_does(platform: str) -> None:
    with pytest.raises(UserError, match=r"QT_QPA_PLATFORM.*offscreen.*xcb"):
        check_display({"QT_QPA_PLATFORM": platform})


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:size=1x1", "nonsense;offscreen"])
def test_platforms_without_a_screen_need_none(platform: str) -> None:
    check_display({"QT_QPA_PLATFORM": platform})


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "libqxcb.so"
    broken.write_bytes(b"no library")
    monkeypatch.setattr(display, "_plugins", lambda environment: {"xcb": broken})
    with pytest.raises(UserError, match=r"cannot show windows here.*libqxcb\.so"):
        check_display({"DISPLAY": ":0"})


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("DISPLAY", ":987", ":987 does not answer"),
        ("QT_QPA_PLATFORM", "nonsense", "names nonsense"),
        ("LANG", "C", "xvfb-run"),
    ],
)
def test_the_door_says_it_and_leaves_with_2(variable: str, value: str, words: str) -> None:
    environment = {name: said for name, said in os.environ.items() if name not in HIDDEN}
    environment |= {variable: value, "PINXUN_LANGUAGE": "en"}
    command = [sys.executable, "main.py"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
    assert words in ended.stderr
