"""The registers of whom to call: contacts at the sites, and people outside."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from typing_extensions import override

from app import clock
from app.charter import coverage, outside_people
from app.charter.coverage import Post
from app.charter.outside_people import Outside
from app.i18n import mark, tr, trn
from app.vocabulary import ConsentState
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
)
from ui.views.needs import words
from ui.widgets.records import Column


class Coverage(Register[Post]):
    """Two people to call at each site, and when that was verified."""

    code = "coverage"
    icon = "phone"
    paper = "people_directory"
    said: ClassVar = {
        "added": mark("Contact named"),
        "changed": mark("Contact changed"),
        "deleted": mark("Contact removed"),
    }

    @override
    def title(self) -> str:
        return tr("Contacts")

    @override
    def note(self) -> str:
        return tr(
            "Whom to call at each site, and who else if they are away. Verify twice a "
            "year."
        )

    @override
    def prompt(self) -> str:
        return tr("Joe @Alder")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No sites yet"), tr(
            "Once sites take part, each has two lines here: the first person to call, "
            "and the backup."
        )

    @override
    def notice(self, community: UUID, records: Sequence[Post]) -> Notice | None:
        missing = sum(one.is_missing for one in records)
        stale = sum(one.is_stale for one in records)
        said = []
        if missing:
            said.append(trn("{n} line has nobody.", "{n} lines have nobody.", missing))
        if stale:
            said.append(
                trn(
                    "{n} contact was not verified for half a year.",
                    "{n} contacts were not verified for half a year.",
                    stale,
                )
            )
        return Notice(" ".join(said), honey=True) if said else None

    @override
    def read(self, community: UUID) -> list[Post]:
        return self.desk.read(coverage.of_community, community)

    @override
    def columns(self) -> list[Column[Post]]:
        return [
            Column(
                tr("Site"),
                _site,
                key=_by_site,
                role="medium",
                color="ink",
                second=_rank,
            ),
            Column(tr("Who"), _who, key=_by_who, color=_who_ink),
            Column(
                tr("Verified"),
                _verified,
                key=_by_verified,
                color=_verified_ink,
                width=140,
            ),
        ]

    @override
    def words_of(self, record: Post) -> str:
        return folded(record.site, record.label, name_of(record.person))

    @override
    def is_open(self, record: Post) -> bool:
        return not record.is_missing

    @override
    def stands_out(self, record: Post) -> bool:
        return record.is_missing or record.is_stale

    @override
    def filters(self) -> list[Filter[Post]]:
        return [
            Filter("missing", tr("Nobody named"), "user-minus", _is_missing),
            Filter("stale", tr("To verify"), "clock", _is_stale),
        ]

    @override
    def acts(self) -> list[Act[Post]]:
        return [
            Act(
                "V",
                tr("Verified today"),
                self._verify,
                "check",
                on=_is_verified_today,
                fits=_is_named,
            )
        ]

    @override
    def head(self, record: Post) -> tuple[str, str]:
        return record.site, record.label

    @override
    def fields(self) -> list[Field[Post]]:
        return [
            Field(
                "person",
                tr("Who"),
                Kind.CHOICE,
                _person_key,
                options=lambda one: self.people(one.person),
            ),
            Field("told", "", Kind.TOLD, _verified_words),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(
            self.toast("added"), coverage.name_in_a_line, community, typed
        )

    @override
    def change(self, record: Post, name: str, value: Any) -> None:
        community = self.desk.community_id
        if community is None:
            return
        if value is None:
            self.delete(record)
            return
        self.desk.do(
            self.toast("changed"),
            coverage.appoint,
            community,
            record.site_id,
            record.rank,
            value,
        )

    @override
    def delete(self, record: Post) -> None:
        if record.term_id is not None:
            self.desk.do(self.toast("deleted"), coverage.dismiss, record.term_id)

    @override
    def can_delete(self, record: Post) -> bool:
        return record.term_id is not None

    def _verify(self, record: Post) -> None:
        if record.term_id is not None:
            self.desk.do(tr("Verified today"), coverage.verify, record.term_id)


class OutsidePeople(Register[Outside]):
    """People outside the circle whom it may ask (ERLC14)."""

    code = "outside"
    icon = "users-three"
    said: ClassVar = {
        "added": mark("Person added"),
        "changed": mark("Person changed"),
        "deleted": mark("Taken off the list"),
    }

    @override
    def title(self) -> str:
        return tr("People outside")

    @override
    def note(self) -> str:
        return tr("Whom to ask where nobody of us knows, and on which terms they help.")

    @override
    def prompt(self) -> str:
        return tr("Ingrid Solheim: teaching listening")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("Nobody outside is noted yet"), tr(
            "A person at the college, a retired colleague, somebody who wrote the "
            "report: one line with what they know."
        )

    @override
    def read(self, community: UUID) -> list[Outside]:
        return self.desk.read(outside_people.of_community, community)

    @override
    def columns(self) -> list[Column[Outside]]:
        return [
            Column(
                tr("Name"),
                _name,
                key=_by_name,
                role="medium",
                color="ink",
                second=_organization,
            ),
            Column(tr("Knows about"), _about, color="ink"),
            Column(tr("Terms"), _terms, drop=2),
            Column(tr("Contact"), _contact, width=150, drop=1),
        ]

    @override
    def words_of(self, record: Outside) -> str:
        return folded(record.name, record.organization, record.about, record.terms)

    @override
    def acts(self) -> list[Act[Outside]]:
        yes, no = ConsentState.YES, ConsentState.NO
        return [
            Act(
                "1",
                tr("May be passed on"),
                _Saying(self, yes).say,
                "check",
                on=_Saying(self, yes).is_so,
            ),
            Act(
                "2",
                tr("Not to be passed on"),
                _Saying(self, no).say,
                "prohibit",
                on=_Saying(self, no).is_so,
            ),
        ]

    @override
    def head(self, record: Outside) -> tuple[str, str]:
        return record.name, record.organization

    @override
    def fields(self) -> list[Field[Outside]]:
        return [
            Field("name", tr("Name"), Kind.LINE, _name),
            Field(
                "about", tr("Knows about"), Kind.TEXT, _about, tr("Add what they know")
            ),
            Field(
                "terms",
                tr("Terms"),
                Kind.TEXT,
                _terms,
                tr("Add what they ask for: a gift, an exchange, a fee"),
            ),
            Field("phone", tr("Phone"), Kind.LINE, _phone, tr("Add a number")),
            Field("email", tr("E-mail"), Kind.LINE, _email, tr("Add an address")),
            Field("contact", tr("Pass it on"), Kind.CHOICE, _answer, options=_answers),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(self.toast("added"), outside_people.add, community, typed)

    @override
    def change(self, record: Outside, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(self.toast("changed"), outside_people.change, record.id, **fields)

    @override
    def delete(self, record: Outside) -> None:
        self.desk.do(self.toast("deleted"), outside_people.delete, record.id)


class _Saying:
    """Notes one answer, and knows whether it is the one."""

    def __init__(self, register: OutsidePeople, state: ConsentState) -> None:
        self._register, self._state = register, state

    def say(self, record: Outside) -> None:
        """Note it as theirs."""
        self._register.change(record, "contact", self._state)

    def is_so(self, record: Outside) -> bool:
        """Tell whether it is."""
        return record.contact is self._state


def _site(one: Post) -> str:
    return one.site


def _by_site(one: Post) -> tuple[str, str]:
    return folded(one.site), one.label


def _rank(one: Post) -> str:
    return one.label


def _who(one: Post) -> str:
    return name_of(one.person) or tr("Nobody yet")


def _by_who(one: Post) -> str:
    return folded(name_of(one.person))


def _person_key(one: Post) -> Any:
    return key_of(one.person)


def _who_ink(one: Post) -> str:
    return "honey_ink" if one.is_missing else "ink"


def _verified(one: Post) -> str:
    if one.is_missing:
        return ""
    return words.ago(one.verified_on) if one.verified_on else tr("Never")


def _verified_words(one: Post) -> str:
    if one.is_missing:
        return tr("Nobody is named. Choose somebody, and they count as verified today.")
    when = _verified(one)
    return tr("Verified: {when}. Press V to verify today.").format(when=when)


def _by_verified(one: Post) -> str:
    return by_day(one.verified_on)


def _verified_ink(one: Post) -> str:
    return "honey_ink" if one.is_stale else "ink2"


def _is_missing(one: Post) -> bool:
    return one.is_missing


def _is_stale(one: Post) -> bool:
    return one.is_stale


def _is_named(one: Post) -> bool:
    return not one.is_missing


def _is_verified_today(one: Post) -> bool:
    return one.verified_on == clock.today()


def _name(one: Outside) -> str:
    return one.name


def _by_name(one: Outside) -> str:
    return folded(one.name)


def _organization(one: Outside) -> str:
    return one.organization


def _about(one: Outside) -> str:
    return one.about


def _terms(one: Outside) -> str:
    return one.terms


def _phone(one: Outside) -> str:
    return one.phone


def _email(one: Outside) -> str:
    return one.email


def _answer(one: Outside) -> Any:
    return one.contact


def _contact(one: Outside) -> str:
    return _said(one.contact)


def _answers(one: Outside) -> list[tuple[Any, str]]:
    shown = list(outside_people.ANSWERS)
    if one.contact not in shown:
        shown.append(one.contact)
    return [(state, _said(state)) for state in shown]


def _said(state: ConsentState | None) -> str:
    if state is None:
        return tr("Not asked")
    known = {
        ConsentState.ASKED: tr("Asked, no answer yet"),
        ConsentState.YES: tr("May be passed on"),
        ConsentState.NO: tr("Not to be passed on"),
    }
    return known.get(state, state.label)
