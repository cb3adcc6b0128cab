"""Handouts: how a circle differs from a meeting or a training (JS5)."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import handouts
from app.charter.handouts import MOST, READERS, Handouts, Reader
from app.i18n import tr
from ui.desk import Desk
from ui.views.charter.forming.part import INSET, Part, captioned
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.telling import Teller

Pair = tuple[InlineText, InlineText, QWidget]


class HandoutsPart(Part):
    """Two half pages, one for managers and one for those who take part."""

    key = "handouts"
    icon = "article"
    paper = "handouts"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "A circle can look like one more meeting. Half a page for managers and "
            "half a page for those who take part say what is different."
        )
        super().__init__(tr("Handouts"), sentence, desk, parent)
        self.texts: dict[Reader, InlineArea] = {}
        self.pairs: list[Pair] = []
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
        for place, (there, here, row) in enumerate(self.pairs):
            is_there = place < len(found.contrasts)
            pair = found.contrasts[place] if is_there else ("", "")
            there.set_text(pair[0])
            here.set_text(pair[1])
            row.setVisible(is_there or place == len(found.contrasts))
        self.anew.setVisible(found.is_own and not self.desk.read_only)
        fields = [field for pair in self.pairs for field in pair[:2]]
        self.block_if_read_only(*self.texts.values(), *fields)
        self.order_tab()

    def _add_contrasts(self) -> None:
        column = vbox(gap=2)
        left, right = (Label(words, "capm", "ink2") for words in _heads())
        for head in (left, right):
            head.setContentsMargins(INSET, 0, 0, 0)
        column.addLayout(hbox((left, 1), 16, (right, 1), 28, gap=8))
        for place in range(MOST):
            there = InlineText("", tr("There, line {n}").format(n=place + 1))
            here = InlineText("", tr("Here, line {n}").format(n=place + 1))
            there.setPlaceholderText(tr("In a meeting or a training"))
            here.setPlaceholderText(tr("In a circle"))
            remove = IconButton("x", tr("Take line {n} out").format(n=place + 1))
            mark = Icon("arrow-right", "ink3", 16)
            row = boxed(hbox((there, 1), mark, (here, 1), remove, gap=8))
            for field in (there, here):
                field.edited.connect(Teller(field, self._contrast).tell)
            remove.clicked.connect(Teller(remove, self._remove, place).tell)
            remove.setEnabled(not self.desk.read_only)
            self.pairs.append((there, here, row))
            column.addWidget(row)
        card = Card(radius=12)
        card.hold(column, (10, 14, 10, 12))
        self.add(card)

    def _say(self, reader: Reader, words: str) -> None:
        self.do(tr("Handout changed"), handouts.say, self.home, reader, words)

    def _contrast(self) -> None:
        pairs = [(there.text(), here.text()) for there, here, _ in self.pairs]
        self.do(tr("Handout changed"), handouts.contrast, self.home, pairs)

    def _remove(self, place: int) -> None:
        pairs = list(self._found.contrasts)
        if place < len(pairs):
            pairs.pop(place)
            self.do(tr("Line taken out"), handouts.contrast, self.home, pairs)

    @Slot()
    def _begin_anew(self) -> None:
        self.do(tr("Handouts as at first"), handouts.begin_anew, self.home)
        self.setFocus()


def _heads() -> tuple[str, str]:
    return tr("In a meeting or a training"), tr("In a circle")
