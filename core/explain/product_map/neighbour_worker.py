"""The process that lays a map out by t-SNE, which takes scikit-learn a minute for five thousand products.

Who is alike stands together, which two straight axes cannot show. It is spoken to as
`core.explain.product_map.neighbour_map` says.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from core.arrays import Array, Float32Array
from core.explain.product_map.neighbour_map import SEED, packed, unpacked
from core.explain.product_map.projection import normalised, principal_components
from core.training.tensorflow_setup import be_nice, spare_threads

PERPLEXITY = 30.0
ITERATIONS = 1000
# At the start as spread out as t-SNE begins (Kobak and Berens 2019).
START_RADIUS = 1e-4
# Fewer products have no neighbourhoods; the first two components say all.
LEAST = 5
# Seconds between two pictures of how far it is.
PICTURE_SECONDS = 1.0
# The vectors of as many products as are laid out, and no more.
LONGEST_LINE = 8 << 20

# Hears the number of iterations, and the places (n, 2) so far now and then, else None.
Tell = Callable[[int, Float32Array | None], None]


def laid_out(vectors: Float32Array, tell: Tell) -> Float32Array:
    """The map (n, 2) of vectors (n, dimension) by t-SNE, around 0 and on the average 1 away from it.

    It begins with the first two principal components, so that the large is where it is with them.
    """
    start = principal_components(vectors).place(vectors)
    if len(vectors) < LEAST:
        return start
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    model = TSNE(
        perplexity=min(PERPLEXITY, (len(vectors) - 1) / 3),
        init=(start * START_RADIUS).astype(start.dtype),
        max_iter=ITERATIONS,
        random_state=SEED,
    )
    # More threads wait for each other at every iteration, on a busy machine for minutes.
    with threadpool_limits(spare_threads()), _heard(tell):
        return normalised(model.fit_transform(vectors))


@contextmanager
def _heard(tell: Tell) -> Iterator[None]:
    """Let `tell` hear of every iteration: scikit-learn has no callback, but asks for the gradient in each."""
    from sklearn.manifold import _t_sne

    gradient, done, shown = _t_sne._kl_divergence_bh, 0, time.monotonic()

    def told(params: Array, *args: Any, **kwargs: Any) -> Any:
        nonlocal done, shown
        done += 1
        is_picture = time.monotonic() - shown >= PICTURE_SECONDS
        if is_picture:
            shown = time.monotonic()
        tell(done, normalised(params.reshape(-1, 2).astype(np.float32)) if is_picture else None)
        return gradient(params, *args, **kwargs)

    _t_sne._kl_divergence_bh = told
    try:
        yield
    finally:
        _t_sne._kl_divergence_bh = gradient


def serve() -> int:
    """Answer the one question that comes in on stdin, and end with whoever asked."""
    vectors = unpacked(json.loads(sys.stdin.buffer.readline(LONGEST_LINE)))
    threading.Thread(target=_end_with, args=(sys.stdin.fileno(),), daemon=True).start()
    be_nice()
    begin = time.monotonic()

    def tell(done: int, places: Float32Array | None) -> None:
        if places is not None:
            left = (time.monotonic() - begin) / done * max(0, ITERATIONS - done)
            _say("progress", places, done=done, total=ITERATIONS, eta_seconds=left)

    _say("progress", None, done=0, total=ITERATIONS, eta_seconds=0)
    _say("map", laid_out(vectors, tell))
    return 0


def _end_with(stdin: int) -> None:
    """The window is gone, however it went: nobody wants the map."""
    # Past Python's own file, which cannot be closed at the end while a thread waits in it.
    while os.read(stdin, 1):
        pass
    os._exit(0)


def _say(event: str, places: Float32Array | None, **values: float) -> None:
    told = {} if places is None else {"places": packed(places)}
    print(json.dumps({"event": event, **values, **told}), flush=True)
