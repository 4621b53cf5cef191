"""What a comparison of systems says to people."""

from collections.abc import Callable, Iterable, Sequence

from core.evaluation import comparison_words
from core.evaluation.compared_runs import Pair
from core.evaluation.compared_systems import QueryRow, SliceFigure, SystemComparison
from core.evaluation.comparison_words import MOST_NEEDED
from core.evaluation.pins import CATALOGUE, GRADES, QUERIES, SYSTEM
from core.evaluation.query_slices import (
    CATEGORY,
    FREQUENCY,
    LENGTH,
    MOST_WORDS,
    NEVER,
    OFTEN,
    SELDOM,
    TAG,
)
from core.language import QT_TRANSLATE_NOOP, translate
from core.plain_text import one_line
from core.runs.names import epoch_of, short_name
from core.search.request import Method

# A difference that shoppers hardly feel, but that people who tune look for.
SMALL = 0.01
_METHODS = {
    Method.HYBRID: QT_TRANSLATE_NOOP("core", "hybrid"),
    Method.LEXICAL: QT_TRANSLATE_NOOP("core", "lexical"),
    Method.NEURAL: QT_TRANSLATE_NOOP("core", "neural"),
}
_KINDS = {
    LENGTH: QT_TRANSLATE_NOOP("core", "Length in words"),
    FREQUENCY: QT_TRANSLATE_NOOP("core", "Asked"),
    CATEGORY: QT_TRANSLATE_NOOP("core", "Category"),
    TAG: QT_TRANSLATE_NOOP("core", "Tag"),
}
_FREQUENCIES = {
    OFTEN: QT_TRANSLATE_NOOP("core", "often"),
    SELDOM: QT_TRANSLATE_NOOP("core", "seldom"),
    NEVER: QT_TRANSLATE_NOOP("core", "never"),
}
_CHANGED = {
    CATALOGUE: QT_TRANSLATE_NOOP("core", "the products"),
    QUERIES: QT_TRANSLATE_NOOP("core", "the queries"),
    GRADES: QT_TRANSLATE_NOOP("core", "the judgments"),
}
CORRECTION_NAMES = {
    "holm": QT_TRANSLATE_NOOP("core", "Corrected after Holm: hardly any false alarm"),
    "bh": QT_TRANSLATE_NOOP("core", "After Benjamini–Hochberg: one in twenty found is false"),
}


def system_title(name: str) -> str:
    """A system as people are told of it: a run in short, a method in their language, of a file its name."""
    if "/" in name or "\\" in name:
        return name.replace("\\", "/").rpartition("/")[2]
    run, colon, how = name.partition(":")
    if not run and how == Method.LEXICAL:
        return translate(_METHODS[Method.LEXICAL])
    method, comma, options = how.partition(",")
    told = translate(_METHODS[Method(method)]) if method in list(Method) else method
    called = short_name(run) if epoch_of(run)[0] else translate(QT_TRANSLATE_NOOP("core", "active"))
    parts = (called, told, options.replace(",", " ") if comma else "")
    return " · ".join(filter(None, parts)) if colon else called


def measured_on(comparison: SystemComparison) -> str:
    """On how many queries all was measured, now or when it was kept."""
    template = QT_TRANSLATE_NOOP("core", "Measured on the same {count:,} judged queries.")
    return translate(template).format(count=len(comparison.queries))


def verdicts(comparison: SystemComparison, metric: str) -> list[str]:
    """Each pair in one metric, with what it would take to see more."""
    return [verdict(comparison, pair) for pair in comparison.figures.pairs if pair.metric == metric]


def verdict(comparison: SystemComparison, pair: Pair) -> str:
    """One pair in words: which is better or a tie, wins and losses, and how many queries would tell more."""
    told = comparison_words.verdict(comparison.figures, pair, system_title)
    # As the one that is better sees them.
    counts = comparison_words.wins(pair.turned() if pair.verdict == "a" else pair)
    both = translate(QT_TRANSLATE_NOOP("core", "{told} ({counts})"))
    more = small(comparison, pair) if pair.verdict == "tie" else ""
    return " ".join(filter(None, (both.format(told=told, counts=counts), more)))


