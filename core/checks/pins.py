"""What a verdict stands on, by content hash: kept beside a file of assertions, compared when it is checked.

Beside `checks.txt` lies `checks.txt.lock`, strict JSON:

    format      1
    pinned      when, in UTC
    inputs      name → {"hash", "about"}; names as of `Input`
    snapshots   text of the assertion → product ids, best first
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.errors import DataError, RunError, UserError, reason_of, writing
from core.evaluation.judgments import load_judgments
from core.evaluation.pins import grades_hash, queries_hash
from core.evaluation.system_names import SystemName
from core.files import content_hash, read_json, replace_json, sha256
from core.language import QT_TRANSLATE_NOOP, translate
from core.pretrained.start import ASSET
from core.runs.folders import run_folder
from core.runs.kept import ranking_files
from core.runs.manifest import Manifest
from core.runs.names import START, epoch_of
from core.search.request import Method
from core.search.run import TASK
from core.text import lexicon
from core.workspace import Workspace

FORMAT = 1
ENDING = ".lock"
MOST_BYTES = 1 << 24
# Characters of a hash that people compare.
SHORT = 12
QUERIES, JUDGMENTS, CATALOGUE = "queries", "judgments", "catalogue"
RUN, RIVAL, WORDS = "run", "compared with", "word lists"
LABELS = {
    QUERIES: QT_TRANSLATE_NOOP("core", "queries"),
    JUDGMENTS: QT_TRANSLATE_NOOP("core", "judgments"),
    CATALOGUE: QT_TRANSLATE_NOOP("core", "catalogue"),
    RUN: QT_TRANSLATE_NOOP("core", "run"),
    RIVAL: QT_TRANSLATE_NOOP("core", "compared with"),
    WORDS: QT_TRANSLATE_NOOP("core", "word lists"),
}


@dataclass(frozen=True)
class Pin:
    """The content `hash` of one input, "" where there is none of it, and what it is `about` for people.

    That is a run's name, or how many rows, queries or grades there are.
    """

    hash: str
    about: str = ""

    @property
    def shown(self) -> str:
        """As people read it."""
        nothing = translate(QT_TRANSLATE_NOOP("core", "none"))
        return " ".join(filter(None, (self.about, self.hash[:SHORT]))) or nothing


@dataclass(frozen=True)
class Change:
    """An `input` that is another one `now` than it `was`; `of` a set or a rival by its name, or ""."""

    input: str
    of: str
    was: Pin
    now: Pin

    def __str__(self) -> str:
        template = QT_TRANSLATE_NOOP("core", "{input}: {was} → {now}")
        named = input_label(f"{self.input} {self.of}".strip())
        return translate(template).format(input=named, was=self.was.shown, now=self.now.shown)

    def to_json(self) -> dict[str, Any]:
        """As plain dicts."""
        return asdict(self)


@dataclass(frozen=True)
class Lock:
    """What was pinned, and when; nothing where `pinned` is "" ."""

    pinned: str = ""
    inputs: Mapping[str, Pin] = field(default_factory=dict)
    snapshots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def changes(self, now: Mapping[str, Pin]) -> tuple[Change, ...]:
        """What of what is used `now` differs from what was pinned; what was not used then is no change."""
        return tuple(
            Change(*_parts(name), self.inputs[name], pin)
            for name, pin in now.items()
            if name in self.inputs and self.inputs[name].hash != pin.hash
        )


def lock_path(path: Path) -> Path:
    """Where what a file of assertions stands on is kept."""
    return path.with_name(path.name + ENDING)


def read_lock(path: Path) -> Lock:
    """What is pinned for the file of assertions at `path`; nothing where nobody did.

    Raises:
        DataError: what was kept is damaged, or of a later version.
    """
    place = lock_path(path)
    try:
        return _lock(read_json(place, MOST_BYTES)) if place.exists() else Lock()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} cannot be read ({reason}); take it back from your version control, or pin anew"
                " with `{program} check --pin`.",
            ),
            file=place,
            reason=reason_of(error),
        ) from error


def write_lock(path: Path, lock: Lock) -> None:
    """Keep `lock` beside the file of assertions at `path`, all or nothing.

    Raises:
        DataError: it cannot be written; what was kept is as it was.
    """
    stored = {
        "format": FORMAT,
        "pinned": lock.pinned,
        "inputs": {name: asdict(pin) for name, pin in lock.inputs.items()},
        "snapshots": dict(lock.snapshots),
    }
    place = lock_path(path)
    with writing(place):
        replace_json(place, stored)


def pinned_now(
    inputs: Mapping[str, Pin], snapshots: Mapping[str, tuple[str, ...]] | None = None
) -> Lock:
    """A lock of what is used now."""
    return Lock(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", dict(inputs), dict(snapshots or {}))


def with_snapshot(lock: Lock, text: str, products: Iterable[str]) -> Lock:
    """`lock` with the snapshot of one assertion more, or another one."""
    return replace(lock, snapshots={**lock.snapshots, text: tuple(products)})


def inputs_of(
    workspace: Workspace, system: str, rivals: Iterable[str] = (), query_sets: Iterable[str] = ("",)
) -> dict[str, Pin]:
    """Everything that a verdict stands on: what is checked, whom it is compared with, and the judged sets."""
    pins = {CATALOGUE: _catalogue(workspace), WORDS: _word_lists(), RUN: run_pin(workspace, system)}
    for name in dict.fromkeys(query_sets):
        pins |= _judged(workspace, name)
    return {
        **pins,
        **{f"{RIVAL} {name}": run_pin(workspace, name) for name in dict.fromkeys(rivals)},
    }


def run_pin(workspace: Workspace, system: str) -> Pin:
    """What ranks as `system`, "" for what ranks now; no hash where it is not there."""
    named = SystemName.parse(system) if system else SystemName(system)
    if named.file is not None:
        return Pin(sha256(named.file), named.file.name)
    if named.method is Method.LEXICAL:
        return Pin(content_hash([Method.LEXICAL.value]), system)
    run, epoch = epoch_of(named.run or workspace.chosen_run(TASK) or START)
    if run == START:
        return Pin(sha256(ASSET) if ASSET.exists() else "", START)
    try:
        manifest = Manifest.read(run_folder(workspace.runs_dir, run))
    except RunError:
        return Pin("", system or run)
    files = ranking_files(manifest, epoch or manifest.best_epoch)
    how = system.partition(":")[2]
    return Pin(content_hash([run, sorted(files.items()), how]), ":".join(filter(None, (run, how))))


def _catalogue(workspace: Workspace) -> Pin:
    dataset = workspace.datasets().get("products")
    if dataset is None:
        return Pin("")
    return Pin(dataset.sha256, f"{dataset.rows:,}")


def _word_lists() -> Pin:
    """Synonyms and the other lists that ship, by which every shop reads words."""
    lists = (lexicon.synonyms().items(), lexicon.stop_words(), lexicon.accessories())
    return Pin(content_hash([sorted(words) for words in lists]))


def _judged(workspace: Workspace, query_set: str) -> dict[str, Pin]:
    """The queries of a set and their judgments, whatever stores them."""
    end = f" {query_set}" if query_set else ""
    try:
        judged = load_judgments(workspace, query_set)
    except UserError:
        return {f"{QUERIES}{end}": Pin(""), f"{JUDGMENTS}{end}": Pin("")}
    grades = sum(map(len, judged.qrels.values()))
    return {
        f"{QUERIES}{end}": Pin(queries_hash(judged), f"{len(judged.queries):,}"),
        f"{JUDGMENTS}{end}": Pin(grades_hash(judged), f"{grades:,}"),
    }


def input_label(name: str) -> str:
    """What an input is called, by its name among `Lock.inputs`."""
    known, of = _parts(name)
    return " ".join(filter(None, (translate(LABELS.get(known, known)), of)))


def _parts(name: str) -> tuple[str, str]:
    """The input and what it is of: `queries core` → queries, core."""
    known = next((label for label in LABELS if name == label or name.startswith(f"{label} ")), name)
    return known, name[len(known) + 1 :]


def _lock(stored: Any) -> Lock:
    if stored["format"] != FORMAT:
        raise ValueError(f"format {stored['format']}")
    inputs = {
        name: Pin(str(pin["hash"]), str(pin["about"])) for name, pin in stored["inputs"].items()
    }
    snapshots = {text: tuple(map(str, products)) for text, products in stored["snapshots"].items()}
    return Lock(str(stored["pinned"]), inputs, snapshots)
