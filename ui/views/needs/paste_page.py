"""The page on which a list from a flip chart is pasted or typed."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.needs import flip_chart, holders, topics
from app.needs.drafts import Draft
from app.needs.holders import Holders
from ui.desk import Desk
from ui.jotter import Jotter
from ui.views.needs import words
from ui.views.needs.drafts_page import DraftsPage
from ui.views.needs.words import ASKS
from ui.widgets.base import BeginsAt
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, vbox

TYPING_PAUSE: Final = 200  # milliseconds after the last key before the list is read
CIRCLE: Final = "circle"

_Key = tuple[str, int]  # a line as it was written, and which of its entries


class PastePage(BeginsAt, DraftsPage):
    """Needs and expertise from lines that were typed or pasted."""

    raising = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.text = TextArea(
            tr("One line each, as on the flip chart"),
            example=tr(
                "Alder: volunteer retention !!\n"
                "Grant writing – Alder, Cedar\n"
                "Priya can share data storytelling (4)"
            ),
            rows=8,
        )
        self.side = Segmented(tr("Where a line does not say"), words.sides(), ASKS)
        self.whose = ChoiceField(tr("Where a line does not say who"))
        self.heads = Label("", "cap", "ink3", wrap=True)
        self._pause = QTimer()
        self._right: dict[_Key, Draft] = {}  # lines that were put right by hand
        self._keys: list[_Key] = []
        hint = tr(
            "!! or •• or (2) says how strongly or how well. A line that is only a name "
            "with a colon, or “Needs:”, holds for the lines below it."
        )
        source = boxed(
            vbox(
                self.text,
                self.heads,
                vbox(Label(tr("These are"), "smalls", "ink3"), self.side, gap=5),
                self.whose,
                Label(hint, "cap", "ink3", wrap=True),
                gap=12,
            )
        )
        super().__init__(desk, tr("Paste a list"), source, parent)
        self._pause.setParent(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.changed.connect(self._wait)
        self.side.chosen.connect(self._read_again)
        self.whose.changed.connect(self._read_again)
        self._offer_whose()
        self._jots: Jotter | None = None
        if desk.community_id is not None:
            fields = {"text": self.text}
            self._jots = Jotter(desk, desk.community_id, self, "paste_needs", fields)
            if self._jots.take_up():
                self.read()
        self.begin_at(self.text)

    @Slot()
    def read(self) -> None:
        """Read what stands in the field now."""
        self._pause.stop()
        chart = flip_chart.read(
            self.text.input.toPlainText(),
            self._here(),
            self.desk.read(topics.names),
            self.side.current(),
        )
        found = [self._with_whose(draft) for draft in chart.drafts]
        self._keys = _keys(found)
        kept = [
            self._right.get(key, draft)
            for key, draft in zip(self._keys, found, strict=True)
        ]
        self._say_heads(len(chart.heads))
        self.check(kept)

    @Slot()
    @override
    def take_in(self) -> None:
        if self._pause.isActive():
            self.read()
        left = dict.fromkeys(one.draft.text for one in self.candidates if one.problem)
        super().take_in()
        if self.is_taken:  # what could not be taken stands here the next time
            self.text.set_value("\n".join(left))
            if self._jots is not None:
                self._jots.keep()

    @override
    def key(self, place: int) -> Hashable:
        return self._keys[place] if place < len(self._keys) else place

    @override
    def corrected(self, before: Draft, after: Draft) -> None:
        candidate = self.table.current()
        if candidate is not None and candidate.id < len(self._keys):
            self._right[self._keys[candidate.id]] = after

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()  # nobody waits for it any more
        super().hideEvent(event)

    def _here(self) -> Holders:
        community = self.desk.community_id
        if community is None:
            return Holders((), ())
        return self.desk.read(holders.of_community, community)

    def _offer_whose(self) -> None:
        offered: list[tuple[object, str]] = [
            (None, tr("Choose for each")),
            (CIRCLE, tr("The whole circle")),
        ]
        offered += words.labels(self._here())
        self.whose.offer(offered, None)

    def _with_whose(self, draft: Draft) -> Draft:
        """Return a draft that says who it is, if that was chosen for all."""
        whose = self.whose.value()
        if draft.who or whose is None:
            return draft
        if isinstance(whose, UUID):
            return replace(draft, holder=whose)
        return replace(draft, circle=True)

    def _say_heads(self, count: int) -> None:
        self.heads.setText(
            trn(
                "{n} line says whose the next ones are.",
                "{n} lines say whose the next ones are.",
                count,
            )
            if count
            else ""
        )
        self.heads.setVisible(bool(count))

    @Slot(object)
    def _wait(self, _: object) -> None:
        self._pause.start()

    @Slot(object)
    def _read_again(self, _: object) -> None:
        self.read()


def _keys(found: list[Draft]) -> list[_Key]:
    """Return what tells each entry from the others while the text is typed on."""
    seen: Counter[str] = Counter()
    keys = []
    for draft in found:
        keys.append((draft.text, seen[draft.text]))
        seen[draft.text] += 1
    return keys
