"""What narrows the list of conversations: words, a person, a site, open promises."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.coaching import searching
from app.coaching.entries import Entry
from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipButton
from ui.widgets.layout import flow, hbox, vbox
from ui.widgets.long_list import LongList
from ui.widgets.search import SearchField


class PickFilter(Button):
    """One of many, or any: pressed, it opens the list to choose from."""

    chosen = Signal(object)

    def __init__(self, anyone: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(anyone, kind="plain", small=True, parent=parent)
        self._anyone, self._name = anyone, name
        self._options: list[tuple[Any, str]] = []
        self.value: Any = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these, and any; one chosen that is not there any more is any."""
        self._options = [(None, self._anyone), *options]
        if self.value not in dict(self._options):
            self.value = None
        self._show()

    def choose(self, value: Any) -> None:
        """Choose one without saying so; None is any."""
        self.value = value
        self._show()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def _show(self) -> None:
        found = dict(self._options).get(self.value, self._anyone)
        self.setText(found)
        self.setToolTip(found)
        self.setAccessibleDescription(found)
        self.updateGeometry()

    @Slot()
    def _open(self) -> None:
        values = [value for value, _ in self._options]
        at = values.index(self.value) if self.value in values else 0
        found = LongList(self._name, [text for _, text in self._options], at, self)
        found.picked.connect(self._pick)
        found.open_with("", self)

    @Slot(int)
    def _pick(self, at: int) -> None:
        self.choose(self._options[at][0])
        self.chosen.emit(self.value)


class LogFilter(QWidget):
    """The field and the three filters above the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField(tr("Search your notes"))
        self.person = PickFilter(tr("Anyone"), tr("With whom"))
        self.site = PickFilter(tr("Any site"), tr("Which site"))
        self.promised = ChipButton(
            tr("Open promises"), icon="flag", outline=True, checkable=True
        )
        self._count = -1
        picks = flow(self.person, self.site, gap=2)
        self._row = hbox((picks, 1), margins=(-8, 0, 0, 0))
        self.setLayout(vbox(self.words, self._row, gap=8, margins=(12, 0, 0, 0)))
        self._chips = hbox()
        self._row.addLayout(self._chips)
        self._put(self.promised)
        self.words.textChanged.connect(self.changed)
        self.person.chosen.connect(self.changed)
        self.site.chosen.connect(self.changed)

    def is_on(self) -> bool:
        """Whether not everything is shown."""
        chosen = self.person.value or self.site.value or self.promised.isChecked()
        return bool(chosen or self.words.text().strip())

    @Slot()
    def clear(self) -> None:
        """Let everything through."""
        self.words.clear()
        self.person.choose(None)
        self.site.choose(None)
        self.promised.setChecked(False)

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Offer the people and sites of these entries, and count open promises."""
        people = {one.id: one.name for entry in found for one in entry.people}
        sites = {entry.site_id: entry.site for entry in found if entry.site_id}
        self.person.offer(sorted(people.items(), key=lambda pair: pair[1]))
        self.site.offer(sorted(sites.items(), key=lambda pair: pair[1]))
        count = sum(entry.open_promises for entry in found)
        if count != self._count:
            self._count = count
            words = tr("Open promises {n}").format(n=count)
            chip = ChipButton(
                words if count else tr("Open promises"),
                icon="flag",
                outline=True,
                checkable=True,
            )
            chip.setChecked(self.promised.isChecked())
            old, self.promised = self.promised, chip
            self._chips.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._put(chip)

    def chosen(self, found: Sequence[Entry], with_words: set[UUID]) -> list[Entry]:
        """Return the entries the filters let through; `with_words` have the words."""
        typed = self.words.text().strip()
        return [
            entry
            for entry in found
            if (not typed or entry.id in with_words or searching.is_with(entry, typed))
            and self._lets_through(entry)
        ]

    def _lets_through(self, entry: Entry) -> bool:
        if self.promised.isChecked() and not entry.open_promises:
            return False
        if self.site.value and entry.site_id != self.site.value:
            return False
        people = {one.id for one in entry.people}
        return not self.person.value or self.person.value in people

    def _put(self, chip: ChipButton) -> None:
        chip.toggled.connect(self._tell)
        self._chips.addWidget(chip)

    @Slot(bool)
    def _tell(self, _: bool) -> None:
        self.changed.emit()
