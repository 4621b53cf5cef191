"""What the pretrained encoder has yet to read before a training, by hand."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from core.data.importing import Source, import_files
from core.pretrained import vector_cache
from core.pretrained.teacher import Teacher
from core.pretrained.vector_cache import VectorCache
from core.runs.job import Job
from core.training import teacher_reading
from core.training.click_pairs import most_pairs
from core.training.teacher_reading import Reading, reading_ahead, taught_rows
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start

GOODS = (
    "product_id,title\n"
    + "".join(f"p{n},steel torch {n}\n" for n in range(9))
    + "p9,steel torch 0\n"
)


@pytest.fixture(autouse=True)
def at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder is at hand and answers at once; so is a start of four numbers."""

    class Zero(Teacher):
        def __init__(self, threads: int = 1) -> None:
            pass

        def _encode(self, texts: list[str], is_query: bool, progress: object) -> np.ndarray:
            return np.zeros((len(texts), 384), np.float32)

    monkeypatch.setattr(vector_cache, "Teacher", Zero)
    monkeypatch.setattr(teacher_reading, "is_available", lambda: True)
    ship_start(tmp_path, {"torch": [1] * 128}, monkeypatch)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """Ten products, two of which are called alike; nobody has clicked."""
    (tmp_path / "goods.csv").write_text(GOODS, "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "goods.csv")])
        yield workspace


def test_titles_once_each_and_eight_queries_of_a_product(shop: Workspace) -> None:
    reading = reading_ahead(shop, Job())
    assert reading == Reading(titles=9, queries=80)
    # 9 · 33 ms + 80 · 18 ms.
    assert reading.seconds == pytest.approx(1.737)


def test_titles_have_two_thirds_of_the_texts_that_are_allowed(shop: Workspace) -> None:
    reading = reading_ahead(shop, Job(settings={"teacher_texts": 12}))
    titles = {f"steel torch {row % 9}" for row in taught_rows(10, 12, Job().seed)}
    assert len(taught_rows(10, 12, Job().seed)) == 8
    assert reading == Reading(titles=len(titles), queries=4)


def test_what_the_cache_has_is_not_read_again(shop: Workspace) -> None:
    cache = VectorCache(shop.cache_dir)
    cache.passages(["steel torch 0", "steel torch 3"])
    cache.queries(["torch", "steel torch 3", "pan"])
    assert reading_ahead(shop, Job()) == Reading(titles=7, queries=77)
    file = shop.cache_dir / "teacher.vectors"
    # The last record torn, the first one altered; a look mends nothing.
    torn = b"?" + file.read_bytes()[1:-5]
    file.write_bytes(torn)
    assert reading_ahead(shop, Job()) == Reading(titles=8, queries=78)
    assert file.read_bytes() == torn


def test_the_encoder_as_a_network_reads_all_titles_and_a_hundred_queries(shop: Workspace) -> None:
    assert reading_ahead(shop, Job(network="pretrained")) == Reading(titles=9, queries=100)


@pytest.mark.parametrize(
    "job",
    [
        Job(task="next-item"),
        Job(network="article"),
        Job(settings={"teacher": "none"}),
        Job(settings={"teacher": "20260101-000000-search-conv1d"}),
        Job(settings={"start": False}),
        Job(settings={"word_vectors": True}),
        Job(settings={"dimension": 129}),
    ],
    ids=["task", "article", "none", "run", "no start", "word vectors", "dimension"],
)
def test_nothing_is_read_where_the_encoder_does_not_teach(shop: Workspace, job: Job) -> None:
    assert reading_ahead(shop, job) == Reading()


def test_where_shoppers_teach_enough_the_encoder_reads_only_when_asked_to(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = "user_id,product_id,action,timestamp,query\nu1,p1,click,1700000000,lamp\n"
    (tmp_path / "log.csv").write_text(log, "utf-8")
    import_files(shop, [Source("events", tmp_path / "log.csv")])
    assert reading_ahead(shop, Job()) == Reading(9, 80)
    monkeypatch.setattr(teacher_reading, "ENOUGH_PAIRS", 1)
    assert reading_ahead(shop, Job()) == Reading()
    assert reading_ahead(shop, Job(settings={"teacher": "pretrained"})) == Reading(9, 80)


def test_nothing_is_read_without_products_or_without_the_encoder(
    shop: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(tmp_path / "empty") as empty:
        assert reading_ahead(empty, Job()) == Reading()
        assert reading_ahead(empty, Job(network="pretrained")) == Reading()
    monkeypatch.setattr(teacher_reading, "is_available", lambda: False)
    assert reading_ahead(shop, Job(settings={"teacher": "pretrained"})) == Reading()


def test_pairs_are_counted_once_each_and_not_without_a_query() -> None:
    rows = [
        ("lamp", "p1", "click"),
        ("lamp", "p1", "purchase"),
        ("lamp", "p2", "click"),
        ("lamp", "p3", "impression"),
        ("", "p1", "click"),
        (None, "p1", "click"),
    ]
    columns = dict(zip(("query", "product_id", "action"), zip(*rows, strict=True), strict=True))
    events = pa.table(
        {name: pa.array(values).dictionary_encode() for name, values in columns.items()}
    )
    assert most_pairs(events) == 2
    assert most_pairs(None) == most_pairs(events.slice(0, 0)) == 0
