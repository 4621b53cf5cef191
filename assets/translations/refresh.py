"""Bring the translation files up to date with the sources: `python -m assets.translations.refresh [TSV …]`.

Every sentence of `gui` and `core` enters `pinxun_zh.ts`, sentences that are gone leave it, and the
`.qm` that Qt reads is made anew. A TSV has lines of context, English and Chinese, and fills or
replaces translations. Prints what is still without Chinese and then exits with 1.
"""

import csv
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SOURCE = HERE / "pinxun_zh.ts"

Sentences = dict[tuple[str, str], str]


def main(arguments: Sequence[str]) -> int:
    """Collect, fill in, compile; 1 if anything is untranslated."""
    collect()
    fill(read_tables(Path(each) for each in arguments))
    compile_qm()
    missing = untranslated()
    for context, english in missing:
        print(f"{context}\t{english}")
    return 1 if missing else 0


def collect(target: Path = SOURCE) -> None:
    """Run lupdate over every Python file of the window and the core, into `target`."""
    files = [str(path) for part in ("gui", "core") for path in sorted((ROOT / part).rglob("*.py"))]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    _run_tool("lupdate", *files, *options, "-target-language", "zh_CN", "-ts", str(target))


def compile_qm() -> None:
    """Run lrelease; without Chinese a sentence stays English."""
    # Beside it first: a window that is open reads the old file in place.
    fresh = SOURCE.with_suffix(".new.qm")
    _run_tool("lrelease", "-silent", str(SOURCE), "-qm", str(fresh))
    fresh.replace(SOURCE.with_suffix(".qm"))


def read_tables(paths: Iterable[Path]) -> Sentences:
    """(context, English) → Chinese, of all `paths`; `\\n` stands for a line break."""
    found: Sentences = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) == 3:
                    context, english, chinese = (each.replace("\\n", "\n") for each in row)
                    found[context, english] = chinese
    return found


def fill(known: Sentences) -> None:
    """Write what is `known` into the source; a context that does not fit falls back on the English alone."""
    by_english = {english: chinese for (_, english), chinese in known.items()}
    tree = ElementTree.parse(SOURCE)
    for context in tree.getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            english = message.findtext("source", "")
            place = message.find("translation")
            assert place is not None
            chinese = known.get((name, english)) or (
                "" if place.text else by_english.get(english, "")
            )
            if chinese:
                place.text = chinese
                place.attrib.pop("type", None)
    _write(tree)


def sentences(source: Path = SOURCE) -> set[tuple[str, str]]:
    """Context and English of every sentence in `source`."""
    root = ElementTree.parse(source).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    }


def untranslated() -> list[tuple[str, str]]:
    """Context and English of every sentence without finished Chinese."""
    root = ElementTree.parse(SOURCE).getroot()
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.iter("context")
        for message in context.iter("message")
        if not message.findtext("translation") or message.find("translation[@type]") is not None
    ]


def _write(tree: "ElementTree.ElementTree[ElementTree.Element]") -> None:
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    SOURCE.write_text(f"{head}{body}\n", encoding="utf-8")


def _run_tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([str(tool), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
