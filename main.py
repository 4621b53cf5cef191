"""The door to 品寻 Pinxun: no verb opens the window, a verb works on the same core without one."""

import os
import sys

# The query path multiplies small matrices: a second BLAS thread makes it ten times slower
# whenever the other core is busy. Must be set before NumPy is imported anywhere.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from core.cli import run


def main() -> int:
    """Run the command line and return its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
