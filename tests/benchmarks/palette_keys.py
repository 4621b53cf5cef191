"""How long a key in the command palette takes, painted: `python -m tests.benchmarks.palette_keys`.

Prints processor time in milliseconds; asserts nothing, as machines differ.
"""

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.actions.matching import prepare
from gui.actions.palette import PaletteContent
from gui.actions.registry import Command
from gui.theme import theme

COMMANDS = 400
ROUNDS = 5
TYPED = ("xunlian", "dark", "kaishi", "settings", "paixu", "qiehuan u12", "ttttttt")


def main() -> None:
    """Type names whole, by pinyin and by initials among `COMMANDS`."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme().install(application)
    shown = PaletteContent()
    shown.resize(shown.sizeHint())
    shown.show()
    commands = [_command(number) for number in range(COMMANDS)]
    prepare(name for command in commands for name in command.names)
    shown.model.use(commands, ())
    spent = []
    for text in TYPED * ROUNDS:
        shown.line.clear()
        application.processEvents()
        for letter in text:
            begin = time.process_time()
            QTest.keyClick(shown.line, letter)
            application.processEvents()
            spent.append((time.process_time() - begin) * 1000)
    spent.sort()
    late = spent[round(len(spent) * 0.99) - 1]
    print(
        f"{len(spent)} keys among {COMMANDS} commands: {statistics.median(spent):.1f} ms median, "
    )
    print(f"{late:.1f} ms p99, {spent[-1]:.1f} ms worst")


def _command(number: int) -> Command:
    names = (
        (f"切换为 u{number:05}", f"Shop as u{number:05}"),
        (f"用 conv1d 12-01 {number % 24:02}:00 排序", f"Rank with conv1d {number}"),
        (f"按面板设置开始训练 {number}", f"Train with the settings of the panel {number}"),
        (f"主题：深色 {number}", f"Theme: dark {number}"),
    )[number % 4]
    return Command(str(number), names, "视图", lambda: None, icon="search")


if __name__ == "__main__":
    main()
