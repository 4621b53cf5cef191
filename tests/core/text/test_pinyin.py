import subprocess
import sys
from pathlib import Path

import pytest

from core.text.pinyin import blurred, sound, syllables


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("连衣裙", "lian yi qun"),
        ("长裙", "chang qun"),
        ("音乐", "yin yue"),
        ("乐高", "le gao"),
        ("银行", "yin hang"),
        ("旅行", "lü xing"),
        ("调料", "tiao liao"),
        ("空调", "kong tiao"),
        ("弹力", "tan li"),
        ("长续航", "chang xu hang"),
    ],
)
def test_characters_are_read_by_their_word(text: str, said: str) -> None:
    assert [each.replace("v", "ü") for each in syllables(text)] == said.split()


def test_what_is_not_chinese_stays() -> None:
    assert "".join(syllables("iPhone 15")) == "iPhone 15"


def test_sounds_that_are_confused_are_one() -> None:
    assert sound("山") == sound("三") == "san"
    assert blurred("zhongguo") == "zonguo"


def test_the_library_leaves_its_phrases_on_the_disk() -> None:
    code = (
        "import sys; from core.text.pinyin import syllables; syllables('长裙');"
        "sys.exit('pypinyin.phrases_dict' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=True)
