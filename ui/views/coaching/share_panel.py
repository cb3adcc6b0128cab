"""What is shared of a conversation: written anew, and seen as it will be read.

Nothing of the entry is in it unless she puts it there. What the preview shows is all
that a successor finds in a packet (README decision 16).
"""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching import half_typed, sharing
from app.coaching.entries import Entry
from app.coaching.sharing import LABELS, Draft, Standing
from app.errors import CirclebookError
from app.i18n import tr
from app.person import consents, site_answers
from app.vocabulary import ConsentState
from ui import phrases
from ui.desk import Desk
from ui.views.coaching.half_typed import HalfTyped
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import TextArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Switch

_ANSWERS = (
    ConsentState.ASKED,
    ConsentState.YES,
    ConsentState.NO,
    ConsentState.WITHDRAWN,
)


class SharePanel(SidePanel):
    """The summary of one conversation, and who may read it."""

    shared = Signal()

    def __init__(self, desk: Desk, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(tr("What is shared"), parent)
        self._desk, self.entry = desk, entry
        self.fields = {
            name: TextArea(tr(label), rows=2) for name, label in LABELS.items()
        }
        self.next = DateField(tr("Next contact"))
        self.agreed = DateField(tr("Agreed with them on"))
        self.acting = Switch(tr("For an acting coach"))
        self.lead = Switch(tr("For a new site lead"))
        self.says = ChoiceField(tr("What the site says to it"))
        self.they_say = ChoiceField(tr("What they say to it themselves"))
        self.copy = Button(tr("Begin with what you wrote"), kind="link", small=True)
        self.leave_out = Button(tr("Leave it out"), kind="link", small=True)
        self.keep = Button(tr("Share this"), "package", "secondary")
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self._is_new = True
        self._preview = vbox(gap=8)
        self._who = Label("", "small", "ink2", wrap=True)
        self._fill()
        self._connect()
        self._show_kept()
        fields = (*self.fields.values(), self.next, self.agreed)
        form = half_typed.summary_of(entry.id)
        self._typing = HalfTyped(desk, self, form, self._said, *fields)
        self._take_up()

    @property
    def entry_id(self) -> UUID:
        """The key of the conversation."""
        return self.entry.id

    def draft(self) -> Draft:
        """Return what is to be shared, as typed."""
        typed = {name: field.value() for name, field in self.fields.items()}
        return Draft(
            **typed,
            next_contact_on=self.next.value(),
            agreed_on=self.agreed.value(),
            for_acting=self.acting.isChecked(),
            for_lead=self.lead.isChecked(),
        )

    def preview(self) -> list[tuple[str, str]]:
        """Return what a successor will read: label and words."""
        return [
            (label, phrases.full_date(said) if isinstance(said, date) else said)
            for label, said in sharing.lines(self.draft())
        ]

    @Slot()
    def refresh(self) -> None:
        """Show what will be read, and whether it will be."""
        clear(self._preview)
        for label, said in self.preview():
            head = Label(label, "smalls", "ink3")
            self._preview.addLayout(vbox(head, Label(said, "readsm", wrap=True), gap=1))
        if not self.preview():
            nothing = Label(tr("Nothing yet."), "readsm", "ink3", italic=True)
            self._preview.addWidget(nothing)
        self.keep.setText(_button(self.draft(), self._is_new))
        standing = self._standing()
        told = (_who_reads(standing, self.draft()), _handed_on(standing))
        self._who.setText(" ".join(one for one in told if one))
        self.says.setVisible(standing.site_id is not None)
        self.they_say.setVisible(standing.person_id is not None)

    def _standing(self) -> Standing:
        return self._desk.read(sharing.standing, self.entry.id)

    def _show_kept(self) -> None:
        kept = self._desk.read(sharing.of_entry, self.entry.id)
        self._is_new = kept is None
        draft = kept or Draft(agreed_on=None)
        for name, field in self.fields.items():
            field.set_value(getattr(draft, name))
        self.next.set_value(draft.next_contact_on)
        self.agreed.set_value(draft.agreed_on)
        self.acting.setChecked(draft.for_acting)
        self.lead.setChecked(draft.for_lead)
        self._offer_answers()
        self.refresh()

    def show_entry(self, entry: Entry) -> None:
        """Show what the conversation is now; what is typed stays as it is.

        A day on which another site agreed is none of this one.
        """
        is_moved = entry.site_id != self.entry.site_id
        self.entry = entry
        self._show_name()
        kept = self._desk.read(sharing.of_entry, entry.id)
        self._is_new = kept is None
        if is_moved:
            self.agreed.set_value(kept.agreed_on if kept else None)
            self._typing.go_on()
        self._offer_answers()
        self.refresh()

    def _offer_answers(self) -> None:
        standing = self._standing()
        options = [(code, code.label) for code in _ANSWERS]
        for field, says in (
            (self.says, standing.site_says),
            (self.they_say, standing.person_says),
        ):
            none = [(None, tr("Not asked yet"))] if says is None else []
            field.offer([*none, *options], says)

    def _said(self) -> dict[str, str]:
        """Return what is typed, by name."""
        typed = {name: field.value() for name, field in self.fields.items()}
        for name, day in (("next", self.next.value()), ("agreed", self.agreed.value())):
            typed[name] = day.isoformat() if day else ""
        return typed

    def _take_up(self) -> None:
        """Show what was typed and neither shared nor kept as a draft."""
        said = self._typing.typed()
        self._unkept.setVisible(bool(said))
        if not said:
            return
        for name, field in self.fields.items():
            field.set_value(said.get(name, ""))
        for name, of_day in (("next", self.next), ("agreed", self.agreed)):
            day = said.get(name)
            of_day.set_value(date.fromisoformat(day) if day else None)
        self.refresh()

    @Slot()
    def _leave_out(self) -> None:
        """Go back to what is shared, or drafted, or to nothing."""
        self._typing.forget()
        self._unkept.hide()
        self._show_kept()
        next(iter(self.fields.values())).input.setFocus()

    def _show_name(self) -> None:
        name = self.entry.site or tr("no site")
        day = phrases.day(self.entry.day) if self.entry.day else ""
        self.set_title(tr("What is shared"), f"{name}, {day}" if day else name)

    def _fill(self) -> None:
        self._show_name()
        self.add(Label(_introduction(), "small", "ink2", wrap=True))
        unkept = tr("You had typed this and not kept it.")
        words = Label(unkept, "small", "honey_ink", wrap=True)
        self._unkept = boxed(hbox((words, 1), self.leave_out, gap=8))
        self.add(self._unkept)
        self.add(hbox(self.copy, STRETCH))
        for field in self.fields.values():
            self.add(field)
        self.add(self.next)
        self.add(self.agreed)
        for switch, text in (
            (self.acting, tr("An acting coach needs it")),
            (self.lead, tr("A new site lead may read it")),
        ):
            self.add(hbox((Label(text, "small", wrap=True), 1), switch, gap=8))
        self.add(self.says)
        self.add(self.they_say)
        self.add_rule()
        head = hbox(Icon("eye", "ink3", 16), Label(tr("Read word for word"), "h3"))
        head.setSpacing(8)
        self.add(head)
        card = Card(flat=True)
        card.hold(self._preview, 14)
        self.add(card)
        self.add(self._who)
        self.add(self.error)
        self.add(hbox(self.keep, STRETCH))

    def _connect(self) -> None:
        for field in (*self.fields.values(), self.next, self.agreed):
            field.changed.connect(self._typed)
        for switch in (self.acting, self.lead):
            switch.toggled.connect(self._typed)
        self.says.finished.connect(self._answer)
        self.they_say.finished.connect(self._answer_theirs)
        self.copy.clicked.connect(self._copy)
        self.leave_out.clicked.connect(self._leave_out)
        self.keep.clicked.connect(self._share)

    @Slot(object)
    def _typed(self, _: object) -> None:
        self.error.hide()
        self.refresh()

    @Slot()
    def _copy(self) -> None:
        """Put strengths and what they would do where they can be made fit to share."""
        for field, text in (
            ("strengths", self.entry.strengths),
            ("commitments", self.entry.will_do),
        ):
            if not self.fields[field].value():
                self.fields[field].set_value(text)
        self._typing.wait()
        self.refresh()

    @Slot(object)
    def _answer(self, state: ConsentState | None) -> None:
        if state is None or self.entry.site_id is None:
            return
        self._desk.do(
            tr("What the site says was noted"),
            site_answers.note,
            self.entry.site_id,
            sharing.USE,
            state,
        )
        self.refresh()

    @Slot(object)
    def _answer_theirs(self, state: ConsentState | None) -> None:
        person = self._standing().person_id
        community = self._desk.community_id
        if state is None or person is None or community is None:
            return
        self._desk.do(
            tr("Consent noted"), consents.note, community, person, sharing.USE, state
        )
        self.refresh()

    @Slot()
    def _share(self) -> None:
        draft = self.draft()
        label = tr("Summary shared") if draft.agreed_on else tr("Summary drafted")
        self._typing.stop()
        try:
            self._desk.do(label, sharing.share, self.entry.id, draft)
        except CirclebookError as error:
            self._typing.wait()
            self.error.setText(str(error))
            self.error.show()
            return
        self.shared.emit()


def _introduction() -> str:
    return tr(
        "Write what you both agree may be remembered. Nothing else of this entry "
        "leaves the room, and no name is added."
    )


def _button(draft: Draft, is_new: bool) -> str:
    if draft.agreed_on is None:
        return tr("Keep as a draft")
    return tr("Share this") if is_new else tr("Keep these words")


def _handed_on(standing: Standing) -> str:
    """Return which packets hold what the site, or the person, says no to."""
    answers = (standing.site_says, standing.person_says)
    if not standing.packets or not any(one in consents.REFUSED for one in answers):
        return ""
    told = tr(
        "Already handed on with summaries of {site}: {packets}. Ask for these back."
    )
    return told.format(site=standing.site, packets="; ".join(standing.packets))


def _who_reads(standing: Standing, draft: Draft) -> str:
    """Return who will read it as things stand."""
    if standing.site_id is None:
        return tr("Say in the entry which site this was with; it is they who agree.")
    if draft.agreed_on is None:
        return tr("A draft: nobody reads it before you both agreed to it.")
    if standing.person_says in consents.REFUSED:
        return tr("{name} said no, so nobody reads it.").format(name=standing.person)
    if not standing.agrees:
        return tr("Nobody reads it before {site} says yes.").format(site=standing.site)
    readers = [tr("your successor")]
    if draft.for_acting:
        readers.append(tr("an acting coach"))
    if draft.for_lead and standing.lead_may:
        readers.append(tr("a new lead of {site}").format(site=standing.site))
    read = tr("Read by {names}, and by nobody else.").format(
        names=phrases.names(readers)
    )
    if draft.for_lead and not standing.lead_may:
        missing = tr("A new lead of {site} reads it once {name} says yes to it.")
        whose = missing.format(site=standing.site, name=standing.person)
        return f"{read} {whose}"
    return read
