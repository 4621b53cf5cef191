"""What others would have without us: plain BM25 over jieba words, and tf-idf with a linear SVM."""

import re
from pathlib import Path

import numpy as np

from core.data.catalogue import Catalogue, catalogue_of
from core.workspace import Workspace


class PlainSearch:
    """bm25s over `jieba.cut_for_search` of every text field joined, k1 1.2, b 0.6."""

    def __init__(self, catalogue: Catalogue) -> None:
        import bm25s

        texts = [
            " ".join([title, brand, category, description, *catalogue.attributes_of(row).values()])
            for row, (title, brand, category, description) in enumerate(
                zip(
                    catalogue.title,
                    catalogue.brand,
                    catalogue.category,
                    catalogue.description,
                    strict=True,
                )
            )
        ]
        self._retriever = bm25s.BM25(k1=1.2, b=0.6)
        self._retriever.index([_words(text) for text in texts], show_progress=False)

    def best(self, text: str, top: int) -> list[tuple[int, float]]:
        """(row, score) of the products that match, best first."""
        known = [word for word in _words(text) if word in self._retriever.vocab_dict]
        if not known:
            return []
        scores = self._retriever.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:top]
        return [(int(row), float(scores[row])) for row in best if scores[row] > 0]


def plain_bm25(workspace: Path, queries: dict[str, str], top: int = 100) -> dict[str, list[str]]:
    """Query id → ids of the products that `PlainSearch` finds, best first."""
    with Workspace.open(workspace, write=False) as opened:
        catalogue = catalogue_of(opened)
    search = PlainSearch(catalogue)
    return {
        query: [catalogue.product_id[row] for row, _ in search.best(text, top)]
        for query, text in queries.items()
    }


def _words(text: str) -> list[str]:
    import jieba

    return [w for w in jieba.cut_for_search(text.lower()) if re.search(r"\w", w)]


def svm_guesses(fit: list[tuple[str, str]], texts: list[str], reads: str = "char") -> list[str]:
    """The label that a linear SVM gives each of `texts`, learned from (text, label) pairs.

    `reads` is `word`: tf-idf of jieba words, or `char`: of character 1- to 3-grams.
    """
    return [ranked[0] for ranked in svm_ranking(fit, texts, reads)]


def svm_ranking(
    fit: list[tuple[str, str]], texts: list[str], reads: str = "char"
) -> list[list[str]]:
    """As `svm_guesses`, but every label, the likeliest first."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    vectoriser = {
        "word": TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None, sublinear_tf=True),
        "char": TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True),
    }[reads]
    model = make_pipeline(vectoriser, LinearSVC(random_state=0))
    model.fit([text for text, _ in fit], [label for _, label in fit])
    order = np.argsort(-model.decision_function(texts), axis=1)
    return [[str(model.classes_[at]) for at in row] for row in order]
