"""Handoff: what is changing, what goes into the packet, and its pages as they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock, settings
from app.community import communities, transitions
from app.errors import CirclebookError
from app.i18n import tr
from app.printouts import packets
from app.printouts.packets import KindShown, Outline
from app.vocabulary import TransitionKind
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.views.create.tab_order import as_laid_out
from ui.views.handoff import words
from ui.views.handoff.body import Body
from ui.views.handoff.changing import Changing
from ui.views.handoff.contents import Contents, LeftOutPanel
from ui.views.handoff.handing_out import HandingOut
from ui.views.handoff.live import Live
from ui.views.handoff.reading import Reading, Wanted
from ui.views.taper_panel import TaperPanel
from ui.widgets.base import BeginsAt, Restyled
from ui.widgets.buttons import Button
from ui.widgets.layout import vbox
from ui.widgets.pages import Page

if TYPE_CHECKING:
    from app.pdf.press import Printed


class HandoffView(Restyled, BeginsAt, QWidget):
    """The handover of a community, and the packet for who takes over."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind: KindShown | None = None
        self._wanted: Wanted | None = None
        self._outline: Outline | None = None
        self._home = ""  # what the community is called
        self._stale = True
        self.page = Page("", wide=True)
        self.print = Button(tr("Print"), "printer")
        self.export = Button(tr("Export"), "export", "primary")
        self.changing = Changing(desk)
        self.contents = Contents(desk)
        self.live = Live(desk)
        self._out = HandingOut(desk, self)
        self._reading = Reading(desk, self)
        self._lay_out()
        self._connect()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        step, live = self.changing.steps, self.live.preview
        return [
            Command(
                "print", tr("Print the packet"), self.ask_print, "Ctrl+P", "printer"
            ),
            Command(
                "export", tr("Export the packet"), self.ask_export, "Ctrl+E", "export"
            ),
            Command("left out", tr("See what is left out"), self.show_left_out, "L"),
            Command("taper", tr("Plan how to step back"), self.show_taper, "T"),
            Command("add", tr("Add a step"), step.ask, "N", "plus"),
            Command("after", tr("Next page"), live.next_page, "PgDown"),
            Command("before", tr("Page before"), live.previous_page, "PgUp"),
            Command(
                "move", tr("Move a section"), self._nothing, "Alt+Up", handled=True
            ),
            Command(
                "switch",
                tr("Take a section in or out"),
                self._nothing,
                "Space",
                handled=True,
            ),
            Command("edit", tr("Change a step"), self._nothing, "F2", handled=True),
            Command("reset", tr("Put the packet back as proposed"), self.reset),
        ]

    def show_place(self, place: Place) -> None:
        """Begin what the place asks for."""
        if place.intent == "begin":
            self.changing.begin()

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        panel = self.page.panel()
        parts = [self.page.head, *self.body.regions()]
        return [*parts, panel] if panel is not None else parts

    @Slot()
    def refresh(self) -> None:
        """Read anew what there is to see; the pages follow."""
        self._stale = False
        community = self._desk.community_id
        if community is None or not self._desk.read(communities.exists, community):
            self._wanted = None
            self._reading.stop()
            self.live.build(None)
            return
        kinds = self._desk.read(packets.kinds, community)
        current = self._current(kinds)
        kind = TransitionKind[current.kind.name]
        handover = self._desk.read(transitions.under_way, community, kind)
        found = self._desk.read(transitions.candidates, community)
        self._say(handover, kind)
        names = [one.name for one in found]
        self.changing.show_all(kinds, current, handover, names)
        self.begin_at(self.changing.cards.current())
        wanted = Wanted(community, current.kind, current.audience)
        if wanted != self._wanted:
            self._wanted, self._outline = wanted, None
            self.contents.show_outline(None)
            self.changing.checks.show_checks(())
        self._reading.begin(wanted)
        self.live.build(wanted)

    @Slot()
    def ask_export(self) -> None:
        """Ask where the packet is to go, and save it there."""
        if self._wanted is not None:
            self._out.save(self._wanted)

    @Slot()
    def ask_print(self) -> None:
        """Open the print window on the packet."""
        if self._wanted is not None:
            self._out.print(self._wanted, self._home, clock.today())

    @Slot()
    def show_left_out(self) -> None:
        """Show line by line what stays out."""
        if self._outline is None or isinstance(self.page.panel(), LeftOutPanel):
            return
        panel = LeftOutPanel()
        panel.show_left_out(self._outline.left_out)
        self.page.open_panel(panel)
        panel.closed.connect(self._fit)  # after the page has let it go
        self._fit()
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_taper(self) -> None:
        """Show how the coach steps back, step by step."""
        community = self._desk.community_id
        if community is None or isinstance(self.page.panel(), TaperPanel):
            return
        panel = TaperPanel(self._desk, community)
        self.page.open_panel(panel)
        panel.closed.connect(self._fit)
        self._fit()
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def reset(self) -> None:
        """Put the packet back as it was proposed."""
        if not self._desk.read_only:
            self._change(tr("Packet as proposed"), packets.reset)

    @override
    def restyle(self) -> None:
        self._fit()
        super().restyle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.page.panel() is not None:
            self._close_panel()
        else:
            super().keyPressEvent(event)

    def _current(self, kinds: tuple[KindShown, ...]) -> KindShown:
        """Return the kind chosen, or the first: that of a handover under way."""
        chosen = self._kind
        for one in kinds:
            if chosen and (one.kind, one.audience) == (chosen.kind, chosen.audience):
                return one
        return kinds[0]

    def _say(self, handover: transitions.Handover | None, kind: TransitionKind) -> None:
        community = self._desk.community_id
        if community is None:
            return
        home = self._desk.read(communities.get, community)
        coach = self._desk.read(settings.coach)
        self._home = name = home.short_name or home.name
        title = tr("Handing over {community}").format(community=name)
        said = words.sentence(handover, kind, coach.name if coach else "")
        self.page.set_title(title, said)

    @Slot(object)
    def _choose(self, kind: KindShown) -> None:
        self._kind = kind
        self.refresh()

    @Slot(str, bool)
    def _switch(self, code: str, on: bool) -> None:
        label = tr("Taken into the packet") if on else tr("Left out of the packet")
        self._change(label, packets.switch, code, on)
        if on:
            self.live.turn_to(code)  # once its pages are there

    @Slot(str, object)
    def _move(self, code: str, before: str | None) -> None:
        self._change(tr("Section moved"), packets.move, code, before)
        self.live.turn_to(code)

    def _change(self, label: str, act: Callable[..., object], *args: object) -> None:
        """Change the packet; what is refused is shown as it still is."""
        wanted = self._wanted
        if wanted is None:
            return
        try:
            which = (wanted.community_id, wanted.kind, wanted.audience)
            self._desk.do(label, act, *which, *args)
        except CirclebookError:
            self.refresh()
            raise

    @Slot(object)
    def _show_outline(self, outline: Outline) -> None:
        self._outline = outline
        self.contents.show_outline(outline)
        said = words.about(self.live.printed) if self.live.printed else []
        self.changing.checks.show_checks((*outline.checks, *said))
        panel = self.page.panel()
        if isinstance(panel, LeftOutPanel):
            panel.show_left_out(outline.left_out)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from column to column: cards and sections were made later."""
        second = (self.contents.list, self.contents.left_out)
        pages = (self.live.preview.progress, self.live.preview)
        as_laid_out(self.print, self.export, self.changing, *second, *pages)

    @Slot(object)
    def _count(self, printed: "Printed") -> None:
        self.contents.show_pages(printed.pages)
        if self._outline is not None:
            checks = (*self._outline.checks, *words.about(printed))
            self.changing.checks.show_checks(checks)

    @Slot(object)
    def _follow(self, _: frozenset[str]) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def _enter(self) -> None:
        self._kind = None
        self._close_panel()
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot()
    def _close_panel(self) -> None:
        self.page.close_panel()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        if not hasattr(self, "body"):
            return  # it is still being built
        self.body.fit(panel=self.page.panel() is not None)

    def _connect(self) -> None:
        self.print.clicked.connect(self.ask_print)
        self.export.clicked.connect(self.ask_export)
        self.changing.chosen.connect(self._choose)
        self.contents.list.switched.connect(self._switch)
        self.contents.list.moved.connect(self._move)
        self.contents.list.shown.connect(self.live.turn_to)
        self.changing.taper.asked.connect(self.show_taper)
        self.contents.look_asked.connect(self.show_left_out)
        self.live.made.connect(self._count)
        self._reading.found.connect(self._show_outline)
        self._reading.refused.connect(self._desk.say)
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._enter)

    def _lay_out(self) -> None:
        self.page.add_action(self.print)
        self.page.add_action(self.export)
        self.body = Body(self.changing, self.contents, self.live)
        self.page.set_body(self.body, scroll=False, padded=False)
        self.page.rule.show()
        self.setLayout(vbox((self.page, 1)))

    def _nothing(self) -> None:
        """Do nothing: the list handles the key itself."""
