"""Texts from files in sentences and tables: one line, nothing that moves a terminal or turns a text round."""

from pathlib import Path

import pytest

from core.commands.terminal import lines
from core.errors import DataError
from core.plain_text import one_line, readable


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb\tc\u2028d", "a  b c d"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("a\0\x1b[31mb", "a[31mb"),
        ("\ud83d x", "\ufffd x"),
        ("👩\u200d🔬 क्\u200dष", "👩\u200d🔬 क्\u200dष"),
        ("x" * 500, "x" * 500),
        ("x" * 501, "x" * 499 + "…"),
    ],
)
def test_a_text_becomes_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_readable_text_keeps_its_lines() -> None:
    assert readable("a\nb\0\u202ec\n", 20) == "a\nbc"
    assert readable("好" * 30, 20) == "好" * 20 + "…"


def test_a_sentence_stays_one_line_whatever_it_names() -> None:
    error = DataError(
        "{file}, {name}: {share:.1%}", file=Path("a\nb"), name="\x1b[2J\ud83d", share=0.5
    )
    assert str(error) == "a b, [2J\ufffd: 50.0%"


def test_a_table_has_a_line_a_row() -> None:
    assert lines(["n", "title"], [[1, "a\nb\x1b[31m"]]) == ["n  title", "1  a b[31m"]
