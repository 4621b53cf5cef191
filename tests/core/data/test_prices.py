"""Prices as shops write them: which number is the price, and what its commas and points mean."""

import math

import pytest

from core.data.values.amounts import MarkCount
from core.data.values.numbers import clean_price, clean_rating, clean_sales


def column(*texts: str) -> list[float]:
    """The prices of one column."""
    count = MarkCount()
    count.observe(texts)
    return [clean_price(text, count.marks())[0] for text in texts]


@pytest.mark.parametrize(
    ("given", "price"),
    [
        ("1 299,00 €", 1299),
        ("1\u00a0299,00", 1299),
        ("1\u202f299,00 €", 1299),
        ("CHF 1'299.50", 1299.5),
        ("1’299.50", 1299.5),
        ("Rs.1,299", 1299),
        ("Rs. 1,29,999.00", 129999),
        ("₹1,29,999", 129999),
        ("R$ 1.299,90", 1299.9),
        ("kr 1 299,-", 1299),
        ("1 299 kr", 1299),
        ("HK$ 388.0", 388),
        ("NT$1,280", 1280),
        ("US $12.99", 12.99),
        ("12.99 USD", 12.99),
        ("EUR12.99", 12.99),
        ("1,299円(税込)", 1299),
        ("12,900원", 12900),
        ("1299，00", 1299),
        ("1299.00.", 1299),
        ("١٢٩", 129),
        ("１２９．５", 129.5),
        ("约￥300", 300),
        ("￥89起", 89),
        ("128.00元/件", 128),
        ("1.5k", 1500),
        ("¥1.2万", 12000),
        ("2件8折 ¥199", 199),
        ("3期免息 ¥2999", 2999),
        ("5折后129", 129),
        ("满200减30 ¥170", 170),
        ("券后¥59 原价¥99", 59),
        ("原价¥99 券后¥59", 59),
        ("原价99 现价59", 59),
        ("statt 19,99 € nur 12,99 €", 12.99),
        ("129元(原价199元)", 129),
        ("满减后¥129", 129),
        ("2.5kg ¥59", 59),
        ("9.9包邮", 9.9),
        ("12 x 3,99 €", 3.99),
        ("Rp 129.000", 129000),
        ("US $12.99 - 15.99", 12.99),
        ("12.99 USD - 15.99 USD", 12.99),
        ("¥ 129 ~ ¥ 159", 129),
        ("100元至200元", 100),
        ("约 300 - 400 元", 300),
        ("1-2万", 10000),
    ],
)
def test_a_price_is_read_out_of_its_text(given: str, price: float) -> None:
    assert clean_price(given)[0] == pytest.approx(price)


@pytest.mark.parametrize(
    "given",
    ["免费", "价格面议", "free", "5折", "3件", "-5", "1,299.00-", "(129.00)", "¥-5", "9" * 100_000],
)
def test_what_is_no_price_is_none(given: str) -> None:
    price, rule = clean_price(given)
    assert math.isnan(price)
    assert rule == "price_impossible"


def test_a_point_before_three_digits_means_what_it_means_beside_the_same_currency() -> None:
    assert column("1.299 €", "12,99 €", "$9.99") == [1299, 12.99, 9.99]
    assert column("$1.299", "$9.99", "12,99 €") == [1.299, 9.99, 12.99]


def test_several_points_before_three_digits_group_thousands() -> None:
    assert column("1.299 €", "2.499 €") == [1299, 2499]
    assert column("1.299", "2.499", "3.999") == [1299, 2499, 3999]


def test_bare_numbers_keep_their_decimals() -> None:
    assert column("1.299", "2.5", "12") == [1.299, 2.5, 12]
    assert column("1.299", "12,5") == [1299, 12.5]


def test_a_point_that_nothing_explains_is_noted() -> None:
    assert clean_price("1.299 €") == (1299, "price_unclear")


@pytest.mark.parametrize(
    ("given", "rating"),
    [
        ("4,5", 4.5),
        ("4.5/5", 4.5),
        ("9/10", 4.5),
        ("98%", 4.9),
        ("4.5 out of 5 stars", 4.5),
        ("4,5 von 5", 4.5),
        ("★★★★☆", 4),
    ],
)
def test_ratings_are_of_five(given: str, rating: float) -> None:
    assert clean_rating(given)[0] == pytest.approx(rating)


@pytest.mark.parametrize(
    ("given", "sales"),
    [("1.234", 1234), ("1 234", 1234), ("1.234.567", 1234567), ("1,2万+", 12000), ("15.0", 15)],
)
def test_sales_are_whole_pieces(given: str, sales: float) -> None:
    assert clean_sales(given)[0] == pytest.approx(sales)
