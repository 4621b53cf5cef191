"""Assertions on judged queries, measured: the level of a metric, and not being lower than another system."""

from collections.abc import Mapping

from core.checks.assertions import Level, NotLower
from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Measured, Told, Why, WorstCase
from core.checks.ranks import title_of
from core.checks.reasons import why
from core.checks.subject import Subject
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.non_inferiority import LOWER, SHOWN, non_inferiority
from core.metrics.ranking import FIRST
from core.metrics.significance import mean_interval
from core.progress import ProgressCallback

WORST = 5
QUERIES = QT_TRANSLATE_NOOP("core", "judged queries")
# A mean that is equal but for the last digits is no lower.
SAME = 1e-12
_SHOWN_LOWER = QT_TRANSLATE_NOOP(
    "core", "Shown to be lower by more than the margin: by {most} at most and {least} at least."
)
_NOT_SHOWN = QT_TRANSLATE_NOOP(
    "core",
    "Not shown, which is not to say that it is lower: {queries} judged queries leave {low} possible.",
)
_NEEDED = QT_TRANSLATE_NOOP(
    "core",
    "Not shown, which is not to say that it is lower: {queries} judged queries leave {low} possible; were"
    " the difference what it seems, about {needed} would show it.",
)


def level(subject: Subject, assertion: Level, progress: ProgressCallback | None = None) -> Measured:
    """The mean of a metric over the judged queries of a set, or its value of one query."""
    if assertion.query:
        query = subject.judged_query(assertion.query)
        chosen = {query: subject.value(assertion.metric, query)}
    else:
        chosen = subject.values(assertion.metric, assertion.query_set, "", progress)
    mean, low, high = mean_interval(list(chosen.values()))
    is_kept = mean >= assertion.bound - SAME
    return Measured(
        state=HOLDS if is_kept else FAILS,
        value=mean,
        bound=assertion.bound,
        interval=(low, high) if len(chosen) > 1 else (),
        n=len(chosen),
        unit=QUERIES,
        worst=_lowest(subject, assertion, chosen, has_why=not is_kept),
    )


def not_lower(
    subject: Subject, assertion: NotLower, progress: ProgressCallback | None = None
) -> Measured:
    """Whether a metric is shown not to be lower than that of another system by more than a margin."""
    own = subject.values(assertion.metric, assertion.query_set, "", progress)
    other = subject.values(assertion.metric, assertion.query_set, assertion.rival, progress)
    differences = {query: own[query] - other[query] for query in own}
    if len(differences) < 2:
        few = QT_TRANSLATE_NOOP(
            "core", "A difference needs at least two judged queries; judge more."
        )
        return Measured(state=UNJUDGED, reason=Told(few), n=len(differences), unit=QUERIES)
    told = non_inferiority(list(differences.values()), assertion.margin, assertion.sure)
    reasons = {
        SHOWN: Told(""),
        LOWER: Told(_SHOWN_LOWER, {"least": _signed(-told.high), "most": _signed(-told.low)}),
    }
    unsure = Told(
        _NEEDED if told.needed else _NOT_SHOWN,
        {"queries": told.queries, "low": _signed(told.low), "needed": told.needed or 0},
    )
    return Measured(
        state=HOLDS if told.decision == SHOWN else FAILS,
        reason=reasons.get(told.decision, unsure),
        value=told.mean,
        bound=-assertion.margin,
        interval=(told.low, told.high),
        level=2 * assertion.sure - 1,
        n=told.queries,
        unit=QUERIES,
        shown="difference",
        needed=told.needed if told.decision not in (SHOWN, LOWER) else None,
        worst=_losses(subject, assertion, own, other, has_why=told.decision != SHOWN),
    )


def _signed(value: float) -> str:
    return f"{value:+.4f}"


def _lowest(
    subject: Subject, assertion: Level, values: Mapping[str, float], has_why: bool
) -> tuple[WorstCase, ...]:
    """The worst queries first; of those that gain all they can none is told."""
    texts = subject.judged(assertion.query_set).queries
    lowest = sorted((query for query in values if values[query] < 1), key=lambda one: values[one])
    return tuple(
        WorstCase(
            texts[query],
            values[query],
            _top_three(subject, assertion.query_set, query),
            _reasons(subject, assertion.query_set, query) if has_why else (),
        )
        for query in lowest[:WORST]
    )


def _losses(
    subject: Subject,
    assertion: NotLower,
    own: Mapping[str, float],
    other: Mapping[str, float],
    has_why: bool,
) -> tuple[WorstCase, ...]:
    """The queries that lose most beside the other system."""
    texts = subject.judged(assertion.query_set).queries
    lost = sorted(
        (query for query in own if own[query] < other[query]), key=lambda q: own[q] - other[q]
    )
    return tuple(
        WorstCase(
            texts[query],
            own[query] - other[query],
            f"{other[query]:.4f} → {own[query]:.4f}",
            _reasons(subject, assertion.query_set, query) if has_why else (),
        )
        for query in lost[:WORST]
    )


def _top_three(subject: Subject, query_set: str, query: str) -> str:
    """The titles at the top, each with its grade, for a reader who wonders why the value is low."""
    grades = subject.judged(query_set).qrels[query]
    best = subject.ranked_query(query_set, query)[:3]
    if not best:
        return translate(QT_TRANSLATE_NOOP("core", "The query finds nothing."))
    return " · ".join(f"{title_of(subject, one)} ({grades.get(one, '?')})" for one in best)


def _reasons(subject: Subject, query_set: str, query: str) -> tuple[Why, ...]:
    """Why the first result that is not the best grade stands before the best product that came too late."""
    judged = subject.judged(query_set)
    grades, ranked = judged.qrels[query], subject.ranked_query(query_set, query)
    best = max(grades.values(), default=0)
    poor = next((one for one in ranked[:FIRST] if grades.get(one, 0) < best), "")
    late = [one for one, grade in grades.items() if grade == best and one not in ranked[:FIRST]]
    if not poor:
        return ()
    nearest = min(
        late, key=lambda one: ranked.index(one) if one in ranked else len(ranked), default=""
    )
    return why(subject, judged.queries[query], poor, nearest)
