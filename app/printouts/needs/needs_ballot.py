"""The ballot: a slip for each voter, several to a page, to be cut apart (NR13).

It asks for no name; a site may be written on it, so that one sees who has answered.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr, trn
from app.needs.ranking_scores import FINGERS
from app.pdf.story import Align, Block, Panel, Paper, Tone
from app.printouts.catalog import Chosen
from app.printouts.needs import vote_reading
from app.printouts.needs.vote_reading import Voted
from app.vocabulary import Bucket, RankingMethod

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_UNKNOWN: Final = 12  # slips, while nobody has said how many vote
_MOST: Final = 150
_HEAD: Final = 50.0  # points of a slip before its first line
_LINE: Final = 17.0
_FOOT: Final = 10.0
_BETWEEN: Final = 30.0  # two slips side by side
_SHORT: Final = 32  # letters that fit in half the width
_BOX: Final = 11.0
_WIDE: Final = 34.0  # of a box to write a number in
_SIZE: Final = 10.0  # of a topic, unless it is long
_LEAST: Final = 6.5
_SITE: Final = 23.0


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the slips of a vote. Raises GoneError when it is not there.

    `chosen["site"]` says whether a slip has a line for the site ("yes", "no").
    """
    voted = vote_reading.read(session, subject_id)
    count = min(voted.ranking.voters or _UNKNOWN, _MOST)
    with_site = chosen.get("site") != "no"
    high = _HEAD + _LINE * len(voted.items) + _FOOT + (_SITE if with_site else 0)
    across = _across(voted)
    blocks: list[Block] = [
        Panel(
            high,
            partial(
                _paint,
                voted=voted,
                with_site=with_site,
                slips=min(across, count - first),
                across=across,
            ),
        )
        for first in range(0, count, across)
    ]
    return Paper(
        tr("Ballot: {title}").format(title=voted.title),
        blocks=tuple(blocks),
        author=voted.made_by,
        subject=voted.overline,
        language=phrases.language(),
        furniture=False,
    )


def _across(voted: Voted) -> int:
    """Return how many slips stand side by side: two where all words are short."""
    narrow = _column(voted) * _boxes(voted.ranking.method)[0] < 2 * _WIDE
    longest = max((len(item.words) for item in voted.items), default=0)
    return 2 if narrow and longest <= _SHORT else 1


def _paint(
    pen: "Pen", *, voted: Voted, with_site: bool, slips: int, across: int
) -> None:
    """Draw slips side by side, and where to cut."""
    wide = (pen.width - _BETWEEN * (across - 1)) / across
    for at in range(slips):
        left = at * (wide + _BETWEEN)
        _Slip(pen, voted, left, wide).paint(with_site=with_site)
        if at:
            middle = left - _BETWEEN / 2
            high = pen.height
            pen.line(middle, 0, middle, high, tone="muted", weight=0.7, dash=(5, 4))
    cut = pen.height - 2
    pen.line(0, cut, pen.width, cut, tone="muted", weight=0.7, dash=(5, 4))


