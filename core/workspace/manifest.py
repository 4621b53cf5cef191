"""What a workspace says of itself: read strictly, kept where a later version has said more."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.errors import WorkspaceError
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace.ownership import DATA, KINDS, MANIFEST, TABLE, is_run_name

FORMAT = 1
# Bytes; reports on every kind need some ten thousand.
MOST_BYTES = 64 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Dataset:
    """One imported table: `rows` of it in `file`, whose content hash is `sha256`.

    `source` names the files it came from, `report` is its sheet of the cleaning report.
    """

    kind: str
    file: str
    sha256: str
    rows: int
    source: str = ""
    imported_at: str = ""
    report: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, kind: str, entry: object) -> "Dataset":
        """The data set that a manifest's `entry` tells of; what a later version adds to it is passed over.

        Raises:
            ValueError: something is missing, of another type, or names a file that is not this table's.
        """
        if not isinstance(entry, dict):
            raise _wrong(kind, entry)
        types = {"file": str, "sha256": str, "rows": int, "source": str}
        types |= {"kind": str, "imported_at": str, "report": dict}
        entry = {"kind": kind, **entry}
        for name, type_ in types.items():
            if name in entry and type(entry[name]) is not type_:
                raise _wrong(name, entry[name])
        try:
            dataset = cls(**{name: entry[name] for name in types if name in entry})
        except TypeError:
            raise _wrong(kind, sorted(entry)) from None
        if dataset.kind != kind or dataset.rows < 0 or not dataset._is_named_by_content():
            raise _wrong(kind, dataset.file)
        return dataset

    def _is_named_by_content(self) -> bool:
        is_hash = _SHA256.fullmatch(self.sha256) is not None
        return is_hash and self.file == table_name(self.kind, self.sha256)


def table_name(kind: str, digest: str) -> str:
    """Where in the workspace the table of `kind` with the content hash `digest` lies."""
    return f"{DATA}/{kind}-{digest[:12]}.parquet"


@dataclass(frozen=True)
class WorkspaceManifest:
    """What `workspace.json` holds, checked; `stored` is all of it, with what a later version added.

    `leaving` names files in `data` that a replacement was about to add or has let go: they are ours to
    remove where no data set names them. `active` is who serves which task where a kill came before
    `active.json` was written; None as a rule.
    """

    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    name: str = ""
    is_demo: bool = False
    domain: str = "shop"
    timezone: str = ""
    leaving: tuple[str, ...] = ()
    active: Mapping[str, str] | None = None
    stored: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: object) -> "WorkspaceManifest":
        """The manifest in a JSON value.

        Raises:
            ValueError: it is cut or damaged, or none of ours.
            WorkspaceError: a later version wrote it.
        """
        if not isinstance(stored, dict) or type(stored.get("format")) is not int:
            raise ValueError(translate(QT_TRANSLATE_NOOP("core", "it names no format")))
        for name, check in _CHECKS.items():
            if name in stored and not check(stored[name]):
                raise _wrong(name, stored[name])
        if not isinstance(stored.get("datasets"), dict):
            raise ValueError(translate(QT_TRANSLATE_NOOP("core", "it names no data sets")))
        return cls._of(stored, _datasets(stored["datasets"]))

    @classmethod
    def salvaged(
        cls, stored: object, datasets: Mapping[str, Dataset], is_demo: bool = False
    ) -> "WorkspaceManifest":
        """A manifest of `datasets` with whatever a damaged one says that can be true."""
        whole = stored if isinstance(stored, dict) else {}
        properties = {name: value for name, value in whole.items() if _is_sound(name, value)}
        given = {"demo": is_demo, **properties, "format": FORMAT}
        return cls._of({**given, "datasets": _entries(whole.get("datasets"), datasets)}, datasets)

    @classmethod
    def _of(cls, stored: Mapping[str, Any], datasets: Mapping[str, Dataset]) -> "WorkspaceManifest":
        return cls(
            datasets,
            name=stored.get("name", ""),
            is_demo=stored.get("demo", False),
            domain=stored.get("domain", "shop"),
            timezone=stored.get("timezone", ""),
            leaving=tuple(stored.get("leaving", ())),
            active=stored.get("active"),
            stored=stored,
        )

    def changed(self, **properties: Any) -> "WorkspaceManifest":
        """This manifest with other `properties`, by their names in the file; None takes one away."""
        stored = {"format": FORMAT, "datasets": {}, **self.stored, **properties}
        return WorkspaceManifest.from_json(
            {name: value for name, value in stored.items() if value is not None}
        )

    def to_text(self) -> str:
        """What to write; half characters, of file names that are no text, become question marks."""
        whole = {"format": FORMAT, "datasets": {}, **self.stored}
        text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
        return text.encode("utf-8", "replace").decode()


def write_manifest(path: Path, manifest: WorkspaceManifest) -> None:
    """Let `manifest` be that of the workspace in `path`.

    Raises:
        OSError: it cannot be written, or the disk is full; the old one is in force.
    """
    replace_file(path / MANIFEST, manifest.to_text(), follow_links=False)


def refuse_later_format(path: Path, stored: object) -> None:
    """Refuse what this program cannot know.

    Raises:
        WorkspaceError: a later version wrote `stored`, which lies in `path`.
    """
    format_ = stored.get("format") if isinstance(stored, dict) else None
    if type(format_) is int and format_ > FORMAT:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core", "A later version wrote {path} (format {format}); update the program."
            ),
            path=path / MANIFEST,
            format=format_,
        )


def sound_datasets(stored: object) -> dict[str, Dataset]:
    """The data sets that a damaged manifest still tells of."""
    entries = stored.get("datasets") if isinstance(stored, dict) else None
    datasets: dict[str, Dataset] = {}
    for kind, entry in entries.items() if isinstance(entries, dict) else ():
        with suppress(ValueError):
            datasets |= _datasets({kind: entry})
    return datasets


def _entries(stored: object, datasets: Mapping[str, Dataset]) -> dict[str, Any]:
    """What to write of `datasets`, with what a later version said of them and of kinds of its own."""
    entries = stored if isinstance(stored, dict) else {}
    merged = {kind: entry for kind, entry in entries.items() if kind not in KINDS}
    for kind, dataset in datasets.items():
        earlier = entries.get(kind)
        merged[kind] = {**(earlier if isinstance(earlier, dict) else {}), **asdict(dataset)}
    return merged


def _datasets(entries: Mapping[str, object]) -> dict[str, Dataset]:
    return {kind: Dataset.from_json(kind, entries[kind]) for kind in KINDS if kind in entries}


def _wrong(name: str, value: object) -> ValueError:
    template = QT_TRANSLATE_NOOP("core", "{name} cannot be {value}")
    return ValueError(translate(template).format(name=name, value=repr(value)[:60]))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_text(name) and TABLE.fullmatch(name) for name in value
    )


def _is_pointer(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_run_or_none, value.values()))


def _is_run_or_none(run: object) -> bool:
    return run == "" or is_run_name(run)


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "format": lambda value: value == FORMAT,
    "name": _is_text,
    "demo": lambda value: isinstance(value, bool),
    "domain": _is_text,
    "timezone": _is_text,
    "leaving": _are_tables,
    "active": _is_pointer,
}


def _is_sound(name: str, value: object) -> bool:
    return name != "datasets" and (name not in _CHECKS or _CHECKS[name](value))


def unnamed(files: Iterable[Path], manifest: WorkspaceManifest) -> list[Path]:
    """Those of the table `files` that `manifest` neither names nor has let go."""
    known = {Path(dataset.file).name for dataset in manifest.datasets.values()}
    known |= set(manifest.leaving)
    return [file for file in files if file.name not in known]
