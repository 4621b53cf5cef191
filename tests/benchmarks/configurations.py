"""The candidates for a default: what is trained, and how its part joins the score. A new one is one line.

A change of the score alone shares the training of the others: trainings differ by network and settings only.
"""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from core.search.engine import Engine
from core.search.fusion import DEFAULT, DISTILLED, Fusion
from core.search.request import Method
from tests.benchmarks.made_queries import taught_by_titles

Change = Callable[[Engine], Engine]


def as_it_is(engine: Engine) -> Engine:
    """The engine as it serves."""
    return engine


def fused(fusion: Fusion) -> Change:
    """The engine with these weights in place of the run's own."""

    def change(engine: Engine) -> Engine:
        if engine.neural is None:
            return engine
        run = copy.copy(engine.neural.run)
        run.fusion = fusion
        return replace(engine, neural=replace(engine.neural, run=run))

    return change


# What a weight may begin with that a model has yet to earn.
WORDS_ALONE = replace(DISTILLED, lexical=DISTILLED.lexical + DISTILLED.neural, neural=0.0)


def learned_from(law: Fusion) -> Change:
    """The engine with weights that queries made of its titles teach, beginning with `law`."""

    def change(engine: Engine) -> Engine:
        return fused(taught_by_titles(engine, law))(engine)

    return change


@dataclass(frozen=True)
class Configuration:
    """A candidate.

    `settings` are those of `train --set`; `change` is made to the engine that ranks, by `method`. What only
    tells what a part is worth (`is_ablation`) is trained with the first seed alone.
    """

    name: str
    network: str = "conv1d"
    settings: Mapping[str, object] = field(default_factory=dict)
    change: Change = as_it_is
    method: Method = Method.HYBRID
    is_ablation: bool = False


_TABLE = (
    # What serves before any training; it shares the training of the next, and makes no use of it.
    Configuration("pretrained start", change=Engine.without_run),
    Configuration("conv1d"),
    Configuration("conv1d, falling weight", change=fused(DEFAULT)),
    # What learning its weight on queries made of titles is worth; `learned_fusion.py` tries more.
    Configuration("conv1d, weight by law", change=fused(DISTILLED), is_ablation=True),
    Configuration("conv1d, weight from law", change=learned_from(DISTILLED), is_ablation=True),
    Configuration(
        "conv1d, weight from nothing", change=learned_from(WORDS_ALONE), is_ablation=True
    ),
    Configuration("conv1d, no teacher", settings={"teacher": "none"}, is_ablation=True),
    Configuration(
        "conv1d, from nothing", settings={"teacher": "none", "start": "no"}, is_ablation=True
    ),
    # Frozen, so that chance has no say in it.
    Configuration("pretrained", network="pretrained", is_ablation=True),
    Configuration("dnn", network="dnn", is_ablation=True),
)
CONFIGURATIONS = {configuration.name: configuration for configuration in _TABLE}
