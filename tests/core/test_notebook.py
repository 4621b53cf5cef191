"""The session of docs/notebook.md runs as it stands there, and its shop is only read."""

import doctest
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from core.data.shops.current import open_shop as open_workspace
from core.errors import UserError
from core.notebook import open_shop

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "notebook.md"


def test_the_session_of_the_document_answers_as_printed() -> None:
    # A fence would count as a part of the answer before it.
    text = DOCUMENT.read_text("utf-8").replace("```python", "").replace("```", "")
    session = doctest.DocTestParser().get_doctest(text, {}, DOCUMENT.name, str(DOCUMENT), 0)
    assert len(session.examples) > 12
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    with pd.option_context("display.width", 100):
        runner.run(session, out=told.append)
    assert not runner.failures, "".join(told)


def test_a_window_may_have_the_shop_open(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "shop"), open_shop(tmp_path / "shop") as shop:
        assert shop.runs().empty
        assert shop.products().empty
        assert shop.events().empty


def test_what_cannot_be_done_is_a_sentence(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "shop"):
        pass
    with open_shop(tmp_path / "shop") as shop, pytest.raises(UserError, match="no products in"):
        shop.search("连衣裙")


def test_pandas_comes_with_the_first_answer() -> None:
    code = "import sys; import core.notebook; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
