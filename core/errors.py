"""Errors sorted by who must act.

A `UserError` is something the user can mend: one sentence that names the place, the rule and
the next step. Everything else that escapes is a bug and is shown with its traceback.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path, PurePath

from core.language import QT_TRANSLATE_NOOP, translate
from core.plain_text import one_line
from core.program import typed_command

NOT_JSON = QT_TRANSLATE_NOOP("core", "no JSON from line {line}, column {column} on")


class UserError(Exception):
    """A mistake or a state that the user can mend.

    Args:
        template: English sentence with `{named}` places, marked with `QT_TRANSLATE_NOOP("core", …)`
            where the error is raised so that it is found for translation; `{program}` is filled with
            the command that was typed.
        **values: what fills the places; kept apart so that the sentence can be shown in any language.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return sentence(self.template, **self.values)


def sentence(template: str, **values: object) -> str:
    """`template` in the chosen language with its places filled; `{program}` is the command that was typed."""
    shown = {name: _shown(value) for name, value in values.items()}
    return translate(template).format(**{"program": typed_command(), **shown})


def _shown(value: object) -> object:
    """A name or a path as a part of a sentence, whatever signs are in it; numbers keep their formats."""
    return one_line(str(value)) if isinstance(value, (str, PurePath)) else value


def reason_of(error: Exception) -> str:
    """What went wrong in the words of the system, without numbers and paths, or else in its own."""
    if isinstance(error, JSONDecodeError):
        return translate(NOT_JSON).format(line=error.lineno, column=error.colno)
    number = getattr(error, "errno", None)
    return os.strerror(number) if number else str(error) or type(error).__name__


class WorkspaceError(UserError):
    """The workspace folder is missing, damaged, of another format or held by someone else."""


class DamagedWorkspace(WorkspaceError):
    """The manifest of a workspace is lost or damaged; it opens for reading only until it is rebuilt."""


class NotWritable(WorkspaceError):
    """The workspace can be read, but this process cannot write to it: rights, disk or file system."""


class DataError(UserError):
    """A file cannot be read, or what it says breaks a rule of its kind."""


class RunError(UserError):
    """A run does not exist, is incomplete or does not fit the workspace."""


class Cancelled(UserError):
    """The user asked to stop; the workspace is as it was."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says while the file `path` is written into a `DataError`."""
    try:
        yield
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} cannot be written ({reason}); name another file."),
            file=path,
            reason=error.strerror or str(error),
        ) from error
