"""What is written while a community is started: kept at a pause, undone by field."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal, Slot

from app.community import communities, community_drafts
from app.community.community_drafts import Draft
from app.errors import CirclebookError
from app.i18n import mark, tr
from ui.desk import Desk
from ui.widgets.fields import Field, TextArea, TextField

if TYPE_CHECKING:
    from app.book.store import R

PAUSE: Final = 600  # ms without a key before what was typed is kept

_LABELS: Final = {
    "name": mark("Name saved"),
    "audience": mark("Audience saved"),
    "domain": mark("Domain saved"),
    "purpose": mark("Purpose saved"),
    "benefits_members": mark("Benefits saved"),
    "goals": mark("Goals saved"),
    "outcomes": mark("Outcomes saved"),
    "needs_addressed": mark("Needs saved"),
    "decision_making": mark("Decisions saved"),
    "starts_on": mark("Start saved"),
    "ends_on": mark("End saved"),
    "zone": mark("Time zone saved"),
}
_OTHER: Final = mark("Answer saved")


class Writing(QObject):
    """Brings what is typed and chosen into the book.

    Nothing is in the book before something was typed. From then on a pause keeps the
    text, and leaving the field makes it one act that can be undone.
    """

    started = Signal(object)  # the key of the community that now is in the book
    noted = Signal()  # something that is not undone was kept: the rhythm

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.community_id: UUID | None = None
        self.step = 0
        self._chosen: dict[str, object] = {}  # before there is a community
        self._typed: dict[str, str] = {}  # since the field was entered
        self._jotted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.jot)

    def take_up(self, community_id: UUID | None) -> None:
        """Go on with this community, or with None begin another."""
        self.jot()
        self.community_id = community_id
        self._chosen.clear()
        self._typed.clear()
        self._jotted = False
        if community_id is not None and not self.desk.read_only:
            draft = self.desk.read(community_drafts.get, community_id)
            if draft.typed:
                self._keep(community_drafts.save_typed, community_id)

    def draft(self) -> Draft | None:
        """Return the community as it is in the book, None while it is not."""
        if self.community_id is None:
            return None
        if not self.desk.read(communities.exists, self.community_id):
            self.community_id = None  # its start was undone
            return None
        return self.desk.read(community_drafts.get, self.community_id)

    def chosen(self, name: str) -> object:
        """Return what was chosen before there was a community, or None."""
        return self._chosen.get(name)

    def type(self, name: str, text: str) -> None:
        """Take note of what is being typed into a field."""
        if self.community_id is None and not text:
            return
        self._typed[name] = text
        self.begin()
        self._pause.start()

    def say(self, name: str, value: object) -> None:
        """Write the value of a field that was left, or chosen, into the community."""
        self._typed.pop(name, None)
        if self.community_id is None and not (isinstance(value, str) and value):
            self._chosen[name] = value
            return
        label = tr(_LABELS.get(name, _OTHER))
        self.desk.note(label, communities.save, self.begin(), name, value)
        self._forget_jots()

    def choose(self, name: str, value: object) -> None:
        """Keep a choice; it does not begin a community by itself."""
        if self.community_id is None:
            self._chosen[name] = value
        else:
            self.say(name, value)

    def do(self, label: str, act: "Callable[..., R]", *args: Any, **kwargs: Any) -> "R":
        """Do something to the community that is being started, begun if need be."""
        return self.desk.do(label, act, self.begin(), *args, **kwargs)

    def begin(self) -> UUID:
        """Return the community; it is put into the book if it is not there."""
        if self.community_id is None:
            zone = str(self._chosen.pop("zone", "") or local_zone())
            self.community_id = self.desk.note(
                tr("Community started"), community_drafts.begin, zone, self._chosen
            )
            self._chosen = {}
            self._keep(community_drafts.leave_open, self.community_id, self.step)
            self.started.emit(self.community_id)
        return self.community_id

    def turn_to(self, step: int) -> None:
        """Remember the page one is at."""
        moved, self.step = step != self.step, step
        if moved and self.community_id is not None and not self.desk.read_only:
            self._keep(community_drafts.turn_to, self.community_id, step)

    @Slot()
    def jot(self) -> None:
        """Keep what is being typed, in case the light goes out."""
        self._pause.stop()
        if self._typed and self.community_id is not None:
            self._keep(community_drafts.jot, self.community_id, self._typed)
            self._jotted = True

    def settle(self) -> None:
        """Save what was typed in a field that was not left."""
        for name, text in dict(self._typed).items():
            self.say(name, text)

    def _keep(self, act: Callable[..., object], *args: object) -> None:
        """Note how far one has come; that is not undone."""
        self.desk.keep(tr("Draft kept"), act, *args)

    def _forget_jots(self) -> None:
        if self._jotted and not self._typed and self.community_id is not None:
            self._keep(community_drafts.jot, self.community_id, {})
            self._jotted = False


class Bound(QObject):
    """Ties a field to the column it is about."""

    def __init__(self, writing: Writing, name: str, field: Field) -> None:
        super().__init__(field)
        self.name, self.field = name, field
        self._writing = writing
        self._is_text = isinstance(field, TextField | TextArea)
        field.changed.connect(self._type)
        field.finished.connect(self._say)

    def show(self, value: Any) -> None:
        """Show what the book says, unless one is writing there just now."""
        if not self.is_busy():
            self.field.set_value(value)
            self.field.clear_error()

    def is_busy(self) -> bool:
        """Whether something is typed here that is not in the book yet."""
        typed = self.name in self._writing._typed  # noqa: SLF001 - its other half
        return typed and self.field.hasFocus()

    @Slot(object)
    def _type(self, value: object) -> None:
        if self._is_text:
            self._writing.type(self.name, str(value))

    @Slot(object)
    def _say(self, value: object) -> None:
        try:
            if self._is_text:
                self._writing.say(self.name, value)
            else:
                self._writing.choose(self.name, value)
        except CirclebookError as error:
            self.field.set_error(str(error))
        else:
            self.field.clear_error()


def local_zone() -> str:
    """Return the time zone of this computer, by its IANA name."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
