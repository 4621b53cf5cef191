"""What each table keeps, mends and leaves out, row by row, and how the report counts it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from core.data.report import SheetReport
from core.data.survey import Survey
from core.data.tables.events import Events
from core.data.tables.judgments import Qrels, Queries
from core.data.tables.products import Products
from core.data.tables.sequences import Sessions, Texts
from core.data.values.grades import clean_grade
from core.data.values.texts import is_number_id


class Kept:
    """Stands in for the file that a table of events is written to."""

    def __init__(self) -> None:
        self.tables: list[pa.Table] = []

    def write(self, table: pa.Table) -> None:
        self.tables.append(table)

    def rows(self) -> list[dict[str, Any]]:
        return pa.concat_tables(self.tables).to_pylist() if self.tables else []


def take(kind: Any, *rows: Mapping[str, str]) -> SheetReport:
    """Clean rows with the same columns, from line 2 of a file on."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    kind.take(list(range(2, len(rows) + 2)), columns)
    kind.report.read += len(rows)
    kind.report.check()
    sheet: SheetReport = kind.report
    return sheet


def counts(sheet: SheetReport) -> dict[str, int]:
    return {name: rule.count for name, rule in sheet.rules.items() if rule.count}


class TestReport:
    def test_five_examples_of_two_hundred_characters_are_kept(self) -> None:
        sheet = SheetReport("products")
        for row in range(2, 9):
            sheet.rule("html").add(row, "title", "x" * 300, "y" * 300)
        rule = sheet.rules["html"]
        assert (rule.count, len(rule.examples), rule.missing_examples) == (7, 5, 0)
        assert [example.row for example in rule.examples] == [2, 3, 4, 5, 6]
        assert (len(rule.examples[0].before), len(rule.examples[0].after)) == (200, 200)
        assert (rule.outcome, rule.label) == ("repaired", "HTML tags and entities were removed")

    def test_what_was_set_aside_counts_as_read_where_it_is_left_out(self) -> None:
        sheet = SheetReport("products", "a.csv")
        sheet.set_aside("broken_row", 2, "x")
        sheet.set_aside("open_quote", 3, "y")
        sheet.set_aside("open_quote", 4, "y")
        sheet.check()
        plain = sheet.to_json()
        assert (plain["read"], plain["kept"], plain["rejected"], plain["source"]) == (
            1,
            0,
            1,
            "a.csv",
        )
        # The rule that met most comes first; those that met nothing are not told.
        sheet.rule("html")
        assert [rule["rule"] for rule in sheet.to_json()["rules"]] == ["open_quote", "broken_row"]
        sheet.read += 1
        with pytest.raises(AssertionError, match="rows lost"):
            sheet.check()


