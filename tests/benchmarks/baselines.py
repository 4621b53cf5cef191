"""What others would have without us: plain BM25 over jieba words, and tf-idf with a linear SVM."""

import csv
import re
from pathlib import Path

import numpy as np

from core.data.catalogue import Catalogue
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
        catalogue = opened.catalogue()
    search = PlainSearch(catalogue)
    return {
        query: [catalogue.product_id[row] for row, _ in search.best(text, top)]
        for query, text in queries.items()
    }


def _words(text: str) -> list[str]:
    import jieba

    return [w for w in jieba.cut_for_search(text.lower()) if re.search(r"\w", w)]


def tfidf_svm(fit: Path, test: Path) -> dict[str, float]:
    """Accuracy, macro-F1 and ROC AUC of a linear SVM on tf-idf of jieba words."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import label_binarize
    from sklearn.svm import LinearSVC

    texts, labels = _read(fit)
    test_texts, test_labels = _read(test)
    vectoriser = TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None, sublinear_tf=True)
    model = make_pipeline(vectoriser, LinearSVC(random_state=0)).fit(texts, labels)
    predicted, margins = model.predict(test_texts), model.decision_function(test_texts)
    truth = label_binarize(test_labels, classes=model.classes_)
    return {
        "accuracy": float(accuracy_score(test_labels, predicted)),
        "macro_f1": float(f1_score(test_labels, predicted, average="macro")),
        "roc_auc": float(roc_auc_score(truth, margins, average="macro")),
    }


def _read(path: Path) -> tuple[list[str], list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], [row["category"] for row in rows]
