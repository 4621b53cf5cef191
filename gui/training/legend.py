"""Which runs the curves are of: colour, name, settings that are not the defaults, and the figure of each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.runs.curves import RunCurves
from core.runs.headline import sample
from core.runs.identity import member_line, settings_line
from gui.language import Retranslated
from gui.run_colours import run_colours
from gui.theme import theme
from gui.training.curve_drawing import group_name
from gui.training.plot import swatch
from gui.widgets.plain import MarkedLabel, Markup, joined, literal, markup

# Characters of settings of a run; the rest is in the tool tip.
LONGEST_SETTINGS = 90


class Legend(Retranslated, MarkedLabel):
    """One line for each run, or for the runs of one job that are drawn as one."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, kind="small")
        self._groups: list[list[RunCurves]] = []
        self.setWordWrap(True)
        theme().changed.connect(self._write)
        run_colours().changed.connect(self._write)

    def show_groups(self, groups: Sequence[Sequence[RunCurves]]) -> None:
        """Tell of `groups`, the one in front first; runs without a name are left out."""
        self._groups = [list(members) for members in groups if members[0].name]
        self._write()

    def words(self) -> list[str]:
        """Each line as text."""
        return [
            " ".join(filter(None, (self._name(members), _settings(members), _figure(members))))
            for members in self._groups
        ]

    def colours(self) -> list[str]:
        """The colour of each line, `#rrggbb`."""
        return [run_colours().colour(members[0].name) for members in self._groups]

    def _name(self, members: Sequence[RunCurves]) -> str:
        return group_name(members, self.tr("{count} runs"))

    def _write(self) -> None:
        lines = [self._line(members) for members in self._groups]
        self.setVisible(bool(lines))
        self.show_markup(joined("<br>", lines))
        self.setToolTip(literal("\n\n".join(_about(members) for members in self._groups)))
        self.setAccessibleName(self.tr("Runs: {runs}").format(runs="; ".join(self.words())))

    def _line(self, members: Sequence[RunCurves]) -> Markup:
        settings = _settings(members)
        shown = settings[:LONGEST_SETTINGS] + "…" * (len(settings) > LONGEST_SETTINGS)
        return markup(
            "{swatch} <b>{name}</b> <span style='color:{muted}'>{settings}</span> {figure}",
            swatch=swatch(run_colours().colour(members[0].name)),
            name=self._name(members),
            muted=theme().colours.text_muted,
            settings=shown,
            figure=_figure(members),
        )

    def _retranslate(self) -> None:
        self._write()


def _settings(members: Sequence[RunCurves]) -> str:
    own = settings_line(members[0].own_settings)
    return " ".join(filter(None, (own, member_line([member.job for member in members]))))


def _figure(members: Sequence[RunCurves]) -> str:
    """The one figure of a run; of several the mean of theirs."""
    figures = [member.headline for member in members]
    values = [figure.value for figure in figures if figure.value is not None]
    if len(members) == 1 or not values:
        return figures[0].text
    return f"{figures[0].metric} {sum(values) / len(values):.3f} (×{len(values)})"


def _about(members: Sequence[RunCurves]) -> str:
    return "\n".join(
        "\n".join(
            filter(None, (member.name, settings_line(member.own_settings), _measured(member)))
        )
        for member in members
    )


def _measured(member: RunCurves) -> str:
    figure = member.headline
    if figure.metric:
        return figure.about
    return sample(member.measured, member.measured_on) if member.measured else ""
