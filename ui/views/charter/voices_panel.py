"""The panel of a statement: the setting, on whose behalf, the words, who was told."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import voices
from app.charter.voices import Silent, Voice
from app.errors import CirclebookError, GoneError
from app.i18n import tr, trn
from app.person.people_names import fold
from app.vocabulary import SpeaksAs
from ui.desk import Desk
from ui.widgets.buttons import Button, IconButton
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel

_TABLES = frozenset({"agreement", "session"})


class VoicePanel(SidePanel):
    """All of one statement; it follows the book, and closes when that is gone.

    Without one it asks for another setting, and then for what is said there.
    """

    def __init__(
        self, desk: Desk, voice_id: UUID | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Who I speak for"), parent)
        self._desk, self._home = desk, desk.community_id
        self.voice_id = voice_id
        self._open: list[Silent] = []
        self.bin = IconButton("trash", tr("Delete the statement"))
        self.setting = TextField(tr("Setting"), example=tr("Meeting with the funder"))
        behalf: list[tuple[Any, str]] = [(None, tr("Not said yet"))]
        behalf += [(one, one.label) for one in SpeaksAs]
        self.speaks_as = ChoiceField(tr("I speak"), behalf)
        example = tr("I bring what the sites have asked me to bring, in their words.")
        self.words = TextArea(tr("In these words"), example=example, rows=4)
        self.told = TextField(tr("Told to"), example=tr("All sites and the funder"))
        self.told_on = DateField(tr("On"))
        self.review = DateField(tr("Look at it again on"))
        self.used = Label("", "small", "ink2", wrap=True)
        self.use = Button("", "check", small=True)
        self.retire = Button(tr("It no longer holds"), kind="quietlink", small=True)
        self._lay_out()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now; close if the statement is gone."""
        if self._home is None:
            return
        self._allow()
        if self.voice_id is None:
            self.set_title(tr("Another setting"))
            return
        known = self._desk.read(voices.of_community, self._home, retired=True)
        found = [one for one in known if one.id == self.voice_id]
        if not found:
            self.closed.emit()
            return
        voice = found[0]
        self.set_title(voice.setting, tr("Holds no longer") if voice.retired else "")
        self.retire.setVisible(not voice.retired)
        self.speaks_as.set_value(voice.speaks_as)
        fields: list[tuple[Any, Any]] = [
            (self.setting, voice.setting),
            (self.words, voice.body),
            (self.told, voice.told),
            (self.told_on, voice.told_on),
            (self.review, voice.review_on),
        ]
        for field, value in fields:
            if not field.input.hasFocus():
                field.set_value(value)
        self._show_use(voice)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        first = self.setting if self.voice_id is None else self.speaks_as
        first.setFocus(reason)

    def _lay_out(self) -> None:
        self.add_corner(self.bin)
        fields = (self.setting, self.speaks_as, self.words, self.told)
        for field in (*fields, self.told_on, self.review):
            self.add(field)
        self.add_rule()
        self.add(self.used)
        self.add(hbox(self.use, STRETCH))
        self.add(hbox(self.retire, STRETCH))

    def _allow(self) -> None:
        """Let be written what can be: before all else the setting is named."""
        fixed, there = self._desk.read_only, self.voice_id is not None
        self.setting.setEnabled(not fixed)
        fields = (self.speaks_as, self.words, self.told, self.told_on, self.review)
        for part in (*fields, self.bin, self.use, self.retire):
            part.setEnabled(there and not fixed)
        for shown in (self.bin, self.used, self.use, self.retire):
            shown.setVisible(there)

    def _connect(self) -> None:
        self.bin.clicked.connect(self._delete)
        self.setting.finished.connect(self._set_setting)
        self.speaks_as.finished.connect(self._set_speaks_as)
        self.words.finished.connect(self._set_body)
        self.told.finished.connect(self._set_told)
        self.told_on.finished.connect(self._set_told_on)
        self.review.finished.connect(self._set_review)
        self.use.clicked.connect(self._use)
        self.retire.clicked.connect(self._retire)
        self._desk.changed.connect(self._follow)

    def _show_use(self, voice: Voice) -> None:
        """Say for how many gatherings it was chosen, and offer those of its kind."""
        if self._home is None:
            return
        count = self._desk.read(voices.uses, voice.id)
        chosen = trn("Chosen for {n} gathering.", "Chosen for {n} gatherings.", count)
        self.used.setText(chosen if count else tr("Chosen for no gathering yet."))
        silent = self._desk.read(voices.without, self._home)
        kind = fold(voice.setting)
        self._open = [one for one in silent if fold(one.kind.label) == kind]
        offered = bool(self._open) and voice.is_said and not voice.retired
        self.use.setVisible(offered)
        self.use.setText(
            trn(
                "Choose it for the {n} to come",
                "Choose it for all {n} to come",
                len(self._open),
            )
        )

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and self._desk.community_id == self._home:
            self.refresh()

    def _change(self, **fields: Any) -> None:
        if self.voice_id is None:
            return
        try:
            label = tr("Whom I speak for changed")
            self._desk.do(label, voices.change, self.voice_id, **fields)
        except GoneError:
            self.closed.emit()
            raise

    @Slot(object)
    def _set_setting(self, setting: str) -> None:
        try:
            if self.voice_id is None:
                self._name(setting)
            else:
                self._change(setting=setting)
        except CirclebookError as error:
            self.setting.set_error(str(error))
        else:
            self.setting.clear_error()

    def _name(self, setting: str) -> None:
        if self._home is not None and setting:
            label = tr("Setting named")
            self.voice_id = self._desk.do(label, voices.add, self._home, setting)
            self.refresh()

    @Slot(object)
    def _set_speaks_as(self, behalf: SpeaksAs | None) -> None:
        self._change(speaks_as=behalf)

    @Slot(object)
    def _set_body(self, body: str) -> None:
        self._change(body=body)

    @Slot(object)
    def _set_told(self, told: str) -> None:
        self._change(told=told)

    @Slot(object)
    def _set_told_on(self, day: object) -> None:
        self._change(told_on=day)

    @Slot(object)
    def _set_review(self, day: object) -> None:
        self._change(review_on=day)

    @Slot()
    def _use(self) -> None:
        if self.voice_id is None:
            return
        keys = [one.id for one in self._open]
        label = tr("Chosen for the gatherings to come")
        self._desk.do(label, voices.choose_for, keys, self.voice_id)

    @Slot()
    def _retire(self) -> None:
        if self.voice_id is not None:
            self._desk.do(tr("Statement set aside"), voices.retire, self.voice_id)

    @Slot()
    def _delete(self) -> None:
        if self.voice_id is not None:
            self._desk.do(tr("Statement deleted"), voices.delete, self.voice_id)
