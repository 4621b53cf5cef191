"""DateSurvey and times: where each rule begins and ends, by hand."""

from datetime import UTC, datetime

import pytest

from core.data.values.calendars import (
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST,
    Calendar,
    DateSurvey,
    fitting_orders,
)
from core.data.values.moments import clean_time, joined_moment


def seconds(*fields: int) -> int:
    return int(datetime(*fields, tzinfo=UTC).timestamp())  # type: ignore[arg-type]


class TestTimes:
    @pytest.mark.parametrize(
        ("given", "moment"),
        [
            ("1971-01-01", seconds(1971, 1, 1)),
            ("2099-12-31 23:59:59", seconds(2099, 12, 31, 23, 59, 59)),
            ("1970-12-31", None), ("2100-01-01", None), ("9999-12-31", None), ("1900-01-01", None),
            ("0000-00-00", None), ("2023-02-29", None), ("2024-02-29", seconds(2024, 2, 29)),
            ("2023-01-05 24:00:00", seconds(2023, 1, 6)), ("2023-01-05 24:00:01", None),
            ("2023/1/5 23:59:60", seconds(2023, 1, 5, 23, 59, 59)), ("2023/1/5 23:59:61", None),
            ("2023/1/5 23:60", None), ("5-Jan-68", seconds(2068, 1, 5)), ("5-Jan-69", None),
            ("5-Jan-71", seconds(1971, 1, 5)), ("25/12/2023", seconds(2023, 12, 25)),
            ("12/25/2023", seconds(2023, 12, 25)), ("5/1/2023", seconds(2023, 5, 1)),
            ("25/12/23", seconds(2023, 12, 25)), ("20230105", seconds(2023, 1, 5)),
            ("202301050803", seconds(2023, 1, 5, 8, 3)),
            ("20230105080305999", seconds(2023, 1, 5, 8, 3, 5)),
            ("12:05 am 2023-01-05", seconds(2023, 1, 5, 0, 5)),
            ("2023-01-05 12:05 pm", seconds(2023, 1, 5, 12, 5)),
            ("2023-01-05 11:05 pm", seconds(2023, 1, 5, 23, 5)),
            ("2023-01-05 13:05 pm", seconds(2023, 1, 5, 13, 5)),
            ("2023-01-05T08:03:05-05:30", seconds(2023, 1, 5, 13, 33, 5)),
            ("Jan 5 2023 08:03:05 EST", seconds(2023, 1, 5, 13, 3, 5)),
            ("Jan 5 2023 08:03:05 JST", seconds(2023, 1, 4, 23, 3, 5)),
        ],
    )  # fmt: skip
    def test_dates(self, given: str, moment: int | None) -> None:
        rule = "bad_time" if moment is None else "time_date"
        assert clean_time(given) == (moment, rule)

    @pytest.mark.parametrize(
        ("given", "moment", "rule"),
        [
            ("100000000", 100_000_000, ""), ("4102444799", 4_102_444_799, ""),
            ("4102444800", 4_102_444_800, ""),
            ("99999999999", None, "bad_time"), ("100000000000", 100_000_000, "time_milliseconds"),
            ("1700000000123", 1_700_000_000, "time_milliseconds"),
            ("4102444799999", 4_102_444_799, "time_milliseconds"),
            ("1700000000123456", 1_700_000_000, "time_milliseconds"),
            ("1700000000123456789", 1_700_000_000, "time_milliseconds"), ("-1", None, "bad_time"),
            # What is less than 1973 in seconds are a log's own.
            ("99999999", 99_999_999, ""), ("0", 0, ""), ("17", 17, ""),
            ("1700000000.9", 1_700_000_000, ""),
        ],
    )  # fmt: skip
    def test_counts_since_1970(self, given: str, moment: int | None, rule: str) -> None:
        assert clean_time(given) == (moment, rule)

    def test_days_of_a_spreadsheet_count_from_the_last_of_1899(self) -> None:
        # Day 44,931 is 2023-01-05, and a quarter of a day six hours. 30,000 to 59,999 are days.
        calendar = Calendar(small="days")
        assert clean_time("44931.25", calendar) == (seconds(2023, 1, 5, 6), "time_date")
        assert clean_time("30000", calendar) == (seconds(1982, 2, 18), "time_date")
        assert clean_time("59999", calendar) == (seconds(2064, 4, 7), "time_date")
        assert clean_time("29999", calendar) == clean_time("60000", calendar) == (None, "bad_time")
        assert clean_time("44931") == (44_931, "")

    @pytest.mark.parametrize(
        ("texts", "small"),
        [
            (["44931", "44932"], "days"), (["44931", "17"], "seconds"),
            (["44931", "44932", "17"], "days"),
            (["17", "44"], "seconds"), (["17", "2023-01-05"], "seconds"),
            (["17", "2023-01-05", "2023-01-06"], "nothing"),
            (["2023", "202305"], "nothing"), (["0105", "17", "18"], "nothing"), (["30000"], "days"),
            (["5", "6", "2023-01-05"], "seconds"),
            (["29999"], "seconds"), (["60000"], "seconds"), (["59999"], "days"),
        ],
    )  # fmt: skip
    def test_what_small_numbers_are_the_column_tells(self, texts: list[str], small: str) -> None:
        dates = DateSurvey()
        dates.observe(texts)
        assert dates.calendar(UTC).small == small

    @pytest.mark.parametrize(
        ("numbers", "digits", "orders"),
        [
            ((12, 31, 2023), 4, [MONTH_FIRST]), ((13, 12, 2023), 4, [DAY_FIRST]),
            ((31, 12, 2023), 4, [DAY_FIRST]),
            ((12, 12, 2023), 4, [MONTH_FIRST, DAY_FIRST]), ((32, 1, 2023), 4, []),
            ((13, 13, 2023), 4, []),
            ((0, 5, 2023), 4, []), ((5, 0, 2023), 4, []), ((1, 5, 9), 2, []),
            ((1, 5, 10), 2, [MONTH_FIRST, DAY_FIRST]),
            ((1, 5, 68), 2, [MONTH_FIRST, DAY_FIRST]), ((1, 5, 69), 2, []),
            ((10, 12, 31), 2, [MONTH_FIRST, DAY_FIRST, YEAR_FIRST]),
            ((68, 12, 1), 2, [YEAR_FIRST]), ((69, 12, 1), 2, []), ((68, 13, 1), 2, []),
            ((68, 0, 1), 2, []),
            ((68, 1, 31), 2, [YEAR_FIRST]), ((68, 1, 32), 2, []), ((68, 1, 0), 2, []),
            ((9, 1, 5), 2, []),
            ((10, 12, 5), 2, [YEAR_FIRST]), ((1, 31, 2023), 4, [MONTH_FIRST]),
            ((1, 32, 2023), 4, []),
        ],
    )  # fmt: skip
    def test_in_which_orders_three_numbers_are_a_date(
        self, numbers: tuple[int, int, int], digits: int, orders: list[str]
    ) -> None:
        assert fitting_orders(*numbers, digits) == orders

    @pytest.mark.parametrize(
        ("date", "time", "joined"),
        [
            ("2023-01-05", "8", "2023-01-05 8:00"), ("2023-01-05", "08:03", "2023-01-05 08:03"),
            ("2023-01-05 00:00:00", "08:03", "2023-01-05 08:03"), ("44931", "0.25", "44931.25"),
            ("2023-01-05", "1899-12-31 08:03:05", "2023-01-05 08:03:05"),
            ("x", "2023-01-06 08:03", "2023-01-06 08:03"),
            ("", "8", "8"), ("2023-01-05", "", "2023-01-05"), ("44931", "1", "44931 1:00"),
            ("29999", "0.5", "29999 0.5"),
            ("2023-01-05", "123", "2023-01-05 123"), ("60000", "0.5", "60000 0.5"),
            ("30000", "0.5", "30000.5"),
        ],
    )  # fmt: skip
    def test_a_date_and_a_time_of_day_are_one_moment(
        self, date: str, time: str, joined: str
    ) -> None:
        assert joined_moment(date, time) == joined

    @pytest.mark.parametrize(
        ("zone", "ahead"),
        [
            ("UTC", 0), ("GMT", 0), ("Z", 0), ("EST", -5), ("EDT", -4), ("CDT", -5), ("MST", -7),
            ("MDT", -6), ("PST", -8), ("PDT", -7), ("WET", 0), ("CET", 1), ("CEST", 2), ("BST", 1),
            ("EET", 2), ("EEST", 3), ("MSK", 3), ("HKT", 8), ("JST", 9),
            ("KST", 9), ("AEST", 10), ("AEDT", 11), ("GMT+5", 5),
            # In China it is another than in America: local time, which is UTC here.
            ("CST", 0),
        ],
    )  # fmt: skip
    def test_zones_by_their_names(self, zone: str, ahead: int) -> None:
        noon = seconds(2023, 1, 5, 12)
        assert clean_time(f"Jan 5 2023 12:00:00 {zone}") == (noon - 3600 * ahead, "time_date")

    @pytest.mark.parametrize(
        "name", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )
    def test_months_by_their_names(self, name: str) -> None:
        number = "JanFebMarAprMayJunJulAugSepOctNovDec".index(name) // 3 + 1
        assert clean_time(f"5 {name} 2023") == (seconds(2023, number, 5), "time_date")

    @pytest.mark.parametrize(
        ("given", "month"),
        [
            ("5. Januar 2023", 1), ("5 février 2023", 2), ("5. März 2023", 3), ("5 avril 2023", 4),
            ("5 abril 2023", 4), ("5. Mai 2023", 5), ("5 juin 2023", 6), ("5 juillet 2023", 7),
            ("5 août 2023", 8), ("5 agosto 2023", 8), ("5 enero 2023", 1),
            ("5. Oktober 2023", 10), ("5 outubro 2023", 10), ("5. Dezember 2023", 12),
            ("5 décembre 2023", 12), ("5 diciembre 2023", 12), ("5 sept. 2023", 9), ("5 fevereiro 2023", 2),
        ],
    )  # fmt: skip
    def test_months_in_other_languages(self, given: str, month: int) -> None:
        assert clean_time(given) == (seconds(2023, month, 5), "time_date")
