"""Needs and expertise as they stand on a flip chart: one line each, read leniently.

"Alder: volunteer retention !!", "volunteer retention – Alder, Cedar", "Priya can share
data storytelling (4)", bullets, dots. What a line means is guessed, and shown to be
put right; no line is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.errors import RefusedError
from app.needs.drafts import Draft, Side
from app.needs.holders import Holders
from app.person.people_names import fold, tidy

MOST: Final = 200_000  # letters that are read
LONGEST_LINE: Final = 2_000

_DOTS: Final = "•●○◦∙⚫⬤🔴🔵🟢★⭐✓✔☑"
_BULLET: Final = re.compile(
    rf"^\s*(?:[-–—*‣▪■□►→>·{_DOTS}]|\(?\d{{1,3}}[.):](?=\s)|\[[ xX]?\])\s*"
)
_FIRST_TALLY: Final = re.compile(rf"^\s*([{_DOTS}*]{{2,}}|[xX]{{2,}}(?=\s))\s*")
# one "+" or "x" may be a part of a name: "C++", "Plan B +", "Windows x"
_LAST_TALLY: Final = re.compile(
    rf"\s*(!+|[{_DOTS}*]+|(?<=\s)(?:\+{{2,}}|[xX]{{2,}}|\|+))\s*$"
)
_MORE: Final = r"(?:[.,]\d+)?(?:\s?/\s?\d+)?"  # of a number: a part, or of how many
_IN_BRACKETS: Final = re.compile(rf"\s*[(\[]\s*(\d{{1,2}}{_MORE})\s*[)\]]\s*$")
_LAST_FIGURE: Final = re.compile(rf"(?:\s*[-–—:=,]\s*|\s+[x×]\s?|\t\s*)(\d{_MORE})\s*$")
_SHARES: Final = (
    r"can (?:share|teach|coach|help with|offer|show)|is good at|are good at|offers?|"
    r"brings?|shares?|teaches|knows(?: about)?|has experience (?:in|with)"
)
_ASKS: Final = (
    r"needs?(?: help with)?|wants?(?: to learn)?(?: about)?|asks? for|asked for|"
    r"(?:is|are) looking for|would like(?: to learn)?|struggles? with"
)
_VERB: Final = re.compile(
    rf"^(?P<who>.{{1,80}}?)\s+(?:(?P<brings>{_SHARES})|(?P<asks>{_ASKS}))\b[:\s]+"
    r"(?P<topic>\S.*)$",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(
    r"^(?:our |the |we |they |who |what we |what they )?"
    r"(?:(?P<asks>needs?|asks?(?: for)?|wants?|wish(?:es)?|looking for|could gain)|"
    r"(?P<brings>offers?|expertise|brings?|skills|gifts|strengths|"
    r"(?:can )?(?:share|teach|offer|help with|help)))"
    r"\s*:?$",
    re.IGNORECASE,
)
_AT: Final = re.compile(
    r"^(?P<topic>\S.*?)\s*(?:[(\[]\s*(?P<inside>[^()\[\]]{1,120})[)\]]|@\s*"
    r"(?P<at>\S.{0,119}))$"
)
# what parts the two halves of a line, what is surest first
_PARTED: Final = ("\t", "|", " – ", " — ", " - ", ": ", ":", "–", "—", ";")
_AND: Final = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\by\b)\s*", re.IGNORECASE)
_AROUND: Final = ' \t,;:–—-=|"“”„'


@dataclass(frozen=True)
class Chart:
    """What stands on a flip chart: the entries, and the lines that are heads."""

    drafts: tuple[Draft, ...]
    heads: tuple[int, ...]  # lines, from 1, that say whose or what follows


def read(text: str, here: Holders, topics: Sequence[str], side: Side) -> Chart:
    """Return the entries of a text, one or more for each line that is no head.

    They are of `side` unless a line says another. `here` and `topics` help to tell
    who it is from what it is about.
    """
    reading = _Reading(here, topics, side)
    found: list[Draft] = []
    heads: list[int] = []
    for row, line in enumerate(text[:MOST].splitlines(), 1):
        if not line.strip():
            continue
        entries = list(reading.line(row, line))
        found += entries
        if not entries:
            heads.append(row)
    return Chart(tuple(found), tuple(heads))


@dataclass(frozen=True)
class _Halves:
    """A line parted into who it is and what it is about."""

    side: Side
    who: str
    topic: str


class _Reading:
    """What is remembered from line to line: whose they are, and of which side."""

    def __init__(self, here: Holders, topics: Sequence[str], side: Side) -> None:
        self._here, self._topics = here, frozenset(map(fold, topics))
        self._written = frozenset(map(_letters, topics))
        self._side, self._whose = side, ""
        self._known: dict[str, bool] = {}

    def line(self, row: int, line: str) -> Iterator[Draft]:
        """Yield what a line says; a head says nothing by itself."""
        words, number = _without_number(line[:LONGEST_LINE])
        whole = _BULLET.sub("", line[:LONGEST_LINE], count=1).strip()
        if number and self._ends_in_topic(whole):
            words, number = whole, ""
        if not number and self._is_head(words):
            return
        halves = self._parted(words)
        topic = _bare(halves.topic) or tidy(words) or tidy(line)
        who = _bare(halves.who) or self._whose
        draft = Draft(row, halves.side, topic, number=number, text=tidy(line, 400))
        for one in self._each(who):
            yield replace(draft, who=one)

    def _ends_in_topic(self, words: str) -> bool:
        """Tell whether a topic is written so: what looks like a number is its name."""
        if _letters(words) in self._written:
            return True
        ends = (words.partition(sign)[2] for sign in _PARTED)
        return any(_letters(end) in self._written for end in ends if end)

    def _is_head(self, words: str) -> bool:
        """Tell whether a line says whose or of which side the next ones are."""
        if found := _HEADING.match(words.strip()):
            self._side = Side.ASKS if found.group("asks") else Side.BRINGS
            self._whose = ""
            return True
        name = words.strip()
        if name.endswith(":") and self._is_holder(name.rstrip(" :")):
            self._whose = name.rstrip(" :")
            return True
        return False

    def _parted(self, words: str) -> _Halves:
        if found := _VERB.match(words):
            side = Side.ASKS if found.group("asks") else Side.BRINGS
            who = _bare(found.group("who"))
            if self._are_holders(who) or fold(found.group(0)) not in self._topics:
                return _Halves(side, who, found.group("topic"))
        if fold(words) in self._topics:
            return _Halves(self._side, "", words)
        for between in _PARTED:
            first, sign, last = words.partition(between)
            if not sign or not first.strip() or not last.strip():
                continue
            if self._are_holders(first):
                return self._with_verb(first, last)
            before, _, end = words.rpartition(between)
            if self._are_holders(end):
                return _Halves(self._side, end, before)
        return self._at_the_end(words)

    def _with_verb(self, who: str, rest: str) -> _Halves:
        """Return the halves of "Priya: can share data storytelling"."""
        if found := _VERB.match(f"{_bare(who)} {rest.strip()}"):
            side = Side.ASKS if found.group("asks") else Side.BRINGS
            if fold(found.group("who")) == fold(who):
                return _Halves(side, who, found.group("topic"))
        return _Halves(self._side, who, rest)

    def _at_the_end(self, words: str) -> _Halves:
        """Return the halves of "grant writing (Alder)", "grants @Alder", "Aldr: …"."""
        if found := _AT.match(words):
            who = found.group("inside") or found.group("at")
            if found.group("at") or self._are_holders(who):
                return _Halves(self._side, who, found.group("topic"))
        first, sign, last = words.partition(":")
        if sign and _bare(first) and _bare(last):
            return _Halves(self._side, first, last)  # whoever that is: to be chosen
        first, sign, last = words.partition("\t")
        if sign and _bare(first) and _bare(last):
            return _Halves(self._side, last, first)
        return _Halves(self._side, "", words)

    def _each(self, who: str) -> list[str]:
        """Return every one who is named, or the words as they are."""
        if not who or self._is_holder(who):
            return [who]
        parts = [part for part in _AND.split(who) if part]
        known = any(map(self._is_holder, parts))
        return parts if known and parts else [who]

    def _are_holders(self, words: str) -> bool:
        """Tell whether words name one or several who are here."""
        bare = _bare(words)
        if not bare or len(bare) > 200:
            return False
        if self._is_holder(bare):
            return True
        parts = [part for part in _AND.split(bare) if part]
        return len(parts) > 1 and any(map(self._is_holder, parts))

    def _is_holder(self, words: str) -> bool:
        key = fold(words)
        if key not in self._known:
            self._known[key] = self._finds(words) if key else False
        return self._known[key]

    def _finds(self, words: str) -> bool:
        if fold(words) in ("the whole circle", "whole circle", "everyone", "all"):
            return True
        try:
            self._here.named(words)
        except RefusedError:  # nobody, or several who are called the same
            return any(fold(one.name) == fold(words) for one in self._here.people)
        return True


def _without_number(line: str) -> tuple[str, str]:
    """Return a line without its bullet and its number, and that number."""
    number = ""
    if found := _FIRST_TALLY.match(line):
        number, line = found.group(1), line[found.end() :]
    else:
        line = _BULLET.sub("", line, count=1)
    for pattern in (_IN_BRACKETS, _LAST_TALLY, _LAST_FIGURE):
        found = pattern.search(line)
        if found and not number and line[: found.start()].strip(_AROUND):
            number, line = found.group(1).strip(), line[: found.start()]
    return line.strip(), number


def _letters(words: str) -> str:
    """Return words as they are compared when each sign of them counts."""
    return tidy(words).casefold()


def _bare(words: str) -> str:
    return tidy(words.strip().strip(_AROUND))
