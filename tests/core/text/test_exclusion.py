import pytest

from core.text.analysis import Analyzer
from core.text.exclusion import excluded_words, is_held


@pytest.mark.parametrize(
    ("query", "excluded"),
    [
        ("water bottle without straws", ("straw",)),
        ("futon frame without mattress for kids", ("mattress",)),
        ("lamp w/o bulb, black", ("bulb",)),
        ("thermostat without c wire", ("c", "wire")),
        ("电动扳手不带电池", ("电池",)),
        ("不要拉链的靴子", ("拉链",)),
        ("洗衣粉 不含磷", ("磷",)),
        # Whether there is any is asked, not that there be none.
        ("有没有魔芋豆腐", ()),
        ("outwithout straw", ()),
        ("no show socks", ()),
        ("without", ()),
        ("", ()),
    ],
)
def test_what_a_query_excludes(query: str, excluded: tuple[str, ...]) -> None:
    assert excluded_words(Analyzer(), query) == excluded


@pytest.mark.parametrize(
    ("title", "word", "held"),
    [
        ("Bottle with Straw", "straw", True),
        ("Bottle without Straws", "straw", False),
        ("Bottle, no built in straw", "straw", False),
        ("Straw-free bottle", "straw", False),
        ("Kit, batteries not included", "battery", False),
        ("Kit with 2 batteries", "battery", True),
        ("No straw lid, but two straws", "straw", True),
        # Four words lie between, so something else is denied.
        ("No leaks from this bottle with straw", "straw", True),
        ("Knife block", "knife", True),
        ("Noble straw hat", "straw", True),
        ("Non stick pan with lid", "lid", True),
        ("Non-leather strap", "leather", False),
        ("Lamp, bulb sold separately", "bulb", False),
        ("扳手 不带电池", "电池", False),
        ("扳手 无需电池", "电池", False),
        ("扳手 配电池", "电池", True),
    ],
)
def test_whether_a_title_holds_what_one_of_its_words_names(
    title: str, word: str, held: bool
) -> None:
    assert is_held(title, word) is held
