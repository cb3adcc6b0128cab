"""Who leads a block and who helps: people, or a place nobody has taken yet."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gathering.plans import Part
from app.i18n import tr
from app.person.faces import Face
from app.vocabulary import AssignmentState, SessionRole
from ui.painting import ChipSpec
from ui.theme import tokens
from ui.views.planner.words import Faces
from ui.widgets.chips import ChipRow
from ui.widgets.labels import Label
from ui.widgets.layout import vbox
from ui.widgets.menus import Menu


class LeadsField(QWidget):
    """The people who lead, as chips; more than one may."""

    edited = Signal(object)  # list of people, None for a lead still to be found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: Faces = {}
        self._leads: list[UUID | None] = []
        self.chips = ChipRow(tr("Who leads"), add=tr("Add"), removable=True)
        self.setLayout(
            vbox(Label(tr("Who leads"), "smalls", "ink3"), self.chips, gap=4)
        )
        self.chips.add_asked.connect(self._offer)
        self.chips.removed.connect(self._remove)

    def show_leads(self, parts: tuple[Part, ...], faces: Faces) -> None:
        """Show who leads."""
        leads = [part for part in parts if part.role is SessionRole.LEAD]
        self._faces, self._leads = faces, [part.person_id for part in leads]
        self.chips.show_chips(
            [(part.person_id, person_chip(part, faces)) for part in leads]
        )

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("Who leads"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_with_people(menu, self._faces, self._add, set(self._leads))
        menu.open_under(self.chips.adder or self.chips)

    def _add(self, person_id: UUID | None) -> None:
        self.edited.emit([*self._leads, person_id])

    @Slot(object)
    def _remove(self, person_id: UUID | None) -> None:
        rest = list(self._leads)
        rest.remove(person_id)
        self.edited.emit(rest)


class RolesField(QWidget):
    """The other roles of a block, as chips: "Note-taker: Luz"."""

    given = Signal(object, object)  # role, person or None
    taken = Signal(object)  # the key of an assignment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: Faces = {}
        self._role = SessionRole.NOTE_TAKER
        self.chips = ChipRow(tr("Who helps"), add=tr("Add"), removable=True)
        self.setLayout(
            vbox(Label(tr("Who helps"), "smalls", "ink3"), self.chips, gap=4)
        )
        self.chips.add_asked.connect(self._offer_roles)
        self.chips.removed.connect(self.taken)

    def show_roles(self, parts: tuple[Part, ...], faces: Faces) -> None:
        """Show who does what."""
        self._faces = faces
        rest = (part for part in parts if part.role is not SessionRole.LEAD)
        self.chips.show_chips([(part.id, role_chip(part, faces)) for part in rest])

    @Slot()
    def _offer_roles(self) -> None:
        menu = Menu(tr("Roles"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for role in SessionRole:
            if role is not SessionRole.LEAD:
                menu.add(role.label, partial(self._offer_people, role))
        menu.open_under(self.chips.adder or self.chips)

    def _offer_people(self, role: SessionRole) -> None:
        self._role = role
        menu = Menu(role.label, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add_head(role.label)
        fill_with_people(menu, self._faces, self._give)
        menu.open_under(self.chips.adder or self.chips)

    def _give(self, person_id: UUID | None) -> None:
        self.given.emit(self._role, person_id)


def fill_with_people(
    menu: Menu,
    faces: Faces,
    choose: Callable[[UUID | None], object],
    without: set[UUID | None] | None = None,
) -> None:
    """Offer the people of the community, and nobody yet."""
    left_out = without or set()
    if None not in left_out:
        menu.add(tr("Somebody, still to be found"), partial(choose, None), "question")
        menu.add_rule()
    for face in sorted(faces.values(), key=_by_name):
        if face.id not in left_out:
            site = f"   {face.site}" if face.site else ""
            menu.add(face.name + site, partial(choose, face.id))


def person_chip(part: Part, faces: Faces) -> ChipSpec:
    """Return the chip of someone who leads."""
    face = faces.get(part.person_id) if part.person_id else None
    if face is None:
        return ChipSpec(tr("Nobody yet"), "honey", "question")
    dot = "accent" if face.tint == -1 else f"site{face.tint % tokens.SITE_COUNT}"
    words = face.name
    if part.state is not AssignmentState.ACCEPTED:
        words = tr("{name}, {state}").format(name=words, state=part.state.label.lower())
    return ChipSpec(words, dot=dot)


def role_chip(part: Part, faces: Faces) -> ChipSpec:
    """Return the chip of someone with a role."""
    who = person_chip(part, faces)
    words = tr("{role}: {name}").format(role=part.role.label, name=who.text)
    return ChipSpec(words, who.tone, who.icon, who.dot)


def _by_name(face: Face) -> str:
    return face.name.casefold()
