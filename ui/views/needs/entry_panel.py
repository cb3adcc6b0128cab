"""What the panels of a need and of what somebody brings have in common."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.book.store import Act, P, R
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from app.needs import holders, topics
from ui import phrases
from ui.desk import Desk
from ui.views.needs import words
from ui.views.people.about import ChoiceLine, EditedLine
from ui.widgets.buttons import Button, IconButton
from ui.widgets.completing import complete
from ui.widgets.dates import day_in_words, parse_day
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import bled, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel

WHOLE_CIRCLE: Final = "circle"


class EntryPanel(SidePanel):
    """One entry of the map, all of it edited where it stands; Del deletes it.

    It follows the book by itself, and closes when its entry is gone.
    """

    tables: frozenset[str]

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.desk = desk
        self.more = IconButton("dots-three", tr("More"))
        self.add_corner(self.more)
        self.topic = EditedLine(tr("Topic"), self._keep_topic)
        self.who = ChoiceLine(tr("Who"), self._keep_holder)
        self.fresh = FreshLine()
        self._topics: list[str] = []
        self.more.clicked.connect(self._offer)
        self.fresh.still_so.clicked.connect(self._still_so)
        desk.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show what the book says now. Raises GoneError."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete the entry; a toast lets it be undone."""
        raise NotImplementedError

    def check(self) -> None:
        """Note that it still is so today."""
        raise NotImplementedError

    def set_topic(self, name: str) -> None:
        """Let the entry be about another topic. Raises RefusedError."""
        raise NotImplementedError

    def set_holder(self, holder: UUID | None) -> None:
        """Say who it is that asks or brings. Raises RefusedError, GoneError."""
        raise NotImplementedError

    def do(self, label: str, act: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Change the book; a toast says so."""
        return self.desk.do(label, act, *args, **kwargs)

    def offer_topics(self) -> None:
        """Offer the topics of the book while a topic is typed."""
        known = self.desk.read(topics.names)
        if isinstance(self.topic.text, InlineText) and known != self._topics:
            self._topics = known
            complete(self.topic.text, known)

    def offer_holders(self, current: UUID | None, *, circle: bool) -> None:
        """Offer who can ask or bring; `circle` too if a need can be everyone's."""
        community = self.desk.community_id
        offered: list[tuple[Any, str]] = []
        if circle:
            offered.append((None, tr("The whole circle")))
        if community is not None:
            here = self.desk.read(holders.of_community, community)
            offered += words.labels(here)
        self.who.offer(offered, current)

    def lock(self, parts: Sequence[QWidget]) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        if not self.desk.read_only:
            return
        for part in (*parts, self.more, self.fresh.still_so):
            part.setEnabled(False)
        self.setToolTip(tr("This book is open for reading only"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.desk.read_only:
            self.delete()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("More"), self)
        menu.add(tr("Still so"), self._still_so, "check")
        menu.add_rule()
        menu.add(tr("Delete"), self._delete, "trash", "Del", danger=True)
        menu.open_under(self.more, right=True)

    @Slot()
    def _delete(self) -> None:
        self.delete()

    @Slot()
    def _still_so(self) -> None:
        self.check()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & self.tables:
            self.show_again()

    def show_again(self) -> None:
        """Show what the book says now, or close if the entry is gone."""
        try:
            self.refresh()
        except CirclebookError:
            self.closed.emit()

    def _keep_topic(self, text: str) -> None:
        if not text:
            raise RefusedError(tr("A topic needs a name."))
        self.set_topic(text)

    def _keep_holder(self, holder: UUID | None) -> None:
        try:
            self.set_holder(holder)
        except CirclebookError as error:
            self.refresh()
            self.desk.say(str(error))


class FreshLine(QWidget):
    """When it was last checked that something holds, and a click to say it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = Icon("clock", "ink3", 16)
        self.words = Label("", "small", "ink2", wrap=True)
        self.still_so = Button(tr("Still so"), kind="link", small=True)
        self.setLayout(hbox(self.mark, (self.words, 1), self.still_so, gap=8))

    def show_freshness(self, sentence: str, *, stale: bool, today: bool) -> None:
        """Show a line; what is stale stands out, what was checked today is done."""
        self.words.setText(sentence)
        self.words.set_color("honey_ink" if stale else "ink2")
        self.mark.set_icon("ear" if stale else "clock", "honey_ink" if stale else None)
        self.still_so.setVisible(not today)


class DayLine(EditedLine):
    """A day that is typed in place; "friday", "+7" and the like are read."""

    def __init__(
        self,
        name: str,
        keep: Callable[[date | None], object],
        *,
        example: str = "",
        optional: bool = True,
    ) -> None:
        super().__init__(name, self._read, example=example)
        self._take, self._optional = keep, optional
        self._day: date | None = None

    def show_day(self, day: date | None) -> None:
        """Show this day."""
        self._day = day
        self.show_text(phrases.full_date(day) if day else "")

    def _read(self, text: str) -> None:
        if not text and self._optional:
            self._take(None)
            return
        day = parse_day(text, clock.today()) if text else None
        if day is None:
            example = day_in_words(clock.today())
            sentence = tr("That is not a day we can read. Try {day}, or +7.")
            raise RefusedError(sentence.format(day=example))
        self._take(day)
        self.show_day(day)


class Question(QWidget):
    """A question as a small head, and the answer edited below it."""

    def __init__(
        self, question: str, keep: Callable[[str], object], example: str
    ) -> None:
        super().__init__()
        self._keep = keep
        self.text = InlineArea("", question, "small", example=example)
        self.text.edited.connect(self._edited)
        head = Label(question, "cap", "ink3", wrap=True)
        self.setLayout(vbox(head, bled(self.text, 8)))

    def show_text(self, text: str) -> None:
        """Show the answer."""
        self.text.set_text(text)

    @Slot(str)
    def _edited(self, text: str) -> None:
        self._keep(text)
