"""One folder holds one shop: its tables, its runs and which of them is active.

workspace.json      format, name and the data sets with their content hashes; replaced atomically
active.json         task → run id; a file of its own, so that switching runs touches nothing else
data/*.parquet      one file a kind, named by its content; written before the manifest names it
runs/<run>/         what training made
made_up_shoppers.json   who was made up (core.recommend.made_up)
demonstrations.json     steps to be walked before an audience (core.demonstration)
run_notes.json      what people call their runs and say of them (core.runs.notes)
waiting_trainings.json  the queue of the training panel (core.runs.waiting)
logs/<run>/         the same as TensorBoard reads it (core.training.tensorboard); safe to delete
feedback.sqlite     what shoppers did in the window (core.feedback.log)
folds/<group>/       the job of a cross-validation that is not over (core.runs.cross_validation)
judgments.sqlite    query sets and what people judged (core.judging.store)
tuning/             studies of settings: <study>.db, and <study>/ with the runs of its best and its default
cache/              indexes, safe to delete
writer.lock         held by the one process that may change the shop
"""

from core.workspace.folder import Workspace
from core.workspace.lock import Holder, holder_of, take_lock
from core.workspace.manifest import FORMAT, Dataset
from core.workspace.ownership import (
    ACTIVE,
    DEMONSTRATIONS,
    FEEDBACK,
    JUDGMENTS,
    KEPT_OUT,
    KINDS,
    LOCK,
    MADE_UP,
    MANIFEST,
    RUN_NOTES,
    WAITING,
    is_plain_file,
    is_plain_folder,
    is_run_name,
)
from core.workspace.tables import StagedTable

__all__ = [
    "ACTIVE",
    "DEMONSTRATIONS",
    "FEEDBACK",
    "FORMAT",
    "JUDGMENTS",
    "KEPT_OUT",
    "KINDS",
    "LOCK",
    "MADE_UP",
    "MANIFEST",
    "RUN_NOTES",
    "WAITING",
    "Dataset",
    "Holder",
    "StagedTable",
    "Workspace",
    "holder_of",
    "is_plain_file",
    "is_plain_folder",
    "is_run_name",
    "take_lock",
]
