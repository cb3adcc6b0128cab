"""The tables of the book, as classes; imported only inside `app`."""

from app.tables.agreements import Agreement, Evidence, Packet
from app.tables.assistance import (
    Action,
    ConcernedSite,
    TaEngagement,
    Transition,
    WorkEntry,
)
from app.tables.base import LADDER, Base, Row
from app.tables.coaching import (
    CoachingContact,
    CoachingParticipant,
    CoachingReflection,
    CoachingSummary,
    PrivateNote,
)
from app.tables.communities import (
    Channel,
    Community,
    Consent,
    Initiative,
    Membership,
    Party,
    Person,
    RoleTerm,
    Site,
)
from app.tables.expertise import Expertise, Need, Topic
from app.tables.matching import (
    Grouping,
    GroupPlace,
    PeerLink,
    Ranking,
    RankingItem,
)
from app.tables.purpose import (
    DecisionArea,
    DecisionRight,
    Revision,
    Success,
    Tension,
)
from app.tables.registers import (
    Contribution,
    Decision,
    Learning,
    Place,
    Resource,
)
from app.tables.sessions import (
    Assignment,
    Attendance,
    Block,
    CalendarEntry,
    Material,
    Session,
)
from app.tables.system import Act, Change, PrivateChange, Replica, Setting

__all__ = [
    "LADDER",
    "Act",
    "Action",
    "Agreement",
    "Assignment",
    "Attendance",
    "Base",
    "Block",
    "CalendarEntry",
    "Change",
    "Channel",
    "CoachingContact",
    "CoachingParticipant",
    "CoachingReflection",
    "CoachingSummary",
    "Community",
    "ConcernedSite",
    "Consent",
    "Contribution",
    "Decision",
    "DecisionArea",
    "DecisionRight",
    "Evidence",
    "Expertise",
    "GroupPlace",
    "Grouping",
    "Initiative",
    "Learning",
    "Material",
    "Membership",
    "Need",
    "Packet",
    "Party",
    "PeerLink",
    "Person",
    "Place",
    "PrivateChange",
    "PrivateNote",
    "Ranking",
    "RankingItem",
    "Replica",
    "Resource",
    "Revision",
    "RoleTerm",
    "Row",
    "Session",
    "Setting",
    "Site",
    "Success",
    "TaEngagement",
    "Tension",
    "Topic",
    "Transition",
    "WorkEntry",
]
