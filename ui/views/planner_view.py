"""The planner: the agenda of one gathering, block by block."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import voices as statements
from app.coaching import wisdom
from app.errors import GoneError
from app.gathering import agendas, following_through, sessions
from app.gathering.gatherings import Plan
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.vocabulary import SessionStatus
from ui import painting
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.views.planner.acts import Acts
from ui.views.planner.frame import PlannerFrame
from ui.views.planner.head import Head
from ui.views.planner.when_card import WhenCard
from ui.widgets.layout import vbox
from ui.widgets.menus import Popover

TABLES: Final = frozenset(
    {
        "agreement",
        "assignment",
        "attendance",
        "block",
        "community",
        "material",
        "membership",
        "party",
        "person",
        "private_note",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "topic",
    }
)
"""What the view shows something of."""


class PlannerView(PlannerFrame):
    """Shows the plan of a gathering and lets everything in it be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session_id: UUID | None = None
        self._plan: Plan | None = None
        self._faces: dict[UUID, Face] = {}
        self._stale = True
        self._coming_in = False
        self.when_card: WhenCard | None = None
        self.head = Head(desk, self)
        self._connect()

    def commands(self) -> list[Command]:
        """Return what can be asked here."""
        head = self.head
        invitation = tr("Copy the invitation as text")
        agenda = tr("Copy the agenda as text")
        calendar = tr("Save a calendar file of this gathering")
        return [
            *self.canvas.keys.commands(),
            Command("plan.rename", tr("Rename the gathering"), self.title.begin),
            Command("plan.when", tr("Change when and where"), self.edit_when),
            Command(
                "plan.follows", tr("Say what it follows through"), self.edit_follows
            ),
            Command("plan.voice", tr("Say on whose behalf we speak"), self.edit_voice),
            Command("plan.print", tr("Print"), head.print_plan, "Ctrl+P", "printer"),
            Command("plan.ics", calendar, head.save_calendar, "", "calendar-plus"),
            Command("plan.invite", invitation, head.copy_invitation, "", "copy"),
            Command("plan.text", agenda, head.copy_agenda, "", "copy"),
            Command("plan.filter", tr("Find a method"), self.find_method, "F"),
            Command(
                "plan.back", tr("All gatherings"), self.go_back, "Esc", handled=True
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Show the plan of a gathering, and begin what was asked for."""
        if place.item_id is not None and place.item_id != self._session_id:
            self._session_id = place.item_id
            self.canvas.current = None
            self._coming_in = True
            self.side.begin_anew()
        self._stale = True
        if self.isVisible():
            self.refresh()
        if place.intent in {"add", "title"}:
            self.title.begin()
        elif place.intent == "when":
            self.edit_when("day")
        elif place.intent == "voice":
            self.edit_voice()

    @Slot()
    def refresh(self) -> None:
        """Read the plan anew."""
        self._stale = False
        if self._session_id is None:
            return
        try:
            plan = self._desk.read(sessions.plan, self._session_id)
        except GoneError:
            self._leave()
            return
        self._plan = plan
        self._faces = self._desk.read(faces.of_community, plan.gathering.community_id)
        self._show(plan)

    @Slot()
    def go_back(self) -> None:
        """Put the panel away if it lies over the agenda, else go to the list."""
        if self.bench.is_narrow and self.bench.panel_shown:
            self.bench.dismiss_panel()
            self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        community = self._plan.gathering.community_id if self._plan else None
        self._desk.go(Place("sessions", community or self._desk.community_id))

    @Slot()
    def find_method(self) -> None:
        """Put the cursor into the search for methods."""
        self.bench.call_panel()
        self.side.show_methods()
        self.side.methods.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def edit_when(self, field: str = "day") -> None:
        """Let time and place be changed under the line that shows them."""
        if self._plan is None or self._desk.read_only:
            return
        card = self.when_card = WhenCard(self._desk, self._plan)
        popover = Popover(vbox(card), margins=18, parent=self)
        popover.closed.connect(self._forget_when_card)
        popover.closed.connect(popover.deleteLater)
        popover.open_under(self.meta)
        card.begin(field)

    @Slot()
    def edit_follows(self) -> None:
        """Let it be said what earlier training or help this follows through."""
        self.edit_when("follows")

    @Slot()
    def edit_voice(self) -> None:
        """Let it be said on whose behalf the coach speaks there."""
        self.edit_when("voice")

    @Slot()
    def start_from_last(self) -> None:
        """Copy the plan of the gathering before this one."""
        before = self._before()
        if before is not None and self.canvas.acts is not None:
            self.canvas.acts.start_from(before)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _connect(self) -> None:
        self.page.back_asked.connect(self.go_back)
        self.title.edited.connect(self._rename)
        self.meta.edit_asked.connect(self.edit_when)
        self.meta.status_chosen.connect(self._set_status)
        self.invite.clicked.connect(self._open_invite)
        self.print.clicked.connect(self.head.print_plan)
        self.more.clicked.connect(self._open_more)
        self.head.follow_asked.connect(self.edit_follows)
        self.head.voice_asked.connect(self.edit_voice)
        self.methods_button.clicked.connect(self.find_method)
        self.add_first.clicked.connect(self.canvas.keys.add)
        self.from_last.clicked.connect(self.start_from_last)
        self.heard.asked.connect(self._see_heard)
        self.canvas.chosen.connect(self._show_chosen)
        self.canvas.opened.connect(self._open_block)
        self.canvas.methods_asked.connect(self.find_method)
        self.canvas.reveal.connect(self.reveal)
        self.side.methods.wanted.connect(self._add_method)
        self.side.method.wanted.connect(self._add_method)
        self.side.shut_asked.connect(self.go_back)
        self.side.block.copy_asked.connect(self.canvas.keys.duplicate)
        self.side.block.unwrap_asked.connect(self.canvas.keys.unwrap)
        self.side.block.delete_asked.connect(self.canvas.keys.delete)
        self.bench.panel_left.connect(self._focus_canvas)
        self._desk.changed.connect(self._follow)

    def _show(self, plan: Plan) -> None:
        gathering = plan.gathering
        self.head.plan = plan
        self.title.set_text(gathering.title)
        self.page.setAccessibleName(gathering.title)
        earlier = self._desk.read(following_through.of_gathering, gathering.id)
        voice = self._desk.read(statements.of_gathering, gathering.id)
        self.meta.show_plan(plan, earlier, voice)
        self._allow(gathering.starts_local is not None)
        voices = agendas.voices(plan.agenda, plan.coach_id)
        aims = plan.voices_aim, plan.open_aim
        self.summary.show_agenda(plan.agenda, voices, *aims)
        home, theme = gathering.community_id, gathering.topic_id
        self.heard.show_released(self._desk.read(wisdom.released, home, theme))
        self.canvas.fixed = self._desk.read_only
        acts = Acts(self._desk, plan)
        you = self._faces.get(plan.coach_id) if plan.coach_id else None
        face = painting.Face(you.initials, you.tint, tr("You")) if you else None
        self.canvas.show_plan(acts, self._faces, face)
        self._choose_first(plan)
        self._show_chosen(self.canvas.current)
        self._show_empty(plan)
        if self.when_card is not None:
            self.when_card.show_plan(plan)

    def _choose_first(self, plan: Plan) -> None:
        """On coming in, choose the first block, so that the keys have one."""
        if self._coming_in and plan.agenda.steps:
            self.canvas.choose(plan.agenda.steps[0].block.id)
        self._coming_in = False

    def _show_empty(self, plan: Plan) -> None:
        empty = not plan.blocks
        self.empty.setVisible(empty)
        self.hints.setVisible(not empty)
        if not empty:
            return
        before = self._desk.read(sessions.before, plan.gathering.id)
        self.from_last.setVisible(before is not None)
        if before is not None:
            self.from_last.setText(tr("Start from the last gathering"))
            words = tr("Copies the blocks of “{title}”; who leads is left open")
            self.from_last.setToolTip(words.format(title=before.title))
        for button in (self.add_first, self.from_last):
            button.setEnabled(not self._desk.read_only)

    def _before(self) -> UUID | None:
        if self._session_id is None:
            return None
        before = self._desk.read(sessions.before, self._session_id)
        return before.id if before else None

    def _allow(self, has_date: bool) -> None:
        """Let be changed what can be."""
        fixed = self._desk.read_only
        reason = tr("This book is open for reading only")
        for widget in (self.title, self.meta, self.side.block, self.side.method.add):
            widget.setEnabled(not fixed)
            if fixed:
                widget.setToolTip(reason)
        if has_date:
            self.invite.allow()
        else:
            self.invite.block(tr("Say first on what day it is"))

    @Slot(object)
    def _show_chosen(self, block_id: UUID | None) -> None:
        """Show in the panel what was chosen on the agenda."""
        acts = self.canvas.acts
        there = acts is not None and acts.step(block_id) is not None
        if acts is not None and block_id is not None and there:
            self.side.show_fields(acts, block_id, self._faces)
        self.side.set_has_block(there)

    @Slot(object, str)
    def _open_block(self, block_id: UUID, field: str) -> None:
        self.bench.call_panel()
        self._show_chosen(block_id)
        self.side.show_block()
        self.side.block.begin(field)

    @Slot(str)
    def _add_method(self, key: str) -> None:
        if self.canvas.acts is None or self._desk.read_only:
            return
        new = self.canvas.acts.add_method(key, self.canvas.current)
        self.canvas.choose(new)
        self.reveal_block(new)

    @Slot()
    def _focus_canvas(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _rename(self, title: str) -> None:
        if self._session_id is not None:
            label = tr("Gathering renamed")
            self._desk.do(label, sessions.rename, self._session_id, title)

    @Slot(object)
    def _set_status(self, status: SessionStatus) -> None:
        if self._session_id is None or self._plan is None:
            return
        if status is not self._plan.gathering.status:
            label = tr("Status changed")
            self._desk.do(label, sessions.change, self._session_id, status=status)

    @Slot()
    def _see_heard(self) -> None:
        if self._plan is not None:
            home = self._plan.gathering.community_id
            self._desk.go(Place("coaching", home, None, "wisdom"))

    @Slot()
    def _open_invite(self) -> None:
        self.head.open_invite(self.invite)

    @Slot()
    def _open_more(self) -> None:
        self.head.open_more(self.more)

    @Slot()
    def _forget_when_card(self) -> None:
        self.when_card = None

    def _leave(self) -> None:
        """Go back to the list: the gathering is gone."""
        self._session_id, self._plan, self.head.plan = None, None, None
        if self.isVisible():
            self._desk.go(Place("sessions", self._desk.community_id))

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if not TABLES & tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
