"""The reports: JUnit XML by its schema, and a page that needs nothing else."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from core.checks.checking import check_files
from core.checks.html_report import as_html
from core.checks.junit import as_junit, write_junit
from core.checks.outcome import CheckReport, report_from_json
from core.checks.pins import Lock, Pin, read_lock, write_lock
from core.checks.wording import shown_value, summary
from core.errors import DataError
from core.language import set_language
from core.workspace import Workspace

LINES = (
    "手机: p00021 in the top 1",
    "手机: p00032 in the top 1",
    "<b>&“手机: no category 宇宙飞船 in the top 10",
    "nDCG@10 >= 0.5",
    "p@5 >= 0.9",
)
# What junit-10.xsd of Jenkins allows: attributes and children of each element.
SCHEMA = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "file"},
        {"properties", "testcase", "system-out"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": (
        {"name", "classname", "time", "file", "line"},
        {"failure", "error", "system-out"},
    ),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "system-out": (set(), set()),
}


@pytest.fixture(scope="module")
def report(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    path = tmp_path_factory.mktemp("checks") / "my checks.txt"
    path.write_text("\n".join(LINES), "utf-8")
    check_files(workspace, [path], pin=True)
    lock = read_lock(path)
    write_lock(path, Lock(lock.pinned, {**lock.inputs, "run": Pin("0123456789abcdef", "old")}))
    return check_files(workspace, [path])


def require_schema(element: Element) -> None:
    attributes, children = SCHEMA[element.tag]
    assert set(element.attrib) <= attributes
    for child in element:
        assert child.tag in children
        require_schema(child)


def test_junit_is_what_its_schema_allows(report: CheckReport) -> None:
    root = ElementTree.fromstring(as_junit(report))
    require_schema(root)
    (suite,) = root
    assert [child.tag for child in suite] == ["properties", *["testcase"] * 5, "system-out"]
    assert dict(root.attrib) | {"time": ""} == {
        "name": "pinxun check shop", "tests": "5", "failures": "2", "errors": "1", "time": "",
    }  # fmt: skip
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.attrib["timestamp"])
    assert float(suite.attrib["time"]) > 0


def test_junit_names_each_assertion_and_tells_failures_and_errors_apart(
    report: CheckReport,
) -> None:
    cases = ElementTree.fromstring(as_junit(report)).findall("testsuite/testcase")
    assert [case.attrib["name"] for case in cases] == list(LINES)
    assert [case[0].tag for case in cases] == [
        "system-out", "failure", "error", "system-out", "failure",
    ]  # fmt: skip
    failure = cases[1][0]
    assert re.fullmatch(r"does not hold · #2 against #1 · \d+ results", failure.attrib["message"])
    assert "rank 2: p00032" in str(failure.text)
    assert "Changed since it was pinned" in str(failure.text)
    assert "run: old 0123456789ab → " in str(failure.text)
    assert (cases[1].attrib["line"], cases[1].attrib["classname"]) == ("2", "my checks.txt")


def test_junit_holds_no_character_that_xml_cannot(report: CheckReport) -> None:
    odd = replace(report.files[0].outcomes[0], text="a\x00b\x1b\ud800c")
    file = replace(report.files[0], outcomes=(odd,))
    root = ElementTree.fromstring(as_junit(replace(report, files=(file,))))
    assert root.find("testsuite/testcase").attrib["name"] == "a\ufffdb\ufffd\ufffdc"  # type: ignore[union-attr]


def test_a_report_that_cannot_be_written_is_a_sentence(report: CheckReport, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written"):
        write_junit(report, tmp_path / "gone" / "report.xml")


class Page(HTMLParser):
    """Which tags are open, and everything that a page asks for from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.asked: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.asked += [name for name, _ in attributes if name in ("src", "href", "onclick")]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_is_well_formed(report: CheckReport) -> None:
    text = as_html(report)
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert page.asked == []
    assert "script" not in page.tags
    assert "&lt;b&gt;&amp;“手机: no category" in text
    assert "@media (prefers-color-scheme:dark)" in text
    assert "url(" not in text


def test_the_page_has_charts_worst_cases_and_their_why(report: CheckReport) -> None:
    text = as_html(report)
    # The share of each state, a whisker for each figure with a bound but ranks, and bars of parts.
    assert text.count("<svg") >= 4
    assert 'class="range holds"' in text
    assert "✓ 2 holds · ✗ 2 does not hold · ? 1 cannot be judged" in text
    assert "rank 2: p00032" in text
    assert "Ahead (+) of p00021, or behind (−):" in text
    assert "Words that met: " in text
    assert "run: old 0123456789ab → " in text
    assert "Synthetic data" not in text


def test_the_page_is_told_in_chinese(report: CheckReport) -> None:
    set_language("zh")
    text = as_html(report)
    assert '<html lang="zh">' in text
    assert "不成立" in text
    assert "does not hold" not in text


def test_a_report_is_read_back_as_it_was(report: CheckReport) -> None:
    stored = json.loads(json.dumps(report.to_json()))
    assert json.loads(json.dumps(report_from_json(stored).to_json())) == stored
    assert summary(report_from_json(stored)) == summary(report)
    with pytest.raises(ValueError, match="version 2"):
        report_from_json({**stored, "version": 2})


@pytest.mark.parametrize(
    ("value", "how", "shown"),
    [
        (0.0, "number", "0.0000"),
        (3, "count", "3"),
        (0.125, "share", "12.5%"),
        (2.5, "ms", "2.50 ms"),
        (4, "rank", "#4"),
        (-0.00001, "difference", "+0.0000"),
        (None, "rank", "–"),
    ],
)
def test_figures_are_shown_in_their_unit(value: float | None, how: str, shown: str) -> None:
    assert shown_value(value, how) == shown
