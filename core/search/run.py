"""A run's folder: what training writes and search reads. Knows no TensorFlow.

runs/<id>/
    run.json           the `Manifest`; replaced atomically, so a reader always finds a whole one
    vocabulary.json    the encoder's words (`core.text.vocabulary`)
    product_ids.json   list[str], one a row of every `products.npy`
    steps.jsonl        the messages StepDone and EpochDone, one a line, for drawing the curves again
    epochs/NN/         NN is the epoch, from 01; only complete epochs have a folder
        encoder.tflite          int32 (batch, length) word ids → float32 (batch, dimension) unit vectors
        product_encoder.tflite  the same for products; absent where both towers are one
        products.npy            float16 (products, dimension) unit vectors
        fusion.json             `core.search.fusion.Fusion`; absent: the robust default
        calibration.json        of a category run: the temperature of its probabilities; absent: 1
        weights.npz             float16, to train on; of the best epoch alone, and search never reads it
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.errors import RunError
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP
from core.search.encoder import Encoder
from core.search.fusion import DEFAULT, Fusion
from core.text.vocabulary import Vocabulary

# 2: held-out figures of the joined ranking include likeness to the best results.
# 3: they are measured on queries that no update may learn either.
FORMAT = 3
MANIFEST = "run.json"
VOCABULARY = "vocabulary.json"
PRODUCT_IDS = "product_ids.json"
STEPS = "steps.jsonl"
ENCODER = "encoder.tflite"
PRODUCT_ENCODER = "product_encoder.tflite"
PRODUCTS = "products.npy"
FUSION = "fusion.json"
CALIBRATION = "calibration.json"
WEIGHTS = "weights.npz"


@dataclass
class Manifest:
    """What `run.json` says of a run.

    `state` is `training`, `finished`, `stopped` or `interrupted`. `job` is a `core.training.job.Job` as a
    dict with every setting resolved, `inputs` the content hash of each kind of table it was trained on,
    `epochs` the EpochDone messages as dicts. `best_epoch` names the epoch whose artefacts rank, 0 while
    there is none. `length` is the number of word ids the encoder takes, `labels` the classes of a
    category run in the order of its outputs.
    """

    id: str
    task: str
    network: str
    job: dict[str, Any] = field(default_factory=dict)
    created: str = ""
    state: str = "training"
    inputs: dict[str, str] = field(default_factory=dict)
    analyzer: str = ""
    epochs: list[dict[str, Any]] = field(default_factory=list)
    best_epoch: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    baseline: dict[str, float] = field(default_factory=dict)
    parameters: int = 0
    seconds: float = 0.0
    length: int = 0
    dimension: int = 0
    labels: list[str] = field(default_factory=list)
    format: int = FORMAT

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest in a run's folder; fields that this version does not know are left out.

        Raises:
            RunError: there is none, it is damaged, or a later version wrote it.
        """
        try:
            stored = json.loads((folder / MANIFEST).read_text("utf-8"))
            known = {name: stored[name] for name in stored if name in cls._names()}
            manifest = cls(**known)
        except (OSError, ValueError, TypeError) as error:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} cannot be read ({reason}); choose another or delete it."
                ),
                run=folder.name,
                reason=str(error),
            ) from error
        if manifest.format > FORMAT:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "A later version wrote the run {run} (format {format}); update the program.",
                ),
                run=folder.name,
                format=manifest.format,
            )
        return manifest

    @classmethod
    def _names(cls) -> set[str]:
        return {entry.name for entry in fields(cls)}

    def write(self, folder: Path) -> None:
        """Replace the manifest in `folder` so that no reader ever meets half of it."""
        replace_json(folder / MANIFEST, asdict(self))


def replace_json(path: Path, value: object) -> None:
    """Write `value` as JSON to `path`, all or nothing, even if the machine stops meanwhile."""
    replace_file(path, json.dumps(value, ensure_ascii=False))


def epoch_folder(folder: Path, epoch: int) -> Path:
    """Where the artefacts of `epoch` (from 1) lie in a run's folder."""
    return folder / "epochs" / f"{epoch:02d}"


class Run:
    """A trained search model ready to rank: encoders, product vectors and fusion of its best epoch."""

    def __init__(self, folder: Path, manifest: Manifest, epoch: int) -> None:
        self.folder = folder
        self.manifest = manifest
        self.epoch = epoch
        self._artefacts = epoch_folder(folder, epoch)

    @classmethod
    def load(cls, folder: Path, epoch: int | None = None) -> "Run":
        """The run in `folder` with the artefacts of `epoch`, by default its best.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        manifest = Manifest.read(folder)
        run = cls(folder, manifest, epoch or manifest.best_epoch)
        if manifest.task != "search" or not (run._artefacts / ENCODER).exists():
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} has no model that ranks products; choose another run."
                ),
                run=manifest.id,
            )
        return run

    @property
    def id(self) -> str:
        """The run's name, as shown and stored."""
        return self.manifest.id

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words the encoder knows."""
        return Vocabulary.load(self.folder / VOCABULARY)

    @cached_property
    def product_ids(self) -> list[str]:
        """The product of each row of `vectors`."""
        ids: list[str] = json.loads((self.folder / PRODUCT_IDS).read_text("utf-8"))
        return ids

    @cached_property
    def vectors(self) -> npt.NDArray[np.float32]:
        """Unit vectors (products, dimension) as float32."""
        vectors: npt.NDArray[np.float32] = np.load(self._artefacts / PRODUCTS).astype(np.float32)
        return vectors

    @cached_property
    def fusion(self) -> Fusion:
        """How this run's similarity joins the other parts of a score."""
        path = self._artefacts / FUSION
        return Fusion.read(path) if path.exists() else DEFAULT

    @cached_property
    def _query_encoder(self) -> Encoder:
        return Encoder(self._artefacts / ENCODER)

    @cached_property
    def _product_encoder(self) -> Encoder:
        path = self._artefacts / PRODUCT_ENCODER
        return Encoder(path) if path.exists() else self._query_encoder

    def encode(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.float32]:
        """Unit vectors (queries, dimension) of queries given as word tokens."""
        return self._query_encoder.encode(self._ids(sequences))

    def encode_products(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.float32]:
        """Unit vectors (products, dimension) of products given as word tokens."""
        return self._product_encoder.encode(self._ids(sequences))

    def _ids(self, sequences: Sequence[list[str]]) -> npt.NDArray[np.int32]:
        length = self.manifest.length
        ids = [self.vocabulary.encode(words, length) for words in sequences]
        return np.array(ids, dtype=np.int32).reshape(len(sequences), length)
