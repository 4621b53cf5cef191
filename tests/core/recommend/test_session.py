"""What counts of a session."""

from core.recommend.session import Session, split_dismissed, standing
from core.search.request import Interaction


def after(*did: tuple[str, str]) -> Session:
    session = Session("s")
    for time, (product, action) in enumerate(did):
        session = session.after(product, action, float(time))
    return session


def test_what_is_taken_back_does_not_count_and_is_kept() -> None:
    session = after(("p1", "click"), ("p1", "favourite"), ("p1", "unfavourite"))
    assert [did.action for did in session.history] == ["click"]
    assert [did.action for did in session.did] == ["click", "favourite", "unfavourite"]
    assert session.done("p1") == {"click"}
    again = session.after("p1", "favourite", 3.0)
    assert again.done("p1") == {"click", "favourite"}


def test_taking_back_is_of_one_product_and_one_action() -> None:
    session = after(("p1", "cart"), ("p2", "cart"), ("p1", "favourite"), ("p1", "uncart"))
    assert session.touched == {"p1": {"favourite"}, "p2": {"cart"}}


def test_a_step_done_again_is_taken_back_but_a_purchase_stands_and_a_click_counts_anew() -> None:
    session = after(*(("p1", each) for each in ("click", "favourite", "cart", "purchase")))
    steps = {each: session.step("p1", each) for each in ("favourite", "cart", "dismiss")}
    assert steps == {"favourite": "unfavourite", "cart": "uncart", "dismiss": "dismiss"}
    assert session.step("p1", "purchase") == ""
    assert session.step("p1", "click") == "click"
    assert session.after("p1", "dismiss", 9.0).step("p1", "dismiss") == "undismiss"


def test_nothing_speaks_for_what_was_dismissed() -> None:
    history = after(
        ("p1", "favourite"), ("p2", "click"), ("p1", "dismiss"), ("p1", "click")
    ).history
    wanted, dismissed = split_dismissed(history)
    assert dismissed == ("p1",)
    assert [did.product_id for did in wanted] == ["p2"]


def test_a_log_that_begins_with_taking_back_stands_as_it_is() -> None:
    assert standing([Interaction("p1", "uncart"), Interaction("p1", "cart")]) == (
        Interaction("p1", "cart"),
    )
