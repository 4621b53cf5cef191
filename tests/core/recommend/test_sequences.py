"""Behaviour as sequences: what is read of sessions, of the log and of one shopper's history."""

from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.recommend.sequences import channels, encode_history, examples, load_sequences
from core.search.request import Interaction
from core.workspace import Workspace

EVENTS = """user_id,product_id,action,timestamp
u2,b,click,1700000100
u1,a,click,1700000000
u1,b,impression,1700000001
u1,c,purchase,1700000200
u2,a,cart,1700000050
"""


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    (tmp_path / "s.txt").write_text("a b b\nc d\te\nd\n", "utf-8")
    (tmp_path / "e.csv").write_text(EVENTS, "utf-8")
    workspace = Workspace.open(tmp_path / "shop")
    import_files(
        workspace, [Source("sessions", tmp_path / "s.txt"), Source("events", tmp_path / "e.csv")]
    )
    workspace.close()
    return Workspace.open(tmp_path / "shop", write=False)


def test_sessions_and_shoppers_are_sequences_in_order_of_time(shop: Workspace) -> None:
    sequences = load_sequences(shop)
    found = [
        [sequences.items[item] for item in sequences.item[start:stop]]
        for start, stop in zip(sequences.starts, sequences.starts[1:], strict=False)
    ]
    # The line with a target is a test, and what was only shown is not the shopper's doing.
    assert found == [["a", "b", "b"], ["d"], ["a", "b"], ["a", "c"]] or found == [
        ["a", "b", "b"],
        ["d"],
        ["a", "c"],
        ["a", "b"],
    ]
    assert sorted(sequences.action[4:].tolist()) == [0, 0, 2, 3]
    assert (sequences.time[:4] == 0).all()


def test_a_workspace_without_behaviour_has_no_sequence(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "empty") as workspace:
        assert len(load_sequences(workspace)) == 0


def test_every_place_after_the_first_is_an_example(shop: Workspace) -> None:
    starts, stops = examples(load_sequences(shop))
    assert list(zip(starts.tolist(), stops.tolist(), strict=True)) == [
        (0, 1),
        (0, 2),
        (4, 5),
        (6, 7),
    ]


def test_a_window_holds_the_last_actions_with_their_channels() -> None:
    history = (
        Interaction("a", "click", 1_700_000_000),
        Interaction("stranger", "click", 1_700_000_010),
        Interaction("b", "impression", 1_700_000_020),
        Interaction("b", "cart", 1_700_000_090),
        Interaction("a", "stare", 1_700_000_100),
    )
    window = encode_history(history, {"a": 0, "b": 1}, 5)
    assert window.tolist() == [
        [2, 2, 3, 3],  # id, action, 3 from the end, over a minute ago
        [3, 4, 2, 2],
        [2, 1, 1, 2],  # an action that is not known
        [0, 0, 0, 0],
        [0, 0, 0, 0],
    ]
    assert encode_history(history, {"a": 0, "b": 1}, 2)[:, 0].tolist() == [3, 2]
    assert (window[:, 1:].max(axis=0) < channels(5)).all()


def test_a_history_of_strangers_is_all_padding() -> None:
    assert not encode_history((Interaction("x"),), {"a": 0}, 3).any()
    assert not encode_history((), {"a": 0}, 3).any()


def test_actions_without_a_time_have_no_age() -> None:
    assert encode_history((Interaction("a"), Interaction("a")), {"a": 0}, 2)[:, 3].tolist() == [
        1,
        1,
    ]


def test_a_network_reads_what_was_done_how_many_actions_ago_and_how_long_ago() -> None:
    # A second less than a minute, ten, an hour, a day, a week and a month, and each of these.
    limits = (60, 600, 3600, 86_400, 604_800, 2_592_000)
    ages = sorted((age for limit in limits for age in (limit - 1, limit)), reverse=True)
    now = 1_700_000_000
    history = tuple(Interaction("a", "cart", now - age) for age in (*ages, 0))
    read = encode_history((Interaction("b", "purchase"), *history), {"a": 0, "b": 1}, 15)
    # Items and actions from 2; the age of what has no time is 1, that of the last minute 2.
    assert read[:, 0].tolist() == [3, *[2] * 13, 0]
    assert read[:, 1].tolist() == [5, *[4] * 13, 0]
    assert read[:, 2].tolist() == [*range(14, 0, -1), 0]
    assert read[:, 3].tolist() == [1, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 0]
    assert encode_history(history, {"a": 0}, 2)[:, 2].tolist() == [2, 1]
    assert channels(15) == (6, 16, 9)
