"""What is to be made of a run, checked before anything is loaded; no TensorFlow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.errors import RunError, UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.manifest import Manifest
from core.settings import Setting
from core.task_choices import PRETRAINED, TASKS, networks_of, training_defaults, training_settings

TASK = "search"
FLOAT32, ORIGINAL, INT8, INT8_FULL = "float32", "float16", "int8-dynamic", "int8-full"
PRUNED, STUDENT = "pruned", "student"
# Every variant by its name, with the seconds that it takes about: by these progress is told.
VARIANTS: dict[str, float] = {
    FLOAT32: 3,
    ORIGINAL: 0,
    INT8: 3,
    INT8_FULL: 5,
    PRUNED: 30,
    STUDENT: 40,
}
SPARSITY = Setting("sparsity", 0.5, QT_TRANSLATE_NOOP("core", "Sparsity"), 0.05, 0.98)
# What a student has where nothing else is said; a reader of one run has so much to say for nothing, that it
# reads more texts, more often, than an encoder that takes its time.
STUDENT_DEFAULTS: dict[str, Any] = {"filters": 8, "epochs": 8, "teacher_texts": 40_000}
# Half the numbers of its teacher are half the file.
NARROWED = 2
LEAST_DIMENSION = 8
# What a student takes over from the run that it is a student of.
TAKEN_OVER = ("length", "vocabulary", "start")


@dataclass(frozen=True)
class Plan:
    """Make `variants` of `run`, with the share `sparsity` of weights pruned and a student of these settings.

    `student` holds `network` and training settings by their names; `teacher` is the run itself unless it
    names another one or `pretrained`.
    """

    run: str
    variants: tuple[str, ...] = tuple(VARIANTS)
    sparsity: float = float(SPARSITY.default)
    student: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises UserError where there is no such variant, or a number breaks its rule."""
        for name in self.variants:
            if name not in VARIANTS:
                raise UserError(
                    QT_TRANSLATE_NOOP("core", "There is no variant {name!r}; there are {names}."),
                    name=name,
                    names=", ".join(VARIANTS),
                )
        SPARSITY.parse(self.sparsity)
        _require_settings(self.student)

    def require_fit(self, manifest: Manifest) -> None:
        """Refuse a run of which no variant can be made.

        Raises:
            RunError: it serves another task; says what applies there.
        """
        if manifest.task != TASK:
            known = TASKS.get(manifest.task)
            task = translate(known.label) if known is not None else manifest.task
            raise RunError(_OTHER_TASKS, run=manifest.id, task=task)

    def possible(self, manifest: Manifest) -> tuple[str, ...]:
        """The variants to make of a run, the original first: a frozen network has a student alone."""
        able = (ORIGINAL, STUDENT) if manifest.network == PRETRAINED else tuple(VARIANTS)
        wanted = [name for name in able if name in self.variants and name != ORIGINAL]
        return (ORIGINAL, *wanted)

    def student_job(self, manifest: Manifest) -> tuple[str, dict[str, Any]]:
        """The network of the student of a run, and every setting of its training.

        Raises:
            UserError: a setting breaks its rule.
        """
        given = dict(self.student)
        network = str(given.pop("network", "conv1d"))
        taken = manifest.job.get("settings", {})
        settings = {name: taken[name] for name in TAKEN_OVER if name in taken}
        settings |= STUDENT_DEFAULTS
        settings["dimension"] = max(LEAST_DIMENSION, manifest.dimension // NARROWED)
        settings |= {"teacher": manifest.id, **given}
        return network, training_settings(TASK, network, settings)

    def what(self, name: str, manifest: Manifest) -> str:
        """What a variant is, as its manifest says it: `int8 dynamic`, `pruned 50 %`, `student dnn 8 × 64`."""
        if name == PRUNED:
            return f"{name} {self.sparsity:.0%}".replace("%", " %")
        if name == STUDENT:
            network, settings = self.student_job(manifest)
            teacher = settings["teacher"]
            of = "" if teacher == manifest.id else f" of {teacher}"
            return f"{name} {network} {settings['filters']} × {settings['dimension']}{of}"
        return name.replace("-", " ")

    def run_name(self, name: str, manifest: Manifest) -> str:
        """The name of a variant as a run: that of its origin, then what it is."""
        if name == PRUNED:
            return f"{manifest.id}-{name}-{round(100 * self.sparsity)}"
        if name == STUDENT:
            network, settings = self.student_job(manifest)
            teacher = "" if settings["teacher"] == manifest.id else f"-of-{settings['teacher']}"
            size = f"{settings['filters']}x{settings['dimension']}"
            return f"{manifest.id}-{name}-{network}-{size}{teacher}"
        return f"{manifest.id}-{name}"


_OTHER_TASKS = QT_TRANSLATE_NOOP(
    "core",
    "{run} serves “{task}”, and only runs of “Search” are compressed: there the encoder reads with each key"
    " typed. What applies elsewhere is training with fewer filters, a smaller dimension or fewer members.",
)


def parse_student(text: str) -> dict[str, str]:
    """`network=dnn,filters=8` as settings.

    Raises:
        UserError: it is no such list.
    """
    settings = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, equals, value = part.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "A student takes NAME=VALUE with commas between, not {given!r}."
                ),
                given=part,
            )
        settings[name.strip()] = value.strip()
    _require_settings(settings)
    return settings


def parse_variants(text: str) -> tuple[str, ...]:
    """`int8-dynamic,pruned` as names; `Plan` refuses those that are none."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(",")))))


def student_networks() -> Sequence[str]:
    """The networks that a student may have: those that learn."""
    return [name for name in networks_of(TASK) if name != PRETRAINED]


def _require_settings(student: Mapping[str, Any]) -> None:
    others = dict(student)
    network = str(others.pop("network", "conv1d"))
    if network not in student_networks():
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "A student cannot have the network {network!r}; choose one of {names}."
            ),
            network=network,
            names=", ".join(student_networks()),
        )
    training_settings(TASK, network, others)


def student_default(name: str, network: str = "conv1d") -> Any:
    """What a student has of the setting `name` where nothing else is said."""
    return STUDENT_DEFAULTS.get(name, training_defaults(TASK, network)[name])
