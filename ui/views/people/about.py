"""Whom the side panel is about, and the small parts that change what it shows."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.book.store import Act, P, R
from app.errors import CirclebookError
from app.i18n import mark, tr
from app.person import memberships, people
from app.person.people_cards import Card
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.combos import Choice
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox

CHANGED: Final = {
    "name": mark("Renamed"),
    "phone": mark("Phone changed"),
    "email": mark("E-mail changed"),
    "reach_note": mark("How to reach them changed"),
    "job_title": mark("Job title changed"),
    "pronouns": mark("Pronouns changed"),
    "languages": mark("Languages changed"),
    "preferred_channel": mark("Preferred way changed"),
    "address": mark("Address changed"),
}
"""What a toast says of a field; of the others, that it was changed."""


class About:
    """The person the panel shows, and the desk that changes the book."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._card: Card | None = None
        self._community: UUID | None = None

    def is_other(self, card: Card) -> bool:
        """Tell whether it would be about somebody else."""
        return self._card is not None and self._card.member.id != card.member.id

    def turn_to(self, community_id: UUID, card: Card) -> None:
        """Make it about somebody else, or about the same as they are now."""
        self._community, self._card = community_id, card

    @property
    def card(self) -> Card:
        """What is known of the person."""
        assert self._card is not None  # noqa: S101 - shown before anything is edited
        return self._card

    @property
    def person_id(self) -> UUID:
        """Their key."""
        return self.card.member.id

    @property
    def community_id(self) -> UUID:
        """The community they are seen in."""
        assert self._community is not None  # noqa: S101
        return self._community

    def do(self, label: str, act: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Change the book; a toast says so."""
        return self.desk.do(label, act, *args, **kwargs)

    def edit(self, field: str, value: object) -> None:
        """Change a field of the person."""
        label = tr(CHANGED.get(field, mark("Changed")))
        self.do(label, people.edit, self.person_id, field, value)

    def edit_membership(self, field: str, value: object) -> None:
        """Change a field of their membership."""
        self.do(
            tr("Membership changed"),
            memberships.edit,
            self.community_id,
            self.person_id,
            field,
            value,
        )


class EditedLine(QWidget):
    """One line of a card: an icon or a name before it, and text edited in place.

    What cannot be kept is said below it, and stays to be mended; Esc takes it back.
    """

    def __init__(
        self,
        name: str,
        keep: Callable[[str], object],
        *,
        icon: str = "",
        example: str = "",
        lines: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.text: InlineText | InlineArea = (
            InlineArea("", name, "small", example=example)
            if lines
            else InlineText("", name, "small", "ink2", example=example)
        )
        self.error = Label("", "cap", "danger_ink", wrap=True)
        self.error.hide()
        before = Icon(icon, "ink3", 16) if icon else FieldName(name)
        if lines:
            row = hbox(vbox(4, before, STRETCH), (self.text, 1), gap=6)
        else:
            row = hbox(before, (self.text, 1), gap=4)
        self.setLayout(vbox(row, self.error))
        self.text.edited.connect(self._edited)
        if isinstance(self.text, InlineText):
            self.text.restored.connect(self.error.hide)

    def show_text(self, text: str) -> None:
        """Show what the book says."""
        self.text.set_text(text)
        self.text.setToolTip(text)
        self.error.hide()

    @Slot(str)
    def _edited(self, text: str) -> None:
        try:
            self._keep(text)
        except CirclebookError as error:
            self.text.refuse()
            self.error.setText(str(error))
            self.error.show()
        else:
            self.error.hide()


class InlineTitle(InlineArea):
    """A name that wraps and is edited in place; Enter keeps it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.isReadOnly():
            self._keep()
        else:
            super().keyPressEvent(event)


class FieldName(Label):
    """The name of a field, to the left of it."""

    def __init__(self, name: str, tip: str = "") -> None:
        super().__init__(name, "cap", "ink3")
        self.setToolTip(tip or name)
        self.restyle()

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setFixedWidth(theme.px(92))


class ChoiceLine(QWidget):
    """One line of a card: a name, and one of several values."""

    def __init__(
        self,
        name: str,
        keep: Callable[[Any], object],
        *,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.choice = Choice(tip or name)
        across = QSizePolicy.Policy.Ignored  # the panel is as wide as it is
        self.choice.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setLayout(hbox(FieldName(name, tip), (self.choice, 1), gap=4))
        self.choice.chosen.connect(self._chosen)

    def offer(self, options: list[tuple[Any, str]], current: Any) -> None:
        """Offer these values."""
        self.choice.offer(options, current)

    @Slot(object)
    def _chosen(self, value: Any) -> None:
        self._keep(value)
