"""How something will be tackled: what was decided, and what came of it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr
from app.needs.decisions import Gathering, Made
from app.vocabulary import TackledBy
from ui import phrases
from ui.widgets.buttons import Button, IconButton
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, clear, hbox, vbox
from ui.widgets.menus import Menu

ICONS: Final = {
    TackledBy.PEER_MATCH: "handshake",
    TackledBy.SESSION_THEME: "calendar-plus",
    TackledBy.TA: "wrench",
    TackledBy.EXTERNAL_PERSON: "user-plus",
    TackledBy.JOINT_PROJECT: "users-three",
    TackledBy.RESOURCE: "file-text",
    TackledBy.NOT_US: "prohibit",
}
BLEED: Final = 9  # px the group is wider than the column it stands in
_LINKED: Final = frozenset(
    {
        TackledBy.PEER_MATCH,
        TackledBy.SESSION_THEME,
        TackledBy.TA,
        TackledBy.EXTERNAL_PERSON,
        TackledBy.JOINT_PROJECT,
    }
)
"""The ways whose thing has a view one can go to."""


class DecidedGroup(QWidget):
    """Lists the ways decided on; adds one, takes one back, goes to what it made."""

    chosen = Signal(object, object)  # a way, and the gathering that gets the theme
    dropped = Signal(object)  # a way
    said = Signal(str)
    followed = Signal(object)  # a Made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = Button(tr("Decide"), "plus", "link", small=True)
        self.add.setAccessibleName(tr("Decide how to tackle it"))
        self.nothing = Label(tr("Not decided yet"), "small", "ink3")
        self.line = InlineArea(
            "",
            tr("What exactly was agreed"),
            "small",
            example=tr("Add what exactly was agreed"),
        )
        self._rows = vbox(gap=2)
        self._made: list[Made] = []
        self._gatherings: list[Gathering] = []
        head = hbox((Label(tr("How we will tackle it"), "h3"), 1), self.add, gap=8)
        # the line is a field now and then: its frame reaches beyond the column
        line = bled(self.line, BLEED)
        column = vbox(head, self.nothing, self._rows, line, gap=4)
        column.setContentsMargins(BLEED, 0, BLEED, 0)
        self.setLayout(column)
        self.add.clicked.connect(self.offer)
        self.line.edited.connect(self.said)

    def show_made(
        self,
        made: Sequence[Made],
        line: str,
        gatherings: Sequence[Gathering],
        *,
        fixed: bool,
    ) -> None:
        """Show what was decided; `fixed` lets nothing be changed."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        was_in_rows = inside and focused not in (self.add, self.line)
        self._made, self._gatherings = list(made), list(gatherings)
        clear(self._rows)
        for one in made:
            self._rows.addWidget(self._row(one, fixed=fixed))
        self.nothing.setVisible(not made)
        self.line.setVisible(bool(made or line))
        self.line.set_text(line)
        self.line.setEnabled(not fixed)
        self.add.setVisible(not fixed)
        if was_in_rows:  # the button that was pressed is gone
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def offer(self) -> None:
        """Offer the ways that were not chosen yet."""
        menu = Menu(tr("How we will tackle it"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = {one.way for one in self._made}
        for way, icon in ICONS.items():
            if way in known:
                continue
            if way is TackledBy.SESSION_THEME:
                self._offer_gatherings(menu, icon)
            else:
                menu.add(way.label, partial(self.chosen.emit, way, None), icon)
        menu.open_under(self.add, right=True)

    def _offer_gatherings(self, menu: Menu, icon: str) -> None:
        way = TackledBy.SESSION_THEME
        new = partial(self.chosen.emit, way, None)
        menu.add(tr("Theme of a new gathering"), new, icon)
        for one in self._gatherings[:6]:
            words = tr("Theme on {day}: {title}").format(
                day=phrases.day(one.day), title=one.title
            )
            menu.add(words, partial(self.chosen.emit, way, one.id), "calendar-blank")

    def _row(self, made: Made, *, fixed: bool) -> QWidget:
        words = Label(made.way.label, "smallm", wrap=True)
        column = vbox(5, words)
        if note := _note(made):
            column.addWidget(Label(note, "small", "ink2", wrap=True))
        row = hbox(vbox(5, Icon(ICONS[made.way], "ink2"), STRETCH), (column, 1), gap=8)
        if made.key is not None and made.way in _LINKED:
            row.addLayout(vbox(self._link(made, note), STRETCH))
        if not fixed:
            name = tr("Take back: {way}").format(way=made.way.label)
            shut = IconButton("x", name, role="ink3")
            shut.clicked.connect(_Teller(shut, self.dropped, made.way).tell)
            row.addLayout(vbox(shut, STRETCH))
        return boxed(row)

    def _link(self, made: Made, note: str) -> QWidget:
        link = Button(tr("Open"), kind="link", small=True)
        link.setAccessibleName(tr("Open {what}").format(what=note))
        link.clicked.connect(_Teller(link, self.followed, made).tell)
        return link


class _Teller(QObject):
    """Says one thing when a button is pressed, and goes with it."""

    def __init__(self, button: QWidget, signal: object, value: object) -> None:
        super().__init__(button)
        self._signal, self._value = signal, value

    @Slot()
    def tell(self) -> None:
        """Say it."""
        self._signal.emit(self._value)  # type: ignore[attr-defined]


def _note(made: Made) -> str:
    """Return what a way made, in words."""
    if made.key is None:
        empty = {
            TackledBy.PEER_MATCH: tr("Nobody to match yet"),
            TackledBy.NOT_US: tr("Parked"),
        }
        return empty.get(made.way, "")
    if made.way is TackledBy.SESSION_THEME:
        day = phrases.day(made.day) if made.day else tr("an idea, no date yet")
        return tr("{title}, {day}").format(title=made.words, day=day)
    if made.way is TackledBy.TA:
        return tr("Requested: {title}").format(title=made.words)
    if made.done:
        return tr("Done: {task}").format(task=made.words)
    if made.day:
        return tr("On Today by {day}").format(day=phrases.day(made.day))
    return made.words
