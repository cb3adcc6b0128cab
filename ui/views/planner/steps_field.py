"""The steps of a block, copied from its method and changed where they stand."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gathering.plans import Step
from app.i18n import tr
from ui.views.planner.method_page import step_minutes
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox


class StepsField(QWidget):
    """Numbered steps; a step whose words are deleted is gone."""

    edited = Signal(object)  # list of steps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self.areas: list[InlineArea] = []
        self._column = vbox(gap=4)
        head = Label(tr("Step by step"), "smalls", "ink3")
        self.setLayout(vbox(head, self._column, gap=4))

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these steps."""
        self.setVisible(bool(steps))
        if list(steps) == self._steps:
            return
        self._steps = list(steps)
        self.areas = []
        clear(self._column)
        for number, step in enumerate(steps, start=1):
            self._add(number, step)

    def _add(self, number: int, step: Step) -> None:
        count = Label(str(number), "smalls", "ink3", tabular=True)
        count.setFixedWidth(16)
        name = tr("Step {n}").format(n=number)
        area = InlineArea(step.text, name, "small")
        area.edited.connect(self._keep)
        self.areas.append(area)
        time = Label(step_minutes(step), "cap", "ink3")
        time.setContentsMargins(8, 0, 0, 0)
        lines = vbox(area, time, gap=0)
        self._column.addLayout(hbox(vbox(4, count, STRETCH), (lines, 1), gap=2))

    @Slot()
    def _keep(self) -> None:
        said = [area.text() for area in self.areas]
        pairs = zip(self._steps, said, strict=True)
        self.edited.emit([replace(step, text=text) for step, text in pairs if text])
