"""Files of every kind and condition into a workspace; nothing dropped without a word."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, StageProgress, import_files, preview
from core.data.report import CleaningReport
from core.errors import Cancelled, DataError
from core.workspace import Workspace

PRODUCTS = """商品ID,商品名称,类目,品牌,价格,销量,评分,颜色
a1,&lt;b&gt;红茶&lt;/b&gt; ５００ｇ,食品>茶叶,立顿,"¥1,299",1.2万+,4.8,红
a2,绿茶,食品/茶叶,,89-129,300+人付款,5.5,绿
a3,白茶,食品/茶叶,福鼎,0,12,,白
a1,乌龙茶,食品,,10,1,4,青
,没有编号,食品,,10,1,4,青
a5,,食品,,10,1,4,青
a6,绿茶,食品,,-5,-1,4,绿
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def bring(workspace: Workspace, kind: str, path: Path, append: bool = False) -> CleaningReport:
    report = import_files(workspace, [Source(kind, path)], append=append)
    for sheet in report.sheets.values():
        assert sheet.read == sheet.kept + sheet.rejected
    return report


def counts(report: CleaningReport, kind: str) -> dict[str, int]:
    return {rule.rule: rule.count for rule in report.sheets[kind].rules.values()}


def test_products_are_cleaned_by_rule_and_counted(workspace: Workspace, tmp_path: Path) -> None:
    report = bring(workspace, "products", write(tmp_path, "goods.csv", PRODUCTS))
    catalogue = catalogue_of(workspace)
    assert catalogue.product_id == ["a1", "a2", "a3", "a6"]
    assert catalogue.title[0] == "红茶 500g"
    assert catalogue.category[0] == "食品 / 茶叶"
    assert catalogue.attributes == {"颜色": ["红", "绿", "白", "绿"]}
    assert catalogue.price[:2].tolist() == [1299.0, 89.0]
    assert catalogue.sales[:2].tolist() == [12000.0, 300.0]
    assert pd.isna(catalogue.price[2])
    assert pd.isna(catalogue.price[3])
    assert pd.isna(catalogue.rating[1])
    assert counts(report, "products") == {
        "html": 1, "full_width": 1, "category_levels": 3, "price_text": 1, "sales_text": 2, "price_range": 1,
        "rating_impossible": 1, "price_impossible": 2, "duplicate_id": 1, "no_id": 1, "no_title": 1,
        "sales_impossible": 1, "duplicate_title": 1,
    }  # fmt: skip
    example = report.sheets["products"].rules["price_range"].examples[0]
    assert (example.row, example.column, example.before, example.after) == (
        3,
        "price",
        "89-129",
        "89",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_told_apart(workspace: Workspace, tmp_path: Path, encoding: str) -> None:
    bring(workspace, "products", write(tmp_path, "goods.csv", PRODUCTS, encoding))
    assert catalogue_of(workspace).title[1] == "绿茶"


def test_every_format_gives_the_same_catalogue(workspace: Workspace, tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"product_id": ["1", "2"], "title": ["红茶", "绿茶"], "price": [12.5, 20.0]}
    )
    frame.to_csv(tmp_path / "p.csv", index=False)
    frame.to_csv(tmp_path / "p.tsv", index=False, sep="\t")
    frame.to_excel(tmp_path / "p.xlsx", index=False)
    frame.to_parquet(tmp_path / "p.parquet")
    frame.to_json(tmp_path / "p.jsonl", orient="records", lines=True, force_ascii=False)
    for name in ("p.csv", "p.tsv", "p.xlsx", "p.parquet", "p.jsonl"):
        bring(workspace, "products", tmp_path / name)
        catalogue = catalogue_of(workspace)
        found = (catalogue.product_id, catalogue.title, catalogue.price.tolist())
        assert found == (["1", "2"], ["红茶", "绿茶"], [12.5, 20.0]), name


