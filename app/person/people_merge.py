"""Two entries that are one person, made into one, with all that refers to them.

Which columns refer to a person is read from the tables themselves, so a table that
comes later is covered. Nothing is lost: what both entries have is combined, and what
only one has is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from app import settings
from app.errors import RefusedError
from app.i18n import mark, tr
from app.person import people, people_names
from app.person.people_combining import combine
from app.tables import Base, Membership, Person

KEPT_APART: Final = "kept_apart"  # setting: pairs that are two people after all

LARGEST_FAMILY: Final = 300  # of one last name, beyond which nobody is compared

LABELS: Final[Mapping[str, str]] = {
    "name": mark("Name"),
    "sort_name": mark("Sorted as"),
    "job_title": mark("Job title"),
    "email": mark("E-mail"),
    "phone": mark("Phone"),
    "reach_note": mark("How to reach"),
    "preferred_channel": mark("Prefers"),
    "pronouns": mark("Pronouns"),
    "pronunciation": mark("Said as"),
    "languages": mark("Languages"),
    "address": mark("Address"),
    "terms": mark("Terms"),
}
"""The fields one chooses between, in the order they are shown."""


@dataclass(frozen=True)
class Pair:
    """Two entries that may be one person, and why one might think so."""

    first: UUID
    second: UUID
    first_name: str
    second_name: str
    reason: str


@dataclass(frozen=True)
class Difference:
    """One field of two entries, in words; the same in both or not."""

    field: str
    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.first != self.second

    @property
    def suggested(self) -> int:
        """Which to take, 0 or 1: the first, if it says anything."""
        return int(not self.first)


def suggestions(session: Session, community_id: UUID) -> list[Pair]:
    """Return pairs of entries that may be one person, the surest first.

    One of the two is a member of the community; pairs kept apart are left out.
    """
    here = set(
        session.scalars(
            select(Membership.person_id).where(Membership.community_id == community_id)
        )
    )
    found = session.execute(
        select(Person.id, Person.name, Person.email, Person.phone)
        .where(Person.forgotten_on.is_(None))
        .order_by(Person.name, Person.id)
    ).all()
    names = {row.id: row.name for row in found}
    apart = _apart(session)
    pairs: dict[frozenset[UUID], str] = {}
    for reason, groups in _likenesses(found):
        for group in groups:
            for pair in map(frozenset, combinations(group, 2)):
                if pair & here and _words(pair) not in apart:
                    pairs.setdefault(pair, reason)
    return [_pair(pair, names, reason) for pair, reason in pairs.items()]


def compare(session: Session, first: UUID, second: UUID) -> list[Difference]:
    """Return the fields of two entries side by side, without those neither has."""
    rows = people.find(session, first), people.find(session, second)
    found = [
        Difference(field, tr(label), *(_shown(getattr(row, field)) for row in rows))
        for field, label in LABELS.items()
    ]
    return [one for one in found if one.first or one.second]


def keep_apart(session: Session, first: UUID, second: UUID) -> None:
    """Note that two entries are two people, so that nobody asks again."""
    apart = _apart(session) | {_words(frozenset({first, second}))}
    settings.write(session, KEPT_APART, sorted(apart))


def merge(
    session: Session, kept: UUID, gone: UUID, from_gone: Iterable[str] = ()
) -> None:
    """Make the entry `gone` a part of `kept`: everything that refers to it moves.

    Fields named in `from_gone` are taken from it; of the others those `kept` lacks.
    Raises RefusedError when the two are one entry already.
    """
    if kept == gone:
        raise RefusedError(tr("This is one entry already."))
    keeper, other = people.find(session, kept), people.find(session, gone)
    chosen = set(from_gone)
    for field in (*LABELS, "party_id"):
        if field in chosen or getattr(keeper, field) in (None, ""):
            setattr(keeper, field, getattr(other, field))
    if other.retired_on is None:
        keeper.retired_on = None
    session.flush()
    for entity, column in _referring("person"):
        _move(session, entity, column, gone, kept)
    who = settings.coach(session)
    if who and who.person_id == gone:
        settings.save_coach(session, _as_person(who, kept))
    session.flush()
    _remember(session, kept, gone)
    session.delete(other)
    session.flush()


def _remember(session: Session, kept: UUID, gone: UUID) -> None:
    """Keep that one was two, so that all of both is forgotten when they are."""
    name = f"{settings.MERGED}{kept.hex}"
    settings.write(session, name, [*settings.read(session, name, []), gone.hex])


def _pair(keys: frozenset[UUID], names: Mapping[UUID, str], reason: str) -> Pair:
    first, second = sorted(keys, key=lambda key: (names[key], str(key)))
    return Pair(first, second, names[first], names[second], tr(reason))


def _move(session: Session, entity: Any, column: str, old: UUID, new: UUID) -> None:
    """Let every row of a table that refers to `old` in `column` refer to `new`."""
    rows = session.scalars(select(entity).where(getattr(entity, column) == old)).all()
    for row in rows:
        double = _double(session, entity, row, {column: new})
        if double is None:
            setattr(row, column, new)
        else:
            _unite(session, entity, double, row)
        session.flush()


def _unite(session: Session, entity: Any, kept: Any, gone: Any) -> None:
    """Make row `gone` a part of row `kept`, with all that refers to it."""
    combine(kept, gone)
    for referring, column in _referring(entity.__tablename__):
        _move(session, referring, column, gone.id, kept.id)
    session.flush()
    session.delete(gone)


def _double(session: Session, entity: Any, row: Any, new: Mapping[str, Any]) -> Any:
    """Return the row that `row` would clash with, or repeat, with `new` values."""
    for names, clashes in _keys_of(entity):
        wanted = {name: new.get(name, getattr(row, name)) for name in names}
        if not wanted.keys() & new.keys() or (clashes and None in wanted.values()):
            continue  # in SQL, nothing clashes with nothing
        query = select(entity).where(entity.id != row.id)
        for name, value in wanted.items():
            query = query.where(getattr(entity, name).is_not_distinct_from(value))
        found = session.scalars(query).first()
        if found is not None:
            return found
    return None


def _keys_of(entity: Any) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield columns that no two rows may have the same, and then all of them.

    The second value tells whether the database would refuse it; two rows that say
    exactly the same are one all the same.
    """
    table = entity.__table__
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(column.name for column in constraint.columns), True
    for column in table.columns:
        if column.unique:
            yield (column.name,), True
    yield tuple(c.name for c in table.columns if c.name not in {"id", "version"}), False


