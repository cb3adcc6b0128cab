"""The coach's own copy of her log on paper: asked about once, never under the veil."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.desk import Desk
from ui.dialogs.prints import print_own_log
from ui.views.coaching.veil import may_show
from ui.widgets.buttons import Button
from ui.widgets.feedback import Banner
from ui.widgets.pages import Page


class OwnCopy(QObject):
    """Asks before it prints: what comes out of a printer can be read by anybody."""

    def __init__(self, desk: Desk, page: Page, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._page, self._view = desk, page, view
        self._asked: Banner | None = None

    @property
    def is_asking(self) -> bool:
        """Whether the question stands above the page."""
        return self._asked is not None

    @Slot()
    def ask(self) -> None:
        """Ask once whether it is to be printed."""
        self.drop()
        if not may_show(self._desk):
            return
        go = Button(tr("Print it"), "printer")
        go.clicked.connect(self._print)
        self._asked = Banner(
            tr("This prints what only you may read"),
            tr(
                "Every page is stamped Private. Fetch it from the printer yourself, "
                "and keep it as you keep this book."
            ),
            go,
            tone="honey",
            icon="lock",
        )
        self._asked.dismissed.connect(self.drop)
        self._page.show_banner(self._asked)
        go.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def drop(self) -> None:
        """Take the question away."""
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None

    @Slot()
    def _print(self) -> None:
        self.drop()
        community = self._desk.community_id
        if community is not None and may_show(self._desk):
            print_own_log(self._view, self._desk, community)
