"""The door: exit codes, one-sentence complaints, and what it must not load."""

import os
import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from core import cli
from core.language import set_language
from core.log import log_path

ROOT = Path(__file__).parents[2]


def test_an_unknown_verb_is_the_users_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["serch", "手机"]) == 2
    complaint = capsys.readouterr().err
    assert "'serch'" in complaint
    assert all(verb in complaint for verb in cli.VERBS)


def test_a_wrong_flag_is_one_sentence_naming_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["search", "手机", "--top", "many"]) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "--top" in complaint
    assert "`pinxun search --help`" in complaint


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["search"], "必须给出 query。"),
        (["search", "手机", "--top", "0"], "--top：应为不小于 1 的整数，不能是 '0'。"),
        (["search", "手机", "--top"], "--top 后面要有值。"),
        (["search", "手机", "--method", "x"], "--method 只能是 "),
        (["search", "手机", "--colour", "red"], "这里没有 --colour red。"),
        (["recommend"], "必须给出以下之一：--user --history --product。"),
        (["recommend", "--user", "a", "--product", "b"], "--product 不能与 --user 同用。"),
        (["train", "--seed", "x"], "--seed：应为 0 到 2147483647 之间的整数，而不是 'x'。"),
        (["train", "--seed", "²"], "--seed：应为 0 到 2147483647 之间的整数，而不是 '²'。"),
        (
            ["train", "--seed", "4294967296"],
            "--seed：应为 0 到 2147483647 之间的整数，而不是 '4294967296'。",
        ),
    ],
)
def test_a_wrong_flag_is_told_in_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    set_language("zh")
    assert cli.run(arguments) == 2
    assert capsys.readouterr().err.startswith(complaint)


def test_a_bug_leaves_its_traceback_in_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cli.VERBS, "search", ("tests.core.broken_verb", "breaks"))
    assert cli.run(["search"]) == 1
    assert "ZeroDivisionError" in log_path().read_text("utf-8")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_sentences_are_chinese_unless_english_is_asked_for() -> None:
    def complaint(**environment: str) -> str:
        command = [sys.executable, str(ROOT / "main.py"), "serch"]
        return subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=False
        ).stderr

    assert "There is no verb" in complaint(PINXUN_LANGUAGE="en")
    assert "没有" in complaint()


@pytest.mark.parametrize("verb", ["search", "import", "runs", "rank", "explain", "evaluate"])
def test_verbs_that_do_not_train_never_load_tensorflow_or_qt(verb: str) -> None:
    code = (
        "import sys, importlib; from core.cli import VERBS; "
        f"importlib.import_module(VERBS[{verb!r}][0]); "
        "print([m for m in ('tensorflow', 'keras', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def _said(*command: str | Path, **environment: str) -> str:
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stderr


def test_a_sentence_names_the_command_that_was_typed(tmp_path: Path) -> None:
    script = tmp_path / "pinxun"
    script.write_text(f"import sys; sys.path.insert(0, {str(ROOT)!r}); import main; main.main()")
    main, shop, wrong = ROOT / "main.py", tmp_path / "none", ("runs", "--colour")
    english = {"PINXUN_LANGUAGE": "en"}
    assert "`pinxun runs --help`" in _said(sys.executable, script, *wrong, **english)
    typed = f"{sys.executable} -X utf8 {main}"
    assert f"`{typed} runs --help`" in _said(*typed.split(), *wrong, **english)
    hint = f"run `{sys.executable} {main} import` with --products"
    assert hint in _said(sys.executable, main, "search", "x", "--workspace", shop, **english)
    # The window's children speak of the window's command.
    assert "`pinxun runs --help`" in _said(
        sys.executable, main, *wrong, **english, PINXUN_COMMAND="pinxun"
    )


WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
from core.cli import run
code = run([{option!r}])
assert not {{"tensorflow", "keras", "pandas"}} & set(sys.modules)
sys.exit(code)
"""


def _answer_without_qt(option: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT.format(option=option)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_the_version_is_told_without_qt() -> None:
    assert re.fullmatch(r"pinxun \d+\.\d+\.\d+\n", _answer_without_qt("--version"))


def test_the_report_of_a_machine_needs_no_qt(own_home: Path) -> None:
    report = _answer_without_qt("--info")
    facts = dict(re.split(r" {2,}", line, maxsplit=1) for line in report.splitlines())
    assert re.match(r"\d+\.\d+\.\d+, started by `", facts["pinxun"])
    assert facts["tensorflow"] == metadata.version("tensorflow")
    assert facts["python"].startswith(platform.python_version())
    assert facts["data"].startswith(str(own_home))
    assert facts["log"].startswith(str(own_home))
    assert facts["settings"] == str(own_home / "pinxun_state_dir")
    assert "PySide6" in facts["Qt"]
