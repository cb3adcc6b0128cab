"""The cards of the calendar look: the words of a block, in or beside its time.

How high words are is known only where they are set; what they will need at most is
reckoned here, on the safe side, because a panel says its height before.
"""

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.exports.events import one_line
from app.pdf.story import Text, Tone, plain
from app.printouts.gatherings.agenda_rows import facts_line
from app.printouts.gatherings.agenda_steps import Step, Told
from app.printouts.gatherings.block_kinds import kind_of
from app.printouts.joining import dotted

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_BAR: Final = 9.0  # the strip of a kind: as long as the block lasts
_WORDS_FROM: Final = 31.0  # the letter stands between
_PAD: Final = 4.0
_APART: Final = 2.0  # white between a card and the next
_WIDE: Final = 250.0  # from here who leads stands at the right
_SIDE: Final = 0.32  # of the width
_GUTTER: Final = 8.0
_SLIM: Final = 140.0
_SIDE_LINES: Final = 5
_LONG_WORD: Final = 0.4  # of a line: such a word may leave much of one empty
_FILLED: Final = 0.88  # of a line, on average: a long word goes to the next one
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_NARROW: Final = frozenset("iljtfrI.,:;'’!|()·- \N{NO-BREAK SPACE}")
_BROAD: Final = frozenset("mMwW@%&—…")

Place = tuple[float, float, float]  # x, y, width


@dataclass(frozen=True)
class Type:
    """How words on the calendar are set: a style of the page, and its measures."""

    style: str
    size: float
    leading: float
    tone: Tone


TITLE: Final = Type("strong", 10.5, 15.5, Tone.INK)
SMALL: Final = Type("small", 9.0, 12.5, Tone.SLATE)
NAMES: Final = Type("small", 9.0, 12.5, Tone.INK)


@dataclass(frozen=True)
class Card:
    """A block on the calendar; `short` says that not all its words are on it."""

    kind: str
    letter: str
    title: str
    line: str
    words: tuple[str, ...]
    who: tuple[str, ...]
    bring: tuple[str, ...]
    short: bool = False

    def room(self, width: float) -> float:
        """Return the height its words need at most beside its strip, in points."""
        left, right = _halves(width)
        if self._is_one_line(None, width):
            return TITLE.leading + _PAD
        beneath = sum(reckoned(text, how, left) for text, how in self._texts())
        wide = right - _GUTTER if right else left
        beside = sum(reckoned(text, how, wide) for text, how in self._side())
        return (max(beneath, beside) if right else beneath + beside) + _PAD

    def paint(self, pen: "Pen", x: float, y: float, width: float, long: float) -> None:
        """Draw the card at `x`, `y`; `long` is its time in points."""
        long = max(1.5, long - _APART)
        needed = self._write(pen, (x, y, width), dry=True) + 2 * _PAD
        in_a_line = needed > long and self._is_one_line(pen, width)
        if needed <= long or (in_a_line and long >= TITLE.leading):
            pen.rect(x, y, width, long, fill="wash")
        pen.rect(x, y, _BAR, long, kind=self.kind)
        if in_a_line:
            above = max(-1.0, (long - TITLE.leading) / 2)
            self._write_line(pen, (x, y + above, width))
            return
        self._write(pen, (x, y + _PAD if needed <= long else y - 1, width))

    def _texts(self) -> list[tuple[str, Type]]:
        return [
            (self.title, TITLE),
            *((text, SMALL) for text in (self.line, *self.words)),
        ]

    def _side(self) -> list[tuple[str, Type]]:
        return [
            *((text, NAMES) for text in self.who),
            *((text, SMALL) for text in self.bring),
        ]

    def time_wanted(self, width: float) -> float:
        """Return the height of its time at which its words have room in it."""
        return self.room(width) + _PAD + _APART

    def _is_one_line(self, pen: "Pen | None", width: float) -> bool:
        """Whether all its words go into one line: short ones of a short block."""
        side = self._side()
        if self.words or len(side) > 1:
            return False
        left, right = _halves(width)
        words = _wide(self.title, TITLE, pen) + _GUTTER + _wide(self.line, SMALL, pen)
        beside = sum(_wide(text, how, pen) for text, how in side)
        return words <= left and beside <= right - _GUTTER

    def _write_line(self, pen: "Pen", place: Place) -> None:
        x, y, width = place
        left, right = _halves(width)
        self._write_letter(pen, x, y)
        start, lower = x + _WORDS_FROM, y + 1.7  # on the same line as larger words
        _put(pen, self.title, (start, y, left), TITLE)
        after = pen.measure(self.title, style=TITLE.style) + _GUTTER
        _put(pen, self.line, (start + after, lower, left - after), SMALL)
        for text, how in self._side():
            at = start + left + _GUTTER
            _put(pen, text, (at, lower, right - _GUTTER), how)

    def _write(self, pen: "Pen", place: Place, *, dry: bool = False) -> float:
        """Write the words, or only reckon; return the height they take."""
        x, y, width = place
        left, right = _halves(width)
        start = x + _WORDS_FROM
        if not dry:
            self._write_letter(pen, x, y)
        down = 0.0
        for text, how in self._texts():
            down += _put(pen, text, (start, y + down, left), how, dry=dry)
        beside = 1.7 if right else down
        at, wide = (start + left + _GUTTER, right - _GUTTER) if right else (start, left)
        for text, how in self._side():
            beside += _put(pen, text, (at, y + beside, wide), how, dry=dry)
        return max(down, beside)

    def _write_letter(self, pen: "Pen", x: float, y: float) -> None:
        _put(pen, self.letter, (x + _BAR + 6, y, _WORDS_FROM - _BAR - 6), TITLE)


