"""The page that shows a list of needs before it is taken in, line by line."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.needs import holders, needs_import, needs_preview, topics
from app.needs.drafts import Draft
from app.needs.needs_preview import Candidate, Choice
from ui.desk import Desk
from ui.views.needs.draft_editor import DraftEditor
from ui.views.needs.drafts_table import columns
from ui.views.people.toolbar import FilterButton
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page
from ui.widgets.tables import RecordTable


class DraftsPage(Page):
    """What a list says beside where it comes from; nothing is written before "Add"."""

    raising = False  # what the book has is raised, and not updated

    def __init__(
        self,
        desk: Desk,
        title: str,
        source: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        sub = tr("Nothing is written until you say so, and one Undo takes it all back.")
        super().__init__(title, sub, back=True, wide=True, parent=parent)
        self.desk = desk
        self.candidates: list[Candidate] = []
        self.is_taken = False  # what was chosen is in the book
        self._by_hand: dict[Hashable, Choice] = {}  # what was chosen, by `key`
        self.cancel = Button(tr("Cancel"), kind="plain")
        self.take = Button(tr("Add"), "check", "primary")
        self.summary = Label("", "small", "ink2", wrap=True)
        self.wrong = FilterButton("", "warning-circle")
        self.table: RecordTable[Candidate] = RecordTable(
            tr("Lines read"), columns(), sortable=False
        )
        self.editor = DraftEditor()
        self._lay_out(source)
        self._connect()
        self._offer()
        self._show()

    def drafts(self) -> list[Draft]:
        """Return the lines as they are understood and put right."""
        return [candidate.draft for candidate in self.candidates]

    def show_drafts(self, found: Sequence[Draft]) -> None:
        """Show what would be done with these lines, none of it chosen by hand yet."""
        self._by_hand.clear()
        self.check(found)

    def check(self, found: Sequence[Draft]) -> None:
        """Show what would be done with these lines, and what was chosen by hand."""
        community = self.desk.community_id
        looked = (
            self.desk.read(
                needs_preview.preview, community, list(found), raising=self.raising
            )
            if community and found
            else []
        )
        self.show_candidates(looked)

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show these lines, with what was chosen for them."""
        self.candidates = [self._as_chosen(one) for one in found]
        self._show()
        if self.candidates and self.table.current() is None:
            self.table.go_to(self.candidates[0].id)

    @Slot()
    def take_in(self) -> None:
        """Do with each what was chosen."""
        community = self.desk.community_id
        if community is None or not self._taken():
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.desk.do(
                self._label(), needs_import.take_in, community, self.candidates
            )
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.is_taken = True
        self.back_asked.emit()

    @Slot(object)
    def turn(self, candidate: Candidate) -> None:
        """Choose the next of what can be done with a line (Space)."""
        choices = candidate.choices
        at = (choices.index(candidate.choice) + 1) % len(choices)
        self._choose(candidate, choices[at])

    @Slot(object)
    def put_right(self, draft: Draft) -> None:
        """Let the line the cursor is on say this instead."""
        candidate = self.table.current()
        if candidate is not None:
            changed = self.drafts()
            changed[candidate.id] = draft
            self._by_hand.pop(self.key(candidate.id), None)
            self.corrected(candidate.draft, draft)
            self.check(changed)

    def key(self, place: int) -> Hashable:
        """Return what tells the line at a place, from 0, however the list is read."""
        return place

    def corrected(self, before: Draft, after: Draft) -> None:
        """Remember that a line was put right, where the list may be read again."""

    def _lay_out(self, source: QWidget) -> None:
        self.add_action(self.cancel)
        self.add_action(self.take)
        side = scrolled(boxed(vbox(source, STRETCH)))
        side.setMinimumWidth(290)
        side.setMaximumWidth(400)
        self._nothing = EmptyState(
            "intersect",
            tr("They appear here"),
            tr("Each line is looked at: what it asks for, who asks, what is new."),
        )
        right = boxed(
            vbox(
                hbox((self.summary, 1), self.wrong, gap=12),
                (self.table, 1),
                self._nothing,
                self.editor,
                gap=8,
            )
        )
        self.set_body(hbox((side, 2), (right, 4), gap=24), scroll=False)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.back_asked)
        self.take.clicked.connect(self.take_in)
        self.table.picked.connect(self.editor.show_candidate)
        self.table.spaced.connect(self.turn)
        self.table.opened.connect(self._open)
        self.table.opened_full.connect(self._begin)
        self.wrong.toggled.connect(self._filter)
        self.editor.edited.connect(self.put_right)
        self.editor.chosen.connect(self._chosen)

    def _offer(self) -> None:
        community = self.desk.community_id
        if community is not None:
            here = self.desk.read(holders.of_community, community)
            self.editor.offer(here, self.desk.read(topics.names))

    def _as_chosen(self, candidate: Candidate) -> Candidate:
        choice = self._by_hand.get(self.key(candidate.id))
        if choice is None or choice not in candidate.choices:
            return candidate
        return replace(candidate, choice=choice)

    def _show(self) -> None:
        wrong = sum(bool(one.problem) for one in self.candidates)
        self.wrong.setText(tr("Only those left out  {n}").format(n=wrong))
        self.wrong.setVisible(bool(wrong) or self.wrong.isChecked())
        only = self.wrong.isChecked() and wrong
        shown = [one for one in self.candidates if one.problem or not only]
        self.table.show_records(shown)
        some = bool(self.candidates)
        self.table.setVisible(some)
        self._nothing.setVisible(not some)
        self.summary.setVisible(some)
        self.summary.setText(self._summary())
        self.take.setText(self._button())
        self.take.updateGeometry()
        if self._taken():
            self.take.allow()
        else:
            self.take.block(tr("There is nothing to add yet"))
        self.editor.show_candidate(self.table.current())

    @Slot(object)
    def _open(self, _: Candidate) -> None:
        if self.table.by_key:
            self.editor.begin()

    @Slot(object)
    def _begin(self, _: Candidate) -> None:
        self.editor.begin()

    @Slot()
    def _filter(self) -> None:
        self._show()

    @Slot(object)
    def _chosen(self, choice: Choice) -> None:
        candidate = self.table.current()
        if candidate is not None:
            self._choose(candidate, choice)

    def _choose(self, candidate: Candidate, choice: Choice) -> None:
        self._by_hand[self.key(candidate.id)] = choice
        self.candidates[candidate.id] = replace(candidate, choice=choice)
        self._show()

    def _counts(self) -> tuple[int, int, int]:
        """Return how many are added, changed and skipped; what is wrong aside."""
        chosen = [one.choice for one in self.candidates if not one.problem]
        changed = chosen.count(Choice.UPDATE) + chosen.count(Choice.RAISE)
        return chosen.count(Choice.ADD), changed, chosen.count(Choice.SKIP)

    def _taken(self) -> int:
        added, changed, _ = self._counts()
        return added + changed

    def _summary(self) -> str:
        added, changed, skipped = self._counts()
        wrong = sum(bool(one.problem) for one in self.candidates)
        parts = [trn("{n} entry read", "{n} entries read", len(self.candidates))]
        parts += [trn("{n} to add", "{n} to add", added)] if added else []
        parts += [trn("{n} to change", "{n} to change", changed)] if changed else []
        parts += [trn("{n} to skip", "{n} to skip", skipped)] if skipped else []
        new = {one.topic for one in self.candidates if self._brings_topic(one)}
        if new:
            parts.append(trn("{n} new topic", "{n} new topics", len(new)))
        sentence = " · ".join(parts)
        if wrong:
            left = trn(
                "{n} cannot be taken as it is; the others are.",
                "{n} cannot be taken as they are; the others are.",
                wrong,
            )
            sentence = f"{sentence}. {left}"
        return sentence

    @staticmethod
    def _brings_topic(one: Candidate) -> bool:
        return one.topic_is_new and one.choice is Choice.ADD and not one.problem

    def _button(self) -> str:
        added, changed, _ = self._counts()
        if added and changed:
            return tr("Add {n}, change {m}").format(n=added, m=changed)
        if changed:
            return trn("Change {n} entry", "Change {n} entries", changed)
        return trn("Add {n} entry", "Add {n} entries", added)

    def _label(self) -> str:
        added, changed, _ = self._counts()
        if not changed:
            return trn("{n} entry added", "{n} entries added", added)
        if not added:
            return trn("{n} entry changed", "{n} entries changed", changed)
        return tr("{n} entries added, {m} changed").format(n=added, m=changed)
