"""The words of the field: stable codes, and what people read for them.

Codes are those of the vocabulary (product vocabulary c.2 to c.10) and are what the book
and the community document store; they never change. Labels are shown, and translated.
"""

from enum import StrEnum
from typing import Self

from app.i18n import mark, tr


class Code(StrEnum):
    """A stable code of the vocabulary."""

    _text: str

    def __new__(cls, code: str, text: str) -> Self:
        """Make a code that knows its words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member._text = text  # noqa: SLF001 - its own, while it is being made
        return member

    @property
    def label(self) -> str:
        """What people read for this code, in their language."""
        return tr(self._text)


class Layer(Code):
    """How far something may go: each rung sees itself and every wider one."""

    OWN = "own", mark("Only me")
    SUCCESSOR = "successor", mark("Whoever takes over")
    SITE = "site", mark("That site")
    MEMBER = "member", mark("The members")
    FUNDER = "funder", mark("The funder")
    PUBLIC = "public", mark("Everyone")


class CommunityStatus(Code):
    """Whether a community is at work."""

    FORMING = "forming", mark("Forming")
    ACTIVE = "active", mark("Active")
    PAUSED = "paused", mark("Paused")
    CLOSED = "closed", mark("Closed")


class Stage(Code):
    """Where a community is in its life (Wenger, McDermott, Snyder 2002)."""

    POTENTIAL = "potential", mark("Forming")
    COALESCING = "coalescing", mark("Launching")
    MATURING = "maturing", mark("Growing")
    STEWARDSHIP = "stewardship", mark("Sustaining")
    TRANSFORMATION = "transformation", mark("Handing over")


class StageLabels(Code):
    """The set of words in which the stages are shown."""

    WENGER_2002 = "wenger_2002", mark("Wenger 2002")
    WENGER_1998 = "wenger_1998", mark("Wenger 1998")
    WORLD_BANK = "world_bank", mark("World bank")
    MCDERMOTT = "mcdermott", mark("Mcdermott")
    CDC = "cdc", mark("Cdc")
    ERLC = "erlc", mark("Erlc")
    TTA = "tta", mark("Tta")


class PartyKind(Code):
    """What an organization is to the communities."""

    FUNDER = "funder", mark("Funder")
    FACILITATING = "facilitating", mark("Facilitating organization")
    SITE = "site", mark("Site")
    PARTNER = "partner", mark("Partner")
    EVALUATOR = "evaluator", mark("Evaluator")
    TA_PROVIDER = "ta_provider", mark("TA provider")
    HOST = "host", mark("Host")
    OBSERVER = "observer", mark("Observer")
    OTHER = "other", mark("Other")


class SiteState(Code):
    """How a site is doing, for whoever steps in (I-PASS)."""

    STEADY = "steady", mark("Steady")
    WATCH = "watch", mark("Watch")
    URGENT = "urgent", mark("Urgent")


class Contact(Code):
    """How a person prefers to be reached."""

    PHONE = "phone", mark("Phone")
    TEXT = "text", mark("Text message")
    EMAIL = "email", mark("E-mail")
    VIDEO = "video", mark("Video")
    IN_PERSON = "in_person", mark("In person")
    POST = "post", mark("Letter")
    MESSENGER = "messenger", mark("Messaging app")


class MembershipStatus(Code):
    """Where a person stands with a community."""

    PROSPECT = "prospect", mark("Prospect")
    INVITED = "invited", mark("Invited")
    ACTIVE = "active", mark("Active")
    PAUSED = "paused", mark("Paused")
    ALUMNI = "alumni", mark("Alumni")
    GUEST = "guest", mark("Guest")


class Joining(Code):
    """How a member came to join; voluntary works best (NR4)."""

    VOLUNTEERED = "volunteered", mark("Volunteered")
    NOMINATED = "nominated", mark("Nominated")
    ASSIGNED = "assigned", mark("Assigned")


class Role(Code):
    """What a person or an organization is in a community."""

    SPONSOR = "sponsor", mark("Funder or sponsor")
    FACILITATING = "facilitating", mark("Facilitating organization")
    SITE = "site", mark("Site")
    PARTNER = "partner", mark("Partner")
    EVALUATOR = "evaluator", mark("Evaluator")
    TA_PROVIDER = "ta_provider", mark("TA provider")
    HOST = "host", mark("Host")
    OBSERVER = "observer", mark("Observer")
    COORDINATOR = "coordinator", mark("Coordinator")
    FACILITATOR = "facilitator", mark("Facilitator")
    CORE_TEAM = "core_team", mark("Core team member")
    KNOWLEDGE_BROKER = "knowledge_broker", mark("Knowledge broker")
    CHAMPION = "champion", mark("Champion")
    SUBJECT_MATTER = "subject_matter", mark("Subject-matter person")
    LIBRARIAN = "librarian", mark("Librarian or archivist")
    MEMBER = "member", mark("Member")
    GUEST = "guest", mark("Guest")
    ALUMNI = "alumni", mark("Alumni")
    COACH = "coach", mark("Coach")
    TRAINER = "trainer", mark("Trainer")
    CONVENER = "convener", mark("Convener")
    CONTACT = "contact", mark("Contact")


class Rank(Code):
    """First or second person to reach."""

    PRIMARY = "primary", mark("Primary")
    BACKUP = "backup", mark("Backup")


class Stance(Code):
    """How close the coach still is to the work, one step of the taper."""

    LEAD = "lead", mark("Lead")
    CO_LEAD = "co_lead", mark("Co-lead")
    OBSERVER = "observer", mark("Observer")
    ON_CALL = "on_call", mark("On call")


class ChannelKind(Code):
    """A way in which members reach each other (PI2)."""

    CONVENING = "convening", mark("Convening")
    GATHERING = "gathering", mark("Gathering")
    WEBINAR = "webinar", mark("Webinar")
    CALL = "call", mark("Call")
    ONE_TO_ONE = "one_to_one", mark("One-to-one")
    OFFICE_HOURS = "office_hours", mark("Office hours")
    EMAIL_LIST = "email_list", mark("E-mail list")
    PLATFORM = "platform", mark("Online platform")
    MESSAGE_GROUP = "message_group", mark("Message group")
    NEWSLETTER = "newsletter", mark("Newsletter")
    SITE_VISIT = "site_visit", mark("Site visit")
    OTHER = "other", mark("Other")


class ConsentUse(Code):
    """What a person or a site was asked about."""

    DIRECTORY = "directory", mark("Listed in the directory")
    CONTACT = "contact", mark("Contact details shared with members")
    PHOTO = "photo", mark("Photo")
    NAMED_STORY = "named_story", mark("Named in a story")
    QUOTE = "quote", mark("Quote")
    EXPERTISE = "expertise", mark("Expertise listed")
    HANDOFF_CONTACT = "handoff_contact", mark("Contact details given to a successor")
    COACHING_SUMMARY = "coaching_summary", mark("Coaching summary shared")
    COACHING_TOTALS = "coaching_totals", mark("Coaching counted by site")


class ConsentState(Code):
    """What was said."""

    ASKED = "asked", mark("Asked")
    YES = "yes", mark("Yes")
    YES_UNNAMED = "yes_unnamed", mark("Yes, without a name")
    NO = "no", mark("No")
    WITHDRAWN = "withdrawn", mark("Withdrawn")


class NeedState(Code):
    """How far a need has come."""

    RAISED = "raised", mark("Raised")
    PRIORITIZED = "prioritized", mark("Prioritized")
    BEING_TACKLED = "being_tackled", mark("Being tackled")
    ADDRESSED = "addressed", mark("Addressed")
    PARKED = "parked", mark("Parked")
    DROPPED = "dropped", mark("Dropped")


class WorkType(Code):
    """The kind of work a need calls for (NR16)."""

    INNOVATING = "innovating", mark("Innovating")
    DISTILLING = "distilling", mark("Distilling best practice")
    PROBLEM_SOLVING = "problem_solving", mark("Collective problem solving")
    GROUP_LEARNING = "group_learning", mark("Group learning")


class Source(Code):
    """Where a need or an expertise was heard."""

    SELF_REPORT = "self_report", mark("Self report")
    APPRECIATIVE_INTERVIEW = "appreciative_interview", mark("Appreciative interview")
    SURVEY = "survey", mark("Survey or poll")
    DOT_VOTE = "dot_vote", mark("Dot vote")
    SESSION_HARVEST = "session_harvest", mark("Session harvest")
    DOCUMENT = "document", mark("Document")


class Confidence(Code):
    """How sure we are."""

    STATED = "stated", mark("Stated")
    CONFIRMED = "confirmed", mark("Confirmed")
    ASSUMED = "assumed", mark("Assumed")


class ExpertiseKind(Code):
    """The sort of thing someone brings."""

    SKILL = "skill", mark("Skill")
    KNOWLEDGE = "knowledge", mark("Knowledge")
    LIVED_EXPERIENCE = "lived_experience", mark("Lived experience")
    RELATIONSHIP = "relationship", mark("Relationship or connection")
    TOOL = "tool", mark("Tool or material")
    SPACE = "space", mark("Space or venue")
    DATA = "data", mark("Data")
    FUNDING = "funding", mark("Funding know-how")
    LANGUAGE = "language", mark("Language")


class Terms(Code):
    """On what terms something is offered."""

    GIFT = "gift", mark("Gift")
    EXCHANGE = "exchange", mark("Exchange")
    PAID = "paid", mark("Paid")
    TO_BE_DISCUSSED = "to_be_discussed", mark("To be discussed")


class TackledBy(Code):
    """How the circle will meet a need (vocabulary c.5; NR12)."""

    PEER_MATCH = "peer_match", mark("Peer match")
    SESSION_THEME = "session_theme", mark("Theme of a gathering")
    TA = "ta", mark("Technical assistance")
    EXTERNAL_PERSON = "external_person", mark("Someone from outside")
    JOINT_PROJECT = "joint_project", mark("Joint project")
    RESOURCE = "resource", mark("Something written")
    NOT_US = "not_us", mark("Not for us")


class RankingMethod(Code):
    """How a circle decides what comes first (vocabulary c.5; NR12)."""

    DOT_VOTE = "dot_vote", mark("Dot vote")
    PRIVATE_BALLOT = "private_ballot", mark("Private ballot")
    IMPACT_EFFORT = "impact_effort", mark("Difference and effort")
    MOSCOW = "moscow", mark("Must, should, could")
    RANK_ORDER = "rank_order", mark("Rank order")
    HUNDRED_POINTS = "hundred_points", mark("100 points")
    FIST_TO_FIVE = "fist_to_five", mark("Fist to five")


class RankingStatus(Code):
    """Whether a vote is still being counted."""

    OPEN = "open", mark("Open")
    CLOSED = "closed", mark("Closed")


class Bucket(Code):
    """Where MoSCoW puts something."""

    MUST = "must", mark("Must")
    SHOULD = "should", mark("Should")
    COULD = "could", mark("Could")
    WONT = "wont", mark("Will not now")


class PeerState(Code):
    """How far a match of two peers has come (vocabulary c.1)."""

    SUGGESTED = "suggested", mark("Suggested")
    INTRODUCED = "introduced", mark("Introduced")
    WORKING = "working", mark("Working on it")
    HELPED = "helped", mark("Helped")
    DID_NOT_FIT = "did_not_fit", mark("Did not fit")
    DISMISSED = "dismissed", mark("Dismissed")


class PeerOrigin(Code):
    """Who started it that two peers speak (PI3, PI31)."""

    COACH = "coach", mark("You introduced them")
    MEMBER = "member", mark("They found each other")
    SESSION = "session", mark("At a gathering")


class PeerForm(Code):
    """The form in which a peer helped (PI3)."""

    CALL = "call", mark("Call")
    VISIT = "visit", mark("Visit")
    DOCUMENT = "document", mark("Document")
    PEER_ASSIST = "peer_assist", mark("Peer assist")


class GroupingKind(Code):
    """How groups came about (NR8, NR10, NR14)."""

    PRE_ASSIGNED = "pre_assigned", mark("You assign them")
    SELF_SELECTED = "self_selected", mark("Members choose")
    INTERVIEW = "interview", mark("Interview pairs")
    STANDING = "standing", mark("Standing groups")
    PILOT = "pilot", mark("Pilot")
    WAVE = "wave", mark("Launch wave")


class SessionKind(Code):
    """The sort of gathering."""

    LAUNCH = "launch", mark("Launch")
    REGULAR = "regular", mark("Regular gathering")
    CONVENING = "convening", mark("Convening, multi-day")
    WEBINAR = "webinar", mark("Webinar")
    PEER_ASSIST = "peer_assist", mark("Peer assist")
    OFFICE_HOURS = "office_hours", mark("Office hours")
    CORE_TEAM = "core_team", mark("Core team meeting")
    LEADERS_CIRCLE = "leaders_circle", mark("Leaders’ circle")
    SITE_VISIT = "site_visit", mark("Site visit")
    TRAINING = "training", mark("Training")
    SKILL_PRACTICE = "skill_practice", mark("Skill practice")
    PLANNING_RETREAT = "planning_retreat", mark("Planning retreat")
    EVALUATION = "evaluation", mark("Evaluation or reflection")
    CELEBRATION = "celebration", mark("Celebration or closing")
    HANDOVER = "handover", mark("Handover workshop")


class Mode(Code):
    """How people come together."""

    IN_PERSON = "in_person", mark("In person")
    VIRTUAL = "virtual", mark("Virtual")
    HYBRID = "hybrid", mark("Hybrid")
    TELEPHONE = "telephone", mark("By telephone")


class SessionStatus(Code):
    """Where a gathering stands."""

    IDEA = "idea", mark("Idea")
    PLANNED = "planned", mark("Planned")
    CONFIRMED = "confirmed", mark("Confirmed")
    HELD = "held", mark("Held")
    CANCELLED = "cancelled", mark("Canceled")
    POSTPONED = "postponed", mark("Postponed")


class Variant(Code):
    """Which plan a block belongs to."""

    MAIN = "main", mark("Main")
    SHORTER = "shorter", mark("Shorter")
    ONLINE = "online", mark("Online instead")
    HYBRID = "hybrid", mark("Hybrid")
    NO_POWER = "no_power", mark("Power or internet fails")
    HALF_GROUP = "half_group", mark("Half the people come")


class Phase(Code):
    """Before, during or after the gathering; only what is during takes time."""

    BEFORE = "before", mark("Before")
    DURING = "during", mark("During")
    AFTER = "after", mark("After")


class Shape(Code):
    """What a block is in the tree of a plan."""

    BLOCK = "block", mark("Block")
    ROOF = "roof", mark("Roof")
    PARALLEL = "parallel", mark("Side by side")
    TRACK = "track", mark("Track")
    ROTATION = "rotation", mark("Rotation")
    STATION = "station", mark("Station")


class Category(Code):
    """The twelve sorts of block; the letter is what prints (vocabulary c.7)."""

    WELCOME = "W", mark("Welcome, check-in")
    AFFIRMATION = "A", mark("Affirmation, success")
    INPUT = "I", mark("Input")
    DIALOGUE = "D", mark("Dialogue")
    PRACTICE = "P", mark("Practice")
    PEER_HELP = "H", mark("Peer help")
    DECIDE = "V", mark("Decide, vote")
    REFLECTION = "R", mark("Reflection, harvest")
    OPEN = "O", mark("Open space")
    BREAK = "B", mark("Break, meal")
    LOGISTICS = "L", mark("Logistics, transition")
    CLOSING = "C", mark("Closing")


class Voice(Code):
    """Whose voice a block gives room to (GLP1)."""

    MEMBER = "member", mark("Member")
    COORDINATOR = "coordinator", mark("Coordinator")
    COACH = "coach", mark("Coach")
    GUEST = "guest", mark("Guest")
    GROUP = "group", mark("The whole group")


class Arrangement(Code):
    """How people sit together in a block."""

    PLENARY = "plenary", mark("Plenary")
    ALONE = "alone", mark("Alone")
    PAIRS = "pairs", mark("Pairs")
    TRIOS = "trios", mark("Trios")
    FOURS = "fours", mark("Fours")
    SMALL_GROUPS = "small_groups", mark("Small groups")
    TRACKS = "tracks", mark("Tracks")
    CIRCLE = "circle", mark("Circle")
    STATIONS = "stations", mark("Stations")
    FISHBOWL = "fishbowl", mark("Fishbowl")
    WORLD_CAFE = "world_cafe", mark("World café")


class Energy(Code):
    """How lively it gets."""

    LOW = "low", mark("Low")
    MID = "mid", mark("Medium")
    HIGH = "high", mark("High")


class SessionRole(Code):
    """Who does what at a gathering (vocabulary c.3)."""

    LEAD = "lead", mark("Lead")
    CO_FACILITATOR = "co_facilitator", mark("Co-facilitator")
    HOST = "host", mark("Host")
    NOTE_TAKER = "note_taker", mark("Note-taker")
    TIMEKEEPER = "timekeeper", mark("Timekeeper")
    TECH_HOST = "tech_host", mark("Tech host")
    CHAT_HOST = "chat_host", mark("Chat and Q&A host")
    ACCESS_SUPPORT = "access_support", mark("Access support")
    ENERGY_KEEPER = "energy_keeper", mark("Energy keeper")
    STORY_KEEPER = "story_keeper", mark("Story keeper")


class AssignmentState(Code):
    """Whether the person has said yes."""

    SUGGESTED = "suggested", mark("Suggested")
    ASKED = "asked", mark("Asked")
    ACCEPTED = "accepted", mark("Accepted")
    DECLINED = "declined", mark("Declined")


class MaterialKind(Code):
    """The sort of thing to bring."""

    CONSUMABLE = "consumable", mark("Consumable")
    EQUIPMENT = "equipment", mark("Equipment")
    PRINT = "print", mark("Print")
    CATERING = "catering", mark("Catering")
    ACCESS = "access", mark("Access")


class MaterialPer(Code):
    """What the quantity is counted by."""

    PERSON = "person", mark("Person")
    GROUP = "group", mark("Group")
    TABLE = "table", mark("Table")
    FIXED = "fixed", mark("Fixed")


class AttendanceState(Code):
    """Whether a person was there."""

    EXPECTED = "expected", mark("Expected")
    PRESENT = "present", mark("Present")
    PART = "part", mark("Part of it")
    APOLOGIES = "apologies", mark("Sent word")
    ABSENT = "absent", mark("Absent")
    WALK_IN = "walk_in", mark("Walk-in")


class JoinedBy(Code):
    """How a person took part."""

    ROOM = "room", mark("In the room")
    VIDEO = "video", mark("By video")
    PHONE = "phone", mark("By phone")
    SENT_WORD = "sent_word", mark("Sent word")


class CoachingKind(Code):
    """The sort of conversation."""

    ONE_TO_ONE = "one_to_one", mark("One-to-one")
    COACHING = "coaching", mark("Coaching")
    CHECK_IN = "check_in", mark("Check-in")
    OFFICE_HOURS = "office_hours", mark("Office hours")


class CoachingStatus(Code):
    """Whether the conversation took place."""

    PLANNED = "planned", mark("Planned")
    HELD = "held", mark("Held")
    DROPPED = "dropped", mark("Dropped")


class CoachingMode(Code):
    """How the conversation was held."""

    IN_PERSON = "in_person", mark("In person")
    PHONE = "phone", mark("Phone")
    VIDEO = "video", mark("Video")
    EMAIL = "email", mark("E-mail thread")
    TEXT = "text", mark("Text")
    SITE_VISIT = "site_visit", mark("Site visit")
    INFORMAL = "informal", mark("Informal")


class InitiatedBy(Code):
    """Who began the conversation."""

    COACH = "coach", mark("Coach")
    SITE = "site", mark("Site")


class Focus(Code):
    """What a conversation was about, so that it can be counted (PI18)."""

    RELATIONSHIP = "relationship", mark("Relationship")
    LEADERSHIP = "leadership", mark("Leadership")
    COALITION_PARTNERS = "coalition_partners", mark("Coalition and partners")
    STRATEGY = "strategy", mark("Strategy")
    EQUITY_AND_INCLUSION = "equity_and_inclusion", mark("Equity and inclusion")
    TRANSITION = "transition", mark("Transition")
    EVALUATION_LEARNING = "evaluation_learning", mark("Evaluation and learning")
    FUNDING = "funding", mark("Funding")
    WELLBEING = "wellbeing_of_the_team", mark("Wellbeing of the team")
    OTHER = "other", mark("Other")


class StanceUsed(Code):
    """What the coach did in a conversation, as she sees it herself (PI18)."""

    LISTENED = "listened", mark("Listened")
    ASKED = "asked", mark("Asked")
    REFLECTED_BACK = "reflected_back", mark("Reflected back")
    SHARED_A_STORY = "shared_a_story", mark("Shared another circle’s story")
    OFFERED_OPTION = "offered_option", mark("Offered an option")
    CHALLENGED = "challenged", mark("Challenged")
    CELEBRATED = "celebrated", mark("Celebrated")


class Relationship(Code):
    """How far the coach and a site or a person have come (PI22)."""

    INTRODUCED = "introduced", mark("Introduced")
    BUILDING = "building", mark("Building")
    TRUSTING = "trusting", mark("Trusting")
    FRUITFUL = "fruitful", mark("Fruitful")
    TAPERING = "tapering", mark("Tapering")
    ALUMNI = "alumni", mark("Alumni")


class PrivateKind(Code):
    """The sort of private sentence."""

    NOTE = "note", mark("Note")
    PROMISE = "promise", mark("Promise")
    WISDOM = "wisdom", mark("Wisdom")
    QUOTE = "quote", mark("Quote")
    STAGE = "stage", mark("Stage")
    OBSERVATION = "observation", mark("Observation")
    ASSUMPTION = "assumption", mark("Assumption")
    LEARNING_AIM = "learning_aim", mark("Learning aim")
    REASON = "reason", mark("Reason")
    APART = "apart", mark("Apart")
    DESTROY_BY = "destroy_by", mark("Destroy by")


class Deliverable(Code):
    """What technical assistance ends in (PI20)."""

    SITE_PROFILE = "site_profile", mark("Site profile")
    PODCAST = "podcast", mark("Podcast")
    OP_ED = "op_ed", mark("Op-ed")
    CONVENING = "convening", mark("Convening")
    WORKSHOP = "workshop", mark("Workshop")
    TRAINING = "training", mark("Training")
    TOOL = "tool", mark("Tool or template")
    PLAN = "plan", mark("Plan")
    POLICY_DRAFT = "policy_draft", mark("Policy draft")
    DATA_PRODUCT = "data_product", mark("Data product")
    REPORT = "report", mark("Report or brief")
    TOOLKIT = "toolkit", mark("Toolkit")
    SITE_VISIT = "site_visit", mark("Site visit")
    OTHER = "other", mark("Other")


class TaFunction(Code):
    """The sort of help, for reports."""

    DIRECT_TA = "direct_ta", mark("Direct TA")
    PRODUCT_DEVELOPMENT = "product_development", mark("Product development")
    TRANSFER = "transfer", mark("Transfer or dissemination")
    TRAINING = "training", mark("Training")
    PEER_EXCHANGE = "peer_exchange", mark("Peer exchange")
    REFERRAL = "referral", mark("Referral")


class Intensity(Code):
    """How much help."""

    UNIVERSAL = "universal", mark("Universal")
    TARGETED = "targeted", mark("Targeted")
    INTENSIVE = "intensive", mark("Intensive")


class TaStatus(Code):
    """Where technical assistance stands; late and over budget are computed."""

    REQUESTED = "requested", mark("Requested")
    SCOPING = "scoping", mark("Scoping")
    AGREED = "agreed", mark("Agreed")
    IN_PROGRESS = "in_progress", mark("In progress")
    IN_REVIEW = "in_review", mark("With the site for review")
    DELIVERED = "delivered", mark("Delivered")
    ACCEPTED = "accepted", mark("Accepted")
    FOLLOWED_UP = "followed_up", mark("Followed up")
    DECLINED = "declined", mark("Declined")
    WITHDRAWN = "withdrawn", mark("Withdrawn")
    PAUSED = "paused", mark("Paused")


class WorkKind(Code):
    """What a facilitator did (ERLC4)."""

    CONSULTING = "consulting", mark("Consulting")
    CONNECTING = "connecting", mark("Connecting")
    FACILITATING = "facilitating", mark("Facilitating")
    HELPING = "helping", mark("Helping")
    GUIDING = "guiding", mark("Guiding")


class ActionKind(Code):
    """The sort of thing to be done."""

    ACTION = "action", mark("Action")
    PROMISE = "promise", mark("Promise")
    MILESTONE = "milestone", mark("Milestone")
    COMMITMENT = "commitment", mark("Commitment")
    ASK = "ask", mark("Ask")
    CHECK = "check", mark("Check")


class ActionOrigin(Code):
    """Where an action came from."""

    SESSION = "session", mark("Session")
    COACHING = "coaching", mark("Coaching")
    TA = "ta", mark("TA")
    PLAN = "plan", mark("Plan")
    TRANSITION = "transition", mark("Transition")
    SELF = "self", mark("Yourself")


class Checklist(Code):
    """The list a checklist item belongs to."""

    LAUNCH = "launch", mark("Launch")
    LOGISTICS = "logistics", mark("Logistics")
    COORDINATOR = "coordinator", mark("Coordinator")
    FACILITATOR = "facilitator", mark("Facilitator")
    PHASE = "phase", mark("Phase")
    TRANSITION = "transition", mark("Transition")


class TransitionKind(Code):
    """What is changing; neutral words only."""

    COACH_LEAVES = "coach_leaves", mark("Coach leaves")
    COACH_AWAY = "coach_away", mark("Coach away")
    SITE_LEAD = "site_lead", mark("Site lead changes")
    FUNDER = "funder", mark("Funder changes")
    EVALUATOR = "evaluator", mark("Evaluator changes")
    TA_PROVIDER = "ta_provider", mark("TA provider changes")
    HOST = "host", mark("Host changes")
    MERGER = "merger", mark("Merger")
    SPLIT = "split", mark("Split")
    PAUSE = "pause", mark("Pause")
    ENDING = "ending", mark("Ending")
    WELCOME = "welcome", mark("Someone new")
    EVENT = "event", mark("Outside event")


class TransitionCause(Code):
    """An outside event; an inner reason is a private note (PI28)."""

    FUNDER_FOCUS = "funder_focus", mark("Funder focus")
    FUNDER_PERSONNEL = "funder_personnel", mark("Funder personnel")
    FUNDER_MEASURES = "funder_measures", mark("Funder measures")
    FUNDING_END = "funding_end", mark("Funding end")
    ELECTION = "election", mark("Election")
    PUBLIC_HEALTH = "public_health", mark("Public health")
    UNREST = "unrest", mark("Unrest")
    DISASTER = "disaster", mark("Disaster")
    LAW = "law", mark("Law or policy")
    PARTNER_EXIT = "partner_exit", mark("Partner exit")


class TransitionStatus(Code):
    """Where a transition stands."""

    COMING = "coming", mark("Coming")
    UNDER_WAY = "under_way", mark("Under way")
    DONE = "done", mark("Done")
    DROPPED = "dropped", mark("Dropped")


class PacketKind(Code):
    """What a handoff packet is for; most are a transition of that kind (4-handoff e.3).

    Which of them are made by now is said in `app.printouts.packet_kinds`.
    """

    COACH_LEAVES = "coach_leaves", mark("Coach leaves")
    COACH_AWAY = "coach_away", mark("Coach away")
    SITE_LEAD = "site_lead", mark("Site lead changes")
    FUNDER = "funder", mark("Funder changes")
    ENDING = "ending", mark("Ending")
    WELCOME = "welcome", mark("Someone new")
    EVALUATOR = "evaluator", mark("Evaluator changes")
    TA_PROVIDER = "ta_provider", mark("TA provider changes")
    HOST = "host", mark("Host changes")
    MERGER = "merger", mark("Merger")
    SPLIT = "split", mark("Split")
    PAUSE = "pause", mark("Pause")
    CO_COACH = "co_coach", mark("Coach shares the load")


class Audience(Code):
    """Who reads what is handed on; it decides what may be in it (4-handoff e.3)."""

    SUCCESSOR = "successor", mark("Successor")
    ACTING_COACH = "acting_coach", mark("Acting coach")
    NEW_SITE_LEAD = "new_site_lead", mark("New site lead")
    FUNDER = "funder", mark("Funder")
    COMMUNITY = "community", mark("The community")
    MEMBERS = "members", mark("The members")
    NEW_MEMBER = "new_member", mark("Someone new")


class AgreementKind(Code):
    """What an agreement is about (PI6, PI11, PI12, GLP3)."""

    CONFIDENTIALITY = "confidentiality", mark("Confidentiality")
    DUAL_ROLE = "dual_role", mark("Two roles at once")
    WORKING = "working", mark("Working agreement")
    VOICE = "voice", mark("On whose behalf we speak")
    TA_MOU = "ta_mou", mark("Agreement on technical assistance")
    ADOPTION = "adoption", mark("Adopted")
    SITE_REVIEW = "site_review", mark("Read by the site")
    RECEIVER = "receiver", mark("Taken over")


class SpeaksAs(Code):
    """On whose behalf the facilitator speaks (PI11)."""

    FUNDER = "funder", mark("For the funder")
    MEMBERS = "members", mark("For the members")
    THIRD_PARTY = "third_party", mark("For a third party")
    OWN_ORGANIZATION = "own_organization", mark("For our own organization")
    NEUTRAL = "neutral", mark("As a neutral convener")


class EvidenceKind(Code):
    """How something is known (vocabulary c.9)."""

    DOCUMENT = "document", mark("Document")
    LINK = "link", mark("Link")
    NUMBER = "number", mark("Number")
    PHOTO = "photo", mark("Photo")
    QUOTE = "quote", mark("What somebody said")
    OBSERVATION = "observation", mark("What was seen")


class SuccessAudience(Code):
    """Whose success it is (PI5)."""

    FUNDER = "funder", mark("The funder")
    PARTNERS = "partners", mark("Our partners")
    COMMUNITY = "community", mark("The community")
    FACILITATING = "facilitating", mark("The facilitating organization")


class SuccessLevel(Code):
    """Whether it can be reached in the time there is (PI7)."""

    FEASIBLE = "feasible", mark("Feasible")
    ASPIRATIONAL = "aspirational", mark("Aspirational")


class SuccessStatus(Code):
    """What has become of it (PI5)."""

    OPEN = "open", mark("Not yet")
    UNDER_WAY = "under_way", mark("On the way")
    REACHED = "reached", mark("Reached")
    NOT_REACHED = "not_reached", mark("Not reached")
    LET_GO = "let_go", mark("Let go")


class DecisionMode(Code):
    """How something is decided (vocabulary c.10)."""

    CONSENSUS = "consensus", mark("By consensus")
    CONSENT = "consent", mark("By consent")
    MAJORITY = "majority", mark("By majority")
    TWO_THIRDS = "two_thirds", mark("By two thirds")
    DELEGATED = "delegated", mark("By one person who was asked to")
    ADVICE = "advice", mark("By advice process")
    FUNDER = "funder", mark("By the funder")


class DecisionPart(Code):
    """What somebody has to do with a decision: DARCI, and impacted (c.10)."""

    DECIDES = "d", mark("decides")
    ACCOUNTABLE = "a", mark("accountable")
    RESPONSIBLE = "r", mark("does the work")
    CONSULTED = "c", mark("consulted")
    INFORMED = "i", mark("told")
    IMPACTED = "impacted", mark("impacted")


class RevisionSubject(Code):
    """What was adopted (PI6, PI23)."""

    CHARTER = "charter", mark("Charter")
    VISION = "vision", mark("Vision and principles")
    SUCCESS = "success", mark("What success is")
    DECISION_RIGHTS = "decision_rights", mark("Who decides what")
    PLAN = "plan", mark("Year plan")


class RevisionStatus(Code):
    """Whether a revision holds."""

    DRAFT = "draft", mark("Draft")
    ADOPTED = "adopted", mark("Adopted")
    RETIRED = "retired", mark("Retired")


class ContributionKind(Code):
    """What somebody brought (GLP2, PI17)."""

    THEME = "theme", mark("Theme")
    SUCCESS = "success", mark("Success")
    CHALLENGE = "challenge", mark("Challenge")
    IDEA = "idea", mark("Idea")
    WISDOM = "wisdom", mark("Wisdom")
    QUOTE = "quote", mark("Quote")
    PARKING = "parking", mark("For later")
    OFFER = "offer", mark("Offer")
    APPRECIATION = "appreciation", mark("Appreciation")


class ContributionState(Code):
    """What has become of it (PI17)."""

    NEW = "new", mark("New")
    PARKED = "parked", mark("Parked")
    SCHEDULED = "scheduled", mark("On an agenda")
    TRIED = "tried", mark("Tried")
    ADOPTED = "adopted", mark("Adopted")
    DONE = "done", mark("Done")


class LearningKind(Code):
    """The sort of learning (NR23, ERLC15)."""

    DEBRIEF = "debrief", mark("Debrief")
    ASSUMPTION = "assumption", mark("Assumption")
    LESSON = "lesson", mark("Lesson")


class PlaceKind(Code):
    """The sort of place where things are kept (GLP14, ERLC13)."""

    DRIVE = "drive", mark("Shared drive")
    FORUM = "forum", mark("Forum or platform")
    LIST = "list", mark("E-mail list")
    SHELF = "shelf", mark("Shelf")
    ROOM = "room", mark("Room")
    ACCOUNT = "account", mark("Account")


class ResourceKind(Code):
    """The sort of resource (PI4, JS2)."""

    DOCUMENT = "document", mark("Document")
    VIDEO = "video", mark("Video")
    NOTE = "note", mark("Note")
    LINK = "link", mark("Link")
    SHEET = "sheet", mark("Sheet")
    CLIPPING = "clipping", mark("Clipping")
    TERM = "term", mark("Term")
    READING = "reading", mark("Reading")


class ChangeKind(Code):
    """What happened to a row."""

    ADDED = "i", mark("Added")
    CHANGED = "u", mark("Changed")
    DELETED = "d", mark("Deleted")
