"""The files chosen for an import, before it: what each holds and which column is which."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from gui import background

if TYPE_CHECKING:
    from core.data.columns import Mapped
    from core.data.importing import Preview, Source


@dataclass
class Draft:
    """One chosen file. `mapping` is our column → theirs; `error` the sentence why it cannot be read."""

    path: Path
    kind: str = ""
    preview: "Preview | None" = None
    mapping: "dict[str, Mapped]" = field(default_factory=dict)
    error: str = ""

    @property
    def missing(self) -> list[str]:
        """Our required columns that no column of the file fills yet."""
        from core.data.columns import missing

        return missing(self.kind, self.mapping)

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported as it stands."""
        return self.preview is not None and not self.error and not self.missing


class Drafts(QObject):
    """The chosen files in order. `changed` tells that one was added, read, edited or removed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.drafts: list[Draft] = []

    def add(self, paths: Iterable[Path]) -> None:
        """Read the beginning of each file that is not there yet, in a thread."""
        known = {draft.path for draft in self.drafts}
        for path in paths:
            if path not in known:
                known.add(path)
                draft = Draft(path)
                self.drafts.append(draft)
                self._read(draft, None)
        self.changed.emit()

    def remove(self, draft: Draft) -> None:
        """Leave a file out."""
        self.drafts.remove(draft)
        self.changed.emit()

    def set_kind(self, draft: Draft, kind: str) -> None:
        """Read the file as another kind; its columns are guessed anew."""
        if kind != draft.kind:
            draft.kind = kind
            self._read(draft, kind)
            self.changed.emit()

    def set_column(self, draft: Draft, theirs: str, ours: str) -> None:
        """Let the file's column `theirs` be our column `ours` (empty: none); each serves once."""
        draft.mapping = {
            known: column
            for known, column in draft.mapping.items()
            if known != ours and column != theirs
        }
        if ours:
            draft.mapping[ours] = theirs
        self.changed.emit()

    @property
    def is_ready(self) -> bool:
        """Whether there is a file and every one can be imported."""
        return bool(self.drafts) and all(draft.is_ready for draft in self.drafts)

    def sources(self) -> "list[Source]":
        """The files as the import takes them."""
        from core.data.importing import Source

        return [Source(draft.kind, draft.path, dict(draft.mapping)) for draft in self.drafts]

    def _read(self, draft: Draft, kind: str | None) -> None:
        draft.preview = None
        draft.error = ""
        background.run(
            _preview,
            draft.path,
            kind,
            done=lambda preview: self._take(draft, kind, preview),
            failed=lambda error: self._refuse(draft, kind, error),
            owner=self,
        )

    def _take(self, draft: Draft, kind: str | None, preview: "Preview") -> None:
        if kind is not None and kind != draft.kind:
            return
        draft.preview = preview
        draft.kind = preview.kind
        draft.mapping = dict(preview.mapping)
        self.changed.emit()

    def _refuse(self, draft: Draft, kind: str | None, error: BaseException) -> None:
        if kind is not None and kind != draft.kind:
            return
        draft.error = str(error) or type(error).__name__
        self.changed.emit()
        if not isinstance(error, (UserError, OSError)):
            raise error


def _preview(path: Path, kind: str | None) -> "Preview":
    from core.data.importing import preview

    return preview(path, kind)
