"""How many products hold words together."""

from pathlib import Path

import pytest

from core.search.word_evidence import WordEvidence
from tests.core.search.golden import engine_of, product


@pytest.fixture
def evidence(tmp_path: Path) -> WordEvidence:
    engine = engine_of(
        tmp_path,
        product("a", "红色连衣裙"),
        product("b", "蓝色连衣裙"),
        product("c", "红色 猫 爬架"),
        product("d", "充电保护 保"),
        product("e", "手机"),
    )
    return WordEvidence(engine.lexical)


def test_words_are_counted_together(evidence: WordEvidence) -> None:
    assert evidence.products == 5
    assert evidence.together(["连衣裙"]) == 2
    assert evidence.together(["红色", "连衣裙"]) == 1
    assert evidence.together(["红色", "手机"]) == 0
    assert evidence.together(["红色", "的", "连衣裙"]) == 1
    assert evidence.together([]) == 0


def test_a_single_character_counts_beside_the_same_neighbour_only(evidence: WordEvidence) -> None:
    # 保 stands alone in it and follows 电 in it; 红色 and 猫 are both in it, but a space lies between.
    assert evidence.together(["充电", "保"]) == 1
    assert evidence.together(["红色", "猫"]) == 0


def test_a_text_holds_by_its_words_wherever_they_stand(evidence: WordEvidence) -> None:
    assert evidence.holding("连衣裙 红色") == 1
    assert evidence.holding("红色的连衣裙") == 1
    assert evidence.holding("连衣群") == 0
    # A synonym does where the word itself is nowhere.
    assert evidence.holding("移动电话") == 1
    assert evidence.holding("") == 0
