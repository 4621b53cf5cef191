"""What the dialog shows is what the import does: one decision on kind, header, columns and encoding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.columns.kind_guess import guess_kind
from core.data.importing import Source, import_files, preview
from core.errors import DataError
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


FILES = {
    "judgments.tsv": "query_id\tproduct_id\tgrade\tannotator\n1\tP1\t3\t2\n5\tP2\t2\t1\n",
    "label.csv": "id\tquery_id\tproduct_id\tlabel\n0\t1\tP1\tExact\n1\t5\tP2\tIrrelevant\n",
    "basic.csv": "query,docid,rating\n运动鞋,P1,3\n手机,P2,3\n",
    "qrels.txt": "1 0 P1 3\n5 0 P2 -1\n",
    "words.txt": "1 0 P1 Exact\n5 0 P2 Partial\n",
    "queries.tsv": "1\t运动鞋\n2\t手机\n",
    "行业热词榜.csv": '搜索词,搜索人数\n连衣裙,"12,345"\n碎花连衣裙,2345\n',
    "train.inter": "session_id:token\titem_id_list:token_seq\titem_id:token\n1\t10 20\t40\n2\t20\t3\n",
    "events.csv": "user_id,item_id,event,time\nu1,p1,click,1700000000\nu1,p2,buy,1700000001\n",
    "UserBehavior.csv": "1,2268318,2520377,pv,1511544070\n1,2333346,2520771,buy,1511561733\n",
    "goods.csv": "编号,标题,价格\n1,红茶,5\n2,绿茶,6\n",
    "reviews.csv": "text,category\n好喝,茶\n好看,花\n",
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_green_is_imported_row_by_row_as_it_was_shown(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / name, FILES[name])
    shown = preview(path)
    trial = shown.trial(shown.mapping)
    assert shown.is_sure
    assert trial is not None
    report = import_files(workspace, [Source(shown.kind, path)])
    sheet = report.sheets[shown.kind]
    assert (sheet.read, sheet.kept) == (trial.read, trial.kept) == (2, 2)


def test_a_trial_says_what_would_be_left_out(tmp_path: Path) -> None:
    shown = preview(write(tmp_path / "goods.csv", "id,title,price\n1,红茶,5\n1,绿茶,6\n,白茶,7\n"))
    trial = shown.trial(shown.mapping)
    assert trial is not None
    assert (trial.kept, set(trial.rules)) == (1, {"duplicate_id", "no_id"})


def test_a_log_without_actions_waits_for_a_word(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "orders.csv", "t_dat,customer_id,article_id\n2018-09-20,c1,A1\n")
    shown = preview(path)
    assert (shown.kind, shown.trial(shown.mapping)) == ("events", None)
    trial = shown.trial(shown.mapping, every_row_is="purchase")
    assert trial is not None
    assert trial.kept == 1
    import_files(workspace, [Source("events", path, every_row_is="purchase")])
    table = workspace.table("events")
    assert table is not None
    assert table.column("action").to_pylist() == ["purchase"]


def test_numbers_for_actions_are_asked_for(tmp_path: Path) -> None:
    text = "user_id,item_id,action_type,time\nu1,p1,0,1700000000\nu1,p2,2,1700000001\n"
    shown = preview(write(tmp_path / "events.csv", text))
    assert shown.unknown_actions(shown.mapping) == ["0", "2"]
    trial = shown.trial(shown.mapping, actions={"0": "click", "2": "purchase"})
    assert trial is not None
    assert trial.kept == 2


def test_the_encoding_is_told_shown_and_may_be_named(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "goods.csv", "id,title\n1,Беспроводные\n", "cp1251")
    with pytest.raises(DataError, match="its encoding cannot be told"):
        preview(write(tmp_path / "hebrew.csv", "id,title\n1,נעלי נשים\n", "cp1255"))
    assert preview(path, encoding="windows-1251").rows == [["1", "Беспроводные"]]
    report = import_files(workspace, [Source("products", path, encoding="cp1251")])
    (example,) = report.sheets["products"].rules["encoding_told"].examples
    assert example.before == "CP1251"
    assert catalogue_of(workspace).title == ["Беспроводные"]


@pytest.mark.parametrize(
    ("columns", "name", "kind", "is_sure"),
    [
        (("id", "title", "price"), "reviews.csv", "products", True),
        (("id", "title"), "x.csv", "products", True),
        (("user_id", "item_id", "action", "time"), "products.csv", "events", True),
        (("query_id", "product_id", "grade"), "events.csv", "qrels", True),
        (("customer_id", "article_id", "t_dat"), "transactions.csv", "events", True),
        (("text", "category"), "queries.csv", "queries", True),
        (("text", "category"), "x.csv", "texts", True),
        (("Search term", "Match type", "Clicks", "Cost"), "ads.csv", "queries", True),
        (("colour", "size"), "x.csv", "products", False),
        (("id", "title"), "comments.csv", "products", False),
    ],
)
def test_name_and_columns_agree_or_it_is_asked(
    columns: tuple[str, ...], name: str, kind: str, is_sure: bool
) -> None:
    guess = guess_kind(columns, name)
    assert (guess.kind, guess.is_sure) == (kind, is_sure)


def test_ids_and_words_without_a_header_may_be_two_kinds(tmp_path: Path) -> None:
    text = "1\tred dress\n2\tblue dress\n"
    assert not preview(write(tmp_path / "data.tsv", text)).is_sure
    shown = preview(write(tmp_path / "queries.tsv", text))
    assert (shown.kind, shown.is_sure) == ("queries", True)
