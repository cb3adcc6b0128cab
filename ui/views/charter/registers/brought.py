"""The registers of what people brought: successes, challenges, ideas."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, Final
from uuid import UUID

from typing_extensions import override

from app.charter import contributions
from app.charter.contributions import Brought
from app.i18n import mark, tr, trn
from app.vocabulary import ContributionKind, ContributionState
from ui.places import Place
from ui.views.charter.registers.register import (
    Act,
    Field,
    Filter,
    Kind,
    Notice,
    Register,
    by_day,
    folded,
    key_of,
    name_of,
    short,
)
from ui.widgets.records import Column

_FIELDS: Final = {"person": "person_id", "site": "site_id"}


class _BroughtRegister(Register[Brought]):
    """What the three have in common."""

    kind: ClassVar[ContributionKind]
    states: ClassVar[tuple[ContributionState, ...]]

    @override
    def read(self, community: UUID) -> list[Brought]:
        return self.desk.read(contributions.of_community, community, self.kind)

    @override
    def columns(self) -> list[Column[Brought]]:
        return [
            Column(
                self.title(),
                _body,
                key=_by_body,
                role="medium",
                color="ink",
                second=_whose,
            ),
            Column(tr("State"), _state, width=200, drop=2, second=_meeting),
            Column(tr("Said"), _said_on, key=_by_day, width=110, drop=1),
        ]

    @override
    def words_of(self, record: Brought) -> str:
        return folded(record.body, name_of(record.person), name_of(record.site))

    @override
    def is_open(self, record: Brought) -> bool:
        return record.state is not ContributionState.DONE

    @override
    def filters(self) -> list[Filter[Brought]]:
        return [Filter("open", tr("Open"), "circle-dashed", _is_open)]

    @override
    def acts(self) -> list[Act[Brought]]:
        states = [
            Act(
                str(number),
                state.label,
                partial(self._set, state),
                on=partial(_is, state),
            )
            for number, state in enumerate(self.states, 1)
        ]
        return [
            *states,
            Act(
                "A",
                tr("Put on an agenda…"),
                self.host.choose_gathering,
                "calendar-plus",
            ),
            Act("G", tr("Open the plan"), self._open_plan, "rows", fits=_has_meeting),
        ]

    @override
    def head(self, record: Brought) -> tuple[str, str]:
        said = [record.state.label]
        if record.meeting is not None:
            said.append(record.meeting.title)
        return record.body, " · ".join(said)

    @override
    def fields(self) -> list[Field[Brought]]:
        return [
            Field("body", tr("In words"), Kind.TEXT, _body),
            Field(
                "person",
                tr("From whom"),
                Kind.CHOICE,
                _person_key,
                options=lambda one: self.people(one.person),
            ),
            Field(
                "site",
                tr("Site"),
                Kind.CHOICE,
                _site_key,
                options=lambda one: self.sites(one.site),
            ),
            Field(
                "named",
                tr("On paper"),
                Kind.CHOICE,
                _named,
                options=_naming,
            ),
            Field("said_on", tr("Said on"), Kind.DAY, _said_day, optional=False),
            Field("state", tr("State"), Kind.CHOICE, _state_of, options=self._states),
            Field("on", "", Kind.TOLD, _told),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(
            self.toast("added"), contributions.add, community, self.kind, typed
        )

    @override
    def change(self, record: Brought, name: str, value: Any) -> None:
        fields: Any = {_FIELDS.get(name, name): value}
        self.desk.do(self.toast("changed"), contributions.change, record.id, **fields)

    @override
    def delete(self, record: Brought) -> None:
        self.desk.do(self.toast("deleted"), contributions.delete, record.id)

    def _set(self, state: ContributionState, record: Brought) -> None:
        self.change(record, "state", state)

    def _states(self, record: Brought) -> list[tuple[Any, str]]:
        offered = [*self.states, ContributionState.SCHEDULED]
        shown = [one for one in ContributionState if one in offered]
        if record.state not in shown:
            shown.append(record.state)
        return [(one, one.label) for one in shown]

    def _open_plan(self, record: Brought) -> None:
        if record.meeting is not None:
            community = self.desk.community_id
            self.desk.go(Place("planner", community, record.meeting.id))


class Successes(_BroughtRegister):
    """The success log (GLP2)."""

    code = "successes"
    icon = "trophy"
    kind = ContributionKind.SUCCESS
    states = (ContributionState.NEW, ContributionState.PARKED, ContributionState.DONE)
    said: ClassVar = {
        "added": mark("Success added"),
        "changed": mark("Success changed"),
        "deleted": mark("Success deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Successes")

    @override
    def note(self) -> str:
        return tr("What went well, however small: told again, it carries others.")

    @override
    def prompt(self) -> str:
        return tr("The first father came back @Joe")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No success written down yet"), tr(
            "Ask at the next gathering what went well since the last one, and write "
            "down one line each."
        )


class Challenges(_BroughtRegister):
    """The challenge queue (GLP2)."""

    code = "challenges"
    icon = "lifebuoy"
    kind = ContributionKind.CHALLENGE
    states = (ContributionState.NEW, ContributionState.PARKED, ContributionState.DONE)
    said: ClassVar = {
        "added": mark("Challenge added"),
        "changed": mark("Challenge changed"),
        "deleted": mark("Challenge deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Challenges")

    @override
    def note(self) -> str:
        return tr(
            "What is hard. Those that want help wait here until a gathering has time "
            "for a peer assist."
        )

    @override
    def prompt(self) -> str:
        return tr("Nobody comes after dark in winter @Alder")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("Nobody has asked for help yet"), tr(
            "A challenge written down here can be put on the agenda of a gathering "
            "with one key, as a peer assist."
        )

    @override
    def stands_out(self, record: Brought) -> bool:
        return record.waits

    @override
    def filters(self) -> list[Filter[Brought]]:
        waits = Filter("waits", tr("Waiting for help"), "hand-palm", _waits)
        return [waits, *super().filters()]

    @override
    def acts(self) -> list[Act[Brought]]:
        return [
            Act("H", tr("Wants help"), self._turn_help, "hand-palm", on=_wants_help),
            *super().acts(),
        ]

    @override
    def notice(self, community: UUID, records: Sequence[Brought]) -> Notice | None:
        waiting = sum(one.waits for one in records)
        if not waiting:
            return None
        words = trn(
            "{n} challenge waits for help. Press A on it to give it a peer assist.",
            "{n} challenges wait for help. Press A on one to give it a peer assist.",
            waiting,
        )
        return Notice(words, honey=True)

    def _turn_help(self, record: Brought) -> None:
        self.change(record, "wants_help", not record.wants_help)


class Ideas(_BroughtRegister):
    """The ideas backlog (PI17)."""

    code = "ideas"
    icon = "lightbulb"
    kind = ContributionKind.IDEA
    states = (
        ContributionState.NEW,
        ContributionState.PARKED,
        ContributionState.TRIED,
        ContributionState.ADOPTED,
    )
    said: ClassVar = {
        "added": mark("Idea added"),
        "changed": mark("Idea changed"),
        "deleted": mark("Idea deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Ideas")

    @override
    def note(self) -> str:
        return tr(
            "What could be done differently. Look through it before you plan a "
            "gathering."
        )

    @override
    def prompt(self) -> str:
        return tr("Meet at the site that asks for help @Rosa")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No ideas yet"), tr(
            "First conversations are full of them. Write one down in a line, in words "
            "its giver would be glad to read."
        )

    @override
    def is_open(self, record: Brought) -> bool:
        return record.state in (*contributions.OPEN, ContributionState.SCHEDULED)

    @override
    def stands_out(self, record: Brought) -> bool:
        return False


def _body(one: Brought) -> str:
    return one.body


def _by_body(one: Brought) -> str:
    return folded(one.body)


def _whose(one: Brought) -> str:
    parts = dict.fromkeys((name_of(one.person), name_of(one.site)))
    return " · ".join(part for part in parts if part)


def _state(one: Brought) -> str:
    if one.waits:
        return tr("Wants help")
    return one.state.label


def _meeting(one: Brought) -> str:
    return f"{one.meeting.title}, {short(one.meeting.day)}" if one.meeting else ""


def _said_on(one: Brought) -> str:
    return short(one.said_on)


def _by_day(one: Brought) -> str:
    return by_day(one.said_on)


def _is_open(one: Brought) -> bool:
    return one.state in (*contributions.OPEN, ContributionState.SCHEDULED)


def _waits(one: Brought) -> bool:
    return one.waits


def _wants_help(one: Brought) -> bool:
    return one.wants_help


def _has_meeting(one: Brought) -> bool:
    return one.meeting is not None


def _is(state: ContributionState, one: Brought) -> bool:
    return one.state is state


def _person_key(one: Brought) -> Any:
    return key_of(one.person)


def _site_key(one: Brought) -> Any:
    return key_of(one.site)


def _named(one: Brought) -> bool:
    return one.named


def _naming(one: Brought) -> list[tuple[Any, str]]:
    unnamed = [(False, tr("Without the name"))]
    if one.person is None:
        return unnamed
    return [*unnamed, (True, tr("With the name, as they agreed"))]


def _said_day(one: Brought) -> Any:
    return one.said_on


def _state_of(one: Brought) -> Any:
    return one.state


def _told(one: Brought) -> str:
    if one.meeting is None:
        return ""
    return tr("On the agenda of {title}, {day}. Press G to open the plan.").format(
        title=one.meeting.title, day=short(one.meeting.day)
    )
