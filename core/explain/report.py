"""An explanation in lines that people read."""

from core.domains import Domain
from core.explain.explanation import Explanation, Standing
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.lexical import Contribution
from core.search.score_parts import meaning

_FIELDS = {
    "title": QT_TRANSLATE_NOOP("core", "title"),
    "brand": "{brand}",
    "category": "{category}",
    "attributes": QT_TRANSLATE_NOOP("core", "attributes"),
    "description": QT_TRANSLATE_NOOP("core", "description"),
}
_KINDS = {
    "related": QT_TRANSLATE_NOOP("core", "shared by the best results"),
    "other": QT_TRANSLATE_NOOP("core", "another {category} than the query names"),
}
# How many of the results that a product resembles are worth a line.
TOLD = 3


def report(explanation: Explanation, domain: Domain) -> list[str]:
    """Every standing with its parts, words and effects; then what sets the two products apart.

    All in the words of `domain`.
    """
    words = " | ".join(token.text for token in explanation.tokens)
    lines = [f"{explanation.query}  →  {words}", *_standing(explanation.product, domain)]
    if explanation.versus and explanation.difference:
        lines += _standing(explanation.versus, domain)
        lines.append(translate(QT_TRANSLATE_NOOP("core", "Ahead (+) or behind (−):")))
        lines += [
            f"  {value:+.4f}  {domain.worded(meaning(name))}"
            for name, value in explanation.difference.items()
        ]
    return lines


def _standing(standing: Standing, domain: Domain) -> list[str]:
    place = (
        f"#{standing.rank}" if standing.rank else translate(QT_TRANSLATE_NOOP("core", "no match"))
    )
    lines = [f"{place}  {standing.product_id}  {standing.title}  {standing.score:.4f}"]
    for name, value in standing.parts.items():
        lines.append(f"  {value:.4f}  {domain.worded(meaning(name))}")
        if name == "lexical":
            lines += [f"      {met.score:.4f}  {_met(met, domain)}" for met in standing.lexical]
        if name == "neural":
            without = translate(QT_TRANSLATE_NOOP("core", "lost without"))
            lines += [f"      {word.effect:+.4f}  {without} {word.word}" for word in standing.words]
        if name == "alike":
            lines += [
                f"      {like.share:+.4f}  {like.product_id} {like.title}"
                for like in standing.alike[:TOLD]
            ]
    return lines


def _met(met: Contribution, domain: Domain) -> str:
    """What the contribution comes from: a word and its field, or the words that are missing."""
    if met.kind == "missing":
        return translate(QT_TRANSLATE_NOOP("core", "without {words}")).format(words=met.term)
    place = f"{met.term} · {domain.worded(translate(_FIELDS[met.field]))}"
    return (
        f"{place} ({domain.worded(translate(_KINDS[met.kind]))})" if met.kind in _KINDS else place
    )
