"""`train --foresee`: what a training would be, and how its texts would be changed, without training."""

from core.files import json_text
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.job import Job
from core.task_choices import training_settings
from core.training.augmentation import KINDS, PREFIX
from core.training.augmentation_preview import LABELS, Preview, preview
from core.training.forecast import Forecast, forecast
from core.workspace import Workspace

# Bytes.
MEGABYTE = 1_000_000
_OF = {
    "pairs": QT_TRANSLATE_NOOP("core", "pairs that shoppers taught"),
    "texts": QT_TRANSLATE_NOOP("core", "texts"),
    "sequences": QT_TRANSLATE_NOOP("core", "sequences"),
}


def foresee(workspace: Workspace, job: Job, is_json: bool) -> None:
    """Print what a training of `job` begins with and takes.

    Raises:
        UserError: a setting is wrong, or there is too little to learn from.
    """
    foretold = forecast(workspace, job)
    settings = training_settings(job.task, job.network, job.settings)
    changed = preview(workspace, job) if any(settings[PREFIX + kind] for kind in KINDS) else None
    if is_json:
        examples = [
            {"before": one.before, "after": one.after, "kinds": list(one.kinds)}
            for one in (changed.examples if changed else ())
        ]
        print(json_text({**foretold.to_json(), "augmentation": examples}))
        return
    print("\n".join([*_lines(foretold), *(_changes(changed) if changed else [])]))


def _lines(foretold: Forecast) -> list[str]:
    counted, split = foretold.counted, foretold.counted.split
    about = "" if counted.is_exact else "≈ "
    lines = [
        translate(
            QT_TRANSLATE_NOOP(
                "core",
                "{about}{examples} examples, {per_epoch} steps an epoch, {epochs} epochs, {steps} steps"
                " in all; {held_out} examples held out",
            )
        ).format(
            about=about,
            examples=f"{counted.size.examples:,}",
            per_epoch=f"{foretold.steps_per_epoch:,}",
            epochs=foretold.epochs,
            steps=f"{foretold.steps:,}",
            held_out=f"{counted.validation_examples:,}",
        ),
        translate(
            QT_TRANSLATE_NOOP(
                "core", "{of}: {learned} learned, {held_out} held out, {updates} for updates"
            )
        ).format(
            of=translate(_OF[split.of]),
            learned=f"{split.learned:,}",
            held_out=f"{split.held_out:,}",
            updates=f"{split.updates:,}",
        ),
    ]
    return [*lines, *_classes(foretold), _time(foretold)]


def _classes(foretold: Forecast) -> list[str]:
    classes = foretold.counted.classes
    if not classes:
        return []
    sentence = QT_TRANSLATE_NOOP(
        "core", "{count} categories, from {largest} ({most}) to {smallest} ({least})"
    )
    (largest, most), (smallest, least) = classes[0], classes[-1]
    return [
        translate(sentence).format(
            count=len(classes),
            largest=largest or "…",
            most=f"{most:,}",
            smallest=smallest or "…",
            least=f"{least:,}",
        )
    ]


def _time(foretold: Forecast) -> str:
    seconds = translate(QT_TRANSLATE_NOOP("core", "about {count} s")).format(
        count=f"{foretold.seconds:,.0f}"
    )
    source = (
        QT_TRANSLATE_NOOP("core", "by earlier runs here")
        if foretold.measured_runs
        else QT_TRANSLATE_NOOP(
            "core", "a coarse estimate, for nothing like it was trained here yet"
        )
    )
    room = translate(
        QT_TRANSLATE_NOOP("core", "at most {memory} MB of memory, {disk} MB of disk an epoch kept")
    ).format(memory=foretold.memory // MEGABYTE, disk=foretold.disk // MEGABYTE)
    return f"{seconds} ({translate(source)}); {room}"


def _changes(changed: Preview) -> list[str]:
    head = translate(
        QT_TRANSLATE_NOOP("core", "{changed} of {texts} texts are changed in the first pass:")
    ).format(changed=changed.changed, texts=changed.texts)
    return [head] + [
        f"  {one.before} → {one.after}  ({', '.join(translate(LABELS[kind]) for kind in one.kinds)})"
        for one in changed.examples
    ]
