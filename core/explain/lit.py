"""How strongly each word of a query and of a product counts in its score: what is lit in both texts."""

from core.explain.explanation import Standing

# Word → strength from 0 to 1, the strongest 1.
Strengths = tuple[tuple[str, float], ...]
# What is less beside the strongest is not lit.
LEAST = 0.08


def query_strengths(standing: Standing) -> Strengths:
    """The words of the query by what they earn in words and in meaning."""
    return _strengths(standing, is_query=True)


def product_strengths(standing: Standing) -> Strengths:
    """The words of the product by what they earn in words and in meaning."""
    return _strengths(standing, is_query=False)


def _strengths(standing: Standing, is_query: bool) -> Strengths:
    """Of what adds to the score; what costs is told beside it and not lit."""
    earned: dict[str, float] = {}
    for part in standing.lexical:
        word = part.source if is_query else part.term
        if part.score > 0 and word:
            earned[word] = earned.get(word, 0.0) + part.score
    met = standing.met
    if met is not None:
        for word, value in met.query_words() if is_query else met.product_words():
            earned[word] = earned.get(word, 0.0) + value
    most = max(earned.values(), default=0.0)
    if most <= 0:
        return ()
    shares = (
        (word.lower(), value / most) for word, value in earned.items() if value >= LEAST * most
    )
    return tuple(sorted(shares, key=lambda share: -share[1]))
