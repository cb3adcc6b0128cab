"""The printouts there are, for the print window and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.i18n import mark, tr, trn
from app.pdf.story import Paper
from app.printouts import periods
from app.vocabulary import Layer, SuccessAudience

Chosen = Mapping[str, str]
"""What was chosen for a printout: code of the choice -> code of the option."""

Compose = Callable[..., Paper]  # of a session, the subject, what was chosen (, given)


class Subject(Enum):
    """What a printout is about."""

    GATHERING = "gathering"
    COMMUNITY = "community"
    SITE = "site"
    RANKING = "ranking"
    GROUPING = "grouping"
    ASSISTANCE = "assistance"
    MEMBER = "member"  # a person in a community: the key is that of the membership


@dataclass(frozen=True)
class Choice:
    """Something to choose before printing; the first option holds until then.

    A choice of the options `yes` and `no` is shown as a switch.
    """

    code: str
    label: str
    options: tuple[tuple[str, str], ...]  # code, words

    @property
    def is_switch(self) -> bool:
        """Whether it is either on or off."""
        return {code for code, _ in self.options} == {"yes", "no"}


@dataclass(frozen=True)
class Printout:
    """One kind of paper: `compose(session, id of its subject, chosen)` gives it."""

    code: str
    name: str
    note: str
    subject: Subject
    module: str
    choices: tuple[Choice, ...] = ()
    layer: Layer = Layer.MEMBER  # who reads it: it is composed behind their wall
    sums: bool = False  # it tells sums of what its reader may not see

    def gather(self, session: Session, subject_id: UUID, chosen: Chosen) -> Any:
        """Return the sums it tells, worked out before the wall; None if it has none.

        Small ones are folded already, so that nothing of one person or site is in them.
        """
        if not self.sums:
            return None
        return self._module().gather(session, subject_id, self.all_chosen(chosen))

    def compose(
        self, session: Session, subject_id: UUID, chosen: Chosen, given: Any = None
    ) -> Paper:
        """Return the paper, with what was gathered for it if it tells sums.

        Raises what the module's `compose` raises.
        """
        write: Compose = self._module().compose
        more = (given,) if self.sums else ()
        return write(session, subject_id, self.all_chosen(chosen), *more)

    def _module(self) -> Any:
        return import_module(f"app.printouts.{self.module}")

    def all_chosen(self, chosen: Chosen) -> Chosen:
        """Return `chosen` with the first option wherever nothing fitting was said."""
        answers = {}
        for choice in self.choices:
            codes = [code for code, _ in choice.options]
            said = chosen.get(choice.code, "")
            answers[choice.code] = said if said in codes else codes[0]
        return answers


def printouts(subject: Subject) -> tuple[Printout, ...]:
    """Return what can be printed about such a subject, in the order it is offered."""
    return tuple(found for found in _all() if found.subject is subject)


def named(code: str) -> Printout:
    """Return the printout of that code. Raises KeyError."""
    return {found.code: found for found in _all()}[code]


def _all() -> tuple[Printout, ...]:
    return (
        *_for_those_who_lead(),
        *_for_the_room(),
        *_for_the_community(),
        *_of_success(),
        *_of_decisions(),
        *_of_registers(),
        *_of_forming(),
        *_for_the_map(),
        *_for_a_vote(),
        *_for_groups(),
        *_for_assistance(),
        *_for_a_member(),
        *_for_the_funder(),
    )


def _for_those_who_lead() -> tuple[Printout, ...]:
    return (
        Printout(
            "facilitator_plan",
            tr("Facilitator’s plan"),
            tr("Every step, with notes and materials"),
            Subject.GATHERING,
            "gatherings.facilitator_plan",
            (_look(), _notes()),
            Layer.SUCCESSOR,  # notes and cues are for those who lead
        ),
        Printout(
            "participant_agenda",
            tr("Participant agenda"),
            tr("What happens when, for everyone"),
            Subject.GATHERING,
            "gatherings.participant_agenda",
            (_look(), _notes()),
        ),
    )


def _for_the_room() -> tuple[Printout, ...]:
    return (
        Printout(
            "sign_in_sheet",
            tr("Sign-in sheet"),
            tr("Who is expected, and room for guests"),
            Subject.GATHERING,
            "gatherings.sign_in_sheet",
            (_order("name", "site"),),
        ),
        Printout(
            "name_tents",
            tr("Name tents"),
            tr("Two to a sheet, to fold"),
            Subject.GATHERING,
            "gatherings.name_tents",
        ),
    )


def _for_the_community() -> tuple[Printout, ...]:
    return (
        Printout(
            "people_directory",
            tr("People directory"),
            tr("Those who agreed to be listed"),
            Subject.COMMUNITY,
            "people_directory",
            (_order("site", "name"),),
        ),
        Printout(
            "what_to_expect",
            tr("What to expect"),
            tr("Hours a month and dates, for one site"),
            Subject.SITE,
            "expectations.what_to_expect",
            (_months(),),
        ),
        *_charters(),
    )


def _charters() -> tuple[Printout, ...]:
    choices = (_charter_text(), _lines_to_sign())
    return (
        Printout(
            "charter",
            tr("Charter"),
            tr("What was agreed, with its version and who agreed"),
            Subject.COMMUNITY,
            "charter.charter",
            choices,
        ),
        Printout(
            "charter_funder",
            tr("Charter for the funder"),
            tr("The same, without names"),
            Subject.COMMUNITY,
            "charter.charter_funder",
            choices,
            Layer.FUNDER,
        ),
    )


def _of_forming() -> tuple[Printout, ...]:
    readers = (
        ("both", tr("Both, to cut apart")),
        ("managers", tr("Managers")),
        ("participants", tr("Those who take part")),
    )
    return (
        Printout(
            "invitation",
            tr("Invitation"),
            tr("One page in plain words, naming nobody"),
            Subject.COMMUNITY,
            "charter.invitation",
        ),
        Printout(
            "handouts",
            tr("Not one more meeting"),
            tr("Half a page for managers, half a page for those who take part"),
            Subject.COMMUNITY,
            "charter.handouts",
            (Choice("reader", tr("For whom"), readers),),
        ),
        Printout(
            "composition",
            tr("Who is here"),
            tr("Counts that tell of nobody, and whose voice is missing"),
            Subject.COMMUNITY,
            "charter.composition",
            sums=True,
        ),
        Printout(
            "phase_checklists",
            tr("Step by step"),
            tr("What is done in each phase, and what is left"),
            Subject.COMMUNITY,
            "charter.phase_checklists",
            layer=Layer.SUCCESSOR,
            sums=True,  # what is counted, not of whom
        ),
    )


def _of_success() -> tuple[Printout, ...]:
    return (
        Printout(
            "success_page",
            tr("What success looks like"),
            tr("One page on its side, all audiences beside each other"),
            Subject.COMMUNITY,
            "charter.success_page",
            (_for_whom(tr("Everybody")),),
            Layer.FUNDER,
            sums=True,  # which differences a reader is not shown is not for him
        ),
        Printout(
            "success_sign_off",
            tr("Sign-off: what success is"),
            tr("A page for each audience, to sign"),
            Subject.COMMUNITY,
            "charter.success_sign_off",
            (_for_whom(tr("A page for each")),),
            Layer.FUNDER,
            sums=True,
        ),
    )


def _of_decisions() -> tuple[Printout, ...]:
    forms = ("table", tr("Table")), ("poster", tr("Poster for the wall"))
    letters = ("darci", tr("DARCI")), ("raci", tr("RACI, without who decides"))
    return (
        Printout(
            "decision_rights",
            tr("Who decides what"),
            tr("A table, or a poster: also on A3 and Tabloid"),
            Subject.COMMUNITY,
            "charter.decision_rights",
            (
                Choice("form", tr("Form"), forms),
                Choice("letters", tr("Parts"), letters),
            ),
            Layer.FUNDER,
        ),
        Printout(
            "voices",
            tr("On whose behalf we speak"),
            tr("Setting by setting, for members and the funder"),
            Subject.COMMUNITY,
            "charter.voices",
            (),
            Layer.FUNDER,
        ),
    )


def _of_registers() -> tuple[Printout, ...]:
    forms = ("poster", tr("Poster for the wall")), ("list", tr("List"))
    whose = ("here", tr("This community")), ("all", tr("All communities"))
    kinds = (
        (
            "working_agreements",
            tr("Working agreements"),
            tr("How we work together, for the wall"),
            (Choice("form", tr("Form"), forms),),
        ),
        ("glossary", tr("Our words"), tr("The glossary, for newcomers"), ()),
        (
            "decisions_made",
            tr("Decisions made"),
            tr("Who proposed them, how, and when to look again"),
            (),
        ),
        (
            "where_things_are",
            tr("Where things are"),
            tr("Places, keepers and who has access; no passwords"),
            (),
        ),
        (
            "compendium",
            tr("What we gathered"),
            tr("What came with permission to pass it on"),
            (Choice("whose", tr("Of"), whose),),
        ),
        (
            "role_card_coordinator",
            tr("Role card: coordinator"),
            tr("Sees to it that we meet"),
            (),
        ),
        (
            "role_card_facilitator",
            tr("Role card: facilitator"),
            tr("Leads one topic, once"),
            (),
        ),
    )
    return tuple(
        Printout(code, name, note, Subject.COMMUNITY, f"charter.{code}", choices)
        for code, name, note, choices in kinds
    )


def _for_whom(all_of_them: str) -> Choice:
    audiences = tuple((one.value, one.label) for one in SuccessAudience)
    options = (("everybody", all_of_them), *audiences)
    return Choice("reader", tr("For whom"), options)


def _for_the_map() -> tuple[Printout, ...]:
    return (
        Printout(
            "ranked_needs",
            tr("What we asked for, ranked"),
            tr("With who can help and what was decided"),
            Subject.COMMUNITY,
            "needs.ranked_needs",
            (_ranked_by(),),
        ),
        Printout(
            "needs_matrix",
            tr("Who can help with what"),
            tr("Topics by sites or people, what may be listed"),
            Subject.COMMUNITY,
            "needs.needs_matrix",
            (_map_columns(),),
        ),
        Printout(
            "what_we_bring",
            tr("What we bring, what we could gain"),
            tr("Three things to give and three to get, for one site"),
            Subject.SITE,
            "needs.what_we_bring",
            # to know whom the coach set aside; `told` says what members may read
            layer=Layer.SUCCESSOR,
        ),
    )


def _for_a_vote() -> tuple[Printout, ...]:
    return (
        Printout(
            "needs_ballot",
            tr("Ballot"),
            tr("A slip for each voter, to cut apart"),
            Subject.RANKING,
            "needs.needs_ballot",
            (_line_for_site(),),
        ),
        Printout(
            "dot_vote_sheet",
            tr("Sheet for dots"),
            tr("To stick dots on, a row for each topic"),
            Subject.RANKING,
            "needs.dot_vote_sheet",
        ),
    )


def _for_assistance() -> tuple[Printout, ...]:
    return (
        Printout(
            "ta_agreement",
            tr("TA agreement"),
            tr("One page: scope, dates, hours, signatures"),
            Subject.ASSISTANCE,
            "assistance.ta_agreement",
            (),
            Layer.SUCCESSOR,  # a paper of two sides, who name each other on it
        ),
        Printout(
            "ta_completion_note",
            tr("TA completion note"),
            tr("One page: what was delivered and accepted"),
            Subject.ASSISTANCE,
            "assistance.ta_completion_note",
            (),
            Layer.SUCCESSOR,
        ),
        Printout(
            "ta_completion_funder",
            tr("TA completion note for the funder"),
            tr("One page, without anybody’s name"),
            Subject.ASSISTANCE,
            "assistance.ta_completion_funder",
            (),
            Layer.FUNDER,
        ),
    )


def _for_groups() -> tuple[Printout, ...]:
    pages = ("all", tr("All groups")), ("each", tr("A page for each"))
    return (
        Printout(
            "interview_sheets",
            tr("Interview sheets"),
            tr("A page for each pair: questions, talents, consent"),
            Subject.GROUPING,
            "needs.interview_sheets",
        ),
        Printout(
            "group_lists",
            tr("Group lists"),
            tr("Who is in which group, where and why"),
            Subject.GROUPING,
            "needs.group_lists",
            (Choice("pages", tr("Pages"), pages),),
        ),
        Printout(
            "table_signs",
            tr("Table signs"),
            tr("A large letter for each group, to fold"),
            Subject.GROUPING,
            "needs.table_signs",
        ),
        Printout(
            "sign_up_sheet",
            tr("Sign-up sheet"),
            tr("Groups to choose from, and three choices"),
            Subject.GROUPING,
            "needs.sign_up_sheet",
        ),
    )


def _ranked_by() -> Choice:
    options = ("vote", tr("The last vote")), ("strength", tr("How strongly"))
    return Choice("by", tr("Ranked by"), options)


def _charter_text() -> Choice:
    options = ("now", tr("As it stands now")), ("adopted", tr("As last adopted"))
    return Choice("text", tr("Words"), options)


def _lines_to_sign() -> Choice:
    options = ("no", tr("No")), ("yes", tr("Yes"))
    return Choice("sign", tr("Lines to sign on"), options)


def _line_for_site() -> Choice:
    options = ("yes", tr("Yes")), ("no", tr("No"))
    return Choice("site", tr("A line for the site"), options)


def _for_a_member() -> tuple[Printout, ...]:
    return (
        Printout(
            "interview_guide",
            tr("Guide for a one-to-one"),
            tr("Four parts, and room to write"),
            Subject.MEMBER,
            "interview_guide",
            layer=Layer.SUCCESSOR,
        ),
    )


def _for_the_funder() -> tuple[Printout, ...]:
    return (
        Printout(
            "activity_report",
            tr("Activity report"),
            tr("For the funder: sums, and nobody’s name"),
            Subject.COMMUNITY,
            "activity_report",
            (Choice("period", tr("Period"), periods.periods(clock.today())),),
            Layer.FUNDER,
            sums=True,
        ),
    )


def _order(*codes: str) -> Choice:
    words = {"name": tr("By name"), "site": tr("By site")}
    return Choice("order", tr("Order"), tuple((code, words[code]) for code in codes))


def _months() -> Choice:
    """Return how far ahead to look: a year, unless that is too far (PI14)."""
    return Choice(
        "months",
        tr("Dates for the next"),
        tuple((str(n), trn("{n} month", "{n} months", n)) for n in (12, 6, 3)),
    )


def _map_columns() -> Choice:
    words = (("sites", tr("Sites")), ("people", tr("People")))
    return Choice("columns", tr("Columns"), words)


def _look() -> Choice:
    return Choice(
        "look",
        tr("Look"),
        tuple((code, tr(words)) for code, words in _LOOKS),
    )


def _notes() -> Choice:
    return Choice(
        "notes",
        tr("Room for notes"),
        (("yes", tr("Yes")), ("no", tr("No"))),
    )


_LOOKS: Final = (("list", mark("List")), ("calendar", mark("Calendar")))
