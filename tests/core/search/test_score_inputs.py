from dataclasses import replace
from pathlib import Path

import numpy as np

from core.search.score_inputs import ScoreInputs, lexical_input, lexical_query
from core.search.shop_index import lexical_index
from core.text.analysis import Analyzer
from core.text.tokens import Token
from tests.core.search.shops import small_shop

BAG = ("b", "手提包 商务电脑包", "箱包", "", 99, 4.5, 10, "")
LAPTOP = ("l", "轻薄笔记本电脑", "电脑", "", 4999, 4.5, 10, "")


def test_a_word_only_its_synonyms_stand_for_is_read_as_one(tmp_path: Path) -> None:
    catalogue = small_shop([BAG, LAPTOP])
    index = lexical_index(catalogue, Analyzer.for_catalogue(catalogue), tmp_path)
    query = lexical_query(index, "手提电脑")
    bag, laptop = lexical_input(index, query)
    assert laptop > bag
    assert Token("笔记本电脑", "synonym", "手提电脑") in query.tokens


def test_a_word_that_products_have_is_read_as_it_is(tmp_path: Path) -> None:
    catalogue = small_shop([BAG, ("l", "手提电脑", *LAPTOP[2:])])
    index = lexical_index(catalogue, Analyzer.for_catalogue(catalogue), tmp_path)
    assert Token("手提电脑", "word", "手提电脑") in lexical_query(index, "手提电脑").tokens


def test_some_rows_keep_all_that_is_known_of_them() -> None:
    lexical, neural, popularity, alike = np.arange(12, dtype=np.float32).reshape(4, 3)
    inputs = ScoreInputs(lexical, neural, popularity, 2, alike)
    chosen = inputs.for_rows(np.array([2, 0]))
    values = [chosen.lexical, chosen.neural, chosen.popularity, chosen.alike]
    assert np.array(values).tolist() == [[2, 0], [5, 3], [8, 6], [11, 9]]
    assert chosen.words == 2
    assert replace(inputs, alike=None).for_rows(np.array([1])).alike is None