def test_events_understand_aliases_times_and_strangers(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring(workspace, "products", write(tmp_path, "p.csv", "id,name\n1,红茶\n"))
    log = (
        "user_id,item_id,behavior_type,timestamp,query\n"
        "u,1,pv,1511544070,红 茶\nu,1,buy,1511544070000,\nu,1,收藏,2017-11-25,\nu,1,cart,20171125,\n"
        "u,1,fly,1511544070,\nu,9,pv,1511544070,\n,1,pv,1511544070,\nu,1,pv,yesterday,\n"
    )
    report = bring(workspace, "events", write(tmp_path, "log.csv", log))
    table = workspace.table("events")
    assert table is not None
    assert table.column("action").to_pylist() == ["click", "purchase", "favourite", "cart"]
    assert table.column("timestamp").to_pylist() == [1511544070, 1511544070, 1511568000, 1511568000]
    assert counts(report, "events") == {
        "action_alias": 3, "time_milliseconds": 1, "time_date": 2, "unknown_action": 1, "unknown_product": 1,
        "no_user": 1, "bad_time": 1,
    }  # fmt: skip


def test_events_without_a_catalogue_are_kept_and_noted(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path, "log.csv", "user_id,product_id,action,timestamp\nu,1,click,1511544070\n")
    report = bring(workspace, "events", path)
    assert counts(report, "events") == {"no_catalogue": 1}


def test_queries_and_qrels_need_no_header(workspace: Workspace, tmp_path: Path) -> None:
    queries = write(tmp_path, "queries.tsv", "q1\t红茶\nq2\t绿茶\nq1\t又是\n")
    qrels = write(tmp_path, "qrels.txt", "q1 0 p1 3\nq1 0 p2 x\nq9 0 p1 1\nq1 0 p1 2\n")
    report = import_files(workspace, [Source("qrels", qrels), Source("queries", queries)])
    assert counts(report, "queries") == {"duplicate_query": 1}
    assert counts(report, "qrels") == {"bad_grade": 1, "unknown_query": 1, "duplicate_judgment": 1}
    table = workspace.table("qrels")
    assert table is not None
    assert table.to_pylist() == [{"query_id": "q1", "product_id": "p1", "grade": 3}]


def test_a_list_of_queries_gets_ids(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, "queries", write(tmp_path, "log.txt", "红茶\n绿茶 500g\n"))
    table = workspace.table("queries")
    assert table is not None
    assert table.column("text").to_pylist() == ["红茶", "绿茶 500g"]
    assert len(set(table.column("query_id").to_pylist())) == 2


def test_sessions_keep_their_targets(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, "sessions", write(tmp_path, "s.txt", "1 2 3\n4 5\t6\n"))
    table = workspace.table("sessions")
    assert table is not None
    assert table.to_pylist() == [
        {"items": ["1", "2", "3"], "target": ""},
        {"items": ["4", "5"], "target": "6"},
    ]


def test_append_updates_by_id_and_keeps_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, "products", write(tmp_path, "a.csv", "id,title,price\n1,红茶,5\n2,绿茶,6\n"))
    bring(
        workspace,
        "products",
        write(tmp_path, "b.csv", "id,title,price\n2,龙井,7\n3,白茶,8\n"),
        append=True,
    )
    catalogue = catalogue_of(workspace)
    assert catalogue.title == ["红茶", "龙井", "白茶"]
    assert catalogue.price.tolist() == [5.0, 7.0, 8.0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n\n  \n", "blank lines"),
        ("header.csv", b"product_id,title\n", "no usable row"),
        (
            "other.csv",
            b"colour,size\nred,3\n",
            "no column for product_id, title; it has colour, size",
        ),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(200), "is no text"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook", "damaged"),
        ("broken.parquet", b"PAR1 nothing", "damaged"),
        ("broken.jsonl", b'{"product_id": \n', "row 1"),
    ],
)
def test_damaged_files_say_what_is_wrong_and_change_nothing(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    bring(workspace, "products", write(tmp_path, "good.csv", "id,title\n1,红茶\n"))
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=says):
        bring(workspace, "products", tmp_path / name)
    assert catalogue_of(workspace).title == ["红茶"]


