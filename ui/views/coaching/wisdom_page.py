"""Wisdom to highlight: what was said that others should hear, once its giver agrees."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import wisdom
from app.coaching.entries import Entry
from app.coaching.wisdom import Saying
from app.i18n import tr, trn
from app.vocabulary import ConsentState
from ui import phrases
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.views.coaching import words
from ui.views.coaching.saying_line import SayingLine
from ui.views.coaching.saying_panel import SayingPanel
from ui.widgets.cards import SectionHead
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, scrolled, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.pages import Page

WIDE = 860


class WisdomPage(QWidget):
    """The sayings waiting to be heard, and those that were."""

    entry_asked = Signal(object)

    def __init__(self, desk: Desk, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self.sayings: list[Saying] = []
        self.line = SayingLine(desk)
        self.said, self.whose = self.line.said, self.line.whose
        self.list: RecordList[Saying] = RecordList(
            tr("Wisdom to highlight"), _row, fit_content=True
        )
        self.ready = Label("", "body", "ink2", wrap=True)
        self._head = SectionHead(tr("Waiting to be heard, and heard"))
        self._empty = EmptyState(
            "quotes",
            tr("Listen for wisdom"),
            tr(
                "Keep a sentence here when somebody says what others should hear. It "
                "goes nowhere before they say yes."
            ),
            tone="private",
        )
        self._lay_out()
        self.list.opened.connect(self._open)
        self.list.picked.connect(self._follow)
        self.list.deleted.connect(self._delete)

    def refresh(self) -> None:
        """Show what the book says now."""
        community = self._desk.community_id
        if community is None:
            return
        self.sayings = self._desk.read(wisdom.of_community, community)
        self.line.refresh()
        self.list.show_records(self.sayings)
        self._head.set_count(len(self.sayings) or None)
        self._head.setVisible(bool(self.sayings))
        self.ready.setText(_ready(self.sayings))
        self.ready.setVisible(bool(self.ready.text()))
        self._empty.setVisible(not self.sayings)
        panel = self._page.panel()
        if isinstance(panel, SayingPanel):
            found = next((s for s in self.sayings if s.id == panel.saying.id), None)
            if found is None:
                self._page.close_panel()
            else:
                panel.show_saying(found)

    def begin(self, entry: Entry | None = None) -> None:
        """Begin with something that was said in a conversation."""
        self.line.begin(entry)

    def leave_community(self) -> None:
        """Show nothing of the community one was in."""
        self.line.leave_community()
        self.sayings = []
        self.list.show_records([])

    def open_saying(self, saying_id: UUID) -> None:
        """Show one saying, if it is still there."""
        saying = next((one for one in self.sayings if one.id == saying_id), None)
        if saying is not None:
            self.list.go_to(saying_id)
            self._open(saying)

    @property
    def start(self) -> QWidget:
        """What gets the focus when one comes here."""
        return self.list if self.sayings else self.said.input

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.start.setFocus(reason)

    def _lay_out(self) -> None:
        column = vbox(
            self.line,
            self.ready,
            self._head,
            bled(self.list),
            self._empty,
            STRETCH,
            gap=14,
        )
        column.setContentsMargins(12, 16, 24, 24)
        inside = boxed(column)
        inside.setMaximumWidth(WIDE)
        self.setLayout(vbox((scrolled(inside), 1)))

    @Slot(object)
    def _open(self, saying: Saying) -> None:
        panel = self._page.panel()
        if not isinstance(panel, SayingPanel):
            panel = SayingPanel(self._desk, saying)
            panel.entry_asked.connect(self.entry_asked)
            panel.delete_asked.connect(self._delete)
            self._page.open_panel(panel)
        panel.show_saying(saying)

    @Slot(object)
    def _follow(self, saying: Saying | None) -> None:
        if saying is not None and isinstance(self._page.panel(), SayingPanel):
            self._open(saying)

    @Slot(object)
    def _delete(self, saying: Saying) -> None:
        if not self._desk.read_only:
            self._page.close_panel()
            self._desk.do(tr("Saying deleted"), wisdom.delete, saying.id)


def _row(one: Saying) -> Row:
    return Row(
        " ".join(one.words.split()),
        _note(one),
        face=words.face(one.person) if one.person else None,
        icon="" if one.person else "quotes",
        tone="private",
        title_role="readsm",
        chip=_chip(one),
    )


def _note(one: Saying) -> str:
    parts = [one.whose or tr("Nobody named"), one.topic]
    if one.used_on:
        where = one.used_in or tr("elsewhere")
        day = phrases.short_day(one.used_on)
        parts.append(tr("used {day}: {where}").format(day=day, where=where))
    return " · ".join(part for part in parts if part)


def _chip(one: Saying) -> ChipSpec:
    if one.answer is None:
        return ChipSpec(tr("Not asked yet"), "honey", "question")
    tones = {
        ConsentState.ASKED: ("neutral", "hourglass-medium"),
        ConsentState.YES: ("ok", "check"),
        ConsentState.YES_UNNAMED: ("ok", "check"),
        ConsentState.NO: ("neutral", "x"),
    }
    tone, icon = tones[one.answer]
    return ChipSpec(one.answer.label, tone, icon)


def _ready(found: list[Saying]) -> str:
    """Say "Three sites have something to share on Volunteer retention"."""
    several = [(topic, n) for topic, n in wisdom.ready(found) if n > 1]
    said = [
        trn(
            "{n} site has something to share on {topic}.",
            "{n} sites have something to share on {topic}.",
            n,
            topic=topic,
        )
        for topic, n in several[:2]
    ]
    return " ".join(said)
