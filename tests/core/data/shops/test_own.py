"""The user's own shops: how they may be called, which is current, and what a damaged pointer means."""

from pathlib import Path

import pytest

from core.data.shops.own import (
    check_name,
    data_folder,
    default_path,
    demo_path,
    lost_shop,
    make_current,
    name_for,
    own_shops,
    shops_folder,
)
from core.errors import WorkspaceError


@pytest.fixture
def tea_house() -> Path:
    """An own shop that is current."""
    shop = shops_folder() / "茶馆 Tea"
    shop.mkdir(parents=True)
    make_current(shop)
    return shop


@pytest.mark.parametrize("name", ["茶馆", "Tea & more", "2024 (new)", "a" * 60, "𠮷" * 60])
def test_names_for_shops(name: str) -> None:
    check_name(name)
    (shops_folder() / name).mkdir(parents=True)
    assert [shop.name for shop in own_shops()] == [name]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "no name"),
        ("  \t", "no name"),
        ("a" * 61, "at most 60 characters, this one 61"),
        ("a/b", "cannot be called"),
        ("a\\b", "cannot be called"),
        ("..", "cannot be called"),
        (".hidden", "cannot be called"),
        ("shop.", "cannot be called"),
        (" shop", "cannot be called"),
        ("a\nb", "cannot be called"),
        ("a\x00b", "cannot be called"),
        ("left\u202eright", "cannot be called"),
        ("\ud83d", "cannot be called"),
        ("NUL.csv", "cannot be called"),
        ("茶馆 tea", "There is a shop called"),
    ],
)
def test_names_that_are_refused(tea_house: Path, name: str, reason: str) -> None:
    with pytest.raises(WorkspaceError, match=reason):
        check_name(name)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("goods.csv", "goods"),
        ("导出 2024:05.xlsx", "导出 2024 05"),
        (".csv", "csv"),
        ("???.csv", "My shop"),
        ("aux.csv", "My shop"),
        ("x" * 200 + ".csv", "x" * 60),
        ("茶馆 Tea.csv", "茶馆 Tea 2"),
    ],
)
def test_a_new_shop_is_called_after_its_file(tea_house: Path, file: str, name: str) -> None:
    assert name_for([Path(file)]) == name
    check_name(name)


def test_a_name_is_free_however_many_are_taken() -> None:
    for name in ("goods", "goods 2", "GOODS 3"):
        (shops_folder() / name).mkdir(parents=True)
    assert name_for([Path("goods.csv")]) == "goods 4"


def test_the_current_shop_is_opened_where_none_is_named(tea_house: Path) -> None:
    assert default_path() == tea_house
    make_current(Path("/somewhere/else"))
    assert default_path() == tea_house
    make_current(demo_path())
    assert default_path() == demo_path()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"../demo", b"/etc", b"x" * 100_000, b'{"shop": 1}', b"a\nb", b"."],
)
def test_a_damaged_pointer_means_the_demo_world(tea_house: Path, content: bytes) -> None:
    (data_folder() / "current_shop").write_bytes(content)
    assert default_path() == demo_path()
    assert lost_shop() == ""


def test_a_pointer_that_is_no_file_means_the_demo_world(tea_house: Path) -> None:
    (data_folder() / "current_shop").unlink()
    (data_folder() / "current_shop").mkdir()
    assert default_path() == demo_path()


def test_a_shop_that_is_gone_is_named(tea_house: Path) -> None:
    assert lost_shop() == ""
    tea_house.rmdir()
    assert default_path() == demo_path()
    assert lost_shop() == "茶馆 Tea"


def test_a_pointer_that_cannot_be_written_is_said_and_nothing_changes(tea_house: Path) -> None:
    (shops_folder() / "goods").mkdir()
    (data_folder() / "current_shop").unlink()
    (data_folder() / "current_shop").mkdir()
    for path in (demo_path(), shops_folder() / "goods"):
        with pytest.raises(WorkspaceError, match="not remembered"):
            make_current(path)
    assert default_path() == demo_path()
