"""Files are read strictly, and replaced whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from core.files import parse_json, read_json, replace_file


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting property name"),
        (b'{"a": 1} x', "Extra data"),
        (b"NaN", "NaN"),
        (b'{"loss": NaN}', "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "1e999"),
        (b"[" * 100_000, "deep"),
        (b'{"a":' * 70 + b"1" + b"}" * 70, "deep"),
        (b'["\\ud83d"]', "surrogates"),
        (b'{"\\udc80": 1}', "surrogates"),
        (b'"\xff"', "utf-8"),
        (b"\xff\xfe[\0]\0", "utf-8"),
        (b"9" * 5000, "digits"),
    ],
)
def test_what_is_no_strict_json_is_one_kind_of_error(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "file.json").write_bytes(content)
    with pytest.raises(ValueError, match=reason):
        read_json(tmp_path / "file.json")


def test_strict_json_comes_back(tmp_path: Path) -> None:
    content = '{"名": ["红茶", 1, 2.5, -1e-3, null, true, {}], "笑": "\\ud83d\\ude00"}'
    (tmp_path / "file.json").write_text(content, "utf-8")
    expected = {"名": ["红茶", 1, 2.5, -0.001, None, True, {}], "笑": "😀"}
    assert read_json(tmp_path / "file.json") == expected
    assert parse_json("[[" + "[],{}," * 100 + "1]]")[0][-1] == 1


def test_a_file_that_is_missing_is_told_from_one_that_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_json(tmp_path / "file.json")


def test_a_file_larger_than_asked_for_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text("[1, 2, 3]")
    assert read_json(tmp_path / "file.json", 9) == [1, 2, 3]
    with pytest.raises(ValueError, match="larger"):
        read_json(tmp_path / "file.json", 8)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes")
@pytest.mark.timeout(120)
def test_a_pipe_does_not_hold_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "file.json")
    with pytest.raises(ValueError, match="regular"):
        read_json(tmp_path / "file.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(ValueError, match="regular"):
        read_json(tmp_path / "folder.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links and named pipes")
@pytest.mark.timeout(120)
def test_a_file_of_ours_takes_the_place_of_a_link_or_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "thesis").write_text("years of work")
    (tmp_path / "link").symlink_to(tmp_path / "thesis")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe"):
        replace_file(tmp_path / name, "ours", follow_links=False)
        assert (tmp_path / name).read_text() == "ours"
    assert (tmp_path / "thesis").read_text() == "years of work"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_file_that_a_user_names_is_replaced_behind_its_link(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "report")
    replace_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text() == "new"
