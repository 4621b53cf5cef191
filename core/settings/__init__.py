"""Every setting declared once: name, type, default, range, label. Forms and `--set` are built from it."""

from core.settings.setting import AUTOMATIC, Setting, choice_label, declared
from core.settings.training import GROUPS, TRAINING

__all__ = ["AUTOMATIC", "GROUPS", "TRAINING", "Setting", "choice_label", "declared"]
