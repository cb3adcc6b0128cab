"""Who is here, by what they say of themselves; who is not (GLP10, GLP16)."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import compositions
from app.charter.compositions import Composition, Share, Trait
from app.errors import CirclebookError
from app.i18n import mark, tr, trn
from app.needs import holders, traits
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.places import Place
from ui.views.charter.forming.part import Part
from ui.views.charter.forming.rows import Rows
from ui.views.needs.pairs.entry_page import TraitsPage
from ui.views.people.site_parts import SizeGauge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, SectionHead
from ui.widgets.chips import ChipRow
from ui.widgets.fields import TextField
from ui.widgets.figures import ProgressBar
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class WhoPart(Part):
    """The size, the groups within, characteristics counted, voices missed."""

    key = "who"
    called = mark("Who is here")
    icon = "users-three"
    paper = "composition"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "A cross-section of the larger community. You name what matters and people "
            "say it of themselves; nothing is guessed."
        )
        super().__init__(sentence, desk, parent)
        self._add_size()
        self._add_missing()
        self._add_traits()
        self.column.addStretch(1)
        self.block_if_read_only(self.voice, self.add_voice, self.say)
        self.begins_at(self.voice.input)

    @override
    def refresh(self) -> None:
        found = self.desk.read(compositions.of_community, self.home)
        self.gauge.show_gauge(found.gauge)
        self._show_groups(found)
        self.missing.show_chips(
            [(voice, ChipSpec(voice, "honey", "ear")) for voice in found.missing]
        )
        self.missing.setVisible(bool(found.missing))
        self.traits.show_records((one.name, one) for one in found.traits)
        self.nothing.setVisible(not found.traits)
        self.small.setVisible(bool(found.traits))
        self.order_tab()

    @override
    def forget(self) -> None:
        self.voice.set_value("")

    def _add_size(self) -> None:
        self.gauge = SizeGauge()
        self.groups = Label("", "small", "ink2", wrap=True)
        self.show_groups = Button(tr("Standing groups"), "users-four", small=True)
        words = vbox(self.gauge, self.groups, gap=4)
        self.add(hbox((words, 1), vbox(self.show_groups, STRETCH), gap=12))
        self.show_groups.clicked.connect(self._open_groups)

    def _add_missing(self) -> None:
        self.voice = TextField(
            tr("Whose voice is missing?"), example=tr("Young people")
        )
        self.add_voice = Button(tr("Add"), "plus")
        self.missing = ChipRow(tr("Voices that are missing"), removable=True)
        lower = vbox(STRETCH, self.add_voice)
        self.add(
            vbox(
                8,
                SectionHead(tr("Who is not here")),
                hbox((self.voice, 1), lower, gap=10),
                8,
                self.missing,
            )
        )
        self.voice.input.returnPressed.connect(self._miss)
        self.add_voice.clicked.connect(self._miss)
        self.missing.removed.connect(self._found)

    def _add_traits(self) -> None:
        self.say = Button(tr("Note what they say"), "pencil-simple", small=True)
        head = SectionHead(tr("What they say of themselves"), action=self.say)
        self.nothing = Label(
            tr(
                "Name what you want to look at, such as region, role or whom they "
                "serve, and note what each person says."
            ),
            "small",
            "ink2",
            wrap=True,
        )
        self.traits: Rows[TraitCard] = Rows(self._trait, TraitCard.show_trait, gap=10)
        words = tr(
            "What fewer than five people share, or people of fewer than three sites, "
            "is not in the print."
        )
        self.small = Label(words, "cap", "ink3", wrap=True)
        self.add(vbox(8, head, 6, self.nothing, self.traits, 8, self.small))
        self.say.clicked.connect(self._note)

    def _trait(self, _: Trait) -> "TraitCard":
        card = TraitCard(fixed=self.desk.read_only)
        card.renamed.connect(self._rename)
        return card

    def _show_groups(self, found: Composition) -> None:
        words = [
            tr("{group} ({n})").format(group=one.title, n=one.people)
            for one in found.subgroups
        ]
        n = len(words)
        said = trn("{n} group within", "{n} groups within", n)
        if words:
            self.groups.setText(f"{said}: {', '.join(words)}")
        self.groups.setVisible(bool(words))

    @Slot()
    def _miss(self) -> None:
        if words := self.voice.value():
            self.voice.set_value("")
            self.do(tr("Missing voice named"), compositions.miss, self.home, words)

    @Slot(object)
    def _found(self, voice: Any) -> None:
        label = tr("Missing voice taken off")
        self.do(label, compositions.found, self.home, voice)
        self.voice.setFocus()

    @Slot()
    def _note(self) -> None:
        here = self.desk.read(holders.of_community, self.home)
        self.page_asked.emit(TraitsPage(self.desk, here.members))

    @Slot(str, str)
    def _rename(self, old: str, new: str) -> None:
        label = tr("Characteristic renamed") if new else tr("Characteristic forgotten")
        try:
            self.do(label, traits.rename, self.home, old, new)
        except CirclebookError:
            self.refresh()
            raise

    @Slot()
    def _open_groups(self) -> None:
        self.desk.go(Place("needs", self.home, intent="pairs:groups"))


class TraitCard(Card):
    """One characteristic, with a bar for each of its values."""

    renamed = Signal(str, str)  # the old name, and the new one or none

    def __init__(self, *, fixed: bool) -> None:
        super().__init__(radius=10)
        self._name = ""
        self.name = InlineText("", tr("Characteristic"), "medium", required=True)
        self.forget = IconButton("x", tr("Forget this characteristic"))
        self.shares: Rows[ShareRow] = Rows(_share_row, ShareRow.show_share, gap=2)
        self.unsaid = Label("", "cap", "ink3", wrap=True)
        self.unsaid.setContentsMargins(8, 0, 0, 0)
        head = hbox((self.name, 1), self.forget)
        self.hold(vbox(head, self.shares, self.unsaid, gap=6), (8, 8, 8, 12))
        self.name.setEnabled(not fixed)
        self.forget.setEnabled(not fixed)
        self.name.edited.connect(self._rename)
        self.forget.clicked.connect(self._forget)

    def show_trait(self, trait: Trait) -> None:
        """Show how many people each value holds for."""
        self._name = trait.name
        self.name.set_text(trait.name)
        self.forget.set_name(tr("Forget {name}").format(name=trait.name))
        most = max((one.people for one in trait.shares), default=1)
        self.shares.show_records(
            (one.value, (one, one.people / most)) for one in trait.shares
        )
        words = trn(
            "{n} person has not said.", "{n} people have not said.", trait.unsaid
        )
        self.unsaid.setText(words)
        self.unsaid.setVisible(bool(trait.unsaid))

    @Slot(str)
    def _rename(self, words: str) -> None:
        self.renamed.emit(self._name, words)

    @Slot()
    def _forget(self) -> None:
        self.renamed.emit(self._name, "")


class ShareRow(QWidget):
    """A value: its bar, how many, and whether the print hides it."""

    def __init__(self) -> None:
        super().__init__()
        self.value = Label("", "small", elide=True)
        self.bar = ProgressBar(0.0, height=8)
        self.count = Label("", "smallm", tabular=True)
        self.hidden = Icon("eye-slash", "ink3", 15)
        self.note = Label(tr("not printed"), "cap", "ink3")
        self.count.setMinimumWidth(28)
        row = hbox(gap=10, margins=(8, 2, 4, 2))
        row.addWidget(self.value, 3)
        row.addWidget(self.bar, 4)
        row.addWidget(self.count)
        row.addWidget(boxed(hbox(self.hidden, self.note, STRETCH, gap=4)), 2)
        self.setLayout(row)

    def show_share(self, shown: tuple[Share, float]) -> None:
        """Show this value against the most frequent one."""
        share, part = shown
        self.value.setText(share.value)
        self.bar.set_share(part)
        self.count.setText(str(share.people))
        words = trn("{n} person", "{n} people", share.people)
        self.bar.set_name(f"{share.value}: {words}")
        for told in (self.hidden, self.note):
            told.setVisible(share.is_small)


def _share_row(_: object) -> ShareRow:
    return ShareRow()
