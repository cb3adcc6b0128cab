"""The page of the versions: what was adopted when, and what has changed between two."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import comparing, revisions
from app.charter.comparing import Difference, Run
from app.charter.revisions import SUBJECTS, Version
from app.i18n import tr, trn
from app.vocabulary import RevisionSubject
from ui import phrases
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.theme import theme
from ui.views.charter.marked_text import MarkedText
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.combos import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.pages import Page

NOW: Final = "now"
WIDE: Final = 300  # px at 100 %, the list of versions
_TONES: Final = {"added": "ok", "removed": "honey", "changed": "accent"}
_TABLES: Final = frozenset({"community", "revision"})


@dataclass(frozen=True)
class Entry:
    """A line of the list: a version, or the charter as it stands."""

    id: UUID | str
    name: str
    texts: dict[str, str]
    version: Version | None = None


class HistoryPage(BeginsAt, Page):
    """The versions, one of them whole, or what is different in another."""

    adopt_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Versions"), back=True, wide=True, parent=parent)
        self.desk = desk
        self._entries: list[Entry] = []
        self.adopt = Button(tr("Adopt a version"), "check-square-offset")
        self.retire = Button(
            tr("Say that it no longer holds"), kind="quietlink", small=True
        )
        self.list: RecordList[Entry] = RecordList(tr("Versions"), self._row)
        self.name = Label("", "h2", wrap=True)
        self.facts = Label("", "body", "ink2", wrap=True)
        self.against = ChoiceField(tr("Compare with"))
        self.sums = Label("", "small", "ink2", wrap=True)
        self._parts = vbox(gap=18)
        self._lay_out()
        self.begin_at(self.list)
        desk.changed.connect(self._follow)
        self.list.picked.connect(self._show_entry)
        self.against.changed.connect(self._compare)
        self.adopt.clicked.connect(self.adopt_asked)
        self.retire.clicked.connect(self._retire)
        if desk.read_only:
            self.adopt.block(tr("This book is open for reading only"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the versions anew, and stay with the one that is shown."""
        home = self.desk.community_id
        if home is None:
            return
        at = self.list.current()
        found = self.desk.read(revisions.of_community, home, None)
        now = self.desk.read(revisions.written, home)
        self._entries = [
            Entry(NOW, tr("As it stands now"), dict(now)),
            *(Entry(one.id, one.name, dict(one.texts), one) for one in found),
        ]
        self.list.show_records(self._entries)
        self.set_sub(
            trn("{n} version adopted", "{n} versions adopted", len(found))
            if found
            else tr("None was adopted yet")
        )
        known = {entry.id for entry in self._entries}
        wanted = at.id if at is not None and at.id in known else NOW
        if at is None and found:
            wanted = found[0].id
        self.list.go_to(wanted)
        self._show_entry(self.list.current())

    @Slot(object)
    def _show_entry(self, entry: Entry | None) -> None:
        """Show one version, beside the one before it if there is one."""
        if entry is None:
            return
        self.name.setText(entry.name)
        self.facts.setText(_facts(entry.version))
        self.facts.setVisible(bool(self.facts.text()))
        holds = entry.version is not None and entry.version.holds
        self.retire.setVisible(holds and not self.desk.read_only)
        others = [(one.id, one.name) for one in self._entries if one.id != entry.id]
        options = [(None, tr("Nothing: show all of it")), *others]
        kept = self.against.value()
        kept = kept if kept in [key for key, _ in others] else None
        self.against.offer(options, kept)
        self.against.setVisible(bool(others))
        self._compare()

    @Slot()
    def _compare(self) -> None:
        entry = self.list.current()
        if entry is None:
            return
        other = self._entry(self.against.value())
        clear(self._parts)
        if other is None:
            self.sums.setText(tr("Nothing is written yet.") if not entry.texts else "")
            same = comparing.compare(entry.texts, entry.texts)
            for one in same:
                self._parts.addWidget(_part(one, compared=False))
        else:
            self._show_differences(entry, other)
        self.sums.setVisible(bool(self.sums.text()))

    def _show_differences(self, entry: Entry, other: Entry) -> None:
        """Show what came and went from the older of two to the newer."""
        before, after = (
            (entry, other) if self._is_older(entry, other) else (other, entry)
        )
        subject = _narrower(before.version, after.version)
        texts = [
            {
                name: text
                for name, text in one.texts.items()
                if name in SUBJECTS[subject]
            }
            for one in (before, after)
        ]
        found = comparing.compare(*texts)
        several = sum(one.kind != "same" for one in found)
        words = trn(
            "{n} part is different from {before} to {after}.",
            "{n} parts are different from {before} to {after}.",
            several,
            before=before.name,
            after=after.name,
        )
        same = tr("Both say the same.")
        self.sums.setText(words if several else same)
        in_order = sorted(found, key=lambda one: one.kind == "same")
        for one in in_order:
            self._parts.addWidget(_part(one, compared=True))

    def _is_older(self, entry: Entry, other: Entry) -> bool:
        """Tell whether an entry stands below another: the latest is first."""
        return self._entries.index(entry) > self._entries.index(other)

    def _entry(self, key: object) -> Entry | None:
        return next((one for one in self._entries if one.id == key), None)

    @Slot()
    def _retire(self) -> None:
        entry = self.list.current()
        if entry is not None and entry.version is not None:
            self.desk.do(
                tr("Version no longer holds"), revisions.retire, entry.version.id
            )

    def _row(self, entry: Entry) -> Row:
        version = entry.version
        if version is None:
            return Row(entry.name, tr("What one goes on writing in"))
        note = phrases.day(version.dated)
        if version.adopted_by:
            note = f"{note} · {version.adopted_by}"
        holds = ChipSpec(tr("Holds"), "ok", "check") if version.holds else None
        return Row(entry.name, note, chip=holds)

    def _lay_out(self) -> None:
        self.add_action(self.adopt)
        self.list.setFixedWidth(theme.px(WIDE))
        head = vbox(self.name, self.facts, hbox(self.retire, STRETCH), gap=4)
        column = vbox(
            head, 12, hbox((self.against, 2), (boxed(hbox()), 3)), 8, self.sums, 14
        )
        column.addLayout(self._parts)
        column.addStretch(1)
        self._sheet = scrolled(Card(column, margins=28, radius=12))
        self.set_body(hbox(self.list, 20, (self._sheet, 1)), scroll=False)

    @override
    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "list"):
            self.list.setFixedWidth(theme.px(WIDE))

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.refresh()


