"""What a block needs: chips, a line to add more, and a closer look at each."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gathering.plans import Material
from app.i18n import tr
from app.vocabulary import MaterialKind, MaterialPer
from ui.painting import ChipSpec
from ui.views.planner import words
from ui.views.planner.words import Faces
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.menus import Popover


class MaterialsField(QWidget):
    """Chips such as "Flip charts ×4"; each can be opened, and removed."""

    added = Signal(str)  # words such as "Flip charts ×4"
    removed = Signal(object)  # the key of a material
    edited = Signal(object, object)  # its key, what is new of it as a dict

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: dict[UUID, Material] = {}
        self._faces: Faces = {}
        self.chips = ChipRow(
            tr("Materials"), add=tr("Add"), removable=True, pickable=True
        )
        self.entry = TextField("", example=tr("Flip charts ×4"))
        self.entry.input.setAccessibleName(tr("What to bring"))
        self.entry.hide()
        self.card: MaterialCard | None = None
        head = Label(tr("Materials"), "smalls", "ink3")
        self.setLayout(vbox(head, self.chips, self.entry, gap=4))
        self.chips.add_asked.connect(self.begin)
        self.chips.removed.connect(self.removed)
        self.chips.picked.connect(self._open)
        self.entry.finished.connect(self._add)

    def show_materials(self, things: tuple[Material, ...], faces: Faces) -> None:
        """Show what a block needs."""
        self._things = {thing.id: thing for thing in things}
        self._faces = faces
        self.chips.show_chips([(thing.id, material_chip(thing)) for thing in things])

    @Slot()
    def begin(self) -> None:
        """Ask what is to be brought."""
        self.entry.show()
        self.entry.input.setFocus()

    @Slot(object)
    def _add(self, said: str) -> None:
        self.entry.set_value("")
        if said:
            self.added.emit(said)
        else:
            self.entry.hide()

    @Slot(object)
    def _open(self, material_id: UUID) -> None:
        self.card = MaterialCard(self._things[material_id], self._faces)
        self.card.edited.connect(self.edited)
        popover = Popover(vbox(self.card), margins=16, parent=self)
        popover.closed.connect(popover.deleteLater)
        popover.open_under(self.chips)
        self.card.item.setFocus()


class MaterialCard(QWidget):
    """One thing to bring: how many, for whom, who brings it."""

    edited = Signal(object, object)

    def __init__(
        self, thing: Material, faces: Faces, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._id = thing.id
        self.item = TextField(tr("What"), thing.item)
        self.count = NumberField(tr("How many"), round(thing.quantity), least=1)
        per = [(code, per_words(code)) for code in MaterialPer]
        self.per = ChoiceField(tr("For"), per, thing.per)
        kinds = [(code, code.label) for code in MaterialKind]
        self.kind = ChoiceField(tr("Kind"), kinds, thing.kind)
        people: list[tuple[Any, str]] = [(None, tr("Nobody yet"))]
        people += [(face.id, face.name) for face in faces.values()]
        self.who = ChoiceField(tr("Who brings it"), people, thing.bring_person_id)
        self.done = Button(tr("Done"), small=True)
        row = hbox((self.count, 1), (self.per, 2), gap=8)
        end = hbox(STRETCH, self.done)
        self.setLayout(vbox(self.item, row, self.kind, self.who, end, gap=10))
        self.setMinimumWidth(280)
        self.item.finished.connect(self._set_item)
        self.count.finished.connect(self._set_count)
        self.per.finished.connect(self._set_per)
        self.kind.finished.connect(self._set_kind)
        self.who.finished.connect(self._set_who)
        self.done.clicked.connect(self._close)

    @Slot(object)
    def _set_item(self, said: str) -> None:
        if said:
            self.edited.emit(self._id, {"item": said})

    @Slot(object)
    def _set_count(self, number: int) -> None:
        self.edited.emit(self._id, {"quantity": float(number)})

    @Slot(object)
    def _set_per(self, per: MaterialPer) -> None:
        self.edited.emit(self._id, {"per": per})

    @Slot(object)
    def _set_kind(self, kind: MaterialKind) -> None:
        self.edited.emit(self._id, {"kind": kind})

    @Slot(object)
    def _set_who(self, person_id: UUID | None) -> None:
        self.edited.emit(self._id, {"bring_person_id": person_id})

    @Slot()
    def _close(self) -> None:
        self.window().close()


def per_words(per: MaterialPer) -> str:
    """Return for whom a number of things is: "each person"."""
    return {
        MaterialPer.PERSON: tr("each person"),
        MaterialPer.GROUP: tr("each group"),
        MaterialPer.TABLE: tr("each table"),
        MaterialPer.FIXED: tr("all together"),
    }[per]


def material_chip(thing: Material) -> ChipSpec:
    """Return the chip of something to bring."""
    said = words.material(thing)
    if thing.per is not MaterialPer.FIXED:
        said = tr("{what} for {whom}").format(what=said, whom=per_words(thing.per))
    return ChipSpec(said)
