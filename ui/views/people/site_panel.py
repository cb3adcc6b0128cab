"""The side panel of a site: its profile, strengths first, and what was agreed."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.i18n import mark, tr
from app.person import site_agreements, site_answers, site_profiles
from app.person.site_agreements import Agreed
from app.person.site_profiles import Profile
from app.vocabulary import AgreementKind, ConsentState, ConsentUse, SiteState
from ui import phrases
from ui.desk import Desk
from ui.views.people.about import ChoiceLine, EditedLine
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.dates import DateField
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.telling import Teller

# what it brings before what it lacks: the order is the point (PI15)
_TEXTS: Final = (
    ("strengths", mark("What they are good at"), mark("Peer mentors who stay")),
    ("learned", mark("What we have learned from them"), mark("Nobody is hurried")),
    ("serves", mark("Whom they serve, in their words"), mark("Fathers of newborns")),
    ("protocols", mark("Customs and days to respect"), mark("Elders speak first")),
    ("access_needs", mark("What they need to take part"), mark("Step-free rooms")),
    ("history", mark("What came before"), mark("Two networks ended with grants")),
)
_READERS: Final = {
    "strengths": mark("Members may read it"),
    "learned": mark("For this site and whoever takes over"),
    "serves": mark("Members and funder may read it"),
    "protocols": mark("Members may read it"),
    "access_needs": mark("For this site and whoever takes over"),
    "history": mark("For this site and whoever takes over"),
}


class SitePanel(SidePanel):
    """One site: who they are, what was agreed with them, how they are doing."""

    def __init__(
        self, desk: Desk, site_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Site"), parent)
        self._desk, self.site_id = desk, site_id
        self.texts: dict[str, InlineArea] = {}
        self.languages = EditedLine(
            tr("Languages"), partial(self._keep, "languages"), example=tr("Add")
        )
        self.state = ChoiceLine(tr("How it is going"), partial(self._keep, "state"))
        self.reason = EditedLine(
            tr("In one fair line"),
            partial(self._keep, "state_reason"),
            example=tr("One the site could read"),
        )
        self.agreements = AgreementsGroup(desk, site_id)
        self.consents: dict[ConsentUse, ChoiceLine] = {}
        self.packets = Label("", "cap", "ink3", wrap=True)
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        """Show what the book says now."""
        profile = self._desk.read(site_profiles.get, self.site_id)
        self.set_title(profile.name, profile.region)
        for field, text in self.texts.items():
            text.set_text(getattr(profile, field))
        self.languages.show_text(", ".join(profile.languages))
        options: list[tuple[Any, str]] = [(None, tr("Not noted"))]
        self.state.offer(options + [(s, s.label) for s in SiteState], profile.state)
        self.reason.show_text(profile.state_reason)
        self._show_consents(profile)
        self.agreements.show_name(profile.name)
        self.agreements.refresh()

    def _fill(self) -> None:
        for field, name, example in _TEXTS:
            text = InlineArea("", tr(name), "read", example=tr(example))
            text.edited.connect(Teller(text, self._keep, field).pass_on)
            text.setToolTip(tr(_READERS[field]))
            self.texts[field] = text
            group = Group(tr(name))
            group.column.addWidget(text)
            group.column.addWidget(Label(tr(_READERS[field]), "cap", "ink3"))
            self.add(group)
        self.add(self.languages)
        self.add_rule()
        self.add(self.agreements)
        agreed = Group(tr("The site says"))
        for use, words in site_profiles.ASKED_OF_SITES.items():
            line = ChoiceLine(tr(words), partial(self._note, use))
            self.consents[use] = line
            agreed.column.addWidget(Label(tr(words), "small", "ink2", wrap=True))
            agreed.column.addWidget(line)
        agreed.column.addWidget(self.packets)
        self.add(agreed)
        self.add_rule()
        self.add(self.state)
        self.add(self.reason)
        if self._desk.read_only:
            for part in (*self.texts.values(), self.languages, self.state, self.reason):
                part.setEnabled(False)
            self.agreements.setEnabled(False)
            agreed.setEnabled(False)

    def _show_consents(self, profile: Profile) -> None:
        options: list[tuple[Any, str]] = [(None, tr("Not asked"))]
        options += [(state, state.label) for state in ConsentState]
        for use, line in self.consents.items():
            line.offer(list(options), profile.agreed.get(use))
        told = tr(
            "Already handed on with summaries of their coaching: {packets}. A new "
            "answer holds for what is made from now on; ask for these back."
        )
        self.packets.setText(told.format(packets="; ".join(profile.packets)))
        self.packets.setVisible(bool(profile.packets))

    def _keep(self, field: str, value: Any) -> None:
        label = tr("Profile of the site changed")
        self._desk.do(label, site_profiles.edit, self.site_id, field, value)

    def _note(self, use: ConsentUse, state: ConsentState | None) -> None:
        label = tr("Consent of the site noted")
        self._desk.do(label, site_answers.note, self.site_id, use, state)


class AgreementsGroup(Group):
    """What was agreed with the site; that nothing is, is said (PI12)."""

    def __init__(
        self, desk: Desk, site_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Agreed between us"), None, parent)
        self._desk, self._site, self._name = desk, site_id, ""
        self.nothing = Label("", "small", "honey_ink", wrap=True)
        self._cards = vbox(gap=10)
        self.cards: list[AgreementCard] = []
        self.begins = {
            kind: Button(kind.label, "plus", "link", small=True)
            for kind in site_agreements.KINDS
        }
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._cards)
        for kind, button in self.begins.items():
            button.clicked.connect(Teller(button, self._begin, kind).tell)
            self.column.addLayout(hbox(button, STRETCH))

    def show_name(self, name: str) -> None:
        """Speak of the site by its name."""
        self._name = name

    def refresh(self) -> None:
        """Show what the book says now."""
        found = self._desk.read(site_agreements.of_site, self._site)
        kinds = {one.kind for one in found}
        lacks = site_agreements.lacking(found)
        self.nothing.setText(site_agreements.sentence(lacks, self._name))
        self.nothing.setVisible(bool(lacks))
        for kind, button in self.begins.items():
            button.setVisible(kind not in kinds)
        if [card.agreed for card in self.cards] != list(found):
            clear(self._cards)
            self.cards = [AgreementCard(self._desk, one) for one in found]
            for card in self.cards:
                self._cards.addWidget(card)

    def _begin(self, kind: AgreementKind) -> None:
        label = tr("Agreement begun")
        self._desk.do(label, site_agreements.begin, self._site, kind)


class AgreementCard(QWidget):
    """One agreement: what is shared and what is not, by whom and when agreed."""

    def __init__(
        self, desk: Desk, agreed: Agreed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.agreed = desk, agreed
        self.lines = {
            name: EditedLine(tr(words), partial(self._keep, name), example=tr("Add"))
            for name, words in (*_ROLES.get(agreed.kind, ()), *_PARTS)
        }
        self.agreed_on = DateField(tr("Agreed on"), agreed.agreed_on)
        self.review_on = DateField(tr("Look at it again on"), agreed.review_on)
        self.end = Button(tr("End it"), kind="quietlink", small=True)
        column = vbox(hbox((Label(agreed.kind.label, "smalls"), 1), self.end), gap=2)
        column.addWidget(Label(_standing(agreed), "cap", "ink3", wrap=True))
        for name, line in self.lines.items():
            line.show_text(getattr(agreed, name))
            column.addWidget(line)
        column.addLayout(hbox((self.agreed_on, 1), (self.review_on, 1), gap=10))
        self.setLayout(column)
        agreed_on = Teller(self.agreed_on, self._keep, "agreed_on")
        self.agreed_on.changed.connect(agreed_on.pass_on)
        review_on = Teller(self.review_on, self._keep, "review_on")
        self.review_on.changed.connect(review_on.pass_on)
        self.end.clicked.connect(self._end)

    def _keep(self, field: str, value: Any) -> None:
        if value != getattr(self.agreed, field):
            label = tr("Agreement changed")
            said: Any = {field: value}
            self._desk.do(label, site_agreements.change, self.agreed.id, **said)

    @Slot()
    def _end(self) -> None:
        self._desk.do(tr("Agreement ended"), site_agreements.retire, self.agreed.id)


_ROLES: Final = {AgreementKind.DUAL_ROLE: (("body", mark("Roles I hold")),)}
_PARTS: Final = (
    ("will_share", mark("Will share")),
    ("wont_share", mark("Will not share")),
    ("exceptions", mark("Where that ends")),
    ("agreed_by", mark("Agreed with")),
)


def _standing(agreed: Agreed) -> str:
    if agreed.agreed_on is None or not agreed.is_made:
        return tr("Not agreed yet")
    day = tr("Agreed on {day}").format(day=phrases.day(agreed.agreed_on))
    if agreed.due_since is not None:
        again = tr("to be looked at again since {day}")
        return f"{day}, {again.format(day=phrases.day(agreed.due_since))}"
    return day
