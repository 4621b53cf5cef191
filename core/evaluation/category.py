"""How good a `category` run is on texts it never saw, beside a plain and strong classifier."""

from pathlib import Path
from typing import Any, cast

import numpy as np

from core.data.catalogue import catalogue_of
from core.data.importing import Source
from core.errors import DataError
from core.evaluation.class_report import class_report
from core.evaluation.inputs import active_run, imported_files
from core.language import QT_TRANSLATE_NOOP
from core.metrics.classification import classification_metrics
from core.runs import listing
from core.runs.manifest import Manifest
from core.search.category_run import CategoryRun
from core.text.analysis import Analyzer
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts, numbered, split
from core.workspace import Workspace

BASELINE = "tf-idf + linear SVM"


def evaluate_category(
    workspace: Workspace, test_file: Path | None = None, run: str | None = None
) -> dict[str, Any]:
    """Metrics of the active run, or of the one named, and of tf-idf + linear SVM on the texts of `test_file`.

    Without a file both are measured on the texts that the run's training held out; the baseline learns
    from the same texts as the run did.

    Returns:
        `task`, `method`, `run`, `examples`, the dicts `metrics` and `baseline`, and the `class_report`.

    Raises:
        RunError: no run of this task is active, or the one named cannot guess categories.
        DataError: the file cannot be read, or there is nothing to learn from.
    """
    manifest = listing.read_manifest(workspace, run or active_run(workspace, "category"))
    fit, tested = _fit_and_tested(workspace, manifest, test_file)
    chances = probabilities(workspace, manifest, tested)
    return {
        "task": "category",
        "method": manifest.network,
        "run": manifest.id,
        "examples": len(tested),
        "metrics": classification_metrics(tested.label, chances),
        "baseline": classification_metrics(tested.label, _baseline_scores(fit, tested)),
        **class_report(tested.label, chances, tested.labels),
    }


def _fit_and_tested(
    workspace: Workspace, manifest: Manifest, test_file: Path | None
) -> tuple[Labelled, Labelled]:
    """The texts that the run learned from, and those of the file or else those that it held out."""
    fit, held_out = split(labelled_texts(workspace), manifest.held_out_by)
    tested = _read_texts(test_file, manifest.labels) if test_file else held_out
    if not len(tested):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} held nothing out; name a file of labelled texts: --test."
            ),
            run=manifest.id,
        )
    return fit, tested


def held_out_texts(workspace: Workspace, manifest: Manifest) -> Labelled:
    """The texts that a run's training held out.

    Raises:
        DataError: there are none.
    """
    return _fit_and_tested(workspace, manifest, None)[1]


def probabilities(workspace: Workspace, manifest: Manifest, texts: Labelled) -> np.ndarray:
    """What the run gives each label of `texts`, float32 (n, labels of `texts`)."""
    run = CategoryRun.load(workspace.runs_dir / manifest.id)
    analyzer = Analyzer.for_catalogue(catalogue_of(workspace))
    return _aligned(run.probabilities(analyzer, texts.texts), run.labels, texts.labels)


def _aligned(scores: np.ndarray, labels: list[str], columns: list[str]) -> np.ndarray:
    """Columns in the order of `columns`; a label that was never learned scores lowest."""
    aligned = np.full((len(scores), len(columns)), scores.min(initial=0.0) - 1.0, np.float32)
    for column, label in enumerate(columns):
        if label in labels:
            aligned[:, column] = scores[:, labels.index(label)]
    return aligned


def _read_texts(path: Path, known: list[str]) -> Labelled:
    """The labelled texts of a file, cleaned as every import is; its new labels come after `known` ones."""
    with imported_files(Source("texts", path)) as workspace:
        # An import that kept no row has raised.
        table = cast(Any, workspace.table("texts"))
        texts, labels = (table.column(name).to_pylist() for name in ("text", "category"))
    return numbered(texts, labels, [*known, *sorted(set(labels) - set(known))], "texts")


def _baseline_scores(fit: Labelled, tested: Labelled) -> np.ndarray:
    """Decision values (n, labels) of a linear SVM over tf-idf of character 1- to 3-grams."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    features = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    machine = LinearSVC(random_state=0).fit(features.fit_transform(fit.texts), fit.label)
    values = machine.decision_function(features.transform(tested.texts))
    if values.ndim == 1:
        values = np.stack([-values, values], axis=1)
    learned = [fit.labels[number] for number in machine.classes_]
    return _aligned(values, learned, tested.labels)
