"""Maps that took minutes, kept in the cache by what they are made of: other vectors, another map."""

import re
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, keep_arrays, read_arrays, remove_derived

# Of the file: raise it when the same vectors would have another map.
VERSION = 1
KEPT = re.compile(r"map-\d+-[0-9a-f]{32}\.npz")
# Maps in one shop, 80 kB each for 10,000 products; the one that was made first goes first.
MOST_KEPT = 24


def map_key(vectors: Float32Array) -> str:
    """What tells the map of product vectors (products, dimension) from every other."""
    digest = blake2b(repr(vectors.shape).encode(), digest_size=16)
    digest.update(np.ascontiguousarray(vectors, np.float32).data)
    return digest.hexdigest()


def kept_map(folder: Path, key: str, products: int) -> Float32Array | None:
    """The places (products, 2) of the map `key` in `folder`; None where there is none that is whole.

    The checksum of the file is verified, and every place must be finite.
    """
    try:
        places = read_arrays(_path(folder, key)).get("places", np.zeros(0))
    except (OSError, ValueError):
        return None
    is_whole = places.shape == (products, 2) and places.dtype == np.float32
    return places if is_whole and bool(np.isfinite(places).all()) else None


def keep_map(folder: Path, key: str, places: Float32Array) -> None:
    """Keep `places` (products, 2) as the map `key` in `folder`; may fail quietly."""
    path = _path(folder, key)
    keep_arrays(path, {"places": places.astype(np.float32)})
    with suppress(OSError):
        others = [other for other in folder.iterdir() if KEPT.fullmatch(other.name)]
        others.sort(key=lambda other: other.lstat().st_mtime_ns, reverse=True)
        for old in others[MOST_KEPT:]:
            remove_derived(old)


def _path(folder: Path, key: str) -> Path:
    return folder / f"map-{VERSION}-{key}.npz"
