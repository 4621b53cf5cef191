"""Text to words, the same way for a product and for a query."""

import pickle

import numpy as np
import pytest

from core.data.catalogue import Catalogue
from core.text.analysis import LONGEST_QUERY, Analyzer
from core.text.tokens import Token

HOSTILE = [
    "",
    " ",
    "\x00",
    "\ud800",
    "😀" * 5000,
    "\u202eأحذية رياضية",
    '" OR 1=1 --',
    "'; DROP TABLE products;",
    "连衣裙" * 4000,
    "1a-" * 4000,
    "<a" * 5000,
    "a&" * 5000,
    "1." * 5000,
    "sho",
    "%s {0} \\",
]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def test_chinese_is_indexed_with_the_parts_of_its_words(analyzer: Analyzer) -> None:
    assert analyzer.words("夏季连衣裙") == ["夏季", "连衣", "衣裙", "连衣裙"]
    assert analyzer.sequence("夏季连衣裙") == ["夏季", "连衣裙"]


def test_english_is_folded(analyzer: Analyzer) -> None:
    assert analyzer.words("Women's Running Shoes, Wireless HEADPHONES") == [
        "woman",
        "running",
        "shoe",
        "wireless",
        "headphone",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("t-shirt", "tshirts"), ("wi-fi", "wifi"), ("L'Oréal", "LOREAL"), ("non-stick", "stick")],
)
def test_a_compound_meets_both_spellings(analyzer: Analyzer, one: str, other: str) -> None:
    assert set(analyzer.words(other)) <= set(analyzer.words(one))


def test_letters_that_belong_to_a_chinese_word_stay_with_it(analyzer: Analyzer) -> None:
    assert analyzer.words("男士T恤")[-1] == "t恤"
    assert analyzer.words("16G U盘")[-1] == "u盘"


def test_stop_words_go_unless_nothing_else_is_there(analyzer: Analyzer) -> None:
    assert analyzer.words("手机的壳") == ["手机", "壳"]
    assert analyzer.words("的") == ["的"]
    assert analyzer.query("the")[0] == Token("the", "word", "the")
    assert Token("with", "stop", "with") in analyzer.query("phone with case")


def test_synonyms_come_with_a_query_and_not_with_a_title(analyzer: Analyzer) -> None:
    assert Token("优盘", "synonym", "u盘") in analyzer.query("u盘")
    assert "优盘" not in analyzer.words("u盘")
    assert Token("couch", "synonym", "sofa") in analyzer.query("sofas")


def test_a_wider_word_does_not_mean_the_narrow_one() -> None:
    analyzer = Analyzer(synonyms={"车厘子": ("樱桃",)})
    assert [token.text for token in analyzer.query("车厘子")][-1] == "樱桃"
    assert [token.kind for token in analyzer.query("樱桃")] == ["word"]


def test_each_word_of_a_query_is_listed_once(analyzer: Analyzer) -> None:
    texts = [token.text for token in analyzer.query("手机 手机 智能手机 phone phones")]
    assert len(texts) == len(set(texts))


def test_letters_are_the_same_apart_and_joined(analyzer: Analyzer) -> None:
    assert analyzer.letters("Fire-stick 红 tv") == ["fire", "ires", "rest", "esti", "stic", "tick"]
    assert analyzer.letters("fire stick") == analyzer.letters("firestick")
    assert analyzer.letters("3m x1 红") == []


def test_bigrams_cover_chinese_runs(analyzer: Analyzer) -> None:
    assert analyzer.bigrams("連衣裙 iPhone 壳") == ["连衣", "衣裙", "壳"]


def test_the_shops_own_words_stay_whole() -> None:
    none = np.full(4, np.nan, np.float32)
    blank = [""] * 4
    catalogue = Catalogue(
        product_id=list("abcd"),
        title=blank,
        category=blank,
        brand=["麦芽糖家", "", "", ""],
        price=none,
        image=blank,
        description=blank,
        rating=none,
        sales=none,
        attributes={"颜色": ["雾霾蓝灰", "雾霾蓝灰", "雾霾蓝灰", "偶尔一色"]},
    )
    analyzer = Analyzer.for_catalogue(catalogue)
    assert analyzer.sequence("麦芽糖家雾霾蓝灰毛衣") == ["麦芽糖家", "雾霾蓝灰", "毛衣"]
    assert "偶尔一色" not in analyzer.user_words


def test_the_fingerprint_tells_dictionaries_apart() -> None:
    assert Analyzer().fingerprint == Analyzer().fingerprint
    others = [Analyzer(brands=["佰草集"]), Analyzer(brands=["3M"]), Analyzer(synonyms={})]
    others.append(Analyzer(stop_words=()))
    assert len({Analyzer().fingerprint, *(other.fingerprint for other in others)}) == 5


def test_it_can_be_sent_to_another_process(analyzer: Analyzer) -> None:
    analyzer.words("先用一次")
    sent = pickle.loads(pickle.dumps(analyzer))
    assert sent.fingerprint == analyzer.fingerprint
    assert sent.words("夏季连衣裙") == analyzer.words("夏季连衣裙")


def test_what_was_read_before_is_read_again_whoever_changes_the_answer(analyzer: Analyzer) -> None:
    whole, overlapping = analyzer.sequence("夏季连衣裙"), analyzer.pieces("夏季连衣裙")
    assert len(overlapping) > len(whole)
    analyzer.pieces("夏季连衣裙").clear()
    analyzer.sequence("夏季连衣裙").clear()
    assert analyzer.sequence("夏季连衣裙") == whole
    assert analyzer.pieces("夏季连衣裙") == overlapping


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_nothing_typed_is_an_error(analyzer: Analyzer, text: str) -> None:
    for read in (analyzer.query, analyzer.words, analyzer.sequence, analyzer.bigrams):
        assert all(isinstance(item, (str, Token)) for item in read(text))


def test_a_query_is_read_up_to_a_length(analyzer: Analyzer) -> None:
    start = "手机 " * (LONGEST_QUERY // 3)
    assert analyzer.query(start + "帽子" * 9000) == analyzer.query(start + "帽子" * 2)
