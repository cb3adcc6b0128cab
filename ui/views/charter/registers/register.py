"""What a register is: its words, its columns, what is edited, what a key does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar
from uuid import UUID

from app.i18n import tr
from app.needs import holders
from app.person.people_names import fold
from ui import phrases
from ui.desk import Desk
from ui.views.needs import words
from ui.widgets.records import Column

R = TypeVar("R")

NEVER: Final = "—"


class Kind(Enum):
    """How a field of the panel is edited."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    TOLD = "told"  # is only read


@dataclass(frozen=True)
class Field(Generic[R]):
    """A field of the panel; `name` is what `Register.change` is told."""

    name: str
    label: str
    kind: Kind
    value: Callable[[R], Any]
    example: str = ""
    options: Callable[[R], Sequence[tuple[Any, str]]] | None = None
    optional: bool = True  # a day may be taken out


@dataclass(frozen=True)
class Act(Generic[R]):
    """What a key does with the row one is on."""

    key: str
    text: str
    run: Callable[[R], object]
    icon: str = ""
    on: Callable[[R], bool] | None = None  # whether it is so already
    fits: Callable[[R], bool] | None = None  # whether it can be done


@dataclass(frozen=True)
class Filter(Generic[R]):
    """A button that leaves only some rows."""

    code: str
    text: str
    icon: str
    keeps: Callable[[R], bool]


@dataclass(frozen=True)
class Notice:
    """A line over the table: what stands out, and a button that does something."""

    text: str
    button: str = ""
    run: Callable[[], object] | None = None
    honey: bool = False


class Host(Protocol):
    """The look, as far as a register has to know."""

    desk: Desk

    def choose_gathering(self, record: Any) -> None:
        """Offer the gatherings something can be put on the agenda of."""

    def print_register(self) -> None:
        """Print what is shown."""


class Register(Generic[R]):
    """One register. Everything that is written goes through the desk."""

    code: ClassVar[str]
    icon: ClassVar[str]
    paper: ClassVar[str] = ""  # the code of its printout
    can_add: ClassVar[bool] = True
    said: ClassVar[Mapping[str, str]]  # toasts: "added", "changed", "deleted"; marked

    def __init__(self, host: Host) -> None:
        self.host = host
        self.desk = host.desk

    # --- Words ----------------------------------------------------------------------

    def title(self) -> str:
        """Return its name."""
        raise NotImplementedError

    def note(self) -> str:
        """Return one sentence on what it is for."""
        raise NotImplementedError

    def prompt(self) -> str:
        """Return an example of a line to add."""
        return ""

    def empty(self) -> tuple[str, str]:
        """Return what is said while there is nothing in it: title, sentence."""
        raise NotImplementedError

    def notice(self, community: UUID, records: Sequence[R]) -> Notice | None:
        """Return what is said over the table."""
        del community, records
        return None

    # --- What is in it --------------------------------------------------------------

    def read(self, community: UUID) -> list[R]:
        """Return what is in it."""
        raise NotImplementedError

    def columns(self) -> list[Column[R]]:
        """Return the columns of its table."""
        raise NotImplementedError

    def words_of(self, record: R) -> str:
        """Return what a record is found by."""
        raise NotImplementedError

    def is_open(self, record: R) -> bool:
        """Tell whether a record is counted beside the name."""
        del record
        return True

    def stands_out(self, record: R) -> bool:
        """Tell whether somebody should look at a record."""
        del record
        return False

    def filters(self) -> list[Filter[R]]:
        """Return the buttons that leave only some rows."""
        return []

    # --- What is done with it -------------------------------------------------------

    def acts(self) -> list[Act[R]]:
        """Return what keys do with a row."""
        return []

    def head(self, record: R) -> tuple[str, str]:
        """Return title and sub-title of the panel."""
        raise NotImplementedError

    def fields(self) -> list[Field[R]]:
        """Return what is edited in the panel."""
        return []

    def add(self, community: UUID, typed: str) -> object:
        """Add a line; return its key. Raises RefusedError."""
        raise NotImplementedError

    def change(self, record: R, name: str, value: Any) -> None:
        """Change a field of a record. Raises RefusedError, GoneError."""
        raise NotImplementedError

    def delete(self, record: R) -> None:
        """Delete a record; a toast lets it be undone."""
        raise NotImplementedError

    def can_delete(self, record: R) -> bool:
        """Tell whether a record can be deleted."""
        del record
        return True

    def toast(self, what: str) -> str:
        """Return what a toast says."""
        return tr(self.said[what])

    # --- Choices --------------------------------------------------------------------

    def people(self, current: Any = None) -> list[tuple[Any, str]]:
        """Return who can be named, the one that is named among them."""
        options: list[tuple[Any, str]] = [(None, tr("Nobody"))]
        community = self.desk.community_id
        if community is not None:
            here = self.desk.read(holders.of_community, community)
            named = dict(words.labels(here))
            options += [(one.key, named[one.key]) for one in here.people]
        return with_current(options, current)

    def sites(self, current: Any = None) -> list[tuple[Any, str]]:
        """Return the sites, the one that is named among them."""
        options: list[tuple[Any, str]] = [(None, tr("No site"))]
        community = self.desk.community_id
        if community is not None:
            here = self.desk.read(holders.of_community, community)
            options += [(one.key, one.name) for one in here.sites]
        return with_current(options, current)


def with_current(options: list[tuple[Any, str]], current: Any) -> list[tuple[Any, str]]:
    """Return the options, with the one that is chosen if it is none of them."""
    if current is None or current.id in {key for key, _ in options}:
        return options
    return [*options, (current.id, current.name)]


def name_of(named: Any) -> str:
    """Return a name, or nothing."""
    return named.name if named is not None else ""


def key_of(named: Any) -> Any:
    """Return a key, or None."""
    return named.id if named is not None else None


def short(day: date | None) -> str:
    """Return a day, or a dash."""
    return phrases.day(day) if day else NEVER


def by_day(day: date | None) -> str:
    """Return what days are sorted by, those there are not coming first."""
    return day.isoformat() if day else ""


def folded(*parts: str) -> str:
    """Return words as they are looked for."""
    return fold(" ".join(parts))
