"""What each member wants and gives, side by side; when the purpose was talked about."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import checklists, formed_items, purpose_talks
from app.charter.purpose_talks import ITEM, Talk
from app.community import communities
from app.i18n import mark, tr, trn
from app.person import wishes
from app.person.wishes import Side, Wish
from ui import painting, phrases
from ui.desk import Desk
from ui.places import Place
from ui.views.charter.forming.part import INSET, Part
from ui.views.charter.forming.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SectionHead
from ui.widgets.dates import DateField
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.people import Avatar

AT_ONCE: Final = 30  # people; more when they are asked for


class ExpectationsPart(Part):
    """The purpose with the day it was last talked about, and everyone’s wishes."""

    key = "expectations"
    called = mark("Expectations")
    icon = "scales"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "Members may want different things. Ask each of them, set it side by side, "
            "and talk about the purpose again from time to time."
        )
        super().__init__(sentence, desk, parent)
        self._most = AT_ONCE
        self._add_purpose()
        self.said = SectionHead(tr("What each wants and gives"))
        self.rows: Rows[WishRow] = Rows(self._row, WishRow.show_wish, gap=4)
        self.more = Button("", kind="link")
        self.nobody = Label(
            tr("Nobody is here yet. Members stand here once they have joined."),
            "small",
            "ink3",
            wrap=True,
        )
        self.add(vbox(8, self.said, self._heads(), self.nobody, self.rows))
        self.add(hbox(self.more, STRETCH))
        self.column.addStretch(1)
        self.more.clicked.connect(self._show_more)
        self.block_if_read_only(self.day)
        self.begins_at(self.day.input)

    @override
    def refresh(self) -> None:
        self._show_talk(self.desk.read(purpose_talks.last, self.home))
        texts = self.desk.read(communities.get, self.home).texts
        purpose = texts.get("purpose", "")
        self.purpose.setText(purpose or tr("The purpose is not written yet."))
        self.purpose.set_color("ink" if purpose else "ink3")
        everyone = self.desk.read(wishes.of_community, self.home)
        shown = everyone[: self._most]
        self.rows.show_records((one.person_id, one) for one in shown)
        self.nobody.setVisible(not everyone)
        self._columns.setVisible(bool(everyone))
        done, all_ = sum(one.is_said for one in everyone), len(everyone)
        words = tr("{done} of {all} have said").format(done=done, all=all_)
        self.said.count.setText(words)
        self.said.count.setVisible(bool(everyone))
        left = all_ - len(shown)
        self.more.setText(trn("Show {n} more", "Show {n} more", left))
        self.more.setVisible(left > 0)
        self.order_tab()

    @override
    def show_item(self, item_id: UUID) -> None:
        person = self.desk.read(formed_items.person_of, item_id)
        everyone = self.desk.read(wishes.of_community, self.home)
        place = next((n for n, w in enumerate(everyone) if w.person_id == person), 0)
        self._most = max(self._most, place + 1)
        self.refresh()
        self.show_row(self.rows.rows.get(person))

    @override
    def forget(self) -> None:
        self._most = AT_ONCE

    def _add_purpose(self) -> None:
        self.mark = Icon("chats-circle", "ink2", 20)
        self.talk = Label("", "strong", wrap=True)
        self.how = Label("", "small", "ink2", wrap=True)
        self.purpose = Label("", "read", wrap=True)
        self.open = Button(tr("Open the charter"), "arrow-right", "link", small=True)
        self.day = DateField(tr("Talked about it on"))
        words = vbox(self.talk, self.how, gap=1)
        head = hbox(vbox(self.mark, STRETCH), (words, 1), gap=10)
        noted = boxed(vbox(self.day))
        noted.setMaximumWidth(220)
        below = hbox(noted, STRETCH, vbox(STRETCH, self.open), gap=12)
        card = Card(radius=12)
        card.hold(vbox(head, self.purpose, below, gap=12), (18, 16, 18, 14))
        self.add(card)
        self.open.clicked.connect(self._open_charter)
        self.day.finished.connect(self._note)

    def _heads(self) -> QWidget:
        self._columns = boxed(
            hbox(
                (Label(tr("Who"), "capm", "ink3"), 3),
                (_head(tr("Wants")), 4),
                (_head(tr("Gives")), 4),
                gap=12,
                margins=(0, 4, 0, 2),
            )
        )
        return self._columns

    def _show_talk(self, talk: Talk | None) -> None:
        if talk is None:
            self.talk.setText(tr("The book does not know when you talked about it."))
            self.how.setText(tr("Note the day, or plan it for a gathering."))
        else:
            self.talk.setText(talk.sentence)
            day = phrases.day(talk.day)
            self.how.setText(f"{day}, {talk.how}")
        due = talk is None or talk.is_due
        self.mark.set_icon("hourglass-medium" if due else "chats-circle")
        self.talk.set_color("honey_ink" if due else "ink")
        if not self.day.input.hasFocus():
            self.day.set_value(None)

    def _row(self, wish: Wish) -> "WishRow":
        row = WishRow(wish, fixed=self.desk.read_only)
        row.said.connect(self._say)
        row.person_asked.connect(self._show_person)
        return row

    @Slot(object, str, str)
    def _say(self, person: UUID, side: Side, words: str) -> None:
        label = tr("Noted what they want")
        if side == "gives":
            label = tr("Noted what they give")
        self.do(label, wishes.say, self.home, person, side, words)

    @Slot(object)
    def _note(self, day: object) -> None:
        if day is not None:
            label = tr("Noted when you talked about the purpose")
            self.do(label, checklists.tick, self.home, ITEM, day)
            self.day.set_value(None)

    @Slot()
    def _open_charter(self) -> None:
        self.desk.go(Place("charter", self.home, intent="charter"))

    @Slot()
    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    @Slot(object)
    def _show_person(self, person: UUID) -> None:
        self.desk.go(Place("people", self.home, person))


class WishRow(QWidget):
    """A member, what they want, what they give."""

    said = Signal(object, str, str)  # the person, the side, the words
    person_asked = Signal(object)

    def __init__(self, wish: Wish, *, fixed: bool) -> None:
        super().__init__()
        self.wish = wish
        face = wish.face
        avatar = Avatar(painting.Face(face.initials, face.tint, face.name), 28)
        self.name = Button(face.name, kind="link", small=True)
        site = Label(face.site, "cap", "ink3", elide=True)
        site.setContentsMargins(2, 0, 0, 0)
        self.wants = _area(tr("What {name} wants").format(name=face.name))
        self.gives = _area(tr("What {name} gives").format(name=face.name))
        who = hbox(avatar, (vbox(hbox(self.name, STRETCH), site), 1), gap=8)
        row = hbox(gap=12)
        row.addLayout(vbox(who, STRETCH), 3)
        row.addLayout(vbox(self.wants, STRETCH), 4)
        row.addLayout(vbox(self.gives, STRETCH), 4)
        self.setLayout(vbox(Rule(), 4, row, 4))
        for one in (self.wants, self.gives):
            one.setEnabled(not fixed)
        self.wants.edited.connect(self._want)
        self.gives.edited.connect(self._give)
        self.name.clicked.connect(self._ask)

    def show_wish(self, wish: Wish) -> None:
        """Show what they said."""
        self.wish = wish
        self.wants.set_text(wish.wants)
        self.gives.set_text(wish.gives)

    @Slot(str)
    def _want(self, words: str) -> None:
        self.said.emit(self.wish.person_id, "wants", words)

    @Slot(str)
    def _give(self, words: str) -> None:
        self.said.emit(self.wish.person_id, "gives", words)

    @Slot()
    def _ask(self) -> None:
        self.person_asked.emit(self.wish.person_id)


def _area(name: str) -> InlineArea:
    return InlineArea("", name, "readsm", example=tr("Not asked yet"))


def _head(words: str) -> Label:
    label = Label(words, "capm", "ink3")
    label.setContentsMargins(INSET, 0, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
