"""Which coaching summaries may leave: those all concerned have agreed to share.

A summary needs the day both agreed to it, and the last word of the site and of the
person it names on the use `coaching_summary` must be yes (data model 3, row rules). It
is asked of rows as they stand in a document, so that unknown codes count as no yes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from app.person.consents import agrees
from app.vocabulary import ConsentUse

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
            agrees(_answers(consents, name, key, summary["community_id"]))
            for name, key in named
        )
    )


def _answers(
    consents: Sequence[Row], name: str, key: str, community: str
) -> Iterator[tuple[str, str]]:
    """Yield what a site or a person said to it, in this community or anywhere."""
    for row in consents:
        if (
            row.get(name) == key
            and row["use"] == ConsentUse.COACHING_SUMMARY.value
            and row.get("community_id", community) == community
        ):
            yield row.get("decided_on", ""), row["state"]
