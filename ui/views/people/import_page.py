"""Taking in many people: what was read, what is known of them, what is to be done."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr, trn
from app.person import people_import, sites
from app.person.people import PersonDraft
from app.person.people_import import Candidate, Choice
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.widgets import cells
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page
from ui.widgets.records import Column
from ui.widgets.tables import RecordTable


class ImportPage(Page):
    """A source on the left, what it would do on the right; one press does it all.

    A subclass says what the source is and calls `show_drafts` with what it holds.
    """

    finished = Signal()  # taken in, or given up

    def __init__(
        self,
        desk: Desk,
        title: str,
        source: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        sub = tr("Nothing is written until you say so, and one Undo takes it all back.")
        super().__init__(title, sub, back=True, wide=True, parent=parent)
        self._desk = desk
        self.is_taken = False  # what was chosen is in the book
        self.candidates: list[Candidate] = []
        self.cancel = Button(tr("Cancel"), kind="plain")
        self.take = Button(tr("Add"), "check", "primary")
        self.site = ChoiceField(tr("Put those without a site at"))
        self.summary = Label("", "small", "ink2", wrap=True)
        self.table: RecordTable[Candidate] = RecordTable(
            tr("People read"), _columns(), sortable=False
        )
        self.asked = Label("", "small", "ink2", elide=True)
        self.choice: Segmented | None = None
        self._lay_out(source)
        self._connect()
        self._offer_sites()
        self._show()

    def show_drafts(self, drafts: Sequence[PersonDraft]) -> None:
        """Show what would be done with these people."""
        community = self._desk.community_id
        found = (
            self._desk.read(people_import.preview, community, list(drafts))
            if community and drafts
            else []
        )
        self.show_candidates(found)

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show these people, with what was chosen for them."""
        self.candidates = list(found)
        self._show()
        if self.candidates and self.table.current() is None:
            self.table.go_to(self.candidates[0].id)

    @Slot()
    def take_in(self) -> None:
        """Do with each what was chosen."""
        community = self._desk.community_id
        if community is None or not self._counts()[0] + self._counts()[1]:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._desk.do(
                self._label(),
                people_import.take_in,
                community,
                self.candidates,
                self.site.value(),
            )
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.is_taken = True
        self.finished.emit()

    @Slot(object)
    def turn(self, candidate: Candidate) -> None:
        """Choose the next of what can be done with a candidate (Space)."""
        choices = candidate.choices
        at = (choices.index(candidate.choice) + 1) % len(choices)
        self._choose(candidate, choices[at])

    def _lay_out(self, source: QWidget) -> None:
        self.add_action(self.cancel)
        self.add_action(self.take)
        left = boxed(vbox(source, 12, self.site, STRETCH))
        side = scrolled(left)
        side.setMinimumWidth(300)
        side.setMaximumWidth(400)
        self._foot = hbox((self.asked, 1), gap=10)
        self._nothing = EmptyState(
            "user-list",
            tr("They appear here"),
            tr("Each line is looked at: who is new, and who is in your book already."),
        )
        right = boxed(
            vbox(self.summary, (self.table, 1), self._nothing, self._foot, gap=8)
        )
        self.set_body(hbox((side, 2), (right, 3), gap=24), scroll=False)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.finished)
        self.back_asked.connect(self.finished)
        self.take.clicked.connect(self.take_in)
        self.table.picked.connect(self._ask)
        self.table.spaced.connect(self.turn)

    def _offer_sites(self) -> None:
        community = self._desk.community_id
        options: list[tuple[UUID | None, str]] = [(None, tr("No site"))]
        if community is not None:
            found = self._desk.read(sites.of_community, community)
            options += [(site.id, site.name) for site in found]
        self.site.offer(list(options), None)

    def _show(self) -> None:
        self.table.show_records(self.candidates)
        some = bool(self.candidates)
        self.table.setVisible(some)
        self._nothing.setVisible(not some)
        self.summary.setVisible(some)
        self.summary.setText(self._summary())
        added, merged, _ = self._counts()
        self.take.setText(self._button())
        self.take.updateGeometry()
        if added + merged:
            self.take.allow()
        else:
            self.take.block(tr("There is nobody to add yet"))
        self._ask(self.table.current())

    @Slot(object)
    def _ask(self, candidate: Candidate | None) -> None:
        """Ask what to do with the candidate the cursor is on."""
        focused = QApplication.focusWidget()
        had_focus = bool(self.choice and focused and self.choice.isAncestorOf(focused))
        if self.choice is not None:
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None
        self.asked.setText("")
        if candidate is None or not self.candidates:
            return
        name = candidate.draft.name or tr("line {n}").format(n=candidate.row)
        question = tr("What to do with {name}").format(name=name)
        self.asked.setText(f"{question} · {_known(candidate)}")
        self.asked.setToolTip(self.asked.text())
        options = [(choice, choice.label, "") for choice in candidate.choices]
        self.choice = Segmented(question, options, candidate.choice)
        self.choice.chosen.connect(self._chosen)
        self._foot.addWidget(self.choice)
        if had_focus:  # the one that was pressed is gone
            self.choice.button(candidate.choice).setFocus()

    @Slot(object)
    def _chosen(self, choice: Choice) -> None:
        candidate = self.table.current()
        if candidate is not None and candidate.choice is not choice:
            self._choose(candidate, choice)

    def _choose(self, candidate: Candidate, choice: Choice) -> None:
        at = candidate.row - 1
        self.candidates[at] = replace(candidate, choice=choice)
        self._show()

    def _counts(self) -> tuple[int, int, int]:
        """Return how many are to be added, merged and skipped."""
        chosen = [candidate.choice for candidate in self.candidates]
        return tuple(map(chosen.count, (Choice.ADD, Choice.MERGE, Choice.SKIP)))  # type: ignore[return-value]

    def _summary(self) -> str:
        added, merged, skipped = self._counts()
        parts = [
            trn("{n} person read", "{n} people read", len(self.candidates)),
            trn("{n} to add", "{n} to add", added),
            trn("{n} to merge", "{n} to merge", merged),
            trn("{n} to skip", "{n} to skip", skipped),
        ]
        return " · ".join(parts)

    def _button(self) -> str:
        added, merged, _ = self._counts()
        if added and merged:
            return tr("Add {n}, merge {m}").format(n=added, m=merged)
        if merged:
            return trn("Merge {n} person", "Merge {n} people", merged)
        return trn("Add {n} person", "Add {n} people", added)

    def _label(self) -> str:
        added, merged, _ = self._counts()
        if not merged:
            return trn("{n} person added", "{n} people added", added)
        if not added:
            return trn("{n} person merged", "{n} people merged", merged)
        return tr("{n} people added, {m} merged").format(n=added, m=merged)


