"""Runs by the teacher, or by what stands in for it where it is not installed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.files import replace_json
from core.pretrained.projection import Projection
from core.pretrained.teacher import TextEncoder
from core.progress import ProgressCallback
from core.runs.manifest import FUSION, PRODUCT_IDS, PRODUCTS, PROJECTION, Manifest, epoch_folder
from core.runs.writer import content_hashes
from core.search.fusion import DEFAULT

RUN = "20260101-000000-search-pretrained"
DIMENSION = 8
WIDTH = 384


class StandIn(TextEncoder):
    """Knows the texts of `places`: each has 1 in the place of that number; `asked` keeps the queries."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places = places
        self.asked: list[str] = []

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> Float32Array:
        self.asked += texts if is_query else []
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for number, text in enumerate(texts):
            if text in self.places:
                vectors[number, self.places[text]] = 1
        return vectors


def write_run(
    folder: Path, catalogue: Catalogue, encoder: TextEncoder, projection: Projection | None = None
) -> Path:
    """A run of the products of `catalogue` as training writes it; `projection` is the shop's by default."""
    artefacts = epoch_folder(folder, 1)
    artefacts.mkdir(parents=True)
    vectors = encoder.passages(catalogue.title)
    projection = projection or Projection.fit(vectors, vectors[:0], DIMENSION)
    dimension = projection.components.shape[1]
    np.save(artefacts / PRODUCTS, projection.products(vectors).astype(np.float16))
    np.savez(artefacts / PROJECTION, allow_pickle=False, **projection.arrays())
    DEFAULT.write(artefacts / FUSION)
    replace_json(folder / PRODUCT_IDS, catalogue.product_id)
    manifest = Manifest(folder.name, "search", "pretrained", dimension=dimension, best_epoch=1)
    manifest.hashes = content_hashes(folder, 1)
    manifest.write(folder)
    return folder


def plain_projection(dimension: int) -> Projection:
    """The first numbers of a vector, as they are."""
    nothing = np.zeros(WIDTH, np.float32)
    return Projection(nothing, nothing, np.eye(WIDTH, dimension, dtype=np.float32))
