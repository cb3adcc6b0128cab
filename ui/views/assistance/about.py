"""Which engagement the side panel is about, and lines that change one of its fields."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from app.assistance import edits, hours
from app.assistance.engagements import Engagement
from app.book.store import Act, P, R
from app.errors import CirclebookError, RefusedError
from app.i18n import mark, tr
from app.person.faces import Face
from ui.desk import Desk
from ui.views.assistance import words
from ui.views.needs.entry_panel import DayLine, Question
from ui.views.people.about import ChoiceLine, EditedLine

CHANGED: Final = {
    "title": mark("Renamed"),
    "deliverable": mark("Deliverable changed"),
    "deliverable_note": mark("Deliverable changed"),
    "outcome": mark("Outcome changed"),
    "scope_in": mark("Scope changed"),
    "scope_out": mark("Scope changed"),
    "budget_minutes": mark("Hours agreed changed"),
    "due_on": mark("Due date changed"),
    "accepted_by": mark("Acceptance changed"),
    "accepted_on": mark("Acceptance changed"),
    "result": mark("Result changed"),
    "early_reason": mark("Reason kept"),
}
"""What a toast says of a field; of the others, that it was changed."""


class About:
    """The engagement the panel shows, and the desk that changes the book."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._one: Engagement | None = None
        self.people: list[Face] = []  # who may be chosen

    def is_other(self, one: Engagement) -> bool:
        """Tell whether it would be about another one than it is."""
        return self._one is not None and self._one.id != one.id

    def turn_to(self, one: Engagement, people: list[Face]) -> None:
        """Make it about another one, or about the same as it is now."""
        self._one, self.people = one, people

    @property
    def one(self) -> Engagement:
        """The engagement."""
        assert self._one is not None  # noqa: S101 - shown before anything is edited
        return self._one

    @property
    def key(self) -> UUID:
        """Its key."""
        return self.one.id

    def do(self, label: str, act: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Change the book; a toast says so."""
        return self.desk.do(label, act, *args, **kwargs)

    def edit(self, field: str, value: Any) -> None:
        """Change a field of it. Raises RefusedError."""
        label = tr(CHANGED.get(field, mark("Changed")))
        self.do(label, edits.edit, self.key, field, value)

    def keep(self, field: str) -> Callable[[Any], None]:
        """Return what keeps a value of this field."""
        return partial(self.edit, field)

    def line(self, field: str, name: str, example: str = "") -> EditedLine:
        """Return a line of text of this field."""
        return EditedLine(name, self.keep(field), example=example)

    def question(self, field: str, name: str, example: str) -> Question:
        """Return a text of several lines of this field."""
        return Question(name, self.keep(field), example)

    def day(self, field: str, name: str, example: str = "") -> DayLine:
        """Return a day of this field."""
        return DayLine(name, self.keep(field), example=example)

    def choice(self, field: str, name: str) -> ChoiceLine:
        """Return a choice of this field."""
        return ChoiceLine(name, self.keep(field))

    def offer_people(self, line: ChoiceLine, current: Face | None, nobody: str) -> None:
        """Offer the people of the community, and whoever it is now."""
        offered: list[tuple[Any, str]] = [(None, nobody)]
        known = {face.id for face in self.people}
        if current is not None and current.id not in known:
            offered.append((current.id, current.name))
        offered += [(face.id, face.name) for face in self.people]
        line.offer(offered, current.id if current else None)


class HoursLine(EditedLine):
    """Hours that are typed in place: "12", "2.5 h", "45 min"."""

    def __init__(self, name: str, keep: Callable[[int | None], object]) -> None:
        super().__init__(name, self._read, example=tr("Add the hours agreed"))
        self._take = keep

    def show_minutes(self, minutes: int | None) -> None:
        """Show so many minutes as hours."""
        said = "" if minutes is None else tr("{n} h").format(n=words.typed(minutes))
        self.show_text(said)

    def _read(self, text: str) -> None:
        minutes = hours.minutes(text) if text else None
        if text and minutes is None:
            raise RefusedError(tr("Write hours like 12, 2.5 h or 45 min."))
        self._take(minutes)


def tried(act: Callable[[], object]) -> str:
    """Do something, and return what it refused with, or nothing."""
    try:
        act()
    except CirclebookError as error:
        return str(error)
    return ""
