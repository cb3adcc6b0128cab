"""Beside the charter: where we are, whom to call, how we reach each other, versions."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from app.charter.bearings import Bearings
from app.charter.revisions import Version
from app.community.channels import Way
from app.i18n import tr, trn
from ui import phrases
from ui.views.charter.calls import Calls
from ui.views.charter.stage_list import StageList
from ui.views.charter.ways import WaysList
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import SectionHead
from ui.widgets.dates import DateField
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, hbox, vbox

GAP: Final = 18


class Side(QWidget):
    """The right column of the charter."""

    review_set = Signal(object)  # a date, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change_stage = IconButton(
            "pencil-simple", tr("Change when, and in which words")
        )
        self.stages = StageList()
        self.calls = Calls()
        self.ways = WaysList()
        self.holds = Label("", "small", "ink2", wrap=True)
        self.since = Label("", "small", "ink3", wrap=True)
        self.adopt = Button(tr("Adopt a version"), "check-square-offset", small=True)
        self.review = DateField(tr("Look at it again on"))
        self.review.finished.connect(self._tell)
        self._kept: date | None = None
        self._column = vbox(
            SectionHead(tr("Where we are"), action=self.change_stage),
            4,
            self.stages,
        )
        self._part(tr("First people to call"), self.calls)
        self._part(tr("Ways to reach each other"), self.ways)
        self._further = vbox()
        self._column.addLayout(self._further)
        versions = vbox(
            self.holds, self.since, 8, hbox(self.adopt, STRETCH), 12, self.review
        )
        self._part(tr("What was adopted"), versions)
        self._column.addStretch(1)
        self.setLayout(self._column)

    def add_card(self, title: str, card: QWidget) -> None:
        """Add another part above what was adopted."""
        self._add(self._further, title, card)

    def show_bearings(self, found: Bearings, *, fixed: bool) -> None:
        """Show where they are and whom to call."""
        self.stages.show_stages(found.stages, fixed=fixed)
        self.calls.show_calls(found.calls, found.alone)
        self._kept = found.home.review_on
        if not (self.review.input.hasFocus() and self.review.input.isModified()):
            self.review.set_value(found.home.review_on)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show how they reach each other."""
        self.ways.show_ways(ways)

    def show_version(self, version: Version | None, changed: int) -> None:
        """Show which version holds, and how many parts are not as in it."""
        self.since.setVisible(version is not None)
        if version is None:
            self.holds.setText(tr("No version was adopted yet."))
            return
        day = phrases.day(version.dated)
        words = tr("{version}, adopted {day}").format(version=version.name, day=day)
        if version.adopted_by:
            words = tr("{words} by {people}").format(
                words=words, people=version.adopted_by
            )
        self.holds.setText(words)
        as_it_was = tr("Nothing was changed since.")
        several = trn("{n} part changed since", "{n} parts changed since", changed)
        self.since.setText(several if changed else as_it_was)

    def set_read_only(self) -> None:
        """Let nothing be changed."""
        reason = tr("This book is open for reading only")
        self.adopt.block(reason)
        self.review.setEnabled(False)
        self.change_stage.setEnabled(False)

    def _part(self, title: str, part: QWidget | QLayout) -> None:
        self._add(self._column, title, part)

    @staticmethod
    def _add(column: QBoxLayout, title: str, part: QWidget | QLayout) -> None:
        column.addSpacing(GAP)
        column.addWidget(Rule())
        column.addSpacing(GAP - 4)
        column.addWidget(SectionHead(title))
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)

    @Slot(object)
    def _tell(self, value: object) -> None:
        if value != self._kept:
            self.review_set.emit(value)
