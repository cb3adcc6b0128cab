"""The side panel in which a need is added, or what somebody can share."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.needs import holders, needs, offers, topics
from app.needs.drafts import Side
from app.needs.holders import Holders
from app.needs.needs import Need
from app.needs.offers import Offer
from app.person.people_names import fold
from app.vocabulary import Source
from ui.desk import Desk
from ui.jotter import Jotter
from ui.views.needs import words
from ui.views.needs.who_field import WhoField
from ui.views.needs.words import ASKS, BRINGS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import RadioGroup, Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Tick

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABLES: Final = frozenset(
    {"need", "expertise", "topic", "site", "party", "person", "membership"}
)


class AddPanel(SidePanel):
    """Topic and who are enough; Enter adds, and Ctrl+Enter leaves room for another."""

    added = Signal(object, object)  # the side, and the key of what was added
    seen = Signal(bool)  # whether it is on the screen now

    def __init__(
        self, desk: Desk, community_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Add a need"), parent)
        self._desk, self.community_id = desk, community_id
        self._last: tuple[str, str] | None = None  # topic and who of the one before
        # what the book knows, read when the panel opens and when it has changed
        self._names: frozenset[str] = frozenset()
        self._watched: list[QCompleter] = []
        self._here = Holders((), ())
        self._asked: list[Need] = []
        self._brought: list[Offer] = []
        self.side = Segmented(tr("Which side"), words.sides(), ASKS)
        self.topic = TextField(tr("Topic"), example=tr("Volunteer retention"))
        self.new_topic = Label("", "cap", "ink3", wrap=True)
        self.who = WhoField(tr("Who"))
        strengths = [(n, text, "") for n, text in words.strengths() if n]
        levels = [(n, text, "") for n, text in words.levels() if n]
        self.strength = RadioGroup(tr("How strongly"), strengths, 2)
        self.level = RadioGroup(tr("How well"), levels, offers.CAN_SHARE)
        self.wording = TextArea(
            tr("In their words"), example=tr("Mentors leave after nine months."), rows=2
        )
        self.volunteered = Tick(
            tr("They volunteered it"), text=tr("They volunteered it")
        )
        self.source = ChoiceField(
            tr("Heard by"), words.options(Source), Source.SELF_REPORT
        )
        self.urgent_by = DateField(tr("Urgent by"))
        self.known_words = Label("", "small", "honey_ink", wrap=True)
        self.show_known = Button(tr("Show it"), kind="link")
        self._known: UUID | None = None
        self.add_button = Button(tr("Add"), kind="primary")
        self.again = Button(tr("Add, and another"), tip=tr("Ctrl+Enter"))
        self._fill()
        self._connect()
        self.refresh()
        self.turn(ASKS)
        self._jots = self._jotted()

    @override
    def is_kept(self) -> bool:
        typed = (self.topic.value(), self.wording.value())
        return any(typed) or self.urgent_by.value() is not None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def refresh(self) -> None:
        """Offer the topics and the people there are now."""
        names = self._desk.read(topics.names)
        self._names = frozenset(map(topics.key, names))
        self._watch(complete(self.topic.input, names))
        self._here = self._desk.read(holders.of_community, self.community_id)
        self._offer_who()
        self._asked = self._desk.read(needs.of_community, self.community_id)
        self._brought = self._desk.read(offers.of_community, self.community_id)

    def begin_with(
        self, side: Side = ASKS, topic: str = "", holder: UUID | None = None
    ) -> None:
        """Show a side, with a topic or with who it is if that is known already."""
        self.turn(side)
        if topic:
            self.topic.set_value(topic)
        if holder is not None:
            self.who.show_holder(holder)
        self._say_if_new()

    @Slot(object)
    def turn(self, side: Side) -> None:
        """Ask for what somebody needs, or for what they can share."""
        self.side.choose(side)
        asks = side == ASKS
        title = tr("Add a need") if asks else tr("Add what they can share")
        self.set_title(title, tr("Topic and who are enough; the rest can wait."))
        self.setAccessibleName(title)
        for part in (self._asking, self.wording, self.urgent_by):
            part.setVisible(asks)
        for part in (self._bringing, self.volunteered):
            part.setVisible(not asks)
        self._offer_who()

    @Slot()
    def add_one(self) -> None:
        """Add it and show it."""
        if (key := self._add()) is not None:
            side = self.side.current()
            self._empty(keep_topic=False, keep_who=False)
            self.added.emit(side, key)

    @Slot()
    def add_and_go_on(self) -> None:
        """Add it and leave room for the next one.

        Who it is stays, or the topic when it is the topic that repeats.
        """
        topic, who = self.topic.value(), self.who.value()
        if self._add() is None:
            return
        last, self._last = self._last, (fold(topic), fold(who))
        topic_repeats = bool(last and last[0] == fold(topic) and last[1] != fold(who))
        self._empty(keep_topic=topic_repeats, keep_who=not topic_repeats)
        self._say_if_new()
        field = self.who if topic_repeats else self.topic
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._enter(event)
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter add from where names are offered, unless one is being picked."""
        if not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return super().eventFilter(watched, event)
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if isinstance(watched, QAbstractItemView):
            if watched.currentIndex().isValid():
                return super().eventFilter(watched, event)
            watched.hide()
        self._enter(event)
        return True

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add_and_go_on()
        else:
            self.add_one()

    def _offer_who(self) -> None:
        self.who.offer(self._here, circle=self.side.current() == ASKS)
        self._watch(self.who.input.completer())

    def _watch(self, completer: QCompleter) -> None:
        """Hear Enter in the list of names that is offered."""
        if completer in self._watched:
            return
        self._watched.append(completer)
        completer.activated.connect(self._say_if_known)
        if (popup := completer.popup()) is not None:
            popup.installEventFilter(self)

    def _jotted(self) -> Jotter:
        """Put back what was typed and never added, and keep what is typed from now."""
        jots = Jotter(
            self._desk,
            self.community_id,
            self,
            "add_need",
            {"topic": self.topic, "who": self.who, "wording": self.wording},
        )
        jots.take_up()
        return jots

    def _fill(self) -> None:
        self._asking = boxed(
            vbox(Label(tr("How strongly"), "smalls", "ink3"), self.strength, gap=4)
        )
        self._bringing = boxed(
            vbox(Label(tr("How well"), "smalls", "ink3"), self.level, gap=4)
        )
        self._hint = Card(
            vbox(self.known_words, hbox(self.show_known, STRETCH), gap=4),
            margins=(12, 9, 12, 6),
            fill="honey_soft",
            line="honey_line",
            radius=8,
            flat=True,
        )
        self.add(self.side)
        self.body.addSpacing(4)
        fields = vbox(
            vbox(self.topic, self.new_topic, gap=4),
            self.who,
            self._hint,
            self._asking,
            self._bringing,
            self.volunteered,
            self.wording,
            self.urgent_by,
            self.source,
            gap=14,
        )
        self.new_topic.hide()
        self._hint.hide()
        self.add(fields)
        self.body.addSpacing(8)
        self.add(hbox(self.add_button, self.again, STRETCH, gap=8))

    def _connect(self) -> None:
        self.topic.input.installEventFilter(self)
        self.who.input.installEventFilter(self)
        self.side.chosen.connect(self.turn)
        self.topic.changed.connect(self._say_if_new)
        self.topic.finished.connect(self._say_if_known)
        self.who.finished.connect(self._say_if_known)
        self.side.chosen.connect(self._say_if_known)
        self.show_known.clicked.connect(self._show_known)
        self.add_button.clicked.connect(self.add_one)
        self.again.clicked.connect(self.add_and_go_on)
        self._desk.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES and self._desk.community_id == self.community_id:
            self.refresh()

    @Slot()
    def _say_if_new(self, _: object = None) -> None:
        """Say so when the topic is not in the book yet."""
        typed = self.topic.value()
        self.topic.clear_error()
        key = topics.key(typed)
        is_new = bool(key) and key not in self._names
        self.new_topic.setText(tr("New: it is added to the topics.") if is_new else "")
        self.new_topic.setVisible(is_new)

    @Slot()
    def _say_if_known(self, _: object = None) -> None:
        """Say so when the book has this already."""
        self._say_if_new()
        self._known, said = None, ""
        if self.topic.value() and self.who.value():
            try:
                self._known, said = self._find(self.who.holder())
            except CirclebookError:
                said = ""  # who it is is asked for when it is added
        self.known_words.setText(said)
        self._hint.setVisible(bool(said))

    def _find(self, holder: UUID | None) -> tuple[UUID | None, str]:
        """Return what the book has of this topic and holder, and what to say of it."""
        key = topics.key(self.topic.value())
        if self.side.current() == BRINGS:
            for offer in self._brought:
                if topics.key(offer.topic) == key and offer.holder.key == holder:
                    has = tr(
                        "They bring this already: {level}. Adding it changes that."
                    )
                    return offer.id, has.format(level=words.level(offer.level))
            return None, ""
        for need in self._asked:
            asks = need.holder.key if need.holder else None
            if topics.key(need.topic) == key and asks == holder:
                has = tr("This is asked for already: {strength}. Adding makes it two.")
                return need.id, has.format(strength=words.strength(need.strength))
        return None, ""

    @Slot()
    def _show_known(self) -> None:
        if self._known is not None:
            self.added.emit(self.side.current(), self._known)

    def _add(self) -> UUID | None:
        self.topic.clear_error()
        self.who.clear_error()
        if not fold(self.topic.value()):
            self._refuse(self.topic, tr("A topic needs a name."))
            return None
        try:
            holder = self.who.holder()
        except CirclebookError as error:
            self._refuse(self.who, str(error))
            return None
        try:
            return self._write(holder)
        except CirclebookError as error:
            self._refuse(self.topic, str(error))
            return None

    def _write(self, holder: UUID | None) -> UUID:
        topic = self.topic.value()
        if self.side.current() == BRINGS:
            assert holder is not None  # noqa: S101 - the circle is no answer there
            return self._desk.do(
                tr("Added to what they bring"),
                offers.put,
                self.community_id,
                topic,
                holder,
                level=self.level.current(),
                offer=self.volunteered.isChecked(),
                source=self.source.value(),
            )
        return self._desk.do(
            tr("Need added"),
            needs.add,
            self.community_id,
            topic,
            holder,
            strength=self.strength.current(),
            wording=self.wording.value(),
            urgent_by=self.urgent_by.value(),
            source=self.source.value(),
        )

    @staticmethod
    def _refuse(field: TextField, sentence: str) -> None:
        field.set_error(sentence)
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self, *, keep_topic: bool, keep_who: bool) -> None:
        """Forget what was typed: it is in the book now."""
        for field in (self.topic, self.who):
            if (completer := field.input.completer()) is not None:
                popup = completer.popup()
                if popup is not None:
                    popup.hide()
        if not keep_topic:
            self.topic.set_value("")
        if not keep_who:
            self.who.set_value("")
        self._hint.hide()
        self.wording.set_value("")
        self.urgent_by.set_value(None)
        self._jots.keep()
