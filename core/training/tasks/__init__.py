"""The tasks by name: a new one is one file here and one line below."""

from core.training.tasks.base import Task
from core.training.tasks.category import CategoryTask
from core.training.tasks.next_item import NextItemTask
from core.training.tasks.search import SearchTask

TASKS: dict[str, type[Task]] = {
    task.name: task for task in (SearchTask, NextItemTask, CategoryTask)
}

__all__ = ["TASKS", "Task"]
