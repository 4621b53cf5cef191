"""`check` where the word lists have lost a line: `lost_synonym.py WORD LISTS ARGUMENT…`.

LISTS is a folder for the word lists without the synonyms of WORD.
"""

import shutil
import sys
from pathlib import Path

from core import cli
from core.text import lexicon


def main(word: str, lists: Path, arguments: list[str]) -> int:
    """Run the command line over lists that lack the synonyms of `word`."""
    shutil.copytree(lexicon.TEXTS, lists)
    synonyms = lists / "synonyms.txt"
    kept = [line for line in synonyms.read_text("utf-8").splitlines() if word not in line]
    synonyms.write_text("\n".join(kept), "utf-8")
    lexicon.TEXTS = lists
    return cli.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
