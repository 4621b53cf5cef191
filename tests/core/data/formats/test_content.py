"""Archives, things that are no files, and files that say what they are."""

import gzip
import os
import socket
import zipfile
from pathlib import Path

import pytest

from core.data.formats import content as content_module
from core.data.formats.content import open_content
from core.data.formats.reading import chunks, open_table
from core.errors import DataError

GOODS = "id,title,price\n1,苹果手机,100\n2,香蕉,5\n".encode()
ROWS = [["1", "苹果手机", "100"], ["2", "香蕉", "5"]]


def rows(path: Path) -> list[list[str]]:
    return [row for chunk in chunks(open_table(path, "products")) for row in chunk.rows]


def test_a_gzipped_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "goods.csv.gz"
    # Two members, as a rotated log has them: the length that is declared is only that of the last.
    path.write_bytes(gzip.compress(GOODS[:20]) + gzip.compress(GOODS[20:]))
    assert rows(path) == ROWS


def test_the_one_table_of_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("__MACOSX/._goods.csv", b"\x00\x05\x16")
        archive.writestr("export/", b"")
        archive.writestr("export/goods.csv", GOODS)
    assert rows(tmp_path / "a.zip") == ROWS
    assert open_content(tmp_path / "a.zip").name == "goods.csv"


def test_an_archive_of_several_tables_names_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("goods.csv", GOODS)
        archive.writestr("log.csv", b"u,1\n")
    with pytest.raises(DataError, match=r"ZIP archive of 2 files \(goods.csv, log.csv\); unpack"):
        open_table(tmp_path / "a.zip", "products")


@pytest.mark.parametrize(
    ("place", "value"),
    [(8, 1 << 5), (8, 1 << 6), (10, 99), (6, 255), (10, 12), (10, 14), (24, 0), (42, 9)],
    ids=["patched", "strongly encrypted", "unknown", "later", "bzip2", "lzma", "size", "offset"],
)
@pytest.mark.parametrize("name", ["goods.csv", "content.xml", "xl/workbook.xml"])
def test_an_archive_that_cannot_be_unpacked_is_a_sentence(
    tmp_path: Path, place: int, value: int, name: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, GOODS)
    packed = bytearray((tmp_path / "a.zip").read_bytes())
    # The entry in the directory at the end, which is what counts.
    packed[packed.index(b"PK\x01\x02") + place] = value
    (tmp_path / "a.zip").write_bytes(packed)
    with pytest.raises(DataError, match=r"a\.zip"):
        rows(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("name", "head", "says"),
    [
        ("a.csv", b"%PDF-1.7\n", "no text but a PDF document"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "no text but a picture"),
        ("a.dat", b"\x7fELF\x02", "no text but a program"),
        ("a.db", b"SQLite format 3\x00", "no text but a database"),
        ("a.rar", b"Rar!\x1a\x07", "an archive of another kind"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel's old format; save it there as .xlsx"),
        ("a.zip", b"PK\x03\x04 cut off", "ZIP archive or workbook that is cut off"),
        ("a.gz", b"\x1f\x8b\x08 no deflate", "is damaged"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(
    tmp_path: Path, name: str, head: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(head + b"x" * 50)
    with pytest.raises(DataError, match=says):
        open_table(tmp_path / name, "products")


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.csv"))
        for path in (tmp_path / "pipe.csv", tmp_path / "socket.csv", tmp_path, Path("/dev/zero")):
            with pytest.raises(DataError, match="a folder, a pipe or a device"):
                open_table(path, "products")
    for name in ("loop.csv", "gone.csv", "x" * 300, "a\0b"):
        with pytest.raises(DataError, match="There is no file"):
            open_table(tmp_path / name, "products")


def test_a_name_that_is_no_text_can_be_read_and_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.csv"))
    path.write_bytes(GOODS)
    assert rows(path) == ROWS
    path.write_bytes(b"")
    with pytest.raises(DataError) as refused:
        open_table(path, "products")
    assert "is empty" in str(refused.value)
    str(refused.value).encode("utf-8")


def test_an_archive_that_bursts_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_module, "_SMALL", 1 << 20)
    path = tmp_path / "goods.csv.gz"
    path.write_bytes(gzip.compress(b"id,title\n" + b"1,a\n" * (1 << 20)))
    with pytest.raises(DataError, match="unpacks to more than 1 MB"):
        open_table(path, "products")


def test_a_log_that_grows_is_read_to_its_length_at_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes(GOODS)
    opened = open_table(path, "products")
    with path.open("ab") as file:
        file.write(b"3,late,1\n" * 1_000_000)
    numbers = [number for chunk in chunks(opened) for number in chunk.numbers]
    assert len(numbers) < 500_000
