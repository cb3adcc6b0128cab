"""What an interview brought to light: noted with consent, or for the coach alone."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import CirclebookError
from app.i18n import tr
from app.needs.groupings import Group
from app.needs.holders import Holder
from app.needs.interviews import Told
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Switch


class TellPanel(SidePanel):
    """Whose talents, which, and whether members may read of them."""

    told = Signal(object, object)  # the key of the person, and what is Told

    def __init__(
        self,
        group: Group,
        here: Mapping[UUID, Holder],
        names: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("What came to light"), parent)
        self.letter = group.letter
        people = sorted((here[p] for p in group.people if p in here), key=_name)
        self.set_title(
            tr("What came to light"), tr(" and ").join(one.name for one in people)
        )
        options = [(one.key, names[one.key], "") for one in people]
        self.whose = Segmented(tr("Whose talents"), options)
        self.talents = TextArea(
            tr("Talents, one a line"), example=tr("Keeping a crew together"), rows=3
        )
        self.agreed = Switch(tr("They agreed that members read of it"))
        self.headline = TextField(
            tr("The story in one line"), example=tr("How a crew stayed")
        )
        self._meaning = Label("", "small", "ink2", wrap=True)
        self.keep = Button(tr("Note it"), "check")
        self._known = vbox(gap=4)
        for part in (self.whose, self.talents):
            self.add(part)
        label = Label(tr("They agreed that members read of it"), "body", wrap=True)
        self.add(hbox(self.agreed, (label, 1), gap=8))
        self.add(self._meaning)
        self.add(self.headline)
        self.add(hbox(self.keep, STRETCH))
        self.add_rule()
        self.add(self._known)
        self.agreed.toggled.connect(self._explain)
        self.keep.clicked.connect(self._keep)
        self.whose.chosen.connect(self._another)
        self._explain()

    def begin(self) -> None:
        """Begin with the talents."""
        self.talents.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_known(self, brought: Sequence[tuple[str, bool]]) -> None:
        """Show what is known of the person: a topic, and whether members read of it."""
        clear(self._known)
        if brought:
            self._known.addWidget(Label(tr("Brings already"), "smalls", "ink3"))
        for topic, listed in brought:
            words = topic
            if not listed:
                words = tr("{topic} (for you and whoever follows)").format(topic=topic)
            self._known.addWidget(Label(words, "small", wrap=True))

    def clear(self) -> None:
        """Make room for the next one."""
        self.talents.set_value("")
        self.headline.set_value("")
        self.agreed.setChecked(False)
        self.talents.clear_error()

    def refuse(self, error: CirclebookError) -> None:
        """Say why nothing was kept."""
        self.talents.set_error(str(error))

    @Slot()
    def _explain(self) -> None:
        agreed = self.agreed.isChecked()
        self.headline.setVisible(agreed)
        self._meaning.setText(
            tr("Members may read of it from now on, and the consent is noted.")
            if agreed
            else tr(
                "Without it, only you and whoever takes over read of a talent; on no "
                "paper for members. Leave it out if even that is too much."
            )
        )

    @Slot()
    def _another(self) -> None:
        self.clear()

    @Slot()
    def _keep(self) -> None:
        self.talents.clear_error()
        lines = tuple(self.talents.value().splitlines())
        agreed = self.agreed.isChecked()
        headline = self.headline.value() if agreed else ""
        told = Told(headline, lines, may_be_listed=agreed)
        self.told.emit(self.whose.current(), told)


def _name(one: Holder) -> str:
    return one.name
