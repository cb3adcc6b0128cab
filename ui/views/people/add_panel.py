"""The side panel in which somebody is added."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.person import people, people_import, sites
from app.person.people import Joined, PersonDraft
from app.person.people_import import Candidate, Choice
from app.person.people_names import fold
from app.person.sites import Site
from app.vocabulary import Joining
from ui.desk import Desk
from ui.jotter import Jotter
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.panels import SidePanel

NEW_SITE = "new site"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddPanel(SidePanel):
    """A few fields, of which only the name is needed; Enter adds, and Ctrl+Enter."""

    added = Signal(object)  # the key of the person

    def __init__(
        self,
        desk: Desk,
        community_id: UUID,
        here: Sequence[Site],
        site_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Add a person"), parent)
        self._desk, self.community_id = desk, community_id
        self._known: Candidate | None = None
        self.set_title(tr("Add a person"), tr("The name is enough; the rest can wait."))
        self.name = TextField(tr("Name"), example=tr("Priya Raman"))
        self.site = ChoiceField(tr("Site"))
        self.new_site = TextField(tr("Name of the site"), example=tr("Bluestem Youth"))
        self.email = TextField(tr("E-mail"), example="priya@example.org")
        self.phone = TextField(tr("Phone"), example="555 0142")
        self.job_title = TextField(tr("Job title"), example=tr("Peer mentor"))
        how = [(None, tr("Not noted")), *((j, j.label) for j in Joining)]
        self.how = ChoiceField(tr("How they come to join"), list(how), None)
        self.add_button = Button(tr("Add"), kind="primary")
        self.again = Button(tr("Add, and another"))
        self.known_words = Label("", "small", "honey_ink", wrap=True)
        self.take_known = Button(tr("Take the one in the book"), kind="link")
        self._fill()
        self.offer_sites(here, site_id)
        self._connect()
        fields = {
            "name": self.name,
            "new_site": self.new_site,
            "email": self.email,
            "phone": self.phone,
            "job_title": self.job_title,
        }
        self._jots = Jotter(desk, community_id, self, "add_person", fields)
        if self._jots.take_up() and self.new_site.value():
            self.site.set_value(NEW_SITE)
            self.new_site.show()

    @override
    def is_kept(self) -> bool:
        typed = (self.name, self.email, self.phone, self.job_title, self.new_site)
        return any(field.value().strip() for field in typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain == Qt.KeyboardModifier.ControlModifier:
            self.add_one()
        else:
            super().keyPressEvent(event)

    def offer_sites(self, here: Sequence[Site], current: object = None) -> None:
        """Offer these sites to choose from, and a new one."""
        options: list[tuple[object, str]] = [(None, tr("No site"))]
        options += [(site.id, site.name) for site in here]
        options.append((NEW_SITE, tr("A new site…")))
        self.site.offer(options, current)

    @Slot()
    def add_one(self) -> None:
        """Add the person and show them."""
        if (key := self._add()) is not None:
            self._empty()
            self.added.emit(key)

    @Slot()
    def add_and_go_on(self) -> None:
        """Add the person and leave room for the next one, at the same site."""
        new_site = self.new_site.value() if self.site.value() == NEW_SITE else ""
        if self._add() is None:
            return
        self._empty()
        if new_site:
            self._stay_at(new_site)
        self._look_up()
        self.name.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay_at(self, name: str) -> None:
        """Choose the site that has just been added, for the next one."""
        here = self._desk.read(sites.of_community, self.community_id)
        key = next((one.id for one in here if fold(one.name) == fold(name)), None)
        self.offer_sites(here, key)
        self.new_site.hide()

    def _empty(self) -> None:
        """Forget what was typed: it is in the book now."""
        for field in (self.name, self.email, self.phone, self.job_title, self.new_site):
            field.set_value("")
        self._jots.keep()

    def _fill(self) -> None:
        self._hint = Card(
            vbox(self.known_words, hbox(self.take_known, STRETCH), gap=4),
            margins=(12, 9, 12, 6),
            fill="honey_soft",
            line="honey_line",
            radius=8,
            flat=True,
        )
        self._hint.hide()
        self.new_site.hide()
        fields = vbox(
            self.name,
            self._hint,
            self.site,
            self.new_site,
            self.email,
            self.phone,
            self.job_title,
            self.how,
            gap=14,
        )
        self.add(fields)
        self.body.addSpacing(8)
        self.add(hbox(self.add_button, self.again, STRETCH, gap=8))

    def _connect(self) -> None:
        self.site.changed.connect(self._show_new_site)
        self.name.finished.connect(self._look_up)
        self.email.finished.connect(self._look_up)
        self.add_button.clicked.connect(self.add_one)
        self.again.clicked.connect(self.add_and_go_on)
        self.take_known.clicked.connect(self.join_known)
        for field in (self.name, self.email, self.phone, self.job_title, self.new_site):
            field.input.returnPressed.connect(self.add_one)

    def _add(self) -> UUID | None:
        site = self.site.value()
        joined = Joined(
            site_id=site if isinstance(site, UUID) else None, how=self.how.value()
        )
        try:
            words = tr("{name} added").format(name=self.name.value())
            return self._desk.do(
                words, people.add, self.community_id, self._draft(), joined
            )
        except CirclebookError as error:
            wrong = self.email if self.name.value() else self.name
            wrong.set_error(str(error))
            wrong.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def _draft(self) -> PersonDraft:
        for field in (self.name, self.email):
            field.clear_error()
        new = self.site.value() == NEW_SITE
        return PersonDraft(
            self.name.value(),
            email=self.email.value(),
            phone=self.phone.value(),
            job_title=self.job_title.value(),
            site=self.new_site.value() if new else "",
        )

    @Slot()
    def join_known(self) -> None:
        """Take the person the book knows, or show them if they are here already."""
        if self._known is None or self._known.known is None:
            return
        person_id = self._known.known.person_id
        if self._known.known.here:
            self.added.emit(person_id)
            return
        self._desk.do(
            tr("{name} added").format(name=self._known.known.name),
            people_import.take_in,
            self.community_id,
            [self._known],
            self.site.value() if isinstance(self.site.value(), UUID) else None,
        )
        self.added.emit(person_id)

    @Slot(object)
    def _show_new_site(self, value: object) -> None:
        self.new_site.setVisible(value == NEW_SITE)
        if value == NEW_SITE:
            self.new_site.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look_up(self) -> None:
        """Say so when the book knows somebody of this name or address."""
        self._known = None
        if self.name.value() or self.email.value():
            found = self._desk.read(
                people_import.preview, self.community_id, [self._draft()]
            )[0]
            if found.known is not None:
                self._known = Candidate(1, found.draft, Choice.MERGE, found.known)
        known = self._known.known if self._known else None
        self._hint.setVisible(known is not None)
        if known is not None:
            here, there = tr("Show them"), tr("Take the one in the book")
            self.take_known.setText(here if known.here else there)
            self.take_known.updateGeometry()
            words = (
                tr("{name} is on this list already.")
                if known.here
                else tr("{name} is in your book already, in another community.")
            )
            self.known_words.setText(words.format(name=known.name))
