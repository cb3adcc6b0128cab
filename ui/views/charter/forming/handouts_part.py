"""Handouts: how a circle differs from a meeting or a training (JS5)."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import handouts
from app.charter.handouts import MOST, READERS, Handouts, Reader
from app.i18n import mark, tr
from ui.desk import Desk
from ui.views.charter.forming.part import INSET, Part, captioned
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.telling import Teller


class HandoutsPart(Part):
    """Two half pages, one for managers and one for those who take part."""

    key = "handouts"
    called = mark("Handouts")
    icon = "article"
    paper = "handouts"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "A circle can look like one more meeting. Half a page for managers and "
            "half a page for those who take part say what is different."
        )
        super().__init__(sentence, desk, parent)
        self.texts: dict[Reader, InlineArea] = {}
        self.pairs: list[ContrastRow] = []
        self._found = Handouts("", "", (), is_own=False)
        titles = (tr("For managers"), tr("For those who take part"))
        for reader, title in zip(READERS, titles, strict=True):
            field = InlineArea("", title)
            field.edited.connect(Teller(field, self._say, reader).pass_on)
            self.texts[reader] = field
            card = Card(radius=12)
            card.hold(captioned(title, field, "ink2"), (14, 14, 14, 12))
            self.add(card)
        self._add_contrasts()
        self.anew = Button(
            tr("Back to the built-in words"), kind="quietlink", small=True
        )
        self.anew.clicked.connect(self._begin_anew)
        self.add(hbox(self.anew, STRETCH))
        self.column.addStretch(1)
        self.begins_at(self.texts["managers"])

    @override
    def refresh(self) -> None:
        found = self._found = self.desk.read(handouts.of_community, self.home)
        for reader, field in self.texts.items():
            field.set_text(found.words(reader))
        for place, row in enumerate(self.pairs):
            is_there = place < len(found.contrasts)
            row.show_pair(found.contrasts[place] if is_there else ("", ""))
            row.setVisible(is_there or place == len(found.contrasts))
            row.remove.setEnabled(is_there and not self.desk.read_only)
        self.anew.setVisible(found.is_own and not self.desk.read_only)
        fields = [one for row in self.pairs for one in (row.there, row.here)]
        self.block_if_read_only(*self.texts.values(), *fields)
        self.order_tab()

    def _add_contrasts(self) -> None:
        column = vbox(gap=2)
        heads = [Label(words, "capm", "ink2") for words in _heads()]
        for head in heads:
            head.setContentsMargins(INSET, 0, 0, 0)
        column.addLayout(hbox((heads[0], 1), 16, (heads[1], 1), 28, gap=8))
        for place in range(MOST):
            row = ContrastRow(place)
            row.edited.connect(self._contrast)
            row.removed.connect(self._remove)
            self.pairs.append(row)
            column.addWidget(row)
        card = Card(radius=12)
        card.hold(column, (10, 14, 10, 12))
        self.add(card)

    def _say(self, reader: Reader, words: str) -> None:
        self.do(tr("Handout changed"), handouts.say, self.home, reader, words)

    @Slot()
    def _contrast(self) -> None:
        pairs = [row.pair() for row in self.pairs]
        self.do(tr("Handout changed"), handouts.contrast, self.home, pairs)

    @Slot(int)
    def _remove(self, place: int) -> None:
        pairs = list(self._found.contrasts)
        if place < len(pairs):
            pairs.pop(place)
            self.do(tr("Line taken out"), handouts.contrast, self.home, pairs)

    @Slot()
    def _begin_anew(self) -> None:
        self.do(tr("Handouts as at first"), handouts.begin_anew, self.home)
        self.setFocus()


class ContrastRow(QWidget):
    """How it is in a meeting, and beside it how it is in a circle."""

    edited = Signal()
    removed = Signal(int)  # its place

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place, line = place, place + 1
        meeting, circle = _heads()
        self.there = InlineArea("", f"{meeting}, {line}", "body", example=meeting)
        self.here = InlineArea("", f"{circle}, {line}", "body", example=circle)
        self.remove = IconButton("x", tr("Take line {n} out").format(n=line))
        mark = vbox(6, Icon("arrow-right", "ink3", 16), STRETCH)
        row = hbox(gap=8)
        row.addLayout(vbox(self.there, STRETCH), 1)
        row.addLayout(mark)
        row.addLayout(vbox(self.here, STRETCH), 1)
        row.addLayout(vbox(self.remove, STRETCH))
        self.setLayout(row)
        self.there.edited.connect(self.edited)
        self.here.edited.connect(self.edited)
        self.remove.clicked.connect(self._remove)

    def show_pair(self, pair: tuple[str, str]) -> None:
        """Show what stands side by side."""
        self.there.set_text(pair[0])
        self.here.set_text(pair[1])

    def pair(self) -> tuple[str, str]:
        """Return what stands here."""
        return self.there.text(), self.here.text()

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._place)


def _heads() -> tuple[str, str]:
    return tr("In a meeting or a training"), tr("In a circle")
