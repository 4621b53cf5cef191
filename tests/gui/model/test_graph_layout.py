from itertools import combinations

import pytest

from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.layers import SECOND, Drawing
from core.task_choices import NETWORKS, TASKS, networks_of, training_settings
from gui.model.graph_layout import GraphLayout, lay_out

PAIRS = [(task, network) for task in TASKS for network in networks_of(task)]


def drawn(task: str, network: str) -> Drawing:
    settings = training_settings(task, network, {})
    return model_drawing(ModelFacts(task, network, settings, 100, int(settings["length"]), 5))


def test_every_network_is_there() -> None:
    assert {network for _, network in PAIRS} == NETWORKS.keys()


@pytest.mark.parametrize(("task", "network"), PAIRS)
def test_no_box_covers_another_and_arrows_lead_on(task: str, network: str) -> None:
    drawing = drawn(task, network)
    layout = lay_out(drawing)
    assert layout.boxes.keys() == {layer.name for layer in drawing}
    for one, other in combinations(layout.boxes.values(), 2):
        assert not one.intersects(other)
    for box in layout.boxes.values():
        assert box.left() >= 0
        assert box.right() <= layout.width
        assert box.top() >= 0
        assert box.bottom() <= layout.height
    assert [(arrow.source, arrow.target) for arrow in layout.arrows] == [
        (source, layer.name) for layer in drawing for source in layer.reads
    ]
    for arrow in layout.arrows:
        assert arrow.points[0].x() == layout.boxes[arrow.source].right()
        assert arrow.points[-1].x() == layout.boxes[arrow.target].left()
        assert arrow.points[0].x() < arrow.points[-1].x()


@pytest.mark.parametrize(("task", "network"), PAIRS)
def test_arrows_pass_between_boxes(task: str, network: str) -> None:
    layout = lay_out(drawn(task, network))
    for arrow in layout.arrows:
        inner = arrow.points[1:-1]
        for begin, end in zip(inner[::2], inner[1::2], strict=True):
            assert begin.y() == end.y()
            for box in layout.boxes.values():
                beside = end.x() <= box.left() or begin.x() >= box.right()
                assert beside or not box.top() < begin.y() < box.bottom()


def columns(layout: GraphLayout, *names: str) -> set[float]:
    return {layout.boxes[name].left() for name in names}


def test_convolutions_stand_side_by_side() -> None:
    layout = lay_out(drawn("search", "conv1d"))
    convolutions = [f"conv_{width}" for width in (1, 2, 3, 5)]
    assert len(columns(layout, *convolutions)) == 1
    assert len({layout.boxes[name].top() for name in convolutions}) == 4
    # Each pooling stands beside its convolution.
    for width in (1, 2, 3, 5):
        assert layout.boxes[f"pool_{width}"].top() == layout.boxes[f"conv_{width}"].top()


def test_towers_stand_in_bands_and_meet_behind() -> None:
    boxes = lay_out(drawn("search", "conv1d")).boxes
    second = {name for name in boxes if name.startswith(SECOND)}
    first = boxes.keys() - second - {"cosine"}
    assert len(first) == len(second) == 17
    assert max(boxes[name].bottom() for name in first) < min(boxes[name].top() for name in second)
    assert all(boxes["cosine"].left() > boxes[name].right() for name in first | second)


def test_members_stand_in_bands() -> None:
    boxes = lay_out(drawn("category", "conv1d")).boxes
    tops = [boxes[f"member_{member}/words"].top() for member in range(4)]
    assert tops == sorted(tops)
    assert boxes["average"].left() > boxes["member_0/category"].right()


def test_a_table_of_products_stands_before_what_reads_it() -> None:
    boxes = lay_out(drawn("next-item", "dnn")).boxes
    assert boxes["items"].left() == boxes["unit"].left()


def test_boxes_with_strips_are_taller() -> None:
    plain, lit = (lay_out(drawn("search", "dnn"), has_strips) for has_strips in (False, True))
    assert lit.boxes["words"].height() == plain.boxes["words"].height() + 16
