"""What the fields of a block do to it: each is kept when it is left."""

from collections.abc import Callable
from datetime import time
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.vocabulary import Phase, SessionRole
from ui.views.planner.acts import Acts
from ui.views.planner.block_form import BlockForm

P = ParamSpec("P")


class BlockPanel(BlockForm):
    """The fields of the block that is chosen."""

    copy_asked = Signal()
    unwrap_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title.edited.connect(self._rename)
        self.minutes.finished.connect(self._set_minutes)
        self.fewer.clicked.connect(self._shorten)
        self.more.clicked.connect(self._lengthen)
        self.pin.clicked.connect(self._toggle_pin)
        self.start.finished.connect(self._set_start)
        self.leads.edited.connect(self._set_leads)
        self.roles.given.connect(self._give_role)
        self.roles.taken.connect(self._take_role)
        self.steps.edited.connect(self._set_steps)
        self.materials.added.connect(self._add_material)
        self.materials.removed.connect(self._remove_material)
        self.materials.edited.connect(self._change_material)
        self.hidden.clicked.connect(self._hide)
        self.phase.chosen.connect(self._set_phase)
        self.copy.clicked.connect(self.copy_asked)
        self.unwrap.clicked.connect(self.unwrap_asked)
        self.remove.clicked.connect(self.delete_asked)
        for name, field in self.plain_fields().items():
            field.setProperty("field", name)
            field.finished.connect(self._keep)

    def _ask(
        self,
        act: Callable[Concatenate[Acts, UUID, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something to the block that is shown."""
        if self._acts is not None and self._id is not None:
            act(self._acts, self._id, *args, **kwargs)

    @Slot(object)
    def _keep(self, value: object) -> None:
        name = self.sender().property("field")
        fields: dict[str, Any] = {
            name: value or None if name == "group_size" else value
        }
        self._ask(Acts.change, "", **fields)

    @Slot(str)
    def _rename(self, title: str) -> None:
        step = self._acts.step(self._id) if self._acts else None
        if title.strip():
            words = " ".join(title.split())
            self._ask(Acts.change, tr("Block renamed"), title=words)
        elif step is not None:
            self.title.set_text(step.block.title)

    @Slot(object)
    def _set_minutes(self, minutes: int) -> None:
        self._ask(Acts.set_minutes, minutes)

    @Slot()
    def _shorten(self) -> None:
        self._ask(Acts.lengthen, -1)

    @Slot()
    def _lengthen(self) -> None:
        self._ask(Acts.lengthen, 1)

    @Slot()
    def _toggle_pin(self) -> None:
        self._ask(Acts.pin)

    @Slot(object)
    def _set_start(self, start: time | None) -> None:
        self._ask(Acts.lock, start)

    @Slot(object)
    def _set_leads(self, people: list[UUID | None]) -> None:
        self._ask(Acts.set_leads, people)

    @Slot(object, object)
    def _give_role(self, role: SessionRole, person_id: UUID | None) -> None:
        if self._acts is not None:
            self._acts.add_role(role, person_id, self._id)

    @Slot(object)
    def _take_role(self, part_id: UUID) -> None:
        if self._acts is not None:
            self._acts.remove_role(part_id)

    @Slot(object)
    def _set_steps(self, steps: Any) -> None:
        self._ask(Acts.change, tr("Steps changed"), steps=steps)

    @Slot(str)
    def _add_material(self, said: str) -> None:
        if self._acts is not None:
            self._acts.add_material(said, self._id)

    @Slot(object)
    def _remove_material(self, material_id: UUID) -> None:
        if self._acts is not None:
            self._acts.remove_material(material_id)

    @Slot(object, object)
    def _change_material(self, material_id: UUID, fields: dict[str, Any]) -> None:
        if self._acts is not None:
            self._acts.change_material(material_id, **fields)

    @Slot(bool)
    def _hide(self, hidden: bool) -> None:
        self._ask(Acts.change, "", hidden=hidden)

    @Slot(object)
    def _set_phase(self, phase: Phase) -> None:
        self._ask(Acts.change, tr("Block moved"), phase=phase)
