"""The way of one product through one search, stage by stage, to its rank or to where it was lost."""

from core.data.report import LeftOut
from core.data.rules import RULES
from core.domains import DOMAINS, SHOP, Domain
from core.explain.why_not.evidence import Evidence
from core.explain.why_not.left_out import Cleaning
from core.explain.why_not.remedies import remedies
from core.explain.why_not.stages import STAGES, Remedy, Stage, Trace
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.condition_labels import condition_label
from core.search.engine import Engine
from core.search.request import Method, SearchRequest, Sort
from core.search.score_parts import label

_HOLDS = QT_TRANSLATE_NOOP("core", "it holds {words}")
_LACKS = QT_TRANSLATE_NOOP("core", "it lacks {words}")
_NEEDED = QT_TRANSLATE_NOOP("core", "{part} {value}, at least {needed} is needed")
_FILTERS = {
    "category": QT_TRANSLATE_NOOP("core", "{category}: another was chosen"),
    "brand": QT_TRANSLATE_NOOP("core", "{brand}: another was chosen"),
    "price": QT_TRANSLATE_NOOP("core", "price: it lies outside, or is not known"),
}


def trace(
    engine: Engine,
    request: SearchRequest,
    product_id: str,
    cleaning: Cleaning | None = None,
    domain: Domain = DOMAINS[SHOP],
) -> Trace:
    """What happened to a product in the answer to `request`; one that the shop lacks was lost at `import`.

    Told in the words of `domain`.
    """
    row = engine.catalogue.row_of.get(product_id)
    if row is None:
        return _not_imported(product_id, cleaning or Cleaning(), len(engine.catalogue))
    evidence = Evidence(engine, request, row, domain)
    lost_at = lost_stage(evidence)
    return Trace(
        product_id,
        engine.catalogue.title[row],
        evidence.place.rank,
        evidence.place.of,
        lost_at,
        tuple(_stages(evidence, lost_at)),
        tuple(remedies(evidence, lost_at)),
    )


def lost_stage(evidence: Evidence) -> str:
    """The stage that lost the product: the first without which it would stand where it is looked for."""
    if evidence.place.rank:
        return _what_put_it_down(evidence)
    if not evidence.matches:
        return _what_kept_it_out(evidence)
    if evidence.broken_conditions():
        return "conditions"
    return "filters" if evidence.broken_filters() else "sort"


def _what_put_it_down(evidence: Evidence) -> str:
    """What put a product below the part of the list that is asked for; "" where it stands in it."""
    top = evidence.request.top
    if evidence.place.rank <= top:
        return ""
    if evidence.is_dismissed:
        return "session"
    if evidence.kind_factor < 1 and evidence.rank_without_kind() <= top:
        return "kind"
    is_personal = evidence.ranking.taste is not None
    return "session" if is_personal and evidence.rank_for(history=()) <= top else "rank"


def _what_kept_it_out(evidence: Evidence) -> str:
    if evidence.passes_without_kind:
        return "kind"
    if evidence.request.method is not Method.NEURAL and not evidence.shares_pieces:
        return "stop_words" if evidence.dropped_here else "words"
    has_any = any(score.value > 0 for score in evidence.scores())
    return "cutoff" if has_any else "candidates"


def _not_imported(product_id: str, cleaning: Cleaning, products: int) -> Trace:
    row = cleaning.row_of(product_id)
    stages = [Stage("import", False, _import_detail(row, cleaning.rejected))]
    stages += [Stage(name, None) for name in STAGES if name != "import"]
    mended = (Remedy("import_again", row.rule, 0, _mended(row)),) if row else ()
    return Trace(product_id, row.text if row else "", 0, products, "import", tuple(stages), mended)


def _import_detail(row: LeftOut | None, rejected: int) -> str:
    if row is not None:
        template = QT_TRANSLATE_NOOP("core", "row {row} of the file was left out: {rule}")
        return translate(template).format(row=row.row, rule=translate(RULES[row.rule][1]))
    template = QT_TRANSLATE_NOOP(
        "core", "no row with this id was kept; the last import left out {rejected}"
    )
    return translate(template).format(rejected=f"{rejected:,}")


def _mended(row: LeftOut) -> str:
    template = QT_TRANSLATE_NOOP("core", "mend row {row} of the file and import it again")
    return translate(template).format(row=row.row)


def _stages(evidence: Evidence, lost_at: str) -> list[Stage]:
    """All of them; what comes behind the one that lost the product was not reached."""
    stages = [
        Stage("import", True, translate(QT_TRANSLATE_NOOP("core", "it is in the shop"))),
        _words(evidence),
        _stop_words(evidence),
        _candidates(evidence),
        _kind(evidence),
        _cutoff(evidence),
        _conditions(evidence),
        _filters(evidence),
        _sort(evidence),
        _session(evidence),
        _rank(evidence),
    ]
    if evidence.place.rank:
        return [_marked(stage, stage.id == lost_at) for stage in stages]
    order = [stage.id for stage in stages]
    last = order.index("cutoff") if not evidence.matches else order.index(lost_at)
    reached = stages[: last + 1] + [Stage(stage.id, None) for stage in stages[last + 1 :]]
    return [_marked(stage, stage.id == lost_at) for stage in reached]