def _narrower(*versions: Version | None) -> RevisionSubject:
    """Return what can be compared: a version of the vision has no other parts."""
    of_vision = any(
        one is not None and one.subject is RevisionSubject.VISION for one in versions
    )
    return RevisionSubject.VISION if of_vision else RevisionSubject.CHARTER


def _facts(version: Version | None) -> str:
    if version is None:
        return ""
    said = [tr("Adopted {day}").format(day=phrases.day(version.dated))]
    if version.adopted_by:
        said.append(tr("by {people}").format(people=version.adopted_by))
    lines = [" ".join(said)]
    if version.reason:
        lines.append(version.reason)
    if version.review_on:
        day = phrases.day(version.review_on)
        lines.append(tr("To be looked at again {day}").format(day=day))
    return "\n".join(lines)


def _part(one: Difference, *, compared: bool) -> QWidget:
    """Return one part with its words, and what has become of it."""
    title = Label(one.part.title, "smallm", "ink3", wrap=True)
    chip = None
    if compared and one.kind != "same":
        chip = Chip(one.label, _TONES[one.kind])
    text = "".join(run.text for run in one.runs)
    if not compared or one.kind == "same":
        return boxed(vbox(title, Label(text, "read", wrap=True), gap=2))
    words = MarkedText(one.runs or (Run(text, "same"),), one.spoken)
    return boxed(vbox(hbox((title, 1), chip, gap=8), words, gap=2))
