"""Pictures of products: their own, or drawn from their words."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

from core.data.category_path import leaf
from gui.products import picture_file
from gui.products.cards import goods_of
from gui.products.picture_file import local_file, read_filling
from gui.products.pictures import Pictures, draw
from gui.products.subjects import PICTURES, subject_of
from tests.gui.goods import shop

SIZE = QSize(120, 80)
DEMO = PICTURES.parent / "demo"


@pytest.mark.parametrize(
    ("category", "title", "motif"),
    [
        ("女装 / 连衣裙", "法式碎花连衣裙", "dress"),
        ("手机数码 / 手机配件", "苹果手机壳", "phone"),
        ("", "全新苹果手机官方旗舰", "phone"),
        ("生鲜 / 水果", "红富士苹果 5斤", "apple"),
        ("", "Wireless Bluetooth Headphones", "headphones"),
        ("", "Pencil case for school", "pen"),
        ("", "a content pack", "box"),
        ("", "", "box"),
    ],
)
def test_words_choose_the_motif(category, title, motif):
    assert subject_of("1", category, title).motif == motif


def test_every_kind_of_goods_of_the_demo_world_has_its_own_picture():
    """The table was made by looking: a parcel where no drawing shows the goods, never other goods."""
    lines = (Path(__file__).parent / "demo_pictures.tsv").read_text("utf-8").splitlines()
    table = dict(line.split("\t") for line in lines)
    goods = pq.read_table(DEMO / "products.parquet", columns=["product_id", "title", "category"])
    for product in goods.to_pylist():
        kind = leaf(product["category"])
        shown = subject_of(product["product_id"], product["category"], product["title"]).motif
        assert shown == table[kind], (kind, product["title"])


@pytest.mark.parametrize(
    ("title", "motif"),
    [
        ("猫罐头 幼猫 主食罐", "can"),
        ("家电清洁服务", "box"),
        ("双面胶带 强力", "box"),
        ("无糖口香糖", "candy"),
        ("高蛋白能量棒", "box"),
        ("rubber bands 100 pcs", "box"),
        ("Women's leather sandals", "slipper"),
        ("Ceiling light 24W", "ceilinglamp"),
    ],
)
def test_a_neutral_picture_stands_for_what_no_word_names(title, motif):
    assert subject_of("1", "", title).motif == motif


def test_a_top_category_has_one_tone_and_products_differ_a_little():
    dresses = [subject_of(str(number), "女装 / 连衣裙", "裙") for number in range(30)]
    assert len({each.tone for each in dresses}) == 1
    assert len({each.variation for each in dresses}) > 2
    assert subject_of("1", "手机数码", "").tone != dresses[0].tone
    assert subject_of("7", "奇怪的类目", "") == subject_of("7", "奇怪的类目", "")


def test_films_are_films_whatever_their_titles_say() -> None:
    assert subject_of("1", "动画", "猫与钟表匠", "film").motif == "film"
    assert subject_of("1", "动画", "猫与钟表匠").motif != "film"


def test_every_motif_is_a_drawing(qapp):
    motifs = json.loads((PICTURES / "subjects.json").read_text("utf-8"))["motifs"]
    for motif in motifs:
        assert QSvgRenderer(str(PICTURES / f"{motif}.svg")).isValid(), motif
    assert {path.stem for path in PICTURES.glob("*.svg")} == set(motifs)


def test_drawing_is_sharp_and_darker_in_the_dark(qapp):
    subject = subject_of("1", "女装 / 连衣裙", "裙")
    light = draw(subject, SIZE, 2.0, is_dark=False)
    assert light.size() == SIZE * 2
    assert light.deviceIndependentSize().toSize() == SIZE
    dark = draw(subject, SIZE, 2.0, is_dark=True)
    corner = (3, 3)
    assert (
        dark.toImage().pixelColor(*corner).lightness()
        < light.toImage().pixelColor(*corner).lightness()
    )


@pytest.mark.parametrize(
    ("image", "path"),
    [
        ("", ""),
        ("/shop/a.png", "/shop/a.png"),
        ("file:///shop/red%20coat.png", "/shop/red coat.png"),
        ("http://shop/a.png", ""),
        ("https://shop/a.png", ""),
        ("//shop.cn/a.png", ""),
        ("\\\\shop\\share\\a.png", ""),
        ("/\\shop/a.png", ""),
        ("file://shop/a.png", ""),
        ("file:////shop/a.png", ""),
        ("file://localhost/a.png", "/a.png"),
        ("FILE:///a.png", "/a.png"),
        ("file://[shop/a.png", ""),
        ("file:///a%00.png", ""),
        ("smb://shop/a.png", ""),
        ("/a\0.png", ""),
        ("/" + "a" * 5000, ""),
        ("a.png", ""),
        ("\x00", ""),
    ],
)
def test_only_local_files_are_read(image, path):
    assert local_file(image) == path


def test_a_file_fills_its_place(tmp_path):
    wide = QImage(400, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("#102030"))
    wide.save(str(tmp_path / "wide.png"))
    image = read_filling(str(tmp_path / "wide.png"), SIZE)
    assert image.size() == SIZE


def picture(path: Path, width: int = 40, height: int = 40) -> Path:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#ff0000"))
    assert made.save(str(path))
    return path


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.webp", "wrong.txt"])
def test_pictures_are_known_by_their_content(qapp, tmp_path, name):
    made = picture(tmp_path / (name if name[0] == "a" else "a.png"))
    made = made.rename(tmp_path / name)
    assert read_filling(str(made), SIZE).size() == SIZE
    link = tmp_path / "link"
    link.symlink_to(made)
    assert read_filling(str(link), SIZE).size() == SIZE


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "path",
    [
        "/dev/zero",
        "/dev/stdin",
        "/proc/self/mem",
        "/proc/self/environ",
        "/",
        "/a\0",
        "/\ud83d",
        "/no",
    ],
)
def test_what_is_no_regular_file_is_not_read(qapp, path):
    assert read_filling(path, SIZE).isNull()


@pytest.mark.timeout(120)
def test_a_pipe_a_socket_and_links_to_them_are_not_read(qapp, tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with socket.socket(socket.AF_UNIX) as server:
        # A name relative to the folder: that of a socket may have 107 bytes.
        monkeypatch.chdir(tmp_path)
        server.bind("socket")
        for name in ("pipe", "zero", "round", "socket"):
            assert read_filling(str(tmp_path / name), SIZE).isNull()


def test_files_and_pictures_beyond_the_bounds_are_not_read(qapp, tmp_path, monkeypatch):
    made = picture(tmp_path / "a.png", 100, 50)
    size = made.stat().st_size
    with monkeypatch.context() as bounds:
        bounds.setattr(picture_file, "MOST_PIXELS", 4999)
        assert read_filling(str(made), SIZE).isNull()
    with monkeypatch.context() as bounds:
        bounds.setattr(picture_file, "LARGEST_FILE", size - 1)
        assert read_filling(str(made), SIZE).isNull()
    monkeypatch.setattr(picture_file, "LARGEST_FILE", size)
    monkeypatch.setattr(picture_file, "MOST_PIXELS", 5000)
    assert not read_filling(str(made), SIZE).isNull()


@pytest.mark.timeout(120)
def test_a_drawing_that_names_other_files_is_not_read(qapp, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'"
    inside = {
        "image": f"<image width='9' height='9' x:href='{tmp_path}/pipe'/>",
        "self": "<image width='9' height='9' x:href='self.svg'/>",
        "deep": "<g>" * 100_000,
    }
    for name, body in inside.items():
        path = tmp_path / f"{name}.svg"
        path.write_text(f"{head} width='9' height='9'>{body}</svg>")
        assert read_filling(str(path), SIZE).isNull()


@pytest.mark.timeout(120)
def test_a_window_ends_while_a_disk_does_not_answer(tmp_path):
    code = """
