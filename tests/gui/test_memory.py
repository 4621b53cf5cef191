import subprocess
import sys
from pathlib import Path

import pytest

from gui.memory import keep_small

# Many short threads, each leaving something behind: by itself glibc gives each a heap of its own.
THREADS = """
import sys, threading
from gui.memory import keep_small
if sys.argv[1:]:
    keep_small({})
kept, together = [], threading.Barrier(8)
def work():
    together.wait()
    kept.append([bytes(600) for _ in range(2000)])
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
maps = open('/proc/self/maps').read().splitlines()
starts = [int(line.split('-')[0], 16) for line in maps]
print(sum(start % (64 << 20) == 0 for start in starts))
"""

# Holes below something that stays: glibc keeps them.
HOLES = """
from pathlib import Path
from gui.memory import give_back, keep_small
keep_small({})
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
kept = [bytes(3000) for _ in range(20_000)]
del kept[:-1]
before = resident()
give_back()
print(before - resident())
"""


def heaps(*arguments: str) -> int:
    command = [sys.executable, "-c", THREADS, *arguments]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_threads_share_one_heap() -> None:
    assert heaps("small") < heaps()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_what_was_freed_is_given_back() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", HOLES], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 30_000_000


def test_a_choice_made_outside_stays() -> None:
    environment = {"ARROW_DEFAULT_MEMORY_POOL": "mimalloc"}
    keep_small(environment)
    assert environment == {"ARROW_DEFAULT_MEMORY_POOL": "mimalloc"}
