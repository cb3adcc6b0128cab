"""The panel that adopts a version: by whom, when, why, and when to look again."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.charter import comparing, revisions
from app.charter.revisions import Adoption, Version
from app.errors import CirclebookError
from app.i18n import tr, trn
from app.vocabulary import RevisionSubject
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.choices import RadioGroup
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel

_HALF: Final = 6  # months until one looks again, unless something else is said


class AdoptPanel(SidePanel):
    """Keeps the words as they stand, with who agreed."""

    adopted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Adopt a version"), parent)
        self._desk = desk
        self.what = RadioGroup(
            tr("What is adopted"),
            [
                (RevisionSubject.CHARTER, tr("The whole charter"), ""),
                (
                    RevisionSubject.VISION,
                    tr("Only vision and principles"),
                    tr("They hold while goals and plans change"),
                ),
            ],
            RevisionSubject.CHARTER,
        )
        self.changes = Label("", "small", "ink2", wrap=True)
        self.by = TextField(
            tr("Agreed by"), example=tr("Everybody at the May gathering")
        )
        self.day = DateField(tr("On"), clock.today(), optional=False)
        self.reason = TextField(tr("Why now"), example=tr("Two sites have joined"))
        self.review = DateField(tr("Look at it again on"), _later(clock.today()))
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.go = Button(tr("Adopt"), "check", "primary")
        for part in (self.what, self.changes, self.by, self.day, self.reason):
            self.add(part)
        self.add(self.review)
        self.add(self.error)
        self.add(hbox(self.go, STRETCH))
        self.go.clicked.connect(self.adopt)
        self.what.chosen.connect(self.refresh)
        self.by.input.returnPressed.connect(self.adopt)
        self.reason.input.returnPressed.connect(self.adopt)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say what is adopted, and what changed since the last time."""
        home = self._desk.community_id
        if home is None:
            return
        subject = self.what.current()
        found = self._desk.read(revisions.of_community, home, subject)
        texts = self._desk.read(revisions.written, home, subject)
        before: Version | None = found[0] if found else None
        parts = trn("{n} part is written", "{n} parts are written", len(texts))
        self.set_title(_name(subject, found[0].number + 1 if found else 1), parts)
        self.changes.setVisible(before is not None)
        if before is not None:
            changed = comparing.changed(before.texts, texts)
            self.changes.setText(
                trn(
                    "{n} part changed since {version}",
                    "{n} parts changed since {version}",
                    changed,
                    version=before.name,
                )
            )

    @Slot()
    def adopt(self) -> None:
        """Adopt it; what is refused is said, and what was typed stays."""
        home = self._desk.community_id
        day = self.day.value()
        if home is None or day is None:
            return
        said = Adoption(
            day,
            self.by.value(),
            self.reason.value(),
            self.review.value(),
            self.what.current(),
        )
        try:
            self._desk.do(tr("Version adopted"), revisions.adopt, home, said)
        except CirclebookError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.adopted.emit()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.by.input.setFocus(reason)


def _name(subject: RevisionSubject, number: int) -> str:
    if subject is RevisionSubject.VISION:
        return tr("Adopt vision and principles {n}").format(n=number)
    return tr("Adopt version {n}").format(n=number)


def _later(day: date) -> date:
    """Return the same day half a year on, or the last of that month."""
    month = day.month - 1 + _HALF
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).day
    return date(year, month, min(day.day, last))
