"""Something a pilot assumes: its test, what came out, whether it held."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.charter.pilots import Assumption
from app.i18n import tr
from ui import phrases
from ui.views.charter.forming.part import captioned
from ui.widgets.buttons import IconButton
from ui.widgets.combos import Choice
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.telling import Teller


class AssumptionRow(QWidget):
    """One assumption."""

    said = Signal(object, object, str, str)  # its key, the field, what, the words
    judged = Signal(object, object)  # its key; whether it held, or None
    dropped = Signal(object)

    def __init__(self, one: Assumption, *, fixed: bool) -> None:
        super().__init__()
        self._key = one.id
        self.mark = Icon("circle-dashed", "ink3", 20)
        self.words = InlineArea("", tr("What we assume"), "read")
        self.test = InlineArea(
            "", tr("How we test it"), "body", example=tr("How we find out")
        )
        self.result = InlineArea(
            "", tr("What came out"), "body", example=tr("What we saw")
        )
        self.change = InlineArea(
            "", tr("What we change"), "body", example=tr("What we do otherwise now")
        )
        options = [
            (None, tr("Not tested yet")),
            (True, tr("It held")),
            (False, tr("It did not hold")),
        ]
        self.held = Choice(tr("Whether it held"), list(options), None)
        self.day = Label("", "cap", "ink3")
        self.drop = IconButton("x", tr("Take this assumption out"))
        self._lay_out()
        for field in (*self._texts().values(), self.held, self.drop):
            field.setEnabled(not fixed)
        self._connect()

    def show_assumption(self, one: Assumption) -> None:
        """Show how it stands."""
        self.words.set_text(one.words)
        self.test.set_text(one.test)
        self.result.set_text(one.result)
        self.change.set_text(one.change)
        self.held.choose(one.held)
        icons = {True: "check-circle-fill", False: "arrows-clockwise"}
        name = "circle-dashed" if one.held is None else icons[one.held]
        self.mark.set_icon(name, "accent" if one.held else "ink2")
        is_tested = one.held is not None
        self._found.setVisible(is_tested)
        self.day.setVisible(one.tested_on is not None)
        if one.tested_on is not None:
            day = phrases.day(one.tested_on)
            self.day.setText(tr("tested {day}").format(day=day))
        self.setAccessibleName(one.words)

    def _texts(self) -> dict[str, InlineArea]:
        return {
            "happened": self.words,
            "now_what": self.test,
            "result": self.result,
            "so_what": self.change,
        }

    def _lay_out(self) -> None:
        right = vbox(hbox(self.held, self.drop, gap=4), self.day, STRETCH, gap=2)
        mark = vbox(self.mark, STRETCH, margins=(0, 4, 0, 0))
        top = hbox(mark, (vbox(self.words, STRETCH), 1), right, gap=8)
        testing = captioned(tr("How we test it"), self.test)
        self._found = boxed(
            hbox(
                (captioned(tr("What came out"), self.result), 1),
                (captioned(tr("What we change"), self.change), 1),
                gap=12,
            )
        )
        below = vbox(testing, self._found, gap=6, margins=(28, 0, 0, 0))
        whole = vbox(top, below, gap=4, margins=(8, 6, 0, 6))
        self.setLayout(vbox(Rule(), whole))

    def _connect(self) -> None:
        for what, field in self._texts().items():
            field.edited.connect(Teller(field, self._say, field, what).pass_on)
        self.held.chosen.connect(self._judge)
        self.drop.clicked.connect(self._drop)

    def _say(self, field: InlineArea, what: str, words: str) -> None:
        self.said.emit(self._key, field, what, words)

    @Slot(object)
    def _judge(self, held: object) -> None:
        self.judged.emit(self._key, held)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self._key)
