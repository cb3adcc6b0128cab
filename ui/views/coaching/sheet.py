"""An entry as a sheet of paper, all of it written where it stands."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching import edits
from app.coaching.entries import Entry
from app.coaching.participants import Known
from app.coaching.promises import Promise
from app.coaching.sharing import Standing
from app.i18n import tr
from app.vocabulary import Code, StanceUsed
from ui.desk import Desk
from ui.views.coaching import words
from ui.views.coaching.areas import Part
from ui.views.coaching.energy import EnergyChoice
from ui.views.coaching.facts import Codes, FactsLine, FactsWell
from ui.views.coaching.privacy import PrivacyStrip
from ui.views.coaching.promised import Promised
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, scrolled, vbox
from ui.widgets.people import Avatar

if TYPE_CHECKING:
    from app.book.changes import Changes


class EntrySheet(Card):
    """Who, when, how long; who can read it; then what was heard, strengths first."""

    menu_asked = Signal()
    so_far_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(radius=12, parent=parent)
        self.setAccessibleName(tr("Entry"))
        self._desk = desk
        self.entry: Entry | None = None
        self._avatar: Avatar | None = None
        self.name = Label("", "h1", wrap=True)
        self.facts = FactsLine()
        self.so_far = IconButton("user-focus", tr("So far"))
        self.more = IconButton("dots-three", tr("More"))
        self.well = FactsWell(desk)
        self.strip = PrivacyStrip()
        self.parts = {
            field: self._part(field, title, icon, example)
            for field, title, icon, example in (
                *words.PARTS,
                words.QUESTION,
                *words.MORE,
            )
        }
        self.promised = Promised(desk)
        self.stance = Codes(tr("What you did"), StanceUsed, self._keep_stance)
        self.energy = EnergyChoice(self._keep_energy)
        self.rest = Button(tr("More: notes, help, energy"), "caret-down", "plain")
        self._lay_out()
        self._connect()
        self.well.hide()
        if desk.read_only:
            self._lock()

    def show_entry(
        self,
        entry: Entry,
        promised: Sequence[Promise],
        standing: Standing,
        known: list[Known],
    ) -> None:
        """Show an entry, or what has become of the one shown."""
        is_other = self.entry is None or self.entry.id != entry.id
        if is_other:
            self._leave()
        self.entry = entry
        self._show_head(entry)
        self.strip.show_entry(entry, standing)
        self.well.show_entry(entry, known)
        for field, part in self.parts.items():
            part.show_text(getattr(entry, field))
        self.promised.show_promises(entry.id, promised)
        self.stance.show_codes(entry.stance)
        self.energy.show_energy(entry.energy)
        if is_other:
            more = bool(entry.body or entry.help_needed or entry.stance)
            self._show_rest(more or entry.energy is not None)
            self._scroller.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Be about no entry; what was being typed is kept."""
        self._leave()
        self.entry = None

    def write(self, field: str = "strengths") -> None:
        """Put the cursor into a part, ready to be written in."""
        self.parts[field].text.begin()

    @Slot()
    def toggle_facts(self) -> None:
        """Open the fields of the facts, or close them."""
        opened = self.well.isHidden()
        self.well.setVisible(opened)
        if opened:
            self.well.minutes.input.setFocus(Qt.FocusReason.TabFocusReason)
            self.well.minutes.input.selectAll()
        else:
            self.facts.setFocus(Qt.FocusReason.TabFocusReason)

    def close_facts(self) -> bool:
        """Close the fields of the facts; tell whether they were open."""
        if self.well.isHidden():
            return False
        self.toggle_facts()
        return True

    def _part(self, field: str, title: str, icon: str, example: str) -> Part:
        keep = partial(self._keep, field)
        return Part(tr(title), icon, tr(example), keep)

    def _keep(self, field: str, step: "Changes | None", text: str) -> "Changes | None":
        if self.entry is None:
            return None
        label = tr("Coaching entry changed")
        return self._desk.write_on(
            step, label, edits.change, self.entry.id, field, text
        )

    def _keep_stance(self, codes: Sequence[Code]) -> None:
        self._change("stance", codes)

    def _keep_energy(self, energy: int | None) -> None:
        self._change("energy", energy)

    def _change(self, field: str, value: object) -> None:
        if self.entry is not None:
            label = tr("Coaching entry changed")
            self._desk.note(label, edits.change, self.entry.id, field, value)

    def _leave(self) -> None:
        """Keep what is being typed before another entry is shown."""
        for part in self.parts.values():
            if not part.text.isReadOnly() and not part.leave():
                self._desk.say(
                    tr("One text was too long. The first part of it was kept.")
                )
        self.well.hide()

    def _show_head(self, entry: Entry) -> None:
        face = words.face_of(entry)
        if self._avatar is None:
            self._avatar = Avatar(face, 44)
            self._lead.addWidget(self._avatar)
        self._avatar.show_face(face)
        self.name.setText(words.title(entry))
        self.facts.show_facts(words.facts(entry))
        self.setAccessibleDescription(words.facts(entry))

    @Slot()
    def _flip_rest(self) -> None:
        self._show_rest(self._rest.isHidden())

    def _show_rest(self, shown: bool) -> None:
        self._rest.setVisible(shown)
        self.rest.setText(tr("Less") if shown else tr("More: notes, help, energy"))
        self.rest.set_icon("caret-up" if shown else "caret-down")

    def _lay_out(self) -> None:
        self._lead = vbox()
        corner = vbox(hbox(self.so_far, self.more, gap=2), STRETCH)
        named = hbox((self.name, 1), corner, gap=8)
        head = hbox(
            vbox(self._lead, STRETCH),
            (vbox(named, bled(self.facts, 6), STRETCH), 1),
            gap=14,
        )
        column = vbox(head, self.well, self.strip, gap=14)
        for field, *_ in words.PARTS:
            column.addWidget(self.parts[field])
        column.addWidget(self.promised)
        column.addWidget(self.parts["question"])
        column.addLayout(hbox(bled(self.rest, 12), STRETCH))
        self._rest = boxed(
            vbox(
                self.parts["body"],
                self.parts["help_needed"],
                self.energy,
                self.stance,
                gap=14,
            )
        )
        column.addWidget(self._rest)
        column.addStretch(1)
        column.setContentsMargins(32, 24, 32, 28)
        self._scroller = scrolled(boxed(column))
        self.hold(vbox((self._scroller, 1)), (1, 1, 1, 2))

    def _connect(self) -> None:
        self.facts.clicked.connect(self.toggle_facts)
        self.more.clicked.connect(self.menu_asked)
        self.so_far.clicked.connect(self.so_far_asked)
        self.rest.clicked.connect(self._flip_rest)

    def _lock(self) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        for part in self.parts.values():
            part.text.locked = True
        for widget in (self.facts, self.strip.share, self.stance, self.energy):
            widget.setEnabled(False)
