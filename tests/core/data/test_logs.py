"""Logs as shops have them: dates of the shop's own clock, rows that are all alike, actions by number."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.data.report import CleaningReport
from core.errors import DataError, UserError
from core.timezones import find_zone, machine_zone, zone_of
from core.workspace import Workspace

EVENING = """user_id,item_id,action,time
u1,p1,click,2023/1/5 8:03
u1,p2,click,2023/1/5 8:30
u2,p1,buy,2023/1/5 21:13
u3,p1,click,2023/1/5 22:00
u3,p2,click,2023/1/5 23:59
"""
ROOT = Path(__file__).parents[3]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def bring(
    workspace: Workspace,
    text: str,
    timezone: str = "UTC",
    every_row_is: str = "",
    actions: dict[str, str] | None = None,
) -> CleaningReport:
    path = workspace.path.parent / "log.csv"
    path.write_text(text, "utf-8")
    source = Source("events", path, every_row_is=every_row_is, actions=actions or {})
    return import_files(workspace, [source], timezone=timezone)


def rows(workspace: Workspace, *names: str) -> list[tuple[object, ...]]:
    table = workspace.table("events")
    assert table is not None
    return [tuple(row[name] for name in names) for row in table.to_pylist()]


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def verb(*arguments: str, zone: str) -> dict[str, object]:
    """What a verb prints as JSON where the machine's clock is in `zone`."""
    command = [sys.executable, "main.py", *arguments, "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "TZ": zone}, capture_output=True, check=True
    )
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


class TestZone:
    def test_a_shop_keeps_the_clock_it_was_imported_by(self, tmp_path: Path) -> None:
        (tmp_path / "log.csv").write_text(EVENING, "utf-8")
        shop = ("--workspace", str(tmp_path / "shop"))
        verb("import", *shop, "--events", str(tmp_path / "log.csv"), zone="Asia/Shanghai")
        for zone in ("Asia/Shanghai", "America/New_York"):
            days = verb("behaviour", *shop, zone=zone)["days"]
            assert isinstance(days, list)
            assert [(day["name"], day["click"] + day["purchase"]) for day in days] == [
                ("2023-01-05", 5)
            ]

    def test_dates_without_a_zone_are_local_and_others_are_not(self, workspace: Workspace) -> None:
        log = (
            "user_id,item_id,action,time\nu,p,click,2023-01-05 21:13\n"
            "u,p,click,2023-01-05T21:13:00Z\nu,p,click,1672953180\n"
        )
        bring(workspace, log, timezone="Asia/Shanghai")
        assert workspace.timezone == "Asia/Shanghai"
        assert rows(workspace, "timestamp") == [
            (seconds("2023-01-05T13:13:00"),),
            (seconds("2023-01-05T21:13:00"),),
            (1672953180,),
        ]

    def test_a_second_import_is_read_by_the_shop_s_clock(self, workspace: Workspace) -> None:
        bring(workspace, EVENING, timezone="Asia/Shanghai")
        bring(workspace, EVENING, timezone="")
        assert workspace.timezone == "Asia/Shanghai"
        assert rows(workspace, "timestamp")[0] == (seconds("2023-01-05T00:03:00"),)

    def test_the_machine_s_zone_has_a_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TZ", "Asia/Shanghai")
        assert machine_zone() == "Asia/Shanghai"
        assert str(zone_of("UTC+08:00").utcoffset(None)) == "8:00:00"
        assert find_zone("Mars/Olympus") is None

    def test_a_zone_that_there_is_not_is_refused(self, workspace: Workspace) -> None:
        with pytest.raises(UserError, match="no time zone 'Mars/Olympus'"):
            bring(workspace, EVENING, timezone="Mars/Olympus")


