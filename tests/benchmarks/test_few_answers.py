"""A shop with few answers: two good products a query are left, and everything that is good for none."""

import csv
from pathlib import Path

from tests.benchmarks.few_answers import write_few

JUDGED = ["q1 0 a 3", "q1 0 b 2", "q1 0 c 1", "q1 0 d 0", "q2 0 c 1", "q2 0 e 1", "q2 0 b 0"]


def write_shop(folder: Path, judged: list[str]) -> None:
    folder.mkdir()
    rows = "".join(f'{name},"{name}, a thing"\n' for name in "abcdefg")
    (folder / "products.csv").write_text("product_id,title\n" + rows, "utf-8")
    (folder / "queries.tsv").write_text("q1\tfirst\nq2\tsecond\n", "utf-8")
    (folder / "qrels.txt").write_text("\n".join(judged) + "\n", "utf-8")


def products_left(tmp_path: Path, judged: list[str]) -> set[str]:
    write_shop(tmp_path / "whole", judged)
    few = tmp_path / "few"
    few.mkdir()
    write_few(tmp_path / "whole", few)
    assert (few / "queries.tsv").read_text("utf-8") == "q1\tfirst\nq2\tsecond\n"
    with (few / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["title"] == f"{row['product_id']}, a thing" for row in rows)
    left = {row["product_id"] for row in rows}
    kept = [line for line in judged if line.split()[2] in left]
    assert (few / "qrels.txt").read_text("utf-8").splitlines() == kept
    return left


def test_what_one_query_keeps_no_other_takes_out(tmp_path: Path) -> None:
    # c is the third of q1, but one of the two of q2.
    assert products_left(tmp_path, JUDGED) == set("abcdefg")


def test_the_best_two_stay_and_what_is_good_for_none(tmp_path: Path) -> None:
    # f is the best of q2, and c and e are equals.
    left = products_left(tmp_path, [*JUDGED, "q2 0 f 2"])
    assert left in (set("abdfgc"), set("abdfge"))
