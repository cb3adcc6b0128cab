"""The invitation on one page, in plain words: five answers, what is asked, whom to ask.

It is for people who are not here yet (NR5). It names nobody but the coach, tells how
many hours a month are asked, and that one may leave without a reason (NR4).
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases, settings
from app.charter import five_questions
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import (
    Block,
    CallOut,
    Heading,
    Pairs,
    Paper,
    Paragraph,
    Sheet,
    Text,
    Together,
    Tone,
)
from app.printouts import joining
from app.printouts.catalog import Chosen
from app.printouts.expectations import expected_hours
from app.printouts.joining import dotted
from app.printouts.prose import prose
from app.settings import Coach
from app.tables import Community


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the invitation. Raises GoneError when the community is not there."""
    del chosen
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    coach = settings.coach(session)
    title = tr("An invitation")
    return Paper(
        title=tr("{community}: An invitation").format(community=one_line(home.name)),
        head=Sheet(one_line(home.name), title, one_line(home.purpose or "")),
        blocks=(
            *_answers(home),
            *_asked(session, home),
            *_whom_to_ask(coach),
        ),
        foot=dotted(one_line(home.name), title),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _answers(home: Community) -> Iterator[Block]:
    said = five_questions.said(home.invitation)
    asked = [one for one in five_questions.questions() if one.key in said]
    if not asked:
        yield Paragraph(tr("Nothing of it is written yet."))
    for one in asked:
        yield Together((Heading(one.words, 3), *prose(said[one.key])))


def _asked(session: Session, home: Community) -> Iterator[Block]:
    """Yield what is asked of whoever joins, and the next date if there is one."""
    asked = expected_hours.of_community(session, home.id)
    minutes = asked.expected_minutes
    lines: list[Block] = []
    if minutes:
        words = tr("About {time} a month.").format(time=phrases.length(minutes))
        lines.append(Paragraph(words))
    lines += prose(home.joining)
    coming = next((one for one in asked.dates if not one.for_some), None)
    if coming is not None:
        words = tr("The next gathering: {day}, {title}.").format(
            day=phrases.full_day(coming.day), title=one_line(coming.gathering.title)
        )
        lines.append(Paragraph(words))
    if lines:
        yield Together((Heading(tr("What is asked of you"), 3), *lines))
    yield CallOut(
        tr("It is up to you"),
        tr("Nobody has to join. You can leave at any time, and nobody will ask why."),
        Tone.TEAL,
    )


def _whom_to_ask(coach: Coach | None) -> Iterator[Block]:
    if coach is None or not coach.name:
        return
    name = ", ".join(filter(None, (coach.name, coach.role, coach.organization)))
    reach: Text = joining.together(
        coach.phone.replace(" ", phrases.NBSP), joining.email(coach.email)
    )
    words = joining.together(name, reach, between="\n")
    yield Together((Pairs(((tr("Whom to ask"), words),)),))
