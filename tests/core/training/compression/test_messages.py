"""What the process tells arrives as it was; anything else is no message. And the contract of the verb."""

from dataclasses import replace

import pytest

from core.training.compression.messages import (
    Compression,
    CompressionProgress,
    MeasuredVariant,
    from_line,
    to_line,
)
from tests.core.training.compression.measured import variant


def test_messages_arrive_whole() -> None:
    one = variant("float16")
    for message in (
        CompressionProgress("Timing", 0.5, 3.0),
        one,
        Compression("run", "held-out queries", "", [one, replace(one, name="pruned", p=0.25)]),
    ):
        assert from_line(to_line(message)) == message


@pytest.mark.parametrize(
    "line", ["", "[]", '{"type": "Other"}', '{"type": "MeasuredVariant"}', "{"]
)
def test_anything_else_is_no_message(line: str) -> None:
    with pytest.raises(ValueError, match="no message"):
        from_line(line)


def test_the_answer_is_the_contract() -> None:
    answer = Compression("run", "held-out queries", "", [variant("float16")]).answer()
    assert list(answer) == ["run", "variants"]
    assert list(answer["variants"][0]) == [
        "name",
        "mb",
        "p50_ms",
        "p95_ms",
        "metrics",
        "intervals",
        "agreement@10",
    ]
    assert answer["variants"][0]["agreement@10"] == 1.0


def test_what_was_not_measured_is_nothing() -> None:
    assert MeasuredVariant.__dataclass_fields__["p50_ms"].default is None