class TestProducts:
    def test_the_first_row_of_an_id_stays_and_what_is_missing_is_refused(self) -> None:
        products = Products(SheetReport("products"), None)
        sheet = take(
            products,
            {"product_id": "1", "title": "红茶", "price": "10", "颜色": "红"},
            {"product_id": "1", "title": "绿茶", "price": "20", "颜色": ""},
            {"product_id": "", "title": "白茶", "price": "", "颜色": ""},
            {"product_id": "4", "title": " ", "price": "", "颜色": ""},
            {"product_id": "5", "title": "<br>", "price": "", "颜色": ""},
            {"product_id": "6", "title": "红茶", "price": "无", "颜色": ""},
        )
        assert (sheet.kept, sheet.rejected, sheet.repaired) == (2, 4, 1)
        assert counts(sheet) == {
            "duplicate_id": 1, "no_id": 1, "no_title": 2, "html": 1, "duplicate_title": 1, "no_value": 1,
        }  # fmt: skip
        rows = products.result().to_pylist()
        assert [(row["product_id"], row["price"], row["颜色"]) for row in rows] == [
            ("1", 10.0, "红"),
            ("6", pytest.approx(float("nan"), nan_ok=True), ""),
        ]
        assert products.ids == {"1", "6"}

    def test_variants_fill_what_their_product_lacks(self) -> None:
        products = Products(SheetReport("products"), None)
        sheet = take(
            products,
            {"product_id": "1", "title": "红茶", "price": "", "brand": "立顿", "颜色": ""},
            {"product_id": "2", "title": "绿茶", "price": "5", "brand": "", "颜色": ""},
            {"product_id": "1", "title": "", "price": "¥12", "brand": "别的", "颜色": "红"},
            {"product_id": "1", "title": "", "price": "13", "brand": "", "颜色": "绿"},
        )
        assert counts(sheet) == {"variant": 2}
        first, second = products.result().to_pylist()
        assert (first["price"], first["brand"], first["颜色"]) == (12, "立顿", "红")
        assert (second["price"], second["brand"], second["颜色"]) == (5, "", "")

    def test_an_append_updates_by_id_and_keeps_the_rest(self) -> None:
        earlier = Products(SheetReport("products"), None)
        take(
            earlier,
            {"product_id": "1", "title": "红茶", "brand": "立顿"},
            {"product_id": "2", "title": "绿茶", "brand": "竹叶青"},
        )
        later = Products(SheetReport("products"), earlier.result())
        take(
            later,
            {"product_id": "3", "title": "白茶", "price": "9"},
            {"product_id": "1", "title": "大红袍", "price": "7"},
        )
        rows = later.result().to_pylist()
        assert [(row["product_id"], row["title"], row["brand"]) for row in rows] == [
            ("1", "大红袍", "立顿"),
            ("2", "绿茶", "竹叶青"),
            ("3", "白茶", ""),
        ]
        assert [str(row["price"]) for row in rows] == ["7.0", "nan", "9.0"]
        assert later.ids == {"1", "2", "3"}

    @pytest.mark.parametrize(
        ("given", "first"),
        [
            ("https://a/1.jpg", "https://a/1.jpg"), ("https://a/1,2.jpg", "https://a/1,2.jpg"),
            ("https://a/1.jpg,https://a/2.jpg", "https://a/1.jpg"),
            ("//a/1.jpg | //a/2.jpg", "//a/1.jpg"),
            ('["https://a/1.jpg", "x"]', "https://a/1.jpg"),
            ("https://a/1.jpg / https://a/2.jpg", "https://a/1.jpg"),
        ],
    )  # fmt: skip
    def test_of_several_pictures_the_first(self, given: str, first: str) -> None:
        products = Products(SheetReport("products"), None)
        sheet = take(products, {"product_id": "1", "title": "茶", "image": given})
        assert products.result().to_pylist()[0]["image"] == first
        assert sheet.repaired == counts(sheet).get("image_first", 0) == (given != first)


