"""What can be done with a community from its card."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.community import communities
from app.community.community_words import stage_words
from app.i18n import tr
from app.vocabulary import Stage
from ui.desk import Desk
from ui.places import Place
from ui.views.community_card import CommunityCard
from ui.widgets.menus import Menu


class CommunityMenu(Menu):
    """The menu behind the three dots of a card."""

    def __init__(
        self, desk: Desk, card: CommunityCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(card.card.name, parent)
        self._desk, self._card = desk, card
        self._id = card.card.id
        self.aboutToHide.connect(self.deleteLater)
        if card.card.archived_on:
            self.add(tr("Bring back"), self._bring_back, "arrow-u-up-left")
        else:
            self._add_for_one_at_work()
        self.add_rule()
        self.add(tr("Delete"), self._delete, "trash", danger=True)

    def _add_for_one_at_work(self) -> None:
        if self._card.card.step is not None:
            self.add(tr("Continue"), self._continue, "note-pencil")
        else:
            self.add(tr("Open"), self._card.click, "arrow-right", "Return")
            self.add(tr("The five questions"), self._continue, "note-pencil")
        self.add(tr("Rename"), self._card.rename, "pencil-simple", "F2")
        self.addMenu(self._stages())
        self.add(tr("Your time here"), self._taper, "hourglass-medium")
        self.add_rule()
        self.add(tr("Archive"), self._archive, "archive-box", "Del")

    def _stages(self) -> Menu:
        """Return the list of stages in the words this community uses."""
        about = self._desk.read(communities.get, self._id)
        menu = Menu(tr("Where it is in its life"), self)
        menu.setTitle(tr("Where it is in its life"))
        for stage, words in stage_words(about.stage_labels):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(stage is about.stage)
            action.setData(stage.value)
        menu.triggered.connect(self._set_stage)
        return menu

    @Slot(QAction)
    def _set_stage(self, action: QAction) -> None:
        stage = next(one for one in Stage if one.value == action.data())
        self._desk.do(tr("Stage changed"), communities.set_stage, self._id, stage)

    @Slot()
    def _continue(self) -> None:
        self._desk.go(Place("create", self._id))

    @Slot()
    def _taper(self) -> None:
        self._desk.go(Place("communities", None, self._id, "taper"))

    @Slot()
    def _archive(self) -> None:
        self._desk.do(tr("Community archived"), communities.archive, self._id)

    @Slot()
    def _bring_back(self) -> None:
        self._desk.do(tr("Community brought back"), communities.bring_back, self._id)

    @Slot()
    def _delete(self) -> None:
        self._desk.do(tr("Community deleted"), communities.delete, self._id)
