"""The paraphraser: the same from the same seed, and never a copy of its title."""

from random import Random

import pytest

from tests.benchmarks.paraphrase import Paraphraser, longest_copy

TITLES = [
    ("得力（deli）3684 USB迷你静音支架电风扇 粉色", "得力"),
    ("【预售】Olay玉兰油新生紧致肌肤7步护肤套装 补水保湿化妆品套装", "玉兰油"),
    ("奥义跃动静音减震健身垫家用跳绳减肥(8mm 黑色)", "奥义"),
    ("Kingston/金士顿DDR4 3200 8GB笔记本电脑内存条 单条游戏内存 200g", ""),
    (
        "Furmax High Back Office Desk Chair Conference Leather Executive with Padded Armrests",
        "Furmax",
    ),
    ("Gibson Home Plaza Cafe Round Dinnerware Set with Embossed Stoneware, White, 16 oz", ""),
    ("Men's Gold Toe Metropolitan Crew 101S (12 Pairs) Navy", ""),
]


@pytest.fixture(scope="module")
def paraphraser() -> Paraphraser:
    return Paraphraser()


@pytest.mark.parametrize(("title", "brand"), TITLES)
def test_no_long_run_of_the_title_is_copied(
    paraphraser: Paraphraser, title: str, brand: str
) -> None:
    queries = [paraphraser.query(title, brand, Random(seed)) for seed in range(40)]
    assert len(set(queries)) > 10
    longest = 16 if title.isascii() else 5
    for query in filter(None, queries):
        shared = {
            query[start : start + longest + 1].lower() for start in range(len(query) - longest)
        }
        assert not any(run in title.lower() for run in shared)


@pytest.mark.parametrize(("title", "brand"), TITLES)
def test_equal_seeds_give_equal_queries(paraphraser: Paraphraser, title: str, brand: str) -> None:
    first = [paraphraser.query(title, brand, Random(seed)) for seed in range(10)]
    assert first == [Paraphraser().query(title, brand, Random(seed)) for seed in range(10)]


@pytest.mark.parametrize(("title", "brand"), [row for row in TITLES if row[1]])
def test_the_brand_is_dropped(paraphraser: Paraphraser, title: str, brand: str) -> None:
    queries = [paraphraser.query(title, brand, Random(seed)) for seed in range(40)]
    assert not any(brand.lower() in query for query in queries)


def test_measures_are_said_as_people_say_them(paraphraser: Paraphraser) -> None:
    said = {paraphraser.query(*TITLES[3], Random(seed)) for seed in range(200)}
    assert any("200克" in query for query in said)
    assert any("8个G" in query for query in said)
    assert not any("8GB" in query or "200g" in query for query in said)


@pytest.mark.parametrize(
    "title", ["", "   ", "海尔油烟机CXW-200-ET901SN", "Where the Crawdads Sing", "12345", "【】()"]
)
def test_a_title_that_says_too_little_gives_nothing(paraphraser: Paraphraser, title: str) -> None:
    assert paraphraser.query(title, "", Random(0)) == ""


def test_the_longest_run_in_common() -> None:
    assert longest_copy("red Shoes for him", "Running shoes FOR men") == len(" shoes for ")
    assert longest_copy("abc", "xyz") == 0
