"""Maps as they come about: at once, by a process that tells how far it is, from the cache, or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.explain.product_map.kept_maps import kept_map, map_key
from core.explain.product_map.product_map import Layout, ProductMap
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.shop_index import build_shop_index
from gui.product_map.map_maker import MapMaker
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop
from tests.gui.product_map.conftest import Program

WAIT = 20_000
SHOP = small_shop()


@pytest.fixture(scope="module")
def neural(tmp_path_factory: pytest.TempPathFactory) -> NeuralIndex:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    found = bare.ranked_by(BagRun(SHOP, bare.analyzer)).neural
    assert found is not None
    return found


@pytest.fixture
def maker(qtbot: QtBot, program: Program) -> Iterator[MapMaker]:
    made = MapMaker(program("good"))
    yield made
    made.close()


def show(qtbot: QtBot, maker: MapMaker, neural: NeuralIndex, cache: Path) -> ProductMap:
    with qtbot.waitSignal(maker.drawn, timeout=WAIT):
        maker.show_vectors(neural, SHOP, cache)
    assert maker.map is not None
    return maker.map


def test_components_come_at_once_and_the_same_vectors_are_drawn_once(
    qtbot: QtBot, maker: MapMaker, neural: NeuralIndex, tmp_path: Path
) -> None:
    made = show(qtbot, maker, neural, tmp_path)
    assert (made.layout, made.is_draft, maker.is_working) == (Layout.PCA, False, False)
    with qtbot.assertNotEmitted(maker.drawn, wait=50):
        maker.show_vectors(replace(neural), SHOP, tmp_path)


def test_a_map_of_neighbours_tells_how_far_it_is_and_is_kept(
    qtbot: QtBot, maker: MapMaker, neural: NeuralIndex, tmp_path: Path
) -> None:
    show(qtbot, maker, neural, tmp_path)
    drawn: list[ProductMap] = []
    maker.drawn.connect(drawn.append)
    with qtbot.waitSignal(maker.progressed, timeout=WAIT) as progressed:
        maker.choose(Layout.TSNE)
    assert progressed.args == [250, 1000, 3.2]
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1].layout is Layout.TSNE, timeout=WAIT)
    qtbot.waitUntil(lambda: not drawn[-1].is_draft, timeout=WAIT)
    # The components in its place, how far it was, and the map.
    assert [(made.layout, made.is_draft) for made in drawn] == [
        (Layout.PCA, True),
        (Layout.TSNE, True),
        (Layout.TSNE, False),
    ]
    final = drawn[-1].places
    steps = np.linalg.norm(np.diff(final, axis=0), axis=1)
    assert steps == pytest.approx([steps[0]] * 6, rel=1e-4)
    # Turned, so that what was the other way round does not jump.
    np.testing.assert_allclose(drawn[1].places, final, atol=1e-5)
    assert not maker.is_working
    kept = kept_map(tmp_path, map_key(neural.vectors), len(SHOP))
    assert kept is not None
    maker.choose(Layout.PCA)
    with qtbot.assertNotEmitted(maker.progressed, wait=100):
        maker.choose(Layout.TSNE)
    qtbot.waitUntil(lambda: drawn[-1].layout is Layout.TSNE, timeout=WAIT)
    assert not drawn[-1].is_draft


def test_other_vectors_wait_until_somebody_asks_for_their_neighbours(
    qtbot: QtBot, maker: MapMaker, neural: NeuralIndex, tmp_path: Path
) -> None:
    show(qtbot, maker, neural, tmp_path)
    maker.choose(Layout.TSNE)
    qtbot.waitUntil(lambda: maker.map is not None and not maker.map.is_draft, timeout=WAIT)
    qtbot.waitUntil(lambda: not maker.is_working, timeout=WAIT)
    other = replace(neural, vectors=neural.vectors[:, ::-1] * np.float32(0.9))
    made = show(qtbot, maker, other, tmp_path)
    assert (made.is_draft, maker.is_working) == (True, False)
    maker.lay_out()
    assert maker.is_working
    qtbot.waitUntil(lambda: maker.map is not None and not maker.map.is_draft, timeout=WAIT)


def test_cancelled_the_components_are_back_and_another_can_begin(
    qtbot: QtBot, program: Program, neural: NeuralIndex, tmp_path: Path
) -> None:
    maker = MapMaker(program("endless"))
    show(qtbot, maker, neural, tmp_path)
    with qtbot.waitSignal(maker.progressed, timeout=WAIT):
        maker.choose(Layout.TSNE)
    with qtbot.waitSignal(maker.drawn, timeout=WAIT):
        maker.cancel()
    assert maker.map is not None
    assert (maker.map.layout, maker.map.is_draft, maker.is_working) == (Layout.PCA, True, False)
    assert list(tmp_path.glob("map-*")) == []
    # The one that is ending does not stand in the way.
    with qtbot.waitSignal(maker.progressed, timeout=WAIT):
        maker.lay_out()
    maker.close()
    assert not maker._process.is_running


def test_a_process_that_breaks_leaves_the_components_and_says_so(
    qtbot: QtBot, program: Program, neural: NeuralIndex, tmp_path: Path
) -> None:
    maker = MapMaker(program("crash"))
    show(qtbot, maker, neural, tmp_path)
    with qtbot.waitSignal(maker.failed, timeout=WAIT) as failed:
        maker.choose(Layout.TSNE)
    assert failed.args[0] == "The map ended unexpectedly (code 70)."
    assert "It broke." in failed.args[1]
    qtbot.waitUntil(lambda: maker.map is not None and maker.map.layout is Layout.PCA, timeout=WAIT)
    assert not maker.is_working


def test_real_neighbours_of_a_real_process(
    qtbot: QtBot, neural: NeuralIndex, tmp_path: Path
) -> None:
    maker = MapMaker()
    show(qtbot, maker, neural, tmp_path)
    maker.choose(Layout.TSNE)
    qtbot.waitUntil(
        lambda: (
            maker.map is not None and maker.map.layout is Layout.TSNE and not maker.map.is_draft
        ),
        # Loading scikit-learn takes long on a busy machine.
        timeout=240_000,
    )
    assert maker.map is not None
    places = maker.map.places
    assert np.isfinite(places).all()
    # Two phones stand nearer to each other than to an apple or a pair of shoes.
    apart = np.linalg.norm(places - places[2], axis=1)
    assert apart[3] < min(apart[5], apart[6])
    maker.close()
