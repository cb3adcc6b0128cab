"""Setting up a vote: how, who, and over what."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app import clock
from app.errors import CirclebookError
from app.i18n import tr, trn
from app.needs import needs, rankings
from app.needs.needs import Total
from app.needs.ranking_scores import RATIONED
from app.needs.rankings import Fields
from app.vocabulary import Layer, RankingMethod
from ui.desk import Desk
from ui.views.needs.votes.words import NOTES
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button
from ui.widgets.choices import RadioGroup
from ui.widgets.dates import DateField
from ui.widgets.fields import NumberField, TextArea, TextField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page
from ui.widgets.switches import Tick

_COMMON: Final = RankingMethod.DOT_VOTE
_TOLD: Final = (Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC)  # members may read it


class SetupPage(BeginsAt, Page):
    """A form of one page; what it starts is counted on the next."""

    started = Signal(object)  # the key of the vote

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sub = tr("Where trust is still new, let people vote on slips.")
        super().__init__(tr("New vote"), sub, back=True, wide=True, parent=parent)
        self._desk = desk
        self.ticks: list[tuple[Tick, UUID]] = []
        options = [(one, one.label, tr(NOTES[one])) for one in RankingMethod]
        self.method = RadioGroup(tr("How to vote"), options, _COMMON)
        self.name = TextField(
            tr("What it is called"), example=tr("What we tackle first")
        )
        self.day = DateField(tr("On"), clock.today())
        self.voters = NumberField(tr("How many vote"), 0, most=9999)
        self.each = NumberField(tr("Votes each"), 3, least=1, most=1000)
        self.more = TextArea(
            tr("Something else to vote on, one line each"),
            example=tr("A day together in June"),
            rows=2,
        )
        self.error = Label("", "small", "danger_ink", wrap=True)
        self._wrong = boxed(hbox(Icon("warning-circle", "danger_ink", 15), self.error))
        self._wrong.hide()
        self.begin = Button(tr("Start the vote"), "check", "primary")
        self.chosen = Label("", "small", "ink3")
        self._lay_out()
        self.method.chosen.connect(self._change_method)
        self.begin.clicked.connect(self.start)
        self.begin_at(self.method.button(_COMMON))

    @Slot()
    def start(self) -> None:
        """Start the vote as it was set up."""
        community = self._desk.community_id
        if community is None:
            return
        method = self.method.current()
        fields: Fields = {
            "title": self.name.value() or tr("What we tackle first"),
            "held_on": self.day.value(),
            "voters": self.voters.value() or None,
        }
        if method in RATIONED:
            fields["votes_each"] = self.each.value()
        about = self._about()
        if not about:
            self._complain(tr("Tick what is voted on, or write it below the list."))
            return
        try:
            made = self._desk.do(
                tr("Vote started"), rankings.start, community, method, about, **fields
            )
        except CirclebookError as error:
            self._complain(str(error))
            return
        self.started.emit(made)

    def _complain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self._wrong.show()

    def _about(self) -> list[UUID | str]:
        found: list[UUID | str] = [key for tick, key in self.ticks if tick.isChecked()]
        lines = self.more.value().splitlines()
        return [*found, *(line.strip() for line in lines if line.strip())]

    def _lay_out(self) -> None:
        self.add_action(self.begin)
        numbers = hbox((self.voters, 1), (self.each, 1), gap=12)
        left = vbox(
            Label(tr("How to vote"), "h3"),
            self.method,
            8,
            self.name,
            self.day,
            numbers,
            Label(
                tr("With the number of voters, a count that cannot be is noticed."),
                "small",
                "ink3",
                wrap=True,
            ),
            STRETCH,
            gap=10,
        )
        form = boxed(left)
        form.setMinimumWidth(300)
        form.setMaximumWidth(440)
        right = vbox(
            hbox((Label(tr("What is voted on"), "h3"), 1), self.chosen),
            self._topics(),
            6,
            self.more,
            self._wrong,
            STRETCH,
            gap=8,
        )
        columns = hbox((form, 4), (boxed(right), 5), gap=32, margins=(32, 4, 32, 24))
        self.set_body(scrolled(boxed(columns)), scroll=False, padded=False)
        self._count()

    def _topics(self) -> QWidget:
        community = self._desk.community_id
        totals: list[Total] = []
        if community is not None:
            totals = needs.totals(self._desk.read(needs.of_community, community))
        column = vbox(gap=2)
        for total in totals[: rankings.MOST_ITEMS]:
            told = any(need.layer in _TOLD for need in total.needs)
            text = total.topic
            if not told:  # it would stand on every ballot
                text = tr("{topic} (asked for in confidence)").format(topic=text)
            tick = Tick(text, on=told, text=text)
            tick.toggled.connect(self._count)
            self.ticks.append((tick, total.topic_id))
            column.addWidget(tick)
        if not totals:
            words = tr("Nothing is asked for yet. Write what to vote on here:")
            column.addWidget(Label(words, "small", "ink2", wrap=True))
        return boxed(column)

    @Slot()
    def _count(self) -> None:
        ticked = sum(tick.isChecked() for tick, _ in self.ticks)
        words = trn("{n} topic", "{n} topics", ticked)
        self.chosen.setText(words if self.ticks else "")

    @Slot(object)
    def _change_method(self, method: RankingMethod) -> None:
        rationed = method in RATIONED
        self.each.setVisible(rationed)
        if rationed:
            self.each.set_value(rankings.VOTES_EACH[method])
        agreed = method in (RankingMethod.MOSCOW, RankingMethod.IMPACT_EFFORT)
        self.voters.setVisible(not agreed)
