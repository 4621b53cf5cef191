"""What is set aside is said once, to whoever listens."""

import pytest

from core.errors import UserError
from core.set_aside import listen, say_again, set_aside


def test_it_is_said_once_until_another_shop_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("a", "b", "a"):
        set_aside(UserError("{file} is damaged.", file=file))
    assert capsys.readouterr().err == "a is damaged.\nb is damaged.\n"
    say_again()
    set_aside(UserError("{file} is damaged.", file="a"))
    assert capsys.readouterr().err == "a is damaged.\n"


def test_a_listener_hears_it_instead(capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[UserError] = []
    listen(heard.append)
    trouble = UserError("It is damaged.")
    set_aside(trouble)
    set_aside(trouble)
    assert heard == [trouble]
    assert capsys.readouterr().err == ""
