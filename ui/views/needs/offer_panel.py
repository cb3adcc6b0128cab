"""The side panel of what somebody brings: how well, on what terms, and who may know."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.errors import CirclebookError, GoneError
from app.i18n import tr
from app.needs import offers
from app.needs.offers import Offer
from app.person import consents
from app.vocabulary import (
    Confidence,
    ConsentState,
    ConsentUse,
    ExpertiseKind,
    Source,
    Terms,
)
from ui.desk import Desk
from ui.views.needs import words
from ui.views.needs.entry_panel import EntryPanel
from ui.views.people.about import ChoiceLine, EditedLine
from ui.views.people.facts import Group
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.switches import Switch

TABLES: Final = frozenset(
    {
        "expertise",
        "topic",
        "site",
        "party",
        "person",
        "membership",
        "consent",
        "setting",
    }
)


class OfferPanel(EntryPanel):
    """What one site or one person brings in one topic."""

    tables = TABLES

    def __init__(
        self, desk: Desk, expertise_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("What they bring"), parent)
        self.expertise_id = expertise_id
        self.level = ChoiceLine(tr("How well"), partial(self._keep, "level"))
        self.volunteered = Switch(tr("They volunteered it"))
        self.kind = ChoiceLine(tr("Kind"), partial(self._keep, "kind"))
        self.terms = ChoiceLine(tr("Terms"), partial(self._keep, "terms"))
        self.availability = EditedLine(
            tr("When"), partial(self._keep, "availability"), example=tr("Add when")
        )
        self.place = EditedLine(
            tr("Where"), partial(self._keep, "place"), example=tr("Add where")
        )
        self.source = ChoiceLine(tr("Heard by"), partial(self._keep, "source"))
        self.confidence = ChoiceLine(tr("How sure"), partial(self._keep, "confidence"))
        self.listed = Switch(tr("The members may read of it"))
        self.consent = Label("", "cap", "ink3", wrap=True)
        self._fill()
        self.volunteered.clicked.connect(self._volunteer)
        self.listed.clicked.connect(self._let_list)
        self.refresh()

    def show_offer(self, expertise_id: UUID) -> None:
        """Show something else that somebody brings. Raises GoneError."""
        self.expertise_id = expertise_id
        self.refresh()

    @override
    def refresh(self) -> None:
        community = self._community()
        offer = self.desk.read(offers.get, community, self.expertise_id)
        brings = tr("{name} brings it").format(name=offer.holder.name)
        self.set_title(offer.topic, f"{brings} · {words.level(offer.level)}")
        self.setAccessibleName(offer.topic)
        self.offer_topics()
        self.topic.show_text(offer.topic)
        self.offer_holders(offer.holder.key, circle=False)
        self.level.offer(words.levels(), offer.level)
        self.volunteered.setChecked(offer.offer)
        nothing = tr("Not noted")
        self.kind.offer(words.options(ExpertiseKind, nothing), offer.kind)
        self.terms.offer(words.options(Terms, nothing), offer.terms)
        self.availability.show_text(offer.availability)
        self.place.show_text(offer.place)
        self.source.offer(words.options(Source), offer.source)
        self.confidence.offer(words.options(Confidence), offer.confidence)
        today = offer.checked_on == clock.today()
        self.fresh.show_freshness(
            words.freshness(offer), stale=offer.stale, today=today
        )
        self.listed.setChecked(offer.listed)
        self.consent.setText(self._consent(offer))

    @override
    def delete(self) -> None:
        self.do(tr("Taken out"), offers.delete, self.expertise_id)

    @override
    def check(self) -> None:
        self._change(tr("Checked today"), checked_on=clock.today())

    @override
    def set_topic(self, name: str) -> None:
        self.do(tr("Topic changed"), offers.change_topic, self.expertise_id, name)

    @override
    def set_holder(self, holder: UUID | None) -> None:
        if holder is not None:
            self.do(
                tr("What they bring changed"),
                offers.change_holder,
                self._community(),
                self.expertise_id,
                holder,
            )

    def _community(self) -> UUID:
        if self.desk.community_id is None:
            raise GoneError(tr("This is no longer in the book."))
        return self.desk.community_id

    def _keep(self, field: str, value: Any) -> None:
        self._change(tr("What they bring changed"), **{field: value})

    def _change(self, label: str, **fields: Any) -> None:
        self.do(label, offers.change, self.expertise_id, **fields)

    @Slot(bool)
    def _volunteer(self, on: bool) -> None:
        self._keep("offer", on)

    @Slot(bool)
    def _let_list(self, on: bool) -> None:
        agreed = tr("May be read by the members")
        label = agreed if on else tr("Kept from the members")
        try:
            self.do(
                label,
                offers.let_list,
                self._community(),
                self.expertise_id,
                agreed=on,
            )
        except CirclebookError as error:
            self.refresh()
            self.desk.say(str(error))

    def _consent(self, offer: Offer) -> str:
        """Return what a yes means, or what stands against it."""
        if not offer.holder.is_person:
            return tr("Ask the site before you list it.")
        said = self.desk.read(
            consents.of_person, self._community(), offer.holder.key
        ).get(ConsentUse.EXPERTISE)
        if offer.listed and said is not ConsentState.YES:
            return tr(
                "They have not said yes to their expertise being listed, so papers "
                "for members leave it out."
            )
        return tr("Ask them first. Their yes holds for all that they bring.")

    def _fill(self) -> None:
        bringing = Group(tr("What they bring"))
        volunteered = hbox(
            (Label(tr("They volunteered it"), "small", wrap=True), 1), self.volunteered
        )
        for line in (self.topic, self.who, self.level):
            bringing.column.addWidget(line)
        bringing.column.addLayout(volunteered)
        for each in (self.kind, self.terms, self.availability, self.place):
            bringing.column.addWidget(each)
        listing = Group(tr("Who may know"))
        said = hbox(
            (Label(tr("The members may read of it"), "small", wrap=True), 1),
            self.listed,
        )
        listing.column.addLayout(vbox(said, self.consent))
        knowing = Group(tr("How we know"))
        for known in (self.fresh, self.source, self.confidence):
            knowing.column.addWidget(known)
        for group in (bringing, listing, knowing):
            if group is not bringing:
                self.add_rule()
            self.add(group)
        self.lock((bringing, listing, knowing))
