"""A pair on its card: two faces, where they are from, and what they ask each other."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.groupings import Group
from app.needs.holders import Holder
from ui.theme import theme
from ui.views.needs.pairs.chips import FACE, PersonChip
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, vbox


class PairCard(Card):
    """One pair, or the trio of an odd circle."""

    asked = Signal(object, object)  # the letter, and the question
    more_asked = Signal(object, object)  # the letter, and the button

    def __init__(
        self,
        group: Group,
        here: Mapping[UUID, Holder],
        names: Mapping[UUID, str],
        broken: Sequence[str],
        *,
        fixed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(radius=10, parent=parent)
        self.letter = group.letter
        people = sorted(
            (here[one] for one in group.people if one in here), key=lambda p: p.name
        )
        self.chips = [PersonChip(p, names[p.key], large=True) for p in people]
        faces = hbox(gap=0)
        for at, chip in enumerate(self.chips):
            if at:
                mark = Icon("arrows-left-right", "ink3", 14)
                faces.addLayout(vbox(theme.px(FACE) // 2 - 5, mark, STRETCH))
            faces.addLayout(vbox(chip, STRETCH))
        sites = dict.fromkeys(one.site for one in people if one.site)
        self.question = InlineArea(
            _quoted(group.question),
            tr("Question of {names}").format(
                names=tr(" and ").join(names[one.key] for one in people)
            ),
            "readsm",
            example=tr("What would you like them to ask?"),
        )
        self.more = IconButton(
            "dots-three-vertical",
            tr("More on {names}").format(
                names=tr(" and ").join(names[one.key] for one in people)
            ),
        )
        words = vbox(gap=2)
        words.addWidget(Label(tr("  ×  ").join(sites), "cap", "ink3", wrap=True))
        words.addLayout(bled(self.question, 8))
        words.addSpacing(2)
        for sentence in broken:
            words.addWidget(broken_line(sentence))
        words.addStretch(1)
        row = hbox(faces, (words, 1), vbox(self.more, STRETCH), gap=10)
        self.hold(row, (14, 12, 8, 10))
        if fixed:
            self.question.setEnabled(False)
        self.question.edited.connect(self._ask)
        self.more.clicked.connect(self._more)

    @Slot(str)
    def _ask(self, words: str) -> None:
        self.asked.emit(self.letter, _bare(words))

    @Slot()
    def _more(self) -> None:
        self.more_asked.emit(self.letter, self.more)


def broken_line(sentence: str, *, private: bool = False) -> QWidget:
    """Return a line that says which rule is not kept; a private one has the padlock."""
    role = "private_ink" if private else "honey_ink"
    mark = Icon("lock-key" if private else "warning-circle", role, 15)
    words = Label(sentence, "cap", role, wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    line = boxed(hbox(vbox(1, mark, STRETCH), (words, 1), gap=6))
    said = tr("Private: {words}").format(words=sentence) if private else sentence
    line.setAccessibleName(said)
    return line


def _quoted(question: str) -> str:
    return tr("“{words}”").format(words=question) if question else ""


def _bare(words: str) -> str:
    return words.strip().strip('“”"').strip()
