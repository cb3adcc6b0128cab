"""The registers of what a circle keeps: its words, and where its things are."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from typing_extensions import override

from app import clock
from app.charter import glossary, places
from app.charter.glossary import Term
from app.charter.places import Kept
from app.i18n import mark, tr, trn
from app.vocabulary import PlaceKind
from ui.places import Place
from ui.views.charter.registers.register import (
    NEVER,
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
)
from ui.views.needs import words
from ui.widgets.records import Column


class Glossary(Register[Term]):
    """The circle's own words (JS2)."""

    code = "glossary"
    icon = "book-open"
    paper = "glossary"
    said: ClassVar = {
        "added": mark("Term added"),
        "changed": mark("Term changed"),
        "deleted": mark("Term deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Glossary")

    @override
    def note(self) -> str:
        return tr("Terms and techniques we use, for those who come new.")

    @override
    def prompt(self) -> str:
        return tr("Door: the first minute of a talk @Hank")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No terms yet"), tr(
            "Write a word, a colon, and what it means among you. What everybody "
            "understands but a newcomer is the best place to start."
        )

    @override
    def notice(self, community: UUID, records: Sequence[Term]) -> Notice | None:
        found = self.desk.read(glossary.signs, community)
        enterprise = (
            tr("what we do is written")
            if found.enterprise
            else tr("what we do is not written yet")
        )
        engagement = trn(
            "{n} pair worked together", "{n} pairs worked together", found.engagement
        )
        repertoire = trn("{n} term", "{n} terms", found.repertoire)
        said = tr(
            "Three signs of a community of practice. Joint enterprise: {enterprise}. "
            "Mutual engagement: {engagement}. Shared repertoire: {repertoire}."
        )
        return Notice(
            said.format(
                enterprise=enterprise, engagement=engagement, repertoire=repertoire
            )
        )

    @override
    def read(self, community: UUID) -> list[Term]:
        return self.desk.read(glossary.of_community, community)

    @override
    def columns(self) -> list[Column[Term]]:
        return [
            Column(
                tr("Term"),
                _term,
                key=_by_term,
                role="medium",
                color="ink",
                width=190,
            ),
            Column(tr("What it means"), _meaning, color=_meaning_ink, second=_example),
            Column(tr("From"), _origin, width=170, drop=1, second=_bringer),
        ]

    @override
    def words_of(self, record: Term) -> str:
        return folded(
            record.term,
            record.meaning,
            record.example,
            record.origin,
            name_of(record.person),
        )

    @override
    def stands_out(self, record: Term) -> bool:
        return not record.meaning

    @override
    def filters(self) -> list[Filter[Term]]:
        return [Filter("bare", tr("Without a meaning"), "question", _is_bare)]

    @override
    def head(self, record: Term) -> tuple[str, str]:
        return record.term, ""

    @override
    def fields(self) -> list[Field[Term]]:
        return [
            Field("term", tr("Term"), Kind.LINE, _term),
            Field(
                "meaning",
                tr("What it means"),
                Kind.TEXT,
                _plain_meaning,
                tr("Say it to somebody new"),
            ),
            Field(
                "example", tr("An example"), Kind.TEXT, _example, tr("Add an example")
            ),
            Field("origin", tr("From"), Kind.LINE, _origin, tr("Where it comes from")),
            Field(
                "person_id",
                tr("Brought by"),
                Kind.CHOICE,
                _bringer_key,
                options=lambda one: self.people(one.person),
            ),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(self.toast("added"), glossary.add, community, typed)

    @override
    def change(self, record: Term, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(self.toast("changed"), glossary.change, record.id, **fields)

    @override
    def delete(self, record: Term) -> None:
        self.desk.do(self.toast("deleted"), glossary.delete, record.id)


class Places(Register[Kept]):
    """Where things are (GLP14, ERLC13)."""

    code = "places"
    icon = "folder-open"
    paper = "where_things_are"
    said: ClassVar = {
        "added": mark("Place added"),
        "changed": mark("Place changed"),
        "deleted": mark("Place deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Where things are")

    @override
    def note(self) -> str:
        return tr("Places, who keeps them, who has access. Never a password.")

    @override
    def prompt(self) -> str:
        return tr("Shared drive: drive.example/circle @Rosa")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No place written down yet"), tr(
            "Where are the notes, the pictures, the list of addresses? Who can let "
            "somebody in? What only one person knows is lost with them."
        )

    @override
    def notice(self, community: UUID, records: Sequence[Kept]) -> Notice | None:
        if self.desk.read(places.has_broker, community):
            return None
        return Notice(
            tr("Nobody is the knowledge broker yet: who looks after all this?"),
            tr("Give the role"),
            self.find_broker,
            honey=True,
        )

    def find_broker(self) -> None:
        """Go to the people, where the role is given."""
        self.desk.go(Place("people", self.desk.community_id))

    @override
    def read(self, community: UUID) -> list[Kept]:
        return self.desk.read(places.of_community, community)

    @override
    def columns(self) -> list[Column[Kept]]:
        return [
            Column(
                tr("Place"),
                _name,
                key=_by_name,
                role="medium",
                color=_name_ink,
                second=_location,
            ),
            Column(tr("What is there"), _holds, drop=1, second=_kind),
            Column(tr("Keeper"), _keeper, key=_by_keeper, color=_keeper_ink, width=150),
            Column(
                tr("Checked"),
                _checked,
                key=_by_checked,
                color=_checked_ink,
                width=120,
                drop=2,
            ),
        ]

    @override
    def words_of(self, record: Kept) -> str:
        return folded(
            record.name,
            record.location,
            record.holds,
            record.access,
            name_of(record.keeper),
            record.kind.label,
        )

    @override
    def is_open(self, record: Kept) -> bool:
        return record.in_use

    @override
    def stands_out(self, record: Kept) -> bool:
        return record.is_stale or record.lacks_keeper

    @override
    def filters(self) -> list[Filter[Kept]]:
        return [
            Filter("stale", tr("To check"), "clock", _is_stale),
            Filter("unkept", tr("Without a keeper"), "user-minus", _lacks_keeper),
        ]

    @override
    def acts(self) -> list[Act[Kept]]:
        return [
            Act("V", tr("Checked today"), self._check, "check", on=_is_checked_today),
            Act("U", tr("Not used any more"), self._retire, "archive-box", on=_is_out),
        ]

    @override
    def head(self, record: Kept) -> tuple[str, str]:
        every = tr("of all communities") if record.everywhere else ""
        return record.name, " · ".join(p for p in (record.kind.label, every) if p)

    @override
    def fields(self) -> list[Field[Kept]]:
        return [
            Field("name", tr("Name"), Kind.LINE, _name),
            Field("kind", tr("Kind"), Kind.CHOICE, _kind_of, options=_kinds),
            Field("location", tr("Where"), Kind.LINE, _location, tr("A link, a shelf")),
            Field("holds", tr("Holds"), Kind.TEXT, _holds, tr("Add what is there")),
            Field(
                "access",
                tr("Who has access"),
                Kind.TEXT,
                _access,
                tr("Add who can let somebody in, never a password"),
            ),
            Field(
                "keeper_id",
                tr("Keeper"),
                Kind.CHOICE,
                _keeper_key,
                options=lambda one: self.people(one.keeper),
            ),
            Field("checked_on", tr("Checked on"), Kind.DAY, _checked_on),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(self.toast("added"), places.add, community, typed)

    @override
    def change(self, record: Kept, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(self.toast("changed"), places.change, record.id, **fields)

    @override
    def delete(self, record: Kept) -> None:
        self.desk.do(self.toast("deleted"), places.delete, record.id)

    def _check(self, record: Kept) -> None:
        self.desk.do(tr("Checked today"), places.check, record.id)

    def _retire(self, record: Kept) -> None:
        day = clock.today() if record.in_use else None
        self.change(record, "retired_on", day)


def _term(one: Term) -> str:
    return one.term


def _by_term(one: Term) -> str:
    return folded(one.term)


def _meaning(one: Term) -> str:
    return one.meaning or tr("No meaning yet")


def _plain_meaning(one: Term) -> str:
    return one.meaning


def _meaning_ink(one: Term) -> str:
    return "ink" if one.meaning else "honey_ink"


def _is_bare(one: Term) -> bool:
    return not one.meaning


def _example(one: Term) -> str:
    return one.example


def _origin(one: Term) -> str:
    return one.origin


def _bringer(one: Term) -> str:
    return name_of(one.person)


def _bringer_key(one: Term) -> Any:
    return key_of(one.person)


def _name(one: Kept) -> str:
    return one.name


def _by_name(one: Kept) -> str:
    return folded(one.name)


def _name_ink(one: Kept) -> str:
    return "ink" if one.in_use else "ink3"


def _location(one: Kept) -> str:
    return one.location


def _holds(one: Kept) -> str:
    return one.holds


def _access(one: Kept) -> str:
    return one.access


def _kind(one: Kept) -> str:
    return one.kind.label if one.in_use else tr("Not used any more")


def _kind_of(one: Kept) -> Any:
    return one.kind


def _kinds(one: Kept) -> list[tuple[Any, str]]:
    del one
    return [(kind, kind.label) for kind in PlaceKind]


def _keeper(one: Kept) -> str:
    return name_of(one.keeper) or (tr("Nobody") if one.in_use else NEVER)


def _by_keeper(one: Kept) -> str:
    return folded(name_of(one.keeper))


def _keeper_key(one: Kept) -> Any:
    return key_of(one.keeper)


def _keeper_ink(one: Kept) -> str:
    return "honey_ink" if one.lacks_keeper else "ink"


def _checked(one: Kept) -> str:
    return words.ago(one.checked_on) if one.checked_on else tr("Never")


def _checked_on(one: Kept) -> Any:
    return one.checked_on


def _by_checked(one: Kept) -> str:
    return by_day(one.checked_on)


def _checked_ink(one: Kept) -> str:
    return "honey_ink" if one.is_stale else "ink2"


def _is_stale(one: Kept) -> bool:
    return one.is_stale


def _lacks_keeper(one: Kept) -> bool:
    return one.lacks_keeper


def _is_out(one: Kept) -> bool:
    return not one.in_use


def _is_checked_today(one: Kept) -> bool:
    return one.checked_on == clock.today()
