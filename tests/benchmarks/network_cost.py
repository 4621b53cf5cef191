"""What each network costs: `python -m tests.benchmarks.network_cost [NETWORK …]`.

Layers' parameters, one step of training and one query, on made-up words, default settings of `search`.
Processor time on one thread, so that other work on the machine hardly shows. How networks rank is
measured by `tests.benchmarks.quality`.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from core.runs.encoder import Encoder
from core.task_choices import NETWORKS as DECLARED
from core.task_choices import PRETRAINED, training_defaults
from core.training.tensorflow_setup import start_tensorflow
from tests.benchmarks import report

WORDS, PAIRS, QUERY_LENGTH = 20_000, 512, 16
STEPS, QUERIES = 15, 2000


def row(name: str, scratch: Path) -> list[str]:
    """The cells of one network."""
    import keras

    from core.training.export import write_litert
    from core.training.networks import NETWORKS, SequenceInput
    from core.training.tasks.two_towers import tower

    keras.utils.set_random_seed(1)
    settings = training_defaults("search", name)
    length = int(settings["length"])
    given = SequenceInput(WORDS, length, np.ones(WORDS, np.float32))
    model = tower(NETWORKS[name].build(given, settings), int(settings["dimension"]))
    short = QUERY_LENGTH if NETWORKS[name].any_length else length
    step_ms = milliseconds(step_of(model, some_ids(short), some_ids(length)), STEPS)
    file = scratch / f"{name}.tflite"
    write_litert(model, length, file)
    encoder, one = Encoder(file.read_bytes()), some_ids(length)[:1]
    query_ms = milliseconds(lambda: encoder.encode(one), QUERIES)
    return [name, f"{layer_parameters(model):,}", f"{step_ms:.0f}", f"{query_ms:.3f}"]


def step_of(model: Any, queries: np.ndarray, products: np.ndarray) -> Callable[[], object]:
    """One step of training both towers, traced and warm."""
    import keras
    import tensorflow as tf

    from core.training.tasks.losses import LossChoice
    from core.training.tasks.two_towers import in_batch_loss

    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(model.trainable_variables)
    sides = tf.constant(queries), tf.constant(products)

    @tf.function(autograph=False)
    def step() -> Any:
        with tf.GradientTape() as tape:
            vectors = [model(side, training=True) for side in sides]
            answers = tf.eye(PAIRS, dtype=tf.bool)
            loss, _ = in_batch_loss(*vectors, tf.ones(PAIRS), answers, LossChoice(temperature=0.1))
        variables = model.trainable_variables
        optimizer.apply(tape.gradient(loss, variables), variables)
        return loss

    step()
    return lambda: float(step())


def some_ids(length: int) -> np.ndarray:
    """Random words, a third of each text padding, int32 (pairs, length)."""
    ids = np.random.default_rng(length).integers(1, WORDS, (PAIRS, length)).astype(np.int32)
    ids[:, length * 2 // 3 :] = 0
    return ids


def layer_parameters(model: Any) -> int:
    """Parameters of all but the embeddings of words."""
    words = [layer for layer in model.layers if layer.name in ("words", "weights")]
    return int(model.count_params() - sum(layer.count_params() for layer in words))


def milliseconds(call: Callable[[], object], times: int) -> float:
    """Processor time of one `call`."""
    began = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - began) / times * 1000


def main() -> None:
    """Measure the networks named, all by default, and write them down."""
    parser = argparse.ArgumentParser(description=__doc__)
    # The frozen one has no layers to measure.
    learning = [name for name in DECLARED if name != PRETRAINED]
    parser.add_argument("networks", nargs="*", default=learning)
    start_tensorflow()
    with tempfile.TemporaryDirectory() as scratch:
        rows = [row(name, Path(scratch)) for name in parser.parse_args().networks]
    header = ["network", "layers' parameters", "CPU ms a step", "CPU ms a query"]
    note = (
        "`python -m tests.benchmarks.network_cost`: a step is 512 queries of 16 words and 512 products of 40,"
        " forward and back; a query is one text of 40 words through LiteRT; one thread."
    )
    report.write_section("networks", ["## Networks", "", note, "", *report.table(header, rows)])


if __name__ == "__main__":
    main()
