"""The layers drawn are those that Keras has, and compute what the model computes: each network × task."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.forward import activations
from core.explain.model.layers import Drawing
from core.recommend.sequences import channels
from core.task_choices import training_settings
from core.training.tensorflow_setup import start_tensorflow
from tests.core.training.networks.conftest import stirred

pytestmark = pytest.mark.tensorflow

LENGTH, SIZE, LABELS = 9, 21, 5
SMALL = {"dimension": 6, "filters": 8, "widths": "1,2,4"}
LEARNING = ("conv1d", "article", "dnn", "rnn", "transformer")


def network(
    name: str, settings: dict[str, Any], size: int, channel_sizes: tuple[int, ...], **more: Any
):
    from core.training.networks import NETWORKS, SequenceInput

    weights = np.linspace(0.5, 1.5, size, dtype=np.float32)
    spec = SequenceInput(size, LENGTH, weights, channels=channel_sizes, **more)
    return NETWORKS[name].build(spec, settings)


def search(name: str, settings: dict[str, Any]) -> Any:
    from core.training.tasks.two_towers import tower

    return tower(network(name, settings, SIZE, ()), settings["dimension"])


def next_item(name: str, settings: dict[str, Any]) -> Any:
    from core.training.tasks.next_item.task import NextItemTask
    from core.training.tasks.two_towers import tower

    task = NextItemTask.__new__(NextItemTask)
    task.settings = settings
    encoder = network(name, settings, SIZE, channels(LENGTH))
    task.model = tower(encoder, settings["dimension"])
    task._item_vectors(SIZE, settings["dimension"])
    return task.model


def next_category(name: str, settings: dict[str, Any]) -> Any:
    from core.training.networks import NETWORKS
    from core.training.tasks.next_category.task import NextCategoryTask

    task = NextCategoryTask.__new__(NextCategoryTask)
    task.network, task.settings, task.seed = NETWORKS[name], settings, 1
    task.labels, task.length = [str(label) for label in range(LABELS)], LENGTH
    return task._softmax()


def category(name: str, settings: dict[str, Any]) -> Any:
    from core.text.vocabulary import Vocabulary
    from core.training.networks import NETWORKS
    from core.training.tasks.category.task import CategoryTask

    task = CategoryTask.__new__(CategoryTask)
    task.network, task.settings, task.seed = NETWORKS[name], settings, 1
    task.labels, task.length = [str(label) for label in range(LABELS)], LENGTH
    task.vocabulary = Vocabulary([str(word) for word in range(SIZE - 2)], buckets=1)
    return task._ensemble(lambda *_: None)


MODELS: dict[str, Callable[[str, dict[str, Any]], Any]] = {
    "search": search,
    "next-item": next_item,
    "next-category": next_category,
    "category": category,
}


def resolved(task: str, name: str, **changes: Any) -> dict[str, Any]:
    settings = training_settings(task, name, {})
    small = SMALL | {"members": 2, "word_vectors": False} | changes
    return {**settings, **{key: value for key, value in small.items() if key in settings}}


def facts(task: str, name: str, settings: dict[str, Any]) -> ModelFacts:
    size = LABELS + 2 if task == "next-category" else SIZE
    return ModelFacts(task, name, settings, size, LENGTH, LABELS if "category" in task else 0)


def some_input(task: str, size: int) -> np.ndarray:
    """Five steps and padding; of behaviour the last one is numbered 1."""
    random = np.random.default_rng(4)
    sizes = (size, *channels(LENGTH)) if task.startswith("next") else (size,)
    ids = np.stack([random.integers(2, number, LENGTH) for number in sizes], axis=-1)
    ids[5:] = 0
    if len(sizes) > 1:
        ids[:5, 2] = range(5, 0, -1)
    return ids.astype(np.int32) if len(sizes) > 1 else ids[:, 0].astype(np.int32)


@pytest.fixture(autouse=True)
def tensorflow() -> None:
    start_tensorflow()
    import keras

    keras.utils.set_random_seed(1)


@pytest.mark.parametrize("task", MODELS)
@pytest.mark.parametrize("name", LEARNING)
def test_layers_are_those_of_keras_and_compute_the_same(task: str, name: str) -> None:
    settings = resolved(task, name)
    given = facts(task, name, settings)
    model, drawing = stirred(MODELS[task](name, settings)), model_drawing(given)
    weights = {weight.path: np.asarray(weight.numpy()) for weight in model.weights}
    assert drawing.weights == {path: weight.shape for path, weight in weights.items()}
    assert drawing.parameters == model.count_params()
    trainable = sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)
    assert drawing.trainable == trainable
    compare_shapes(model, drawing, 1 if name == "article" else 3)
    compare_values(model, drawing, weights, some_input(task, given.size))


def compare_shapes(model: Any, drawing: Drawing, least: int) -> None:
    """The outputs of all layers that have a name of ours, of which there are so many at least."""
    compared = 0
    for layer in layers_of(model):
        # That the last comes again is drawn with the place that its weight goes to.
        drawn = [
            one
            for one in drawing
            if one.own_name == layer.name and one.weights and one.operation != "again"
        ]
        if drawn:
            output = layer.output.shape[1:]
            shape = tuple(LENGTH if size is None else size for size in output)
            assert drawn[0].shape == shape, layer.name
            compared += 1
    assert compared >= least


def compare_values(
    model: Any, drawing: Drawing, weights: dict[str, np.ndarray], ids: np.ndarray
) -> None:
    """What the last layer gives, and the shape of what each does."""
    values = activations(drawing, weights, ids)
    expected = model(ids[None]).numpy()[0]
    last = [layer.name for layer in drawing if layer.name in values][-1]
    assert values[last].shape == expected.shape
    assert np.abs(values[last] - expected).max() < 1e-5
    for layer in drawing:
        if layer.name in values:
            assert values[layer.name].shape == layer.shape or layer.operation == "input"


def layers_of(model: Any) -> list[Any]:
    """All layers, those of members too."""
    return [
        inner
        for layer in model.layers
        for inner in (layers_of(layer) if hasattr(layer, "layers") else [layer])
    ]


@pytest.mark.parametrize("pooling", ["mean", "both"])
def test_every_way_of_pooling(pooling: str) -> None:
    settings = resolved("search", "conv1d", pooling=pooling)
    model = stirred(search("conv1d", settings))
    drawing = model_drawing(facts("search", "conv1d", settings))
    weights = {weight.path: np.asarray(weight.numpy()) for weight in model.weights}
    ids = some_input("search", SIZE)
    assert drawing.parameters == model.count_params()
    assert (
        np.abs(activations(drawing, weights, ids)["unit"] - model(ids[None]).numpy()[0]).max()
        < 1e-5
    )


def test_the_frozen_network_learns_nothing() -> None:
    settings = training_settings("search", "pretrained", {"dimension": 64})
    drawing = model_drawing(facts("search", "pretrained", settings))
    assert drawing.trainable == 0
    assert drawing.weights == {}
    assert drawing["projection"].shape == drawing["product:projection"].shape == (64,)
    assert drawing["teacher"].shape == (384,)
