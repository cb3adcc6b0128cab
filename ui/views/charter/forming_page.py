"""The look "Forming": what it takes to form and launch a circle, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from app.charter import formed_items
from app.i18n import tr
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.theme import theme, tokens
from ui.views.charter.forming.expectations_part import ExpectationsPart
from ui.views.charter.forming.handouts_part import HandoutsPart
from ui.views.charter.forming.invitation_part import InvitationPart
from ui.views.charter.forming.part import Part
from ui.views.charter.forming.pilot_part import PilotPart
from ui.views.charter.forming.steps_part import StepsPart
from ui.views.charter.forming.waves_part import WavesPart
from ui.views.charter.forming.who_part import WhoPart
from ui.views.charter.look_page import LookPage
from ui.views.settings.sections import SectionList
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox

WIDTH: Final = 780  # px of a part, at 100 % text
PARTS: Final[tuple[Any, ...]] = (
    StepsPart,
    InvitationPart,
    ExpectationsPart,
    WhoPart,
    PilotPart,
    WavesPart,
    HandoutsPart,
)


KINDS: Final[dict[str, Any]] = {one.key: one for one in PARTS}


@dataclass(frozen=True)
class Entry:
    """A part in the list on the left."""

    key: str
    title: str
    icon: str


class FormingPage(LookPage):
    """The parts by name on the left; the one that is chosen beside them."""

    look = "forming"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.print = Button(tr("Print"), "printer", tip="Ctrl+P")
        self.add_action(self.print)
        self.parts: dict[str, Part] = {}  # those that were looked at
        self._scrollers: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self.current = StepsPart.key
        self.list = SectionList(list(_entries()))
        self._stack = QStackedWidget()
        self.set_sub(tr("What it takes to form a circle and to launch it"))
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.print.clicked.connect(self.print_papers)
        self.begin_at(self.list)

    @property
    def part(self) -> Part:
        """The part one is in, made when it is first looked at."""
        if self.current not in self.parts:
            self._make(KINDS[self.current])
        return self.parts[self.current]

    @override
    def commands(self) -> list[Command]:
        return [
            Command(
                "charter.invitation",
                tr("Write the invitation"),
                self.show_invitation,
            ),
            Command(
                "charter.handouts",
                tr("Say how a circle differs from a meeting"),
                self.show_handouts,
            ),
            Command("charter.pilot", tr("Show the pilot"), self.show_pilot),
        ]

    @override
    def refresh(self) -> None:
        super().refresh()
        if self.desk.community_id is None:
            return
        self._stale = set(self.parts)
        self._refresh_part()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        found = self.desk.read(formed_items.part_of, item_id) or intent
        self.show_part(found)
        self.part.show_item(item_id)
        self.begin_at(self.part)

    @override
    def begin(self, intent: str) -> None:
        self.show_part(intent)
        self.begin_at(self.part)

    @override
    def leave_community(self) -> None:
        super().leave_community()
        for part in self.parts.values():
            part.forget()

    @override
    def print_papers(self) -> None:
        if self.desk.community_id is not None:
            paper = self.part.paper
            print_community(self, self.desk, self.desk.community_id, paper)

    @Slot(str)
    def show_part(self, key: str) -> None:
        """Show another part."""
        if key not in KINDS:
            return
        self.current = key
        self._refresh_part()
        self._stack.setCurrentWidget(self._scrollers[key])
        self.list.show_current(key)

    @Slot()
    def show_invitation(self) -> None:
        """Show the five questions and who may join."""
        self._come("invitation")

    @Slot()
    def show_handouts(self) -> None:
        """Show how a circle differs from a meeting."""
        self._come("handouts")

    @Slot()
    def show_pilot(self) -> None:
        """Show the pilot."""
        self._come("pilot")

    @override
    def regions(self) -> list[QWidget]:
        panel = self.panel()
        beside = [panel] if panel else []
        return [self.head, self.list, self._scrollers[self.current], *beside]

    @override
    def restyle(self) -> None:
        super().restyle()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _refresh_part(self) -> None:
        part = self.part
        if self.current in self._stale and self.desk.community_id is not None:
            self._stale.discard(self.current)
            part.refresh()

    def _lay_out(self) -> None:
        self._body = hbox(vbox(self.list), (self._stack, 1), gap=20)
        self.set_body(self._body, scroll=False, padded=False)
        self._fit()

    def _make(self, kind: Any) -> None:
        part: Part = kind(self.desk)
        part.part_asked.connect(self._come)
        part.page_asked.connect(self.page_asked)
        scroller = scrolled(boxed(hbox((part, 1000), STRETCH)))
        self.parts[kind.key], self._scrollers[kind.key] = part, scroller
        self._stack.addWidget(scroller)
        self._stale.add(kind.key)
        self._fit()

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.show_part(key)
        self.begin_at(self.list)

    @Slot(str)
    def _come(self, key: str) -> None:
        self.show_part(key)
        self.begin_at(self.part)
        self.part.setFocus()

    def _fit(self) -> None:
        if not hasattr(self, "_body"):
            return
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._body.setContentsMargins(pad - 12, 8, pad, 0)
        wide = round(WIDTH * max(1.0, theme.scale))
        for part in self.parts.values():
            part.setMaximumWidth(wide)


def _entries() -> Iterator[Entry]:
    for one in PARTS:
        yield Entry(one.key, tr(one.called), one.icon)
