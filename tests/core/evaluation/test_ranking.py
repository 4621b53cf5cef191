from pathlib import Path

import pytest

from core.errors import DataError
from core.evaluation.judgments import read_judgments, read_queries
from core.evaluation.ranking import write_trec
from core.search.request import Hit


def hits(*scores: float) -> tuple[Hit, ...]:
    return tuple(
        Hit(rank, rank, f"p{rank}", "", score, {"lexical": score})
        for rank, score in enumerate(scores, 1)
    )


def test_equal_scores_keep_their_order_in_a_run_file(tmp_path: Path) -> None:
    path = tmp_path / "run.txt"
    write_trec(path, {"q1": hits(0.5, 0.5, 0.5, 0.1), "q2": ()}, "tag")
    lines = [line.split() for line in path.read_text("utf-8").splitlines()]
    assert [line[2] for line in lines] == ["p1", "p2", "p3", "p4"]
    scores = [float(line[4]) for line in lines]
    assert scores == sorted(set(scores), reverse=True)
    assert lines[0] == ["q1", "Q0", "p1", "1", "0.500000000", "tag"]
    assert list(tmp_path.iterdir()) == [path]


def test_queries_are_read_with_and_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "queries.tsv"
    path.write_text("\ufeffquery_id\ttext\nq1\t手机 壳\n\n", "utf-8")
    assert read_queries(path) == {"q1": "手机 壳"}
    path.write_text("q1\t手机\nq2 无制表符\n", "utf-8")
    assert read_queries(path) == {"q1": "手机"}
    with pytest.raises(DataError, match="There is no file"):
        read_queries(tmp_path / "absent.tsv")


def test_only_judged_queries_are_asked(tmp_path: Path) -> None:
    queries, qrels = tmp_path / "queries.tsv", tmp_path / "qrels.txt"
    queries.write_text("q1\ta\nq2\tb\n", "utf-8")
    qrels.write_text("q2 0 p1 3\nq2 0 p2 0\nq9 0 p1 1\n", "utf-8")
    judgments = read_judgments(queries, qrels)
    assert judgments.queries == {"q2": "b"}
    assert judgments.qrels == {"q2": {"p1": 3, "p2": 0}}
    qrels.write_text("q9 0 p1 1\n", "utf-8")
    with pytest.raises(DataError, match="a query that is not there"):
        read_judgments(queries, qrels)


@pytest.mark.parametrize(
    ("queries", "qrels"),
    [
        ("q1\t手机\n".encode("gbk"), b"q1 0 p1 3\nq1 0 p1 0\n"),
        ("query_id,query\nq1,手机\n".encode(), b"query_id,product_id,grade\nq1,p1,3.0\n"),
        ("\ufeffquery_id\tquery\r\nq1\t手机\r\n".encode(), b"q1\t0\tp1\t3\r\n"),
        (None, "query,docid,rating\n手机,p1,3\n".encode()),
    ],
)
def test_judgments_are_read_as_every_import_reads_them(
    tmp_path: Path, queries: bytes | None, qrels: bytes
) -> None:
    (tmp_path / "qrels.csv").write_bytes(qrels)
    if queries is not None:
        (tmp_path / "queries.csv").write_bytes(queries)
    file = tmp_path / "queries.csv" if queries else None
    judgments = read_judgments(file, tmp_path / "qrels.csv")
    assert list(judgments.queries.values()) == ["手机"]
    # Of a pair that was judged twice the first stays.
    assert list(judgments.qrels.values()) == [{"p1": 3}]
