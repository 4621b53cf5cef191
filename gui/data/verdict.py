"""What is said of a chosen file before it is imported: whether it can be, and what to look at."""

from PySide6.QtCore import QCoreApplication

from core.data.report import SheetReport
from core.data.rules import REJECTED
from gui.data.drafts import Draft, columns_of
from gui.data.kinds import column_name, kind_name

# A reader takes in three reasons; the report has all.
MOST_RULES = 3
# Letters.
LONGEST_EXAMPLE = 60


def verdict(draft: Draft) -> tuple[str, str]:
    """The sentence on a file and the colour it has."""
    translate = QCoreApplication.translate
    if draft.error:
        return draft.error, "bad"
    if draft.preview is None:
        return translate("verdict", "Reading the beginning of the file…"), "text_muted"
    if not draft.is_sure:
        sentence = translate(
            "verdict",
            "It is not certain what this file holds: {kind}, or something else?"
            " Choose it beside its name.",
        )
        return sentence.format(kind=kind_name(draft.kind)), "warn"
    if draft.missing:
        return _missing(draft), "bad"
    return _tried(draft.trial)


def _missing(draft: Draft) -> str:
    translate = QCoreApplication.translate
    if draft.missing == ["action"]:
        return translate(
            "verdict",
            "No column says what each row is. Choose it at “Every row is”, or say over a column that"
            " it is the action.",
        )
    names = translate("verdict", ", ").join(map(column_name, draft.missing))
    sentence = translate("verdict", "Still missing: {names}. Say over its column which one it is.")
    return sentence.format(names=names)


def _tried(trial: SheetReport | None) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if trial is None or not trial.kept:
        sentence = translate("verdict", "None of its first rows would be kept: {why}.")
        return sentence.format(why=_why(trial) or translate("verdict", "there are none")), "bad"
    if not trial.rejected:
        return translate("verdict", "Every required column (*) has been found."), "good"
    sentence = translate(
        "verdict",
        "Every required column (*) has been found; of the first {read} rows {rejected} would be left"
        " out: {why}.",
    )
    text = sentence.format(read=trial.read, rejected=trial.rejected, why=_why(trial))
    return text, "warn"


def _why(trial: SheetReport | None) -> str:
    """The rules that leave rows out, those that meet most first."""
    rules = trial.rules.values() if trial else ()
    refused = sorted((rule for rule in rules if rule.outcome == REJECTED), key=lambda r: -r.count)
    parts = []
    for rule in refused[:MOST_RULES]:
        example = next((sample.before for sample in rule.examples if sample.before), "")
        parts.append(_counted(rule.label, rule.count, example[:LONGEST_EXAMPLE]))
    return QCoreApplication.translate("verdict", "; ").join(parts)


def _counted(rule: str, count: int, example: str) -> str:
    translate = QCoreApplication.translate
    if not example:
        return translate("verdict", "{rule}: {count}").format(rule=rule, count=count)
    sentence = translate("verdict", "{rule}: {count} (“{example}”)")
    return sentence.format(rule=rule, count=count, example=example)


def notes(draft: Draft) -> str:
    """What else should be seen: columns that are joined or left out, sheets that are not read."""
    preview = draft.preview
    if preview is None:
        return ""
    translate = QCoreApplication.translate
    parts = []
    for ours, theirs in draft.mapping.items():
        if len(columns := columns_of(theirs)) > 1:
            sentence = translate("verdict", "{field} is made of {columns}.")
            parts.append(sentence.format(field=column_name(ours), columns=" + ".join(columns)))
    for theirs, ours in list(preview.unused(draft.mapping).items())[:MOST_RULES]:
        sentence = translate("verdict", "{column} looks like {field} but is not used as such.")
        parts.append(sentence.format(column=theirs, field=column_name(ours)))
    if preview.unread:
        sentence = translate("verdict", "Sheets with other columns are not read: {sheets}.")
        parts.append(sentence.format(sheets=translate("verdict", ", ").join(preview.unread)))
    return " ".join(parts)
