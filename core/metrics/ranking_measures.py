"""Measures of rankings by their names, as trec_eval 9 and gdeval have them.

    ndcg@10           normalised discounted cumulative gain, the gain being the grade itself
    err@10 err(3)@10  expected reciprocal rank; the highest grade is gdeval's 4 unless another is given
    ap ap@100         average precision          mrr mrr@10   one over the rank of the first relevant product
    p@5               precision                  recall@100   the share of the relevant that was found
    success@10        whether anything relevant was found
    rbp rbp(0.9)      rank-biased precision; who looks on does so with probability 0.8 unless it is said
    judged@10         the share that anybody has judged
    ndcg@10:judged    any of them over judged products alone (condensed lists)

A product is relevant from grade 1 on. What nobody judged gains nothing. A query without a relevant product
scores 0, and so does one that was not answered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from core.arrays import Array, Float64Array
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.metrics.gains import dcg
from core.metrics.graded_lists import ENDED, GradedLists

# gdeval's highest grade; who looks on after each rank (Moffat and Zobel 2008).
GDEVAL_GRADE, PERSISTENCE = 4.0, 0.8
JUDGED_ONLY = "judged"
MOST_CUT = 1000
_NAME = re.compile(r"([a-z]+)(?:\(([0-9.]+)\))?(?:@(\d{1,4}))?(?::(\w+))?", re.ASCII)
_OTHER_NAMES = {"rr": "mrr", "r": "recall", "map": "ap", "precision": "p"}


@dataclass(frozen=True)
class Measure:
    """One measure: its family, the rank at which lists are cut (0: nowhere), and what else it takes."""

    family: str
    cut: int = 0
    parameter: float = 0.0
    judged_only: bool = False

    @property
    def name(self) -> str:
        """What it is called, always the same however it was typed."""
        usual = FAMILIES[self.family].parameter
        parameter = f"({self.parameter:g})" if self.parameter != usual else ""
        cut = f"@{self.cut}" if self.cut else ""
        return f"{self.family}{parameter}{cut}{f':{JUDGED_ONLY}' if self.judged_only else ''}"

    def __call__(self, lists: GradedLists) -> Float64Array:
        """The value of every query (queries,)."""
        chosen = lists.condensed if self.judged_only else lists
        if self.cut:
            chosen = replace(chosen, grades=chosen.grades[:, : self.cut])
        return np.asarray(FAMILIES[self.family].values(chosen, self), np.float64)


class Family(NamedTuple):
    """How a measure is counted, its parameter where none is given, whether it can be cut, and must be."""

    values: Callable[[GradedLists, Measure], Array]
    parameter: float = 0.0
    takes_cut: bool = True
    needs_cut: bool = False


def parse_measure(text: str) -> Measure:
    """The measure called `text`.

    Raises:
        UserError: there is none of that name, or it is not taken so; says which there are.
    """
    fields = _NAME.fullmatch(text.strip().lower())
    name = fields[1] if fields else ""
    family = FAMILIES.get(_OTHER_NAMES.get(name, name))
    if fields is None or family is None or fields[4] not in (None, JUDGED_ONLY):
        raise _unknown(text)
    measure = Measure(
        _OTHER_NAMES.get(name, name),
        int(fields[3] or 0),
        _parameter(text, fields[2], family),
        judged_only=fields[4] is not None,
    )
    allowed = range(1, MOST_CUT + 1 if family.takes_cut else 0)
    if family.needs_cut if fields[3] is None else measure.cut not in allowed:
        raise _unknown(text)
    return measure


def _parameter(text: str, given: str | None, family: Family) -> float:
    if given is None:
        return family.parameter
    try:
        value = float(given)
    except ValueError:
        raise _unknown(text) from None
    # A probability, or a highest grade.
    most = 1.0 if family.parameter < 1 else 100.0
    if not family.parameter or not 0 < value <= most or value == 1.0 == most:
        raise _unknown(text)
    return value


def parse_measures(names: Sequence[str]) -> list[Measure]:
    """The measures called so, each once.

    Raises:
        UserError: one is not known.
    """
    return list(dict.fromkeys(map(parse_measure, names)))


def _unknown(text: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "core",
            "There is no metric {name}; such are {examples}, and each with {suffix} behind it.",
        ),
        name=text.strip() or "“”",
        examples="ndcg@10, err@10, ap, mrr@10, p@5, recall@100, success@10, rbp(0.8), judged@10",
        suffix=f":{JUDGED_ONLY}",
    )


def _ndcg(lists: GradedLists, measure: Measure) -> Float64Array:
    cut = measure.cut or np.inf
    return _share(dcg(lists.gains, cut=cut), dcg(lists.ideal, cut=cut))


def _err(lists: GradedLists, measure: Measure) -> Float64Array:
    """Σ over ranks r of 1/r · R(r) · Π over earlier ranks of 1 − R, R = (2^grade − 1) / 2^highest.

    Whoever finds what they want stops there (Chapelle, Metzler, Zhang and Grinspan 2009). A grade above the
    highest counts as that.
    """
    satisfied = (2.0 ** lists.gains.clip(max=measure.parameter) - 1) / 2.0**measure.parameter
    looks_on = np.cumprod(1 - satisfied, axis=1) / (1 - satisfied)
    return np.asarray((satisfied * looks_on / _ranks(lists)).sum(axis=1))


def _ap(lists: GradedLists, measure: Measure) -> Float64Array:
    """The mean over the relevant products of the precision at their ranks, 0 for those not found."""
    precision = np.cumsum(lists.relevant, axis=1) / _ranks(lists)
    return _share((precision * lists.relevant).sum(axis=1), lists.relevant_in_all)


def _mrr(lists: GradedLists, measure: Measure) -> Float64Array:
    return np.asarray((lists.relevant / _ranks(lists)).max(axis=1))


def _precision(lists: GradedLists, measure: Measure) -> Float64Array:
    """Of the first k, whether there are as many or not."""
    return np.asarray(np.count_nonzero(lists.relevant, axis=1) / measure.cut)


def _recall(lists: GradedLists, measure: Measure) -> Float64Array:
    return _share(np.count_nonzero(lists.relevant, axis=1), lists.relevant_in_all)


def _success(lists: GradedLists, measure: Measure) -> Float64Array:
    return np.asarray(lists.relevant.any(axis=1), np.float64)


def _rbp(lists: GradedLists, measure: Measure) -> Float64Array:
    """(1 − p) · Σ over ranks r of p^(r − 1) where the product is relevant (Moffat and Zobel 2008)."""
    p = measure.parameter
    return np.asarray(((1 - p) * p ** (_ranks(lists) - 1) * lists.relevant).sum(axis=1))


def _judged(lists: GradedLists, measure: Measure) -> Float64Array:
    """The share of the first k, or of all where there are fewer."""
    there = np.count_nonzero(lists.grades != ENDED, axis=1)
    return np.asarray(np.count_nonzero(lists.grades >= 0, axis=1) / there.clip(1))


def _ranks(lists: GradedLists) -> Float64Array:
    return np.arange(1.0, lists.grades.shape[1] + 1)


def _share(part: Array, whole: Array) -> Float64Array:
    """0 where there is nothing to have a part of."""
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)


FAMILIES = {
    "ndcg": Family(_ndcg),
    "err": Family(_err, GDEVAL_GRADE),
    "ap": Family(_ap),
    "mrr": Family(_mrr),
    "p": Family(_precision, needs_cut=True),
    "recall": Family(_recall, needs_cut=True),
    "success": Family(_success, needs_cut=True),
    "rbp": Family(_rbp, PERSISTENCE, takes_cut=False),
    "judged": Family(_judged, needs_cut=True),
}
