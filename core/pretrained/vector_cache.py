"""The teacher's vectors, kept by what the texts are: a changed title costs one title, a stop one batch.

All lie in one file of records of equal size, each with its own checksum. New ones are appended, a batch in
one write, so that a kill tears no more than the last; records that are torn or damaged are made anew.

    key      16 bytes   BLAKE2b of the teacher, the kind (query or passage) and the text
    vector  768 bytes   float16 (384,)
    CRC-32    4 bytes   of both
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import IO
from zlib import crc32

import numpy as np

from core.arrays import Float32Array, remove_derived, require_regular
from core.files import replacing
from core.pretrained.teacher import BATCH, NAME, WIDTH, Teacher, TextEncoder, as_read
from core.progress import ProgressCallback

FILE = "teacher.vectors"
KEY_SIZE, CHECKSUM_SIZE = 16, 4
SIZE = KEY_SIZE + 2 * WIDTH + CHECKSUM_SIZE
# So many records are kept, 400 MB; the oldest half goes where there are more.
MOST_RECORDS = 1 << 19
READ_RECORDS = 4096


class VectorCache(TextEncoder):
    """Answers as `Teacher` does, from the file in `folder` as far as it goes; what is done stays at a stop.

    The teacher is loaded, with `threads`, only where it is needed. Vectors are rounded to float16, whether
    they were kept or are new.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._path = folder / FILE
        self._threads = threads

    def kept_passages(self, texts: Sequence[str]) -> tuple[set[str], int]:
        """Those of the passages `texts` whose vectors are kept, and how many vectors are of other texts.

        Only looks: the file stays as it is, also where it is damaged.
        """
        try:
            require_regular(self._path, 4 * MOST_RECORDS * SIZE)
            with self._path.open("rb") as file:
                kept = {key for key, _ in _records(file)}
        except (OSError, ValueError):
            kept = set()
        text_of = {_key(text, is_query=False): text for text in texts}
        return {text_of[key] for key in text_of.keys() & kept}, len(kept - text_of.keys())

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> Float32Array:
        keys = [_key(text, is_query) for text in texts]
        vectors = self._kept(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
        if missing:
            self._add_missing(vectors, missing, is_query, progress)
        packed = b"".join(vectors[key] for key in keys)
        return np.frombuffer(packed, np.float16).reshape(len(keys), WIDTH).astype(np.float32)

    def _add_missing(
        self,
        vectors: dict[bytes, bytes],
        missing: dict[bytes, str],
        is_query: bool,
        progress: ProgressCallback,
    ) -> None:
        teacher = Teacher(self._threads)
        encode = teacher.queries if is_query else teacher.passages
        total = len(vectors) + len(missing)
        remaining = iter(missing.items())
        while batch := dict(islice(remaining, BATCH)):
            progress(len(vectors), total)
            made = encode(list(batch.values())).astype(np.float16)
            new = {key: vector.tobytes() for key, vector in zip(batch, made, strict=True)}
            self._append(new)
            vectors |= new

    def _kept(self, wanted: Collection[bytes]) -> dict[bytes, bytes]:
        """The vectors of the `wanted` keys that are kept; a file that is damaged or too large is mended."""
        try:
            return self._read(wanted)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            remove_derived(self._path)
            return {}

    def _read(self, wanted: Collection[bytes]) -> dict[bytes, bytes]:
        require_regular(self._path, 4 * MOST_RECORDS * SIZE)
        kept: dict[bytes, bytes] = {}
        records = 0
        with self._path.open("rb") as file:
            for key, vector in _records(file):
                records += 1
                if key in wanted:
                    kept[key] = vector
            size = file.tell()
        if records * SIZE != size or records > MOST_RECORDS:
            self._mend(records)
        return kept

    def _mend(self, records: int) -> None:
        """Keep those of the `records` that are whole, and of too many the newer half."""
        first = 0 if records <= MOST_RECORDS else records - MOST_RECORDS // 2
        with (
            self._path.open("rb") as old,
            replacing(self._path, follow_links=False) as temporary,
            temporary.open("wb") as new,
        ):
            new.writelines(_record(*record) for record in islice(_records(old), first, None))

    def _append(self, vectors: dict[bytes, bytes]) -> None:
        records = b"".join(_record(key, vector) for key, vector in vectors.items())
        # A cache that cannot be written to is none, which costs time only.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Unbuffered: one write, which no other process can come between.
            with self._path.open("ab", buffering=0) as file:
                file.write(records)


def _key(text: str, is_query: bool) -> bytes:
    kind = "query" if is_query else "passage"
    return blake2b(f"{NAME}\0{kind}\0{as_read(text)}".encode(), digest_size=KEY_SIZE).digest()


def _record(key: bytes, vector: bytes) -> bytes:
    return key + vector + crc32(key + vector).to_bytes(CHECKSUM_SIZE, "little")


def _records(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Key and vector of each whole record in `file`, the oldest first."""
    while data := file.read(READ_RECORDS * SIZE):
        for start in range(0, len(data), SIZE):
            record = data[start : start + SIZE]
            key, vector = record[:KEY_SIZE], record[KEY_SIZE:-CHECKSUM_SIZE]
            if len(record) == SIZE and record == _record(key, vector):
                yield key, vector
