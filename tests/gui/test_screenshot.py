"""A picture that cannot be saved is said before anybody waits for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from gui.screenshot import check_picture, save_picture

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "place",
    ["missing/a.png", "a.xyz", "a", "folder.png", "n" * 300 + ".png", "file/a.png", "a\0.png"],
)
def test_an_impossible_place_is_named_at_once(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(UserError) as refused:
        check_picture(tmp_path / place)
    assert str(tmp_path / place).replace("\0", "") in str(refused.value)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder.png"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(UserError, match="plain file"):
        check_picture(tmp_path / "a.png")


def test_a_possible_place_is_left_as_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "a.PNG"
    check_picture(picture)
    assert not picture.exists()
    picture.write_bytes(b"earlier")
    check_picture(picture)
    assert picture.read_bytes() == b"earlier"


def test_a_picture_is_saved_whole_or_not_at_all(qapp: QApplication, tmp_path: Path) -> None:
    pixmap = QPixmap(30, 20)
    pixmap.fill("red")
    save_picture(pixmap, tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).width() == 30
    with pytest.raises(UserError, match="cannot be saved"):
        save_picture(pixmap, tmp_path / "gone" / "a.png")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]


def test_the_door_says_it_and_opens_no_window(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PINXUN_LANGUAGE": "en"}
    command = [sys.executable, "main.py", "--screenshot", str(tmp_path)]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
    assert str(tmp_path) in ended.stderr