class TestEvents:
    def clean(
        self, rows: Sequence[Mapping[str, str]], products: set[str] | None = None
    ) -> tuple[SheetReport, list[dict[str, Any]]]:
        kept = Kept()
        events = Events(SheetReport("events"), kept, products, None)  # type: ignore[arg-type]
        sheet = take(events, *rows)
        events.result()
        return sheet, kept.rows()

    def row(self, **changed: str) -> dict[str, str]:
        sound = {"user_id": "u", "product_id": "p1", "action": "click", "timestamp": "1700000000"}
        return {**sound, "query": "", "session_id": "s", "position": "1", **changed}

    def test_each_row_is_left_out_by_the_first_rule_that_it_breaks(self) -> None:
        rows = [
            self.row(),
            self.row(user_id="", product_id="", action="fly", timestamp="x"),
            self.row(product_id="无", action="fly"),
            self.row(action="fly", timestamp="x"),
            self.row(action="7"),
            self.row(timestamp="1900-01-01", product_id="p9"),
            self.row(product_id="p9"),
        ]
        sheet, kept = self.clean(rows, {"p1"})
        assert (sheet.kept, sheet.rejected, sheet.repaired) == (1, 6, 0)
        assert counts(sheet) == {
            "no_user": 1, "no_product": 1, "unknown_action": 1, "numbered_action": 1, "bad_time": 1,
            "unknown_product": 1,
        }  # fmt: skip
        assert kept[0]["product_id"] == "p1"

    @pytest.mark.parametrize(
        ("cells", "rule"),
        [
            ({"timestamp": "2023-11-14 22:13:20"}, "time_date"),
            ({"timestamp": "20231114"}, "time_date"),
            ({"timestamp": "2023年11月14日"}, "time_date"),
            ({"timestamp": "1700000000000"}, "time_milliseconds"),
            ({"action": "pv"}, "action_alias"),
        ],
    )
    def test_what_is_written_in_an_ordinary_way_is_no_repair(
        self, cells: dict[str, str], rule: str
    ) -> None:
        sheet, _ = self.clean([self.row(**cells)] * 3)
        assert (sheet.kept, sheet.repaired, counts(sheet)[rule]) == (3, 0, 3)
        assert sheet.rules[rule].outcome == "noted"

    def test_what_is_mended_counts_once_a_row(self) -> None:
        rows = [
            self.row(action="pv", timestamp="1700000000000", query="红　茶"),
            self.row(user_id="u.0", action="click", query="NULL"),
            self.row(user_id="12.0", position="3.0"),
            self.row(timestamp="2023-11-14 22:13:20"),
        ]
        sheet, kept = self.clean(rows)
        # What is only written another way is told, and no repair.
        assert (sheet.kept, sheet.repaired) == (4, 3)
        assert counts(sheet) == {
            "no_catalogue": 4, "time_milliseconds": 1, "time_date": 1, "action_alias": 1, "query_text": 1,
            "no_value": 1, "id_text": 1,
        }  # fmt: skip
        assert [row["timestamp"] for row in kept] == [1_700_000_000] * 4
        assert [row["user_id"] for row in kept] == ["u", "u.0", "12", "u"]
        assert [row["query"] for row in kept] == ["红 茶", "", "", ""]
        assert [row["position"] for row in kept] == [1, 1, 3, 1]

    @pytest.mark.parametrize(
        ("given", "rank"),
        [
            ("1", 1), ("12.0", 12), ("", -1), ("-1", -1), ("x", -1), ("99999999", 99_999_999),
            ("100000000", -1), (" 4 ", 4),
        ],
    )  # fmt: skip
    def test_a_rank_is_a_whole_number_of_eight_digits(self, given: str, rank: int) -> None:
        assert self.clean([self.row(position=given)])[1][0]["position"] == rank

    def test_the_same_event_twice_is_noted_and_stays(self) -> None:
        rows = [self.row(), self.row(query="茶"), self.row(), self.row(position="2"), self.row()]
        sheet, kept = self.clean(rows)
        assert len(kept) == 5
        rule = sheet.rules["duplicate_event"]
        assert (rule.count, [example.row for example in rule.examples]) == (2, [4, 6])

    def test_a_log_of_which_nothing_stays_is_an_empty_table(self) -> None:
        kept = Kept()
        events = Events(SheetReport("events"), kept, None, None)  # type: ignore[arg-type]
        take(events, self.row(action="fly"))
        events.result()
        assert [table.num_rows for table in kept.tables] == [0]
        assert kept.tables[0].column_names[:2] == ["user_id", "product_id"]

    def test_a_session_stands_for_its_shopper_and_a_rating_for_an_action(self) -> None:
        ratings = ("5", "3", "1", "9")
        rows = [
            {"session_id": f"s{n}", "product_id": "p", "rating": rating, "timestamp": "1700000000"}
            for n, rating in enumerate(ratings)
        ]
        sheet, kept = self.clean(rows)
        assert [(row["user_id"], row["action"]) for row in kept] == [
            ("s0", "favourite"), ("s1", "click"), ("s2", "impression"),
        ]  # fmt: skip
        assert counts(sheet) == {
            "unknown_rating": 1,
            "no_catalogue": 3,
            "rated": 3,
            "session_shopper": 3,
        }


