"""Which coaching summaries may leave: those all concerned have agreed to share.

A summary needs the day both agreed to it, and the last word of the site and of the
person it names on the use `coaching_summary` must be yes (data model 3, row rules). It
is asked of rows as they stand in a document, so that unknown codes count as no yes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.vocabulary import ConsentState, ConsentUse

Row = Mapping[str, Any]

_NAMED: Final = ("site_id", "person_id")


def may_leave(summary: Row, consents: Sequence[Row]) -> bool:
    """Tell whether a coaching summary may go where the private layer does not.

    One that names neither a site nor a person stays: there is nobody to say yes.
    """
    named = [(name, summary[name]) for name in _NAMED if name in summary]
    return (
        "agreed_on" in summary
        and bool(named)
        and all(
            _says_yes(_answers(consents, name, key, summary["community_id"]))
            for name, key in named
        )
    )


def _answers(
    consents: Sequence[Row], name: str, key: str, community: str
) -> Iterator[Row]:
    """Yield what a site or a person said to it, in this community or anywhere."""
    for row in consents:
        if (
            row.get(name) == key
            and row["use"] == ConsentUse.COACHING_SUMMARY.value
            and row.get("community_id", community) == community
        ):
            yield row


def _says_yes(answers: Iterable[Row]) -> bool:
    """Tell whether the latest answer is yes; of two of one day, the stricter holds."""
    last: str | None = None
    yes = False
    for row in answers:
        day, says = row.get("decided_on", ""), row["state"] == ConsentState.YES.value
        if last is None or day > last:
            last, yes = day, says
        elif day == last:
            yes = yes and says
    return yes