def small(comparison: SystemComparison, pair: Pair) -> str:
    """How many more judged queries would show a difference of `SMALL`."""
    needed = comparison.figures.needed_to_see(pair, SMALL)
    more = (needed or 0) - len(comparison.queries)
    if needed is None or not 0 < more <= MOST_NEEDED:
        return ""
    template = QT_TRANSLATE_NOOP(
        "core", "About {count:,} more judged queries would be needed to see {small:g}."
    )
    return translate(template).format(count=more, small=SMALL)


def slice_name(figure: SliceFigure) -> str:
    """What the queries of a slice have in common, and which of that."""
    label = figure.label
    if figure.kind == LENGTH and label == str(MOST_WORDS):
        label = translate(QT_TRANSLATE_NOOP("core", "{count} or more")).format(count=MOST_WORDS)
    if figure.kind == FREQUENCY:
        label = translate(_FREQUENCIES.get(label, label))
    both = translate(QT_TRANSLATE_NOOP("core", "{kind}: {label}"))
    return both.format(kind=translate(_KINDS.get(figure.kind, figure.kind)), label=label)


def since(keys: Iterable[str]) -> str:
    """What has changed since a comparison was made; "" where nothing has."""
    names = [
        system_title(key.removeprefix(SYSTEM))
        if key.startswith(SYSTEM)
        else translate(_CHANGED[key])
        for key in keys
        if key.startswith(SYSTEM) or key in _CHANGED
    ]
    template = QT_TRANSLATE_NOOP(
        "core", "Changed since, or gone: {names}. Measure again to be sure."
    )
    return translate(template).format(names=", ".join(names)) if names else ""


def figures_table(comparison: SystemComparison) -> tuple[list[str], list[list[str]]]:
    """Headings, and a row a metric: its name and every system's mean with its interval."""
    systems = comparison.figures.systems
    names = [*comparison.metrics, *comparison.figure_names]
    rows = [[name, *(comparison_words.figure(one, name) for one in systems)] for name in names]
    metric = translate(QT_TRANSLATE_NOOP("core", "Metric"))
    return [metric, *(system_title(one.name) for one in systems)], rows


def slices_in_order(figures: Iterable[SliceFigure]) -> list[SliceFigure]:
    """By what they have in common, of each kind the greatest loss of the second system first."""
    kinds = [*_KINDS]
    return sorted(figures, key=lambda one: (kinds.index(one.kind), one.difference))


def slices_table(
    figures: Sequence[SliceFigure], names: Sequence[str]
) -> tuple[list[str], list[list[str]]]:
    """Headings, and a row a slice, the greatest loss of the second system first."""
    headings = [
        translate(QT_TRANSLATE_NOOP("core", "Slice")),
        translate(QT_TRANSLATE_NOOP("core", "Queries")),
        *map(system_title, names),
        translate(QT_TRANSLATE_NOOP("core", "Difference")),
    ]
    rows = [
        [
            slice_name(one),
            f"{one.queries:,}",
            f"{one.a:.4f}",
            f"{one.b:.4f}",
            f"{one.difference:+z.4f} ({one.low:+z.4f} – {one.high:+z.4f})",
        ]
        for one in slices_in_order(figures)
    ]
    return headings, rows


def most_lost(row: QueryRow) -> tuple[float, float]:
    """Sorts the queries that the second system loses most first."""
    return row.difference, row.b


def most_different(row: QueryRow) -> tuple[float, float]:
    """Sorts the queries first of whose lists least is alike."""
    return row.rbo, row.overlap


def queries_table(
    comparison: SystemComparison,
    pair: tuple[str, str, str],
    most: int,
    order: Callable[[QueryRow], tuple[float, float]] = most_lost,
) -> tuple[list[str], list[list[str]]]:
    """Headings, and the first queries in an `order` of two systems in a metric."""
    a, b, _ = pair
    headings = [
        translate(QT_TRANSLATE_NOOP("core", "Query")),
        *map(system_title, (a, b)),
        translate(QT_TRANSLATE_NOOP("core", "Difference")),
        translate(QT_TRANSLATE_NOOP("core", "Overlap")),
        "RBO",
    ]
    rows = sorted(comparison.rows(*pair), key=order)[:most]
    return headings, [
        [
            one_line(row.text),
            f"{row.a:.4f}",
            f"{row.b:.4f}",
            f"{row.difference:+z.4f}",
            f"{row.overlap:.0%}",
            f"{row.rbo:.2f}",
        ]
        for row in rows
    ]
