"""Check-ins with those who lead, across all communities (NR19)."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import check_ins
from app.coaching.check_ins import Leader
from app.gathering import circles
from app.i18n import tr, trn
from app.vocabulary import CoachingKind
from ui import phrases
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.places import Place
from ui.views.coaching import words
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, scrolled, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList

WIDE = 860


class CheckInsPage(QWidget):
    """Those who lead, whom you spoke with longest ago first."""

    log_asked = Signal(object, object)  # whom it is with, and the kind

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.leaders: list[Leader] = []
        self.figure = Label("", "num", "private_ink", wrap=True)
        self.sentence = Label("", "body", "ink2", wrap=True)
        acts = (RowAction("log", "note-pencil", tr("Log a check-in")),)
        self.list: RecordList[Leader] = RecordList(
            tr("Those who lead"), _row, actions=acts, fit_content=True
        )
        self.circle = Button(tr("Plan a leaders’ circle"), "circles-three")
        if desk.read_only:
            self.circle.block(tr("This book is open for reading only"))
        self._empty = EmptyState(
            "users-three",
            tr("Nobody leads yet"),
            tr(
                "Coordinators, core teams and the first contacts of sites stand here, "
                "with when you last spoke."
            ),
            tone="private",
        )
        self._lay_out()
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._act)
        self.circle.clicked.connect(self.plan_circle)

    def refresh(self) -> None:
        """Show what the book says now."""
        self.leaders = self._desk.read(check_ins.leaders)
        due = check_ins.due(self.leaders)
        self.figure.setText(_figure(check_ins.people(due)))
        communities = len({one.community_id for one in self.leaders})
        leading = trn("{n} leader", "{n} leaders", check_ins.people(self.leaders))
        where = trn("{n} community", "{n} communities", communities)
        self.sentence.setText(
            tr(
                "{leaders} in {communities}. Enter opens your last conversation."
            ).format(leaders=leading, communities=where)
        )
        self.list.show_records(self.leaders)
        self._whole.setVisible(bool(self.leaders))
        self._empty.setVisible(not self.leaders)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.list.setFocus(reason)

    @property
    def start(self) -> QWidget:
        """What gets the focus when one comes here."""
        return self.list

    @Slot()
    def plan_circle(self) -> None:
        """Bring those who lead together: a gathering with a plan to begin with."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return
        leaders = check_ins.people(self.leaders)
        made = self._desk.do(
            tr("Leaders’ circle planned"), circles.begin, community, leaders
        )
        self._desk.go(Place("planner", community, made))

    def _lay_out(self) -> None:
        words = Label(
            tr("A go-round of successes and challenges, 45 minutes. The day is open."),
            "cap",
            "ink3",
            wrap=True,
        )
        column = vbox(
            vbox(self.figure, self.sentence, gap=6),
            vbox(hbox(self.circle, STRETCH), words, gap=4),
            bled(self.list),
            STRETCH,
            gap=16,
        )
        column.setContentsMargins(12, 16, 24, 24)
        inside = boxed(column)
        inside.setMaximumWidth(WIDE)
        self._whole = scrolled(inside)
        self.setLayout(vbox((self._whole, 1), (self._empty, 1)))

    @Slot(object)
    def _open(self, one: Leader) -> None:
        if one.last_id is not None:
            self._desk.go(Place("coaching", one.last_in, one.last_id))
        else:
            self._log(one)

    @Slot(object, str)
    def _act(self, one: Leader, key: str) -> None:
        del key
        self._log(one)

    def _log(self, one: Leader) -> None:
        if one.community_id == self._desk.community_id:
            self.log_asked.emit(one.face.id, CoachingKind.CHECK_IN)
        else:
            place = Place("coaching", one.community_id, one.face.id, "check_in")
            self._desk.go(place)


def _figure(due: int) -> str:
    if not due:
        return tr("You have spoken with everyone this month")
    return trn(
        "{n} leader not spoken with for 30 days",
        "{n} leaders not spoken with for 30 days",
        due,
    )


def _row(one: Leader) -> Row:
    return Row(
        one.face.name,
        _note(one),
        face=words.face(one.face),
        chip=_chip(one),
        right="",
    )


def _note(one: Leader) -> str:
    """Return where they lead, their energy last time, and the help they need."""
    parts = [one.community, ", ".join(one.roles)]
    parts.append(check_ins.words_of(one.energy))
    if one.help_needed:
        help_needed = " ".join(one.help_needed.split())
        parts.append(tr("needs: {help}").format(help=help_needed))
    return " · ".join(part for part in parts if part)


def _chip(one: Leader) -> ChipSpec:
    if one.next_on is not None:
        day = phrases.short_day(one.next_on)
        return ChipSpec(tr("Next {day}").format(day=day), "private", "calendar")
    if one.days is None:
        return ChipSpec(tr("Not yet"), "honey", "clock")
    spoke = trn("{n} day ago", "{n} days ago", one.days) if one.days else tr("Today")
    return ChipSpec(spoke, "honey" if one.is_due else "neutral", "clock")
