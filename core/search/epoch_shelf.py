"""Epochs of search runs, ready to rank: read once, the ones asked for least lately let go."""

from dataclasses import dataclass, replace
from threading import Lock

from core.data.catalogue import Catalogue
from core.metrics import Metrics
from core.runs.folders import run_folder
from core.runs.kept import epoch_size
from core.runs.manifest import epoch_folder
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.run import SearchRun
from core.search.run_loading import load_epoch

# Bytes in memory: five epochs of a shop of 10,000 products.
MOST_BYTES = 100_000_000
# Of an epoch's files, once its float16 are float32.
GROWTH = 2

Key = tuple[str, int]


@dataclass(frozen=True)
class _Read:
    neural: NeuralIndex | None
    size: int


class EpochShelf:
    """Gives engines that rank as a run did after one of its epochs. Safe between threads.

    Such an engine calls its run by `at_epoch`, and its manifest tells of that epoch as of the best one.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        # The least lately asked for first.
        self._read: dict[Key, _Read] = {}
        self._catalogue: Catalogue | None = None
        self._lock = Lock()

    def engine(self, engine: Engine, run: str, epoch: int) -> Engine:
        """The shop of `engine` ranked as by `run` after `epoch`; 0: as before any training, without a run.

        Raises:
            RunError: there is no such run, the epoch is not kept, or it is damaged.
        """
        self._use(engine.catalogue)
        key = (run, epoch) if epoch else ("", 0)
        read = self._known(key)
        if read is None:
            read = _made(engine, run, epoch, self._sibling(run))
            self._put(key, read, engine.catalogue)
        return replace(engine, neural=read.neural)

    def holds(self, run: str, epoch: int) -> bool:
        """Whether `engine` has nothing to read for it."""
        return ((run, epoch) if epoch else ("", 0)) in self._read

    def metrics(self, name: str) -> Metrics:
        """What was measured of an epoch that is on the shelf, called `name` by its engine; nothing else."""
        with self._lock:
            runs = [read.neural.run for read in self._read.values() if read.neural is not None]
        return next((run.manifest.metrics for run in runs if run.id == name), {})

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._read.clear()
            self._catalogue = None

    def _use(self, catalogue: Catalogue) -> None:
        """Vectors stand in the order of a catalogue's products: those of another one are of no use."""
        with self._lock:
            if catalogue is not self._catalogue:
                self._read.clear()
                self._catalogue = catalogue

    def _known(self, key: Key) -> _Read | None:
        with self._lock:
            read = self._read.pop(key, None)
            if read is not None:
                self._read[key] = read
            return read

    def _sibling(self, run: str) -> SearchRun | None:
        """An epoch of `run` that was read already."""
        with self._lock:
            read = (one.neural for (name, _), one in self._read.items() if name == run)
            return next((neural.run for neural in read if neural is not None), None)

    def _put(self, key: Key, read: _Read, catalogue: Catalogue) -> None:
        with self._lock:
            if catalogue is not self._catalogue:
                return
            self._read[key] = read
            # The newest stays, however large it is.
            while len(self._read) > 1 and self._bytes() > self._most_bytes:
                del self._read[next(iter(self._read))]

    def _bytes(self) -> int:
        return sum(read.size for read in self._read.values())


def _made(engine: Engine, run: str, epoch: int, sibling: SearchRun | None) -> _Read:
    if not epoch:
        neural = engine.without_run().neural
        return _Read(neural, neural.vectors.nbytes if neural else 0)
    folder = run_folder(engine.shop.runs_dir, run)
    loaded = load_epoch(folder, epoch, sibling)
    neural = NeuralIndex.for_catalogue(loaded, engine.catalogue, engine.analyzer)
    return _Read(neural, GROWTH * epoch_size(epoch_folder(folder, epoch)))