def test_torn_rows_nul_and_broken_bytes_cost_only_themselves(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "torn.csv"
    path.write_bytes(
        "id,title,price\n1,红\0茶,5\n".encode()
        + b"2,\xff\xfe tea,6\n"
        + "3,白茶,7,extra\n4".encode()
    )
    report = bring(workspace, "products", path)
    assert catalogue_of(workspace).product_id == ["1", "2"]
    assert catalogue_of(workspace).title[0] == "红茶"
    met = counts(report, "products")
    assert (met["torn_row"], met["extra_columns"], met["undecodable"]) == (1, 1, 1)


@pytest.mark.parametrize("rows_behind", [3, 150_000])
def test_a_quote_that_never_closes_costs_no_row_behind_it(
    workspace: Workspace, tmp_path: Path, rows_behind: int
) -> None:
    behind = "".join(f"{number},绿茶\n" for number in range(2, rows_behind + 2))
    path = write(tmp_path, "quote.csv", 'id,title\n1,"红茶\n' + behind)
    report = bring(workspace, "products", path)
    assert report.sheets["products"].kept == rows_behind + 1
    assert catalogue_of(workspace).title[:2] == ['"红茶', "绿茶"]
    assert counts(report, "products")["open_quote"] >= 1


def test_quoted_cells_may_run_over_lines(workspace: Workspace, tmp_path: Path) -> None:
    text = 'id,title,description\n1,红茶,"好茶,\n来自,福建\n""真"",的"\n2,绿茶,\n'
    report = bring(workspace, "products", write(tmp_path, "p.csv", text))
    assert catalogue_of(workspace).description[0] == '好茶,\n来自,福建\n"真",的'
    assert catalogue_of(workspace).product_id == ["1", "2"]
    assert counts(report, "products") == {}


def test_cancelling_leaves_the_workspace_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, "products", write(tmp_path, "good.csv", "id,title\n1,红茶\n"))
    before = workspace.content_hash()
    many = write(
        tmp_path, "many.csv", "id,title\n" + "".join(f"{n},茶{n}\n" for n in range(50_000))
    )
    heard: list[StageProgress] = []
    with pytest.raises(Cancelled):
        import_files(
            workspace,
            [Source("products", many)],
            progress=heard.append,
            cancelled=lambda: bool(heard),
        )
    assert workspace.content_hash() == before
    assert heard[0].done == 20_000
    assert 45_000 < heard[0].total < 55_000


def test_a_preview_guesses_kind_and_columns(tmp_path: Path) -> None:
    seen = preview(write(tmp_path, "export.csv", PRODUCTS, "gb18030"))
    assert (seen.kind, seen.encoding) == ("products", "gb18030")
    assert seen.mapping["product_id"] == "商品ID"
    assert seen.mapping["sales"] == "销量"
    assert "颜色" not in seen.mapping.values()
    assert seen.rows[0][0] == "a1"


def test_the_report_is_plain_json(workspace: Workspace, tmp_path: Path) -> None:
    report = bring(workspace, "products", write(tmp_path, "goods.csv", PRODUCTS)).to_json()
    sheet = json.loads(json.dumps(report))["kinds"]["products"]
    assert (sheet["read"], sheet["kept"], sheet["rejected"]) == (7, 4, 3)
    assert {rule["outcome"] for rule in sheet["rules"]} == {"repaired", "rejected", "noted"}


@pytest.mark.data
def test_real_catalogues_come_in_whole(
    workspace: Workspace, public_data: Callable[[str], Path]
) -> None:
    folder = public_data("taobao_zh")
    sources = [
        Source("products", folder / "products.csv"),
        Source("queries", folder / "queries.tsv"),
        Source("qrels", folder / "qrels.txt"),
    ]
    report = import_files(workspace, sources)
    assert len(catalogue_of(workspace)) == 35_137
    assert report.sheets["queries"].kept == 105
    assert report.sheets["qrels"].rejected == 0
