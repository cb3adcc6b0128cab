"""What the papers of success have in common: words of statements, differences, dates.

Their reader is the funder, or an audience beside him: what is composed behind the
funder's wall. Which differences a reader is not shown is known before it only.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.charter import adoption, success, tensions
from app.charter.adoption import Standing, State
from app.charter.success import Statement
from app.charter.tensions import Held
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import CallOut, Span, Text, Tone
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.vocabulary import SuccessAudience, SuccessLevel, SuccessStatus


@dataclass(frozen=True)
class Told:
    """What is said of success in a community."""

    community: str
    short_name: str
    made_by: str
    statements: tuple[Statement, ...]
    standings: tuple[Standing, ...]  # of those that have a column
    held: tuple[Held, ...]  # that their reader is shown
    hidden: dict[SuccessAudience, frozenset[UUID]]  # differences left out for each

    @property
    def columns(self) -> tuple[SuccessAudience, ...]:
        """The audiences that have a column."""
        return tuple(one.whose for one in self.standings)

    @property
    def foot(self) -> str:
        """The foot of the papers."""
        return dotted(self.short_name, phrases.date_of(clock.today()))


def reader(chosen: Chosen) -> SuccessAudience | None:
    """Return for whom the paper is; None for everybody."""
    code = chosen.get("reader", "")
    return next((one for one in SuccessAudience if one.value == code), None)


def hidden(
    session: Session, community_id: UUID
) -> dict[SuccessAudience | None, frozenset[UUID]]:
    """Return which differences each reader is not shown (before the wall)."""
    readers = (None, *SuccessAudience)
    return {one: tensions.left_out(session, community_id, one) for one in readers}


def read(
    session: Session,
    community_id: UUID,
    reader: SuccessAudience | None,
    left_out: dict[SuccessAudience | None, frozenset[UUID]],
) -> Told:
    """Return what there is to tell. Raises GoneError without the community."""
    home = session.get(tables.Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    statements = success.of_community(session, community_id)
    columns = success.columns(statements)
    coach = settings.coach(session)
    return Told(
        one_line(home.name),
        one_line(home.short_name),
        coach.name.strip() if coach else "",
        tuple(statements),
        tuple(
            one
            for one in adoption.of_community(session, community_id)
            if one.whose in columns
        ),
        tuple(
            one
            for one in tensions.of_community(session, community_id)
            if one.id not in left_out[reader]
        ),
        {one: left_out[one] for one in SuccessAudience},
    )


def words(one: Statement) -> Text:
    """Return a statement; one that is aspirational is set in italics (PI7)."""
    is_far = one.level is SuccessLevel.ASPIRATIONAL
    return (Span(one.statement, italic=True),) if is_far else one.statement


def about(one: Statement, *, by: date | None = None) -> str:
    """Return what else is to be known of a statement, in a line.

    `by` is the day that is said already.
    """
    day = one.horizon_on if one.horizon_on != by else None
    return dotted(
        one.measured,
        tr("by {day}").format(day=phrases.short_date(day)) if day else "",
        tr("beyond the present funding") if one.funded is False else "",
        one.status.label if one.status is not SuccessStatus.OPEN else "",
    )


def differences(held: Sequence[Held]) -> Iterator[CallOut]:
    """Yield the box of the differences that are held, if there are any."""
    if held:
        lines: list[str | Span] = []
        for one in held:
            lines += ["\n"] if lines else []
            lines += _difference(one)
        title = tr("Differences we are holding")
        yield CallOut(title, tuple(lines), Tone.TEAL)


def version(one: Standing) -> str:
    """Return which version is, or is to be, agreed on."""
    return tr("Version {n}").format(n=one.next_number)


def agreed_on(one: Standing) -> str:
    """Return the day on which it was agreed on; nothing while it is not."""
    is_agreed = one.state is State.AGREED and one.agreed_on
    return phrases.short_date(one.agreed_on) if is_agreed and one.agreed_on else ""


def review_on(one: Standing) -> str:
    """Return the day to look again that belongs to the version to be signed."""
    if one.review_on is None or one.next_number != one.number:
        return ""
    return phrases.short_date(one.review_on)


def _difference(one: Held) -> Iterable[str | Span]:
    if one.sides:
        yield Span(f"{_between(one)}: ", bold=True)
    yield _sentence(one.nature)
    if one.how_held:
        held = tr("How we hold it: {words}").format(words=_sentence(one.how_held))
        yield f" {held}"
    if one.review_on:
        day = phrases.short_date(one.review_on)
        again = tr("Look again {day}.").format(day=day)
        yield f" {again}"


def _between(one: Held) -> str:
    """Return between whom it is: "The funder and the community"."""
    first, *rest = one.sides
    if not rest:
        return first.whose.label
    return tr("{one} and {other}").format(
        one=first.whose.label, other=success.named(rest[0].whose)
    )


def _sentence(words: str) -> str:
    """Return words with a stop at their end, so that more can follow."""
    said = one_line(words)
    return said if said[-1:] in {".", "!", "?", "…", "”", ""} else f"{said}."
