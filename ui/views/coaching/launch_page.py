"""Before the launch: who was met, who is left, and how many days there are (PI16)."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import prelaunch
from app.coaching.prelaunch import Meeting, Standing
from app.i18n import tr, trn
from app.vocabulary import CoachingKind
from ui import phrases
from ui.desk import Desk
from ui.dialogs.prints import print_guide
from ui.painting import ChipSpec, Face
from ui.views.coaching import words
from ui.widgets.cards import SectionHead
from ui.widgets.feedback import EmptyState
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, scrolled, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList

WIDE = 760


class LaunchPage(QWidget):
    """The sites of a community, each with the one-to-one before the launch."""

    log_asked = Signal(object, object)  # whom it is with, and the kind
    entry_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.standing: Standing | None = None
        self.figure = Label("", "num", "private_ink", wrap=True)
        self.bar = ProgressBar(0.0, "private", name=tr("Met before the launch"))
        self.sentence = Label("", "body", "ink2", wrap=True)
        acts = (
            RowAction("log", "note-pencil", tr("Log the one-to-one")),
            RowAction("print", "printer", tr("Print the interview guide")),
        )
        self.list: RecordList[Meeting] = RecordList(
            tr("One-to-ones before the launch"),
            self._row,
            actions=acts,
            fit_content=True,
        )
        self._head = SectionHead(tr("One-to-ones before the launch"))
        self._tip = Label(
            tr("A tick says: may be invited. Space ticks, Enter opens the talk."),
            "cap",
            "ink3",
            wrap=True,
        )
        self._empty = EmptyState(
            "users",
            tr("No sites yet"),
            tr("Add the sites under People; here you then see whom you have met."),
            tone="private",
        )
        self._lay_out()
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._act)

    def refresh(self) -> None:
        """Show what the book says now."""
        community = self._desk.community_id
        if community is None:
            return
        self.standing = self._desk.read(prelaunch.standing, community)
        found = self.standing
        self.figure.setText(found.sentence)
        share = found.met / len(found.meetings) if found.meetings else 0
        self.bar.set_share(share)
        self.sentence.setText(_left(found))
        self.sentence.set_color("honey_ink" if found.is_short else "ink2")
        self.list.show_records(found.meetings)
        self._whole.setVisible(bool(found.meetings))
        self._empty.setVisible(not found.meetings)

    @property
    def start(self) -> QWidget:
        """What gets the focus when one comes here."""
        return self.list

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.list.setFocus(reason)

    def _row(self, one: Meeting) -> Row:
        face = words.face(one.lead) if one.lead else Face("?", -2, one.site)
        return Row(
            one.site,
            _note(one),
            face=face,
            ticked=one.invite_ok if one.membership_id else None,
            chip=_chip(one),
            right="",
        )

    def _lay_out(self) -> None:
        column = vbox(
            vbox(self.figure, self.bar, self.sentence, gap=10),
            self._head,
            bled(self.list),
            self._tip,
            STRETCH,
            gap=16,
        )
        column.setContentsMargins(12, 16, 24, 24)
        inside = boxed(column)
        inside.setMaximumWidth(WIDE)
        self._whole = scrolled(inside)
        self.setLayout(vbox((self._whole, 1), (self._empty, 1)))

    @Slot(object, bool)
    def _tick(self, one: Meeting, ok: bool) -> None:
        if one.membership_id is not None and not self._desk.read_only:
            label = tr("May be invited") if ok else tr("Not to be invited yet")
            act = prelaunch.allow_inviting
            self._desk.do(label, act, one.membership_id, ok)

    @Slot(object)
    def _open(self, one: Meeting) -> None:
        if one.entry_id is not None:
            self.entry_asked.emit(one.entry_id)
        else:
            self._log(one)

    @Slot(object, str)
    def _act(self, one: Meeting, key: str) -> None:
        if key == "log":
            self._open(one)
        elif one.membership_id is not None and one.lead is not None:
            print_guide(self, self._desk, one.membership_id)
        else:
            self._desk.say(tr("Nobody is known at {site} yet.").format(site=one.site))

    def _log(self, one: Meeting) -> None:
        whom: UUID = one.lead.id if one.lead else one.id
        self.log_asked.emit(whom, CoachingKind.ONE_TO_ONE)


def _left(found: Standing) -> str:
    """Say who is left, and that there is little time if there is."""
    names = phrases.names([one.site for one in found.left], most=6)
    if not names:
        return tr("Everyone was met. A good beginning.")
    left = tr("Still to meet: {sites}.").format(sites=names)
    if found.is_short:
        days = trn("There is {n} day", "There are {n} days", found.days or 0)
        return tr("{left} {days}; the launch can go ahead all the same.").format(
            left=left, days=days
        )
    return left


def _note(one: Meeting) -> str:
    """Return with whom, how and by whom: "Marcus Oyelaran, by phone, with Dana"."""
    who = phrases.names(list(one.with_whom)) or (one.lead.name if one.lead else "")
    parts = [who or tr("Nobody known yet")]
    if one.mode is not None and one.entry_id is not None:
        parts.append(tr(words.TALKS[one.mode]))
    if one.by and one.entry_id is not None:
        parts.append(tr("with {name}").format(name=one.by))
    if one.open_promises:
        parts.append(trn("{n} promise open", "{n} promises open", one.open_promises))
    if one.guide:
        parts.append(tr("guide: {guide}").format(guide=one.guide))
    return ", ".join(parts)


def _chip(one: Meeting) -> ChipSpec:
    if one.held_on:
        day = phrases.short_day(one.held_on)
        return ChipSpec(tr("Met {day}").format(day=day), "ok", "check")
    if one.planned_on:
        day = phrases.short_day(one.planned_on)
        return ChipSpec(tr("Planned {day}").format(day=day), "private", "calendar")
    return ChipSpec(tr("To meet"), "honey", "hourglass-medium")
