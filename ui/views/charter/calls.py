"""The first people to call: faces that lead to all of them, and what is missing."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter.bearings import Alone, Call
from app.i18n import mark, tr, trn
from ui import painting
from ui.painting import Face
from ui.widgets.base import area, in_room
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardButton
from ui.widgets.chips import Chip
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox
from ui.widgets.people import Avatar
from ui.widgets.telling import Teller

FACE: Final = 34
NAMED: Final = 3  # sites in a sentence
_PARTS: Final = {
    "first": (mark("First"), "accent"),
    "backup": (mark("Backup"), "neutral"),
    "funder": (mark("Funder"), "neutral"),
}


class Calls(QWidget):
    """Whom to call, and a warning where one person alone can be called."""

    person_asked = Signal(object)  # the key of a person, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = vbox(gap=4)
        self._shown: tuple[tuple[Call, ...], tuple[Alone, ...]] | None = None
        self._alone: tuple[Alone, ...] = ()
        self.warning = Label("", "small", "honey_ink", wrap=True)
        self.backup = Button(tr("Find a backup"), kind="link", small=True)
        self.backup.clicked.connect(self._ask)
        words = vbox(self.warning, hbox(self.backup, STRETCH), gap=4)
        mark_ = vbox(Icon("warning", "honey_ink", 18), STRETCH)
        self.honey = Card(fill="honey_soft", line="honey_line", radius=8, flat=True)
        self.honey.hold(hbox(mark_, (words, 1), gap=10), (12, 10, 12, 10))
        self.none = Label(
            tr("Nobody is named yet: neither coach, nor backup, nor funder."),
            "small",
            "ink3",
            wrap=True,
        )
        self.setLayout(vbox(self.none, self._rows, 6, self.honey))

    def show_calls(self, calls: Sequence[Call], alone: Sequence[Alone]) -> None:
        """Show these people, and these sites without a backup."""
        wanted = (tuple(calls), tuple(alone))
        if wanted == self._shown:
            return
        self._shown, self._alone = wanted, tuple(alone)
        clear(self._rows)
        for call in calls:
            row = CallRow(call)
            row.clicked.connect(Teller(row, self.person_asked.emit, call.face.id).tell)
            self._rows.addWidget(row)
        self.none.setVisible(not calls)
        self.honey.setVisible(bool(alone))
        if alone:
            self.warning.setText(warning_of(alone))

    @Slot()
    def _ask(self) -> None:
        key: UUID | None = self._alone[0].person_id if self._alone else None
        self.person_asked.emit(key)


class CallRow(CardButton):
    """One person: face, name, what they are, and as what to call them."""

    def __init__(self, call: Call, parent: QWidget | None = None) -> None:
        words, tone = _PARTS[call.part]
        face = call.face
        said = (face.name, face.site, tr(words), call.about)
        name = Label(face.name, "medium", elide=True)
        under = Label(face.site or call.about, "small", "ink3", elide=True)
        if not under.text():
            under.hide()
        looks = Avatar(Face(face.initials, face.tint, face.name), FACE)
        row = hbox(looks, (vbox(name, under), 1), Chip(tr(words), tone), gap=10)
        super().__init__(
            ", ".join(part for part in said if part), margins=0, parent=parent
        )
        self.hold(row, (0, 4, 0, 4))
        self.setToolTip(call.about or tr("Show all of {name}").format(name=face.name))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painting.rounded(painter, area(self), 8, in_room("hover", self))
        self.paint_ring(painter, area(self), 8)
        painter.end()


def warning_of(alone: Sequence[Alone]) -> str:
    """Return what it means that these sites have one contact only, or none."""
    first = alone[0]
    if len(alone) > 1:
        names = [one.site for one in alone[:NAMED]]
        listed = ", ".join(names)
        if len(alone) > NAMED:
            rest = len(alone) - NAMED
            listed = tr("{names} and {n} more").format(names=listed, n=rest)
        return trn(
            "{n} site has one contact at most: {sites}.",
            "{n} sites have one contact at most: {sites}.",
            len(alone),
            sites=listed,
        )
    if not first.name:
        return tr("Nobody is named yet to call at {site}.").format(site=first.site)
    words = tr(
        "{site} has one contact only. If {name} is away there is nobody to call."
    )
    return words.format(site=first.site, name=first.name)
