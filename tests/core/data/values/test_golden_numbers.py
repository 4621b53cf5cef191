"""Prices, ratings and sales: where each rule begins and ends, by hand."""

import math

import pytest

from core.data.values.actions import rated_action
from core.data.values.amounts import MarkCount, Marks, amounts, plain, value
from core.data.values.numbers import clean_price, clean_rating, clean_sales


class TestPrices:
    @pytest.mark.parametrize(
        ("given", "price"),
        [
            ("0.01", 0.01), ("9999999", 9_999_999), ("9999999.99", 9_999_999.99),
            ("¥9,999,999", 9_999_999),
            ("1千", 1000), ("2.5k", 2500), ("3w", 30_000), ("1.2万", 12_000), ("1.2萬", 12_000),
            ("1-2万", 10_000), ("1万-2万", 10_000), ("2-1", 1), ("5 - 9", 5), ("5~9元", 5),
            ("5至9", 5),
            ("$5 to $9", 5), ("CHF 1'299.50", 1299.5), ("1 299,00 €", 1299),
            ("Rs.1,29,999", 129_999),
            ("券后¥59 原价¥99", 59), ("原价99 现价59", 59), ("2件8折 ¥199", 199), ("3件 45", 45),
            ("was $30 now $20", 20), ("¥12 运费10", 12), ("满200减20 到手价180", 180), (".5", 0.5),
        ],
    )  # fmt: skip
    def test_what_is_paid(self, given: str, price: float) -> None:
        assert clean_price(given)[0] == pytest.approx(price)

    @pytest.mark.parametrize(
        "given",
        ["10000000", "¥10,000,000", "1000万", "0", "¥0", "-1", "(5)", "5-", "3件", "", "x" * 201],
    )
    def test_what_is_impossible(self, given: str) -> None:
        price, rule = clean_price(given)
        assert math.isnan(price)
        assert rule == "price_impossible"

    def test_a_cell_of_two_hundred_characters_is_read_and_a_longer_one_is_not(self) -> None:
        assert clean_price("x" * 197 + " 12")[0] == 12
        assert math.isnan(clean_price("x" * 198 + " 12")[0])

    @pytest.mark.parametrize(
        ("given", "meant", "rule"),
        [
            ("1.299 €", 1299, "price_unclear"), ("1.299", 1.299, ""), ("1,299", 1299, "price_text"),
            ("12,99", 12.99, "price_text"), ("1.299.000", 1_299_000, "price_text"),
            ("0.299 €", 0.299, "price_text"),
            ("1.2999 €", 1.2999, "price_text"),
        ],
    )  # fmt: skip
    def test_three_digits_behind_a_point_are_thousands_beside_money(
        self, given: str, meant: float, rule: str
    ) -> None:
        assert clean_price(given) == (pytest.approx(meant), rule)

    @pytest.mark.parametrize(
        ("column", "given", "meant"),
        [
            (["1.299 €", "12,50 €"], "1.299 €", 1299), (["1.299 €", "12.50 €"], "1.299 €", 1.299),
            # Two beside money, three without any, and none with other digits.
            (["1.299 €", "2.450 €"], "1.299 €", 1299), (["1.299", "2.450"], "1.299", 1.299),
            (["1.299", "2.450", "3.100"], "1.299", 1299),
            (["1.299", "2.450", "3.10"], "1.299", 1.299),
            # One vote each way tells nothing; the column's other currency does.
            (["1.299 €", "$12.50", "$7.25"], "1.299 €", 1.299),
            (["1,5", "1.5", "1.299"], "1.299", 1.299),
        ],
    )  # fmt: skip
    def test_the_column_tells_what_a_point_means(
        self, column: list[str], given: str, meant: float
    ) -> None:
        count = MarkCount()
        count.observe(column)
        assert clean_price(given, count.marks())[0] == pytest.approx(meant)

    def test_marks_are_those_of_the_currency_else_of_the_column(self) -> None:
        marks = Marks({"€": ",", "": "."}, "")
        assert (marks.for_currency("€"), marks.for_currency(""), marks.for_currency("$")) == (
            ",",
            ".",
            "",
        )
        assert Marks({"€": ","}, ".").for_currency("$") == "."
        count = MarkCount()
        count.observe(["1.299 €"])
        assert not count.is_decided
        count.observe(["1.299.000 €"])
        assert count.is_decided
        assert count.marks().for_currency("€") == ","
        other = MarkCount()
        other.observe(["1,299,000", "1,29,900", ""])
        assert other.marks().for_currency("") == "."

    def test_digits_and_what_stands_beside_them(self) -> None:
        first, second = amounts(plain("￥１,299．5 或 2.5万元"))
        assert (first.digits, first.currency, first.scale) == ("1,299.5", "¥", 1)
        assert (second.digits, second.currency, second.scale) == ("2.5", "元", 10_000)
        assert (first.start, first.end) == (1, 8)
        assert [value(text) for text in ("1'299", "1 299,5", "1.299,50", "1,299.50", "12,345")] == [
            1299, 1299.5, 1299.5, 1299.5, 12_345,
        ]  # fmt: skip
        assert (value("1.299", ","), value("1.299", "."), value("1.299")) == (1299, 1.299, 1.299)


class TestRatingsAndSales:
    @pytest.mark.parametrize(
        ("given", "rating"),
        [
            ("0", 0), ("5", 5), ("5.0", 5), ("9/10", 4.5), ("4.5/5", 4.5), ("80 / 100", 4),
            ("4 out of 5", 4),
            ("96%", 4.8), ("100%", 5), ("4,5", 4.5), ("★★★", 3), ("★★★★★", 5), ("4.8分", 4.8),
            ("3 of 10", 1.5),
        ],
    )  # fmt: skip
    def test_ratings_are_of_five(self, given: str, rating: float) -> None:
        assert clean_rating(given)[0] == pytest.approx(rating)

    @pytest.mark.parametrize("given", ["5.01", "-0.1", "101%", "11/10", "(3)", "★" * 6, "nan", ""])
    def test_what_is_no_rating(self, given: str) -> None:
        assert clean_rating(given)[1] == "rating_impossible"

    @pytest.mark.parametrize(
        ("given", "sales", "rule"),
        [
            ("0", 0, ""), ("9999999999", 9_999_999_999, ""), ("1.2万+", 12_000, "sales_text"),
            ("1 234", 1234, "sales_text"), ("1.234", 1234, "sales_text"),
            ("1.234,5", 1234.5, "sales_text"),
            ("1.234万", 12_340, "sales_text"), ("已售 3000+ 件", 3000, "sales_text"),
            ("2亿", 2e8, "sales_text"),
        ],
    )  # fmt: skip
    def test_sales_are_whole_pieces(self, given: str, sales: float, rule: str) -> None:
        assert clean_sales(given) == (pytest.approx(sales), rule)

    @pytest.mark.parametrize("given", ["10000000000", "100亿", "-1", "-1 件", "nan", ""])
    def test_impossible_sales(self, given: str) -> None:
        assert clean_sales(given)[1] == "sales_impossible"

    @pytest.mark.parametrize(
        ("rating", "action"),
        [
            ("4", "favourite"), ("3.99", "click"), ("3", "click"), ("2.99", "impression"),
            ("0", "impression"),
            ("5", "favourite"), ("5.5", None), ("", None), ("gut", None),
        ],
    )  # fmt: skip
    def test_a_rating_is_a_favourite_from_four_and_a_click_from_three(
        self, rating: str, action: str | None
    ) -> None:
        assert rated_action(rating) == action
