"""What is otherwise in this shop than in the one where a run was trained, in sentences."""

from collections.abc import Iterator
from pathlib import Path

from core.data.catalogue import Catalogue, catalogue_of
from core.errors import UserError, sentence
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.folders import is_own_folder
from core.runs.manifest import PRODUCT_IDS, Manifest
from core.runs.reader import RunReader
from core.text.analysis import Analyzer
from core.workspace import Workspace

_KINDS = {
    "products": QT_TRANSLATE_NOOP("core", "products"),
    "events": QT_TRANSLATE_NOOP("core", "behaviour"),
    "sessions": QT_TRANSLATE_NOOP("core", "sessions"),
    "texts": QT_TRANSLATE_NOOP("core", "texts"),
    "queries": QT_TRANSLATE_NOOP("core", "queries"),
    "qrels": QT_TRANSLATE_NOOP("core", "judgments"),
}


def drift(workspace: Workspace, folder: Path, manifest: Manifest) -> list[str]:
    """Sentences, none where the run in `folder` finds everything as it was where it was trained."""
    return list(_drift(workspace, folder, manifest))


def _drift(workspace: Workspace, folder: Path, manifest: Manifest) -> Iterator[str]:
    yield from _inputs(workspace, manifest)
    try:
        catalogue = catalogue_of(workspace)
    except UserError as error:
        yield str(error)
        return
    yield from _products(catalogue, folder, manifest)
    if manifest.analyzer and manifest.analyzer != Analyzer.for_catalogue(catalogue).fingerprint:
        yield sentence(
            QT_TRANSLATE_NOOP(
                "core",
                "Texts are cut into words otherwise here (another version of the program, or other brands):"
                " the run may know fewer of them.",
            )
        )
    base = str(manifest.job.get("base", ""))
    if base and not is_own_folder(workspace.runs_dir / base):
        yield sentence(
            QT_TRANSLATE_NOOP(
                "core", "It is an update of {base}, which is not here to go back to."
            ),
            base=base,
        )


def _inputs(workspace: Workspace, manifest: Manifest) -> Iterator[str]:
    now = inputs_of(workspace, manifest.inputs)
    missing = [kind for kind in manifest.inputs if manifest.inputs[kind] and not now.get(kind)]
    other = [
        kind for kind, known in manifest.inputs.items() if now.get(kind) not in ("", None, known)
    ]
    if missing:
        template = QT_TRANSLATE_NOOP(
            "core", "This shop has none of what the run learned from: {kinds}."
        )
        yield sentence(template, kinds=_listed(missing))
    if other:
        template = QT_TRANSLATE_NOOP(
            "core",
            "Not what the run learned from: {kinds} of this shop. Its figures were measured elsewhere;"
            " measure it here.",
        )
        yield sentence(template, kinds=_listed(other))


def _listed(kinds: list[str]) -> str:
    return translate(QT_TRANSLATE_NOOP("core", ", ")).join(
        translate(_KINDS.get(kind, kind)) for kind in kinds
    )


def _products(catalogue: Catalogue, folder: Path, manifest: Manifest) -> Iterator[str]:
    if not (folder / PRODUCT_IDS).exists():
        return
    known = RunReader(folder, manifest).texts()
    shared = sum(product in catalogue.row_of for product in known)
    if shared < len(known):
        template = QT_TRANSLATE_NOOP(
            "core", "{count:,} of the {total:,} products that the run knows are not in this shop."
        )
        yield sentence(template, count=len(known) - shared, total=len(known))
    if shared < len(catalogue):
        template = QT_TRANSLATE_NOOP(
            "core", "{count:,} of the {total:,} products of this shop are not known to the run."
        )
        yield sentence(template, count=len(catalogue) - shared, total=len(catalogue))
