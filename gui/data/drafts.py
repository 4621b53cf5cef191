"""The files chosen for an import, before it: what each holds and which column is which."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.mending import mendable
from gui import background

if TYPE_CHECKING:
    from core.data.columns.mapping import Mapped
    from core.data.importing import Preview, Source
    from core.data.report import SheetReport

# Ours that several of theirs may make up: a date and a time, the levels of a category.
JOINED = ("timestamp", "category")


@dataclass
class Draft:
    """One chosen file. `mapping` is our column → theirs; `error` the sentence why it cannot be read.

    `encoding` and `sheet` are empty where the file tells them. `is_sure` is False until name, columns
    and content agree on the kind, or the person has chosen it. `trial` is what the import would do to
    the first rows, None while a column is missing.
    """

    path: Path
    kind: str = ""
    preview: "Preview | None" = None
    mapping: "dict[str, Mapped]" = field(default_factory=dict)
    error: str = ""
    encoding: str = ""
    sheet: str = ""
    every_row_is: str = ""
    actions: dict[str, str] = field(default_factory=dict)
    is_sure: bool = True
    trial: "SheetReport | None" = None

    @property
    def missing(self) -> list[str]:
        """Our required columns that no column of the file fills yet."""
        from core.data.columns.mapping import missing

        return missing(self.kind, self.mapping, self.every_row_is)

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported as it stands, and will keep rows."""
        is_read = self.preview is not None and not self.error and self.is_sure
        return is_read and self.trial is not None and self.trial.kept > 0

    @property
    def unknown_actions(self) -> list[str]:
        """The words or numbers for actions that must be explained, those that have been among them."""
        if self.preview is None or self.every_row_is:
            return []
        return self.preview.unknown_actions(self.mapping)

    def try_out(self) -> None:
        """See what the import would do to the first rows."""
        self.trial = None
        if self.preview is not None:
            self.trial = self.preview.trial(self.mapping, self.every_row_is, self.actions)


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
                self._read(draft)
        self.changed.emit()

    def remove(self, draft: Draft) -> None:
        """Leave a file out."""
        self.drafts.remove(draft)
        self.changed.emit()

    def set_kind(self, draft: Draft, kind: str) -> None:
        """Read the file as another kind, its columns guessed anew; or confirm the one that was guessed."""
        is_other = kind != draft.kind
        draft.kind, draft.is_sure = kind, True
        if is_other:
            self._read(draft)
        self.changed.emit()

    def set_encoding(self, draft: Draft, encoding: str) -> None:
        """Read the file in another encoding; empty: as its letters tell."""
        if encoding != draft.encoding:
            draft.encoding = encoding
            self._read(draft)
            self.changed.emit()

    def set_sheet(self, draft: Draft, sheet: str) -> None:
        """Read another sheet; empty: the one that is understood best, and those like it."""
        if sheet != draft.sheet:
            draft.sheet = sheet
            self._read(draft)
            self.changed.emit()

    def set_every_row(self, draft: Draft, action: str) -> None:
        """Let every row be `action`; empty: as its column says."""
        draft.every_row_is = action
        self._edited(draft)

    def set_action(self, draft: Draft, theirs: str, ours: str) -> None:
        """Let the word or number `theirs` mean `ours`; empty: nothing."""
        draft.actions.pop(theirs, None)
        if ours:
            draft.actions[theirs] = ours
        self._edited(draft)

    def set_column(self, draft: Draft, theirs: str, ours: str) -> None:
        """Let the file's column `theirs` be our column `ours` (empty: none); each serves once."""
        earlier = draft.mapping.get(ours, ())
        joined = columns_of(earlier) if ours in JOINED else ()
        mapping: dict[str, Mapped] = {}
        for known, columns in draft.mapping.items():
            left = tuple(column for column in columns_of(columns) if column != theirs)
            if known != ours and left:
                mapping[known] = left[0] if len(left) == 1 else left
        if ours:
            made = (*(column for column in joined if column != theirs), theirs)
            mapping[ours] = made[0] if len(made) == 1 else made
        draft.mapping = mapping
        self._edited(draft)

    @property
    def is_ready(self) -> bool:
        """Whether there is a file and every one can be imported."""
        return bool(self.drafts) and all(draft.is_ready for draft in self.drafts)

    def sources(self) -> "list[Source]":
        """The files as the import takes them."""
        from core.data.importing import Source

        return [
            Source(
                draft.kind,
                draft.path,
                dict(draft.mapping),
                draft.encoding,
                draft.sheet,
                draft.every_row_is,
                dict(draft.actions),
            )
            for draft in self.drafts
        ]

    def _edited(self, draft: Draft) -> None:
        draft.try_out()
        self.changed.emit()

    def _read(self, draft: Draft) -> None:
        draft.preview, draft.trial, draft.error = None, None, ""
        decoding = (draft.kind, draft.encoding, draft.sheet)
        background.run(
            _preview,
            draft.path,
            *decoding,
            done=lambda preview: self._take(draft, decoding, preview),
            failed=lambda error: self._refuse(draft, decoding, error),
            owner=self,
        )

    def _take(self, draft: Draft, decoding: tuple[str, str, str], preview: "Preview") -> None:
        if decoding != (draft.kind, draft.encoding, draft.sheet):
            return
        draft.preview = preview
        draft.is_sure = preview.is_sure
        draft.kind = preview.kind
        draft.mapping = dict(preview.mapping)
        draft.try_out()
        self.changed.emit()

    def _refuse(self, draft: Draft, decoding: tuple[str, str, str], error: BaseException) -> None:
        if decoding != (draft.kind, draft.encoding, draft.sheet):
            return
        sentence = mendable(error)
        draft.error = str(sentence or type(error).__name__)
        self.changed.emit()
        if sentence is None:
            raise error


def columns_of(theirs: "Mapped") -> tuple[str, ...]:
    """The columns of theirs that make up one of ours."""
    return (theirs,) if isinstance(theirs, str) else tuple(theirs)


def _preview(path: Path, kind: str, encoding: str, sheet: str) -> "Preview":
    from core.data.importing import preview

    return preview(path, kind or None, encoding=encoding, sheet=sheet)