def _marked(stage: Stage, is_lost: bool) -> Stage:
    return Stage(stage.id, False, stage.detail) if is_lost else stage


def _words(evidence: Evidence) -> Stage:
    if not evidence.ranking.query.words:
        return Stage("words", None)
    told = [(_HOLDS, evidence.held), (_LACKS, evidence.lacking)]
    details = [
        translate(template).format(words=" ".join(words)) for template, words in told if words
    ]
    if evidence.shares_pieces and not evidence.held:
        details.append(translate(QT_TRANSLATE_NOOP("core", "it shares pairs of characters")))
    detail = " · ".join(details)
    counts = evidence.request.method is not Method.NEURAL
    return Stage("words", evidence.shares_pieces if counts else None, detail)


def _stop_words(evidence: Evidence) -> Stage:
    if not evidence.dropped:
        return Stage("stop_words", None)
    is_all = bool(evidence.dropped_here) and not evidence.shares_pieces
    template = (
        QT_TRANSLATE_NOOP("core", "all it shares is {words}, which is not searched for")
        if is_all
        else QT_TRANSLATE_NOOP("core", "{words} is not searched for")
    )
    words = " ".join(evidence.dropped_here if is_all else evidence.dropped)
    return Stage("stop_words", not is_all, translate(template).format(words=words))


def _candidates(evidence: Evidence) -> Stage:
    if not evidence.ranking.text:
        return Stage("candidates", None)
    shown = [f"{label(score.part)} {score.value:.3f}" for score in evidence.scores()]
    has_any = any(score.value > 0 for score in evidence.scores()) or evidence.matches
    return Stage("candidates", has_any, " · ".join(shown))


def _kind(evidence: Evidence) -> Stage:
    query = evidence.ranking.query
    if evidence.kind_factor == 1:
        return Stage("kind", True if query.kinds or query.head else None)
    template = QT_TRANSLATE_NOOP(
        "core", "{kind}: another kind than the query names, which costs {share:.0%}"
    )
    kind = evidence.engine.catalogue.category[evidence.row]
    detail = translate(template).format(kind=kind, share=1 - evidence.kind_factor)
    return Stage("kind", not evidence.passes_without_kind or evidence.matches, detail)


def _cutoff(evidence: Evidence) -> Stage:
    if not evidence.ranking.text:
        return Stage("cutoff", None)
    shown = [
        translate(_NEEDED).format(
            part=label(score.part), value=f"{score.value:.3f}", needed=f"{score.needed:.3f}"
        )
        for score in evidence.scores()
    ]
    return Stage("cutoff", evidence.matches, " · ".join(shown))


def _conditions(evidence: Evidence) -> Stage:
    conditions = evidence.ranking.conditions
    if not conditions:
        return Stage("conditions", None)
    broken = evidence.broken_conditions()
    detail = " · ".join(map(condition_label, broken or conditions))
    return Stage("conditions", not broken, detail)


def _filters(evidence: Evidence) -> Stage:
    if not evidence.request.filters:
        return Stage("filters", None)
    broken = evidence.broken_filters()
    detail = " · ".join(evidence.domain.worded(translate(_FILTERS[kind])) for kind in broken)
    return Stage("filters", not broken, detail)


def _sort(evidence: Evidence) -> Stage:
    if evidence.request.sort is Sort.RELEVANCE:
        return Stage("sort", None)
    detail = translate(
        QT_TRANSLATE_NOOP("core", "only what answers the query well is put in another order")
    )
    return Stage("sort", bool(evidence.place.rank), detail)


def _session(evidence: Evidence) -> Stage:
    if evidence.is_dismissed:
        detail = translate(QT_TRANSLATE_NOOP("core", "the {shopper} does not want it"))
        return Stage("session", False, evidence.domain.worded(detail))
    if evidence.ranking.taste is None:
        return Stage("session", None)
    taste = evidence.ranking.personal * float(evidence.ranking.taste[evidence.row])
    detail = translate(QT_TRANSLATE_NOOP("core", "taste adds {value}"))
    return Stage("session", True, detail.format(value=f"{taste:+.4f}"))


def _rank(evidence: Evidence) -> Stage:
    place, top = evidence.place, evidence.request.top
    if not place.rank:
        return Stage("rank", None)
    detail = translate(QT_TRANSLATE_NOOP("core", "{rank} of {total}; the list shows {top}"))
    shown = detail.format(rank=place.rank, total=f"{place.of:,}", top=top)
    return Stage("rank", place.rank <= top, shown)
