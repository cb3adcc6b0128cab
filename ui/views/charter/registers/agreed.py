"""The registers of what was agreed and decided: working agreements, decisions."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from typing_extensions import override

from app.charter import decisions_made, working_agreements
from app.charter.decisions_made import Made
from app.charter.working_agreements import Working
from app.i18n import mark, tr, trn
from app.vocabulary import DecisionMode
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
    with_current,
)
from ui.widgets.records import Column


class WorkingAgreements(Register[Working]):
    """How we treat each other (GLP3)."""

    code = "agreements"
    icon = "handshake"
    paper = "working_agreements"
    said: ClassVar = {
        "added": mark("Agreement proposed"),
        "changed": mark("Agreement changed"),
        "deleted": mark("Agreement deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Working agreements")

    @override
    def note(self) -> str:
        return tr("How we treat each other, in our own words. They print as a poster.")

    @override
    def prompt(self) -> str:
        return tr("We ask before we advise")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("Nothing is agreed yet"), tr(
            "Ask what each needs to be able to speak openly. Five to seven lines are "
            "enough, and everybody can keep them in mind."
        )

    @override
    def read(self, community: UUID) -> list[Working]:
        return self.desk.read(working_agreements.of_community, community)

    @override
    def columns(self) -> list[Column[Working]]:
        return [
            Column(
                tr("Agreement"),
                _title,
                key=_by_title,
                role="medium",
                color=_title_ink,
                second=_body,
            ),
            Column(tr("State"), _standing, width=190, drop=2),
            Column(
                tr("Look again"),
                _review,
                key=_by_review,
                color=_review_ink,
                width=120,
                drop=1,
            ),
        ]

    @override
    def words_of(self, record: Working) -> str:
        return folded(record.title, record.body, record.agreed_by)

    @override
    def is_open(self, record: Working) -> bool:
        return record.retired_on is None

    @override
    def stands_out(self, record: Working) -> bool:
        return record.is_due

    @override
    def filters(self) -> list[Filter[Working]]:
        return [Filter("hold", tr("In force"), "check", _holds)]

    @override
    def acts(self) -> list[Act[Working]]:
        return [
            Act("1", tr("Agreed today"), self._agree, "check", on=_holds),
            Act("2", tr("Holds no longer"), self._drop, "prohibit", on=_is_dropped),
        ]

    @override
    def notice(self, community: UUID, records: Sequence[Working]) -> Notice | None:
        found = self.desk.read(working_agreements.missing, community)
        if not found or self.desk.read_only:
            return None
        words = trn(
            "{n} line of the charter’s working agreements is not here yet.",
            "{n} lines of the charter’s working agreements are not here yet.",
            len(found),
        )
        button = trn("Take it over", "Take them over", len(found))
        return Notice(words, button, self.take_over)

    def take_over(self) -> None:
        """Make a row of each line of the charter."""
        community = self.desk.community_id
        if community is not None:
            words = tr("Taken over from the charter")
            self.desk.do(words, working_agreements.take_over, community)

    @override
    def head(self, record: Working) -> tuple[str, str]:
        return record.title, _standing(record)

    @override
    def fields(self) -> list[Field[Working]]:
        return [
            Field("title", tr("In words"), Kind.TEXT, _title),
            Field(
                "body",
                tr("What it means in practice"),
                Kind.TEXT,
                _body,
                tr("Add an example"),
            ),
            Field("agreed_on", tr("Agreed on"), Kind.DAY, _agreed_on),
            Field(
                "agreed_by",
                tr("Agreed by"),
                Kind.LINE,
                _agreed_by,
                tr("Everybody at the May gathering"),
            ),
            Field("review_on", tr("Look again"), Kind.DAY, _review_day),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(
            self.toast("added"), working_agreements.add, community, typed
        )

    @override
    def change(self, record: Working, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(
            self.toast("changed"), working_agreements.change, record.id, **fields
        )

    @override
    def delete(self, record: Working) -> None:
        self.desk.do(self.toast("deleted"), working_agreements.delete, record.id)

    def _agree(self, record: Working) -> None:
        self.desk.do(tr("Agreed today"), working_agreements.agree, record.id)

    def _drop(self, record: Working) -> None:
        self.desk.do(self.toast("changed"), working_agreements.drop, record.id)


class Decisions(Register[Made]):
    """The decisions made (JS10)."""

    code = "decisions"
    icon = "scales"
    paper = "decisions_made"
    said: ClassVar = {
        "added": mark("Decision added"),
        "changed": mark("Decision changed"),
        "deleted": mark("Decision deleted"),
    }

    @override
    def title(self) -> str:
        return tr("Decisions made")

    @override
    def note(self) -> str:
        return tr("What was decided, who proposed it, how, and when to look again.")

    @override
    def prompt(self) -> str:
        return tr("We meet on second Tuesdays @Luz")

    @override
    def empty(self) -> tuple[str, str]:
        return tr("No decision written down yet"), tr(
            "A line on the day it is made saves asking a year later. Say who proposed "
            "it: decisions of a circle come from its members."
        )

    @override
    def read(self, community: UUID) -> list[Made]:
        return self.desk.read(decisions_made.of_community, community)

    @override
    def columns(self) -> list[Column[Made]]:
        return [
            Column(
                tr("Decision"),
                _decided,
                key=_by_decided,
                role="medium",
                color="ink",
                second=_proposed,
            ),
            Column(tr("How"), _how, width=190, drop=3, second=_by_whom),
            Column(tr("On"), _day, key=_by_decided_on, width=110, drop=1),
            Column(
                tr("Look again"),
                _again,
                key=_by_again,
                color=_again_ink,
                width=130,
                drop=2,
            ),
        ]

    @override
    def words_of(self, record: Made) -> str:
        return folded(
            record.body,
            name_of(record.proposer),
            record.decided_by,
            name_of(record.area),
        )

    @override
    def stands_out(self, record: Made) -> bool:
        return record.is_due

    @override
    def filters(self) -> list[Filter[Made]]:
        return [
            Filter("due", tr("To look at again"), "hourglass-medium", _is_due),
            Filter("members", tr("Proposed by members"), "users", _of_members),
        ]

    @override
    def acts(self) -> list[Act[Made]]:
        return [
            Act(
                "V",
                tr("Still holds, look again in half a year"),
                self._look_again,
                "arrows-clockwise",
            )
        ]

    @override
    def notice(self, community: UUID, records: Sequence[Made]) -> Notice | None:
        share = decisions_made.share(records)
        if not share.known:
            return None
        words = trn(
            "{of} of {n} decision with a known proposer came from members.",
            "{of} of {n} decisions with a known proposer came from members.",
            share.known,
            of=share.of_members,
        )
        return Notice(words, honey=share.of_members * 2 < share.known)

    @override
    def head(self, record: Made) -> tuple[str, str]:
        said = short(record.decided_on)
        if record.mode:
            said = f"{said} · {record.mode.label}"
        return record.body, said

    @override
    def fields(self) -> list[Field[Made]]:
        return [
            Field("body", tr("What was decided"), Kind.TEXT, _decided),
            Field(
                "proposed_by_id",
                tr("Proposed by"),
                Kind.CHOICE,
                _proposer_key,
                options=lambda one: self.people(one.proposer),
            ),
            Field("mode", tr("How"), Kind.CHOICE, _mode, options=_modes),
            Field(
                "decided_by",
                tr("Who decided"),
                Kind.LINE,
                _by_whom,
                tr("All who were there"),
            ),
            Field(
                "decided_on", tr("Decided on"), Kind.DAY, _decided_on, optional=False
            ),
            Field("review_on", tr("Look again"), Kind.DAY, _again_day),
            Field(
                "decision_area_id",
                tr("Area"),
                Kind.CHOICE,
                _area_key,
                options=self._areas,
            ),
        ]

    @override
    def add(self, community: UUID, typed: str) -> object:
        return self.desk.do(self.toast("added"), decisions_made.add, community, typed)

    @override
    def change(self, record: Made, name: str, value: Any) -> None:
        fields: Any = {name: value}
        self.desk.do(self.toast("changed"), decisions_made.change, record.id, **fields)

    @override
    def delete(self, record: Made) -> None:
        self.desk.do(self.toast("deleted"), decisions_made.delete, record.id)

    def _look_again(self, record: Made) -> None:
        words = tr("Looked at again")
        self.desk.do(words, decisions_made.look_again, record.id)

    def _areas(self, record: Made) -> list[tuple[Any, str]]:
        options: list[tuple[Any, str]] = [(None, tr("None"))]
        community = self.desk.community_id
        if community is not None:
            found = self.desk.read(decisions_made.areas, community)
            options += [(one.id, one.name) for one in found]
        return with_current(options, record.area)


_NOT_SAID: Final = mark("Not said")


def _title(one: Working) -> str:
    return one.title


def _by_title(one: Working) -> str:
    return folded(one.title)


def _title_ink(one: Working) -> str:
    return "ink3" if one.retired_on else "ink"


def _body(one: Working) -> str:
    return one.body


def _standing(one: Working) -> str:
    if one.retired_on:
        return tr("Holds no longer")
    if one.agreed_on:
        return tr("Agreed {day}").format(day=short(one.agreed_on))
    return tr("Proposed")


def _agreed_on(one: Working) -> Any:
    return one.agreed_on


def _agreed_by(one: Working) -> str:
    return one.agreed_by


def _review(one: Working) -> str:
    return short(one.review_on)


def _by_review(one: Working) -> str:
    return by_day(one.review_on)


def _review_day(one: Working) -> Any:
    return one.review_on


def _review_ink(one: Working) -> str:
    return "honey_ink" if one.is_due else "ink2"


def _holds(one: Working) -> bool:
    return one.holds


def _is_dropped(one: Working) -> bool:
    return one.retired_on is not None


def _decided(one: Made) -> str:
    return one.body


def _by_decided(one: Made) -> str:
    return folded(one.body)


def _proposed(one: Made) -> str:
    if one.proposer is None:
        return ""
    return tr("proposed by {name}").format(name=one.proposer.name)


def _how(one: Made) -> str:
    return one.mode.label if one.mode else tr(_NOT_SAID)


def _by_whom(one: Made) -> str:
    return one.decided_by


def _day(one: Made) -> str:
    return short(one.decided_on)


def _decided_on(one: Made) -> Any:
    return one.decided_on


def _by_decided_on(one: Made) -> str:
    return by_day(one.decided_on)


def _again(one: Made) -> str:
    return short(one.review_on)


def _again_day(one: Made) -> Any:
    return one.review_on


def _by_again(one: Made) -> str:
    return by_day(one.review_on)


def _again_ink(one: Made) -> str:
    return "honey_ink" if one.is_due else "ink2"


def _is_due(one: Made) -> bool:
    return one.is_due


def _of_members(one: Made) -> bool:
    return bool(one.of_members)


def _proposer_key(one: Made) -> Any:
    return key_of(one.proposer)


def _area_key(one: Made) -> Any:
    return key_of(one.area)


def _mode(one: Made) -> Any:
    return one.mode


def _modes(one: Made) -> list[tuple[Any, str]]:
    del one
    return [(None, tr(_NOT_SAID)), *((mode, mode.label) for mode in DecisionMode)]
