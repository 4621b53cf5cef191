import json
import os
from pathlib import Path

import pytest

from core.errors import DamagedWorkspace, UserError, WorkspaceError
from core.recommend.made_up import (
    MadeUp,
    MadeUpShoppers,
    copy_of,
    history_of_user,
    new_id,
)
from core.recommend.shoppers import Shoppers
from core.recommend.wishes import Description
from core.search.request import Interaction
from core.workspace import MADE_UP, Workspace
from tests.core.recommend.logs import EVENTS, events_table, products_table, write_shop

LIN = MadeUp(
    "lin1",
    "小林",
    (Interaction("p2", "purchase"), Interaction("gone", "cart")),
    Description("喜欢华为", (0, 1), ("brand:华为",)),
    (Interaction("p3"),),
)
KAI = MadeUp("kai1", "Kai")


def test_what_is_made_up_is_kept(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        shoppers = MadeUpShoppers(workspace)
        assert shoppers.all == ()
        shoppers.put(LIN)
        shoppers.put(KAI)
    assert json.loads((tmp_path / MADE_UP).read_text("utf-8"))["format"] == 1
    again = MadeUpShoppers(Workspace.open(tmp_path, write=False))
    assert again.all == (KAI, LIN)
    assert again.find("made-up:lin1") == LIN
    assert [did.product_id for did in LIN.history] == ["p3", "p2", "gone"]


def test_half_a_character_in_a_name_is_stored_as_unknown(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        MadeUpShoppers(workspace).put(MadeUp("a", "林\ud83d"))
        assert MadeUpShoppers(workspace).all[0].name == "林?"


def test_a_change_keeps_the_place_and_a_deleted_one_can_be_put_back(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        shoppers = MadeUpShoppers(workspace)
        for each in (LIN, KAI):
            shoppers.put(each)
        shoppers.put(MadeUp("lin1", "林"))
        assert [each.name for each in shoppers.all] == ["Kai", "林"]
        shoppers.remove("lin1")
        assert [each.name for each in shoppers.all] == ["Kai"]
        shoppers.put(LIN, 1)
        assert shoppers.all == (KAI, LIN)


def test_a_copy_has_an_id_of_its_own_and_no_times() -> None:
    refused = (Interaction("p2", "click", 99.5), Interaction("p2", "dismiss", 100.0))
    copy = copy_of((Interaction("p1", "cart", 99.0), *refused), "ann")
    assert copy.history == (Interaction("p1", "cart"),)
    assert copy.user_id == f"made-up:{copy.id}"
    assert len({new_id() for _ in range(50)}) == 50
    assert len(new_id()) == 8
    assert copy_of((), "n" * 41).name == "n" * 40


def test_nobody_of_that_name_says_who_there_is(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        MadeUpShoppers(workspace).put(KAI)
        with pytest.raises(UserError, match=r"no made-up shopper made-up:zoe.*made-up:kai1"):
            MadeUpShoppers(workspace).find("made-up:zoe")


def broken() -> list[str]:
    good = {
        "id": "a",
        "name": "A",
        "put": [["p1", "click"]],
        "derived": [],
        "description": {"text": "", "levels": [0, 3], "struck": []},
    }
    entries = [
        {**good, "put": [["p1", "steal"]]},
        {**good, "put": "p1"},
        {**good, "name": 7},
        {**good, "description": {**good["description"], "levels": [3, 9]}},  # type: ignore[dict-item]
        {**good, "description": None},
        7,
    ]
    files = [json.dumps({"format": 1, "shoppers": [entry]}) for entry in entries]
    twice = json.dumps({"format": 1, "shoppers": [good, good]})
    return [
        *files,
        twice,
        "",
        "[]",
        '{"format": 99, "shoppers": []}',
        '{"format": 1, "shop',
        "[" * 9999,
    ]


@pytest.mark.parametrize("text", broken())
def test_a_torn_or_hostile_file_is_named_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    with Workspace.open(tmp_path) as workspace:
        (tmp_path / MADE_UP).write_text(text, "utf-8")
        with pytest.raises(WorkspaceError, match=f"{MADE_UP} cannot be read"):
            MadeUpShoppers(workspace)
    assert (tmp_path / MADE_UP).read_text("utf-8") == text


def test_those_of_the_log_need_no_made_up_ones(tmp_path: Path) -> None:
    write_shop(tmp_path, products=products_table(), events=events_table(EVENTS))
    (tmp_path / MADE_UP).write_text("{", "utf-8")
    with Workspace.open(tmp_path) as workspace:
        assert history_of_user(workspace, "bob")
        with pytest.raises(WorkspaceError, match=MADE_UP):
            history_of_user(workspace, "made-up:lin1")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        os.mkfifo(tmp_path / MADE_UP)
        with pytest.raises(WorkspaceError, match=MADE_UP):
            MadeUpShoppers(workspace)


def test_a_reader_may_not_make_up_and_changes_nothing(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        MadeUpShoppers(workspace).put(KAI)
    shoppers = MadeUpShoppers(Workspace.open(tmp_path, write=False))
    with pytest.raises(WorkspaceError, match="reading only"):
        shoppers.put(LIN)
    assert shoppers.all == (KAI,)


def test_a_write_that_fails_says_so_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with Workspace.open(tmp_path) as workspace:
        shoppers = MadeUpShoppers(workspace)
        shoppers.put(KAI)
        monkeypatch.setattr("core.files.os.fsync", full)
        with pytest.raises(WorkspaceError, match=r"No space left.*as it was before"):
            shoppers.put(LIN)
        assert shoppers.all == MadeUpShoppers(workspace).all == (KAI,)
    monkeypatch.undo()
    # What the failure left behind is swept away.
    with Workspace.open(tmp_path):
        assert [file.name for file in tmp_path.glob(f".{MADE_UP}*")] == []


def test_a_folder_with_made_up_shoppers_alone_can_be_read(tmp_path: Path) -> None:
    (tmp_path / MADE_UP).write_text('{"format": 1, "shoppers": []}', "utf-8")
    assert MadeUpShoppers(Workspace.open(tmp_path, write=False)).all == ()
    with pytest.raises(DamagedWorkspace):
        Workspace.open(tmp_path)


def test_what_a_made_up_shopper_was_seen_to_do_follows_what_was_made_up(tmp_path: Path) -> None:
    seen = (*EVENTS, ("made-up:lin1", "p1", "cart", 99))
    write_shop(tmp_path, products=products_table(), events=events_table(seen))
    with Workspace.open(tmp_path) as workspace:
        made_up, shoppers = MadeUpShoppers(workspace), Shoppers.from_workspace(workspace)
        made_up.put(LIN)
        history = history_of_user(workspace, "made-up:lin1")
        assert history == (*LIN.history, Interaction("p1", "cart", 99))
        assert history_of_user(workspace, "bob") == shoppers.history("bob")
    # Who was made up is not among the shoppers of the log.
    assert "made-up:lin1" not in shoppers.ids()
