"""What the tests of packets share: a community about to change hands, its packet."""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta

from app import clock, settings, tables
from app.pdf.story import Cell, Check, Paper, Section, plain
from app.person import contacts, memberships
from app.printouts import packets
from app.settings import Coach
from app.vocabulary import (
    Audience,
    Layer,
    Mode,
    PacketKind,
    SessionKind,
    TransitionKind,
)
from tests.app.consenting import put
from tests.app.peopled import add

LEAVES = (PacketKind.COACH_LEAVES, Audience.SUCCESSOR)
AWAY = (PacketKind.COACH_AWAY, Audience.ACTING_COACH)
TODAY = date(2026, 5, 12)


def values(value):
    """Yield a value of a story and all in it."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from values(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name))


def strings(value):
    """Return every piece of text in a story, wherever it stands."""
    return [one for one in values(value) if type(one) is str and one]


def days(n):
    return clock.today() + timedelta(days=n)


def told_coach(store, community, name="Dana Whitfield"):
    """Say who the coach is, as she is printed; return the key."""
    who = add(store, community, name)
    coach = Coach(name, "Coach", "Northfold", "dana@n.example", "", who)
    store.write("Coach told", settings.save_coach, coach)
    return who


def at(store, community, site, name, rank=None, **said_of_them):
    """Add somebody at a site, and as its contact if there is a rank; return the key."""
    who = add(store, community, name, **said_of_them)
    store.write("Joined", memberships.join, community, who, site)
    if rank:
        store.write("Appointed", contacts.appoint, community, site, who, rank)
    return who


def act(store, community, body, due=None, **more):
    """Add something to be done; return its key."""
    values = {"layer": Layer.SUCCESSOR, "due_on": due} | more
    return put(store, tables.Action, community_id=community, body=body, **values)


def gather(store, community, title, starts, **more):
    """Plan a gathering; return its key."""
    values = {
        "kind": SessionKind.REGULAR,
        "mode": Mode.IN_PERSON,
        "zone": "America/Denver",
    } | more
    return put(
        store,
        tables.Session,
        community_id=community,
        title=title,
        starts_local=starts,
        **values,
    )


def leaving(store, community, **said):
    """Note that the coach leaves; return the key."""
    given = {
        "last_on": days(47),
        "effective_on": days(50),
        "title": "Homes goes on",
        "layer": Layer.SUCCESSOR,
    } | said
    return put(
        store,
        tables.Transition,
        community_id=community,
        kind=TransitionKind.COACH_LEAVES,
        **given,
    )


def going_away(store, community, **said):
    """Note that the coach will be away; return the key."""
    given = {"last_on": days(50), "return_on": days(174), "title": "Summer"} | said
    return put(
        store,
        tables.Transition,
        community_id=community,
        kind=TransitionKind.COACH_AWAY,
        **given,
    )


def packet(store, community, which=LEAVES) -> Paper:
    return store.read(packets.compose, community, *which)


def outline(store, community, which=LEAVES) -> packets.Outline:
    return store.read(packets.outline, community, *which)


def section(paper: Paper, code: str) -> Section | None:
    return next((one for one in paper.sections if one.code == code), None)


def said(paper: Paper, code: str | None = None) -> str:
    """Return all that a packet says, or one section of it, with plain spaces."""
    if code is None:
        words = "\n".join(strings(paper))
    else:
        found = section(paper, code)
        assert found is not None, f"there is no section {code}"
        words = "\n".join(strings(found))
    return words.replace("\N{NO-BREAK SPACE}", " ")


def row_of(paper: Paper, code: str, first: str) -> str:
    """Return what the row of a table in a section says whose first cell begins so."""
    for value in values(section(paper, code)):
        if not isinstance(value, tuple) or not value or isinstance(value[0], tuple):
            continue
        words = " | ".join(strings(value)).replace("\u00a0", " ")
        if isinstance(value[0], str | Cell) and words.startswith(first):
            return words
    raise AssertionError(f"no row begins with {first}")


def checks(paper: Paper, code: str) -> list[Check]:
    found = values(section(paper, code))
    return [value for value in found if isinstance(value, Check)]


def words_to_do(paper: Paper, code: str) -> list[str]:
    return [plain(one.text) for one in checks(paper, code)]


def facts_of(cover):
    """Return what the cover says in its table, with plain spaces."""
    return {label: str(value).replace("\u00a0", " ") for label, value in cover.facts}


def statement(paper):
    """Return what the cover says a packet holds and leaves out."""
    [pairs] = paper.head.blocks
    return dict(pairs.items)
