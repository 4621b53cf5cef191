"""What shops write for numbers and times, and what it means."""

import math

import pytest

from core.data.values.moments import clean_time
from core.data.values.numbers import clean_price, clean_rating, clean_sales


@pytest.mark.parametrize(
    ("given", "price", "rule"),
    [
        ("12.5", 12.5, ""),
        ("¥1,299", 1299.0, "price_text"),
        ("￥１２９９．５０", 1299.5, "price_text"),
        ("1299元起", 1299.0, "price_text"),
        ("US $12.99", 12.99, "price_text"),
        ("1.2万", 12000.0, "price_text"),
        ("12,99 €", 12.99, "price_text"),
        ("1.299,00 €", 1299.0, "price_text"),
        ("1,29,900", 129900.0, "price_text"),
        ("89-129", 89.0, "price_range"),
        ("¥89.00 ~ ¥129.00", 89.0, "price_range"),
        ("129元至89元", 89.0, "price_range"),
        ("1,299–1,599", 1299.0, "price_range"),
    ],
)
def test_prices_are_read(given: str, price: float, rule: str) -> None:
    assert clean_price(given) == (pytest.approx(price), rule)


@pytest.mark.parametrize(
    "given", ["0", "0.00", "-5", "¥-5", "-¥5", "0-0", "99999999", "面议", "inf", "1e400"]
)
def test_impossible_prices_are_emptied(given: str) -> None:
    price, rule = clean_price(given)
    assert math.isnan(price)
    assert rule == "price_impossible"


@pytest.mark.parametrize(
    ("given", "sales"),
    [
        ("1.2万+", 12000),
        ("5000+人付款", 5000),
        ("月销 1,234 件", 1234),
        ("10w+", 100000),
        ("3k", 3000),
        ("0", 0),
    ],
)
def test_sales_are_read(given: str, sales: float) -> None:
    assert clean_sales(given)[0] == pytest.approx(sales)


@pytest.mark.parametrize("given", ["-1", "很多", "1e12"])
def test_impossible_sales_are_emptied(given: str) -> None:
    assert clean_sales(given)[1] == "sales_impossible"


@pytest.mark.parametrize(
    ("given", "rating"), [("4.8", 4.8), ("4.6分", 4.6), ("96%", 4.8), ("0", 0.0), ("5", 5.0)]
)
def test_ratings_are_read(given: str, rating: float) -> None:
    assert clean_rating(given)[0] == pytest.approx(rating)


@pytest.mark.parametrize("given", ["5.1", "-1", "好", "98"])
def test_impossible_ratings_are_emptied(given: str) -> None:
    assert clean_rating(given)[1] == "rating_impossible"


NOON = 1511524800  # 2017-11-24 12:00 UTC


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (f"{NOON}", ""),
        (f"{NOON}.0", ""),
        (f"{NOON}000", "time_milliseconds"),
        (f"{NOON}000000", "time_milliseconds"),
        ("2017-11-24 12:00:00", "time_date"),
        ("2017-11-24T12:00:00Z", "time_date"),
        ("2017-11-24T20:00:00+08:00", "time_date"),
        ("2017/11/24 12:00", "time_date"),
        ("2017年11月24日 12:00", "time_date"),
        ("2017-11-24 12", "time_date"),
        ("20171124120000", "time_date"),
        ("11/24/2017 12:00", "time_date"),
    ],
)
def test_times_of_every_form_mean_the_same_second(given: str, rule: str) -> None:
    assert clean_time(given) == (NOON, rule)


@pytest.mark.parametrize("given", ["2017-11-24", "20171124", "2017/11/24", "2017年11月24日"])
def test_a_day_begins_at_midnight(given: str) -> None:
    assert clean_time(given) == (NOON - 12 * 3600, "time_date")


@pytest.mark.parametrize(
    "given", ["", "yesterday", "-5", "2017-13-45", "1e30", "nan", "0001-01-01"]
)
def test_what_is_no_time_is_refused(given: str) -> None:
    assert clean_time(given) == (None, "bad_time")