@dataclass(frozen=True)
class _Slip:
    """One slip: what is asked, a line for each topic, and the site if it is wanted."""

    pen: "Pen"
    voted: Voted
    left: float
    wide: float

    def paint(self, *, with_site: bool) -> None:
        """Draw it."""
        pen, voted = self.pen, self.voted
        down = 4.0
        size = pen.fit(voted.title, self.wide, most=12, least=7, style="h3")
        down += pen.words(
            voted.title, self.left, down, self.wide, style="h3", size=size, lines=2
        )
        asked = _instruction(voted)
        pen.words(asked, self.left, down + 1, self.wide, style="small", lines=2)
        self._heads(_HEAD - 13)
        down = _HEAD
        for item in voted.items:
            self._line(one_line(item.words), down)
            down += _LINE
        if with_site:
            self._site(down + 9)

    def _site(self, down: float) -> None:
        words = tr("Site, if you like:")
        wide = self.pen.measure(words, style="small") + 8
        self.pen.words(
            words, self.left, down, self.wide, style="small", tone=Tone.SLATE
        )
        end = min(self.left + self.wide, self.left + wide + 220)
        self.pen.line(self.left + wide, down + 12, end, down + 12, tone="slate")

    def _heads(self, down: float) -> None:
        """Write over the boxes what they are for, where that is not plain."""
        heads, column = _heads(self.voted.ranking.method), _column(self.voted)
        for at, words in enumerate(heads):
            x = self.left + self.wide - (len(heads) - at) * column
            self.pen.words(
                words, x, down, column, style="caption", tone=Tone.SLATE, lines=1
            )

    def _line(self, words: str, down: float) -> None:
        pen, method = self.pen, self.voted.ranking.method
        count, box = _boxes(method)
        column = _column(self.voted)
        first = self.left + self.wide - count * column
        room = first - self.left - 8
        size = pen.fit(words, room, most=_SIZE, least=_LEAST, style="body")
        pen.words(words, self.left, down, room, style="body", size=size, lines=2)
        for at in range(count):
            x = first + at * column
            if _is_round(method):
                pen.circle(x + 6, down + 7, 6.5, line="slate", weight=0.8)
                with pen.silent():
                    pen.words(f"{at}", x, down + 1.6, 12, size=8, align=Align.CENTER)
            else:
                tall = _BOX + 1
                pen.rect(x, down + 1, box, tall, line="slate", weight=0.8, radius=2)
        end = self.left + self.wide
        pen.line(self.left, down + _LINE - 2, end, down + _LINE - 2, weight=0.3)


def _instruction(voted: Voted) -> str:
    """Return what to do, for the method of the vote."""
    each = voted.ranking.votes_each or 3
    method = voted.ranking.method
    if method is RankingMethod.PRIVATE_BALLOT:
        return trn(
            "Mark what matters most to you: {n} cross at most.",
            "Mark what matters most to you: {n} crosses at most.",
            each,
        )
    if method is RankingMethod.DOT_VOTE:
        return trn(
            "You have {n} vote. Write how many you give; several may go to one.",
            "You have {n} votes. Write how many you give; several may go to one.",
            each,
        )
    if method is RankingMethod.HUNDRED_POINTS:
        return tr("Share out {n} points as you like.").format(n=each)
    return {
        RankingMethod.RANK_ORDER: tr(
            "Write 1 beside what matters most, then 2, 3 and so on, as far as you like."
        ),
        RankingMethod.FIST_TO_FIVE: tr(
            "Circle how much you are for it: 0 is not at all, 5 is with all you have."
        ),
        RankingMethod.MOSCOW: tr("Put one cross in each line."),
        RankingMethod.IMPACT_EFFORT: tr(
            "Write a number from 0 to 100: how much difference it would make, and how "
            "much effort it would take."
        ),
    }[method]


def _heads(method: RankingMethod) -> tuple[str, ...]:
    if method is RankingMethod.MOSCOW:
        return tuple(bucket.label for bucket in Bucket)
    if method is RankingMethod.IMPACT_EFFORT:
        return tr("Difference"), tr("Effort")
    return ()


def _boxes(method: RankingMethod) -> tuple[int, float]:
    """Return how many boxes a line has, and how wide each is in points."""
    if method is RankingMethod.MOSCOW:
        return len(Bucket), _BOX + 2
    if method is RankingMethod.IMPACT_EFFORT:
        return 2, _WIDE
    if method is RankingMethod.FIST_TO_FIVE:
        return FINGERS + 1, _BOX
    if method is RankingMethod.PRIVATE_BALLOT:
        return 1, _BOX + 2
    return 1, _WIDE


def _column(voted: Voted) -> float:
    """Return how much room a box takes across, in points."""
    method = voted.ranking.method
    if _heads(method):
        return 62.0
    if _is_round(method):
        return 18.0
    return _boxes(method)[1] + 2


def _is_round(method: RankingMethod) -> bool:
    return method is RankingMethod.FIST_TO_FIVE
