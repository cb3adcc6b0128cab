"""A line in which time is entered, and the fields of an entry that is there."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import clock
from app.community import time_spent
from app.community.time_spent import Draft, Spent
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import WorkKind
from ui import phrases
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.combos import Choice
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.layout import STRETCH, boxed, flow, hbox, vbox
from ui.widgets.menus import Popover

Homes = Sequence[tuple[UUID, str]]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryFields(Restyled, QWidget):
    """How long and what for; what sort of work, for whom, and on which day."""

    def __init__(self, homes: Homes = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        example = tr("45 min call with the hosts")
        self.line = TextField(tr("How long, and what for"), example=example)
        kinds = [(one, one.label) for one in WorkKind]
        self.kind = Choice(tr("Kind of work"), [(None, tr("No kind")), *kinds])
        self.home = Choice(tr("Community"), homes)
        self.day = DateField("", clock.today(), optional=False)
        self.day.input.setAccessibleName(tr("Day"))
        self.kind.choose(None)
        self.line.changed.connect(self._clear)

    def offer(self, homes: Homes, current: UUID | None) -> None:
        """Offer these communities, one of them chosen."""
        chosen = self.home.current() or current
        known = [key for key, _ in homes]
        self.home.offer(homes, chosen if chosen in known else next(iter(known), None))

    def show_entry(self, one: Spent) -> None:
        """Show an entry as it would be typed."""
        self.line.set_value(line_of(one))
        self.kind.choose(one.kind)
        self.home.choose(one.community_id)
        self.day.set_value(one.day)

    def draft(self) -> Draft | None:
        """Return what is typed; None, and said at the field, if it cannot be read."""
        home, day = self.home.current(), self.day.value()
        if home is None or day is None or self.day.error.text():
            return None
        try:
            minutes, note = time_spent.read(self.line.value())
        except CirclebookError as error:
            self.refuse(str(error))
            return None
        return Draft(home, minutes, day, self.kind.current(), note)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, and wait there."""
        self.line.set_error(sentence)
        self.line.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _clear(self, _: object) -> None:
        self.line.clear_error()


class AddForm(EntryFields):
    """Enters time: Enter in any field keeps it, and the next can be typed."""

    said = Signal(object)  # the Draft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self.add = Button(tr("Log time"), "plus", "primary", tip=tr("Enter"))
        self.add.clicked.connect(self.take)
        self._more = flow(self.kind, self.home, self.day, self.add, gap=8)
        self.setLayout(vbox(self.line, self._more, gap=8))

    def begin(self) -> None:
        """Put the cursor into the line."""
        self.line.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def empty(self) -> None:
        """Be ready for the next; its kind and community stay as they were."""
        self.line.set_value("")
        self.line.clear_error()
        self.day.set_value(clock.today())
        self.begin()

    @Slot()
    def take(self) -> None:
        """Hand on what is typed."""
        if (draft := self.draft()) is not None:
            self.said.emit(draft)

    @override
    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "day"):
            self.day.setFixedWidth(170)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        if event.key() in _ENTER and here is not self.add:
            self.take()
        elif event.key() == Qt.Key.Key_Escape and self.line.value():
            self.empty()
        else:
            super().keyPressEvent(event)


class EntryPopover(Popover):
    """Changes an entry where it stands; Enter keeps it."""

    said = Signal(object, object)  # the Spent, the Draft
    dropped = Signal(object)  # the Spent

    def __init__(self, one: Spent, homes: Homes, parent: QWidget) -> None:
        super().__init__(margins=16, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Change the entry"))
        self._one = one
        known = [key for key, _ in homes]
        if one.community_id not in known:  # one at rest
            homes = [*homes, (one.community_id, one.community)]
        self.fields = EntryFields(homes)
        self.fields.show_entry(one)
        self.keep = Button(tr("Keep"), kind="primary", small=True)
        self.drop = Button(tr("Delete"), "trash", "plain", small=True)
        part = self.fields
        rows = vbox(part.line, hbox((part.kind, 1), (part.home, 1), gap=8), part.day)
        rows.setSpacing(10)
        part.setLayout(rows)
        part.setMinimumWidth(340)
        foot = hbox(self.drop, STRETCH, self.keep, gap=8)
        self.hold(vbox(boxed(vbox(part, foot, gap=12))))
        self.keep.clicked.connect(self.take)
        self.drop.clicked.connect(self._drop)
        part.line.input.returnPressed.connect(self.take)
        part.day.input.returnPressed.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Hand on what was typed."""
        if (draft := self.fields.draft()) is not None:
            self.said.emit(self._one, draft)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self._one)
        self.close()


def line_of(one: Spent) -> str:
    """Return an entry as one would type it: "45 min call with Sam"."""
    hours, rest = divmod(one.minutes, 60)
    long = f"{hours}:{rest:02}" if hours else phrases.length(rest)
    return f"{long} {one.note}".strip()


def day_in_month(day: date) -> str:
    """Return "Tue 12", the month being known."""
    return f"{phrases.day(day).split()[0].rstrip(',.')} {day.day}"
