"""The panel that adopts who decides what: by whom, when, and when to look again."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.charter import decision_adoptions, decision_columns
from app.charter.revisions import Adoption
from app.errors import CirclebookError
from app.i18n import tr, trn
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel


class AdoptRightsPanel(SidePanel):
    """Keeps the table as it stands, with who agreed."""

    adopted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Adopt who decides what"), parent)
        self._desk, self._home = desk, desk.community_id
        today = clock.today()
        self.by = TextField(
            tr("Agreed by"), example=tr("Everybody at the May gathering")
        )
        self.day = DateField(tr("On"), today, optional=False)
        self.reason = TextField(tr("Why now"), example=tr("The funder has changed"))
        self.review = DateField(tr("Look at it again on"))
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.go = Button(tr("Adopt"), "check", "primary")
        for part in (self.by, self.day, self.reason, self.review, self.error):
            self.add(part)
        self.add(hbox(self.go, STRETCH))
        self.go.clicked.connect(self.adopt)
        for field in (self.by, self.reason):
            field.input.returnPressed.connect(self.adopt)
        self._begin()

    @Slot()
    def adopt(self) -> None:
        """Adopt it; what is refused is said, and what was typed stays."""
        day = self.day.value()
        if self._home is None or day is None:
            return
        said = Adoption(day, self.by.value(), self.reason.value(), self.review.value())
        try:
            label = tr("Who decides what adopted")
            self._desk.do(label, decision_adoptions.adopt, self._home, said)
        except CirclebookError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.adopted.emit()
        self.closed.emit()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.by.input.setFocus(reason)

    def _begin(self) -> None:
        if self._home is None:
            return
        grid = self._desk.read(decision_columns.grid, self._home)
        before = self._desk.read(decision_adoptions.of_community, self._home)
        number = before[0].number + 1 if before else 1
        holds = trn("{n} decision", "{n} decisions", len(grid.areas))
        self.set_title(tr("Adopt version {n}").format(n=number), holds)
        today = clock.today()
        self.review.set_value(clock.months_before(today, -grid.months))
