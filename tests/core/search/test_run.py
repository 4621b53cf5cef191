import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError
from core.runs.manifest import (
    ENCODER,
    FUSION,
    MANIFEST,
    PRODUCT_IDS,
    PRODUCTS,
    VOCABULARY,
    Manifest,
    epoch_folder,
)
from core.search.fusion import DEFAULT, Fusion
from core.search.run import Run
from core.text.vocabulary import Vocabulary

ROOT = Path(__file__).parents[3]
WORDS = ["手机", "连衣裙", "夏季"]


def test_a_manifest_survives_its_file(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path.name, "search", "conv1d", metrics={"mrr@10": 0.5}, best_epoch=3)
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest
    assert [entry.name for entry in tmp_path.iterdir()] == [MANIFEST]


def test_a_damaged_manifest_names_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "r1"
    folder.mkdir()
    for text in ('{"id": "r1", "ta', "[]", "{}"):
        (folder / MANIFEST).write_text(text)
        with pytest.raises(RunError, match="r1"):
            Manifest.read(folder)


def test_a_later_format_is_refused_and_unknown_fields_are_not(tmp_path: Path) -> None:
    stored = {"id": "r1", "task": "search", "network": "conv1d", "colour": "blue"}
    (tmp_path / MANIFEST).write_text(json.dumps(stored))
    assert Manifest.read(tmp_path).network == "conv1d"
    (tmp_path / MANIFEST).write_text(json.dumps({**stored, "format": 99}))
    with pytest.raises(RunError, match="format 99"):
        Manifest.read(tmp_path)


def test_a_run_without_an_epoch_or_of_another_task_cannot_rank(tmp_path: Path) -> None:
    for task, fault in (("search", "no complete epoch"), ("category", "serves the task category")):
        Manifest("r1", task, "conv1d").write(tmp_path)
        with pytest.raises(RunError, match=fault):
            Run.load(tmp_path)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with a real LiteRT encoder: mean of embeddings, scaled to unit length."""
    import keras

    folder = tmp_path_factory.mktemp("runs") / "r1"
    artefacts = epoch_folder(folder, 1)
    artefacts.mkdir(parents=True)
    vocabulary = Vocabulary.build([WORDS, WORDS])
    vocabulary.save(folder / VOCABULARY)
    keras.utils.set_random_seed(1)
    ids = keras.Input((4,), dtype="int32")
    embedded = keras.layers.Embedding(len(vocabulary), 8)(ids)
    mean = keras.layers.GlobalAveragePooling1D()(embedded)
    model = keras.Model(ids, keras.layers.UnitNormalization()(mean))
    model.export(artefacts / ENCODER, format="litert", verbose=False)
    (folder / PRODUCT_IDS).write_text(json.dumps(["p1", "p2"]))
    np.save(artefacts / PRODUCTS, np.eye(2, 8, dtype=np.float16))
    Manifest("r1", "search", "conv1d", length=4, dimension=8, best_epoch=1).write(folder)
    return folder


@pytest.mark.tensorflow
def test_one_query_is_encoded_as_in_a_batch(trained: Path) -> None:
    run = Run.load(trained)
    alone = run.encode([["手机"]])
    many = run.encode([["手机"], ["连衣裙", "夏季"], *([["夏季"]] * 600)])
    assert many.shape == (602, 8)
    assert np.allclose(many[0], alone[0], atol=1e-6)
    assert np.allclose(np.linalg.norm(many, axis=1), 1, atol=1e-5)
    assert not np.allclose(many[0], many[1], atol=0.01)
    assert run.encode([]).shape[0] == 0


@pytest.mark.tensorflow
def test_loading_a_model_leaves_stderr_to_errors(trained: Path) -> None:
    encode = "import sys; from pathlib import Path; from core.search.run import Run; "
    encode += "Run.load(Path(sys.argv[1])).encode([['手机']])"
    command = [sys.executable, "-c", encode, str(trained)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.tensorflow
def test_a_run_brings_its_vectors_and_its_fusion(trained: Path) -> None:
    run = Run.load(trained)
    assert run.product_ids == ["p1", "p2"]
    assert run.vectors.dtype == np.float32
    assert run.vectors.shape == (2, 8)
    assert run.fusion == DEFAULT
    learned = Fusion(lexical=0.5, neural=0.4, popularity=0.1, floor=0.2)
    learned.write(epoch_folder(trained, 1) / FUSION)
    assert Run.load(trained).fusion == learned
