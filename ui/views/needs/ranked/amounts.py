"""How much something got, in words and as one mark for each vote."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPainter

from app.i18n import mark, tr, trn
from app.needs.ranked import Row
from app.needs.rankings import Ranking
from app.vocabulary import RankingMethod
from ui import painting
from ui.theme import theme
from ui.widgets.records import CellState

MOST_MARKS: Final = 11
_EACH: Final = (1, 2, 5)
_WIDE, _STEP, _HIGH = 6.0, 9.0, 11.0

_HEADS: Final = {
    RankingMethod.DOT_VOTE: mark("Votes"),
    RankingMethod.PRIVATE_BALLOT: mark("Votes"),
    RankingMethod.IMPACT_EFFORT: mark("Difference less effort"),
    RankingMethod.MOSCOW: mark("How needed"),
    RankingMethod.RANK_ORDER: mark("Points"),
    RankingMethod.HUNDRED_POINTS: mark("Points"),
    RankingMethod.FIST_TO_FIVE: mark("Fingers, on average"),
}


class Amounts:
    """What the numbers of a list are, and how many of them a mark stands for."""

    def __init__(self) -> None:
        self.ranking: Ranking | None = None
        self.each = 1

    def show(self, rows: Sequence[Row], ranking: Ranking | None) -> None:
        """Take the numbers of these rows."""
        self.ranking = ranking
        most = max((row.amount for row in rows if row.amount), default=Fraction(0))
        self.each = _nice(most)

    @property
    def head(self) -> str:
        """What stands over the numbers."""
        if self.ranking is None:
            return tr("How strongly")
        return tr(_HEADS[self.ranking.method])

    @property
    def key(self) -> str:
        """What a mark stands for, if not for one."""
        if self.each == 1 or not self._has_marks():
            return ""
        return tr("One mark is {n}.").format(n=self.each)

    def number(self, row: Row) -> str:
        """Return the number of a row, as it is written beside its marks."""
        if row.amount is None:
            return ""
        if self._method() is RankingMethod.MOSCOW and row.item and row.item.bucket:
            return row.item.bucket.label
        if self._method() is RankingMethod.FIST_TO_FIVE:
            return QLocale().toString(float(row.amount), "f", 1)
        if self._method() is RankingMethod.IMPACT_EFFORT:
            return f"{int(row.amount):+d}".replace("-", "−")
        return str(int(row.amount))

    def words(self, row: Row) -> str:
        """Return the number of a row with what it counts: "7 votes"."""
        number = self.number(row)
        if not number:
            return tr("not counted yet")
        method = self._method()
        if method in (RankingMethod.DOT_VOTE, RankingMethod.PRIVATE_BALLOT):
            return trn("{n} vote", "{n} votes", int(row.amount or 0))
        if method in (RankingMethod.RANK_ORDER, RankingMethod.HUNDRED_POINTS):
            return trn("{n} point", "{n} points", int(row.amount or 0))
        if method is RankingMethod.FIST_TO_FIVE:
            return tr("{n} fingers on average").format(n=number)
        if method is None:
            return tr("asked for with strength {n}").format(n=number)
        return number

    def paint(
        self, painter: QPainter, cell: QRectF, row: Row, state: CellState
    ) -> None:
        """Draw a mark for each vote, then the number."""
        del state
        x = cell.x()
        if self._has_marks() and row.amount:
            strong = row.rank is not None and row.rank <= 3
            ink = theme.color("accent", None if strong else 0.7)
            count = math.ceil(row.amount / self.each)
            for at in range(count):
                rest = min(Fraction(1), row.amount / self.each - at)
                place = QRectF(x, cell.center().y() - _HIGH / 2, _WIDE, _HIGH)
                place.setWidth(max(2.0, _WIDE * float(rest)))
                painting.rounded(painter, place, 2, ink)
                x += _STEP
            x += 4
        words = QRectF(x, cell.y(), cell.right() - x, cell.height())
        ink_role = "ink" if row.amount is not None else "ink3"
        number = self.number(row) or "–"
        painting.text(painter, words, number, "small", ink_role, tabular=True)

    def _method(self) -> RankingMethod | None:
        return self.ranking.method if self.ranking else None

    def _has_marks(self) -> bool:
        plain = (RankingMethod.IMPACT_EFFORT, RankingMethod.MOSCOW)
        return self._method() not in plain


def _nice(most: Fraction) -> int:
    """Return how much a mark stands for, so that there are not too many."""
    each = 1
    while most / each > MOST_MARKS:
        each = next(
            step * power
            for power in (10**n for n in range(8))
            for step in _EACH
            if step * power > each
        )
    return each
