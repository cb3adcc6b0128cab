"""All communities side by side: how they stand, and the way into each (design 5.2)."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from app import clock
from app.community import communities, community_cards
from app.community.community_cards import Shelf
from app.community.community_standings import Matter
from app.i18n import tr, trn
from ui.bookshelf import Bookshelf
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.views.community_card import CommunityCard
from ui.views.community_grid import CardGrid, GridCard, StartCard
from ui.views.community_menu import CommunityMenu
from ui.views.taper_panel import TaperPanel
from ui.views.welcome import Welcome
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import vbox
from ui.widgets.pages import Page

ACTIVE: Final = "active"
ARCHIVE: Final = "archive"


class CommunitiesView(BeginsAt, QWidget):
    """Cards of the communities; the archive is a switch away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shelf = Shelf((), 0, 0, 0)
        self._stale = True
        self._day = clock.today()  # standings are of a day
        self._cards: dict[UUID, CommunityCard] = {}
        self.grid = CardGrid(tr("Communities"))
        self.starter = StartCard()
        options = [(ACTIVE, tr("Active"), ""), (ARCHIVE, tr("Archive"), "")]
        self.switch = Segmented(tr("Which communities"), options, ACTIVE)
        self.nothing = EmptyState(
            "archive-box",
            tr("Nothing in the archive"),
            tr("A community that has run its course rests here, with all it holds."),
        )
        self.page = Page(tr("Communities"))
        self.begin = Button(tr("Start a community"), "plus", "primary")
        self.welcome = self._welcome(getattr(parent, "shelf", None))
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command("start", tr("Start a community"), self.start, "N", "plus"),
            Command(
                "open", tr("Open the community"), self._open_it, "Return", handled=True
            ),
            Command(
                "rename",
                tr("Rename the community"),
                self._rename_it,
                "F2",
                "pencil-simple",
                handled=True,
            ),
            Command(
                "archive",
                tr("Archive the community"),
                self._archive_it,
                "Del",
                "archive-box",
                handled=True,
            ),
            Command(
                "taper",
                tr("Plan how to step back"),
                self._taper_it,
                "T",
                "hourglass-medium",
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Show the communities at work, or with intent "archive" those at rest."""
        before = self.archived
        self.switch.choose(ARCHIVE if place.intent == ARCHIVE else ACTIVE)
        if self._stale or self.archived != before or self._day != clock.today():
            self.refresh()
        if place.intent == "taper" and place.item_id in self._cards:
            self.open_taper(place.item_id)

    @property
    def archived(self) -> bool:
        """Whether it is the archive that is shown."""
        return bool(self.switch.current() == ARCHIVE)

    def card_of(self, community_id: UUID) -> CommunityCard:
        """Return the card of a community that is shown."""
        return self._cards[community_id]

    @Slot()
    def refresh(self) -> None:
        """Read the communities anew and show them."""
        self._stale, self._day = False, clock.today()
        self.shelf = self.desk.read(community_cards.shelf, archived=self.archived)
        cards: list[GridCard] = [self._card(card) for card in self.shelf.cards]
        shown = {card.id for card in self.shelf.cards}
        focused = self._focused_place()
        if not self.archived:
            cards.append(self.starter)
        self.grid.show_cards(cards, keep=(self.starter,))
        self.starter.setVisible(not self.archived)
        self._cards = {key: self._cards[key] for key in self._cards if key in shown}
        self.page.set_sub(self._sub())
        self.nothing.setVisible(self.archived and not cards)
        self._show_welcome(empty=not self.shelf.cards and not self.shelf.archived)
        if focused is not None and cards:
            cards[min(focused, len(cards) - 1)].setFocus()

    def open_taper(self, community_id: UUID) -> None:
        """Show how long the coach stays with a community, beside the cards."""
        panel = TaperPanel(self.desk, community_id)
        self.page.open_panel(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def start(self) -> None:
        """Begin the five questions."""
        if not self.desk.read_only:
            self.desk.go(Place("create"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.New):
            self.start()
        else:
            super().keyPressEvent(event)

    def _card(self, card: community_cards.Card) -> CommunityCard:
        """Return the widget for a card: the one there is, or a new one."""
        widget = self._cards.get(card.id)
        if widget is not None:
            widget.show_card(card)
            return widget
        widget = CommunityCard(card, read_only=self.desk.read_only)
        widget.clicked.connect(self._open_sender)
        widget.action.clicked.connect(self._act_on_sender)
        widget.menu_asked.connect(self._open_menu)
        widget.archive_asked.connect(self._archive_sender)
        widget.renamed.connect(self._rename_sender)
        self._cards[card.id] = widget
        return widget

    def _sub(self) -> str:
        if self.archived:
            count = len(self.shelf.cards)
            return trn("{n} at rest here.", "{n} at rest here.", count) if count else ""
        handing = [
            card
            for card in self.shelf.cards
            if card.standing.matter is Matter.HANDING_OVER
        ]
        if not handing:
            return self.shelf.words
        more = trn("One is handing over.", "{n} are handing over.", len(handing))
        return f"{self.shelf.words} {more}"

    def _show_welcome(self, *, empty: bool) -> None:
        welcomed = empty and not self.archived
        self.stack.setCurrentWidget(self.welcome if welcomed else self.page)
        first = next(iter(self._cards.values()), self.starter)
        self.begin_at(self.begin if welcomed else first)

    def _focused_place(self) -> int | None:
        """Return the place of the card that has the focus, itself or within."""
        focused = QApplication.focusWidget()
        for place, card in enumerate(self.grid.cards()):
            if focused is not None and (card is focused or card.isAncestorOf(focused)):
                return place
        return None

    def _current(self) -> CommunityCard | None:
        """Return the card that has the focus, or had it last, or else the first."""
        widget: QObject | None = self.focusWidget()
        while widget is not None and not isinstance(widget, CommunityCard):
            widget = widget.parent()
        return widget or next(iter(self._cards.values()), None)

    def _of_sender(self) -> CommunityCard:
        """Return the card a signal came from, or from within."""
        widget: QObject | None = self.sender()
        while not isinstance(widget, CommunityCard):
            assert widget is not None  # noqa: S101 - only cards are connected
            widget = widget.parent()
        return widget

    def _open(self, card: CommunityCard) -> None:
        shown = card.card
        if shown.archived_on:
            self._open_menu(card.more)
        elif shown.step is not None and not self.desk.read_only:
            self.desk.go(Place("create", shown.id))
        else:
            self.desk.go(Place("sessions", shown.id))

    def _archive(self, card: CommunityCard) -> None:
        if not self.desk.read_only and not card.card.archived_on:
            words = tr("Community archived")
            self.desk.do(words, communities.archive, card.card.id)

    def _bring_back(self, card: CommunityCard) -> None:
        words = tr("Community brought back")
        self.desk.do(words, communities.bring_back, card.card.id)

    @Slot()
    def _open_sender(self) -> None:
        self._open(self._of_sender())

    @Slot()
    def _archive_sender(self) -> None:
        self._archive(self._of_sender())

    @Slot()
    def _act_on_sender(self) -> None:
        card = self._of_sender()
        if card.card.archived_on:
            self._bring_back(card)
        else:
            self._open(card)

    @Slot(str)
    def _rename_sender(self, name: str) -> None:
        card = self._of_sender()
        self.desk.do(tr("Name changed"), communities.rename, card.card.id, name)

    @Slot(QWidget)
    def _open_menu(self, below: QWidget) -> None:
        card = below.parent()
        if isinstance(card, CommunityCard) and not self.desk.read_only:
            CommunityMenu(self.desk, card, self).open_under(below, right=True)

    @Slot()
    def _open_it(self) -> None:
        if card := self._current():
            self._open(card)

    @Slot()
    def _rename_it(self) -> None:
        if (card := self._current()) and not self.desk.read_only:
            card.rename()

    @Slot()
    def _taper_it(self) -> None:
        if (card := self._current()) and not card.card.archived_on:
            self.open_taper(card.card.id)

    @Slot()
    def _archive_it(self) -> None:
        if card := self._current():
            self._archive(card)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables == {"setting"} or not self.isVisible():
            self._stale = True
        else:
            self.refresh()

    def _welcome(self, shelf: object) -> Welcome:
        """Return what is shown while there is no community."""
        sentence = tr(
            "This book is empty so far. Start your own community here, or look around "
            "a finished example first."
        )
        choices = [self.begin]
        if isinstance(shelf, Bookshelf):
            sample = Button(tr("Open the sample community"), "book-open")
            sample.clicked.connect(shelf.open_sample)
            choices.append(sample)
        return Welcome(tr("No circles yet"), sentence, *choices)

    def _lay_out(self) -> None:
        self.page.set_segment(self.switch)
        self.page.set_body(vbox(self.grid, (self.nothing, 1)))
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.welcome)
        self.setLayout(vbox((self.stack, 1)))
        if self.desk.read_only:
            reason = tr("This book is open for reading only.")
            self.begin.block(reason)
            self.starter.setEnabled(False)
            self.starter.setToolTip(reason)

    def _connect(self) -> None:
        self.starter.clicked.connect(self.start)
        self.begin.clicked.connect(self.start)
        self.switch.chosen.connect(self.refresh)
        self.desk.changed.connect(self._follow)
