"""A network as layers that can be drawn and computed: what each reads, its shape, and its weights by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

Shape = tuple[int, ...]
# Before the names of the second tower's layers, whose weights are those of the first.
SECOND = "product:"


@dataclass(frozen=True)
class Layer:
    """One box of a drawing.

    `operation` is a key of `core.explain.model.forward.OPERATIONS`, or of what stands outside the network:
    `teacher`, `projection`, `items`, `cosine`. `shape` is that of what it gives, without the batch; `reads`
    names the layers it reads. `weights` are the shapes of its weights by their names in the stored file.
    `is_shared` says that they are those of another layer, and `is_frozen` that they never learn.
    """

    name: str
    operation: str
    shape: Shape
    reads: tuple[str, ...] = ()
    weights: Mapping[str, Shape] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    is_shared: bool = False
    is_frozen: bool = False

    @property
    def parameters(self) -> int:
        """How many numbers its weights have."""
        return sum(map(prod, self.weights.values()))

    @property
    def own_name(self) -> str:
        """Its name in the network, without tower or member."""
        return self.name.removeprefix(SECOND).rpartition("/")[2]


@dataclass(frozen=True)
class Drawing:
    """The layers of a whole model, each after those it reads."""

    layers: tuple[Layer, ...]

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers)

    def __getitem__(self, name: str) -> Layer:
        return next(layer for layer in self.layers if layer.name == name)

    @property
    def parameters(self) -> int:
        """All numbers of all weights, shared ones once."""
        return sum(layer.parameters for layer in self.layers if not layer.is_shared)

    @property
    def trainable(self) -> int:
        """Those of them that training moves."""
        return sum(
            layer.parameters for layer in self.layers if not layer.is_shared and not layer.is_frozen
        )

    @property
    def weights(self) -> dict[str, Shape]:
        """The shape of each weight by its name in the stored file."""
        return {
            name: shape
            for layer in self.layers
            if not layer.is_frozen
            for name, shape in layer.weights.items()
        }
