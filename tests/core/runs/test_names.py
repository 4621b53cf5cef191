"""What a run is called, in full and in short."""

from pathlib import Path

import pytest

from core.runs.names import new_run_id, short_name


def test_no_two_runs_of_one_moment_have_the_same_name(tmp_path: Path) -> None:
    first = new_run_id(tmp_path, "search", "conv1d")
    (tmp_path / f".{first}").mkdir()
    second = new_run_id(tmp_path, "search", "conv1d")
    assert second != first
    assert "-search-conv1d" in second


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("20260724-101530-search-article-2", "article-2 07-24 10:15"),
        ("20260724-101530-next-item-conv1d", "conv1d 07-24 10:15"),
        ("demo", "demo"),
        ("", ""),
        ("２０２６0724-101530-search-conv1d", "２０２６0724-101530-search-conv1d"),
    ],
)
def test_a_run_is_named_by_network_and_time_and_odd_names_stay_whole(run: str, name: str) -> None:
    assert short_name(run) == name
