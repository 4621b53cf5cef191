"""A small cast of the demo world, made once."""

import pytest

from core.data.demo_world.world import Cast, Sizes, cast
from tests.core.experiments.rankers import SMALL


@pytest.fixture(scope="session")
def small_cast() -> Cast:
    return cast(Sizes(products=SMALL, shoppers=300, judged=0.1))
