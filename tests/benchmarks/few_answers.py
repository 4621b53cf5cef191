"""A shop where few products answer a query: all but two good ones of each judged query are taken out."""

import csv
import hashlib
import shutil
from collections import defaultdict
from pathlib import Path

KEPT = 2


def write_few(folder: Path, into: Path) -> None:
    """Write `products.csv`, `qrels.txt` and `queries.tsv` of `folder` as they are with few answers.

    A product that is one of the two for any query stays, and so does what is good for none.
    """
    gone = _taken_out(folder / "qrels.txt")
    shutil.copy(folder / "queries.tsv", into)
    judged = (folder / "qrels.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in judged if line.split()[2] not in gone]
    (into / "qrels.txt").write_text("".join(kept), encoding="utf-8")
    with (
        (folder / "products.csv").open(encoding="utf-8-sig", newline="") as whole,
        (into / "products.csv").open("w", encoding="utf-8", newline="") as few,
    ):
        rows = csv.reader(whole)
        csv.writer(few).writerows(row for row in rows if row[0] not in gone)


def _taken_out(qrels: Path) -> set[str]:
    good: dict[str, dict[str, int]] = defaultdict(dict)
    for line in qrels.read_text(encoding="utf-8").splitlines():
        query, _, product, grade = line.split()
        if int(grade) > 0:
            good[query][product] = int(grade)
    kept = {product for query, grades in good.items() for product in _best(query, grades)}
    return {product for grades in good.values() for product in grades} - kept


def _best(query: str, grades: dict[str, int]) -> list[str]:
    """The two with the highest grades; among equals the choice has no favourites and is always the same."""

    def order(product: str) -> tuple[int, bytes]:
        digest = hashlib.blake2b(f"{query} {product}".encode(), digest_size=8).digest()
        return -grades[product], digest

    return sorted(grades, key=order)[:KEPT]
