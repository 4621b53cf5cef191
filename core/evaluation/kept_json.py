"""Folders of JSON files in a workspace, one a thing that people keep: comparisons, frozen result lists."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from core.errors import DataError, WorkspaceError, reason_of
from core.files import json_text, read_json
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace
from core.workspace.access import disk_errors_as_sentence
from core.workspace.ownership import entries, is_plain_file, require_plain_folder

FORMAT = 1
# A comparison of five systems on ten thousand queries takes a tenth of it.
MOST_BYTES = 256 << 20
_NAME = re.compile(r"\d{8}-\d{6}(-\d{1,2})?")


class KeptJson:
    """What is kept in one folder of a workspace, by names that are the moment they were kept (UTC)."""

    def __init__(self, workspace: Workspace, folder: str) -> None:
        self._workspace = workspace
        self._folder = folder

    @property
    def may_change(self) -> bool:
        """Whether anything can be kept."""
        return not self._workspace.read_only

    def names(self) -> list[str]:
        """What there is, the newest first; files that are not ours are not looked at."""
        files = entries(self._workspace.path / self._folder)
        names = [file.stem for file in files if file.suffix == ".json" and is_plain_file(file)]
        return sorted(filter(_NAME.fullmatch, names), reverse=True)

    def keep(self, value: Mapping[str, Any]) -> str:
        """Store `value` under a new name, which is returned.

        Raises:
            WorkspaceError: the shop is open for reading only, or it cannot be written.
        """
        folder = self._workspace.path / self._folder
        require_plain_folder(folder)
        if self.may_change:
            with disk_errors_as_sentence(folder):
                folder.mkdir(exist_ok=True)
        name = next(each for each in _moments() if not (folder / f"{each}.json").exists())
        self.replace(name, value)
        return name

    def replace(self, name: str, value: Mapping[str, Any]) -> None:
        """Store `value` under a name there is. Raises as `keep`."""
        text = json_text({"format": FORMAT, **value})
        self._workspace.store_text(f"{self._folder}/{_required(name)}.json", text)

    def read(self, name: str) -> dict[str, Any]:
        """What is kept under `name`.

        Raises:
            DataError: it is gone, damaged, or of a later version.
        """
        path = self._workspace.path / self._folder / f"{_required(name)}.json"
        try:
            if not is_plain_file(path):
                raise FileNotFoundError(2, "", str(path))
            value = read_json(path, MOST_BYTES)
            if not isinstance(value, dict) or value.pop("format", 0) != FORMAT:
                raise ValueError(f"not of format {FORMAT}")
        except (OSError, ValueError, json.JSONDecodeError) as error:
            raise unreadable(f"{self._folder}/{name}.json", reason_of(error)) from error
        return value

    def delete(self, name: str) -> None:
        """Remove what is kept under `name`, if it is there.

        Raises:
            WorkspaceError: the shop is open for reading only, or it cannot be removed.
        """
        path = self._workspace.path / self._folder / f"{_required(name)}.json"
        if not self.may_change:
            raise WorkspaceError(
                QT_TRANSLATE_NOOP("core", "{file} stays: the shop is open for reading only."),
                file=path.name,
            )
        with disk_errors_as_sentence(path):
            path.unlink(missing_ok=True)


def unreadable(file: str, reason: str) -> DataError:
    """What is said of a kept file that tells nothing any more."""
    return DataError(
        QT_TRANSLATE_NOOP("core", "{file} cannot be read ({reason}); it stays as it is."),
        file=file,
        reason=reason,
    )


def _required(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise unreadable(f"{name}.json", "?")
    return name


def _moments() -> Iterator[str]:
    now = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    yield now
    yield from (f"{now}-{number}" for number in range(2, 100))
