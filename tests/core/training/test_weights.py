"""Weights kept to train on: small, whole, each under its name, and of the same network or none."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import RunError
from core.runs.manifest import ENCODER, WEIGHTS, Manifest, epoch_folder
from core.runs.reader import RunReader
from core.task_choices import NETWORKS, training_settings
from core.training.weights import read_weights, write_weights
from tests.core.training.networks.conftest import CHANNELS, built

pytestmark = pytest.mark.tensorflow

DEMO_RUNS = Path(__file__).parents[3] / "assets" / "demo" / "runs"
LEARNING = [name for name in NETWORKS if name != "pretrained"]
# How search networks were stored before weights had names: 50 words, vectors of 16, 8 filters, 12 positions.
IN_EARLIER_ORDER = {
    "conv1d": """words/embeddings 50,16; narrow/kernel 16,8; conv_1/kernel 1,8,8; conv_1/bias 8;
        conv_2/kernel 2,8,8; conv_2/bias 8; conv_3/kernel 3,8,8; conv_3/bias 8; conv_5/kernel 5,8,8;
        conv_5/bias 8; weights/embeddings 50,1; phrases/kernel 32,16; phrases/bias 16""",
    "article": "conv1d/kernel 3,1,64; conv1d/bias 64; projection/kernel 320,16",
    "dnn": """words/embeddings 50,16; weights/embeddings 50,1; hidden_1/kernel 32,8; hidden_1/bias 8;
        hidden_2/kernel 8,8; hidden_2/bias 8; deep/kernel 8,16; deep/bias 16""",
    "rnn": """words/embeddings 50,16; forward_gate/kernel 16,8; forward_gate/bias 8;
        backward_gate/kernel 16,8; backward_gate/bias 8; forward_news/kernel 16,8; forward_news/bias 8;
        backward_news/kernel 16,8; backward_news/bias 8; weights/embeddings 50,1; ends/kernel 16,16;
        ends/bias 16""",
    "transformer": """words/embeddings 50,16; positions/embeddings 12,16; attention_norm/gamma 16;
        attention_norm/beta 16; key/kernel 16,8; query/kernel 16,8; value/kernel 16,8; attention/kernel 8,16;
        attention/bias 16; feed_forward_norm/gamma 16; feed_forward_norm/beta 16; hidden/kernel 16,16;
        hidden/bias 16; feed_forward/kernel 16,16; feed_forward/bias 16; weights/embeddings 50,1""",
}


def model(order: tuple[str, ...] = ("first", "second"), seed: int = 1) -> Any:
    """Dense layers of those names, one after the other, each from 3 numbers to 3."""
    import keras

    keras.utils.set_random_seed(seed)
    entry = values = keras.Input((3,))
    for name in order:
        values = keras.layers.Dense(3, name=name)(keras.layers.Dropout(0.5)(values))
    return keras.Model(entry, values)


def search_tower(network: str) -> Any:
    from core.training.tasks.two_towers import tower

    return tower(built(network), 16)


def by_path(model: Any) -> dict[str, np.ndarray]:
    return {weight.path: weight.numpy() for weight in model.weights}


@pytest.fixture
def reader(tmp_path: Path) -> RunReader:
    """Of a run without any file yet."""
    return reader_of(tmp_path)


def reader_of(tmp_path: Path, network: str = "conv1d") -> RunReader:
    folder = tmp_path / "run-1"
    epoch_folder(folder, 1).mkdir(parents=True)
    return RunReader(folder, Manifest("run-1", "search", network, best_epoch=1))


def write(reader: RunReader, **arrays: np.ndarray) -> None:
    np.savez(reader.artefacts / WEIGHTS, allow_pickle=False, **arrays)


def test_weights_come_back_as_float16_had_them(reader: RunReader) -> None:
    original, other = model(), model(seed=2)
    write_weights(original, reader.artefacts / WEIGHTS)
    read_weights(other, reader)
    for before, after in zip(original.get_weights(), other.get_weights(), strict=True):
        assert (before.astype(np.float16) == after).all()


def test_layers_in_another_order_get_their_weights_by_name(reader: RunReader) -> None:
    original, turned = model(), model(order=("second", "first"), seed=2)
    write_weights(original, reader.artefacts / WEIGHTS)
    read_weights(turned, reader)
    expected = by_path(original)
    assert list(by_path(turned)) != list(expected)
    for name, weight in by_path(turned).items():
        assert (expected[name].astype(np.float16) == weight).all(), name


def test_names_say_layer_and_weight(reader: RunReader) -> None:
    write_weights(search_tower("conv1d"), reader.artefacts / WEIGHTS)
    names = set(reader.arrays(WEIGHTS))
    assert {"words/embeddings", "weights/embeddings", "conv_3/kernel", "phrases/bias"} <= names


@pytest.mark.parametrize("channels", [(), CHANNELS], ids=["text", "behaviour"])
@pytest.mark.parametrize("network", LEARNING)
def test_names_do_not_hang_on_what_was_built_before(
    network: str, channels: tuple[int, ...]
) -> None:
    import keras

    keras.utils.clear_session()
    first, second = built(network, channels), built(network, channels)
    assert list(by_path(first)) == list(by_path(second))
    assert len(by_path(first)) == len(first.weights)


@pytest.mark.parametrize("network", LEARNING)
def test_a_run_of_the_earlier_format_is_read_by_its_order(tmp_path: Path, network: str) -> None:
    reader = reader_of(tmp_path, network)
    random = np.random.default_rng(4)
    stored = {}
    for entry in IN_EARLIER_ORDER[network].split(";"):
        name, shape = entry.split()
        stored[name] = random.normal(size=tuple(map(int, shape.split(",")))).astype(np.float16)
    write(reader, **{str(number): array for number, array in enumerate(stored.values())})
    tower = search_tower(network)
    read_weights(tower, reader)
    weights = by_path(tower)
    assert weights.keys() == stored.keys()
    assert all((weights[name] == array).all() for name, array in stored.items())


def test_the_run_that_ships_says_the_same_as_its_encoder() -> None:
    from core.training.networks import NETWORKS, SequenceInput
    from core.training.tasks.two_towers import tower

    run = RunReader.open(next(DEMO_RUNS.glob("*-search-*")), "search")
    size, length, dimension = len(run.vocabulary()), run.manifest.length, run.manifest.dimension
    spec = SequenceInput(size, length, np.ones(size, np.float32))
    job = run.manifest.job
    # A setting that came in since is as the run was trained.
    settings = training_settings("search", run.manifest.network, job["settings"])
    network = NETWORKS[run.manifest.network].build(spec, settings)
    read_weights(model := tower(network, dimension), run)
    ids = np.random.default_rng(2).integers(1, size, (20, length)).astype(np.int32)
    ids[:, 9:] = 0
    encoder = run.encoder(ENCODER, (length,), size, dimension)
    assert np.abs(model(ids).numpy() - encoder.encode(ids)).max() < 1e-3


@pytest.mark.parametrize(
    "content", [None, b"", b"noise", b"PK\x03\x04torn"], ids=["absent", "empty", "noise", "torn"]
)
def test_a_run_without_weights_says_what_to_do(reader: RunReader, content: bytes | None) -> None:
    if content is not None:
        (reader.artefacts / WEIGHTS).write_bytes(content)
    with pytest.raises(RunError, match=r"run-1.*train"):
        read_weights(model(), reader)


KERNEL, BIAS = np.zeros((3, 3), np.float16), np.zeros(3, np.float16)
WHOLE = {
    "first/kernel": KERNEL,
    "first/bias": BIAS,
    "second/kernel": KERNEL,
    "second/bias": BIAS,
}


@pytest.mark.parametrize(
    ("arrays", "named"),
    [
        ({name: WHOLE[name] for name in list(WHOLE)[:3]}, "second/bias"),
        (WHOLE | {"third/kernel": KERNEL}, "third/kernel"),
        (WHOLE | {"9" * 5000: KERNEL}, "99999"),
        (WHOLE | {"first/bias": KERNEL}, r"first/bias.*float16 \(3, 3\).*float16 \(3,\)"),
        (WHOLE | {"first/bias": np.zeros(3, np.int64)}, r"first/bias.*int64"),
        ({str(number): array for number, array in enumerate(WHOLE.values())}, "first/kernel"),
    ],
    ids=["missing", "foreign", "long", "misshapen", "integers", "numbered"],
)
def test_weights_of_another_network_are_refused_and_change_nothing(
    reader: RunReader, arrays: dict[str, np.ndarray], named: str
) -> None:
    write(reader, **arrays)
    kept = model()
    before = kept.get_weights()
    with pytest.raises(RunError, match=named) as told:
        read_weights(kept, reader)
    assert "run-1" in str(told.value)
    assert "\n" not in str(told.value)
    assert all((a == b).all() for a, b in zip(before, kept.get_weights(), strict=True))


def test_two_weights_of_one_name_are_never_written(tmp_path: Path) -> None:
    import keras

    entry, inside = keras.Input((3,)), model()
    twice = keras.Model(entry, keras.layers.Dense(3, name="first")(inside(entry)))
    with pytest.raises(ValueError, match="first/kernel"):
        write_weights(twice, tmp_path / WEIGHTS)
