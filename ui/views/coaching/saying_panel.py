"""One saying: its words, whose it is, what they said to it, where it was used."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching import wisdom
from app.coaching.wisdom import ANSWERS, Saying
from app.errors import CirclebookError
from app.gathering import sessions
from app.i18n import tr
from app.needs import topics
from app.vocabulary import ConsentState, PrivateKind
from ui import phrases
from ui.desk import Desk
from ui.views.people.about import ChoiceLine
from ui.widgets.buttons import Button, IconButton
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, hbox
from ui.widgets.panels import SidePanel

ELSEWHERE = "elsewhere"


class SayingPanel(SidePanel):
    """A saying, all of it changed where it stands."""

    entry_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(
        self, desk: Desk, saying: Saying, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("A saying"), parent)
        self._desk, self.saying = desk, saying
        self.words = InlineArea("", tr("In their own words"), "quote")
        self.kind = ChoiceLine(tr("Kind"), self._keep_kind)
        self.answer = ChoiceLine(tr("They say"), self._keep_answer)
        self.topic = ChoiceLine(tr("Topic"), self._keep_topic)
        self.used = ChoiceLine(tr("Used in"), self._keep_used)
        self.credit = Label("", "small", "ink2", wrap=True)
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.talk = Button(tr("The conversation"), "arrow-square-out", "link")
        self.remove = IconButton("trash", tr("Delete"))
        self.add_corner(self.remove)
        self.add(bled(self.words, 8))
        for line in (self.kind, self.answer, self.topic, self.used):
            self.add(line)
        self.add(self.credit)
        self.add(self.error)
        self.add(hbox(self.talk, STRETCH))
        self.words.edited.connect(self._keep_words)
        self.talk.clicked.connect(self._ask_entry)
        self.remove.clicked.connect(self._ask_delete)
        if desk.read_only:
            parts = (self.words, self.kind, self.answer, self.topic, self.used)
            for part in (*parts, self.remove):
                part.setEnabled(False)

    def show_saying(self, saying: Saying) -> None:
        """Show a saying, or what has become of the one shown."""
        if saying.id != self.saying.id and self.words.drop():
            self._desk.say(tr("What could not be kept was left out."))
        self.saying = saying
        day = phrases.day(saying.noted_on)
        whose = saying.whose or tr("Nobody named")
        self.set_title(whose, tr("Heard on {day}").format(day=day))
        self.words.set_text(saying.words)
        kinds: list[tuple[Any, str]] = [(one, one.label) for one in wisdom.KINDS]
        self.kind.offer(kinds, saying.kind)
        answers: list[tuple[Any, str]] = [(None, tr("Not asked yet"))]
        answers += [(one, one.label) for one in ANSWERS]
        self.answer.offer(answers, saying.answer)
        self._offer_topics(saying)
        self._offer_gatherings(saying)
        self.credit.setText(_credit(saying))
        self.talk.setVisible(saying.entry_id is not None)
        self.error.hide()

    def _offer_topics(self, saying: Saying) -> None:
        known = [one for one in self._desk.read(topics.tree) if not one.retired]
        options: list[tuple[Any, str]] = [(None, tr("No topic"))]
        options += [(one.id, one.name) for one in known]
        self.topic.offer(options, saying.topic_id)

    def _offer_gatherings(self, saying: Saying) -> None:
        options: list[tuple[Any, str]] = [
            (None, tr("Not used yet")),
            (ELSEWHERE, tr("Somewhere else")),
        ]
        community = self._desk.community_id
        if community is not None:
            for one in self._desk.read(sessions.of_community, community):
                day = one.gathering.day
                when = phrases.short_day(day) if day else ""
                title = ", ".join(part for part in (one.gathering.title, when) if part)
                options.append((one.gathering.id, title))
        current: Any = saying.session_id
        if current is None and saying.used_on is not None:
            current = ELSEWHERE
        self.used.offer(options, current)

    @Slot(str)
    def _keep_words(self, text: str) -> None:
        label = tr("Saying changed")
        try:
            self._desk.do(label, wisdom.change, self.saying.id, "words", text)
        except CirclebookError as error:
            self.words.refuse()  # it stays, to be mended
            self._complain(error)

    def _keep_kind(self, kind: PrivateKind) -> None:
        self._do(tr("Saying changed"), wisdom.change, "kind", kind)

    def _keep_topic(self, topic: UUID | None) -> None:
        self._do(tr("Saying changed"), wisdom.change, "topic", topic)

    def _keep_answer(self, answer: ConsentState | None) -> None:
        self._do(tr("What they say was noted"), wisdom.answer, answer)

    def _keep_used(self, where: Any) -> None:
        if where is None:
            self._do(tr("Not used yet"), wisdom.put_back)
        else:
            gathering = None if where == ELSEWHERE else where
            self._do(tr("Where it was used was noted"), wisdom.use, gathering)

    def _do(self, label: str, act: Any, *args: Any) -> None:
        try:
            self._desk.do(label, act, self.saying.id, *args)
        except CirclebookError as error:
            self.show_saying(self.saying)
            self._complain(error)

    def _complain(self, error: CirclebookError) -> None:
        self.error.setText(str(error))
        self.error.show()

    @Slot()
    def _ask_entry(self) -> None:
        self.entry_asked.emit(self.saying.entry_id)

    @Slot()
    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.saying)


def _credit(saying: Saying) -> str:
    """Say how it may be told."""
    if saying.answer is ConsentState.YES:
        return tr("May be told with the name: {name}.").format(name=saying.whose)
    if saying.answer is ConsentState.YES_UNNAMED:
        return tr("May be told without a name.")
    if saying.answer is ConsentState.NO:
        return tr("They said no. It stays with you.")
    return tr("Ask first: it goes nowhere before they say yes.")
