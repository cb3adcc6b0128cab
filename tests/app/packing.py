"""What the tests of packets share: a community about to change hands, its packet."""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta

from app import clock, tables
from app.pdf.story import Cell, Check, Paper, Section, plain
from app.printouts import packets
from app.vocabulary import Audience, Layer, PacketKind, TransitionKind
from tests.app.consenting import put

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


def leaving(store, community, **said):
    """Note that the coach leaves; return the key."""
    given = {"last_on": days(47), "effective_on": days(50)} | said
    return put(
        store,
        tables.Transition,
        community_id=community,
        kind=TransitionKind.COACH_LEAVES,
        title="Homes goes on",
        layer=Layer.SUCCESSOR,
        **given,
    )


def going_away(store, community, **said):
    """Note that the coach will be away; return the key."""
    given = {"last_on": days(50), "return_on": days(174)} | said
    return put(
        store,
        tables.Transition,
        community_id=community,
        kind=TransitionKind.COACH_AWAY,
        title="Summer",
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
        words = strings(value)
        if isinstance(value[0], str | Cell) and words and words[0].startswith(first):
            return " | ".join(words).replace("\u00a0", " ")
    raise AssertionError(f"no row begins with {first}")


def checks(paper: Paper, code: str) -> list[Check]:
    found = values(section(paper, code))
    return [value for value in found if isinstance(value, Check)]


def words_to_do(paper: Paper, code: str) -> list[str]:
    return [plain(one.text) for one in checks(paper, code)]
