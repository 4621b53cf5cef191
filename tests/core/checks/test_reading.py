"""What people write, in English and Chinese, and what is said of what is no rule."""

import pytest

from core.checks.assertions import (
    AT_LEAST,
    AT_MOST,
    NO,
    ONLY,
    Above,
    Assertion,
    Content,
    Fast,
    Findable,
    Level,
    NotLower,
    Placed,
    Same,
)
from core.checks.reading import read_assertion
from core.checks.writing import written
from core.errors import UserError

NO_FRUIT = Content("苹果手机", "水果", "", NO, 0, 10)
AT_TOP = Placed("充电宝", "p00123", 3)


@pytest.mark.parametrize(
    ("line", "assertion"),
    [
        ("苹果手机: no 水果 in the top 10", NO_FRUIT),
        ("苹果手机：前10名没有水果", NO_FRUIT),
        ("no 水果 in the top 10 for 苹果手机", NO_FRUIT),
        ("p00123 in the top 3 for 充电宝", AT_TOP),
        ("充电宝: p00123 in the top 3", AT_TOP),
        ("充电宝：p00123 在前 3 名", AT_TOP),
        ("充电宝:p00123不在前3名", Placed("充电宝", "p00123", 3, False)),
        ("充电宝: p00123 not in the top 3", Placed("充电宝", "p00123", 3, False)),
        ("p1 above p2 for Q", Above("Q", "p1", "p2")),
        ("Q：p1 排在 p2 前面", Above("Q", "p1", "p2")),
        ("case for phone: p1 in the top 3", Placed("case for phone", "p1", 3)),
        ("nDCG@10 of set X ≥ 0.62", Level("", "ndcg@10", 0.62, "X")),
        ("评测集X的nDCG@10不低于0.62", Level("", "ndcg@10", 0.62, "X")),
        ("ERR@10 >= 0.3", Level("", "err@10", 0.3)),
        ("ap:judged >= 0.3", Level("", "ap:judged", 0.3)),
        ("手机: nDCG@10 at least 0.5", Level("手机", "ndcg@10", 0.5)),
        ("not lower than run R by more than 0.01, 95 % sure", NotLower("", "R", 0.01, 0.95)),
        (
            "MRR@10 of set X not lower than :lexical by more than 0.02",
            NotLower("", ":lexical", 0.02, 0.95, "mrr@10", "X"),
        ),
        ("nDCG@10 不比 R 低超过 0.01，90% 把握", NotLower("", "R", 0.01, 0.9)),
        ("p95 ≤ 20 ms", Fast("", 95, 20)),
        ("p99 of set X at most 2.5 毫秒", Fast("", 99, 2.5, "X")),
        ("at most 10 % of queries find nothing", Findable("", 0.1)),
        ("最多10%的查询找不到结果", Findable("", 0.1)),
        ("results of Q contain the word W", Content("Q", "W", "word", AT_LEAST, 1, 10)),
        ("Q：结果含有词 W", Content("Q", "W", "word", AT_LEAST, 1, 10)),
        ("Q: at most 2 brand Apple in the top 5", Content("Q", "Apple", "brand", AT_MOST, 2, 5)),
        ("Q：前 5 名全是类目 手机", Content("Q", "手机", "category", ONLY, 0, 5)),
        ("top 10 of Q same as snapshot (RBO ≥ 0.9)", Same("Q", 10, 0.9)),
        ("Q：前 5 名与快照相同", Same("Q", 5, 0.9)),
        ('"a: b": p1 in the top 1', Placed("a: b", "p1", 1)),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, assertion: Assertion) -> None:
    assert read_assertion(line) == assertion


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize(
    "assertion",
    [
        NO_FRUIT,
        Content('5" phone', "category things", "word", AT_LEAST, 3, 8),
        Content("q", "件套", "", AT_MOST, 2, 10),
        Content("q", "壳", "category", ONLY, 0, 10),
        Placed("a: b", "p 1", 3, False),
        Placed("#1", "手机1", 3),
        Above("@home", "p1", "p2"),
        Level("", "rbp(0.9)", 0.625, "my set"),
        Level("手机 壳", "ndcg@10:judged", 0.5),
        NotLower("", "20261201-1-x@3:lexical", 0.015, 0.975, "mrr@10", "核心"),
        Fast("", 50, 2.5, "核心"),
        Findable("", 0.125, "核心"),
        Same("充电宝", 7, 0.85),
    ],
)
def test_what_is_written_is_read_back(assertion: Assertion, code: str) -> None:
    assert read_assertion(written(assertion, code)) == assertion


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("foo", "none of the rules; write for example “苹果手机: no 水果 in the top 10”"),
        ("nDCG is good", "write for example “nDCG@10 of set core >= 0.62”"),
        ("q: p1 in the top 0", "A top has 1 to 1000 ranks, not 0."),
        ("q: p1 in the top 1001", "not 1001"),
        ("nDCG@10 >= 62", "from 0 to 1 is expected, not 62"),
        ("foo@10 >= 0.5", "There is no metric foo@10; such are ndcg@10"),
        ("not lower than R by more than 2", "less than 1, not 2"),
        ("not lower than R by more than 0.01, 40 % sure", "not 40 %"),
        ("at most 110 % of queries find nothing", "not 1.1"),
        ("p95 <= 0 ms", "p1 to p99 and more than 0 ms"),
        ("q: at least 20 x in the top 10", "20 of the top 10 cannot be"),
        ("q: p1 above p1", "cannot stand above itself"),
        ("x" * 3000, "at most 2000 characters"),
    ],
)
def test_what_is_no_rule_is_told_with_the_next_step(line: str, complaint: str) -> None:
    with pytest.raises(UserError) as caught:
        read_assertion(line)
    assert complaint in str(caught.value)