def _referring(table: str) -> Iterator[tuple[Any, str]]:
    """Yield every class of rows and its column that refers to `table`."""
    for mapper in Base.registry.mappers:
        for column in mapper.columns:
            if any(key.target_fullname == f"{table}.id" for key in column.foreign_keys):
                yield mapper.class_, column.name


def _likenesses(found: Iterable[Any]) -> Iterator[tuple[str, Iterable[list[UUID]]]]:
    """Yield why entries may be one person, and the groups of them; surest first."""
    mails, phones, names, families = (defaultdict(list) for _ in range(4))
    for row in found:
        if row.email:
            mails[people_names.address(row.email)].append(row.id)
        names[people_names.key(row.name)].append(row.id)
        digits = "".join(filter(str.isdigit, row.phone or ""))
        if len(digits) >= 7:
            phones[digits[-10:]].append(row.id)
        families[people_names.fold(row.name).rpartition(" ")[2]].append(row)
    yield mark("The same e-mail address"), mails.values()
    yield mark("The same name"), names.values()
    alike = [
        [one.id, other.id]
        for family in families.values()
        if len(family) <= LARGEST_FAMILY
        for one, other in combinations(family, 2)
        if people_names.alike(one.name, other.name)
    ]
    yield mark("Names that are much alike"), alike
    shared = (group for group in phones.values() if len(group) == 2)
    yield mark("The same phone number"), shared


def _apart(session: Session) -> set[str]:
    return set(settings.read(session, KEPT_APART, []))


def _words(pair: frozenset[UUID]) -> str:
    return " ".join(sorted(key.hex for key in pair))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(getattr(value, "label", value) or "")


def _as_person(who: settings.Coach, person_id: UUID) -> settings.Coach:
    return replace(who, person_id=person_id)
