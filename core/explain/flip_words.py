"""What a search for the smallest edit came to, in the words of the language in use."""

from core.language import QT_TRANSLATE_NOOP, translate


def flip_sentence(found: bool, is_above: bool, is_smallest: bool, tried: int) -> str:
    """One sentence; the arguments are those of a `core.explain.flips.Flip`."""
    if is_above:
        sentence = QT_TRANSLATE_NOOP("core", "It stands above already; nothing needs to change.")
    elif not found and is_smallest:
        sentence = QT_TRANSLATE_NOOP(
            "core",
            "None of {tried} edits puts it above; up to three together, no other is allowed.",
        )
    elif not found:
        sentence = QT_TRANSLATE_NOOP(
            "core",
            "None of the {tried} edits that were tried puts it above; others were not tried.",
        )
    elif is_smallest:
        sentence = QT_TRANSLATE_NOOP(
            "core", "The smallest edit that puts it above; {tried} were tried."
        )
    else:
        sentence = QT_TRANSLATE_NOOP(
            "core", "An edit that puts it above; {tried} were tried, and a smaller one may exist."
        )
    return translate(sentence).format(tried=f"{tried:,}")
