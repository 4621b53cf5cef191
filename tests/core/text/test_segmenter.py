"""jieba's dictionary, read a character at a time, cuts as jieba itself would."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import jieba
import pytest

from core.text.segmenter import Segmenter, WordFile

TEXTS = (
    "夏季新款连衣裙女装显瘦气质长裙",
    "金士顿高速优盘",
    "不锈钢保温杯大容量",
    "智能手机壳防摔",
    "㐀龘靐",
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    return tokenizer


@pytest.mark.parametrize("text", TEXTS)
def test_it_cuts_like_jieba(plain: jieba.Tokenizer, text: str) -> None:
    segmenter = Segmenter()
    assert segmenter.cut(text) == plain.lcut(text, HMM=False)
    assert segmenter.cut_for_search(text) == plain.lcut_for_search(text, HMM=False)


@pytest.mark.data
def test_real_titles_are_cut_like_jieba(
    plain: jieba.Tokenizer, public_data: Callable[[str], Path]
) -> None:
    lines = public_data("taobao_zh/products.csv").read_text("utf-8").splitlines()[1:1500]
    segmenter = Segmenter()
    runs = ["".join(filter("\u4e00".__le__, line)) for line in lines]
    runs = ["".join(c for c in run if c <= "\u9fa5") for run in runs]
    assert [segmenter.cut(run) for run in runs] == [plain.lcut(run, HMM=False) for run in runs]


def test_user_words_stay_whole() -> None:
    assert Segmenter().cut("麦芽糖家面霜")[0] != "麦芽糖家"
    assert Segmenter(["麦芽糖家"]).cut("麦芽糖家面霜") == ["麦芽糖家", "面霜"]


def test_it_says_nothing_and_leaves_no_file(tmp_path: Path) -> None:
    code = "from core.text.segmenter import Segmenter; print(Segmenter().cut('连衣裙'))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env={
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "PYTHONUTF8": "1",
        },
        check=True,
    )
    assert done.stdout == "['连衣裙']\n"
    assert done.stderr == ""
    assert not list(tmp_path.iterdir())


def test_threads_may_share_it() -> None:
    segmenter = Segmenter(["佰草集"])
    expected = [Segmenter(["佰草集"]).cut(text) for text in TEXTS]
    wrong: list[object] = []

    def cut_all() -> None:
        if [segmenter.cut(text) for text in TEXTS] != expected:
            wrong.append(threading.current_thread())

    threads = [threading.Thread(target=cut_all) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_word_file_adds_up_and_knows_beginnings(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    path.write_text("AT 3 x\n连衣裙 120 n\n裙 7 n\n连 1005 v\n", "utf-8")
    words = WordFile(path)
    assert words.total == 3 + 120 + 7 + 1005
    assert words.beginning_with("连") == {"连衣裙": 120, "连衣": 0, "连": 1005}
    assert words.beginning_with("无") == {}


def test_the_order_of_texts_does_not_matter() -> None:
    own = ["雾霾蓝灰", "蓝灰", "灰毛衣", "家面霜"]
    forth, back = Segmenter(own), Segmenter(own)
    texts = [*TEXTS, "雾霾蓝灰毛衣", "蓝灰毛衣", "麦芽糖家面霜", "灰毛衣"]
    cut = [forth.cut(text) for text in texts]
    assert [back.cut(text) for text in reversed(texts)] == cut[::-1]
    assert forth.cut("雾霾蓝灰") == ["雾霾蓝灰"]