def _columns() -> list[Column[Candidate]]:
    return [
        Column("", _row, width=40, tabular=True, color="ink3"),
        Column(tr("Name"), _name, role="medium", color="ink", second=_more),
        Column(tr("Site"), _site, drop=1),
        Column(tr("What is known"), _known, color=_tone, drop=2),
        Column(tr("Then"), _then, paint=cells.chips(_chips), width=92),
    ]


def _row(candidate: Candidate) -> str:
    return str(candidate.row)


def _name(candidate: Candidate) -> str:
    return candidate.draft.name or "–"


def _more(candidate: Candidate) -> str:
    draft = candidate.draft
    return " · ".join(
        part for part in (draft.email, draft.phone, draft.job_title) if part
    )


def _site(candidate: Candidate) -> str:
    return candidate.draft.site


def _known(candidate: Candidate) -> str:
    if candidate.note:
        return candidate.note
    if candidate.known is None:
        return tr("New")
    known = candidate.known
    if known.here and known.name == candidate.draft.name:
        return tr("Already in your circle")
    where = tr("Already in your circle: {name}")
    return (where if known.here else tr("In your book: {name}")).format(name=known.name)


def _tone(candidate: Candidate) -> str:
    return "honey_ink" if candidate.note else "ink2"


def _then(candidate: Candidate) -> str:
    return candidate.choice.label


def _chips(candidate: Candidate) -> list[ChipSpec]:
    tones = {Choice.ADD: "accent", Choice.MERGE: "info", Choice.SKIP: "neutral"}
    return [ChipSpec(candidate.choice.label, tones[candidate.choice])]
