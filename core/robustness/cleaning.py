"""Reviews and other labelled texts that are worth nothing to learn from, with the reason of each."""

from collections.abc import Callable

from core.robustness.findings import Finding, Findings, surest_first, with_states
from core.text.kept_out import KeptOut, keys_of
from core.text.worthless import worthless
from core.training.tasks.category.labelled_texts import labelled_texts
from core.workspace import Workspace


def worthless_texts(workspace: Workspace, heard: Callable[[int, int], object]) -> Findings:
    """What is worth nothing among the labelled texts; those set aside stay listed.

    Raises:
        DataError: there are no labelled texts, or too few.
    """
    texts = labelled_texts(workspace, kept_out=True)
    labels = [texts.labels[number] for number in texts.label]
    keys = keys_of(texts.texts, labels)
    found = [
        Finding(
            key=keys[one.row],
            text=texts.texts[one.row],
            label=labels[one.row],
            reason=one.reason,
            guess=one.evidence,
            confidence=one.confidence,
        )
        for one in worthless(texts.texts, heard)
    ]
    return Findings(len(texts), with_states(surest_first(found), KeptOut.read(workspace)))
