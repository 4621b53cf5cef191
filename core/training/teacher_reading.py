"""Who teaches a search network, and what the pretrained encoder still has to read for it; no TensorFlow.

Training goes by the choices made here; the window tells by them what a training begins with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.feedback.behaviour import behaviour, behaviour_version
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import Start, shipped_start
from core.pretrained.teacher import is_available
from core.pretrained.vector_cache import VectorCache
from core.runs.job import Job
from core.settings import TRAINING
from core.task_choices import NETWORKS, training_settings
from core.task_choices import PRETRAINED as ENCODER_NETWORK
from core.training.click_pairs import most_pairs
from core.workspace import Workspace

# The encoder where it is at hand and shoppers have taught little; none; the encoder. Any other name is
# that of a run.
AUTOMATIC, NONE, PRETRAINED = "auto", "none", "pretrained"
# From so many pairs on shoppers alone teach as well, without the minutes that the encoder takes; measured:
# docs/training.md, The teacher.
ENOUGH_PAIRS = 5_000
# The share of queries among the texts: they cost half as much as titles and say what is asked for.
QUERIES = 1 / 3
# Of a small shop no more than so many queries are made of each product: further ones say the same again.
PER_PRODUCT = 8
# Queries that the encoder as a network reads: enough to know their mean; more change no rank.
MADE_QUERIES = 100
# On one core of the machine that docs/results.md was measured on.
TITLE_SECONDS, QUERY_SECONDS = 0.033, 0.018
# Settings of how pairs are learned, which the texts of a teacher are not.
OF_PAIRS = (
    "loss",
    "trim",
    "label_smoothing",
    *(setting.name for setting in TRAINING if setting.group == "augmentation"),
)
# Of each workspace: the version of its behaviour, and the pairs in it.
_COUNTED: "WeakKeyDictionary[Workspace, tuple[str, int]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Reading:
    """How many texts the encoder has yet to read."""

    titles: int = 0
    queries: int = 0

    @property
    def seconds(self) -> float:
        """About how long it takes."""
        return self.titles * TITLE_SECONDS + self.queries * QUERY_SECONDS


def start_for(network: str, settings: Mapping[str, Any]) -> Start | None:
    """The pretrained start, where there is one that `network` can begin with."""
    wanted = settings["start"] and not settings["word_vectors"] and NETWORKS[network].reads_vectors
    start = shipped_start() if wanted else None
    return start if start and int(settings["dimension"]) <= start.dimension else None


def teacher_name(name: str, start: Start | None, pairs: int) -> str:
    """Whom the setting `name` means beside so many pairs of shoppers: `NONE`, `PRETRAINED` or a run."""
    if name != AUTOMATIC:
        return name
    is_needed = pairs < ENOUGH_PAIRS
    return PRETRAINED if is_needed and start and is_available() else NONE


def require_use(settings: Mapping[str, Any], is_alone: bool) -> None:
    """Refuse what nothing would come of where the teacher `is_alone`: its texts are learned by cosine.

    Raises:
        DataError: pairs are to be learned in another way than usual, and there are none.
    """
    usual = {setting.name: setting.default for setting in TRAINING}
    changed = [name for name in OF_PAIRS if settings[name] != usual[name]]
    if is_alone and changed:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody has clicked anything yet, so that the teacher alone teaches, by cosine, and {name}"
                " has no effect; set teacher=none to learn from queries made of titles, or leave {name}"
                " as it is.",
            ),
            name=changed[0],
        )


def taught_rows(products: int, most: int, seed: int) -> list[int]:
    """The products whose titles are read, by chance; `most` bounds titles and queries together."""
    count = min(products, int(most * (1 - QUERIES)))
    order = np.random.default_rng((seed, 1)).permutation(products)
    return sorted(order[: max(1, count)].tolist())


def reading_ahead(workspace: Workspace, job: Job) -> Reading:
    """What the encoder has yet to read for `job`; queries are bounded, not counted.

    Raises:
        UserError: a setting is wrong, or the shop cannot be read.
    """
    settings = training_settings(job.task, job.network, job.settings)
    if job.task != "search" or not is_available():
        return Reading()
    titles = catalogue_of(workspace).title
    if job.network == ENCODER_NETWORK:
        return _unread(workspace, titles, titles, MADE_QUERIES if titles else 0)
    if not titles or not _is_taught(workspace, job.network, settings):
        return Reading()
    most = int(settings["teacher_texts"])
    rows = taught_rows(len(titles), most, job.seed)
    queries = min(most - len(rows), PER_PRODUCT * len(titles))
    return _unread(workspace, titles, [titles[row] for row in rows], queries)


def _is_taught(workspace: Workspace, network: str, settings: Mapping[str, Any]) -> bool:
    """Whether the encoder teaches, and has a start to go by."""
    name = str(settings["teacher"])
    if name not in (AUTOMATIC, PRETRAINED):
        return False
    start = start_for(network, settings)
    return start is not None and teacher_name(name, start, _pairs(workspace, name)) == PRETRAINED


def _pairs(workspace: Workspace, name: str) -> int:
    """How many pairs shoppers taught, where it matters; counted once for the same behaviour."""
    if name != AUTOMATIC:
        return 0
    version = behaviour_version(workspace)
    counted = _COUNTED.get(workspace)
    if counted is None or counted[0] != version:
        counted = _COUNTED[workspace] = version, most_pairs(behaviour(workspace))
    return counted[1]


def _unread(workspace: Workspace, titles: list[str], wanted: list[str], queries: int) -> Reading:
    """Which of the `wanted` titles, and how many of so many queries, are not in the cache."""
    kept, others = VectorCache(workspace.cache_dir).kept_passages(titles)
    return Reading(len(set(wanted) - kept), max(0, queries - others))
