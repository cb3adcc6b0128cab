"""Beside the list: one topic, who can help or that nobody can, and what was decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import tr, trn
from app.needs import offers
from app.needs.decisions import Gathering, Made
from app.needs.offers import Offer
from app.needs.ranked import Row
from app.vocabulary import TackledBy
from ui import painting, phrases
from ui.views.needs.ranked.decided import BLEED, DecidedGroup
from ui.views.needs.ranked.square import Dot, Square
from ui.views.needs.ranked.table import face_of, raised_by
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, clear, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.people import Avatar

_MOST: int = 4  # helpers shown by name


class TopicPanel(SidePanel):
    """What is known of one topic that was asked for."""

    match_asked = Signal()
    way_asked = Signal(object, object)  # a way, and a gathering or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What was asked for"), parent)
        self.row: Row | None = None
        self._facts = vbox()
        self._help = vbox(gap=8)
        self.decided = DecidedGroup()
        self.square = Square()
        hint = Label(tr("drag a dot to move it"), "cap", "ink3", elide=True)
        hint.setAlignment(painting.RIGHT)
        head = hbox(Label(tr("Difference and effort"), "h3"), (hint, 1), gap=8)
        self.add(self._facts)
        self.add(self._help)
        self.add(vbox(6, bled(self.decided, BLEED)))
        self.add(vbox(8, head, self.square, gap=4))
        self.decided.chosen.connect(self.way_asked)

    def show_row(self, row: Row, amount: str, *, fixed: bool) -> None:
        """Show this topic; `amount` is what it got, in words."""
        self.row = row
        self.set_title(row.words)
        clear(self._facts)
        self._facts.addWidget(_facts(row, amount))
        clear(self._help)
        part = self._gap(row, fixed=fixed) if row.is_gap else self._helpers(row)
        self._help.addWidget(part)

    def show_made(
        self,
        made: Sequence[Made],
        line: str,
        gatherings: Sequence[Gathering],
        *,
        fixed: bool,
    ) -> None:
        """Show what was decided on it."""
        self.decided.show_made(made, line, gatherings, fixed=fixed)

    def show_dots(self, dots: Sequence[Dot], *, fixed: bool) -> None:
        """Show all topics on the square, this one chosen."""
        self.square.fixed = fixed
        self.square.show_dots(dots, self.row.id if self.row else None)

    def _gap(self, row: Row, *, fixed: bool) -> QWidget:
        buttons: list[Button] = []
        if not fixed:
            for words, slot in (
                (tr("Invite a guest"), self._invite),
                (tr("Make it a session"), self._make_session),
                (tr("Request TA"), self._request),
            ):
                button = Button(words, kind="link", small=True)
                button.clicked.connect(slot)
                buttons.append(button)
        mark = Icon("warning", "honey_ink", 20)
        head = hbox(mark, (Label(tr("A gap in the circle"), "strong", "honey_ink"), 1))
        head.setSpacing(10)
        column = vbox(head, Label(_gap(row), "small", "ink2", wrap=True), gap=6)
        if buttons:
            column.addWidget(flow(*buttons, gap=14))
        card = Card(fill="honey_soft", line="honey_line", flat=True)
        card.hold(column, (14, 12, 14, 10))
        return card

    def _helpers(self, row: Row) -> QWidget:
        match = Button(tr("Make a match"), "handshake", small=True)
        match.clicked.connect(self.match_asked)
        column = vbox(hbox((Label(tr("Who can help"), "h3"), 1), match), gap=6)
        for offer in row.helpers[:_MOST]:
            column.addLayout(_helper(offer))
        more = len(row.helpers) - _MOST
        if more > 0:
            column.addWidget(
                Label(trn("and {n} more", "and {n} more", more), "small", "ink3")
            )
        return boxed(column)

    @Slot()
    def _invite(self) -> None:
        self.way_asked.emit(TackledBy.EXTERNAL_PERSON, None)

    @Slot()
    def _make_session(self) -> None:
        self.way_asked.emit(TackledBy.SESSION_THEME, None)

    @Slot()
    def _request(self) -> None:
        self.way_asked.emit(TackledBy.TA, None)


def _facts(row: Row, amount: str) -> QWidget:
    said = raised_by(row)
    if row.first is not None:
        day = phrases.day(row.first.asked_on)
        said = tr("{who}, {day}").format(who=said, day=day)
    parts: list[QLabel] = [Chip(row.under, "accent")] if row.under else []
    parts.append(Chip(amount))
    if row.tied:
        parts.append(Chip(tr("Tie"), icon="equals"))
    holder = vbox(flow(*parts, gap=6), gap=4)
    if said:
        holder.addWidget(Label(said, "small", "ink2", wrap=True))
    return boxed(holder)


def _gap(row: Row) -> str:
    """Return what is missing, in a sentence."""
    if row.sites:
        return trn(
            "{n} site asks for this, and nobody here can share it yet.",
            "{n} sites ask for this, and nobody here can share it yet.",
            row.sites,
        )
    return tr("Nobody here can share this yet.")


def _helper(offer: Offer) -> QHBoxLayout:
    holder = offer.holder
    level = tr(offers.LEVELS[offer.level])
    where = holder.site if holder.is_person and holder.site else ""
    note = " · ".join(part for part in (level, where) if part)
    words = vbox(
        Label(holder.name, "smallm", elide=True), Label(note, "cap", "ink3", elide=True)
    )
    return hbox(vbox(Avatar(face_of(offer), 28), STRETCH), (words, 1), gap=8)
