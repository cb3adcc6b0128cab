"""Acts as a busy coach might do them, drawn by lot."""

from collections.abc import Callable
from datetime import date
from itertools import count
from random import Random
from uuid import UUID

from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import settings, tables
from app.vocabulary import (
    Category,
    ChannelKind,
    Mode,
    PartyKind,
    PrivateKind,
    SessionKind,
)

Step = Callable[[Session, Random], object]

_LETTERS = (
    "abc xyz ÄÖß é e\u0301 ñ ŵ 会議来週 コミュ ประชุม 한국 שלום مرحبا 👩🏽\u200d🌾🎉 "
    "\"'\\{}[]%?#;-- \t\n\x01\x1f\x7f\u202e\ufeff\U0010ffff"
)
_TEXTS = {  # columns that hold any text at all
    tables.Person: ("name", "job_title", "email", "reach_note"),
    tables.Party: ("name", "about"),
    tables.Site: ("serves", "strengths"),
    tables.Session: ("title", "purpose", "summary"),
    tables.Block: ("title", "instructions", "notes"),
    tables.Channel: ("name", "purpose"),
    tables.Topic: ("name", "description"),
    tables.PrivateNote: ("body", "code"),
}
_DELETED = (*_TEXTS, tables.Community, tables.Membership, tables.Attendance)


