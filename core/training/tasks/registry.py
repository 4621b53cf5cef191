"""The tasks by name: a new one is one folder here and one line below."""

from core.runs.job import Job
from core.task_choices import PRETRAINED
from core.training.tasks.base import Task
from core.training.tasks.category.task import CategoryTask
from core.training.tasks.next_category.task import NextCategoryTask
from core.training.tasks.next_item.task import NextItemTask
from core.training.tasks.search.pretrained import PretrainedSearch
from core.training.tasks.search.task import SearchTask
from core.training.tasks.search.update import SearchUpdate

TASKS: dict[str, type[Task]] = {
    task.name: task for task in (SearchTask, NextItemTask, NextCategoryTask, CategoryTask)
}
# A task with a network that does not learn.
FROZEN: dict[str, type[Task]] = {PretrainedSearch.name: PretrainedSearch}
# How a run of a task learns on from where it is.
UPDATES: dict[str, type[Task]] = {SearchUpdate.name: SearchUpdate}


def task_of(job: Job) -> type[Task]:
    """What prepares and measures `job`."""
    if job.base:
        return UPDATES[job.task]
    return (FROZEN if job.network == PRETRAINED else TASKS)[job.task]
