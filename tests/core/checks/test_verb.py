"""`check` as builds call it: exit codes, one JSON object, reports; and regressions planted and caught."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import cli
from core.checks.check_file import read_check_file
from core.data.shops.demo import import_demo
from core.runs.manifest import PRODUCTS, Manifest, epoch_folder
from core.workspace import Workspace
from tests.core.checks import lost_synonym
from tests.core.evaluation.judged_shop import RUN
from tests.core.runs.small_runs import rehash

ROOT = Path(__file__).parents[3]
GOOD = "手机: p00021 in the top 1"
BAD = "手机: p00005 in the top 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "checks.txt"
    made.write_text(f"{GOOD}\nnDCG@10 >= 0.9\n", "utf-8")
    return made


def run(shop: Path, *arguments: object) -> int:
    return cli.run(["check", *map(str, arguments), "--workspace", str(shop)])


def test_what_holds_exits_0_and_what_does_not_3(
    judged: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(judged, path) == 0
    printed = capsys.readouterr().out
    assert "✓ 2 holds · ✗ 0 does not hold · ? 0 cannot be judged" in printed
    path.write_text(f"{GOOD}\n{BAD}\n手机: p99999 in the top 3\n", "utf-8")
    assert run(judged, path) == 3
    printed = capsys.readouterr().out
    assert f"✗ 2  {BAD}" in printed
    assert "? 3  手机: p99999 in the top 3" in printed
    assert "There is no product p99999" in printed
    path.write_text(f"{GOOD}\n手机: p99999 in the top 3\n", "utf-8")
    assert run(judged, path) == 3


def test_a_bad_file_exits_2_with_all_its_problems(
    judged: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(f"{GOOD}\nnonsense\n手机: p1 in the top 0\n", "utf-8")
    assert run(judged, path) == 2
    complaint = capsys.readouterr().err
    assert "Line 2: “nonsense” is none of the rules" in complaint
    assert "Line 3: A top has 1 to 1000 ranks, not 0." in complaint
    assert run(judged, path.with_name("gone.txt")) == 2
    path.write_text(GOOD, "utf-8")
    assert run(judged, path, "--system", "no-such-run") == 2


def test_json_is_one_object_as_the_contract_says(
    judged: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(f"{GOOD}\n{BAD}\n", "utf-8")
    assert run(judged, path, "--json", "--pin") == 3
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["fails"], told["unjudged"]) == (1, 1, 0)
    (file,) = told["files"]
    assert (file["file"], file["run"], file["changes"]) == (str(path), RUN, [])
    assert file["pinned"]
    good, bad = file["outcomes"]
    assert (good["line"], good["text"], good["state"]) == (1, GOOD, "holds")
    assert bad["measured"]["said"] == "It does not match the query at all."
    assert bad["measured"]["worst"][0]["why"][0]["product_id"] == "p00005"


def test_progress_is_told_in_lines_before_the_answer(
    judged: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(judged, path, "--json", "--progress") == 0
    *progress, answer = map(json.loads, capsys.readouterr().out.splitlines())
    assert {line["event"] for line in progress} == {"progress"}
    assert (progress[-1]["done"], progress[-1]["total"]) == (200, 200)
    assert answer["holds"] == 2


def check_in_a_process(shop: Path, path: Path, *script: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the answer of a real child."""
    command = [sys.executable, *(script or ("main.py",)), "check", str(path), "--json"]
    done = subprocess.run(
        [*command, "--workspace", str(shop)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PINXUN_LANGUAGE": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def failing(answer: dict[str, Any]) -> list[str]:
    return [one["text"] for one in answer["files"][0]["outcomes"] if one["state"] == "fails"]


def shuffle_vectors(shop: Path) -> None:
    """A run whose products have each other's vectors, whole in every other way."""
    folder = shop / "runs" / RUN
    vectors = epoch_folder(folder, Manifest.read(folder).best_epoch) / PRODUCTS
    np.save(vectors, np.roll(np.load(vectors), 7, axis=0))
    rehash(folder)


def test_a_run_with_shuffled_vectors_is_caught(own: Path, path: Path) -> None:
    lines = (
        "@system :neural",
        "nDCG@10 >= 0.8",
        "nDCG@10 not lower than run :lexical by more than 0.1, 95 % sure",
        "手机: no category 猫粮 in the top 1",
    )
    path.write_text("\n".join(lines), "utf-8")
    assert run(own, path, "--pin") == 0
    shuffle_vectors(own)
    code, answer = check_in_a_process(own, path)
    assert code == 3
    assert failing(answer) == list(lines[1:3])
    lower = answer["files"][0]["outcomes"][1]["measured"]
    assert lower["said"].startswith("Shown to be lower by more than the margin")
    (change,) = answer["files"][0]["changes"]
    assert change["input"] == "run"


def test_a_synonym_that_was_lost_is_caught(judged: Path, path: Path, tmp_path: Path) -> None:
    # The title says 拉杆箱; that it is a 行李箱 stands in the word lists alone.
    luggage = "行李箱: p00003 in the top 3"
    path.write_text(f"@system :lexical\n{luggage}\n{GOOD}\n", "utf-8")
    assert run(judged, path, "--pin") == 0
    lists = tmp_path / "lists"
    code, answer = check_in_a_process(judged, path, lost_synonym.__file__, "拉杆箱", str(lists))
    assert code == 3
    assert failing(answer) == [luggage]
    assert [change["input"] for change in answer["files"][0]["changes"]] == ["word lists"]


def test_the_sample_that_ships_can_be_read_and_names_products_of_the_demo_world() -> None:
    sample = read_check_file(ROOT / "docs" / "examples" / "demo.checks.txt").require_sound()
    kinds = {type(entry.assertion).__name__ for entry in sample.entries}
    assert kinds == {
        "Placed", "Above", "Content", "Level", "NotLower", "Fast", "Findable", "Same",
    }  # fmt: skip


def test_the_sample_holds_in_the_demo_world(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "demo") as workspace:
        import_demo(workspace)
        queries = workspace.table("queries")
        assert queries is not None
        # Of 475 judged queries 60 say as much.
        workspace.replace({"queries": queries.slice(0, 60)})
    sample = ROOT / "docs" / "examples" / "demo.checks.txt"
    # Everything but times, which are not portable.
    lines = [line for line in sample.read_text("utf-8").splitlines() if " ms" not in line]
    path = tmp_path / sample.name
    path.write_text("\n".join(lines), "utf-8")
    assert run(tmp_path / "demo", path, "--pin", "--junit", tmp_path / "c.xml") == 0
