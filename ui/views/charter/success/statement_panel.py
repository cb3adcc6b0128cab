"""The panel of a statement: how it is measured, what has become of it, how we know."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import success
from app.charter.success import Spot, Statement
from app.errors import GoneError
from app.i18n import mark, tr
from app.vocabulary import SuccessAudience, SuccessLevel, SuccessStatus
from ui.desk import Desk
from ui.views.charter.success.evidence_group import EvidenceGroup
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel

_MONEY: Final = (
    (None, mark("Nobody has said")),
    (True, mark("Covered by it")),
    (False, mark("Beyond it")),
)


class StatementPanel(SidePanel):
    """All that is known of a statement beside its words; each is kept when left."""

    another_asked = Signal(object)  # the Statement beside which to add one

    def __init__(
        self, desk: Desk, one: Statement, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("A statement of success"), parent)
        self._desk, self.one = desk, one
        self.words = Label("", "read", wrap=True)
        self.status = ChoiceField(tr("What has become of it"), _options(SuccessStatus))
        self.measure = TextField(
            tr("How we will know"), example=tr("Documented policy")
        )
        self.baseline = TextField(tr("From"), example="0")
        self.target = TextField(tr("To"), example="5")
        self.source = TextField(
            tr("Where we hear it from"), example=tr("Each site’s yearly letter")
        )
        self.by = DateField(tr("By when"))
        self.money = ChoiceField(
            tr("The present funding"), [(code, tr(words)) for code, words in _MONEY]
        )
        self.whose = ChoiceField(tr("Whose success"), _options(SuccessAudience))
        self.level = ChoiceField(tr("How far it reaches"), _options(SuccessLevel))
        self.theme = TextField(tr("Theme: its row"), example=tr("Practices that last"))
        self.evidence = EvidenceGroup(desk, one.id)
        self.another = Button(tr("Add another beside it"), "plus", "link", small=True)
        self.delete = Button(tr("Delete"), "trash", "plain", small=True)
        self._lay_out()
        self._connect()
        self.refresh()
        if desk.read_only:
            self._lock()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now; close when it is gone."""
        try:
            self.one = self._desk.read(success.get, self.one.id)
        except GoneError:
            self.closed.emit()
            return
        one = self.one
        named = success.named(one.whose)
        self.set_title(tr("Success to {whose}").format(whose=named), one.level.label)
        self.words.setText(one.statement)
        lines: tuple[tuple[TextField | DateField, Any], ...] = (
            (self.measure, one.measure),
            (self.baseline, one.baseline),
            (self.target, one.target),
            (self.source, one.data_source),
            (self.by, one.horizon_on),
            (self.theme, one.theme),
        )
        for field, value in lines:
            if not field.input.hasFocus():
                field.set_value(value)
        self.status.set_value(one.status)
        self.money.set_value(one.funded)
        self.whose.set_value(one.whose)
        self.level.set_value(one.level)
        home = self._desk.community_id
        if home is not None:
            found = self._desk.read(success.of_community, home)
            complete(self.theme.input, [t for t in success.themes_of(found) if t])
        self.evidence.refresh()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.measure.input.setFocus(reason)

    def _lay_out(self) -> None:
        self.add(self.words)
        self.add(self.measure)
        self.add(hbox((self.baseline, 1), (self.target, 1), gap=8))
        for part in (self.source, self.by, self.status, self.money):
            self.add(part)
        self.add_rule()
        self.add(self.evidence)
        self.add_rule()
        for part in (self.whose, self.level, self.theme):
            self.add(part)
        self.add(hbox(self.another, STRETCH, self.delete))

    def _connect(self) -> None:
        self.measure.finished.connect(self._keep_measure)
        self.baseline.finished.connect(self._keep_baseline)
        self.target.finished.connect(self._keep_target)
        self.source.finished.connect(self._keep_source)
        self.by.finished.connect(self._keep_by)
        self.status.finished.connect(self._keep_status)
        self.money.finished.connect(self._keep_money)
        for field in (self.whose, self.level, self.theme):
            field.finished.connect(self._move)
        self.another.clicked.connect(self._ask_another)
        self.delete.clicked.connect(self._delete)

    def _lock(self) -> None:
        lines = (self.measure, self.baseline, self.target, self.source, self.by)
        choices = (self.status, self.money, self.whose, self.level)
        for part in (*lines, *choices, self.theme):
            part.setEnabled(False)
        for button in (self.another, self.delete):
            button.hide()

    def _keep(self, label: str, **fields: Any) -> None:
        self._desk.do(label, success.change, self.one.id, **fields)

    @Slot(object)
    def _keep_measure(self, words: object) -> None:
        self._keep(tr("Measure changed"), measure=words)

    @Slot(object)
    def _keep_baseline(self, words: object) -> None:
        self._keep(tr("Measure changed"), baseline=words)

    @Slot(object)
    def _keep_target(self, words: object) -> None:
        self._keep(tr("Measure changed"), target=words)

    @Slot(object)
    def _keep_source(self, words: object) -> None:
        self._keep(tr("Measure changed"), data_source=words)

    @Slot(object)
    def _keep_by(self, day: object) -> None:
        self._keep(tr("Day changed"), horizon_on=day)

    @Slot(object)
    def _keep_status(self, status: object) -> None:
        self._keep(tr("Status changed"), status=status)

    @Slot(object)
    def _keep_money(self, funded: object) -> None:
        self._keep(tr("Funding changed"), funded=funded)

    @Slot()
    def _move(self) -> None:
        spot = Spot(self.whose.value(), self.level.value(), self.theme.value())
        if spot != self.one.spot:
            self._desk.do(tr("Statement moved"), success.move, self.one.id, spot)

    @Slot()
    def _ask_another(self) -> None:
        self.another_asked.emit(self.one)

    @Slot()
    def _delete(self) -> None:
        self._desk.do(tr("Statement deleted"), success.delete, self.one.id)


def _options(codes: Any) -> list[tuple[Any, str]]:
    return [(code, code.label) for code in codes]
