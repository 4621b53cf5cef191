"""One after the other: on, back, passed over, resumed, and how long the rest takes."""

from core.judging.query_set import CANNOT_TELL
from core.judging.session import JudgingSession
from core.judging.verdict import Duel

ORDER = [("q", f"p{number}") for number in range(4)]


def begun(own: dict[tuple[str, str], int]) -> JudgingSession:
    """A session that has shown its first pair."""
    session = JudgingSession(ORDER)
    session.own = own
    session.step()
    return session


def test_it_goes_on_where_one_stopped() -> None:
    session = begun({ORDER[0]: 3, ORDER[1]: CANNOT_TELL})
    assert session.current == ORDER[2]
    assert (session.done, session.total) == (2, 4)


def test_on_back_and_passed_over() -> None:
    own: dict[tuple[str, str], int] = {}
    session = begun(own)
    assert session.pass_over() == ORDER[1]
    own[ORDER[1]] = 2
    assert session.step() == ORDER[2]
    assert session.back() == ORDER[1]
    assert session.step() == ORDER[2]
    own[ORDER[2]] = 0
    assert session.step() == ORDER[3]
    own[ORDER[3]] = 1
    # What was passed over comes last.
    assert session.step() == ORDER[0]
    own[ORDER[0]] = 1
    assert session.step() is None
    assert session.back() == ORDER[0]


def test_the_last_one_cannot_be_left_for_later() -> None:
    session = begun(dict.fromkeys(ORDER[:3], 1))
    assert session.pass_over() == ORDER[3]
    assert session.done == 3


def test_what_is_taken_back_comes_again() -> None:
    own = dict.fromkeys(ORDER[:3], 1)
    session = begun(own)
    own[ORDER[3]] = 1
    assert session.step() is None
    del own[ORDER[3]]
    session.show(ORDER[3])
    assert session.current == ORDER[3]
    assert session.done == 3


def test_the_rest_takes_as_long_as_the_last_ones() -> None:
    session = begun({ORDER[0]: 1})
    assert session.seconds_left is None
    for seconds in (2.0, 4.0, 900.0):
        session.note(seconds)
    assert session.seconds_left == 4.0 * 3


def test_a_duel_leads_to_what_tells_most_and_what_anybody_judged_is_known() -> None:
    duel = Duel.of({"q": ["a", "b", "c"]}, {"q": ["b", "a", "c"]})
    session = JudgingSession((), duel)
    session.step()
    assert session.current in {("q", "a"), ("q", "b")}
    assert session.verdict is not None
    assert session.verdict.p_a == 0.5
    session.known = {("q", "a"): 3, ("q", "b"): 0}
    assert session.step() is None
    assert session.verdict.p_a == 1.0