def card(step: Step, width: float, *, with_time: bool = False) -> Card:
    """Return the card of a block that is `width` points wide.

    `with_time` says when it begins: no time stands beside it. Words that would make it
    too long are left to the page below.
    """
    left, right = _halves(width)
    time = step.clock if with_time else ""
    whole = dotted(time, step.length, facts_line(step))
    title, line = cut(step.title, TITLE, left), cut(whole, SMALL, left)
    told, words = step.told, few(step.told.words, left)
    who, bring = _beside(told, right - _GUTTER if right else left)
    return Card(
        kind_of(step.category),
        step.category.value,
        title,
        line,
        words,
        who,
        bring,
        short=(title, line) != (one_line(step.title), one_line(whole))
        or len(words) < len(told.words)
        or len(who) + len(bring) < len(told.who) + len(told.bring),
    )


def most_lines(width: float) -> int:
    """Return how many lines a title may have, the facts, and all other words."""
    return 3 if width > _SLIM else 5


def reckoned(text: str, how: Type, width: float) -> float:
    """Return the height that `text` needs at most in `width` points."""
    return _lines(text, how, width) * how.leading


def cut(text: str, how: Type, width: float) -> str:
    """Return `text` in one paragraph, its beginning where it takes many lines."""
    text, lines = one_line(text), most_lines(width)
    if _lines(text, how, width) <= lines:
        return text
    room, end = width * lines / how.size * _FILLED - 2, 0
    for end, letter in enumerate(text):  # noqa: B007 - the place is what is wanted
        room -= _em(letter)
        if room < 0:
            break
    kept = text[:end]
    whole = kept.rpartition(" ")[0]
    return (whole if len(whole) > end * 0.6 else kept).rstrip() + _ELLIPSIS


def few(texts: Iterable[Text], width: float) -> tuple[str, ...]:
    """Return texts if they take few lines, else none of them."""
    words = tuple(plain(text) for text in texts)
    lines = sum(_lines(text, SMALL, width) for text in words)
    return words if lines <= most_lines(width) else ()


def _beside(told: Told, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads and what to bring, as far as a card has room for it."""
    names, things = (tuple(map(one_line, all_)) for all_ in (told.who, told.bring))
    for who, bring in ((names, things), (names, ())):
        if sum(_lines(text, NAMES, width) for text in (*who, *bring)) <= _SIDE_LINES:
            return who, bring
    return (), ()


def _halves(width: float) -> tuple[float, float]:
    """Return how wide the words are, and the names at their right if there is room."""
    room = width - _WORDS_FROM
    return (room * (1 - _SIDE), room * _SIDE) if room > _WIDE else (room, 0.0)


def _put(pen: "Pen", text: str, place: Place, how: Type, *, dry: bool = False) -> float:
    """Write a text at `place`, or only reckon; return its height."""
    x, y, width = place
    if not text:
        return 0.0
    if dry:
        return _lines(text, how, width, pen) * how.leading
    return pen.words(text, x, y, width, style=how.style, tone=how.tone)


def _lines(text: str, how: Type, width: float, pen: "Pen | None" = None) -> int:
    """Return how many lines `text` takes at most; nothing takes none."""
    count = 0
    for line in text.splitlines():
        full = _wide(line, how, pen) / max(width, 1.0)
        filled = math.ceil(full if full <= 1 else full / _FILLED)
        count += max(1, filled, _greedy(line, how, width, pen) if full > 1 else 1)
    return count


def _greedy(line: str, how: Type, width: float, pen: "Pen | None") -> int:
    """Return how many lines it takes at most when a word is nearly as long as one."""
    words = [_wide(word, how, pen) for word in line.split()]
    if max(words, default=0.0) < width * _LONG_WORD:
        return 1  # what is left at line ends is reckoned with by `_FILLED`
    lines, room, space = 1, width, _wide(" ", how, pen)
    for word in words:
        if word > room and room < width:
            lines, room = lines + 1, width
        if word > width:
            lines, word = lines + int(word / width), word % width  # noqa: PLW2901
        room -= word + space
    return lines


def _wide(text: str, how: Type, pen: "Pen | None") -> float:
    """Return how wide `text` is on one line; without a pen, at most."""
    if pen is not None:
        return pen.measure(text, style=how.style)
    return sum(map(_em, text)) * how.size


def _em(letter: str) -> float:
    """Return how wide a letter is at most, in ems."""
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    if letter in _NARROW:
        return 0.35
    if letter in _BROAD:
        return 0.88
    return 0.66 if letter.isupper() or not letter.isascii() else 0.54
