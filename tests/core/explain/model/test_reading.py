import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.errors import UserError
from core.explain.model.reading import read_query
from core.explain.model.stored import open_model
from core.search.run import Run
from core.text.analysis import Analyzer
from core.workspace import Workspace
from tests.core.explain.model.tiny import tiny_model
from tests.core.runs.small_runs import NEXT_ITEM, SEARCH


def test_every_number_of_a_query_of_two_words() -> None:
    reading = read_query(tiny_model(), Analyzer(stop_words=()), "a b")
    assert reading.words == ("a", "b")
    strips = {
        name: [round(value, 3) for value in values.tolist()]
        for name, values in reading.strips.items()
    }
    assert strips["words"] == [1.0, 1.0]
    assert strips["weights"] == [0.5, 2.0]
    # (0.5 · (1, 0) + 2 · (0, 1)) / 2.5.
    assert strips["mean"] == [0.2, 0.8]
    assert strips["conv_2"] == [2.5, 0.0]
    assert strips["pool_2"] == [2.5, 0.0]
    assert strips["vector"] == [2.7, 0.8]
    assert np.linalg.norm(reading.strips["unit"]) == pytest.approx(1.0)
    (winner,) = reading.winners
    assert (winner.number, winner.place, winner.words) == (0, 0, ("a", "b"))
    assert winner.activation == pytest.approx(2.5)


def test_it_is_what_the_encoder_of_the_run_says(small_shop: Workspace) -> None:
    model, run = open_model(small_shop, SEARCH), Run.load(small_shop.runs_dir / SEARCH)
    analyzer = Analyzer.for_catalogue(catalogue_of(small_shop))
    for query in ("红色连衣裙 夏季", "手机", "iphone15 pro 256gb 苹果手机壳", "zzzz"):
        expected = run.encode_texts(analyzer, [query])[0]
        assert np.abs(read_query(model, analyzer, query).strips["unit"] - expected).max() < 1e-5


def test_a_run_that_reads_no_queries_says_so(small_shop: Workspace) -> None:
    with pytest.raises(UserError, match="reads no words of queries"):
        read_query(open_model(small_shop, NEXT_ITEM), Analyzer(), "手机")


def test_padding_answers_to_nothing() -> None:
    reading = read_query(tiny_model(**{"conv_2/bias": [1.0, 0.0]}), Analyzer(), "b")
    # Beyond the word the filter would answer to its bias alone.
    assert [(one.words, one.activation) for one in reading.winners] == [(("b",), 1.0)]
    assert reading.strips["pool_2"].tolist() == [1.0, 0.0]


def test_an_empty_query_sets_off_nothing() -> None:
    reading = read_query(tiny_model(), Analyzer(), "")
    assert reading.words == ()
    assert reading.winners == ()
    assert not reading.strips["mean"].any()
