"""The log has one file a day; libraries are kept quiet, and stderr is always given back."""

import logging
import os
import re
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from core import cli
from core.log import about_run, complain, log_path, quiet, start_logging

logger = logging.getLogger("core.tested")


def test_a_line_has_its_time_level_process_place_and_run() -> None:
    start_logging()
    about_run("20260101-000000-search-conv1d")
    try:
        logger.info("epoch %d", 3)
    finally:
        about_run("")
    logger.warning("no run")
    first, second = log_path().read_text("utf-8").splitlines()
    assert re.fullmatch(
        rf"{date.today()}T\d\d:\d\d:\d\d[+-]\d{{4}} INFO {os.getpid()} core\.tested"
        r" \[20260101-000000-search-conv1d\]: epoch 3",
        first,
    )
    assert second.endswith(f"WARNING {os.getpid()} core.tested: no run")


def test_the_environment_says_from_which_level_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINXUN_LOG", "warning")
    start_logging()
    logger.info("hardly worth it")
    logger.warning("worth it")
    assert log_path().read_text("utf-8").count("worth it") == 1


def test_a_level_that_there_is_not_is_the_users_to_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PINXUN_LOG", "loud")
    assert cli.run(["runs"]) == 2
    assert capsys.readouterr().err == (
        "PINXUN_LOG is one of debug, info, warning, error, not 'loud'.\n"
    )


def test_a_day_has_its_file_and_a_fortnight_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start_logging()
    today = log_path()
    today.parent.mkdir(parents=True)
    days = [date.today() - timedelta(days=number) for number in range(20)]
    for day in days[1:]:
        today.with_name(f"pinxun-{day}.log").write_text("old")
    (today.parent / "notes.log").write_text("mine")
    logger.info("first of the day")
    kept = {f"pinxun-{day}.log" for day in days[:14]}
    assert {file.name for file in today.parent.iterdir()} == {*kept, "notes.log"}

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now() + timedelta(days=1)

    monkeypatch.setattr("core.log.datetime", Tomorrow)
    logger.info("after midnight")
    assert "after midnight" not in today.read_text("utf-8")
    following = today.with_name(f"pinxun-{days[0] + timedelta(days=1)}.log")
    assert "after midnight" in following.read_text("utf-8")


def test_a_log_that_cannot_be_written_stops_nobody(own_home: Path) -> None:
    start_logging()
    (own_home / "xdg_state_home").write_text("a file where a folder should be")
    logger.error("lost")


def test_what_threads_keep_quiet_together_speaks_again(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The first that begins is not the last that ends."""
    began, ended = threading.Event(), threading.Event()

    def outer() -> None:
        with quiet():
            began.set()
            ended.wait(10)

    thread = threading.Thread(target=outer)
    thread.start()
    began.wait(10)
    with quiet():
        ended.set()
        thread.join(10)
        os.write(2, b"unheard\n")
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


def test_without_a_stderr_nothing_is_said_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    complain("into the answer")
    assert capsys.readouterr().out == ""
