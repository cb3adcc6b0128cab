"""Before somebody is forgotten: what goes, what stays, and what cannot be promised."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app import phrases
from app.book import backups
from app.i18n import tr, trn
from app.person import forgetting
from app.person.forgetting import Prospect
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.pages import Page


class ForgetPage(Page):
    """Says what forgetting does, and does it: the one thing that cannot be undone."""

    finished = Signal(object)  # None: there is nobody to go back to, or to stay at

    def __init__(
        self, desk: Desk, person_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Forget somebody"), back=True, parent=parent)
        self._desk, self._person = desk, person_id
        told = desk.read(forgetting.prospect, person_id)
        self.keep = Button(tr("Keep them"), kind="plain")
        self.forget = Button(tr("Forget for ever"), "eraser", "danger")
        self.set_title(
            tr("Forget {name}").format(name=told.name),
            tr("This cannot be taken back, not even by Undo."),
        )
        self.add_action(self.keep)
        self.add_action(self.forget)
        self.set_body(
            boxed(
                vbox(
                    _group("eraser", tr("What goes"), _going(told)),
                    _group("check-circle", tr("What stays"), _staying(told)),
                    _group(
                        "warning-circle",
                        tr("What nobody can promise"),
                        _unpromised(told, desk),
                    ),
                    STRETCH,
                    gap=16,
                )
            )
        )
        self.back_asked.connect(self._give_up)
        self.keep.clicked.connect(self._give_up)
        self.forget.clicked.connect(self.do_forget)
        if desk.read_only:
            self.forget.block(tr("This book is open for reading only"))

    @Slot()
    def do_forget(self) -> None:
        """Forget them, and all that could bring them back."""
        self._desk.keep(tr("Somebody forgotten"), forgetting.forget, self._person)
        self._desk.forget_acts()
        self._desk.say(tr("Somebody was forgotten. What was counted stays."))
        self.finished.emit(None)

    @Slot()
    def _give_up(self) -> None:
        self.finished.emit(self._person)


def _group(icon: str, title: str, lines: Iterator[str]) -> Card:
    column = vbox(hbox(Icon(icon, "ink2", 18), (Label(title, "h3"), 1), gap=8), gap=8)
    for line in lines:
        column.addWidget(Label(line, "body", "ink2", wrap=True))
    return Card(column, margins=(20, 14, 20, 16))


def _going(told: Prospect) -> Iterator[str]:
    yield tr("Name, how to reach them, pronouns, languages, role at work.")
    yield tr("What they asked for in their own words, what they bring, their consents.")
    if told.notes:
        yield trn(
            "{n} note of yours about them, or on a conversation with them.",
            "{n} notes of yours about them, or on conversations with them.",
            told.notes,
        )
    if told.summaries:
        yield trn(
            "{n} summary you both agreed on, of a conversation with them alone.",
            "{n} summaries you both agreed on, of conversations with them alone.",
            told.summaries,
        )
    yield tr("The same in the history of this book.")


def _staying(told: Prospect) -> Iterator[str]:
    yield tr("That somebody was there: attendance, parts in gatherings, groups.")
    if told.conversations:
        yield trn(
            "Day and minutes of {n} conversation, for the totals.",
            "Day and minutes of {n} conversations, for the totals.",
            told.conversations,
        )


def _still_held(days: Sequence[date]) -> str:
    """Return in how many backups they still stand, and of which days."""
    first, last = phrases.short_date(min(days)), phrases.short_date(max(days))
    if first == last:
        return trn(
            "{n} backup of {day} still holds them. Settings, Backups shows the folder.",
            "{n} backups of {day} still hold them. Settings, Backups shows the folder.",
            len(days),
            day=first,
        )
    return trn(
        "{n} backup still holds them, made between {first} and {last}. Settings, "
        "Backups shows the folder.",
        "{n} backups still hold them, made between {first} and {last}. Settings, "
        "Backups shows the folder.",
        len(days),
        first=first,
        last=last,
    )


def _unpromised(told: Prospect, desk: Desk) -> Iterator[str]:
    if told.texts:
        yield trn(
            "A part of the name stands in {n} text. Search for it before, and change "
            "what should not stay.",
            "A part of the name stands in {n} texts. Search for it before, and change "
            "what should not stay.",
            told.texts,
        )
    if told.fields:
        yield trn(
            "A part of the name stands in {n} field that search does not look "
            "through, such as who agreed to something.",
            "A part of the name stands in {n} fields that search does not look "
            "through, such as who agreed to something.",
            told.fields,
        )
    for packet in told.packets:
        given = tr(
            "It was handed on: {packet}. What is given away is not in your hands."
        )
        yield given.format(packet=packet)
    made = backups.listing(desk.path)
    if made:
        yield _still_held([one.made_at.date() for one in made])
    yield tr(
        "A disk may keep traces of what was deleted until it writes over them; a "
        "passphrase makes those unreadable."
    )
