"""A run whose queries the teacher reads: nothing learned here but the axes along which the shop differs."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.projection import Projection
from core.pretrained.start import shipped_start
from core.pretrained.teacher import PACKAGE, PACKAGE_VERSION, NoTeacher, shared_teacher
from core.runs.manifest import PROJECTION
from core.runs.reader import RunReader
from core.search.draft_run import DraftRun, turn
from core.search.run import SearchRun
from core.text.analysis import Analyzer

# So many queries are remembered, as somebody types to and fro: reading one takes 15 to 35 ms.
REMEMBERED = 256
# Who opens a shop waits for so many new titles, 2 s.
MOST_NEW = 64


class PretrainedRun(SearchRun):
    """See the module. Safe between threads."""

    def __init__(self, reader: RunReader) -> None:
        """The run whose files `reader` reads.

        Raises:
            RunError: one of them is damaged, or the teacher cannot be used here.
        """
        self._read(reader)
        dimension = self.manifest.dimension
        self.projection = reader.read_arrays(
            PROJECTION, lambda arrays: Projection.from_arrays(arrays, dimension)
        )
        try:
            self.teacher = shared_teacher()
        except NoTeacher as error:
            raise _without_teacher(reader.folder.name) from error
        self._start = shipped_start()
        self._turn = turn(self._start, self.projection) if self._start else None
        # Vectors by query, the oldest first.
        self._remembered: dict[str, Float32Array] = {}
        self._lock = Lock()

    def drafting(self, text: str) -> SearchRun:
        """This run where it remembers `text` or no start ships, else one whose queries the start reads."""
        if self._start is None or self._turn is None or text in self._remembered:
            return self
        return DraftRun(self, self._start, self._turn)

    def knows(self, analyzer: Analyzer, text: str) -> bool:
        """Whether `text` has any word; the teacher makes something of each."""
        return bool(analyzer.sequence(text))

    def encode_texts(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        vectors = np.zeros((len(texts), self.manifest.dimension), np.float32)
        for number, text in enumerate(texts):
            vectors[number] = self._query(text)
        return vectors

    def encode_rows(
        self, analyzer: Analyzer, catalogue: Catalogue, rows: Sequence[int]
    ) -> Float32Array:
        """As always; of more than `MOST_NEW` products the rest is near nothing until a training reads it."""
        vectors = np.zeros((len(rows), self.manifest.dimension), np.float32)
        titles = [catalogue.title[row] for row in rows[:MOST_NEW]]
        vectors[:MOST_NEW] = self.projection.products(self.teacher.passages(titles))
        return vectors

    def _query(self, text: str) -> Float32Array:
        vector = self._remembered.get(text)
        if vector is None:
            (vector,) = self.projection.queries(self.teacher.queries([text]))
            self._remember(text, vector)
        return vector

    def _remember(self, text: str, vector: Float32Array) -> None:
        with self._lock:
            self._remembered[text] = vector
            while len(self._remembered) > REMEMBERED:
                del self._remembered[next(iter(self._remembered))]


def _without_teacher(run: str) -> RunError:
    return RunError(
        QT_TRANSLATE_NOOP(
            "core",
            "The run {run} needs the package {package} {version}, which cannot be used here; install it with"
            " `pip install {package}=={version}` or choose another run.",
        ),
        run=run,
        package=PACKAGE,
        version=PACKAGE_VERSION,
    )
