"""Confident learning by hand and on planted noise; the verb that lists and sets aside."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core import cli
from core.robustness.findings import ASIDE, LIGHTER, findings_of
from core.robustness.label_noise import confident, cross_validated
from core.text.kept_out import LIGHT, KeptOut
from core.training.tasks.category.labelled_texts import labelled_texts
from core.workspace import Workspace
from tests.core.training.conftest import make_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    with make_shop(tmp_path, ["texts"]) as workspace:
        yield workspace


def test_thresholds_and_counts_by_hand() -> None:
    label = np.array([0, 0, 0, 1, 1], np.int32)
    chances = np.array([[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.2, 0.8], [0.45, 0.55]], np.float32)
    joint = confident(label, chances)
    # t_0 = (0.9 + 0.8 + 0.1) / 3, t_1 = (0.8 + 0.55) / 2.
    assert joint.thresholds == pytest.approx([0.6, 0.675])
    # The third is surely 1; the last reaches neither threshold.
    assert joint.guess.tolist() == [0, 0, 1, 1, -1]
    assert joint.counts.tolist() == [[2, 1], [0, 1]]
    assert joint.suspects(label).tolist() == [False, False, True, False, False]


def test_where_two_labels_reach_their_thresholds_the_likelier_is_taken() -> None:
    label = np.array([0, 1, 1], np.int32)
    chances = np.array([[0.45, 0.55], [0.1, 0.4], [0.6, 0.3]], np.float32)
    joint = confident(label, chances)
    # t_0 = 0.45, t_1 = 0.35: the first text reaches both.
    assert joint.guess.tolist() == [1, 1, 0]


def test_planted_errors_are_found(shop: Workspace) -> None:
    texts = labelled_texts(shop)
    wrong = np.arange(len(texts)) % 10 == 0
    label = np.where(wrong, (texts.label + 1) % 3, texts.label).astype(np.int32)
    heard: list[int] = []
    chances = cross_validated(replace(texts, label=label), lambda done, total: heard.append(done))
    found = confident(label, chances).suspects(label)
    # Four times what chance would find, of 45 in 450.
    assert (found & wrong).sum() / wrong.sum() > 0.7
    assert (found & wrong).sum() / found.sum() > 0.4
    assert heard == [0, 90, 180, 270, 360, 450]


def planted(folder: Path) -> Workspace:
    """A shop in which one text of a hundred has a wrong label, and two say nothing."""
    (folder / "texts.csv").write_text(
        "text,category\n"
        + "".join(f"房间安静 早餐{n}种,酒店\n新鲜又甜 {n}斤装,水果\n" for n in range(60))
        + "房间安静 早餐丰富 景色好,水果\n好评好评，非常满意,酒店\n加微信 abc12345 领券,水果\n",
        "utf-8",
    )
    from core.data.importing import Source, import_files

    workspace = Workspace.open(folder / "planted")
    import_files(workspace, [Source("texts", folder / "texts.csv")])
    return workspace


def test_the_verb_lists_suspects_and_sets_them_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with planted(tmp_path) as shop:
        place = ["--workspace", str(shop.path), "--json"]
        before = len(labelled_texts(shop))
    assert cli.run(["clean", "labels", *place, "--progress"]) == 0
    *progress, answer = map(json.loads, capsys.readouterr().out.splitlines())
    assert progress[-1]["done"] == progress[-1]["total"]
    found = findings_of(answer)
    (suspect,) = [one for one in found.found if one.text.startswith("房间安静 早餐丰富")]
    assert (suspect.label, suspect.guess, suspect.state) == ("水果", "酒店", "")
    assert 0.5 < suspect.confidence <= 1
    assert cli.run(["clean", "labels", *place, "--set-aside"]) == 0
    aside = findings_of(json.loads(capsys.readouterr().out)).found
    assert {one.state for one in aside} == {ASIDE}
    with Workspace.open(tmp_path / "planted", write=False) as shop:
        assert len(labelled_texts(shop)) == before - len(aside)
    assert cli.run(["clean", "labels", *place, "--undo"]) == 0
    with Workspace.open(tmp_path / "planted", write=False) as shop:
        assert KeptOut.read(shop).weight == {}


def test_the_verb_finds_texts_that_say_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with planted(tmp_path) as shop:
        place = ["--workspace", str(shop.path)]
    out = tmp_path / "found.csv"
    asked = ["clean", "texts", *place, "--reasons", "praise", "contact"]
    assert cli.run([*asked, "--weigh-down", "--json", "--out", str(out)]) == 0
    found = findings_of(json.loads(capsys.readouterr().out)).found
    assert {(one.reason, one.state) for one in found} == {("praise", LIGHTER), ("contact", LIGHTER)}
    assert len(out.read_text("utf-8-sig").splitlines()) == 3
    with Workspace.open(tmp_path / "planted", write=False) as shop:
        assert sorted(KeptOut.read(shop).weight.values()) == [LIGHT, LIGHT]
        assert labelled_texts(shop).weights.min() == pytest.approx(LIGHT)
    assert cli.run(asked) == 0
    said = capsys.readouterr().out
    assert "advert with a contact 1" in said
    assert "the import is as it was" in said
