"""Pictures of products: their own, or drawn from their words."""

import json

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

from gui.search.pictures import Pictures, draw, local_file, read_filling
from gui.search.result_model import goods_of
from gui.search.subjects import PICTURES, subject_of
from tests.gui.goods import shop

SIZE = QSize(120, 80)


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
        ("//shop.cn/a.png", "//shop.cn/a.png"),
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


@pytest.mark.parametrize("content", [None, b"", b"not a picture"])
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
    pictures.close()
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
