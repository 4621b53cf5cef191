"""Products, queries, judgments, sessions and texts: what stays, what is told, what an append does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.data.report import CleaningReport
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def source(workspace: Workspace, kind: str, name: str, text: str) -> Source:
    path = workspace.path.parent / name
    path.write_text(text, "utf-8")
    return Source(kind, path)


def bring(workspace: Workspace, kind: str, text: str, append: bool = False) -> CleaningReport:
    return import_files(workspace, [source(workspace, kind, f"{kind}.txt", text)], append=append)


def rows(workspace: Workspace, kind: str) -> list[tuple[object, ...]]:
    table = workspace.table(kind)
    assert table is not None
    return [tuple(row.values()) for row in table.to_pylist()]


class TestProducts:
    def test_words_for_no_value_are_emptied_and_counted(self, workspace: Workspace) -> None:
        text = "id,title,brand,price,产地\n1,红茶,NULL,N/A,\\N\n2,绿茶,立顿,5,福建\n"
        report = bring(workspace, "products", text)
        catalogue = catalogue_of(workspace)
        assert catalogue.brand == ["", "立顿"]
        assert catalogue.attributes == {"产地": ["", "福建"]}
        sheet = report.sheets["products"]
        assert (sheet.rules["no_value"].count, sheet.repaired) == (3, 1)

    def test_a_refused_row_is_counted_by_one_rule_only(self, workspace: Workspace) -> None:
        text = "id,title,price\n1,红茶,5\n1,<b>绿茶</b>,-5\n"
        sheet = bring(workspace, "products", text).sheets["products"]
        assert {rule: count.count for rule, count in sheet.rules.items()} == {"duplicate_id": 1}

    def test_a_title_of_markup_alone_is_none(self, workspace: Workspace) -> None:
        sheet = bring(workspace, "products", "id,title\n1,红茶\n2,<br/>\n").sheets["products"]
        assert sheet.rules["no_title"].examples[0].before == "<br/>"

    def test_an_image_address_stays_as_it_is(self, workspace: Workspace) -> None:
        address = "http://a.cn/i?a=1&copy=2&reg=3"
        bring(workspace, "products", f"id,title,image\n1,红茶,{address}\n")
        assert catalogue_of(workspace).image == [address]

    def test_columns_that_say_nothing_are_no_attributes(self, workspace: Workspace) -> None:
        bring(workspace, "products", "id,title,shop,notes\n1,红茶,A,\n")
        assert list(catalogue_of(workspace).attributes) == ["shop"]

    def test_two_files_of_one_import_are_one_catalogue(self, workspace: Workspace) -> None:
        sources = [
            source(workspace, "products", "a.csv", "id,title,颜色\n1,红茶,红\n"),
            source(workspace, "products", "b.csv", "id,title,产地,price\n2,绿茶,福建,5\n1,x,,\n"),
        ]
        report = import_files(workspace, sources)
        catalogue = catalogue_of(workspace)
        assert catalogue.title == ["红茶", "绿茶"]
        assert catalogue.attributes == {"颜色": ["红", ""], "产地": ["", "福建"]}
        assert catalogue.price.tolist()[1] == 5
        assert report.sheets["products"].source == "a.csv, b.csv"

    def test_append_updates_what_the_file_says_and_keeps_the_rest(
        self, workspace: Workspace
    ) -> None:
        bring(workspace, "products", "id,title,price,颜色\n1,红茶,5,红\n2,绿茶,6,绿\n")
        bring(
            workspace,
            "products",
            "id,title,price,产地\n3,白茶,7,福建\n2,龙井,8,杭州\n",
            append=True,
        )
        catalogue = catalogue_of(workspace)
        assert catalogue.title == ["红茶", "龙井", "白茶"]
        assert catalogue.price.tolist() == [5.0, 8.0, 7.0]
        assert catalogue.attributes == {"颜色": ["红", "绿", ""], "产地": ["", "杭州", "福建"]}

    def test_a_mapping_by_hand_is_obeyed(self, workspace: Workspace) -> None:
        given = source(workspace, "products", "a.csv", "a,b,title\n1,红茶,x\n")
        mapping = {"product_id": "a", "title": "b"}
        import_files(workspace, [Source(given.kind, given.path, mapping)])
        assert catalogue_of(workspace).title == ["红茶"]
        assert catalogue_of(workspace).attributes == {"title (2)": ["x"]}


class TestQueries:
    def test_a_log_may_repeat_itself_and_be_continued(self, workspace: Workspace) -> None:
        bring(workspace, "queries", "红茶\n红茶\n")
        bring(workspace, "queries", "绿茶\n", append=True)
        found = rows(workspace, "queries")
        assert [text for _, text in found] == ["红茶", "红茶", "绿茶"]
        assert len({query for query, _ in found}) == 3

    def test_a_log_beside_judged_queries_leaves_them(self, workspace: Workspace) -> None:
        bring(workspace, "queries", "q1\t红茶\n")
        bring(workspace, "queries", "绿茶\n", append=True)
        assert rows(workspace, "queries")[0] == ("q1", "红茶")
        assert len(rows(workspace, "queries")) == 2

    def test_an_id_that_comes_twice_is_told(self, workspace: Workspace) -> None:
        sheet = bring(workspace, "queries", "q1\t红茶\nq1\t绿茶\nq2\t \n").sheets["queries"]
        assert (sheet.kept, sheet.rejected) == (1, 2)
        assert rows(workspace, "queries") == [("q1", "红茶")]

    def test_reports_of_search_terms_give_their_queries_alone(self, workspace: Workspace) -> None:
        report = (
            "Search terms report\nNovember 2026\nSearch term\tMatch type\tClicks\n"
            "red dress\tExact match\t12\nblue dress\tBroad match\t1\nTotal: Account\t\t13\n"
        )
        path = workspace.path.parent / "ads.csv"
        path.write_bytes(report.encode("utf-16"))
        sheet = import_files(workspace, [Source("queries", path)]).sheets["queries"]
        assert [text for _, text in rows(workspace, "queries")] == ["red dress", "blue dress"]
        assert sheet.rules["total_row"].count == 1


class TestQrels:
    def test_judgments_of_strangers_are_told_apart(self, workspace: Workspace) -> None:
        bring(workspace, "products", "id,title\np1,红茶\n")
        bring(workspace, "queries", "q1\t红茶\n")
        text = "q1 0 p1 3\nq1 0 p9 2\nq9 0 p1 1\nq1 0 p2 -1\nq1 0 p3 2.0\nq1 0 p4\n"
        sheet = bring(workspace, "qrels", text).sheets["qrels"]
        assert rows(workspace, "qrels") == [
            ("q1", "p1", 3),
            ("q1", "p9", 2),
            ("q1", "p2", 0),
            ("q1", "p3", 2),
        ]
        assert {rule: count.count for rule, count in sheet.rules.items()} == {
            "judged_unknown_product": 3,
            "unknown_query": 1,
            "negative_grade": 1,
            "torn_row": 1,
        }
        assert (sheet.read, sheet.kept, sheet.rejected) == (6, 4, 2)

    def test_judgments_with_a_header_come_as_a_table(self, workspace: Workspace) -> None:
        bring(workspace, "qrels", "query_id,product_id,relevance\nq1,p1,3\n")
        assert rows(workspace, "qrels") == [("q1", "p1", 3)]

    def test_grades_come_in_words_letters_and_fractions(self, workspace: Workspace) -> None:
        text = "q1 0 p1 Exact\nq1 0 p2 Partial\nq1 0 p3 Irrelevant\nq1 0 p4 E\nq1 0 p5 2.67\nq1 0 p6 ?\n"
        sheet = bring(workspace, "qrels", text).sheets["qrels"]
        grades = [grade for _, _, grade in rows(workspace, "qrels")]
        assert grades == [2, 1, 0, 3, 3]
        counts = {rule: count.count for rule, count in sheet.rules.items()}
        assert counts == {"grade_word": 4, "grade_rounded": 1, "bad_grade": 1}

    def test_judgments_may_name_queries_by_their_text(self, workspace: Workspace) -> None:
        bring(workspace, "queries", "q1\t运动鞋\n")
        text = "query,docid,rating\n运动鞋,P1,3\n手机,P2,2\n手机,P3,0\n"
        sheet = bring(workspace, "qrels", text).sheets["qrels"]
        queries = dict(rows(workspace, "queries"))
        assert list(queries.values()) == ["运动鞋", "手机"]
        told = next(query for query, text in queries.items() if text == "手机")
        assert rows(workspace, "qrels") == [("q1", "P1", 3), (told, "P2", 2), (told, "P3", 0)]
        assert sheet.rules["query_told"].count == 1

    def test_judgments_may_bring_their_queries(self, workspace: Workspace) -> None:
        text = "query_id,query,product_id,esci_label\n7,red dress,P1,E\n7,red dress,P2,S\n"
        bring(workspace, "qrels", text)
        assert rows(workspace, "queries") == [("7", "red dress")]
        assert rows(workspace, "qrels") == [("7", "P1", 3), ("7", "P2", 2)]

    def test_append_changes_a_grade(self, workspace: Workspace) -> None:
        bring(workspace, "qrels", "q1 0 p1 3\nq1 0 p2 1\n")
        bring(workspace, "qrels", "q1 0 p1 0\nq2 0 p1 2\n", append=True)
        assert rows(workspace, "qrels") == [("q1", "p1", 0), ("q1", "p2", 1), ("q2", "p1", 2)]


class TestSequences:
    def test_products_the_shop_lacks_are_noted(self, workspace: Workspace) -> None:
        bring(workspace, "products", "id,title\n1,红茶\n2,绿茶\n")
        report = bring(workspace, "sessions", "1 2\n1 9\t8\n")
        rule = report.sheets["sessions"].rules["session_strangers"]
        assert (rule.count, rule.examples[0].before) == (1, "9 8")
        assert report.sheets["sessions"].kept == 2

    def test_a_table_of_events_is_read_as_its_sessions(self, workspace: Workspace) -> None:
        text = "session_id,item_id,time\ns1,B,1700000005\ns2,C,1700000000\ns1,A,1700000000\ns3,,1700000000\n"
        sheet = bring(workspace, "sessions", text).sheets["sessions"]
        assert rows(workspace, "sessions") == [(["A", "B"], ""), (["C"], "")]
        assert sheet.read == 2

    def test_texts_need_a_text_and_a_category(self, workspace: Workspace) -> None:
        text = "category,positive,text\n书籍,1,<p>好书</p>\n,1,好\n书籍,1,\n"
        sheet = bring(workspace, "texts", text).sheets["texts"]
        assert rows(workspace, "texts") == [("好书", "书籍")]
        assert set(sheet.rules) == {"html", "no_category", "no_text"}

    def test_append_continues(self, workspace: Workspace) -> None:
        bring(workspace, "sessions", "1 2\n")
        bring(workspace, "sessions", "3 4\t5\n", append=True)
        assert rows(workspace, "sessions") == [(["1", "2"], ""), (["3", "4"], "5")]
