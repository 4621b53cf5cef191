"""An explanation as the command line's contract has it."""

from dataclasses import asdict
from typing import Any

from core.explain.attribution.matrix import WordMatrix
from core.explain.explanation import Explanation, Standing
from core.explain.gap import gaps
from core.explain.why_not.stages import Trace


def as_json(explanation: Explanation, trace: Trace) -> dict[str, Any]:
    """The product's place, parts, terms and words at the top, then everything else.

    With another product beside it `difference` has the same of by how much the first is ahead: parts, bars
    that add up to each, and the matrix of the one less that of the other.
    """
    whole = explanation.to_json()
    whole.pop("difference")
    answer = {**_standing(explanation.product, explanation.of), **trace.to_json(), **whole}
    if explanation.versus is not None:
        answer["difference"] = _difference(explanation.product, explanation.versus, explanation.of)
    return answer


def not_imported(query: str, trace: Trace) -> dict[str, Any]:
    """The same of a product that the shop does not have, of which there is nothing but its trace."""
    return {"parts": {}, "terms": [], "words": None, **trace.to_json(), "query": query}


def _standing(standing: Standing, of: int) -> dict[str, Any]:
    return {
        "rank": standing.rank,
        "of": of,
        "found": bool(standing.rank),
        "parts": standing.parts,
        "terms": [asdict(term) for term in standing.lexical],
        "words": _words(standing.matrix),
    }


def _difference(product: Standing, versus: Standing, of: int) -> dict[str, Any]:
    """Ranks are told one less the other too: negative where the first stands higher."""
    parted = gaps(product, versus)
    one, other = product.matrix, versus.matrix
    return {
        "versus": versus.product_id,
        "score": product.score - versus.score,
        "rank": product.rank - versus.rank if product.rank and versus.rank else None,
        "of": of,
        "found": bool(product.rank and versus.rank),
        "parts": {gap.part: gap.value for gap in parted},
        "terms": [{"part": gap.part, **asdict(bar)} for gap in parted for bar in gap.bars],
        "words": _words(one.minus(other) if one is not None and other is not None else None),
    }


def _words(matrix: WordMatrix | None) -> dict[str, Any] | None:
    return None if matrix is None else asdict(matrix)
