"""The tasks by name: a new one is one folder here and one line below."""

from core.training.tasks.base import Task
from core.training.tasks.category.task import CategoryTask
from core.training.tasks.next_category.task import NextCategoryTask
from core.training.tasks.next_item.task import NextItemTask
from core.training.tasks.search.task import SearchTask
from core.training.tasks.search.update import SearchUpdate

TASKS: dict[str, type[Task]] = {
    task.name: task for task in (SearchTask, NextItemTask, NextCategoryTask, CategoryTask)
}
# How a run of a task learns on from where it is.
UPDATES: dict[str, type[Task]] = {SearchUpdate.name: SearchUpdate}
