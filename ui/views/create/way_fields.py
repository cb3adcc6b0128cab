"""The fields of a channel: how often, how long, for whom and where (PI2, PI14)."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.community import cadences, channels
from app.community.channels import Way
from app.errors import CirclebookError
from app.i18n import mark, tr
from ui import phrases
from ui.desk import Desk
from ui.views.create.way_line import number
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import hbox

LONGEST: Final = 500  # characters, as the book keeps them

_LABELS: Final = {
    "cadence": mark("How often saved"),
    "per_month": mark("Times a month saved"),
    "minutes": mark("Minutes saved"),
    "audience": mark("Audience saved"),
    "place": mark("Place saved"),
}


class WayField(TextField):
    """A field for one column of a channel; what cannot be taken stays, to be mended."""

    said = Signal(str, str)  # the column, and what was typed

    def __init__(
        self, column: str, label: str, example: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, example=example, parent=parent)
        self.column = column
        self.book = ""  # what the book says
        self.is_typed = False  # what stands here was not handed in yet
        self.input.setMaxLength(LONGEST)
        self.changed.connect(self._type)
        self.finished.connect(self._say)

    def show_words(self, words: str) -> None:
        """Show what the book says, unless one is writing here just now."""
        self.book = words
        if not (self.is_typed or self.is_refused()):
            self.set_value(words)

    def is_refused(self) -> bool:
        """Tell whether what stands here could not be taken."""
        return bool(self.error.text())

    def settle(self) -> None:
        """Hand in what was typed, if it was not."""
        if self.is_typed:
            self._say()

    def take_back(self) -> None:
        """Show what the book says, whatever stands here."""
        self.is_typed = False
        self.clear_error()
        self.set_value(self.book)

    @Slot(object)
    def _type(self, words: str) -> None:
        self.is_typed = words != self.book

    @Slot()
    def _say(self) -> None:
        self.is_typed = False
        self.said.emit(self.column, self.value())


class WayFields(QWidget):
    """Five fields, and what they come to a month."""

    def __init__(self, desk: Desk, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._way = desk, way
        self._offer: float | None = None
        self._all = _fields()
        self.fields = {field.column: field for field in self._all}
        for field in self._all:
            read_out = tr("{label}, {name}").format(
                label=field.label.text(), name=way.name
            )
            field.input.setAccessibleName(read_out)
            field.said.connect(self._keep)
        self.hours = Label("", "small", "ink3", wrap=True)
        self.use = Button("", kind="link", small=True)
        self.use.clicked.connect(self._take_offer)
        self._lay_out()
        self.show_way(way)

    def show_way(self, way: Way) -> None:
        """Show what the book says of this channel now."""
        self._way = way
        book = {
            "cadence": way.cadence,
            "per_month": number(way.per_month),
            "minutes": str(way.minutes or ""),
            "audience": way.audience,
            "place": way.place,
        }
        for column, words in book.items():
            self.fields[column].show_words(words)
        self._show_hours()

    def first(self) -> WayField:
        """Return where one begins to write."""
        return self._all[0]

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in turn; it would pass over a field whole."""
        inputs = [field.input for field in self._all]
        return [*inputs[:3], self.use, *inputs[3:]]

    def settle(self) -> None:
        """Save what was typed in a field that was not left."""
        for field in self._all:
            field.settle()

    def take_back(self) -> None:
        """Show what the book says in every field."""
        for field in self._all:
            field.take_back()

    def refused(self) -> list[WayField]:
        """Return the fields whose text could not be taken, and has not changed."""
        return [one for one in self._all if one.is_refused() and not one.is_typed]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(28, 4, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        *numbers, audience, place = self._all
        for column, field in enumerate(numbers):
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 2 if column else 3)
        grid.addLayout(hbox((self.hours, 1), self.use, gap=10), 1, 0, 1, 3)
        grid.addWidget(audience, 2, 0)
        grid.addWidget(place, 2, 1, 1, 2)
        self.setLayout(grid)

    @Slot(str, str)
    def _keep(self, column: str, words: str) -> None:
        field = self.fields[column]
        field.clear_error()
        label = tr(_LABELS[column])
        try:
            self._desk.note(label, channels.edit, self._way.id, column, words)
        except CirclebookError as error:
            field.set_error(str(error))
        else:
            field.take_back()

    @Slot()
    def _take_offer(self) -> None:
        times = self.fields["per_month"]
        times.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._offer is not None:
            times.take_back()
            self._keep(times.column, str(self._offer))

    def _show_hours(self) -> None:
        """Say what it comes to, or what is missing for that; offer what is likely."""
        way = self._way
        offer = None if way.per_month else cadences.times_a_month(way.cadence)
        self._offer = offer
        self.use.setVisible(offer is not None)
        self.use.setText(tr("Use {n}").format(n=number(offer)))
        if way.per_month and way.minutes:
            length = phrases.length(round(way.per_month * way.minutes))
            words = tr("That is {length} a month.").format(length=length)
        elif offer is not None:
            words = tr("“{words}” is {n} times a month, on average.").format(
                words=way.cadence, n=number(offer)
            )
        else:
            words = tr("Times a month and minutes give its hours on What to expect.")
        self.hours.setText(words)
        read_out = tr("Use {n} times a month").format(n=number(offer))
        self.use.setAccessibleName(read_out if offer else "")


def _fields() -> tuple[WayField, ...]:
    """Return the fields in the order in which they are read."""
    return (
        WayField("cadence", tr("How often"), tr("every other Tuesday")),
        WayField("per_month", tr("Times a month"), "2"),
        WayField("minutes", tr("Minutes each time"), "60"),
        WayField("audience", tr("For whom"), tr("everyone")),
        WayField("place", tr("Where"), tr("A room, a link, a number")),
    )
