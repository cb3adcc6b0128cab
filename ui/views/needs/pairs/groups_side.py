"""Beside the groups: who, how large, and by which rules they are made."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.needs.apart_pairs import Apart
from app.needs.group_setups import MOST_TRAITS, Setup, rooms
from app.needs.holders import Holder
from app.phrases import listed
from ui.views.needs.pairs.pickers import TwoPicker
from ui.views.needs.pairs.words import short_names
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipButton
from ui.widgets.fields import NumberField
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, flow, hbox, scrolled, vbox
from ui.widgets.layout import clear as emptied
from ui.widgets.switches import Switch
from ui.widgets.telling import Teller


class GroupsSide(QWidget):
    """The setup of groups: it holds what is asked for until they are made."""

    changed = Signal()
    who_asked = Signal()
    make_asked = Signal()
    traits_asked = Signal()
    choices_asked = Signal()
    apart_asked = Signal(object, object)  # two people
    apart_dropped = Signal(object)  # the key of the note

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How groups are made"))
        self.setup = Setup(())
        self._people: Sequence[Holder] = ()
        self.who = Button("", "users", "link", small=True)
        self.target = NumberField(tr("Size"), 4, least=1, most=99)
        self.least = NumberField(tr("Least"), 3, least=1, most=99)
        self.most = NumberField(tr("Most"), 5, least=1, most=99)
        self.outlook = Label("", "small", "ink2", wrap=True)
        self.mix = Switch(tr("Mix sites"))
        self.by_choice = Switch(tr("Members choose"))
        self.enter = Button(
            tr("Enter their choices"), "list-numbers", "link", small=True
        )
        self.fill = Button(tr("Name them, fill them in"), kind="link", small=True)
        self._traits = vbox(gap=2)
        self.together = TwoPicker(
            tr("Stay together"), tr("Two at a time; who is with one is with all.")
        )
        self.apart = TwoPicker(
            tr("Keep apart"),
            tr("Only you see this. It is on no paper and in no message."),
            private=True,
            tone="private",
        )
        self.make = Button(tr("Make groups"), "users-three")
        self.print = Button(tr("Print"), "printer", "plain", tip="Ctrl+P")
        self._lay_out()
        self._connect()

    def show_setup(
        self,
        setup: Setup,
        people: Sequence[Holder],
        traits: Sequence[str],
        apart: Sequence[Apart],
        *,
        veiled: bool,
    ) -> None:
        """Show what is asked for, and what could be."""
        self.setup, self._people = setup, people
        self.target.set_value(setup.size)
        self.least.set_value(setup.least)
        self.most.set_value(setup.most)
        self.mix.choose(setup.mix_sites)
        self.by_choice.choose(setup.by_choice)
        self._show_traits(traits)
        self._show_pairs(apart, veiled=veiled)
        self._show_outlook()

    def allow(self, allowed: bool, reason: str = "") -> None:
        """Let the setup be changed, or say why not."""
        for widget in (self.target, self.least, self.most, self.mix, self.by_choice):
            widget.setEnabled(allowed)
        self.together.allow(allowed)
        self.apart.allow(allowed)
        for button in (self.who, self.fill, self.enter, self.make):
            if allowed:
                button.allow()
            else:
                button.block(reason)

    def _lay_out(self) -> None:
        mix, choose = (
            Label(tr("Mix sites"), "body"),
            Label(tr("Members choose"), "body"),
        )
        column = vbox(
            Label(tr("Who"), "h3"),
            hbox(self.who, STRETCH),
            6,
            Rule(),
            8,
            Label(tr("How large"), "h3"),
            hbox((self.target, 1), (self.least, 1), (self.most, 1), gap=8),
            self.outlook,
            6,
            Rule(),
            8,
            Label(tr("Rules"), "h3"),
            hbox(self.mix, (mix, 1), gap=8),
            hbox(self.by_choice, (choose, 1), gap=8),
            hbox(self.enter, STRETCH),
            4,
            Label(tr("Spread evenly, three at most"), "smalls", "ink3"),
            self._traits,
            hbox(self.fill, STRETCH),
            8,
            self.together,
            8,
            self.apart,
            12,
            flow(self.make, self.print),
            STRETCH,
            gap=5,
            margins=(22, 18, 22, 20),
        )
        self.setLayout(vbox((scrolled(boxed(column)), 1)))

    def _connect(self) -> None:
        for field in (self.target, self.least, self.most):
            field.finished.connect(self._resize)
        self.mix.toggled.connect(self._rule)
        self.by_choice.toggled.connect(self._rule)
        self.who.clicked.connect(self.who_asked)
        self.make.clicked.connect(self.make_asked)
        self.fill.clicked.connect(self.traits_asked)
        self.enter.clicked.connect(self.choices_asked)
        self.together.added.connect(self._join)
        self.together.removed.connect(self._part)
        self.apart.added.connect(self.apart_asked)
        self.apart.removed.connect(self.apart_dropped)

    def _show_traits(self, traits: Sequence[str]) -> None:
        emptied(self._traits)
        if not traits:
            words = tr("None yet: region, role, years in the work.")
            self._traits.addWidget(Label(words, "small", "ink3", wrap=True))
            return
        chips = []
        for name in traits:
            chip = ChipButton(name, outline=True, checkable=True)
            chip.setChecked(name in self.setup.traits)
            chip.clicked.connect(Teller(chip, self.turn_trait, name).pass_on)
            chips.append(chip)
        self._traits.addWidget(flow(*chips))

    def _show_pairs(self, apart: Sequence[Apart], *, veiled: bool) -> None:
        names = short_names(self._people)
        chosen = [one for one in self._people if one.key in set(self.setup.people)]
        self.together.offer(chosen)
        self.together.show_kept(
            [
                (place, listed(names[one] for one in friends if one in names))
                for place, friends in enumerate(self.setup.together)
            ]
        )
        self.apart.setVisible(not veiled)
        self.apart.offer(self._people)
        self.apart.show_kept(
            [
                (pair.id, listed([names[pair.one], names[pair.other]]))
                for pair in apart
                if pair.one in names and pair.other in names and not veiled
            ]
        )

    def _show_outlook(self) -> None:
        count = len(self.setup.people)
        self.who.setText(trn("{n} person", "{n} people", count))
        self.who.updateGeometry()
        sizes = rooms(self.setup)
        words = trn("{n} group:", "{n} groups:", len(sizes)) + " "
        words += ", ".join(str(size) for size in sizes)
        self.outlook.setText(words if sizes else tr("Choose who takes part."))
        self.enter.setVisible(self.setup.by_choice)
        new = self.setup.grouping_id is None
        self.make.setText(
            tr("Open the sign-up")
            if self.setup.by_choice and new
            else tr("Place by their choices")
            if self.setup.by_choice
            else tr("Make groups")
            if new
            else tr("Make them anew")
        )
        self.make.updateGeometry()

    def turn_trait(self, name: str, on: bool) -> None:
        """Spread a characteristic, or no longer."""
        kept = [one for one in self.setup.traits if one != name]
        wanted = (*kept, name) if on else tuple(kept)
        self._set(traits=tuple(wanted[-MOST_TRAITS:]))

    @Slot(object)
    def _resize(self, _value: object) -> None:
        self._set(
            size=self.target.value(), least=self.least.value(), most=self.most.value()
        )

    @Slot(bool)
    def _rule(self, _on: bool) -> None:
        self._set(mix_sites=self.mix.isChecked(), by_choice=self.by_choice.isChecked())

    @Slot(object, object)
    def _join(self, one: UUID, other: UUID) -> None:
        joined = [one, other]
        rest = []
        for friends in self.setup.together:
            if one in friends or other in friends:
                joined += [friend for friend in friends if friend not in joined]
            else:
                rest.append(friends)
        self._set(together=(*rest, tuple(joined)))

    @Slot(object)
    def _part(self, place: int) -> None:
        kept = list(self.setup.together)
        del kept[place]
        self._set(together=tuple(kept))

    def _set(self, **said: object) -> None:
        self.setup = replace(self.setup, **said)  # type: ignore[arg-type]
        self.changed.emit()
