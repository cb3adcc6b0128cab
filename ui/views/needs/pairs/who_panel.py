"""Who takes part: those expected at a gathering or all members, each to be ticked."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gathering.gatherings import Gathering
from app.i18n import tr, trn
from app.needs import attending
from app.needs.holders import Holder
from ui import painting, phrases
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.panels import SidePanel

MEMBERS = None


class WhoPanel(SidePanel):
    """Ticks for people; `chosen` says who, and for which gathering."""

    chosen = Signal(object, object)  # the keys of people, a key of a gathering or None

    def __init__(
        self,
        desk: Desk,
        people: Sequence[Holder],
        coming: Sequence[Gathering],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Who takes part"), parent)
        self._desk, self._people = desk, list(people)
        self._on: set[UUID] = set()
        options: list[tuple[Any, str]] = [(MEMBERS, tr("All members"))]
        options += [(one.id, _named(one)) for one in coming]
        self.source = ChoiceField(tr("Expected at"), options, MEMBERS)
        self.list: RecordList[Holder] = RecordList(
            tr("Who takes part"), self._row, fit_content=True
        )
        self.count = Label("", "small", "ink2")
        self.use = Button(tr("Use these people"), "check")
        self.set_title(tr("Who takes part"))
        self.add(self.source)
        self.add(self.count)
        self.add(self.list)
        self.add(hbox(self.use, STRETCH))
        self.source.finished.connect(self._choose_source)
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._turn)
        self.use.clicked.connect(self._use)

    def show_chosen(self, people: Iterable[UUID], session_id: UUID | None) -> None:
        """Show who is ticked, and the gathering it is for."""
        self._on = set(people)
        self.source.set_value(session_id)
        self._show()

    def _show(self) -> None:
        order = sorted(self._people, key=lambda one: (one.is_coach, one.name))
        self.list.show_records(order)
        count = len(self._on & {one.key for one in self._people})
        self.count.setText(trn("{n} chosen", "{n} chosen", count))

    def _row(self, one: Holder) -> Row:
        face = one.face
        return Row(
            one.name,
            tr("Coach") if one.is_coach else one.site,
            face=painting.Face(face.initials, face.tint, face.name),
            ticked=one.key in self._on,
        )

    @Slot(object)
    def _choose_source(self, session_id: UUID | None) -> None:
        community = self._desk.community_id
        if session_id is not None:
            people = self._desk.read(attending.at_gathering, session_id)
        elif community is not None:
            people = self._desk.read(attending.members, community)
        else:
            return
        self._on = set(people)
        self._show()

    @Slot(object, bool)
    def _tick(self, one: Holder, on: bool) -> None:
        if on:
            self._on.add(one.key)
        else:
            self._on.discard(one.key)
        self._show()

    @Slot(object)
    def _turn(self, one: Holder) -> None:
        self._tick(one, one.key not in self._on)

    @Slot()
    def _use(self) -> None:
        people = tuple(one.key for one in self._people if one.key in self._on)
        self.chosen.emit(people, self.source.value())


def _named(one: Gathering) -> str:
    day = phrases.day(one.day) if one.day else ""
    return " · ".join(part for part in (day, one.title) if part)
