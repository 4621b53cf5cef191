"""The grades of judgments: numbers, or the words and letters that annotators of shopping search wrote."""

# As many steps as no scale has; more is an id or a price.
_HIGHEST_GRADE = 1000
# WANDS and ESCI, as their authors weigh them.
_GRADE_WORDS = {
    **dict.fromkeys(("irrelevant", "i", "not relevant", "不相关", "不匹配"), 0),
    **dict.fromkeys(("partial", "c", "complement", "relevant", "相关", "部分匹配"), 1),
    **dict.fromkeys(("exact", "s", "substitute", "完全匹配"), 2),
    "e": 3,
}


def clean_grade(raw: str) -> tuple[int | None, str]:
    """A grade from 0, None where it is none; and the rule that was needed, empty for a plain number.

    Annotators of shopping search wrote words (Exact, Partial, Irrelevant) and letters (E, S, C, I).
    """
    text = raw.strip().lower()
    if text in _GRADE_WORDS:
        return _GRADE_WORDS[text], "grade_word"
    try:
        grade = float(text.replace(",", "."))
    except ValueError:
        return None, ""
    if not abs(grade) <= _HIGHEST_GRADE:
        return None, ""
    rounded = int(grade + 0.5) if grade > 0 else 0
    rule = "negative_grade" if grade < 0 else "" if rounded == grade else "grade_rounded"
    return rounded, rule
