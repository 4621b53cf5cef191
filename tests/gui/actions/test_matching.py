"""Names are found by their letters, by pinyin whole or cut short, and by initials."""

import pytest

from gui.actions.matching import marked, rank


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("训练", "按面板设置开始训练"),
        ("xunlian", "按面板设置开始训练"),
        ("xun lian", "按面板设置开始训练"),
        ("xl", "按面板设置开始训练"),
        ("xunl", "按面板设置开始训练"),
        ("ksxl", "按面板设置开始训练"),
        ("xingwei", "反馈：行为"),
        ("chongzhi", "重置演示数据…"),
        ("pxzh", "排序：综合排序"),
        ("csv", "曲线存为 CSV"),
        ("qxcsv", "曲线存为 CSV"),
        ("DARK", "Theme: dark"),
        ("td", "Theme: dark"),
        ("them da", "Theme: dark"),
        ("train settings", "Train with the settings of the panel"),
        ("conv1d", "用 conv1d 12-01 10:00 排序"),
        ("yong conv", "用 conv1d 12-01 10:00 排序"),
    ],
)
def test_finds(typed: str, name: str) -> None:
    assert rank(typed, name) is not None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("xm", "训练"), ("lianxun", "训练"), ("darkk", "Theme: dark"), ("退", "训练")],
)
def test_does_not_find(typed: str, name: str) -> None:
    assert rank(typed, name) is None


def test_marks_the_part_that_was_meant() -> None:
    assert marked("xl", "开始训练") == (2, 3)
    assert marked("kai", "开始训练") == (0,)
    assert marked("td", "Theme: dark") == (0, 7)
    assert marked("dar", "Theme: dark") == (7, 8, 9)
    assert marked("qxcsv", "曲线存为 CSV") == (0, 1, 5, 6, 7)
    assert marked("xm", "开始训练") == ()


def test_whole_names_come_before_beginnings_before_inner_words_before_letters_inside() -> None:
    names = ["Quit", "Quit now", "Do quit", "Queue it", "Do queue it", "Requite", "Queue, do it"]
    assert [rank("quit", name) for name in names] == [0, 1, 2, 3, 4, 5, 6]
