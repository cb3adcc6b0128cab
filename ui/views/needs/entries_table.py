"""An entry of the map as a row, and the columns of the table of all entries."""

from dataclasses import dataclass
from uuid import UUID

from app.i18n import tr
from app.needs.drafts import Side
from app.needs.holders import Holder
from app.needs.needs import Need
from app.needs.offers import Offer
from app.person.people_names import fold
from ui.views.needs import words
from ui.widgets.records import Column


@dataclass(frozen=True)
class Entry:
    """A need or what somebody brings, as a row."""

    one: Need | Offer

    @property
    def id(self) -> UUID:
        """The key of the need or the expertise."""
        return self.one.id

    @property
    def side(self) -> Side:
        """Which side it is on."""
        return Side.ASKS if isinstance(self.one, Need) else Side.BRINGS

    @property
    def number(self) -> int:
        """The strength or the level."""
        return self.one.strength if isinstance(self.one, Need) else self.one.level

    @property
    def holder(self) -> Holder | None:
        """Who asks or brings; None is the whole circle."""
        return self.one.holder

    @property
    def unlisted(self) -> bool:
        """Whether the members may not read of it."""
        return self.one.layer not in words.OF_MEMBERS

    @property
    def found_by(self) -> str:
        """The words it is found by, folded."""
        wording = self.one.wording if isinstance(self.one, Need) else ""
        site = self.holder.site if self.holder else ""
        return fold(f"{self.one.topic} {words.who(self.holder)} {site} {wording}")


def columns() -> list[Column[Entry]]:
    """Return the columns of the table of entries."""
    return [
        Column(
            tr("Topic"), _topic, key=_by_topic, role="medium", color="ink", second=_said
        ),
        Column(tr("Who"), _who, key=_by_who, color="ink", second=_site),
        Column(tr("How much"), _much, key=_by_number, drop=2, second=_side),
        Column(tr("State"), _state, drop=3, width=150),
        Column(tr("Checked"), _checked, key=_by_day, color=_tone, width=112, drop=1),
    ]


def _topic(entry: Entry) -> str:
    return entry.one.topic


def _by_topic(entry: Entry) -> tuple[str, str, int]:
    return fold(entry.one.topic), entry.side, -entry.number


def _said(entry: Entry) -> str:
    return entry.one.wording if isinstance(entry.one, Need) else ""


def _who(entry: Entry) -> str:
    return words.who(entry.holder)


def _by_who(entry: Entry) -> tuple[bool, str, str]:
    return entry.holder is None, fold(words.who(entry.holder)), fold(entry.one.topic)


def _site(entry: Entry) -> str:
    holder = entry.holder
    return holder.site if holder is not None and holder.is_person else ""


def _side(entry: Entry) -> str:
    return tr("asks") if entry.side is Side.ASKS else tr("can share")


def _much(entry: Entry) -> str:
    said = words.strength if entry.side is Side.ASKS else words.level
    return f"{entry.number} · {said(entry.number)}"


def _by_number(entry: Entry) -> tuple[str, int, str]:
    return entry.side, -entry.number, fold(entry.one.topic)


def _state(entry: Entry) -> str:
    if isinstance(entry.one, Need):
        return entry.one.state.label
    return tr("Not for the members") if entry.unlisted else tr("For the members")


def _checked(entry: Entry) -> str:
    one = entry.one
    if one.checked_on is not None:
        return tr("checked {ago}").format(ago=words.ago(one.checked_on))
    if isinstance(one, Need):
        return tr("asked {ago}").format(ago=words.ago(one.asked_on))
    return tr("not yet")


def _by_day(entry: Entry) -> str:
    one = entry.one
    asked = one.asked_on if isinstance(one, Need) else None
    day = one.checked_on or asked
    return day.isoformat() if day else ""


def _tone(entry: Entry) -> str:
    return "honey_ink" if entry.one.stale else "ink2"
