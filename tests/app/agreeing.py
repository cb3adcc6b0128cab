"""The words and figures of user story 2, as its coach enters them."""

from datetime import date
from typing import Final

from app.charter import success, tensions
from app.charter.success import Spot
from app.vocabulary import SuccessAudience, SuccessLevel

FUNDER: Final = "5 of 6 sites change one organisational practice by 2027-06-30"
PARTNERS: Final = "Network meets monthly with >= 5 sites present"
COMMUNITY: Final = "Men in our county name one person they can call"
TENSION: Final = "Funder wants policy, community wants connection"
AGREED: Final = date(2026, 1, 13)
REVIEW: Final = date(2026, 7, 13)


def enter(session, community):
    """Write down what success is to each of the three, and the difference held."""
    funder = success.add(
        session,
        community,
        Spot(SuccessAudience.FUNDER, SuccessLevel.FEASIBLE),
        FUNDER,
        measure="Documented policy",
        baseline="0",
        target="5",
        horizon_on=date(2027, 6, 30),
    )
    success.add(
        session,
        community,
        Spot(SuccessAudience.PARTNERS, SuccessLevel.FEASIBLE),
        PARTNERS,
    )
    men = success.add(
        session,
        community,
        Spot(SuccessAudience.COMMUNITY, SuccessLevel.ASPIRATIONAL),
        COMMUNITY,
    )
    tensions.add(session, community, TENSION, success_a_id=funder, success_b_id=men)
    return funder, men
