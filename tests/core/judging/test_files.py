"""Judgments from files and into files: every format there and back, bad rows named, scales told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import DataError
from core.judging.agreement import agreement
from core.judging.exporting import JudgmentFormat, write_judgments, write_queries
from core.judging.importing import import_judgment_files, set_called
from core.judging.judgment_files import parse_scale, read_judgment_file
from core.judging.merging import merged
from core.judging.query_set import CANNOT_TELL, QuerySet, SetQuery
from core.judging.store import JudgmentStore
from tests.core.judging.sets import TEXTS, grade, heads, shop

NONE = QuerySet(1, "new")
Read = dict[tuple[str, str, str], int]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JudgmentStore]:
    """The sets of a shop."""
    with shop(tmp_path / "shop") as workspace, JudgmentStore.open(workspace) as made:
        yield made


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file with this text."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def grades(store: JudgmentStore, query_set: QuerySet) -> Read:
    """(text, product, judge) → grade."""
    queries = store.find(query_set.name).queries
    given = store.judgments(store.find(query_set.name).number)
    return {(queries[one.query].text, one.product, one.judge): one.grade for one in given}


FILES = {
    "quepid.csv": "query,docid,rating\n手机,p1,3\nsummer dress,p2,0\n",
    "quepid_detailed.csv": "Team Name,Case Name,Case ID,Query Text,Doc ID,Title,Rating\n"
    "us,case,1,手机,p1,A phone,3\nus,case,1,summer dress,p2,A coat,0\n",
    "esci.csv": "example_id,query,query_id,product_id,esci_label\n1,手机,7,p1,E\n2,summer dress,8,p2,I\n",
    "plain.csv": "query,product_id,grade\n手机,p1,3\nsummer dress,p2,0\n",
    "sheet.tsv": "查询词\t商品id\t相关性\n手机\tp1\t3\nsummer dress\tp2\t0\n",
}


@pytest.mark.parametrize("name", FILES)
def test_files_with_the_texts_of_their_queries(
    name: str, store: JudgmentStore, written: Callable[[str, str], Path]
) -> None:
    made = set_called(store, "new")
    (report,) = import_judgment_files(store, made, [written(name, FILES[name])])
    assert (report.read, report.kept) == (2, 2)
    assert grades(store, made) == {("手机", "p1", ""): 3, ("summer dress", "p2", ""): 0}


def test_esci_letters_and_wands_words(
    store: JudgmentStore, written: Callable[[str, str], Path]
) -> None:
    esci = "query,product_id,esci_label\n" + "".join(
        f"a,p{n},{word}\n" for n, word in enumerate("ESCI")
    )
    read = read_judgment_file(written("esci.csv", esci), NONE)
    assert [one.grade for one in read.judgments] == [3, 2, 1, 0]
    wands = (
        "id\tquery_id\tproduct_id\tlabel\n0\t7\t1\tExact\n1\t7\t2\tPartial\n2\t7\t3\tIrrelevant\n"
    )
    made = set_called(store, "wands")
    import_judgment_files(store, made, [written("label.csv", wands)], {"7": "salon chair"})
    assert list(grades(store, made).items()) == [
        (("salon chair", "1", ""), 2),
        (("salon chair", "2", ""), 1),
        (("salon chair", "3", ""), 0),
    ]


def test_a_book_of_quepid_has_a_column_a_judge(
    store: JudgmentStore, written: Callable[[str, str], Path]
) -> None:
    text = "query,docid,Anna,Bob\n手机,p1,3,2\n手机,p2,?,0\n手机,p3,,1\n"
    made = set_called(store, "book")
    import_judgment_files(store, made, [written("book.csv", text)])
    assert grades(store, made) == {
        ("手机", "p1", "Anna"): 3,
        ("手机", "p1", "Bob"): 2,
        ("手机", "p2", "Anna"): CANNOT_TELL,
        ("手机", "p2", "Bob"): 0,
        ("手机", "p3", "Bob"): 1,
    }
    assert agreement(store.judgments(store.find("book").number)).pairs == 1


def test_bad_rows_are_named_and_the_others_kept(written: Callable[[str, str], Path]) -> None:
    text = (
        "query,docid,rating\n手机,p1,3\n手机,p2,good\n手机,,1\n手机,p1,0\n手机,p5,9\n手机\n,p7,1\n"
    )
    read = read_judgment_file(written("quepid.csv", text), NONE)
    report = read.report
    assert (report.read, report.kept, report.rejected) == (7, 1, 6)
    rows = {name: rule.examples[0].row for name, rule in report.rules.items() if rule.count}
    assert rows == {
        "bad_grade": 3,
        "no_id": 4,
        "duplicate_judgment": 5,
        "grade_above": 6,
        "torn_row": 7,
    }
    assert [(one.product, one.grade) for one in read.judgments] == [("p1", 3)]


def test_a_scale_is_stretched_to_the_sets_own(written: Callable[[str, str], Path]) -> None:
    rows = "".join(f"手机,p{value},{value}\n" for value in range(6))
    path = written("four.csv", "query,docid,rating\n" + rows)
    read = read_judgment_file(path, NONE, scale=parse_scale("1..4"))
    assert {one.product: one.grade for one in read.judgments} == {
        "p1": 0,
        "p2": 1,
        "p3": 2,
        "p4": 3,
    }
    assert {name for name, rule in read.report.rules.items() if rule.count} == {
        "bad_grade",
        "grade_above",
    }
    for wrong in ("4", "3..1", "a..b", "1..1"):
        with pytest.raises(DataError, match=r"as 1\.\.4"):
            parse_scale(wrong)


def test_a_query_that_is_known_keeps_its_id_and_ids_that_are_taken_give_way(
    store: JudgmentStore, written: Callable[[str, str], Path]
) -> None:
    made = heads(store)
    text = "query_id,query,product_id,grade\nx,SUMMER Dress,p1,1\nq1,red shoes,p2,2\n"
    import_judgment_files(store, made, [written("more.csv", text)])
    queries = store.find("heads").queries
    assert {id_: each.text for id_, each in queries.items()} == {**TEXTS, "q3": "red shoes"}
    assert {one.query: one.grade for one in store.judgments(made.number)} == {"q2": 1, "q3": 2}


def filled(store: JudgmentStore) -> QuerySet:
    """A set judged by two, with notes, a tag and somebody who cannot tell."""
    made = heads(store)
    store.save_queries(made.number, [SetQuery("q1", "手机", "=the head", ("head", "phones"))])
    store.judge(
        made.number,
        [
            *(
                grade("q1", "p1", "anna", 3),
                grade("q1", "p1", "bob", 1),
                grade("q1", "p2", "bob", 0),
            ),
            *(grade("q2", "p5", "anna", CANNOT_TELL), grade("q2", "p1", "anna", 2)),
        ],
    )
    return store.find("heads")


@pytest.mark.parametrize("format", JudgmentFormat)
def test_there_and_back(format: JudgmentFormat, store: JudgmentStore, tmp_path: Path) -> None:
    made, path = filled(store), tmp_path / "out.csv"
    given = store.judgments(made.number)
    rows = write_judgments(path, made, merged(given), given, format)
    again = set_called(store, "again")
    import_judgment_files(store, again, [path], TEXTS if format == "trec" else None)
    if format is JudgmentFormat.JUDGES:
        assert rows == 5
        assert grades(store, again) == grades(store, made)
        assert store.find("again").queries["q1"] == made.queries["q1"]
    else:
        assert rows == 3
        assert merged(store.judgments(store.find("again").number)).qrels == merged(given).qrels


def test_what_other_tools_read(store: JudgmentStore, tmp_path: Path) -> None:
    made, path = filled(store), tmp_path / "out"
    given = store.judgments(made.number)
    write_judgments(path, made, merged(given), given, JudgmentFormat.TREC)
    assert path.read_text() == "q1 0 p1 1\nq1 0 p2 0\nq2 0 p1 2\n"
    write_judgments(path, made, merged(given), given, JudgmentFormat.QUEPID)
    assert path.read_text("utf-8-sig").splitlines()[:2] == ["query,docid,rating", "手机,p1,1"]
    write_queries(path, made)
    assert path.read_text() == "q1\t手机\nq2\tsummer dress\n"
    store.judge(made.number, [grade("q1", "p 9", "anna", 1)])
    given = store.judgments(made.number)
    with pytest.raises(DataError, match="The id “p 9” has a space"):
        write_judgments(path, made, merged(given), given, JudgmentFormat.TREC)


@pytest.mark.data
@pytest.mark.parametrize("name", ["crowdflower_en", "esci_en"])
def test_real_judgments_go_in_and_come_out_the_same(
    name: str, store: JudgmentStore, tmp_path: Path, public_data: Callable[[str], Path]
) -> None:
    folder = public_data(name)
    lines = (folder / "queries.tsv").read_text("utf-8").splitlines()
    texts = dict(line.split("\t", 1) for line in lines if not line.startswith("query_id\t"))
    made = set_called(store, name)
    (report,) = import_judgment_files(store, made, [folder / "qrels.txt"], texts)
    given = store.judgments(store.find(name).number)
    assert report.kept == len(given) > 6000
    write_judgments(tmp_path / "out", store.find(name), merged(given), given, JudgmentFormat.TREC)
    theirs = {tuple(line.split()) for line in (folder / "qrels.txt").read_text().splitlines()}
    ours = {tuple(line.split()) for line in (tmp_path / "out").read_text().splitlines()}
    assert len(ours) == report.kept
    assert len(ours & theirs) > 0.95 * len(theirs)
