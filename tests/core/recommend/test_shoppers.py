import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
from core.recommend import sequences
from core.recommend.shoppers import Shopper, Shoppers, history_of
from core.search.request import Interaction
from core.workspace import Workspace
from tests.core.recommend.logs import events_table, products_table, write_shop
from tests.core.search.shops import small_shop

SHOP = small_shop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    write_shop(folder, products=products_table(), events=events_table())
    return folder


@pytest.fixture(scope="module")
def shoppers(folder: Path) -> Shoppers:
    return Shoppers.from_workspace(Workspace.open(folder, write=False))


def test_the_most_active_come_first_and_who_only_saw_things_is_none(shoppers: Shoppers) -> None:
    assert shoppers.ids() == ["ann", "bob", "anton"]
    assert len(shoppers) == 3


def test_shoppers_are_found_by_how_their_id_begins(shoppers: Shoppers) -> None:
    assert shoppers.ids("an") == ["ann", "anton"]
    assert shoppers.ids("an", limit=1) == ["ann"]
    assert shoppers.ids("x") == []


def test_a_history_is_in_order_of_time_without_what_was_only_shown(shoppers: Shoppers) -> None:
    assert shoppers.history("ann") == (
        Interaction("p4", "click", 20),
        Interaction("p3", "click", 30),
        Interaction("p5", "purchase", 40),
    )
    assert [did.product_id for did in shoppers.history("ann", latest=2)] == ["p3", "p5"]


def test_a_shopper_in_a_line(shoppers: Shoppers) -> None:
    assert shoppers.summary("ann", SHOP) == Shopper("ann", 3, "数码 / 手机", "Apple")
    assert shoppers.summary("bob", SHOP).actions == 2


def test_an_unknown_shopper_is_named_with_the_next_step(shoppers: Shoppers, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no shopper zoe .* ann, bob, anton"):
        shoppers.history("zoe")
    with Workspace.open(tmp_path / "empty") as workspace:
        nobody = Shoppers.from_workspace(workspace)
    assert nobody.ids() == []
    with pytest.raises(UserError, match=r"zoe.*import --events"):
        nobody.history("zoe")


def test_made_up_histories_are_clicks_and_unknown_products_are_named() -> None:
    assert history_of(["p2", "p1"], SHOP) == (Interaction("p2"), Interaction("p1"))
    with pytest.raises(UserError, match="no product p77, p78 "):
        history_of(["p1", "p77", "p78"], SHOP)
    with pytest.raises(UserError, match="empty"):
        history_of([], SHOP)


def test_the_log_is_read_without_pandas(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from core.workspace import Workspace; from core.recommend.shoppers import Shoppers\n"
        f"workspace = Workspace.open(Path({str(folder)!r}), write=False)\n"
        "print(Shoppers.from_workspace(workspace).history('ann')[0])\n"
        "print('pandas' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "False"


def test_a_dismissal_is_part_of_a_history_and_no_step_of_a_sequence(tmp_path: Path) -> None:
    log = (("ann", "p1", "click", 1), ("ann", "p2", "dismiss", 2))
    write_shop(tmp_path, products=products_table(), events=events_table(log))
    with Workspace.open(tmp_path, write=False) as workspace:
        assert [did.action for did in Shoppers.from_workspace(workspace).history("ann")] == [
            "click",
            "dismiss",
        ]
        assert sequences.load_sequences(workspace).item.tolist() == [0]


def test_of_a_long_history_the_latest_300_actions_count(tmp_path: Path) -> None:
    events = [("eve", f"p{number}", "click", number) for number in range(1, 302)]
    write_shop(tmp_path, products=products_table(), events=events_table(events))
    history = Shoppers.from_workspace(Workspace.open(tmp_path, write=False)).history("eve")
    assert [history[0].product_id, history[-1].product_id] == ["p2", "p301"]
    assert len(history) == 300


def test_three_of_those_most_active_are_named_to_who_asks_for_another(tmp_path: Path) -> None:
    events = [(f"u{number}", "p1", "click", 1) for number in range(4)]
    write_shop(tmp_path, products=products_table(), events=events_table(events))
    shoppers = Shoppers.from_workspace(Workspace.open(tmp_path, write=False))
    with pytest.raises(UserError, match=r"log of 4; those most active are u0, u1, u2\.$"):
        shoppers.history("u9")
