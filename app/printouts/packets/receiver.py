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
    mark("What does this circle want me to leave as it is?"),
)
"""What the receiver says back in their own words (teach-back)."""

_PROMPT_LINES: Final = 2
_QUESTION_LINES: Final = 3
_ROWS: Final = 5
_ROW_HEIGHT: Final = 26  # points: room for a line by hand


def write(scope: Scope) -> Written:
    """Return the page that is filled in together, pen in hand."""
    prompts = [
        Lines(f"{n}. {tr(words)}", _PROMPT_LINES) for n, words in enumerate(PROMPTS, 1)
    ]
    restated = Table(
        (
            Column(tr("What I will do"), 6),
            Column(tr("With whom"), 3),
            Column(tr("By when"), 2),
        ),
        (("", "", ""),) * _ROWS,
        row_height=_ROW_HEIGHT,
    )
    signing = Signatures(
        (
            (tr("Hands over"), scope.from_name),
            (tr("Takes over"), scope.to_name),
        )
    )
    asking = Lines("", _QUESTION_LINES)
    blocks: tuple[Block, ...] = (
        Heading(tr("Told back in my own words")),
        *prompts,
        Together((Heading(tr("What I still want to ask")), asking)),
        Together((Heading(tr("What I will do, restated")), restated)),
        Together((Heading(tr("Signed by both")), signing)),
    )
    asked = trn("{n} question", "{n} questions", len(PROMPTS))
    fact = tr("{questions}, room for yours, two signatures").format(questions=asked)
    lead = tr(
        "Filled in by {reader} after reading, and talked through together. Signing "
        "says that this was read and understood."
    ).format(reader=scope.reader)
    return Written(fact, blocks, lead)
