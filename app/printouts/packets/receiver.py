"""The receiver's page: told back, asked, restated, signed (e.1, 2, the second S)."""

from typing import Final

from app.i18n import mark, tr, trn
from app.pdf.story import (
    Block,
    Column,
    Heading,
    Lines,
    Signatures,
    Table,
    Together,
)
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope

PROMPTS: Final = (
    mark("Which place will need me first, and what have I been told about it?"),
    mark("Whom do I call in my first week, and what do I ask them?"),
    mark("What has been promised, to whom, and by when?"),
    mark("What happens at the next gathering, and who leads it?"),
    mark("What do the members want me to leave as it is?"),
)
"""What the receiver says back in their own words (teach-back)."""

_PROMPT_LINES: Final = 2
_QUESTION_LINES: Final = 3
_ROWS: Final = 5
_ROW_HEIGHT: Final = 26  # points: room for a line by hand


def write(scope: Scope) -> Written:
    """Return the page that is filled in together, pen in hand."""
    asking = Lines("", _QUESTION_LINES)
    blocks: tuple[Block, ...] = (
        Heading(tr("Told back in my own words")),
        *(Lines(words, _PROMPT_LINES) for words in _prompts()),
        Together((Heading(tr("What I still want to ask")), asking)),
        Together((Heading(tr("What I will do, restated")), _restated())),
        Together((Heading(tr("Signed by both")), _signing(scope))),
    )
    asked = trn("{n} question", "{n} questions", len(PROMPTS))
    fact = tr("{questions}, room for yours, two signatures").format(questions=asked)
    lead = tr(
        "Filled in by {reader} after reading, and talked through together. Signing "
        "says that this was read and understood."
    ).format(reader=scope.reader)
    return Written(fact, blocks, lead)


def _prompts() -> list[str]:
    return [
        tr("{n}. {question}").format(n=n, question=tr(words))
        for n, words in enumerate(PROMPTS, 1)
    ]


def _restated() -> Table:
    """Return a table to be filled in by hand."""
    return Table(
        (
            Column(tr("What I will do"), 6),
            Column(tr("With whom"), 3),
            Column(tr("By when"), 2),
        ),
        (("", "", ""),) * _ROWS,
        row_height=_ROW_HEIGHT,
    )


def _signing(scope: Scope) -> Signatures:
    return Signatures(
        (
            (tr("Hands over"), scope.from_first),
            (tr("Takes over"), scope.to_name),
        )
    )
