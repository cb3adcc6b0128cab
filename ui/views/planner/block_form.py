"""The fields of a block, and what they show; what they do is in `block_panel`."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.gathering import groups
from app.gathering.agendas import Placed
from app.gathering.plans import Block
from app.i18n import tr
from app.vocabulary import Arrangement, Category, Phase, Shape, Voice
from ui import phrases
from ui.theme import tokens
from ui.views.planner import words
from ui.views.planner.acts import Acts
from ui.views.planner.materials_field import MaterialsField
from ui.views.planner.people_fields import LeadsField, RolesField
from ui.views.planner.steps_field import StepsField
from ui.views.planner.words import Faces
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import TimeField
from ui.widgets.fields import NumberField, TextArea, TextField
from ui.widgets.inline import ENTER, InlineArea
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, flow, hbox, vbox
from ui.widgets.switches import Switch

MOST_MINUTES: Final = 24 * 60


class BlockForm(QWidget):
    """Everything that can be said of a block, in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: Acts | None = None
        self._id: UUID | None = None
        self._make_head()
        self._make_fields()
        self._make_rest()
        self._lay_out()

    @property
    def block_id(self) -> UUID | None:
        """The key of the block that is shown."""
        return self._id

    def show_block(self, acts: Acts, block_id: UUID, faces: Faces) -> None:
        """Show this block as it is now."""
        step = acts.step(block_id)
        if step is None:
            return
        self._acts, self._id = acts, block_id
        block = step.block
        self._show_head(step)
        self._show_time(step)
        self.leads.show_leads(block.parts, faces)
        self.roles.show_roles(block.parts, faces)
        self.participants_do.set_value(block.participants_do)
        self.instructions.set_value(block.instructions)
        self.notes.set_value(block.notes)
        self.purpose.set_value(block.purpose)
        self.room.set_value(block.room)
        self.steps.show_steps(block.steps)
        self.materials.show_materials(block.materials, faces)
        self.category.set_value(block.category)
        self.voice.set_value(block.voice)
        self.arrangement.set_value(block.arrangement)
        self.group_size.set_value(block.group_size or 0)
        self.groups.setText(group_words(block, acts.plan.coming))
        self.phase.choose(block.phase)
        self.hidden.setChecked(block.hidden)

    def begin(self, field: str) -> None:
        """Put the cursor into a field: "title", "minutes", or the first."""
        if field == "minutes" and self.minutes.isEnabled():
            self.minutes.input.setFocus()
            self.minutes.input.selectAll()
        elif field == "title":
            self.title.begin()
            self.title.selectAll()
        else:
            self.title.setFocus()

    def _make_head(self) -> None:
        self._icon = Icon("lightbulb", "ink2", 20)
        self._kind = Label("", "smalls", "ink2")
        self.title = TitleArea("", tr("Title of the block"), "h2")
        self.fewer = IconButton("minus", tr("5 minutes less"), shortcut="−", size=32)
        self.more = IconButton("plus", tr("5 minutes more"), shortcut="+", size=32)
        self.minutes = NumberField("", 0, least=0, most=MOST_MINUTES, step=5)
        self.minutes.input.setAccessibleName(tr("Minutes"))
        self.minutes.setFixedWidth(64)
        self._span = Label("", "small", "ink3", tabular=True, wrap=True)
        self.pin = Switch(tr("Pin the start"))
        self.start = TimeField("", None)
        self.start.input.setAccessibleName(tr("Pinned start"))
        self.start.setFixedWidth(104)

    def _make_fields(self) -> None:
        self.leads, self.roles = LeadsField(), RolesField()
        self.participants_do = TextArea(
            tr("What people do"), rows=2, example=tr("Pairs, then a round")
        )
        self.instructions = TextArea(
            tr("How it goes"), rows=4, example=tr("What you read out or put on screen")
        )
        self.steps, self.materials = StepsField(), MaterialsField()
        self.notes = TextArea(tr("Notes for who leads"), rows=2)
        self._layer = Label(
            tr("Facilitators only: never on the participants’ agenda."),
            "cap",
            "ink3",
            wrap=True,
        )

    def _make_rest(self) -> None:
        self.purpose = TextArea(tr("What it is for"), rows=2)
        self.room = TextField(tr("Room or table"))
        self.category = ChoiceField(
            tr("Type"), [(c, f"{c.label} · {words.type_of(c)}") for c in Category]
        )
        voices: list[tuple[Voice | None, str]] = [(None, tr("Not said"))]
        voices += [(voice, voice.label) for voice in Voice]
        self.voice = ChoiceField(tr("Whose voice"), voices)
        seats: list[tuple[Arrangement | None, str]] = [(None, tr("Not said"))]
        seats += [(seat, seat.label) for seat in Arrangement]
        self.arrangement = ChoiceField(tr("Together as"), seats)
        self.group_size = NumberField(tr("Group of"), 0, least=0, most=99)
        self.group_size.input.setSpecialValueText("–")
        self.groups = Label("", "cap", "ink3", wrap=True)
        phases = [(phase, phase.label, "") for phase in Phase]
        self.phase = Segmented(tr("When"), phases, Phase.DURING)
        self.hidden = Switch(tr("Hidden from participants"))
        self.copy = Button(tr("Duplicate"), "copy", small=True)
        self.unwrap = Button(tr("One after the other"), "rows", small=True)
        self.remove = Button(tr("Delete"), "trash", "plain", small=True)

    def _lay_out(self) -> None:
        head = vbox(hbox(self._icon, self._kind, STRETCH, gap=8), 4, self.title)
        head.addSpacing(8)
        head.addWidget(Label(tr("Minutes"), "smalls", "ink3"))
        head.addSpacing(4)
        stepper = hbox(self.fewer, self.minutes, self.more, gap=4)
        head.addLayout(hbox(stepper, 10, (self._span, 1)))
        pinned = hbox(self.pin, 10, Label(tr("Pin the start")), STRETCH, self.start)
        column = vbox(head, pinned, self.category, gap=12, margins=(0, 0, 10, 20))
        for part in (self.leads, self.participants_do, self.instructions, self.steps):
            column.addWidget(part)
        column.addWidget(self.materials)
        column.addWidget(boxed(vbox(self.notes, self._layer, gap=3)))
        column.addWidget(Rule())
        column.addWidget(self.purpose)
        column.addLayout(hbox((self.voice, 1), (self.room, 1), gap=8))
        column.addLayout(hbox((self.arrangement, 2), (self.group_size, 1), gap=8))
        column.addWidget(self.groups)
        column.addWidget(self.roles)
        when = vbox(Label(tr("When"), "smalls", "ink3"), self.phase, gap=5)
        column.addLayout(when)
        hide = Label(tr("Hidden from participants"))
        column.addLayout(hbox(self.hidden, 10, hide, STRETCH))
        column.addWidget(flow(self.copy, self.unwrap, self.remove))
        column.addStretch(1)
        self.setLayout(column)

    def _show_head(self, step: Placed) -> None:
        block = step.block
        letter = block.category.value
        ink = f"{tokens.category_role(letter)}_ink"
        self._icon.set_icon(tokens.session_type(letter).icon, ink)
        self._kind.setText(words.kind_of(block))
        self._kind.set_color(ink)
        self.title.set_text(block.title)
        is_tray = block.shape is Shape.PARALLEL
        self.unwrap.setVisible(is_tray)

    def _show_time(self, step: Placed) -> None:
        block = step.block
        fixed = block.holds_others
        for widget in (self.minutes, self.fewer, self.more):
            widget.setEnabled(not fixed)
            widget.setToolTip(tr("It follows from the blocks in it") if fixed else "")
        self.minutes.set_value(step.minutes)
        self._span.setText(self._span_of(step))
        self.pin.setChecked(block.locked_start is not None)
        self.start.setVisible(block.locked_start is not None)
        self.start.set_value(block.locked_start)
        during = block.phase is Phase.DURING
        self.pin.setEnabled(during)

    def _span_of(self, step: Placed) -> str:
        when = self._acts.agenda.when if self._acts else None
        if when is None or step.block.phase is not Phase.DURING:
            return tr("takes no time of the plan")
        start, end = when.clock(step.start), when.clock(step.end)
        return phrases.span(start, end) if start and end else ""

    def plain_fields(self) -> dict[str, Any]:
        """Return the fields that are kept as they are, by the name of the column."""
        return {
            "participants_do": self.participants_do,
            "instructions": self.instructions,
            "notes": self.notes,
            "purpose": self.purpose,
            "room": self.room,
            "category": self.category,
            "voice": self.voice,
            "arrangement": self.arrangement,
            "group_size": self.group_size,
        }


class TitleArea(InlineArea):
    """A title that wraps; Enter keeps it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not self.isReadOnly():
            self._keep()
        else:
            super().keyPressEvent(event)


def group_words(block: Block, people: int) -> str:
    """Say how many groups a block makes of the people who come."""
    sizes = groups.of_block(block, people)
    if not sizes:
        return ""
    parts = [
        tr("{n} of {size}").format(n=sizes.count(size), size=size)
        for size in dict.fromkeys(reversed(sizes))
    ]
    return tr("{n} people make {groups}").format(n=people, groups=phrases.names(parts))
