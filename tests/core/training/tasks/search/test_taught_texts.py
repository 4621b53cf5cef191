"""What a teacher reads for a student: no more than is allowed, what people typed first, nothing held out."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.progress import StageCallback
from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import product_words, query_sequence
from core.text.vocabulary import Vocabulary
from core.training.tasks.search.batches import InputEncoder
from core.training.tasks.search.shop_words import listed_queries
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow
SEED, LENGTH = 7, 24
TYPED = [f"送礼{number}" for number in range(30)]


class Listener:
    """A teacher that remembers what it was asked; its vectors are (row, 0) and (0, number of the query)."""

    def products(self, rows: Sequence[int], progress: StageCallback) -> np.ndarray:
        self.rows = list(rows)
        return np.array([[row, 0] for row in rows], np.float32)

    def queries(self, texts: Sequence[str], progress: StageCallback) -> np.ndarray:
        self.texts = list(texts)
        return np.array([[0, 1 + number] for number in range(len(texts))], np.float32)


@pytest.fixture(autouse=True, scope="module")
def _started() -> None:
    start_tensorflow()


def asked(shop: Workspace, most: int, typed: Sequence[str] = ()):  # type: ignore[no-untyped-def]
    """The distillation of a shop of 96 products, who was asked, and what ids are read as."""
    from core.training.tasks.search.taught_texts import TaughtTexts

    catalogue = catalogue_of(shop)
    analyzer = Analyzer.for_catalogue(catalogue)
    products = [product_words(analyzer, catalogue, row) for row in range(len(catalogue))]
    vocabulary = Vocabulary.build(product.sequence for product in products)
    ids = vocabulary.encode([product.sequence for product in products], LENGTH)
    encoder = InputEncoder(analyzer, vocabulary, 8, ids)
    texts = TaughtTexts(
        products=products, queries=typed, encoder=encoder, most=most, seed=SEED, split=SEED
    )
    teacher = Listener()
    return texts.distillation(teacher, lambda *progress: None), teacher, encoder  # type: ignore[arg-type]


def test_no_more_is_read_than_allowed(titles_only: Workspace) -> None:
    taught, teacher, _ = asked(titles_only, 30)
    # Two thirds of 30 are titles, and of the queries made for the rest one was made twice.
    assert (len(set(teacher.rows)), len(teacher.texts)) == (20, 9)
    assert len(taught.ids) == len(taught.targets) == 29
    assert (asked(titles_only, 30)[0].ids == taught.ids).all()


def test_of_a_small_shop_no_more_queries_are_made_than_say_anything_new(
    titles_only: Workspace,
) -> None:
    _, teacher, _ = asked(titles_only, 100_000)
    assert len(teacher.rows) == 96
    assert 96 < len(teacher.texts) <= 8 * 96
    assert len(set(teacher.texts)) == len(teacher.texts)


def test_what_people_typed_comes_first_and_nothing_held_out_is_read(
    titles_only: Workspace,
) -> None:
    _, teacher, _ = asked(titles_only, 150, TYPED)
    # A fifth is taught to nobody: a tenth is measured, a tenth judges updates.
    allowed = [text for text in TYPED if not is_held_out([text], SEED, 0.2)[0]]
    assert 0 < len(allowed) < len(TYPED)
    assert teacher.texts[: len(allowed)] == allowed
    assert len(teacher.texts) == 150 - 96
    assert not is_held_out(teacher.texts, SEED, 0.2).any()


def test_each_text_keeps_what_the_teacher_said_of_it(titles_only: Workspace) -> None:
    taught, teacher, encoder = asked(titles_only, 60, TYPED)
    for ids, (row, query) in zip(taught.ids, taught.targets.astype(int), strict=True):
        expected = encoder.products[row]
        if query:
            words = query_sequence(encoder.analyzer, teacher.texts[query - 1])
            (expected,) = encoder.vocabulary.encode([words], LENGTH)
        assert (ids == expected).all()


def test_listed_queries_are_normalised_and_none_has_the_wording_of_a_judged_one(
    titles_only: Workspace,
) -> None:
    import pyarrow as pa

    texts = ["Red Dress", "RED dress", "ＢＬＵＥ hat", "red dress", "sun hat"]
    ids = ["q1", "q2", "q3", "judged", "q5"]
    titles_only.replace(
        {
            "queries": pa.table({"query_id": ids, "text": texts}),
            "qrels": pa.table({"query_id": ["judged"], "product_id": ["p0"], "grade": [1]}),
        }
    )
    assert listed_queries(titles_only) == ["blue hat", "sun hat"]
