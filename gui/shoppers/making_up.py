"""Makes shoppers up: opens the editor in its dock, previews drafts, keeps or deletes shoppers."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from core.search.request import History
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.shoppers.made_up_people import MadeUpPeople
from gui.widgets.dock import Dock
from gui.widgets.plain import caption
from gui.words import worded

if TYPE_CHECKING:
    from core.recommend.made_up import MadeUp
    from gui.shoppers.editor import ShopperEditor
    from gui.shoppers.preview import Previewer, ShopperPreview


class MakingUp(QObject):
    """`people` are those made up so far; `saved` tells the user id of one to be from now on."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, dock: Dock, page: SearchPage, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self.people = MadeUpPeople(shop, self)
        self.people.failed.connect(self.failed)
        self.editor: ShopperEditor | None = None
        self._dock, self._page, self._shop = dock, page, shop
        self._original: MadeUp | None = None
        self._previewer: Previewer | None = None
        self._previews = Latest(self)
        self.add = QAction(self)
        self.add.setShortcut(QKeySequence("Ins"))
        self.add.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.add.triggered.connect(self._add_selected)
        page.results.offer(self.add)
        dock.hide()
        dock.installEventFilter(self)
        shop.opened.connect(self.leave)
        shop.closing.connect(self._leave_shop)
        shop.engine_ready.connect(self._use_engine)
        shop.recommender_ready.connect(lambda _: self._preview())
        self.retranslate()

    @property
    def is_under_way(self) -> bool:
        """Whether somebody is being made up."""
        return self.editor is not None and self.editor.draft is not None

    def begin(self, history: History = (), name: str = "") -> None:
        """Make up somebody new, who did what `history` tells."""
        if self.people.may_change:
            from core.recommend.made_up import copy_of

            number = len(self.people.all) + 1
            self._edit(copy_of(history, name or self.tr("Made-up {number}").format(number=number)))

    def edit(self, user_id: str) -> None:
        """Change one that was made up before."""
        shopper = self.people.known(user_id)
        if shopper is not None and self.people.may_change:
            self._edit(shopper)

    def duplicate(self, user_id: str) -> None:
        """Make up another with the same description and history."""
        shopper = self.people.known(user_id)
        if shopper is not None and self.people.may_change:
            from core.recommend.made_up import new_id

            name = self.tr("{name} (copy)").format(name=shopper.name)
            self._edit(replace(shopper, id=new_id(), name=name))

    def delete(self, user_id: str) -> None:
        """Forget one; the notice that says so can take it back."""
        shopper = self.people.known(user_id)
        if shopper is None or not self.people.may_change:
            return
        position = self.people.all.index(shopper)
        if self.people.remove(shopper):
            self._page.notice.say(
                self.tr("“{name}” was deleted.").format(name=shopper.name),
                action=self.tr("Undo"),
                act=lambda: self.people.put(shopper, position),
            )

    def keep_draft(self) -> None:
        """Store what is being made up, if anything was changed; nothing is ever lost by going elsewhere."""
        if self.editor is None or self.editor.draft is None:
            return
        self.editor.form.settle()
        draft = self._with_derived(self.editor.draft)
        if draft != self._original and draft.history:
            self.people.put(draft)

    def leave(self) -> None:
        """Close the editor without storing anything."""
        self._previews.cancel()
        if self.editor is not None:
            self.editor.clear()
        self._dock.hide()
        self.retranslate()

    def _leave_shop(self) -> None:
        self._previewer = None
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the dock keeps what was made up and leaves it."""
        if event.type() == QEvent.Type.Close and self.is_under_way:
            self.keep_draft()
            self.leave()
        return False

    def _edit(self, shopper: "MadeUp") -> None:
        engine = self._shop.engine
        if engine is None:
            return
        self.keep_draft()
        editor = self._furnished()
        self._original = shopper
        editor.show_shopper(shopper, engine.catalogue)
        self._dock.show()
        self._dock.raise_()
        editor.name.setFocus()
        editor.name.selectAll()
        self.retranslate()

    def _furnished(self) -> "ShopperEditor":
        if self.editor is None:
            from gui.shoppers.editor import ShopperEditor

            self.editor = ShopperEditor()
            self._dock.set_content(self.editor)
            self.editor.edited.connect(self._preview)
            self.editor.saved.connect(self._save)
            self.editor.discarded.connect(self.leave)
        return self.editor

    def _use_engine(self) -> None:
        engine = self._shop.engine
        if engine is not None:
            from gui.shoppers.preview import Previewer

            self._previewer = Previewer(engine)
            self._preview()
        self.retranslate()

    def _preview(self) -> None:
        """Work out what follows from the draft; a later change makes an earlier answer vanish."""
        if self._previewer is None or self.editor is None or self.editor.draft is None:
            return
        recommender = self._shop.recommender
        run = recommender.run_id if recommender is not None else ""
        self._previews.run(
            self._previewer.preview,
            self.editor.draft,
            recommender,
            done=lambda preview: self._show(preview, run),
            failed=self.failed.emit,
        )

    def _show(self, preview: "ShopperPreview", run: str) -> None:
        if self.editor is not None and self.editor.draft is not None:
            self.editor.show_preview(preview, run)

    def _save(self, shopper: "MadeUp") -> None:
        """Store the shopper and shop in that name."""
        if self.people.put(self._with_derived(shopper)):
            self.leave()
            self.saved.emit(shopper.user_id)

    def _with_derived(self, draft: "MadeUp") -> "MadeUp":
        """`draft` with what its description gives now, though its preview may still be under way."""
        return self._previewer.preview(draft, None).shopper if self._previewer else draft

    def _add_selected(self) -> None:
        """Put the selected result into the history; somebody new is made up where nobody is."""
        hit = self._page.results.current_hit
        if hit is None:
            return
        if not self.is_under_way:
            self.begin()
        if self.editor is not None:
            self.editor.put([hit.product_id])

    def retranslate(self) -> None:
        """Say what the action on a result does."""
        draft = self.editor.draft if self.editor is not None else None
        self.add.setText(
            caption(self.tr("Add to the history of {name}").format(name=draft.name))
            if draft is not None
            else worded(self.tr("Make up a {shopper} who looked at this"))
        )
        self.add.setEnabled(self.people.may_change)
