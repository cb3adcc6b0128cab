"""Typing slips one by one: what one voter wrote, then the next."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr, trn
from app.needs import ballots
from app.needs.ballots import Response
from app.needs.rankings import Ranking, Slip
from app.person.sites import Site
from ui.desk import Desk
from ui.views.needs.votes import words
from ui.views.needs.votes.totals import CountField
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, clear, hbox, scrolled, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Typed:
    """A slip that is in, with its number."""

    def __init__(self, number: int, slip: Slip, site: str, said: str) -> None:
        self.id = number
        self.slip, self.site, self.said = slip, site, said


class Slips(QWidget):
    """A form for one slip, and those that are in; a site is named if that is wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ranking: Ranking | None = None
        self._order: list[UUID] = []
        self.fields: dict[UUID, CountField] = {}
        self.site = ChoiceField(tr("From"))
        self.head = Label("", "small", "ink3", wrap=True)
        self.problem = Label("", "small", "danger_ink", wrap=True)
        self._wrong = boxed(
            hbox(Icon("warning-circle", "danger_ink", 15), (self.problem, 1), gap=6)
        )
        self._wrong.hide()
        self.take = Button(tr("Add this slip"), "plus")
        self.count = Label("", "strong")
        self.rate = Label("", "small", "ink2", wrap=True)
        delete = RowAction("delete", "trash", tr("Take this slip out"))
        self.list: RecordList[Typed] = RecordList(
            tr("Slips"), _row_of, actions=(delete,)
        )
        self._form = vbox(gap=6)
        self._lay_out()
        self.take.clicked.connect(self.add)
        self.list.acted.connect(self._act)
        self.list.deleted.connect(self.take_out)

    def show_ranking(
        self, ranking: Ranking, known: list[Site], came: list[Response], *, fixed: bool
    ) -> None:
        """Show the slips that are in."""
        if {item.id for item in ranking.items} != set(self.fields):
            self._build(ranking)
        if self._ranking is None or self._ranking.id != ranking.id:
            options = [(None, tr("No site named")), *((s.id, s.name) for s in known)]
            self.site.offer(options, None)
        self._ranking = ranking
        self.head.setText(words.on_slip(ranking.method))
        names: dict[UUID | None, str] = {site.id: site.name for site in known}
        spoken = {item.id: item.words for item in ranking.items}
        self.list.show_records(
            [
                Typed(number, slip, names.get(slip.site_id, ""), _said(slip, spoken))
                for number, slip in enumerate(ranking.slips, 1)
            ]
        )
        self._show_count(ranking, came)
        self.take.setEnabled(not fixed)

    @Slot()
    def add(self) -> None:
        """Put the slip in the form into the vote, and begin the next."""
        if self._ranking is None:
            return
        marks = {
            key: value
            for key, field in self.fields.items()
            if (value := field.value()) is not None
        }
        slip = Slip(marks, self.site.value())
        try:
            self._desk.note(tr("Slip added"), ballots.add, self._ranking.id, [slip])
        except CirclebookError as error:
            self._complain(str(error))
            return
        self._complain("")
        for field in self.fields.values():
            field.set_value(None)
        if self._order:
            first = self.fields[self._order[0]].input
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def take_out(self, typed: Typed) -> None:
        """Take a slip out."""
        if self._ranking is not None and self.take.isEnabled():
            self._desk.do(
                tr("Slip taken out"), ballots.take_out, self._ranking.id, typed.id - 1
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if event.key() in _ENTER:
                steps = 1
            if steps:
                self._step(watched, steps)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        left = boxed(
            vbox(
                Label(tr("One slip"), "h3"),
                self.site,
                self.head,
                self._form,
                self._wrong,
                hbox(self.take, STRETCH),
                STRETCH,
                gap=8,
            )
        )
        side = scrolled(left)
        side.setMinimumWidth(320)
        inset = (12, 0, 12, 0)  # the rows reach beyond their words
        right = boxed(
            vbox(self.count, self.rate, (bled(self.list), 1), gap=6, margins=inset)
        )
        self.setLayout(hbox((side, 3), (right, 3), gap=28))

    def _build(self, ranking: Ranking) -> None:
        clear(self._form)
        self.fields = {}
        items = sorted(ranking.items, key=lambda one: one.words.casefold())
        self._order = [item.id for item in items]
        for item in items:
            field = CountField(tr("{topic} on this slip").format(topic=item.words))
            field.input.installEventFilter(self)
            self.fields[item.id] = field
            name = Label(item.words, "body", elide=True)
            self._form.addLayout(hbox((name, 1), field, gap=12))

    def _show_count(self, ranking: Ranking, came: list[Response]) -> None:
        many = trn("{n} slip", "{n} slips", len(ranking.slips))
        if ranking.voters:
            many = tr("{n} of {voters} slips").format(
                n=len(ranking.slips), voters=ranking.voters
            )
        self.count.setText(many)
        parts = [
            tr("{site} {n} of {people}").format(
                site=one.site, n=one.slips, people=one.people
            )
            if one.people
            else tr("{site} {n}").format(site=one.site, n=one.slips)
            for one in came
        ]
        self.rate.setText(", ".join(parts))
        self.rate.setVisible(bool(parts))

    def _step(self, watched: QObject, by: int) -> None:
        inputs: list[QObject] = [self.fields[key].input for key in self._order]
        at = inputs.index(watched) + by
        if at >= len(inputs):
            self.take.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= 0:
            target = self.fields[self._order[at]].input
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.selectAll()

    @Slot(object, str)
    def _act(self, typed: Typed, key: str) -> None:
        if key == "delete":
            self.take_out(typed)

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._wrong.setVisible(bool(sentence))


def _row_of(typed: Typed) -> Row:
    title = tr("Slip {n}").format(n=typed.id)
    if typed.site:
        title = tr("Slip {n}, {site}").format(n=typed.id, site=typed.site)
    return Row(title, typed.said)


def _said(slip: Slip, spoken: dict[UUID, str]) -> str:
    given = sorted(slip.marks.items(), key=lambda one: -one[1])
    return ", ".join(
        f"{spoken[key]} {number}" for key, number in given if key in spoken
    )
