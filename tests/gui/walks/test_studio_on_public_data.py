"""The same twenty minutes on real queries and titles, and sessions of real shoppers, both reduced."""

import csv
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.walks.conftest import Opener
from tests.gui.walks.studio import Studio, import_files
from tests.gui.walks.studio_steps import learn_what_comes_next
from tests.gui.walks.twenty_minutes import Away, twenty_minutes

pytestmark = [
    pytest.mark.long,
    pytest.mark.data,
    pytest.mark.tensorflow,
    pytest.mark.timeout(3600),
]
PRODUCTS, SESSIONS = 1500, 4000
SMALL = {
    "epochs": 3,
    "batch_size": 128,
    "dimension": 32,
    "filters": 16,
    "passes": 2,
    "patience": 0,
    "teacher": "none",
    "word_vectors": False,
}
Find = Callable[[str], Path]


def reduced_shop(source: Path, folder: Path) -> tuple[list[Path], str]:
    """The products that are judged most often and others up to `PRODUCTS`, and a query that names many."""
    grades = [line.split() for line in (source / "qrels.txt").read_text("utf-8").splitlines()]
    texts = dict(
        line.split("\t") for line in (source / "queries.tsv").read_text("utf-8").splitlines()
    )
    # Of the queries with most judged products as many as there is room for.
    counts = Counter(query for query, *_ in grades)
    chosen, judged = set(), set()
    for query, _ in counts.most_common():
        found = {product for name, _, product, _ in grades if name == query}
        if len(judged | found) <= PRODUCTS // 2:
            chosen.add(query)
            judged |= found
    with (source / "products.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    kept = [row for row in rows if row[0] in judged]
    kept += islice((row for row in rows if row[0] not in judged), PRODUCTS - len(kept))
    paths = [folder / name for name in ("products.csv", "queries.tsv", "qrels.txt")]
    with paths[0].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *kept])
    paths[1].write_text("".join(f"{query}\t{texts[query]}\n" for query in sorted(chosen)), "utf-8")
    lines = (" ".join(grade) for grade in grades if grade[0] in chosen)
    paths[2].write_text("\n".join(lines) + "\n", "utf-8")
    best = max(chosen, key=lambda query: (counts[query], query))
    return paths, texts[best]


@pytest.mark.usefixtures("without_start")
def test_real_queries_and_titles(
    qtbot: QtBot,
    opened: Opener,
    tmp_path: Path,
    public_data: Find,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths, query = reduced_shop(public_data("taobao_zh"), tmp_path)
    window = opened(tmp_path / "shop")
    assert import_files(qtbot, window, paths)["products"] == PRODUCTS
    away = Away(paths, tmp_path, monkeypatch, capsys)
    twenty_minutes(Studio(qtbot, window), opened, query, SMALL, away)


def test_real_sessions(
    qtbot: QtBot,
    opened: Opener,
    tmp_path: Path,
    public_data: Find,
) -> None:
    with (public_data("tmall_sessions") / "train.txt").open(encoding="utf-8") as file:
        lines = list(islice(file, SESSIONS))
    (tmp_path / "sessions.txt").write_text("".join(lines), "utf-8")
    window = opened(tmp_path / "shop")
    kept = import_files(qtbot, window, [tmp_path / "sessions.txt"])
    assert kept["sessions"] == SESSIONS
    studio = Studio(qtbot, window)
    learn_what_comes_next(studio, epochs=2, batch_size=128, dimension=16, filters=8, patience=0)
