"""Messages between window and training process survive their line of JSON."""

import pytest

from core.runs.job import (
    CrossValidated,
    EpochDone,
    Failed,
    Finished,
    FoldDone,
    FoldStarted,
    Job,
    Preparing,
    Ready,
    Started,
    StepDone,
    StopCommand,
    TrainCommand,
    from_line,
    to_line,
)

MESSAGES = (
    TrainCommand(Job("search", "conv1d", 3, {"epochs": 2, "word_vectors": True})),
    StopCommand(),
    Ready("2.21.0"),
    Preparing("分词", 1, 2),
    Started("r", 3, 10, 100, 20, 5000, "BM25 ndcg@10", 0.5),
    StepDone(1, 7, 0.5, 0.25, 1000.0, 9.5),
    EpochDone(1, 10, 0.5, 0.5, 0.6, 0.4, {"ndcg@10": 0.7}, True, 3.5),
    Finished("r", "early", 1, {"ndcg@10": 0.7}, 12.5),
    FoldStarted("g", 2, 5),
    FoldDone("g", 2, 5, "r", "completed", 1, {"ndcg@10": 0.7}, 3.5),
    CrossValidated("g", 5, ["r"], {"ndcg@10": {"mean": 0.5, "values": [0.5]}}),
    Failed("没有商品", "line 1\nline 2"),
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_comes_back_from_its_line(message: object) -> None:
    line = to_line(message)  # type: ignore[arg-type]
    assert "\n" not in line
    assert from_line(line) == message


@pytest.mark.parametrize(
    "line", ["", "{", "3", "{}", '{"type": "Unknown"}', '{"type": "StepDone"}']
)
def test_what_is_no_message_is_refused_and_shown(line: str) -> None:
    with pytest.raises(ValueError, match="not a message"):
        from_line(line)
