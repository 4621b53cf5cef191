"""What a title is, and what it only says of it."""

import pytest

from core.text.analysis import Analyzer
from core.text.modifiers import modifiers


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize(
    ("title", "words"),
    [
        # Before an accessory, at most four words back.
        ("Kettle Lid", {"kettle"}),
        ("Keyboard Silicone Cover, Black", {"keyboard", "silicone"}),
        ("pink round small steel tea kettle lid", {"small", "steel", "tea", "kettle"}),
        # Behind *for*, to the end of the phrase; not where nothing stands before it.
        ("Descaler for Electric Kettles", {"electric", "kettle"}),
        ("For Home Kettle", set()),
        ("Case for Phone, Phone", set()),
        # What comes along describes nothing.
        ("Kettle with Lid", set()),
        ("Kettle and cover", set()),
        # Once a head, always one.
        ("Phone Case Phone", set()),
        ("Case Cover", set()),
    ],
)
def test_english(analyzer: Analyzer, title: str, words: set[str]) -> None:
    assert modifiers(analyzer, analyzer.phrases(title)) == words


@pytest.mark.parametrize(
    ("title", "word", "describes"),
    [
        ("手机支架", "手机", True),
        ("手机 支架", "手机", False),
        ("手机桌面懒人支架", "手机", True),
        ("手机壳", "手机", True),
        ("智能手机", "手机", False),
        ("手机送支架", "手机", False),
        ("咖啡过滤纸", "咖啡", True),
        ("洗衣机", "洗衣", True),
        ("投影仪", "投影", False),
        ("笔记本电脑", "笔记本", False),
        ("钢化膜", "钢化膜", False),
    ],
)
def test_chinese(analyzer: Analyzer, title: str, word: str, describes: bool) -> None:
    assert (word in modifiers(analyzer, analyzer.phrases(title))) == describes


@pytest.mark.parametrize(
    "title",
    [
        "夏季连衣裙 女",
        "iPhone15Pro 500g K-Cups, men's t-shirt",
        "华为（HUAWEI）手机壳/a字裙",
        "",
        "，",
    ],
)
def test_phrases_hold_what_a_text_is_known_by(analyzer: Analyzer, title: str) -> None:
    phrases = analyzer.phrases(title)
    assert analyzer.with_parts(phrases) == analyzer.pieces(title)


def test_a_phrase_ends_at_punctuation_and_at_spaces_in_chinese(analyzer: Analyzer) -> None:
    phrases = analyzer.phrases("black kettle - lid, 手机 壳")
    assert [[word for word, _, _ in phrase] for phrase in phrases] == [
        ["black", "kettle"],
        ["lid"],
        ["手机"],
        ["壳"],
    ]
