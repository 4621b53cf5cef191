"""What a run says of itself, and the names of its files. Knows no TensorFlow."""

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from core.arrays import require_regular
from core.errors import RunError, reason_of
from core.files import parse_json, replace_json
from core.language import QT_TRANSLATE_NOOP
from core.runs.fields import is_count, require_fit
from core.runs.split import SPLIT

# 2: held-out figures of the joined ranking include likeness to the best results.
# 3: they are measured on queries that no update may learn either.
FORMAT = 3
MANIFEST = "run.json"
VOCABULARY = "vocabulary.json"
PRODUCT_IDS = "product_ids.json"
STEPS = "steps.jsonl"
ENCODER = "encoder.tflite"
PRODUCT_ENCODER = "product_encoder.tflite"
PROJECTION = "projection.npz"
PRODUCTS = "products.npy"
FUSION = "fusion.json"
CALIBRATION = "calibration.json"
WEIGHTS = "weights.npz"
# The vectors of words before anything was learned: to be looked at, for nothing ranks with them.
BEGINNING = "beginning.npz"
# What a training goes on from: not part of the model, and gone once the run is finished.
CHECKPOINT = "checkpoint.npz"
MOST_BYTES = 1 << 26


@dataclass
class Manifest:
    """What `run.json` says of a run.

    `state` is `training`, `paused`, `finished`, `stopped` or `interrupted`. `job` is a `core.runs.job.Job`
    as a dict with every setting resolved, `inputs` the content hash of each kind of table it was trained on,
    `epochs` the EpochDone messages as dicts. `best_epoch` names the epoch whose artefacts rank, 0 while
    there is none. `length` is the number of word ids the encoder takes, `labels` the classes of a
    category run in the order of its outputs. `metrics` and `baseline` hold None for what was not measured.
    `hashes` holds the content hash of each file that the run is used with, by its path in the run's folder;
    runs of earlier versions have none. `measured` counts the held-out queries or examples that the metrics
    are measured on, 0 of an earlier version, and `measured_on` says which. `split` is the seed by which
    queries, texts and sequences were held out; -1 of an earlier version: the seed of the job. `chosen_epoch`
    is the best epoch where a person chose it, 0 where training found it. `variant` says of a run that
    compression made what it is, `variant of RUN: int8 dynamic`; "" of one that was trained. Runs of one
    cross-validation share `folds`, and each has its number `fold`, from 1.
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
    metrics: dict[str, float | None] = field(default_factory=dict)
    baseline: dict[str, float | None] = field(default_factory=dict)
    parameters: int = 0
    seconds: float = 0.0
    length: int = 0
    dimension: int = 0
    labels: list[str] = field(default_factory=list)
    measured: int = 0
    measured_on: str = ""
    split: int = -1
    hashes: dict[str, str] = field(default_factory=dict)
    chosen_epoch: int = 0
    variant: str = ""
    folds: str = ""
    fold: int = 0
    format: int = FORMAT

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest in a run's folder; fields that this version does not know are left out.

        Raises:
            RunError: there is none, it is damaged, or a later version wrote it.
        """
        try:
            manifest = cls._of(folder.name, _stored(folder / MANIFEST))
        except (OSError, ValueError, TypeError) as error:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} cannot be read ({reason}); choose another or delete it."
                ),
                run=folder.name,
                reason=reason_of(error),
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

    @property
    def held_out_by(self) -> int:
        """The seed by which this run's training held out what it is measured on."""
        return self.split if self.split >= 0 else int(self.job.get("seed", SPLIT))

    @property
    def is_trial(self) -> bool:
        """Whether a tuning trained this run, so that a part of what is held out had no say in it."""
        return bool(self.job.get("is_trial", False))

    @classmethod
    def _of(cls, run: str, stored: Any) -> "Manifest":
        """The manifest of the run in the folder called `run`, whatever `stored` calls it."""
        if not isinstance(stored, dict):
            raise ValueError("not {…}")
        known = {entry.name for entry in fields(cls)} - {"id"}
        kept = {name: stored[name] for name in stored if name in known}
        version = kept.get("format", FORMAT)
        # What a later version means by its fields is not for this one to judge.
        require_fit({"format": version} if is_count(version) and version > FORMAT else kept)
        return cls(id=run, **kept)

    def write(self, folder: Path) -> None:
        """Replace the manifest in `folder` so that no reader ever meets half of it."""
        replace_json(folder / MANIFEST, asdict(self))


def _stored(path: Path) -> Any:
    require_regular(path, MOST_BYTES)
    return parse_json(path.read_bytes(), _no_number)


def _no_number(name: str) -> None:
    """NaN and the infinities, which earlier versions wrote: not measured."""


def epoch_folder(folder: Path, epoch: int) -> Path:
    """Where the artefacts of `epoch` (from 1) lie in a run's folder."""
    return folder / "epochs" / f"{epoch:02d}"
