"""Encodings are told from the whole file, and what is no text is refused by row and byte."""

from pathlib import Path

import pytest

from core.data.formats.content import open_content
from core.data.formats.encoding.likelihood import likeliest
from core.data.formats.encoding.scan import BLOCK, Scan
from core.data.formats.encoding.scan import scan as scan_content
from core.errors import DataError


def scan(path: Path) -> Scan:
    return scan_content(open_content(path))


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


def test_what_cannot_be_told_is_refused_by_row_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,title\n1,tea\n2,נעלי נשים\n".encode("cp1255"))
    with pytest.raises(DataError, match=r"row 3, byte 17: not UTF-8, and its encoding"):
        scan(path)


# What people write in each, a line or two of it.
TEXTS = [
    ("gb18030", "福鼎白茶老寿眉紧压茶饼\n减速器链条"),
    ("gb18030", "車用滅火器\n女裝夏季連衣裙"),
    ("big5hkscs", "無線藍牙耳機 降噪\n男士休閒鞋 透氣"),
    ("cp949", "무선 이어폰 블루투스\n남성 면 티셔츠"),
    ("cp932", "ワイヤレスイヤホン 防水\n電気ケトル 1.7L"),
    ("euc_jp", "ワイヤレスイヤホン 防水\nレディース スニーカー 白"),
    ("cp1251", "Беспроводные наушники\nФутболка мужская хлопок\nКроссовки женские белые"),
    ("koi8_r", "Беспроводные наушники\nФутболка мужская хлопок"),
    ("cp1252", "Müller Kaffeemaschine"),
    ("cp1252", "Oven 450°F stainless"),
    ("cp1252", "Crème brûlée – 5€\nL’Oréal Größe XL"),
    ("cp1250", "Żółta kurtka męska\nŁóżko drewniane"),
    ("cp1253", "Γυναικεία παπούτσια\nΑσύρματα ακουστικά"),
    ("cp1254", "Kadın ayakkabı siyah\nErkek tişört beyaz"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_text_of_every_script_is_read_rightly(tmp_path: Path, encoding: str, text: str) -> None:
    lines = "".join(f"{n},{line},99\n" for n, line in enumerate(text.splitlines()))
    path = tmp_path / "a.csv"
    path.write_bytes(("id,title,price\n" + lines).encode(encoding))
    assert path.read_bytes().decode(scan(path).encoding) == "id,title,price\n" + lines


def test_utf16_that_does_not_say_so_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for encoding in ("utf-16-le", "utf-16-be"):
        path.write_bytes(CHINESE.encode(encoding))
        assert scan(path).encoding == encoding


def test_an_encoding_may_be_named_in_any_of_its_ways(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CHINESE.encode("gbk"))
    for name in ("GBK", "gb2312", "gb18030", "cp936"):
        assert scan_content(open_content(path), name).encoding == "gb18030"
    with pytest.raises(DataError, match="There is no encoding rot13; choose one of utf-8, gb18030"):
        scan_content(open_content(path), "rot13")


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7 ", b"\x89PNG\r\n", b"\x7fELF", b"SQLite format 3\0", bytes(64)]
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


def test_the_broken_byte_of_a_long_line_is_looked_at_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,title\n1," + b"x" * 100_000 + " 手机壳 红色".encode("gb18030") + b"\n")
    assert scan(path).encoding == "gb18030"


@pytest.mark.parametrize("sample", [b"", b"\xff", b"\x81\x8d\x90", b"plain"])
def test_bytes_that_say_nothing_are_of_no_encoding(sample: bytes) -> None:
    assert likeliest(sample)[0] == ""


def test_a_stray_byte_beside_right_text_stays_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,title\n1,tea\n2,\x80\n" + "3,茶\n".encode())
    assert scan(path).encoding == "utf-8"
