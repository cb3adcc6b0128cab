"""What the time of a month comes to: by kind, by community, and what is beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.community.time_spent import Month
from app.i18n import tr
from ui import phrases
from ui.widgets.cards import Card, SectionHead
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox


class MonthSums(QWidget):
    """The sums of one month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds, self._homes = vbox(gap=10), vbox(gap=10)
        self.kinds_card, self.homes_card = Card(margins=14), Card(margins=14)
        self.kinds_card.hold(self._kinds, (14, 12, 14, 12))
        self.homes_card.hold(self._homes, (14, 12, 14, 12))
        self.helped = Label("", "small", "ink2", wrap=True)
        hint = tr(
            "Sums by kind stand in the activity report. Whoever takes over can read "
            "the notes; what was said in confidence belongs in the coaching log."
        )
        self.homes = boxed(
            vbox(SectionHead(tr("By community")), 8, self.homes_card, 18)
        )
        self.kinds = boxed(vbox(SectionHead(tr("By kind")), 8, self.kinds_card, 18))
        self.setLayout(
            vbox(
                self.kinds,
                self.homes,
                self.helped,
                10,
                Label(hint, "small", "ink3", wrap=True),
                STRETCH,
            )
        )

    def show_month(self, month: Month) -> None:
        """Show what this month comes to."""
        kinds = [
            (kind.label if kind else tr("No kind"), minutes)
            for kind, minutes in month.by_kind
        ]
        _fill(self._kinds, kinds, month.minutes)
        _fill(self._homes, month.by_community, month.minutes)
        self.kinds.setVisible(bool(kinds))
        self.homes.setVisible(len(month.by_community) > 1)
        words = tr("{time} on technical assistance, entered there.")
        self.helped.setText(words.format(time=phrases.length(month.helped)))
        self.helped.setVisible(bool(month.helped))


def _fill(column: object, sums: Sequence[tuple[str, int]], whole: int) -> None:
    clear(column)  # type: ignore[arg-type]
    for name, minutes in sums:
        time = Label(phrases.length(minutes), "small", "ink2", tabular=True)
        head = hbox((Label(name, "small", elide=True), 1), time, gap=8)
        bar = ProgressBar(minutes / whole if whole else 0.0, "accent", 5)
        bar.set_name(f"{name}, {phrases.length(minutes)}")
        column.addWidget(boxed(vbox(head, bar, gap=5)))  # type: ignore[attr-defined]
