"""Makes shoppers up: opens the editor in its dock, previews drafts, stores and forgets shoppers."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from core.errors import UserError
from core.search.request import History
from gui.background import Latest
from gui.docks import Dock
from gui.search.search_page import SearchPage
from gui.shop import Shop
from gui.words import worded

if TYPE_CHECKING:
    from core.recommend.made_up import MadeUp, MadeUpShoppers
    from core.recommend.shoppers import Shoppers
    from gui.shoppers.editor import ShopperEditor
    from gui.shoppers.preview import Preview, Previewer


class MakingUp(QObject):
    """`changed` tells that the made-up shoppers are others now, `saved` the user id of one that was kept."""

    changed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, dock: Dock, page: SearchPage, shop: Shop, parent: QObject):
        super().__init__(parent)
        self.shoppers: MadeUpShoppers | None = None
        self.editor: ShopperEditor | None = None
        self._dock, self._page, self._shop = dock, page, shop
        self._kept: MadeUp | None = None
        self._previewer: Previewer | None = None
        self._previews = Latest(self)
        self.add = QAction(self)
        self.add.setShortcut(QKeySequence("Ins"))
        self.add.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.add.triggered.connect(self._add_selected)
        page.results.offer(self.add)
        dock.hide()
        dock.installEventFilter(self)
        shop.opened.connect(self._read)
        shop.engine_ready.connect(self._use_engine)
        shop.recommender_ready.connect(lambda _: self._preview())
        self.retranslate()

    @property
    def is_allowed(self) -> bool:
        """Whether shoppers can be made up here: the shop is known, may be written to and has products."""
        workspace = self._shop.workspace
        may_write = workspace is not None and not workspace.read_only
        return may_write and self.shoppers is not None and self._shop.engine is not None

    @property
    def is_under_way(self) -> bool:
        """Whether somebody is being made up."""
        return self.editor is not None and self.editor.draft is not None

    def known(self, user_id: str) -> "MadeUp | None":
        """The made-up shopper of this id, None where there is none."""
        all_of_them = self.shoppers.all if self.shoppers is not None else ()
        return next((each for each in all_of_them if each.user_id == user_id), None)

    def named(self, text: str) -> "list[MadeUp]":
        """The made-up shoppers whose names hold `text`."""
        all_of_them = self.shoppers.all if self.shoppers is not None else ()
        return [each for each in all_of_them if text.casefold() in each.name.casefold()]

    def history(self, user_id: str, shoppers: "Shoppers") -> History:
        """What a shopper did, made up or one of `shoppers`; in any thread.

        Raises:
            UserError: there is no such shopper.
        """
        from core.recommend.made_up import whole_history

        return whole_history(user_id, self.known(user_id), shoppers)

    def begin(self, history: History = (), name: str = "") -> None:
        """Make up somebody new, who did what `history` tells."""
        if self.is_allowed and self.shoppers is not None:
            from core.recommend.made_up import copy_of

            count = len(self.shoppers.all) + 1
            self._edit(copy_of(history, name or self.tr("Made-up {number}").format(number=count)))

    def edit(self, user_id: str) -> None:
        """Change one that was made up before."""
        if self.is_allowed and self.shoppers is not None:
            self._edit(self.shoppers.of(user_id))

    def duplicate(self, user_id: str) -> None:
        """Make up another with the same description and history."""
        if self.is_allowed and self.shoppers is not None:
            from core.recommend.made_up import new_id

            shopper = self.shoppers.of(user_id)
            name = self.tr("{name} (copy)").format(name=shopper.name)
            self._edit(replace(shopper, id=new_id(), name=name))

    def delete(self, user_id: str) -> None:
        """Forget one; the notice that says so can take it back."""
        shoppers = self.shoppers
        if shoppers is None or not self.is_allowed:
            return
        shopper = shoppers.of(user_id)
        place = shoppers.all.index(shopper)
        if self._store(lambda: shoppers.remove(shopper.id)):
            self._page.notice.say(
                self.tr("“{name}” was deleted.").format(name=shopper.name),
                action=self.tr("Undo"),
                act=lambda: self._put(shopper, place),
            )

    def keep_draft(self) -> None:
        """Store what is being made up, if anything was changed; nothing is ever lost by going elsewhere."""
        if self.editor is None or self.editor.draft is None:
            return
        self.editor.form.settle()
        draft = self._with_derived(self.editor.draft)
        if draft != self._kept and draft.history:
            self._put(draft)

    def leave(self) -> None:
        """Close the editor without storing anything."""
        self._previews.cancel()
        if self.editor is not None:
            self.editor.clear()
        self._dock.hide()
        self.retranslate()

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
        self._kept = shopper
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
            self._dock.place(self.editor)
            self.editor.edited.connect(self._preview)
            self.editor.saved.connect(self._save)
            self.editor.discarded.connect(self.leave)
        return self.editor

    def _read(self) -> None:
        """The made-up shoppers of the workspace that was opened."""
        from core.recommend.made_up import MadeUpShoppers

        self.leave()
        self.shoppers = None
        workspace = self._shop.workspace
        if workspace is not None:
            try:
                self.shoppers = MadeUpShoppers(workspace)
            except UserError as error:
                self.failed.emit(error)

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

    def _show(self, preview: "Preview", run: str) -> None:
        if self.editor is not None and self.editor.draft is not None:
            self.editor.show_preview(preview, run)

    def _save(self, shopper: "MadeUp") -> None:
        """Store the shopper and shop in that name."""
        if self._put(self._with_derived(shopper)):
            self.leave()
            self.saved.emit(shopper.user_id)

    def _with_derived(self, draft: "MadeUp") -> "MadeUp":
        """`draft` with what its description gives now, though its preview may still be under way."""
        return self._previewer.preview(draft, None).shopper if self._previewer else draft

    def _put(self, shopper: "MadeUp", place: int = 0) -> bool:
        shoppers = self.shoppers
        if shoppers is None:
            return False
        named = replace(shopper, name=shopper.name.strip() or self.tr("Nameless"))
        return self._store(lambda: shoppers.put(named, place))

    def _store(self, change: Callable[[], None]) -> bool:
        """Make a change to what is stored and tell of it; whether it could be made."""
        try:
            change()
        except UserError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

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
            self.tr("Add to the history of {name}").format(name=draft.name)
            if draft is not None
            else worded(self.tr("Make up a {shopper} who looked at this"))
        )
        self.add.setEnabled(self.is_allowed)
