"""Products that are marked on the map filter the results, beside the other filters."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.arrays import IndexArray
from core.data.catalogue import Catalogue
from core.explain.product_map.groups import Groups
from gui.search.search_page import SearchPage
from gui.widgets.notices import Toast
from gui.words import counted, worded

UNDO_SECONDS = 10.0


class MapFilter(QObject):
    """Filters the results of `page` by rows of a catalogue."""

    def __init__(self, page: SearchPage, toast: Toast, parent: QObject):
        super().__init__(parent)
        self._bar, self._toast = page.filters, toast
        self._said = ""

    @property
    def is_on(self) -> bool:
        """Whether the results are those of the map alone."""
        return bool(self._bar.filters.only)

    def clear(self) -> None:
        """Filter by the map no longer."""
        if self.is_on:
            self._bar.set_filters(replace(self._bar.filters, only=()))
            # What it offers to undo is undone.
            if self._toast.words.text() == self._said:
                self._toast.hide()

    def mark(self, rows: IndexArray, catalogue: Catalogue) -> None:
        """Let the results be the products at `rows` alone; the toast takes it back."""
        if not len(rows):
            self._toast.say(worded(self.tr("There is no {product} within the line")))
            return
        before = self._bar.filters
        only = tuple(catalogue.product_id[row] for row in rows.tolist())
        self._bar.set_filters(replace(before, only=only))
        told = self.tr("The results are {count} of the map alone")
        self._said = told.format(count=counted(len(only)))
        back = self._bar.set_filters
        self._toast.say(self._said, UNDO_SECONDS, self.tr("Undo"), lambda: back(before))

    def choose_group(self, number: int, groups: Groups, catalogue: Catalogue) -> None:
        """By its category, as the filter of that name does; products of none are marked one by one."""
        category = groups.groups[number].category
        if not category:
            self.mark((groups.of == number).nonzero()[0], catalogue)
        else:
            is_chosen = self._bar.filters.category == (category,)
            self._bar.choose_category(() if is_chosen else (category,))
