"""The registers of what was asked for and received, and of the two roles."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from typing_extensions import override

from app.charter import asks, role_cards
from app.charter.asks import Ask
from app.charter.role_cards import Filled
from app.i18n import mark, tr, trn
from app.vocabulary import Layer, ResourceKind, Role
from ui import phrases
from ui.views.charter.registers.register import (
    Act,
    Field,
    Filter,
    Kind,
    Notice,
    Register,
    by_day,
    folded,
    key_of,
    name_of,
    short,
)
from ui.views.needs import words
from ui.widgets.records import Column


class Asks(Register[Ask]):
    """What was asked of whom, and what came (NR22)."""

    code = "asks"
    icon = "tray"
    paper = "compendium"
    said: ClassVar = {
        "added": mark("Ask added"),
        "changed": mark("Ask changed"),
        "deleted": mark("Ask deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Asks")

    @override
    def note(self) -> str:
        return tr(
            "Stories, practices and papers we asked for. What came with permission "
            "prints as a collection."
        )

    @override
    def prompt(self) -> str:
        return tr("One page on the lunch table @Joe")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("Nothing is asked for yet"), tr(
            "Collect as you go: ask for the story when it is told, and for permission "
            "when it comes."
        )

    @override
    def notice(self, community: UUID, records: Sequence[Ask]) -> Notice | None:
        bare = sum(not one.is_open and not one.may_be_shared for one in records)
        if not bare:
            return None
        return Notice(
            trn(
                "{n} thing came without a word on what may be done with it.",
                "{n} things came without a word on what may be done with them.",
                bare,
            ),
            honey=True,
        )

    @override
    def read(self, community: UUID) -> list[Ask]:
        return self.desk.read(asks.of_community, community)

    @override
    def columns(self) -> list[Column[Ask]]:
        return [
            Column(
                tr("What"),
                _what,
                key=_by_what,
                role="medium",
                color=_what_ink,
                second=_of_whom,
            ),
            Column(tr("Asked"), _asked, key=_by_asked, width=110, drop=2),
            Column(
                tr("State"),
                _standing,
                key=_by_standing,
                color=_standing_ink,
                width=190,
                second=_permission,
            ),
        ]

    @override
    def words_of(self, record: Ask) -> str:
        given = record.received
        about = (given.about, given.permission) if given else ()
        return folded(
            record.words, name_of(record.person), name_of(record.site), *about
        )

    @override
    def is_open(self, record: Ask) -> bool:
        return record.is_open

    @override
    def stands_out(self, record: Ask) -> bool:
        return record.is_late

    @override
    def filters(self) -> list[Filter[Ask]]:
        return [
            Filter("open", tr("Outstanding"), "hourglass-medium", _is_open),
            Filter("share", tr("With permission"), "share", _may_be_shared),
        ]

    @override
    def acts(self) -> list[Act[Ask]]:
        return [Act("R", tr("Received today"), self._receive, "check", on=_is_here)]

    @override
    def head(self, record: Ask) -> tuple[str, str]:
        return record.words, _standing(record)

    @override
    def fields(self) -> list[Field[Ask]]:
        return [
            Field("words", tr("What is asked for"), Kind.TEXT, _what),
            Field(
                "person_id",
                tr("Asked of"),
                Kind.CHOICE,
                _person_key,
                options=lambda one: self.people(one.person),
            ),
            Field(
                "site_id",
                tr("Site"),
                Kind.CHOICE,
                _site_key,
                options=lambda one: self.sites(one.site),
            ),
            Field("asked_on", tr("Asked on"), Kind.DAY, _asked_on),
            Field("due_on", tr("Wanted by"), Kind.DAY, _due_on),
            Field("received_on", tr("Received"), Kind.DAY, _received_on),
            Field(
                "permission",
                tr("What may be done with it, in their words"),
                Kind.TEXT,
                _permission,
                tr("“Use it, with our name, at the other sites”"),
            ),
            Field("about", tr("What it holds"), Kind.TEXT, _about, tr("In a line")),
            Field(
                "location",
                tr("Where it is"),
                Kind.LINE,
                _location,
                tr("A path, a link, a shelf"),
            ),
            Field("kind", tr("Kind"), Kind.CHOICE, _kind, options=_kinds),
            Field("layer", tr("Read by"), Kind.CHOICE, _layer, options=_layers),
            Field("credit", tr("Their name"), Kind.CHOICE, _credit, options=_credits),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(self.toast("added"), asks.add, community, typed)

    @override
    def change(self, record: Ask, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(self.toast("changed"), asks.change, record.id, **fields)

    @override
    def delete(self, record: Ask) -> None:
        self.desk.do(self.toast("deleted"), asks.delete, record.id)

    def _receive(self, record: Ask) -> None:
        self.desk.do(self.toast("changed"), asks.receive, record.id)


class RoleCards(Register[Filled]):
    """Two roles that are not one (JS9)."""

    code = "roles"
    icon = "identification-card"
    paper = "role_card_coordinator"
    can_add = False
    said: ClassVar = {
        "added": mark("Role given"),
        "changed": mark("Role given"),
        "deleted": mark("Role ended"),
    }

    @override
    def title(self) -> str:
        return tr("Role cards")

    @override
    def note(self) -> str:
        return tr(
            "One sees to it that we meet; another leads the topic, and next time it is "
            "somebody else."
        )

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No cards"), tr(
            "There are two of them as soon as there is a community."
        )

    @override
    def read(self, community: UUID) -> list[Filled]:
        return self.desk.read(role_cards.of_community, community)

    @override
    def columns(self) -> list[Column[Filled]]:
        return [
            Column(tr("Role"), _role, role="medium", color="ink", second=_purpose),
            Column(tr("Who"), _holders, color=_holders_ink, width=220),
        ]

    @override
    def words_of(self, record: Filled) -> str:
        return folded(_role(record), _holders(record))

    @override
    def stands_out(self, record: Filled) -> bool:
        return record.id is Role.COORDINATOR and not record.holders

    @override
    def acts(self) -> list[Act[Filled]]:
        return [Act("P", tr("Print this card"), self._print, "printer")]

    @override
    def head(self, record: Filled) -> tuple[str, str]:
        return _role(record), _purpose(record)

    @override
    def fields(self) -> list[Field[Filled]]:
        return [
            Field(
                "person",
                tr("Give it to"),
                Kind.CHOICE,
                _first_holder,
                options=self._everybody,
            ),
            *(
                Field(f"part{at}", "", Kind.TOLD, _Part(at).words)
                for at in range(len(role_cards.CARDS[0].parts))
            ),
            Field("not", "", Kind.TOLD, _not_its),
        ]

    @override
    def change(self, record: Filled, name: str, value: Any) -> None:
        community = self.desk.community_id
        if community is None:
            return
        if value is None:
            self.delete(record)
        else:
            self.desk.do(
                self.toast("changed"), role_cards.give, community, record.id, value
            )

    @override
    def delete(self, record: Filled) -> None:
        community = self.desk.community_id
        if community is not None and record.holders:
            self.desk.do(self.toast("deleted"), role_cards.end, community, record.id)

    @override
    def can_delete(self, record: Filled) -> bool:
        return False

    def paper_of(self, record: Filled) -> str:
        """Return the code of the card's printout."""
        return f"role_card_{record.id.value}"

    def _print(self, record: Filled) -> None:
        del record  # the one the cursor is on
        self.host.print_register()

    def _everybody(self, record: Filled) -> list[tuple[Any, str]]:
        return self.people(record.holders[0] if record.holders else None)


