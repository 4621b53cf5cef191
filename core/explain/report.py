"""An explanation in lines that people read."""

from core.domains import Domain
from core.explain.explanation import Explanation, Standing
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.names import START, short_name
from core.search.lexical import Contribution
from core.search.score_parts import meaning, signal

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
    "modifier": QT_TRANSLATE_NOOP("core", "here it only describes another thing"),
}
# How many of the results that a product resembles are worth a line: the weights of the rest are small.
RESEMBLANCES = 3


def report(explanation: Explanation, domain: Domain) -> list[str]:
    """Every standing with its parts, words and effects; then what sets the two products apart.

    All in the words of `domain`.
    """
    words = " | ".join(token.text for token in explanation.tokens)
    lines = [f"{explanation.query}  →  {words}"]
    if explanation.run == START:
        lines.append(short_name(START))
    lines += _standing(explanation.product, domain)
    if explanation.versus and explanation.difference:
        lines += _standing(explanation.versus, domain)
        lines.append(translate(QT_TRANSLATE_NOOP("core", "Ahead (+) or behind (−):")))
        lines += [
            f"  {value:+z.4f}  {domain.worded(meaning(name))}"
            for name, value in explanation.difference.items()
        ]
    return lines


def _standing(standing: Standing, domain: Domain) -> list[str]:
    no_match = translate(QT_TRANSLATE_NOOP("core", "no match"))
    rank = f"#{standing.rank}" if standing.rank else no_match
    lines = [f"{rank}  {standing.product_id}  {standing.title}  {standing.score:z.4f}"]
    for name, value in standing.parts.items():
        lines.append(f"  {value:z.4f}  {domain.worded(meaning(name))}")
        if name == "lexical":
            lines += [f"      {c.score:z.4f}  {_contribution(c, domain)}" for c in standing.lexical]
        if name == "neural":
            without = translate(QT_TRANSLATE_NOOP("core", "lost without"))
            lines += [
                f"      {word.effect:+z.4f}  {without} {word.word}" for word in standing.words
            ]
        if name == "fit":
            lines += [f"      {fit.share:z.4f}  {signal(fit.signal)}" for fit in standing.fit]
        if name == "alike":
            lines += [
                f"      {like.share:+z.4f}  {like.product_id} {like.title}"
                for like in standing.alike[:RESEMBLANCES]
            ]
    return lines


def _contribution(contribution: Contribution, domain: Domain) -> str:
    """What it comes from: a word and its field, or the words that are missing."""
    if contribution.kind == "missing":
        without = translate(QT_TRANSLATE_NOOP("core", "without {words}"))
        return without.format(words=contribution.term)
    field = domain.worded(translate(_FIELDS[contribution.field]))
    kind = _KINDS.get(contribution.kind)
    reason = f" ({domain.worded(translate(kind))})" if kind else ""
    return f"{contribution.term} · {field}{reason}"
