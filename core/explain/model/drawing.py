"""The whole model of a task with a network as layers: what stands on the network, what its answer meets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.explain.model.layers import SECOND, Drawing, Layer
from core.explain.model.networks import ENCODERS, Builder
from core.pretrained.teacher import WIDTH as TEACHER_WIDTH
from core.recommend.sequences import FIRST, channels
from core.task_choices import PRETRAINED


@dataclass(frozen=True)
class ModelFacts:
    """What decides the layers of a model: `size` counts the ids it reads, `labels` what it tells apart."""

    task: str
    network: str
    settings: Mapping[str, Any]
    size: int
    length: int
    labels: int = 0


def model_drawing(facts: ModelFacts) -> Drawing:
    """The layers of the model that training builds of `facts`."""
    if facts.network == PRETRAINED:
        return _two_towers(_teacher(facts))
    return Drawing(tuple(_HEADS[facts.task](facts)))


def _builder(facts: ModelFacts, **options: Any) -> Builder:
    return Builder(facts.settings, facts.size, facts.length, **options)


def _search(facts: ModelFacts) -> list[Layer]:
    build = _builder(facts)
    _tower(build, ENCODERS[facts.network](build))
    return list(_two_towers(build.layers))


def _tower(build: Builder, vector: str) -> str:
    """See `core.training.tasks.two_towers.tower`."""
    if build.shape_of(vector)[-1] != build.dimension:
        vector = build.dense("projection", vector, build.dimension, bias=False)
    return build.add("unit", "unit", (build.dimension,), vector)


def _two_towers(tower: list[Layer]) -> Drawing:
    """The tower that reads queries, the same once more for products, and how near what they give is."""
    second = [
        replace(
            layer,
            name=f"{SECOND}{layer.name}",
            reads=tuple(f"{SECOND}{name}" for name in layer.reads),
            is_shared=True,
        )
        for layer in tower
    ]
    last = tower[-1].name
    cosine = Layer("cosine", "cosine", (), (last, f"{SECOND}{last}"))
    return Drawing((*tower, *second, cosine))


def _teacher(facts: ModelFacts) -> list[Layer]:
    """The frozen network: the encoder from outside, what all texts share taken off, and its directions."""
    dimension = min(int(facts.settings["dimension"]), TEACHER_WIDTH)
    weights = {"mean": (TEACHER_WIDTH,), "components": (TEACHER_WIDTH, dimension)}
    return [
        Layer("input", "input", ()),
        Layer("teacher", "teacher", (TEACHER_WIDTH,), ("input",), is_frozen=True),
        Layer("projection", "projection", (dimension,), ("teacher",), weights, is_frozen=True),
        Layer("unit", "unit", (dimension,), ("projection",)),
    ]


def _next_item(facts: ModelFacts) -> list[Layer]:
    build = _builder(facts, channels=channels(facts.length))
    last = _tower(build, ENCODERS[facts.network](build))
    # Whatever reads items by vectors ranks them by the same.
    is_shared = any(layer.name == "words" for layer in build.layers)
    path = "words/embeddings" if is_shared else "items/embeddings"
    shape = facts.size, build.dimension
    items = Layer("items", "items", shape, (), {path: shape}, is_shared=is_shared)
    cosine = Layer("cosine", "cosine", (facts.size - FIRST,), (last, "items"))
    return [*build.layers, items, cosine]


def _next_category(facts: ModelFacts) -> list[Layer]:
    build = _builder(facts, channels=channels(facts.length))
    vector = ENCODERS[facts.network](build)
    if build.shape_of(vector)[-1] != build.dimension:
        build.dense("category", vector, facts.labels, activation="softmax")
        return build.layers
    logits = build.dense("category", vector, facts.labels)
    weights = {"embeddings": (facts.size, 1)}
    again = build.add("again", "again", (facts.labels,), "input", weights=weights)
    build.add("chances", "softmax", (facts.labels,), build.sum("logits", logits, again))
    return build.layers


def _category(facts: ModelFacts) -> list[Layer]:
    """See `core.training.tasks.category.task`: members side by side, and the mean of what they say."""
    layers, said = [], []
    for member in range(int(facts.settings["members"])):
        build = _builder(facts, ordered=member == 0, prefix=f"member_{member}/")
        vector = ENCODERS[facts.network](build)
        louder = build.add("louder", "louder", build.shape_of(vector), vector)
        said.append(build.dense("category", louder, facts.labels, activation="softmax"))
        layers += build.layers
    return [*layers, Layer("average", "average", (facts.labels,), tuple(said))]


_HEADS = {
    "search": _search,
    "next-item": _next_item,
    "next-category": _next_category,
    "category": _category,
}