class _Part:
    """One part of a card, as words."""

    def __init__(self, at: int) -> None:
        self._at = at

    def words(self, record: Filled) -> str:
        """Return its head and its lines."""
        part = record.card.parts[self._at]
        return "\n".join([tr(part.when), *(f"• {tr(line)}" for line in part.lines)])


def _what(one: Ask) -> str:
    return one.words


def _by_what(one: Ask) -> str:
    return folded(one.words)


def _what_ink(one: Ask) -> str:
    return "ink" if one.is_open else "ink2"


def _of_whom(one: Ask) -> str:
    parts = dict.fromkeys((name_of(one.person), name_of(one.site)))
    return " · ".join(part for part in parts if part)


def _asked(one: Ask) -> str:
    return words.ago(one.asked_on) if one.asked_on else ""


def _by_asked(one: Ask) -> str:
    return by_day(one.asked_on)


def _standing(one: Ask) -> str:
    if one.received_on:
        return tr("Received {day}").format(day=short(one.received_on))
    if one.due_on:
        return phrases.due(one.due_on)
    return tr("Outstanding")


def _by_standing(one: Ask) -> tuple[bool, str]:
    return not one.is_open, by_day(one.received_on or one.due_on)


def _standing_ink(one: Ask) -> str:
    return "honey_ink" if one.is_late else "ink2"


def _permission(one: Ask) -> str:
    return one.received.permission if one.received else ""


def _about(one: Ask) -> str:
    return one.received.about if one.received else ""


def _location(one: Ask) -> str:
    return one.received.location if one.received else ""


def _kind(one: Ask) -> Any:
    return one.received.kind if one.received else ResourceKind.NOTE


def _kinds(one: Ask) -> list[tuple[Any, str]]:
    del one
    return [(k, k.label) for k in ResourceKind if k is not ResourceKind.TERM]


def _layer(one: Ask) -> Any:
    return one.received.layer if one.received else Layer.SUCCESSOR


def _layers(one: Ask) -> list[tuple[Any, str]]:
    known = {
        Layer.SUCCESSOR: tr("Only a successor"),
        Layer.MEMBER: tr("The members"),
        Layer.FUNDER: tr("The members and the funder"),
        Layer.PUBLIC: tr("Everybody"),
    }
    shown = [*asks.SHARED_WITH]
    if _layer(one) not in shown:
        shown.append(_layer(one))
    return [(layer, known.get(layer, layer.label)) for layer in shown]


def _credit(one: Ask) -> bool:
    return one.received.credit if one.received else True


def _credits(one: Ask) -> list[tuple[Any, str]]:
    del one
    return [(True, tr("Is to be said with it")), (False, tr("Stays unsaid"))]


def _asked_on(one: Ask) -> Any:
    return one.asked_on


def _due_on(one: Ask) -> Any:
    return one.due_on


def _received_on(one: Ask) -> Any:
    return one.received_on


def _person_key(one: Ask) -> Any:
    return key_of(one.person)


def _site_key(one: Ask) -> Any:
    return key_of(one.site)


def _is_open(one: Ask) -> bool:
    return one.is_open


def _is_here(one: Ask) -> bool:
    return not one.is_open


def _may_be_shared(one: Ask) -> bool:
    return one.may_be_shared


def _role(one: Filled) -> str:
    return one.card.role.label


def _purpose(one: Filled) -> str:
    return tr(one.card.purpose)


def _not_its(one: Filled) -> str:
    return tr(one.card.not_its)


def _holders(one: Filled) -> str:
    if one.holders:
        return phrases.names([held.name for held in one.holders])
    changes = one.id is Role.FACILITATOR
    return tr("Changes each time") if changes else tr("Nobody yet")


def _holders_ink(one: Filled) -> str:
    lacks = one.id is Role.COORDINATOR and not one.holders
    return "honey_ink" if lacks else "ink"


def _first_holder(one: Filled) -> Any:
    return one.holders[0].id if one.holders else None