class TestQueries:
    def test_queries_by_id_and_lists_that_repeat_themselves(self) -> None:
        queries = Queries(SheetReport("queries"), None)
        given = [
            ("q1", "红茶"),
            ("q1", "绿茶"),
            ("", "白茶"),
            ("q4", " "),
            ("q5", "<b>茶</b>"),
            ("q6", "total"),
        ]
        sheet = take(queries, *[{"query_id": query, "text": text} for query, text in given])
        assert queries.result().to_pylist() == [
            {"query_id": "q1", "text": "红茶"}, {"query_id": "q5", "text": "茶"},
            {"query_id": "q6", "text": "total"},
        ]  # fmt: skip
        assert counts(sheet) == {"duplicate_query": 1, "no_id": 1, "no_text": 1, "html": 1}
        assert sheet.repaired == 1
        logged = Queries(SheetReport("queries"), queries.result())
        sheet = take(logged, *[{"text": text} for text in ("帽", "帽", "Grand total", "合计：3")])
        assert counts(sheet) == {"total_row": 2}
        assert [row["query_id"] for row in logged.result().to_pylist()] == [
            "q1",
            "q5",
            "q6",
            "~4",
            "~5",
        ]

    @pytest.mark.parametrize(
        ("given", "grade", "rule"),
        [
            ("0", 0, ""), ("1000", 1000, ""), ("1000.4", None, ""), ("1001", None, ""),
            ("-1000", 0, "negative_grade"),
            ("-1001", None, ""), ("2.5", 3, "grade_rounded"), ("2.4", 2, "grade_rounded"),
            ("2,0", 2, ""), ("0.4", 0, "grade_rounded"),
            ("Exact", 2, "grade_word"), ("Partial", 1, "grade_word"),
            ("Irrelevant", 0, "grade_word"), ("E", 3, "grade_word"),
            ("S", 2, "grade_word"), ("C", 1, "grade_word"), ("I", 0, "grade_word"),
            ("相关", 1, "grade_word"),
            ("nan", None, ""), ("gut", None, ""), ("", None, ""), ("-0.2", 0, "negative_grade"),
        ],
    )  # fmt: skip
    def test_grades(self, given: str, grade: int | None, rule: str) -> None:
        assert clean_grade(given) == (grade, rule)

    def test_judgments(self) -> None:
        qrels = Qrels(SheetReport("qrels"), {"q1": "红茶"}, {"p1"}, None)
        given = [
            ("q1", "p1", "2"),
            ("q1", "p1", "3"),
            ("q2", "p1", "1"),
            ("q1", "", "1"),
            ("q1", "p9", "E"),
            ("q1", "p1", "x"),
        ]
        rows = [
            {"query_id": query, "product_id": product, "grade": g} for query, product, g in given
        ]
        sheet = take(qrels, *rows)
        assert counts(sheet) == {
            "duplicate_judgment": 1, "unknown_query": 1, "no_id": 1, "grade_word": 1,
            "judged_unknown_product": 1, "bad_grade": 1,
        }  # fmt: skip
        assert (sheet.kept, sheet.repaired) == (2, 0)
        assert qrels.result().to_pylist() == [
            {"query_id": "q1", "product_id": "p1", "grade": 2},
            {"query_id": "q1", "product_id": "p9", "grade": 3},
        ]  # fmt: skip

    def test_judgments_bring_their_queries(self) -> None:
        qrels = Qrels(SheetReport("qrels"), {"q1": "红茶"}, None, None)
        given = [("红茶", "p1"), ("绿茶", "p1"), ("绿茶", "p2"), ("白茶", "p1")]
        rows = [{"query": query, "product_id": product, "grade": "1"} for query, product in given]
        sheet = take(qrels, *rows)
        assert [row["query_id"] for row in qrels.result().to_pylist()] == ["q1", "~2", "~2", "~3"]
        assert qrels.new_queries == {"~2": "绿茶", "~3": "白茶"}
        assert counts(sheet) == {"query_told": 2}


class TestSequences:
    def test_sessions(self) -> None:
        sessions = Sessions(SheetReport("sessions"), {"p1", "p2"}, None)
        given = [
            ("p1 p2", "p1"),
            ("p1,p2;p9", ""),
            ('["p1", "p2"]', ""),
            (" , ", "p1"),
            ("p1 nan p2.0", "zz"),
        ]
        sheet = take(sessions, *[{"items": items, "target": target} for items, target in given])
        rows = sessions.result().to_pylist()
        assert [row["items"] for row in rows] == [
            ["p1", "p2"],
            ["p1", "p2", "p9"],
            ["p1", "p2"],
            ["p1", "p2.0"],
        ]
        assert [row["target"] for row in rows] == ["p1", "", "", "zz"]
        assert counts(sheet) == {"session_strangers": 2, "empty_session": 1}
        assert (sheet.kept, sheet.rejected) == (4, 1)

    def test_texts(self) -> None:
        texts = Texts(SheetReport("texts"), None)
        given = [("很好", "茶"), ("", "茶"), ("好", " "), ("<b>好</b>", " 茶 "), ("<br>", "茶")]
        sheet = take(texts, *[{"text": text, "category": category} for text, category in given])
        assert texts.result().to_pylist() == [
            {"text": "很好", "category": "茶"}, {"text": "好", "category": "茶"},
        ]  # fmt: skip
        assert counts(sheet) == {"no_text": 2, "no_category": 1, "html": 2}
        assert (sheet.kept, sheet.rejected, sheet.repaired) == (2, 3, 1)


class TestSurvey:
    @pytest.mark.parametrize(
        ("text", "is_number"),
        [
            ("1234567890123456", True), ("12345678901234567", False), ("12345678901234568", True),
            ("123456789012345", False), ("x234567890123456", False), (str(2**128), True),
            (str(2**130), False),
        ],
    )  # fmt: skip
    def test_an_id_of_sixteen_digits_may_have_lost_some(self, text: str, is_number: bool) -> None:
        # 2^53 has sixteen digits; beyond it every second number is one of a spreadsheet, then every 16th.
        assert is_number_id(text) == is_number

    def test_ids_with_a_point_keep_it(self) -> None:
        survey = Survey("products", "csv")
        survey.take(
            [2, 3],
            {"product_id": ["1.0", "1.1"], "price": ["1,5", "2,5"], "category": ["A>B", "A"]},
        )
        conventions = survey.conventions()
        assert conventions.pointed_ids == {"product_id"}
        assert conventions.marks.overall == ","
        assert conventions.level_mark == ">"
