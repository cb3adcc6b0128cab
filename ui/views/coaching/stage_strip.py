"""The year of a relationship as twelve fields, from introduced to alumni (PI22)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.coaching.stages import Month
from app.i18n import tr
from app.vocabulary import Relationship
from ui import painting, phrases
from ui.theme import theme
from ui.widgets.base import in_room
from ui.widgets.people import Picture

HIGH = 22


class StageStrip(Picture):
    """A field for each of the last twelve months: the further, the higher it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._months: Sequence[Month] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(self, months: Sequence[Month]) -> None:
        """Show these months, the present one last."""
        self._months = list(months)
        begun = [one for one in months if one.begins and one.stage]
        said = [
            tr("{stage} from {month}").format(
                stage=one.stage.label, month=phrases.month(one.first)
            )
            for one in begun
            if one.stage
        ]
        self.set_name(", ".join(said) or tr("Nothing noted in the last twelve months"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, HIGH + 4 + theme.line("cap"))

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        if not self._months:
            return
        step = rect.width() / len(self._months)
        order = list(Relationship)
        for place, month in enumerate(self._months):
            field = QRectF(rect.x() + place * step, rect.y(), step - 2, HIGH)
            painting.rounded(painter, field, 3, in_room("sunken", self))
            if month.stage is not None:
                share = (order.index(month.stage) + 1) / len(order)
                filled = field.adjusted(0, HIGH * (1 - share), 0, 0)
                painting.rounded(painter, filled, 2, "private")
        low = QRectF(rect.x(), rect.y() + HIGH + 4, rect.width(), theme.line("cap"))
        first = phrases.short_month(self._months[0].first)
        last = phrases.short_month(self._months[-1].first)
        painting.text(painter, low, first, "cap", "ink3")
        painting.text(painter, low, last, "cap", "ink3", painting.RIGHT)
