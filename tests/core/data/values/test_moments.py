"""Dates as people, programs and spreadsheets write them; a column of them is read as a whole."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from core.data.values.calendars import Calendar, DateSurvey, assumed_order
from core.data.values.date_words import is_time_of_day
from core.data.values.moments import clean_time, joined_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
# 2023-01-05 08:03:05 in Shanghai.
MORNING = int(datetime(2023, 1, 5, 8, 3, 5, tzinfo=timezone(timedelta(hours=8))).timestamp())


def read(*texts: str, zone: ZoneInfo = SHANGHAI) -> list[int | None]:
    """The texts of one column as seconds."""
    dates = DateSurvey()
    dates.observe(texts)
    return [clean_time(text, dates.calendar(zone))[0] for text in texts]


def local(*texts: str) -> list[str]:
    """The texts of one column as local dates; empty where they are none."""
    moments = read(*texts)
    return [
        f"{datetime.fromtimestamp(moment, SHANGHAI):%Y-%m-%d %H:%M:%S}" if moment else ""
        for moment in moments
    ]


@pytest.mark.parametrize(
    "given",
    [
        "2023-01-05 08:03:05",
        "2023-1-5 8:03:05",
        "2023/1/5 8:03:05",
        "2023/01/05 08:03:05.123",
        "2023.1.5 8:03:05",
        "2023-01-05T08:03:05.123+0800",
        "2023-01-05T08:03:05+08:00",
        "2023-01-05T00:03:05Z",
        "2023-01-05 00:03:05 UTC",
        "2023-01-05T08:03:05+08:00[Asia/Shanghai]",
        "2023-01-05 08:03:05 +0800 CST",
        "2023-01-05 08:03:05 GMT+8",
        "20230105 08:03:05",
        "20230105080305",
        "20230105T080305",
        "2023年1月5日 8:03:05",
        "2023年1月5日 星期四 上午8:03:05",
        "2023年01月05日08时03分05秒",
        "２０２３年１月５日 ８：０３：０５",
        "2023年1月5日 8时3分5秒",
        "Thu Jan 05 08:03:05 CST 2023",
        "Thu, 05 Jan 2023 08:03:05 +0800",
        "Thu Jan 05 2023 08:03:05 GMT+0800 (China Standard Time)",
        "Jan 5, 2023 8:03:05 AM",
        "5 Jan 2023 8:03:05",
        "05-Jan-23 08:03:05",
        "05/Jan/2023:08:03:05 +0800",
        "5. Januar 2023 8:03:05",
        "5 janvier 2023 08:03:05",
        "2023-01-05 上午 8:03:05",
        "1672876985",
        "1672876985.5",
        "1.672876985E9",
        "1672876985000",
        "1672876985000000",
        "1672876985000000000",
    ],
)
def test_a_moment_has_many_forms(given: str) -> None:
    assert read(given) == [MORNING]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2023-1-5", "2023-01-05 00:00:00"),
        ("2023-01-05 08", "2023-01-05 08:00:00"),
        ("2023/1/5 下午 8:03", "2023-01-05 20:03:00"),
        ("2023年1月5日下午3时5分", "2023-01-05 15:05:00"),
        ("2023-01-05 3:05 p.m.", "2023-01-05 15:05:00"),
        ("2023-01-05 12:05 AM", "2023-01-05 00:05:00"),
        ("2023-01-05 中午 12:05", "2023-01-05 12:05:00"),
        ("2023-01-05 24:00:00", "2023-01-06 00:00:00"),
        ("202301050803", "2023-01-05 08:03:00"),
        ("44931.3354166667", "2023-01-05 08:03:00"),
        ("44931,3354166667", "2023-01-05 08:03:00"),
        ("05-JAN-23 08.03.05.000000 PM", "2023-01-05 20:03:05"),
        ("44932", "2023-01-06 00:00:00"),
        ("23/1/5 8:03", "2023-01-05 08:03:00"),
    ],
)
def test_a_date_without_a_zone_is_local(given: str, meant: str) -> None:
    assert local(given) == [meant]


@pytest.mark.parametrize(
    "given",
    [
        "16729057850",
        "2023-02-30",
        "0000-00-00 00:00:00",
        "1970-01-01 08:00:00",
        "1900-01-00",
        "9999-12-31",
        "2023Q1",
        "2023-01",
        "8:03",
        "13/13/2023",
        "2023-01-05 25:00",
        "NULL",
        "9" * 5000,
    ],
)
def test_what_is_no_moment_is_refused(given: str) -> None:
    assert clean_time(given, Calendar()) == (None, "bad_time")


def test_one_date_tells_how_all_of_its_column_are_ordered() -> None:
    assert local("05/01/2023 08:03", "25/12/2023 08:03") == [
        "2023-01-05 08:03:00",
        "2023-12-25 08:03:00",
    ]
    assert local("05/01/2023 08:03", "12/25/2023 08:03") == [
        "2023-05-01 08:03:00",
        "2023-12-25 08:03:00",
    ]


def test_points_have_the_day_before_them() -> None:
    assert local("05.01.2023") == ["2023-01-05 00:00:00"]


def test_dates_with_am_and_pm_are_ordered_by_themselves() -> None:
    assert local("25/12/2023 08:03", "5/1/2023 8:03", "1/5/2023 8:03 PM") == [
        "2023-12-25 08:03:00",
        "2023-01-05 08:03:00",
        "2023-01-05 20:03:00",
    ]


def test_an_order_that_nothing_tells_is_known_to_be_assumed() -> None:
    dates = DateSurvey()
    dates.observe(["12/1/2010 8:26", "2011-05-05"])
    assert not dates.is_decided
    calendar = dates.calendar(UTC)
    assert assumed_order("12/1/2010 8:26", calendar) == "mdy"
    assert assumed_order("2011-05-05", calendar) == ""
    dates.observe(["13/1/2010"])
    assert dates.is_decided
    assert assumed_order("12/1/2010 8:26", dates.calendar(UTC)) == ""


def test_small_numbers_are_what_the_column_is() -> None:
    # Days of a spreadsheet, seconds of the log's own, and a slip among real times.
    assert local("44931", "44932") == ["2023-01-05 00:00:00", "2023-01-06 00:00:00"]
    assert read("7", "44931", "120") == [7, 44931, 120]
    assert read("1672876985", "1672876986", "12") == [1672876985, 1672876986, None]


def test_years_and_months_are_no_seconds() -> None:
    assert read("201605", "201606") == [None, None]
    assert read("2016", "2017") == [None, None]


def test_hours_that_clocks_skip_or_repeat_are_some_moment() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    skipped, repeated = read("2023-03-26 02:30:00", "2023-10-29 02:30:00", zone=berlin)
    assert skipped == int(datetime(2023, 3, 26, 1, 30, tzinfo=UTC).timestamp())
    assert repeated == int(datetime(2023, 10, 29, 0, 30, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("date", "time", "joined"),
    [
        ("2023-01-05", "08:03:05", "2023-01-05 08:03:05"),
        ("2023-01-05 00:00:00", "1899-12-30 08:03:05", "2023-01-05 08:03:05"),
        ("2023-01-05", "2023-01-05 08:03:05", "2023-01-05 08:03:05"),
        ("2023-01-05", "", "2023-01-05"),
        ("44931", "0.25", "44931.25"),
    ],
)
def test_a_date_and_a_time_are_one_moment(date: str, time: str, joined: str) -> None:
    assert joined_moment(date, time) == joined


def test_times_of_day_are_told_from_moments() -> None:
    assert all(map(is_time_of_day, ("08:03:05", "8:03", "下午3:05", "3:05 PM")))
    assert not any(map(is_time_of_day, ("2023-01-05 08:03", "8", "")))
