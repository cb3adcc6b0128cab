"""What is left out of a paper: how many, and why; never who or what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import trn


class Reason(StrEnum):
    """Why something is left out."""

    NOT_LISTED = "not_listed"
    NO_CONTACT = "no_contact"
    CONTACT_REFUSED = "contact_refused"
    NOT_AGREED = "not_agreed"
    NO_CONSENT = "no_consent"
    NOT_NEEDED = "not_needed"
    UNNAMED = "unnamed"
    NOT_MEANT = "not_meant"


@dataclass(frozen=True)
class Withheld:
    """How many were left out, and why."""

    reason: Reason
    count: int

    @property
    def sentence(self) -> str:
        """What a paper says of it: "3 people have not agreed to be listed."."""
        return _sentences(self.count)[self.reason]


def counted(left: Mapping[Reason, int]) -> tuple[Withheld, ...]:
    """Return what was left out, without reasons that held for nothing."""
    return tuple(Withheld(reason, count) for reason, count in left.items() if count)


def _sentences(n: int) -> Mapping[Reason, str]:
    return {
        Reason.NOT_LISTED: trn(
            "{n} person is not listed because they have not agreed to it.",
            "{n} people are not listed because they have not agreed to it.",
            n,
        ),
        Reason.NO_CONTACT: trn(
            "How to reach {n} person is left out because they have not agreed to it.",
            "How to reach {n} people is left out because they have not agreed to it.",
            n,
        ),
        Reason.CONTACT_REFUSED: trn(
            "How to reach {n} person is left out because they asked for that.",
            "How to reach {n} people is left out because they asked for that.",
            n,
        ),
        Reason.NOT_AGREED: trn(
            "{n} coaching summary is left out: it is a draft.",
            "{n} coaching summaries are left out: they are drafts.",
            n,
        ),
        Reason.NO_CONSENT: trn(
            "{n} coaching summary is left out: not everyone concerned has agreed.",
            "{n} coaching summaries are left out: not everyone concerned has agreed.",
            n,
        ),
        Reason.NOT_NEEDED: trn(
            "{n} coaching summary is left out: it is not meant for this reader.",
            "{n} coaching summaries are left out: they are not meant for this reader.",
            n,
        ),
        Reason.UNNAMED: trn(
            "{n} entry is left out because its person has not agreed to it.",
            "{n} entries are left out because their people have not agreed to it.",
            n,
        ),
        Reason.NOT_MEANT: trn(
            "{n} entry is left out because it is not meant for this reader.",
            "{n} entries are left out because they are not meant for this reader.",
            n,
        ),
    }
