"""The panel that says where a circle is in its life, since when, in which words."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.community import communities
from app.community.community_words import stage_words
from app.errors import CirclebookError
from app.i18n import mark, tr
from app.vocabulary import StageLabels
from ui.desk import Desk
from ui.widgets.choices import RadioGroup
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.panels import SidePanel

_SETS: Final = {
    StageLabels.WENGER_2002: mark("As in this book"),
    StageLabels.WENGER_1998: mark("Wenger, 1998"),
    StageLabels.WORLD_BANK: mark("The World Bank"),
    StageLabels.MCDERMOTT: mark("McDermott"),
    StageLabels.CDC: mark("The CDC"),
    StageLabels.ERLC: mark("A learning community"),
    StageLabels.TTA: mark("Training and assistance"),
}


class StagePanel(SidePanel):
    """The stage with its first day, and the days on which all begins and ends."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where we are"), parent)
        self._desk = desk
        self.set_title(tr("Where we are"))
        self.stage = ChoiceField(tr("Stage"))
        self.since = DateField(tr("Since"))
        self.words = RadioGroup(
            tr("In the words of"),
            [(one, tr(words), "") for one, words in _SETS.items()],
            StageLabels.WENGER_2002,
        )
        self.listed = Label("", "small", "ink3", wrap=True)
        self.starts = DateField(tr("It all began on"))
        self.ends = DateField(tr("It ends, or is handed over, on"))
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.add(self.stage)
        self.add(self.since)
        self.add_rule()
        self.add(Label(tr("In the words of"), "smalls", "ink3"))
        self.add(self.words)
        self.add(self.listed)
        self.add_rule()
        self.add(self.starts)
        self.add(self.ends)
        self.add(self.error)
        self.stage.changed.connect(self._set_stage)
        self.since.finished.connect(self._set_since)
        self.words.chosen.connect(self._set_words)
        self.starts.finished.connect(self._set_start)
        self.ends.finished.connect(self._set_end)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        home = self._desk.community_id
        if home is None:
            return
        about = self._desk.read(communities.get, home)
        said = stage_words(about.stage_labels)
        self.stage.offer(said, about.stage)
        self.words.choose(about.stage_labels)
        self.listed.setText(_listed(about.stage_labels))
        for field, value in (
            (self.since, about.stage_since),
            (self.starts, about.starts_on),
            (self.ends, about.ends_on),
        ):
            if not field.input.hasFocus():
                field.set_value(value)

    @Slot(object)
    def _set_stage(self, stage: object) -> None:
        home = self._desk.community_id
        if home is not None:
            self._desk.do(tr("Stage set"), communities.set_stage, home, stage)  # type: ignore[arg-type]

    @Slot(object)
    def _set_since(self, day: object) -> None:
        self._save("stage_since", day)

    @Slot(object)
    def _set_words(self, labels: object) -> None:
        self._save("stage_labels", labels)

    @Slot(object)
    def _set_start(self, day: object) -> None:
        self._save("starts_on", day)

    @Slot(object)
    def _set_end(self, day: object) -> None:
        self._save("ends_on", day)

    def _save(self, field: str, value: object) -> None:
        """Keep a value; what is refused is said, and the book is as it was."""
        home = self._desk.community_id
        if home is None:
            return
        self.error.hide()
        try:
            self._desk.do(tr("Stage set"), communities.save, home, field, value)
        except CirclebookError as error:
            self.error.setText(str(error))
            self.error.show()
            self.refresh()


def _listed(labels: StageLabels) -> str:
    """Return the stages in the words of a set."""
    return ", ".join(dict.fromkeys(words for _, words in stage_words(labels)))
