"""What a group agrees on without counting: MoSCoW buckets, and the square."""

from collections import Counter
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs import rankings
from app.needs.rankings import Ranking
from app.vocabulary import Bucket
from ui.desk import Desk
from ui.views.needs.ranked.square import Dot, Square
from ui.views.needs.votes.totals import rank_words
from ui.widgets.choices import Segmented
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox

UNSORTED = ""


class Buckets(QWidget):
    """A switch of four buckets for each topic; arrow keys change it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.switches: dict[UUID, Segmented] = {}
        self.running = Label("", "strong")
        self._rows = vbox(gap=8)
        self.setLayout(vbox(self.running, self._rows, STRETCH, gap=12))
        self.setMaximumWidth(860)

    def show_ranking(self, ranking: Ranking, *, fixed: bool) -> None:
        """Show in which bucket each lies."""
        if {item.id for item in ranking.items} != set(self.switches):
            self._build(ranking)
        counts = Counter(item.bucket for item in ranking.items)
        parts = [f"{bucket.label} {counts[bucket]}" for bucket in Bucket]
        if counts[None]:
            parts.append(tr("not sorted yet {n}").format(n=counts[None]))
        self.running.setText(" · ".join(parts))
        for item in ranking.items:
            switch = self.switches[item.id]
            switch.choose(item.bucket or UNSORTED)
            switch.setEnabled(not fixed)

    def _build(self, ranking: Ranking) -> None:
        clear(self._rows)
        self.switches = {}
        options = [(UNSORTED, "–", ""), *((b, b.label, "") for b in Bucket)]
        for item in sorted(ranking.items, key=lambda one: one.words.casefold()):
            name = tr("Bucket of {topic}").format(topic=item.words)
            switch = Segmented(name, options, item.bucket or UNSORTED)
            switch.button(UNSORTED).setAccessibleName(tr("Not sorted"))
            keep = _Keeper(self, item.id, switch)
            switch.chosen.connect(keep.keep)
            self.switches[item.id] = switch
            label = Label(item.words, "body", elide=True)
            self._rows.addLayout(hbox((label, 1), switch, gap=16))

    def put(self, item_id: UUID, bucket: Bucket | None) -> None:
        """Put a topic into a bucket."""
        self._desk.note(tr("Sorted"), rankings.put_in_bucket, item_id, bucket)


class _Keeper(QObject):
    """Keeps the bucket of one topic, and goes with its switch."""

    def __init__(self, buckets: Buckets, item_id: UUID, switch: QWidget) -> None:
        super().__init__(switch)
        self._buckets, self._item = buckets, item_id

    @Slot(object)
    def keep(self, bucket: object) -> None:
        """Keep what the switch says."""
        wanted = bucket if isinstance(bucket, Bucket) else None
        self._buckets.put(self._item, wanted)


class Weighing(QWidget):
    """The square in large, beside the topics in their order."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.square = Square()
        self._list = vbox(gap=6)
        hint = tr("Drag a dot, or walk with [ and ] and move it with the arrows.")
        left = vbox(
            Label(hint, "small", "ink2", wrap=True), self.square, STRETCH, gap=8
        )
        right = boxed(vbox(self._list, STRETCH))
        right.setMinimumWidth(220)
        self.setLayout(hbox((boxed(left), 3), (right, 2), gap=28))
        self.square.placed.connect(self._place)

    def show_ranking(self, ranking: Ranking, *, fixed: bool) -> None:
        """Show where each lies."""
        chosen = self.square.chosen
        self.square.fixed = fixed
        # by name, so that a dot keeps its number wherever it is put
        items = sorted(ranking.items, key=lambda one: one.words.casefold())
        marks = {item.id: str(number) for number, item in enumerate(items, 1)}
        dots = [
            Dot(item.id, marks[item.id], item.words, item.impact, item.effort)
            for item in items
        ]
        self.square.show_dots(dots, chosen or (dots[0].key if dots else None))
        clear(self._list)
        for item in ranking.items:
            mark = Label(marks[item.id], "smalls", "accent_ink", tabular=True)
            words = Label(item.words, "small", wrap=True)
            rank = Label(rank_words(item), "small", "ink3", tabular=True)
            self._list.addLayout(hbox(mark, (words, 1), rank, gap=10))

    @Slot(object, object, object)
    def _place(self, key: UUID, impact: int | None, effort: int | None) -> None:
        self._desk.note(tr("Put on the square"), rankings.place, key, impact, effort)
