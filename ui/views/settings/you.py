"""Who the coach is, as printed on what she hands out (decision 26)."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from app import settings
from app.assistance import early
from app.errors import CirclebookError
from app.i18n import mark, tr
from app.person.people_names import check_email
from app.settings import Coach
from ui.desk import Desk
from ui.views.settings.sections import Section
from ui.widgets.cards import SettingRow
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import boxed

_FIELDS: Final = (
    ("name", mark("Name"), mark("Marisol Vega")),
    ("role", mark("Role"), mark("Coach and coordinator")),
    ("organization", mark("Organization"), mark("Northfold Institute")),
    ("email", mark("E-mail"), mark("marisol@northfold.example")),
    ("phone", mark("Telephone"), mark("555 0110")),
)
WIDE: Final = 130  # px of a number with its unit


class You(Section):
    """The coach's own details; what is typed is kept when one leaves the field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("you", tr("You and your role"), "user")
        self._desk = desk
        self.fields: dict[str, TextField] = {}
        words = tr(
            "Stands on what you print and hand out. It is kept in this book, "
            "and goes nowhere by itself."
        )
        self.add_plain(Label(words, "small", "ink3", wrap=True), 12)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, (name, label, example) in enumerate(_FIELDS):
            field = TextField(tr(label), example=tr(example))
            field.finished.connect(self._keep)
            field.input.setReadOnly(desk.read_only)
            self.fields[name] = field
            grid.addWidget(field, place // 2, place % 2)
        self.add_plain(boxed(grid), 8)
        weeks = tr(" weeks")
        self.weeks = NumberField("", early.WEEKS, least=0, most=52, suffix=weeks)
        self.weeks.input.setAccessibleName(tr("Weeks of coaching before help"))
        self.weeks.setMinimumWidth(WIDE)
        self.weeks.finished.connect(self._keep_weeks)
        self.weeks.setEnabled(not desk.read_only)
        sentence = tr(
            "Technical assistance that is agreed on sooner is shown with a thought, "
            "and with room for the reason."
        )
        self.add(SettingRow(tr("Weeks of coaching before help"), sentence, self.weeks))
        self.refresh()

    @override
    def begin(self) -> None:
        self.fields["name"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the book says, but not over what is being typed."""
        coach = self._desk.read(settings.coach) or Coach("")
        for name, field in self.fields.items():
            if not field.input.hasFocus():
                field.set_value(getattr(coach, name))
        if not self.weeks.input.hasFocus():
            self.weeks.set_value(self._desk.read(early.weeks))

    @Slot(object)
    def _keep_weeks(self, weeks: int) -> None:
        label = tr("Weeks before help changed")
        self._desk.do(label, settings.write, early.SETTING, weeks)

    @Slot(object)
    def _keep(self, _: object) -> None:
        mail = self.fields["email"]
        try:
            check_email(mail.value())
        except CirclebookError as error:
            mail.set_error(str(error))
            return
        mail.clear_error()
        coach = self._desk.read(settings.coach) or Coach("")
        said = {name: field.value() for name, field in self.fields.items()}
        told = replace(coach, **said)  # type: ignore[arg-type]
        if told != coach:
            self._desk.do(tr("Your details changed"), settings.save_coach, told)
