"""Labelled texts that people keep from training, or let count less: a list beside the data.

A text is known by what it says, its label and how many say the same before it, so that the list outlives
another import of the same file and the first of several copies can stay.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Float32Array
from core.errors import DataError, reason_of
from core.files import read_json
from core.language import QT_TRANSLATE_NOOP
from core.text.normalise import normalise
from core.workspace import KEPT_OUT, Workspace

FORMAT = 1
# What a text that is weighed down counts, beside one that is not.
LIGHT = 0.3
# A million entries.
_MOST_BYTES = 1 << 26

Weights = dict[str, float]


def keys_of(texts: Sequence[str], labels: Sequence[str]) -> list[str]:
    """What each labelled text is known by; its copies are numbered, from 2."""
    counts: Counter[str] = Counter()
    keys = []
    for text, label in zip(texts, labels, strict=True):
        said = f"{label}\0{normalise(text)}".encode("utf-8", "replace")
        key = hashlib.blake2b(said, digest_size=8).hexdigest()
        counts[key] += 1
        keys.append(key if counts[key] == 1 else f"{key}-{counts[key]}")
    return keys


@dataclass(frozen=True)
class KeptOut:
    """Key → weight of every text that counts less than others, 0 for those set aside.

    `before` is what the list was before its last change.
    """

    weight: Weights = field(default_factory=dict)
    before: Weights = field(default_factory=dict)

    @classmethod
    def read(cls, workspace: Workspace) -> "KeptOut":
        """The list of a workspace; empty where there is none.

        Raises:
            DataError: it is damaged.
        """
        path = workspace.path / KEPT_OUT
        try:
            stored = read_json(path, _MOST_BYTES)
            return cls(_weights(stored["weight"]), _weights(stored["before"]))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The list of texts set aside cannot be read ({reason}); remove {path} to use them all.",
                ),
                reason=reason_of(error),
                path=path,
            ) from error

    @property
    def version(self) -> str:
        """Part of the name of what is made of the texts; empty while none is kept out."""
        if not self.weight:
            return ""
        said = json.dumps(sorted(self.weight.items())).encode()
        return f"-{hashlib.blake2b(said, digest_size=6).hexdigest()}"

    def weights(self, texts: Sequence[str], labels: Sequence[str]) -> Float32Array:
        """What each of all labelled texts counts, float32 (texts,)."""
        return np.array([self.weight.get(key, 1.0) for key in keys_of(texts, labels)], np.float32)

    def changed(self, keys: Iterable[str], weight: float) -> "KeptOut":
        """The same with `weight` for the texts of `keys`; 1 takes them off the list."""
        now = {**self.weight, **dict.fromkeys(keys, weight)}
        return KeptOut({key: value for key, value in now.items() if value != 1.0}, self.weight)

    def undone(self) -> "KeptOut":
        """As it was before the last change; again, as it is."""
        return KeptOut(self.before, self.weight)

    def store(self, workspace: Workspace) -> "KeptOut":
        """Keep this list in `workspace`; the next training goes by it.

        Raises:
            WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
        """
        stored = {"format": FORMAT, "weight": self.weight, "before": self.before}
        workspace.store_text(KEPT_OUT, json.dumps(stored, indent=1))
        return self


def _weights(stored: Mapping[str, object]) -> Weights:
    """What is a weight from 0 to 1 of what a file says.

    Raises:
        ValueError: something is not.
    """
    weights = {str(key): float(value) for key, value in stored.items()}  # type: ignore[arg-type]
    if not all(0 <= weight <= 1 for weight in weights.values()):
        raise ValueError("weight")
    return weights
