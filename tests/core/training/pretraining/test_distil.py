"""From sixty texts and a teacher made by hand to the file."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Float32Array
from core.pretrained.start import Start, shipped_start
from core.pretrained.teacher import WIDTH, TextEncoder
from core.progress import ProgressCallback
from core.training.pretraining.__main__ import Progress
from core.training.pretraining.distil import Distilled, TaughtTexts, distil
from core.training.pretraining.start_file import write_start
from core.training.pretraining.texts import Texts

# Each line one meaning.
SYNONYMS = (
    ("水壶", "热水瓶", "kettle"),
    ("跑鞋", "运动鞋", "sneaker"),
    ("台灯", "夜灯", "lamp"),
    ("帐篷", "天幕", "tent"),
    ("肥皂", "香皂", "soap"),
)
OTHERS = (("红色", "red"), ("新款", "new"), ("大号", "large"))


class HandMadeTeacher(TextEncoder):
    """A direction for each meaning, and one that all queries, or all titles, share."""

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> Float32Array:
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[0 if is_query else 1] = 1.0
            for place, names in enumerate(SYNONYMS, 10):
                row[place] = 0.5 * any(name in text for name in names)
            for place, words in enumerate(OTHERS, 20):
                row[place] = 0.1 * any(word in text for word in words)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def small_texts() -> Texts:
    names = [name for names in SYNONYMS for name in names]
    queries, titles = list(names), []
    for at, name in enumerate(names):
        first, second = (OTHERS[(at + further) % 3][name.isascii()] for further in (0, 1))
        queries.append(f"{first} {name}")
        titles += [f"{first} {name} {second}", f"{name} {second}"]
    return Texts(queries, titles)


@pytest.fixture(scope="module")
def distilled() -> Distilled:
    from core.training.tensorflow_setup import start_tensorflow

    start_tensorflow()
    teacher = HandMadeTeacher()
    heard: list[str] = []
    texts = small_texts()
    assert len(texts.queries) + len(texts.titles) == 60
    learned, held_out = (
        TaughtTexts.ask(teacher, part, lambda stage, done, total: None)
        for part in (texts, Texts(["大号水壶", "new kettle"], ["新款 跑鞋 大号", "red large tent"]))
    )
    made = distil(
        learned, held_out, ["ing"], lambda stage, *_: heard.append(stage), epochs=30, dimension=8
    )
    assert set(heard) == {"batches"}
    return made


@pytest.mark.tensorflow
def test_a_word_of_the_written_file_lies_near_its_synonyms_and_no_others(
    distilled: Distilled, tmp_path: Path
) -> None:
    write_start(tmp_path / "start.npz", distilled.data)
    start = shipped_start(tmp_path / "start.npz")
    assert start is not None
    assert not start.vectors[0].any()
    names = [name for names in SYNONYMS for name in names]
    made = start.vectors_of(names)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    cosines = made @ made.T
    meaning = np.arange(len(names)) // 3
    is_same = meaning[:, None] == meaning
    assert cosines[is_same].min() > 0.7
    assert cosines[~is_same].max() < 0.5


@pytest.mark.tensorflow
def test_what_the_teacher_says_of_a_title_lies_near_what_the_start_says(
    distilled: Distilled,
) -> None:
    start = Start.from_bytes(distilled.data)
    titles = ["新款 跑鞋 大号", "red large tent"]
    projected = start.project(HandMadeTeacher().passages(titles), titles, is_query=False)
    ids = start.vocabulary.encode([["新款", "跑鞋", "大号"], ["red", "large", "tent"]], 8)
    assert (projected * start.encode(ids)).sum(axis=1).min() > 0.8


@pytest.mark.tensorflow
def test_what_it_never_saw_lies_near_the_teacher_before_and_after_8_bits(
    distilled: Distilled,
) -> None:
    assert list(distilled.cosines) == [
        "Chinese queries",
        "Chinese titles",
        "English queries",
        "English titles",
    ]
    for before, after in distilled.cosines.values():
        assert before > 0.6
        assert after == pytest.approx(before, abs=0.01)
        assert after != before


def test_progress_says_what_is_left_at_the_pace_since_it_began(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr("core.training.pretraining.__main__.monotonic", lambda: clock[0])
    progress = Progress()
    # 1,000 were kept from before; then 100 a minute, of which 600 are left.
    for seconds, done in ((0, 1000), (3, 1005), (60, 1100), (61, 1101), (120, 1200)):
        clock[0] = seconds
        progress("titles", done, 1700)
    assert capsys.readouterr().err.splitlines() == [
        "1,100 of 1,700 titles, 6 min left",
        "1,200 of 1,700 titles, 5 min left",
    ]
