"""Beside the charter: on whose behalf the coach speaks, setting by setting (PI11)."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.charter import voices
from app.charter.voices import Silent, Voice
from app.i18n import tr, trn
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.views.charter.voices_panel import VoicePanel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import ChipButton
from ui.widgets.combos import Choice
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, FlowLayout, boxed, clear, hbox, vbox

FEW: Final = 3  # gatherings that are named
MOST: Final = 6  # settings that are offered


class VoiceCard(QWidget):
    """The statement of a setting, the settings without one, the gatherings without."""

    page_asked = Signal(object)
    panel_asked = Signal(object)  # a SidePanel to be opened beside the look

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._voices: list[Voice] = []
        self._shown: UUID | None = None
        self._offered: tuple[str, ...] | None = None
        self._silent: tuple[Silent, ...] | None = None
        self.setting = Choice(tr("Setting"))
        self.edit = IconButton("pencil-simple", tr("Change the statement"))
        self.print = IconButton("printer", tr("Print who I speak for"))
        self.behalf = Label("", "medium", wrap=True)
        self.body = Label("", "read", "ink", wrap=True)
        self.told = Label("", "small", "ink3", wrap=True)
        self.nothing = Label(
            tr(
                "For the funder, the members, or somebody else? Say it for each "
                "setting, so that nobody has to guess."
            ),
            "small",
            "ink2",
            wrap=True,
        )
        self._chips = FlowLayout(6)
        self._links = vbox(gap=2)
        self.another = Button(tr("Another setting"), "plus", "link", small=True)
        self._lay_out()
        self.another.setVisible(not desk.read_only)
        self.setting.chosen.connect(self._choose)
        self.edit.clicked.connect(self._edit)
        self.another.clicked.connect(self.name_another)
        self.print.clicked.connect(self._print)

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        home = self._desk.community_id
        if home is None:
            return
        known = self._desk.read(voices.of_community, home)
        self._voices = [one for one in known if one.is_said]
        ids = [one.id for one in self._voices]
        if self._shown not in ids:
            self._shown = ids[0] if ids else None
        options = [(one.id, one.setting) for one in self._voices]
        self.setting.offer(options, self._shown)
        self._show_voice()
        self._offer(tuple(self._desk.read(voices.unsaid, home)))
        self._show_silent(tuple(self._desk.read(voices.without, home)))

    def show_voice(self, voice_id: UUID) -> bool:
        """Show a statement and open its panel; tell whether it is there."""
        home = self._desk.community_id
        if home is None:
            return False
        known = self._desk.read(voices.of_community, home, retired=True)
        if voice_id not in {one.id for one in known}:
            return False
        self._shown = voice_id
        self.refresh()
        self._open(voice_id)
        return True

    @Slot()
    def name_another(self) -> None:
        """Ask for another setting, and whom one speaks for there."""
        self._open(None)

    def commands(self) -> list[Command]:
        """Return what can be asked of it in the palette."""
        words = tr("Say whom I speak for in another setting")
        return [Command("charter.voice", words, self.name_another)]

    def _lay_out(self) -> None:
        head = hbox((self.setting, 1), self.edit, self.print, gap=4)
        self._head = boxed(head)
        self._statement = boxed(vbox(self.behalf, self.body, self.told, gap=4))
        self._without = boxed(
            vbox(
                Label(tr("Nothing said yet for"), "smalls", "ink3"),
                boxed(self._chips),
                gap=4,
            )
        )
        self._to_come = Label("", "smalls", "ink3", wrap=True)
        self._gatherings = boxed(vbox(self._to_come, self._links, gap=2))
        parts = (self._head, self._statement, self._without)
        more = hbox(self.another, STRETCH)
        self.setLayout(vbox(self.nothing, *parts, more, self._gatherings, gap=10))

    def _show_voice(self) -> None:
        found = [one for one in self._voices if one.id == self._shown]
        self.nothing.setVisible(not found)
        for part in (self._head, self._statement):
            part.setVisible(bool(found))
        if not found:
            return
        voice = found[0]
        self.behalf.setText(voice.speaks_as.label if voice.speaks_as else "")
        self.behalf.setVisible(voice.speaks_as is not None)
        self.body.setText(voice.body)
        self.body.setVisible(bool(voice.body))
        self.told.setText(told_words(voice))

    def _offer(self, settings: tuple[str, ...]) -> None:
        """Offer the settings without a statement."""
        shown = settings[:MOST] if not self._desk.read_only else ()
        self._without.setVisible(bool(shown))
        if shown == self._offered:
            return
        self._offered = shown
        clear(self._chips)
        for setting in shown:
            chip = _SettingChip(setting)
            chip.wanted.connect(self._add)
            self._chips.addWidget(chip)

    def _show_silent(self, silent: tuple[Silent, ...]) -> None:
        """List the gatherings to come for which nothing was chosen."""
        self._gatherings.setVisible(bool(silent))
        if silent == self._silent:
            return
        self._silent = silent
        self._to_come.setText(
            trn(
                "{n} gathering to come without it",
                "{n} gatherings to come without it",
                len(silent),
            )
        )
        clear(self._links)
        for one in silent[:FEW]:
            link = _GatheringLink(one)
            link.wanted.connect(self._show_gathering)
            self._links.addLayout(hbox(link, STRETCH))

    @Slot(object)
    def _choose(self, voice_id: UUID) -> None:
        self._shown = voice_id
        self._show_voice()

    @Slot()
    def _edit(self) -> None:
        if self._shown is not None:
            self._open(self._shown)

    @Slot(str)
    def _add(self, setting: str) -> None:
        home = self._desk.community_id
        if home is not None:
            label = tr("Setting named")
            new = self._desk.do(label, voices.add, home, setting)
            self._shown = new
            self._open(new)

    def _open(self, voice_id: UUID | None) -> None:
        panel = VoicePanel(self._desk, voice_id)
        self.panel_asked.emit(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_gathering(self, session_id: UUID) -> None:
        home = self._desk.community_id
        self._desk.go(Place("planner", home, session_id, intent="voice"))

    @Slot()
    def _print(self) -> None:
        home = self._desk.community_id
        if home is not None:
            print_community(self, self._desk, home, "voices")


class _SettingChip(ChipButton):
    """A setting for which nothing is said."""

    wanted = Signal(str)

    def __init__(self, setting: str) -> None:
        super().__init__(setting, icon="plus", outline=True)
        self._setting = setting
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._setting)


class _GatheringLink(Button):
    """A gathering for which nothing was chosen."""

    wanted = Signal(object)

    def __init__(self, one: Silent) -> None:
        day = phrases.day(one.day) if one.day else tr("No date yet")
        words = tr("{day}, {title}").format(day=day, title=one.title)
        super().__init__(words, kind="link", small=True)
        self._id = one.id
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._id)


def told_words(voice: Voice) -> str:
    """Return who was told of it and when, or that nobody was yet."""
    day = phrases.day(voice.told_on) if voice.told_on else ""
    if voice.told and day:
        said = tr("Told to {people} on {day}").format(people=voice.told, day=day)
    elif voice.told:
        said = tr("Told to {people}").format(people=voice.told)
    elif day:
        said = tr("Told on {day}").format(day=day)
    else:
        said = tr("Told to nobody yet")
    if voice.review_on is not None:
        again = tr("look again {day}").format(day=phrases.day(voice.review_on))
        said = f"{said} · {again}"
    return said
