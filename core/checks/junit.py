"""A report of checks as JUnit XML for GitHub, GitLab and Jenkins (whose schema is junit-10.xsd).

A file is a `testsuite`, an assertion a `testcase`; what does not hold is a `failure`, what cannot be judged
an `error`, for nobody has shown that it holds.
"""

import re
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from core.checks.outcome import FAILS, HOLDS, UNJUDGED, CheckReport, FileReport, Outcome
from core.checks.wording import changed_inputs, sentence_of, shown_value
from core.errors import writing
from core.files import replace_file

# What XML 1.0 cannot hold, however it is written.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {FAILS: "failure", UNJUDGED: "error"}


def write_junit(report: CheckReport, path: Path) -> None:
    """Write `report` to `path`, all or nothing.

    Raises:
        DataError: it cannot be written; `path` is as it was.
    """
    with writing(path):
        replace_file(path, as_junit(report))


def as_junit(report: CheckReport) -> str:
    """The XML text."""
    root = Element("testsuites", {"name": _text(f"pinxun check {report.shop}")})
    _count(root, report)
    root.set("time", f"{sum(file.seconds for file in report.files):.3f}")
    for file in report.files:
        _add_suite(root, file)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _count(element: Element, counted: CheckReport | FileReport) -> None:
    tests = sum(counted.count(state) for state in (HOLDS, FAILS, UNJUDGED))
    element.set("tests", str(tests))
    element.set("failures", str(counted.count(FAILS)))
    element.set("errors", str(counted.count(UNJUDGED)))


def _add_suite(root: Element, file: FileReport) -> None:
    suite = SubElement(root, "testsuite", {"name": _text(Path(file.file).name)})
    _count(suite, file)
    suite.set("skipped", "0")
    suite.set("time", f"{file.seconds:.3f}")
    # The schema has no zone in its times; this one is UTC.
    suite.set("timestamp", file.when.removesuffix("Z"))
    suite.set("file", _text(file.file))
    properties = SubElement(suite, "properties")
    facts = {"system": file.system, "run": file.run, "pinned": file.pinned}
    facts |= {f"input {name}": pin.shown for name, pin in file.inputs.items()}
    facts |= {f"changed {at}": str(change) for at, change in enumerate(file.changes, 1)}
    for name, value in facts.items():
        SubElement(properties, "property", {"name": _text(name), "value": _text(value)})
    for outcome in file.outcomes:
        _add_case(suite, file, outcome)
    if changed := changed_inputs(file):
        SubElement(suite, "system-out").text = _text("\n".join(changed))


def _add_case(suite: Element, file: FileReport, outcome: Outcome) -> None:
    name = _text(outcome.text)
    about = {
        "name": name,
        "classname": _text(Path(file.file).name),
        "time": f"{outcome.seconds:.3f}",
    }
    case = SubElement(
        suite, "testcase", {**about, "file": _text(file.file), "line": str(outcome.line)}
    )
    told = sentence_of(outcome)
    if outcome.state == HOLDS:
        SubElement(case, "system-out").text = _text(told)
        return
    fault = SubElement(
        case, _TAGS[outcome.state], {"message": _text(told), "type": _text(outcome.kind)}
    )
    worst = (
        f"{shown_value(one.value, outcome.measured.shown)}  {one.query}  {one.about}".rstrip()
        for one in outcome.measured.worst
    )
    # What else the suite says, it says once.
    changed = changed_inputs(file) if file.changes else []
    fault.text = _text("\n".join([told, *worst, *changed]))


def _text(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", text)
