"""One grade of several: what the judges of a pair say together, and where that comes from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.judging.query_set import CANNOT_TELL, Judgment, Source

# Whose word counts where several speak of a pair: people here, then files, then clicks.
PRECEDENCE = (Source.HAND, Source.IMPORTED, Source.CLICKS)


class Merge(StrEnum):
    """How grades of several judges become one."""

    MAJORITY = "majority"
    MEDIAN = "median"


@dataclass(frozen=True)
class Merged:
    """`qrels`: query → product → the one grade; `sources`: query → product → where it comes from."""

    qrels: dict[str, dict[str, int]]
    sources: dict[str, dict[str, Source]]

    @property
    def pairs(self) -> int:
        """How many pairs have a grade."""
        return sum(map(len, self.qrels.values()))


def merged(
    judgments: Iterable[Judgment],
    merge: Merge = Merge.MAJORITY,
    sources: Sequence[Source] = PRECEDENCE,
) -> Merged:
    """The grades that judges gave together; who cannot tell has no say, and a pair nobody can tell is none.

    Args:
        judgments: what stands of a set.
        merge: of an even number the median is the lower of the two in the middle; of grades that are given
            equally often the majority is their median in this sense.
        sources: whose judgments count; of a pair those of the first source of `PRECEDENCE` that has any.
    """
    given: dict[tuple[str, str], dict[Source, list[int]]] = {}
    for judgment in judgments:
        if judgment.grade != CANNOT_TELL and judgment.source in sources:
            pair = given.setdefault((judgment.query, judgment.product), {})
            pair.setdefault(judgment.source, []).append(judgment.grade)
    result = Merged({}, {})
    for (query, product), grades in given.items():
        source = next(known for known in PRECEDENCE if known in grades)
        result.qrels.setdefault(query, {})[product] = merged_grade(grades[source], merge)
        result.sources.setdefault(query, {})[product] = source
    return result


def merged_grade(grades: Sequence[int], merge: Merge) -> int:
    """The one grade of at least one."""
    if merge is Merge.MAJORITY:
        counts = Counter(grades)
        most = max(counts.values())
        grades = [grade for grade, count in counts.items() if count == most]
    return sorted(grades)[(len(grades) - 1) // 2]
