"""An explanation in lines that people read."""

from core.domains import Domain
from core.explain.attribution.contributions import EXACT, PATH, SHAPLEY
from core.explain.attribution.matrix import WordMatrix
from core.explain.explanation import Explanation, Standing
from core.explain.gap import BIAS, REMAINDER, REST, Bar, gaps
from core.explain.why_not.stages import Trace
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
# Pairs of words that met: the strongest, which is what people look for.
PAIRS = 8
KINDS_OF_PARTS = {
    EXACT: QT_TRANSLATE_NOOP("core", "exact at this point"),
    PATH: QT_TRANSLATE_NOOP("core", "along a path from empty words"),
    SHAPLEY: QT_TRANSLATE_NOOP("core", "by leaving words out, in the mean over orders"),
}
_BARS = {
    "bigram": QT_TRANSLATE_NOOP("core", "character pairs"),
    "letters": QT_TRANSLATE_NOOP("core", "letters"),
    BIAS: QT_TRANSLATE_NOOP("core", "what no word brings"),
    REMAINDER: QT_TRANSLATE_NOOP("core", "remainder"),
    REST: QT_TRANSLATE_NOOP("core", "all else"),
}
_WITHOUT = QT_TRANSLATE_NOOP("core", "without {words}")


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
        for gap in gaps(explanation.product, explanation.versus):
            lines.append(f"  {gap.value:+z.4f}  {domain.worded(meaning(gap.part))}")
            lines += [f"      {bar.value:+z.4f}  {bar_label(bar)}" for bar in gap.bars]
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
            lines += _met(standing.matrix) if standing.matrix else []
        if name == "fit":
            lines += [f"      {fit.share:z.4f}  {signal(fit.signal)}" for fit in standing.fit]
        if name == "alike":
            lines += [
                f"      {like.share:+z.4f}  {like.product_id} {like.title}"
                for like in standing.alike[:RESEMBLANCES]
            ]
    return lines


def _met(matrix: WordMatrix) -> list[str]:
    """The pairs of words that met most, in shares of the cosine, and what the matrix leaves."""
    heading = translate(
        QT_TRANSLATE_NOOP("core", "words that met, of a cosine of {cosine} ({kind}):")
    )
    kind = translate(KINDS_OF_PARTS[matrix.kind])
    lines = [f"      {heading.format(cosine=f'{matrix.sum:.4f}', kind=kind)}"]
    lines += [
        f"      {value:+z.4f}  {word} ↔ {other}" for word, other, value in matrix.pairs()[:PAIRS]
    ]
    return [*lines, f"      {matrix.remainder:+z.4f}  {translate(_BARS[REMAINDER])}"]


def bar_label(bar: Bar) -> str:
    """What a bar of a gap stands for."""
    if bar.kind == "missing":
        return translate(_WITHOUT).format(words=bar.name)
    if bar.kind == "signal":
        return signal(bar.name)
    kind = translate(_BARS[bar.kind]) if bar.kind in _BARS else ""
    return " ".join(filter(None, (kind, bar.name)))


def trace_report(trace: Trace) -> list[str]:
    """The stages that a product passed, with the one that lost it marked, and what would bring it back."""
    lines = [translate(QT_TRANSLATE_NOOP("core", "On its way:"))]
    for stage in trace.stages:
        mark = {True: "✓", False: "✗", None: "·"}[stage.passed]
        lost = f"  ◀ {translate(LOST)}" if stage.id == trace.lost_at else ""
        lines.append(f"  {mark} {stage.label}  {stage.detail}".rstrip() + lost)
    if trace.remedies:
        lines.append(translate(QT_TRANSLATE_NOOP("core", "What would bring it back:")))
        lines += [f"  {remedy.label}" for remedy in trace.remedies]
    return lines


LOST = QT_TRANSLATE_NOOP("core", "lost here")


def _contribution(contribution: Contribution, domain: Domain) -> str:
    """What it comes from: a word and its field, or the words that are missing."""
    if contribution.kind == "missing":
        return translate(_WITHOUT).format(words=contribution.term)
    field = domain.worded(translate(_FIELDS[contribution.field]))
    kind = _KINDS.get(contribution.kind)
    reason = f" ({domain.worded(translate(kind))})" if kind else ""
    return f"{contribution.term} · {field}{reason}"
