"""Encodings are told from the whole file, and what is no text is refused by row and byte."""

from pathlib import Path

import pytest

from core.data.formats.encoding import BLOCK, scan
from core.errors import DataError

CHINESE = "商品ID,标题\n" + "".join(f"{n},福鼎白茶老寿眉紧压茶饼\n" for n in range(200))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_each_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CHINESE.encode(encoding))
    assert scan(path).encoding == encoding


def test_plain_ascii_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,title\n1,tea\n")
    assert scan(path).encoding == "utf-8"


def test_chinese_far_behind_ascii_decides(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    ascii_rows = b"1,tea\n" * (3 * BLOCK // 6)
    path.write_bytes(b"id,title\n" + ascii_rows + CHINESE.encode("gb18030"))
    assert scan(path).encoding == "gb18030"


@pytest.mark.parametrize("shift", range(3))
def test_a_character_across_blocks_is_whole(tmp_path: Path, shift: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * shift + ("茶叶\n" * (BLOCK // 7 + 9)).encode())
    assert scan(path).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_byte_does_not_decide(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    content = CHINESE.encode(encoding)
    path.write_bytes(content[:1000] + b"\xff" + content[1000:] + "茶".encode(encoding)[:-1])
    assert scan(path).encoding == encoding


def test_another_encoding_is_refused_by_row_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,title\n1,tea\n2,café crème brûlée à la carte\n".encode("latin-1"))
    with pytest.raises(DataError, match=r"row 3, byte 20: neither UTF-8 nor GB18030"):
        scan(path)


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7 ", b"\x89PNG\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", bytes(64)]
)
def test_binary_files_are_refused(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(head + b"id,title\n1,tea\n")
    with pytest.raises(DataError, match="is no text"):
        scan(path)


def test_an_endless_line_is_refused_politely(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"id,title\n1,tea\n2,")
        for _ in range(100):
            file.write(b"x" * BLOCK)
    with pytest.raises(DataError, match="row 3: the line is longer than"):
        scan(path)


def test_quotes_are_noticed_wherever_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1,tea\n" * BLOCK + b'2,"tea"\n')
    assert scan(path).has_quotes
    path.write_bytes(b"1,tea\n" * 10)
    assert not scan(path).has_quotes