def lots(seed: float) -> Random:
    """Return a source of lots that draws the same for the same seed."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def words(random: Random) -> str:
    """Return some text, now and then a long one or none."""
    letters = random.choices(_LETTERS, k=random.randint(0, 12))
    return "".join(letters) * random.choice((1, 1, 1, 40))


def some_act(session: Session, random: Random) -> None:
    """Do one to four things at once."""
    for _ in range(random.randint(1, 4)):
        random.choice(STEPS)(session, random)
        session.flush()


def _key(session: Session) -> UUID:
    """Return a key that was never used; the same one if all before it was the same."""
    numbers = session.info.setdefault("numbers", count(1))
    log = session.scalar(text("SELECT coalesce(max(n), 0) FROM act"))
    return UUID(int=(log << 64) + next(numbers), version=4)


def _any(session: Session, random: Random, table: type[tables.Row]) -> UUID | None:
    keys = session.scalars(select(table.id).order_by(table.id)).all()
    return random.choice(keys) if keys else None


def _community(session: Session, random: Random) -> UUID:
    found = _any(session, random, tables.Community)
    return found or add_community(session, random)


def add_community(session: Session, random: Random) -> UUID:
    """Start a community."""
    key = _key(session)
    session.add(
        tables.Community(id=key, name=words(random), short_name="C", zone="Etc/UTC")
    )
    session.flush()
    return key


def add_member(session: Session, random: Random) -> None:
    """Add a person at a new site of a community."""
    community, party, site = _community(session, random), _key(session), _key(session)
    person = _key(session)
    session.add(tables.Party(id=party, name=words(random), kind=PartyKind.SITE))
    languages = random.choice((None, [], ["de", words(random)], [{"a": 0.1}]))
    session.add(
        tables.Person(
            id=person, name=words(random), languages=languages, party_id=party
        )
    )
    session.flush()
    session.add(
        tables.Site(
            id=site, community_id=community, party_id=party, serves=words(random)
        )
    )
    session.flush()
    session.add(
        tables.Membership(
            id=_key(session), community_id=community, person_id=person, site_id=site
        )
    )


def add_gathering(session: Session, random: Random) -> None:
    """Plan a gathering with a few blocks, one inside another, and who comes."""
    community, gathering = _community(session, random), _key(session)
    session.add(
        tables.Session(
            id=gathering,
            community_id=community,
            title=words(random),
            kind=SessionKind.REGULAR,
            mode=Mode.VIRTUAL,
            zone="Etc/UTC",
        )
    )
    session.flush()
    above = None
    for _ in range(3):
        block = _key(session)
        session.add(
            tables.Block(
                id=block,
                community_id=community,
                session_id=gathering,
                parent_id=above,
                position=random.choice((1.0, 0.1 + 0.2, random.random(), 1e300)),
                title=words(random),
                category=next(iter(Category)),
                minutes=random.randint(0, 90),
            )
        )
        session.flush()
        above = random.choice((None, block))
    session.add(
        tables.Attendance(
            id=_key(session),
            community_id=community,
            session_id=gathering,
            person_id=_any(session, random, tables.Person),
        )
    )


def add_channel(session: Session, random: Random) -> None:
    """Add a way of reaching each other, with a number that is not whole."""
    session.add(
        tables.Channel(
            id=_key(session),
            community_id=_community(session, random),
            kind=next(iter(ChannelKind)),
            name=words(random),
            purpose=words(random),
            per_month=random.choice((None, 0.1, random.random() * 1e-9, 4.0)),
            host_person_id=_any(session, random, tables.Person),
        )
    )


def add_topic(session: Session, random: Random) -> None:
    """Add a topic below another."""
    session.add(
        tables.Topic(
            id=_key(session),
            name=words(random),
            parent_id=_any(session, random, tables.Topic),
        )
    )


def add_private_note(session: Session, random: Random) -> None:
    """Write down something private about someone, somewhere."""
    session.add(
        tables.PrivateNote(
            id=_key(session),
            kind=next(iter(PrivateKind)),
            body=words(random),
            noted_on=date(2026, 1, random.randint(1, 31)),
            person_id=_any(session, random, tables.Person),
            session_id=_any(session, random, tables.Session),
        )
    )


def keep_setting(session: Session, random: Random) -> None:
    """Keep a setting, as an object or by plain SQL."""
    name = random.choice((settings.PAPER, settings.PUT_OFF, words(random)))
    if random.random() < 0.5:
        settings.write(session, name, {"text": words(random), "at": random.random()})
    else:
        session.execute(
            text("INSERT OR REPLACE INTO setting (name, value) VALUES (:name, '[1]')"),
            {"name": name},
        )
        session.expire_all()


def change_row(session: Session, random: Random) -> None:
    """Change some texts of one row, once or several times."""
    table, names = random.choice(list(_TEXTS.items()))
    key = _any(session, random, table)
    if key is None:
        return
    for name in random.choices(names, k=random.randint(1, 3)):
        setattr(session.get(table, key), name, words(random))
        session.flush()


def change_many(session: Session, random: Random) -> None:
    """Change all rows of a table by one statement."""
    table, names = random.choice(list(_TEXTS.items()))
    name = random.choice(names)
    session.execute(
        update(table).values({name: words(random), "version": table.version + 1})
    )
    session.expire_all()


def swap_parties(session: Session, random: Random) -> None:
    """Let two sites change places, though a place can be taken only once."""
    sites = session.scalars(select(tables.Site).order_by(tables.Site.id)).all()
    if len(sites) < 2:
        return
    one, other = random.sample(sites, 2)
    if one.community_id != other.community_id:
        return
    spare = tables.Party(id=_key(session), name="spare", kind=PartyKind.OTHER)
    session.add(spare)
    session.flush()
    parties = one.party_id, other.party_id
    for site, party in ((one, spare.id), (other, parties[0]), (one, parties[1])):
        site.party_id = party
        session.flush()
    session.delete(spare)


def delete_row(session: Session, random: Random) -> None:
    """Delete a row with all its parts, unless something still needs it."""
    table = random.choice(_DELETED)
    key = _any(session, random, table)
    try:
        with session.begin_nested():
            session.execute(delete(table).where(table.id == key))
    except IntegrityError:
        pass  # refused by the database: nothing has happened
    session.expire_all()


STEPS: tuple[Step, ...] = (
    add_community,
    add_member,
    add_member,
    add_gathering,
    add_gathering,
    add_channel,
    add_topic,
    add_topic,
    add_private_note,
    keep_setting,
    change_row,
    change_row,
    change_many,
    swap_parties,
    delete_row,
    delete_row,
)