import sys, time
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from gui import background
from gui.products import pictures
from gui.products.result_model import Goods

application = QApplication([])
pictures.read_filling = lambda *_: time.sleep(3600)
shown = pictures.Pictures()
goods = Goods("1", "裙", "", "", sys.argv[1], 1.0, 1.0, 1.0)
assert shown.picture(goods, QSize(9, 9), 1.0).size() == QSize(9, 9)
shown.close()
del shown
background.wait_for_all(0.1)
"""
    child = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.png")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "")


@pytest.mark.parametrize("content", [None, b"", b"not a picture", b"\x89PNG\r\n\x1a\n cut"])
def test_what_cannot_be_read_stays_drawn(qtbot, tmp_path, content):
    path = tmp_path / "broken.png"
    if content is not None:
        path.write_bytes(content)
    catalogue = shop(1)
    catalogue.image[0] = str(path)
    goods = goods_of(catalogue, 0)
    pictures = Pictures()
    shown = pictures.picture(goods, SIZE, 1.0)
    assert shown.size() == SIZE
    qtbot.waitUntil(lambda: str(path) in pictures._unreadable)
    assert pictures.picture(goods, SIZE, 1.0).cacheKey() == shown.cacheKey()
    assert not pictures.is_own(goods, SIZE, 1.0)


def test_a_file_is_loaded_once_and_announced(qtbot, tmp_path):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    image.save(str(tmp_path / "a.png"))
    catalogue = shop(1)
    catalogue.image[0] = str(tmp_path / "a.png")
    goods = goods_of(catalogue, 0)
    pictures = Pictures()
    with qtbot.waitSignal(pictures.arrived):
        pictures.picture(goods, SIZE, 1.0)
    assert pictures.is_own(goods, SIZE, 1.0)
    own = pictures.picture(goods, SIZE, 1.0).toImage()
    assert own.pixelColor(60, 40).name() == "#ff0000"
    pictures.close()
