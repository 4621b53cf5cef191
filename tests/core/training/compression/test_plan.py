"""What may be made of a run, and what is refused by a sentence."""

import pytest

from core.errors import RunError, UserError
from core.runs.manifest import Manifest
from core.training.compression.plan import Plan, parse_student, parse_variants

RUN = "20260101-120000-search-conv1d"
SETTINGS = {"length": 24, "dimension": 32, "filters": 16, "vocabulary": 500, "start": False}
MANIFEST = Manifest(RUN, "search", "conv1d", job={"settings": SETTINGS}, dimension=32)


def test_a_student_is_half_as_wide_and_reads_as_far() -> None:
    network, settings = Plan(RUN).student_job(MANIFEST)
    assert network == "conv1d"
    assert settings["dimension"] == 16
    assert settings["filters"] == 8
    assert (settings["length"], settings["vocabulary"], settings["start"]) == (24, 500, False)
    assert settings["teacher"] == RUN


def test_what_is_said_of_a_student_wins() -> None:
    said = parse_student("network=dnn, filters=4,dimension=8,teacher=pretrained")
    network, settings = Plan(RUN, student=said).student_job(MANIFEST)
    assert (network, settings["filters"], settings["dimension"]) == ("dnn", 4, 8)
    assert settings["teacher"] == "pretrained"


def test_variants_are_named_after_their_origin() -> None:
    plan = Plan(RUN, sparsity=0.8, student={"network": "dnn"})
    assert plan.run_name("int8-dynamic", MANIFEST) == f"{RUN}-int8-dynamic"
    assert plan.run_name("pruned", MANIFEST) == f"{RUN}-pruned-80"
    assert plan.run_name("student", MANIFEST) == f"{RUN}-student-dnn-8x16"
    assert plan.what("int8-dynamic", MANIFEST) == "int8 dynamic"
    assert plan.what("pruned", MANIFEST) == "pruned 80 %"
    assert plan.what("student", MANIFEST) == "student dnn 8 × 16"
    other = Plan(RUN, student={"teacher": "pretrained"})
    assert other.what("student", MANIFEST) == "student conv1d 8 × 16 of pretrained"
    assert other.run_name("student", MANIFEST) == f"{RUN}-student-conv1d-8x16-of-pretrained"


def test_the_original_is_always_first() -> None:
    assert Plan(RUN, ("int8-full", "float32")).possible(MANIFEST) == (
        "float16",
        "float32",
        "int8-full",
    )
    frozen = Manifest(RUN, "search", "pretrained", dimension=32)
    assert Plan(RUN).possible(frozen) == ("float16", "student")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("network=pretrained", "cannot have the network 'pretrained'"),
        ("network=../../etc", "cannot have the network"),
        ("filters=0", "filters"),
        ("depth=3", "There is no setting 'depth'"),
        ("filters", "NAME=VALUE"),
        ("=3", "NAME=VALUE"),
    ],
)
def test_a_student_that_cannot_be_is_refused(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        parse_student(text)


@pytest.mark.parametrize("name", ["float8", "../../runs", "", "FLOAT32"])
def test_an_unknown_variant_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(UserError, match="there are float32, float16, int8-dynamic"):
        Plan(RUN, (name,))


@pytest.mark.parametrize("sparsity", [0.0, 1.0, -1.0, float("nan")])
def test_sparsity_is_a_share(sparsity: float) -> None:
    with pytest.raises(UserError, match="sparsity"):
        Plan(RUN, sparsity=sparsity)


def test_runs_of_other_tasks_are_refused_with_what_applies_there() -> None:
    for task in ("category", "next-item", "next-category"):
        with pytest.raises(RunError, match="only runs of “Search”"):
            Plan(RUN).require_fit(Manifest(RUN, task, "conv1d"))


def test_names_are_read_once_each() -> None:
    assert parse_variants("float32, pruned,float32,") == ("float32", "pruned")
