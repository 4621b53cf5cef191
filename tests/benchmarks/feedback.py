"""What is learned from feedback, all of it: `python -m tests.benchmarks.feedback`; an hour or so.

Planted position bias found, better runs found by tests, judgments from clicks. Each module runs by itself.
"""

from tests.benchmarks import click_bias, click_judgments, experiments, report

SECTIONS = {
    "click-bias": click_bias.section,
    "experiments": experiments.section,
    "click-judgments": click_judgments.section,
}


def main() -> None:
    """Measure everything and write it down."""
    for name, section in SECTIONS.items():
        report.write_section(name, section())


if __name__ == "__main__":
    main()
