"""The menu entry of a desktop: put in place for one user, starting this very program, and taken away."""

import struct
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest

from core import cli, desktop

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="its desktop reads no such files"
)


@pytest.fixture
def data_home(own_home: Path) -> Path:
    return own_home / "xdg_data_home"


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def _entry(data_home: Path) -> dict[str, str]:
    parser = RawConfigParser(delimiters="=", strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(data_home / "applications" / "pinxun.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_it_goes_in_twice_and_out_twice(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_home / "applications").mkdir(parents=True)
    (data_home / "applications" / "other.desktop").write_text("mine")
    before = _contents(data_home)
    assert cli.run(["--install-desktop"]) == 0
    assert str(data_home / "applications" / "pinxun.desktop") in capsys.readouterr().out
    first = _contents(data_home)
    assert cli.run(["--install-desktop"]) == 0
    assert _contents(data_home) == first
    assert {Path(name).parts[0] for name in first} == {"applications", "icons", "metainfo"}
    for _ in range(2):
        assert cli.run(["--uninstall-desktop"]) == 0
    assert _contents(data_home) == before


def test_the_entry_starts_this_python_with_this_program(data_home: Path) -> None:
    desktop.install_desktop()
    entry = _entry(data_home)
    assert entry["TryExec"] == sys.executable
    main = Path(__file__).parents[2] / "main.py"
    assert entry["Exec"] == f'"{sys.executable}" "{main}"'
    assert entry["Name[zh_CN]"] == "品寻"


def test_odd_paths_are_quoted_as_the_specification_has_it(
    data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", '/a b/100%/$x/`y`/"z"/c\\d')
    desktop.install_desktop()
    entry = _entry(data_home)
    # Backslashes twice: once for the quotes of a command, once for a text of the file.
    assert entry["Exec"].startswith(r'"/a b/100%%/\\$x/\\`y\\`/\\"z\\"/c\\\\d" ')
    assert entry["TryExec"] == r'/a b/100%/$x/`y`/"z"/c\\d'


def test_icons_have_the_sizes_of_their_folders(data_home: Path) -> None:
    desktop.install_desktop()
    icons = data_home / "icons" / "hicolor"
    drawn = sorted(icons.glob("*x*/apps/pinxun.png"))
    for file in drawn:
        width, height = struct.unpack(">II", file.read_bytes()[16:24])
        assert file.parts[-3] == f"{width}x{height}"
    assert {file.parts[-3] for file in drawn} >= {"16x16", "32x32", "48x48", "256x256"}
    svg = ElementTree.parse(icons / "scalable" / "apps" / "pinxun.svg").getroot()
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize(
    ("command", "pattern"),
    [
        (["desktop-file-validate"], "applications/*"),
        (["appstreamcli", "validate", "--no-net"], "metainfo/*"),
    ],
)
def test_the_tools_of_desktops_have_nothing_against_it(
    data_home: Path, command: list[str], pattern: str
) -> None:
    if not which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    desktop.install_desktop()
    (file,) = data_home.glob(pattern)
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_where_there_are_no_such_desktops_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli.run(["--install-desktop"]) == 2
    assert "start the window with `pinxun`" in capsys.readouterr().err
