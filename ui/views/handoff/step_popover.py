"""Where the words and the day of a step are written."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.community.transitions import Step
from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Popover


class StepPopover(Popover):
    """Asks what is to be done and by when; Enter keeps it."""

    said = Signal(object, str, object)  # the step, None for a new one; words; day
    dropped = Signal(object)

    def __init__(self, step: Step | None, parent: QWidget) -> None:
        super().__init__(margins=16, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Change the step") if step else tr("Add a step"))
        self._step = step
        words = step.words if step else ""
        example = tr("Show where the keys are")
        self.words = TextField(tr("What is to be done"), words, example=example)
        self.due = DateField(tr("By when"), step.due if step else None)
        keep = tr("Keep") if step else tr("Add")
        self.keep = Button(keep, kind="primary", small=True)
        self.drop = Button(tr("Take it out"), "trash", "plain", small=True)
        foot = hbox(self.drop, STRETCH, self.keep, gap=8)
        whole = boxed(vbox(self.words, self.due, foot, gap=12))
        whole.setMinimumWidth(280)
        self.hold(vbox(whole))
        self.drop.setVisible(step is not None)
        self.keep.clicked.connect(self.take)
        self.drop.clicked.connect(self._drop)
        self.words.input.returnPressed.connect(self.take)
        self.due.input.returnPressed.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Hand on what was typed, and close."""
        if not self.words.value():
            self.words.set_error(tr("Say what is to be done."))
        elif not self.due.error.text():
            self.said.emit(self._step, self.words.value(), self.due.value())
            self.close()

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self._step)
        self.close()