class TestTimes:
    def test_days_before_months_are_told_by_the_whole_column(self, workspace: Workspace) -> None:
        log = (
            "user_id,item_id,action,time\n"
            "u1,p1,click,05/01/2023 08:03\nu1,p2,click,25/12/2023 08:03\nu2,p3,buy,31/01/2023 21:13\n"
        )
        bring(workspace, log)
        assert rows(workspace, "timestamp") == [(1672905780,), (1703491380,), (1675199580,)]

    def test_what_tells_may_stand_far_below(self, workspace: Workspace) -> None:
        # Far enough for the first rows that are looked at to say nothing.
        log = "user_id,item_id,action,time\n" + "u1,p1,click,05/01/2023 08:03\n" * 45_000
        path = workspace.path.parent / "far.csv"
        path.write_text(log + '"u1",p1,click,25/01/2023 08:03\n', "utf-8")
        import_files(workspace, [Source("events", path)], timezone="UTC")
        assert rows(workspace, "timestamp")[0] == (1672905780,)

    def test_where_nothing_tells_it_is_said(self, workspace: Workspace) -> None:
        report = bring(workspace, "user_id,item_id,action,time\nu1,p1,click,12/1/2010 8:26\n")
        assert rows(workspace, "timestamp") == [(seconds("2010-12-01T08:26:00"),)]
        assert report.sheets["events"].rules["time_month_first"].count == 1

    @pytest.mark.parametrize("names", ["日期,时间", "时间,日期", "date,time"])
    def test_date_and_time_are_joined(self, workspace: Workspace, names: str) -> None:
        date_first = not names.startswith("时间")
        day, time = "2023-01-05", "08:03:05"
        cells = f"{day},{time}" if date_first else f"{time},{day}"
        bring(workspace, f"用户ID,商品ID,行为类型,{names}\nu1,p1,点击,{cells}\n")
        assert rows(workspace, "timestamp") == [(1672905785,)]

    def test_days_of_a_spreadsheet(self, workspace: Workspace) -> None:
        log = (
            "user_id,item_id,action,time\nu1,p1,click,44931.3354166667\nu1,p2,click,44932\n"
            "u2,p3,buy,202301050803\n"
        )
        bring(workspace, log)
        assert rows(workspace, "timestamp") == [(1672905780,), (1672963200,), (1672905780,)]


class TestActions:
    ORDERS = (
        "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID\n"
        "536365,85123A,6,12/1/2010 8:26,17850.0\n536366,22633,1,12/13/2010 9:41,14527.0\n"
    )

    def test_every_row_may_be_a_purchase(self, workspace: Workspace) -> None:
        report = bring(workspace, self.ORDERS, every_row_is="purchase")
        assert rows(workspace, "user_id", "product_id", "action") == [
            ("17850", "85123A", "purchase"),
            ("14527", "22633", "purchase"),
        ]
        assert report.sheets["events"].rules["every_row"].count == 2

    def test_without_a_word_on_them_the_way_is_named(self, workspace: Workspace) -> None:
        with pytest.raises(DataError, match=r"no column for action.*--every-row-is purchase"):
            bring(workspace, self.ORDERS)

    def test_numbers_are_what_they_are_said_to_be(self, workspace: Workspace) -> None:
        log = "user_id,item_id,action,time\nu,p,1,1700000000\nu,p,4,1700000001\nu,p,9,1700000002\n"
        with pytest.raises(DataError, match=r"numbers for actions \(1, 4, 9\).*--map 1=click"):
            bring(workspace, log)
        report = bring(workspace, log, actions={"1": "click", "4": "purchase"})
        assert rows(workspace, "action") == [("click",), ("purchase",)]
        assert report.sheets["events"].rules["numbered_action"].count == 1

    def test_a_session_stands_for_the_shopper_where_there_is_none(
        self, workspace: Workspace
    ) -> None:
        report = bring(workspace, "session,aid,ts,type\n42,7,1661200010000,clicks\n")
        assert rows(workspace, "user_id", "session_id", "timestamp") == [("42", "42", 1661200010)]
        assert report.sheets["events"].rules["session_shopper"].count == 1

    def test_of_a_log_without_header_a_written_date_is_the_time(self, workspace: Workspace) -> None:
        log = "1,2014-04-07T10:51:09.277Z,214536502,0\n2,2014-04-07T13:56:37.614Z,214662742,0\n"
        report = bring(workspace, log, every_row_is="click")
        assert rows(workspace, "user_id", "product_id", "timestamp") == [
            ("1", "214536502", seconds("2014-04-07T10:51:09")),
            ("2", "214662742", seconds("2014-04-07T13:56:37")),
        ]
        # There is no header whose columns could be said to be empty.
        assert "column_empty" not in report.sheets["events"].rules


def test_own_files_are_not_read_by_the_clock_of_the_demo_world(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    workspace.replace({}, demo=True)
    assert workspace.timezone == "Asia/Shanghai"
    bring(workspace, EVENING, timezone="")
    assert workspace.timezone == "Europe/Berlin"
