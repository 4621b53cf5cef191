"""Demonstrations are stored whole, read strictly, and show the same whenever they are given."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import language
from core.demonstration.demonstration import (
    WHY,
    Act,
    Demonstration,
    Point,
    Start,
    Step,
    new_demonstration,
    text_of,
    with_text,
)
from core.demonstration.demonstrations import Demonstrations, shipped_demonstrations
from core.errors import WorkspaceError
from core.search.request import Filters, Interaction, Method, Sort
from core.workspace import DEMONSTRATIONS, Workspace, shipped

FULL = Demonstration(
    {"zh": "演示", "en": "Show"},
    Start({"search": "20260101-000000-search-conv1d"}, "dark", "zh", "list", "train"),
    (
        Step("手机", {"zh": "注"}, typed=True, point=Point(part="meant")),
        Step(
            "dress",
            {},
            Method.NEURAL,
            Sort.PRICE_UP,
            Filters(("女装 / 连衣裙",), ("优衣库",), (None, 500.0)),
            "u1",
            0.25,
            point=Point(product_id="p1"),
            act=Act("favourite", "p1"),
        ),
    ),
    1_780_000_000.0,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as made:
        yield made


def stored(workspace: Workspace) -> dict[str, Any]:
    Demonstrations(workspace).store([FULL])
    text = (workspace.path / DEMONSTRATIONS).read_text("utf-8")
    value: dict[str, Any] = json.loads(text)
    return value


def test_what_is_stored_is_read_again(workspace: Workspace) -> None:
    assert stored(workspace)["format"] == 1
    assert Demonstrations(workspace).all == (FULL,)


def test_only_the_demo_world_has_one_from_the_start_and_it_can_be_deleted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Demonstrations(workspace).all == ()
    monkeypatch.setattr(Workspace, "is_demo", property(lambda self: True))
    demonstrations = Demonstrations(workspace)
    assert [len(one.steps) for one in demonstrations.all] == [7]
    demonstrations.store([])
    assert Demonstrations(workspace).all == ()


def test_what_ships_is_given_with_the_runs_that_ship_in_both_languages() -> None:
    one = shipped_demonstrations()[0]
    runs = {folder.name for folder in (shipped.DEMO / "runs").iterdir()}
    assert set(one.start.runs.values()) == runs
    assert all(set(step.note) == {"zh", "en"} for step in one.steps)
    assert set(one.title) == {"zh", "en"}


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Workspace], str]:
    def text(workspace: Workspace) -> str:
        value = stored(workspace)
        change(value)
        return json.dumps(value)

    return text


def first(value: dict[str, Any]) -> dict[str, Any]:
    demonstration: dict[str, Any] = value["demonstrations"][0]
    return demonstration


HOSTILE = {
    "torn": (lambda _: '{"format": 1, "demon', r"cannot be read \(no JSON"),
    "a list": (lambda _: "[]", r"\{\} must be an object"),
    "no format": (lambda _: "{}", "format is missing"),
    "a later format": (changed(lambda v: v.update(format=2)), "format must be at most 1"),
    "a format that is no number": (changed(lambda v: v.update(format="1")), "format must be a num"),
    "no list": (lambda _: '{"format": 1, "demonstrations": 5}', "demonstrations must be a list"),
    "an unknown method": (
        changed(lambda v: first(v)["steps"][1].update(method="magic")),
        r"demonstrations\[0\]\.steps\[1\]\.method must be one of lexical, neural, hybrid",
    ),
    "a weight above 1": (
        changed(lambda v: first(v)["steps"][0].update(personal=1.5)),
        r"steps\[0\]\.personal must be a number from 0 to 1",
    ),
    "a weight that is true": (
        changed(lambda v: first(v)["steps"][0].update(personal=True)),
        r"steps\[0\]\.personal must be a number",
    ),
    "no query": (changed(lambda v: first(v)["steps"][0].pop("query")), r"steps\[0\]\.query is mis"),
    "a query that is no text": (
        changed(lambda v: first(v)["steps"][0].update(query=["a"])),
        r"steps\[0\]\.query must be a text",
    ),
    "a note of a megabyte": (
        changed(lambda v: first(v)["steps"][0].update(note={"zh": "x" * 10**6})),
        r"steps\[0\]\.note\.zh is longer than 4096",
    ),
    "a note in another language": (
        changed(lambda v: first(v)["steps"][0].update(note={"fr": "x"})),
        r"steps\[0\]\.note must be one of zh, en",
    ),
    "an act that nobody does": (
        changed(lambda v: first(v)["steps"][1]["act"].update(action="steal")),
        r"steps\[1\]\.act\.action must be one of click",
    ),
    "a brand that is a number": (
        changed(lambda v: first(v)["steps"][1]["filters"].update(brand=[7])),
        r"steps\[1\]\.filters\.brand\[0\] must be a text",
    ),
    "a price that is a text": (
        changed(lambda v: first(v)["steps"][1]["filters"].update(price=["0", None])),
        r"steps\[1\]\.filters\.price must be a number from 0",
    ),
    "a theme of its own": (
        changed(lambda v: first(v)["start"].update(theme="pink")),
        r"demonstrations\[0\]\.start\.theme must be one of light, dark, system",
    ),
    "a run for no task": (
        changed(lambda v: first(v)["start"].update(runs={"../x": "y"})),
        r"start\.runs must be one of",
    ),
    "too many steps": (
        changed(lambda v: first(v).update(steps=first(v)["steps"] * 101)),
        r"demonstrations\[0\]\.steps is longer than 200",
    ),
    "deep nesting": (lambda _: '{"a":' * 5000 + "1" + "}" * 5000, "nested more than 64 deep"),
    "not a number": (lambda _: '{"format": NaN}', "NaN is no JSON number"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_damaged_file_is_refused_by_field_and_rule_and_kept(
    workspace: Workspace, case: str
) -> None:
    write, sentence = HOSTILE[case]
    text = write(workspace)
    file = workspace.path / DEMONSTRATIONS
    file.write_text(text, "utf-8")
    with pytest.raises(WorkspaceError, match=sentence):
        Demonstrations(workspace)
    assert file.read_text("utf-8") == text


def test_a_huge_file_is_not_read(workspace: Workspace) -> None:
    file = workspace.path / DEMONSTRATIONS
    with file.open("wb") as opened:
        opened.truncate(17 << 20)
    with pytest.raises(WorkspaceError, match="larger than 16,777,216 bytes"):
        Demonstrations(workspace)


def test_a_link_is_neither_read_nor_written(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("{}")
    Demonstrations(workspace)
    (workspace.path / DEMONSTRATIONS).symlink_to(elsewhere)
    with pytest.raises(WorkspaceError, match="is a link"):
        Demonstrations(workspace)
    assert elsewhere.read_text() == "{}"


def test_a_read_only_shop_keeps_what_it_has(workspace: Workspace) -> None:
    stored(workspace)
    workspace.close()
    with Workspace.open(workspace.path, write=False) as reader:
        demonstrations = Demonstrations(reader)
        assert not demonstrations.may_change
        with pytest.raises(WorkspaceError):
            demonstrations.store([])
        assert demonstrations.all == (FULL,)


def test_what_was_done_before_a_step_depends_on_the_steps_alone() -> None:
    heart = Act("favourite", "p1")
    steps = (
        Step("a", act=heart),
        Step("a", act=Act(WHY, "p1")),
        Step("b", act=Act("click", "p2")),
        Step("b", act=heart),
        Step("c"),
        Step("c", shopper="u1"),
        Step("d"),
    )
    made = Demonstration(steps=steps, made=1000.0)
    at = [
        [(did.product_id, did.action) for did in made.session_before(n).history] for n in range(7)
    ]
    assert at[0] == []
    assert at[2] == [("p1", "favourite")]
    assert at[3] == [("p1", "favourite"), ("p2", "click")]
    # The second ♥ takes the first one back.
    assert at[4] == [("p2", "click")]
    # Another shopper has done nothing yet, and a guest who comes after them is another one.
    assert at[5] == at[6] == []
    # A minute between two steps, counted from when it was made and never from today.
    assert made.session_before(1).did == (Interaction("p1", "favourite", 1060.0),)


def test_of_known_shoppers_counts_what_they_did_before() -> None:
    made = replace(new_demonstration("x", Start()), made=1000.0)
    history = tuple(Interaction("p1", "click", moment) for moment in (0.0, 1000.0, 1000.5))
    assert made.past(history) == history[:2]


def test_texts_are_in_the_chosen_language_or_in_the_one_there_is() -> None:
    texts = with_text({"zh": "你好"}, "hello")
    assert (text_of(texts), text_of({"zh": "你好"}), text_of({})) == ("hello", "你好", "")
    language.set_language("zh")
    assert text_of(texts) == "你好"
    assert with_text(texts, " ") == {"en": "hello"}
