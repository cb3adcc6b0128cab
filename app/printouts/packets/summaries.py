"""What sites agreed may be remembered of coaching: layer B, with consent, only that.

That there were other conversations, and how many, is nobody's but the coach's: the
paper says that the log stays with her, and gives no number (5-privacy f.3).
"""

from itertools import groupby

from app import phrases
from app.i18n import tr, trn
from app.pdf.story import Block, Heading, Pairs, Together
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import pairs
from app.printouts.readers.shared_summaries import Summary


def write(scope: Scope) -> Written | None:
    """Return the shared summaries by site, or nothing while none may be shared."""
    shared = scope.summaries.shared
    if not shared:
        return None
    blocks: list[Block] = []
    for site, of_site in groupby(shared, key=lambda one: one.site):
        blocks.append(Heading(site or tr("No site")))
        blocks += [_summary(scope, one) for one in of_site]
    count = trn("{n} summary", "{n} summaries", len(shared))
    fact = tr("{summaries}, agreed and with consent").format(summaries=count)
    lead = trn(
        "{n} summary was agreed with those it is about and is shared with their "
        "consent. All other coaching stays with {coach}.",
        "{n} summaries were agreed with those they are about and are shared with "
        "their consent. All other coaching stays with {coach}.",
        len(shared),
        coach=scope.from_name,
    )
    return Written(fact, tuple(blocks), lead)


def _summary(scope: Scope, one: Summary) -> Together:
    following = one.next_contact_on
    is_ahead = following is not None and following >= scope.today
    coming = phrases.short_date(following) if following and is_ahead else ""
    said = pairs(
        (tr("Strengths"), one.strengths),
        (tr("Goals"), one.goals),
        (tr("Commitments"), one.commitments),
        (tr("Besides"), one.body),
        (tr("Next contact"), coming),
        (tr("Agreed"), phrases.short_date(one.agreed_on)),
    )
    title = dotted(phrases.short_date(one.happened_on), one.person)
    return Together((Heading(title, 3), Pairs(said)))
