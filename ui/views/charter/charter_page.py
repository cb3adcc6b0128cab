"""The look "Charter": the living document, and beside it where a circle stands."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import bearings, comparing, revisions
from app.charter.bearings import Bearings
from app.community import channels, communities
from app.i18n import tr, trn
from app.vocabulary import Stage
from ui import painting, phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.views.charter.adopt_panel import AdoptPanel
from ui.views.charter.columns import Columns
from ui.views.charter.decisions_card import DecisionsCard
from ui.views.charter.document import Document
from ui.views.charter.history_page import HistoryPage
from ui.views.charter.look_page import LookPage
from ui.views.charter.side import Side
from ui.views.charter.stage_panel import StagePanel
from ui.views.charter.success_card import SuccessCard
from ui.views.charter.voice_card import VoiceCard
from ui.widgets.buttons import Button
from ui.widgets.feedback import Banner
from ui.widgets.layout import STRETCH, boxed, vbox


class CharterPage(LookPage):
    """The charter, written where it stands; its versions; where the circle is."""

    look = "charter"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.history = Button(tr("History"), "clock-counter-clockwise", "plain")
        self.print = Button(tr("Print charter"), "printer", tip="Ctrl+P")
        self.edit = Button(tr("Edit"), "pencil-simple", tip="E")
        self.document = Document()
        self.success = SuccessCard(desk)
        self.decisions = DecisionsCard(desk)
        # cards between the parts, in their order
        self.further: tuple[Any, ...] = (self.success, self.decisions)
        self.voice = VoiceCard(desk)
        self.side = Side()
        self.side.add_card(tr("Who I speak for"), self.voice)
        self.again = Button(tr("Adopt a version"), small=True)
        self.overdue = Banner(
            tr("It is time to look at the charter again"),
            "",
            self.again,
            tone="honey",
            icon="hourglass-medium",
            dismissable=False,
        )
        self._bearings: Bearings | None = None
        for button in (self.history, self.print, self.edit):
            self.add_action(button)
        self._lay_out()
        self._connect()
        self.begin_at(self.document)
        if desk.read_only:
            self.edit.block(tr("This book is open for reading only"))
            self.again.hide()
            self.document.set_read_only()
            self.side.set_read_only()

    @override
    def commands(self) -> list[Command]:
        return [
            Command("charter.edit", tr("Write the charter"), self.toggle_writing, "E"),
            Command(
                "charter.history", tr("Versions of the charter"), self.show_history, "H"
            ),
            Command("charter.adopt", tr("Adopt a version of the charter"), self.adopt),
            *self.success.commands(),
            *self.decisions.commands(),
            *self.voice.commands(),
        ]

    @override
    def refresh(self) -> None:
        super().refresh()
        home = self.desk.community_id
        if home is None:
            return
        found = self.desk.read(bearings.of_community, home)
        self._bearings = found
        self.set_sub(_sub(found))
        self._show_overdue(found)
        self.document.show_texts(found.home.texts)
        self.side.show_bearings(found, fixed=self.desk.read_only)
        self.side.show_ways(self.desk.read(channels.of_community, home))
        version = self.desk.read(revisions.current, home)
        now = self.desk.read(revisions.written, home)
        changed = comparing.changed(version.texts, now) if version else 0
        self.side.show_version(version, changed)
        for card in (*self.further, self.voice):
            card.refresh()
        self.document.order_tab()  # what a card has made anew came last
        panel = self.panel()
        if isinstance(panel, AdoptPanel | StagePanel):
            panel.refresh()
        self._fit_head()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        shows = (
            self.decisions.show_area,
            self.success.show_item,
            self.voice.show_voice,
        )
        if not any(show(item_id) for show in shows):
            self.show_history(item_id)

    @override
    def begin(self, intent: str) -> None:
        act = {
            "write": self.document.write,
            "history": self.show_history,
            "adopt": self.adopt,
            "stage": self.change_stage,
            "success": self.success.write,
            "measure": self.success.open_first,
            "agree": self.success.agree,
            "differ": self.success.look_at_a_difference,
            "decide": self.decisions.look_closely,
            "voice": self.voice.name_another,
        }.get(intent)
        if act is not None:
            act()

    @override
    def step_back(self) -> bool:
        if super().step_back():
            return True
        if self.document.writing:
            self.document.set_writing(False)
            self.document.setFocus()
            return True
        return False

    @override
    def leave_community(self) -> None:
        super().leave_community()
        self.document.set_writing(False)

    @override
    def print_papers(self) -> None:
        if self.desk.community_id is not None:
            print_community(self, self.desk, self.desk.community_id, "charter")

    @Slot()
    def toggle_writing(self) -> None:
        """Show all parts with what helps to write, or go back to reading."""
        if self.document.writing:
            self.document.set_writing(False)
        else:
            self.document.write()

    @Slot()
    def show_history(self, version: Any = None) -> None:
        """Show the versions in place of the charter."""
        page = HistoryPage(self.desk)
        if isinstance(version, UUID):
            page.list.go_to(version)
        page.adopt_asked.connect(self._adopt_from_history)
        self._history = page
        self.page_asked.emit(page)

    @Slot()
    def adopt(self) -> None:
        """Ask who agreed, and keep the words as they stand."""
        if self.desk.community_id is None or self.desk.read_only:
            return
        panel = AdoptPanel(self.desk)
        panel.adopted.connect(self.close_panel)
        self.open_panel(panel)
        panel.setFocus()

    @Slot()
    def change_stage(self) -> None:
        """Say where they are, since when, and in which words."""
        panel = StagePanel(self.desk)
        self.open_panel(panel)
        panel.stage.setFocus()

    @override
    def restyle(self) -> None:
        super().restyle()
        self._fit_head()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _lay_out(self) -> None:
        column = vbox(self.overdue, self.document, gap=18)
        column.addStretch(1)
        for card in self.further:
            self.document.add_card(card)
        for part in (*self.further, self.voice):
            part.page_asked.connect(self.page_asked)
            part.panel_asked.connect(self.open_panel)
        self.set_body(vbox(Columns(boxed(column), self.side), STRETCH))

    def _connect(self) -> None:
        self.history.clicked.connect(self.show_history)
        self.print.clicked.connect(self.print_papers)
        self.edit.clicked.connect(self.toggle_writing)
        self.again.clicked.connect(self.adopt)
        self.document.edited.connect(self._save)
        self.document.writing_changed.connect(self._show_writing)
        self.side.adopt.clicked.connect(self.adopt)
        self.side.review_set.connect(self._set_review)
        self.side.change_stage.clicked.connect(self.change_stage)
        self.side.stages.chosen.connect(self._set_stage)
        self.side.calls.person_asked.connect(self._show_person)
        self.side.ways.all.clicked.connect(self._change_ways)

    def _show_overdue(self, found: Bearings) -> None:
        self.overdue.setVisible(found.is_overdue)
        day = found.home.review_on
        if day is not None and found.is_overdue:
            words = tr(
                "You wanted to by {day}. What was agreed still holds; change what no "
                "longer fits, then adopt it anew or set another day."
            ).format(day=phrases.day(day))
            self.overdue.sentence.setText(words)
            self.overdue.setAccessibleName(f"{self.overdue.title.text()}. {words}")

    def _fit_head(self) -> None:
        """Let the buttons be short where the title would have to be."""
        if not hasattr(self, "side"):
            return
        words = (
            (self.history, tr("History"), ""),
            (self.print, tr("Print charter"), tr("Print")),
            (self.edit, self._edit_words(), self._edit_words()),
        )
        title = painting.text_width(self.title.text(), "h1") + 24
        room = self.head.contentsRect().width() - self.looks.sizeHint().width()
        wide = sum(painting.text_width(whole, "medium") + 62 for _, whole, _ in words)
        is_short = title + wide > room
        for button, whole, short in words:
            button.setText(short if is_short else whole)
            button.setAccessibleName(whole)
            button.setToolTip(whole if is_short else "")
            button.updateGeometry()

    def _edit_words(self) -> str:
        return tr("Done") if self.document.writing else tr("Edit")

    @Slot()
    def _show_writing(self) -> None:
        self.edit.set_icon("check" if self.document.writing else "pencil-simple")
        self._fit_head()

    @Slot(str, str)
    def _save(self, name: str, words: str) -> None:
        home = self.desk.community_id
        if home is None:
            return
        # one sitting would be a row of toasts; "Saved" stands in the head
        act = self.desk.note if self.document.writing else self.desk.do
        act(tr("Charter changed"), communities.save, home, name, words)

    @Slot(object)
    def _set_review(self, day: object) -> None:
        home = self.desk.community_id
        if home is not None:
            words = tr("Day to look again set")
            self.desk.do(words, communities.save, home, "review_on", day)

    @Slot(object)
    def _set_stage(self, stage: Stage) -> None:
        home = self.desk.community_id
        if home is not None:
            self.desk.do(tr("Stage set"), communities.set_stage, home, stage)

    @Slot(object)
    def _show_person(self, person: UUID | None) -> None:
        self.desk.go(Place("people", self.desk.community_id, person))

    @Slot()
    def _change_ways(self) -> None:
        """Go to where a community says how it meets: its fifth question."""
        self.desk.go(Place("create", self.desk.community_id))

    @Slot()
    def _adopt_from_history(self) -> None:
        self._history.back_asked.emit()
        self.adopt()


def _sub(found: Bearings) -> str:
    """Return the line under the name: who takes part, and who pays since when."""
    members = trn("{n} member", "{n} members", found.members)
    at = trn("at {n} site", "at {n} sites", found.sites)
    who = f"{members} {at}" if found.sites else members
    said = [tr("Charter"), who]
    if found.funder:
        words = tr("funded by {funder}").format(funder=found.funder)
        if found.home.starts_on:
            since = tr("since {month}").format(
                month=phrases.month(found.home.starts_on)
            )
            words = f"{words} {since}"
        said.append(words)
    return " · ".join(said)
