"""The handoff packet: what is handed on when the coach leaves, or is away (4-handoff).

`kinds` says which packets a community may need, `outline` what goes into one and what
stays out, `switch`, `move` and `reset` change that, and `made` writes it, behind the
wall of its reader. A section
is a module of its own: it reads the book as its reader may, and gives `Written`, or
nothing where the book has nothing to say.
"""

from app.printouts.packets.choosing import move, reset, switch
from app.printouts.packets.composing import compose, file_name, made, readers
from app.printouts.packets.kinds import kind_named, kinds
from app.printouts.packets.outlines import outline
from app.printouts.packets.records import (
    Change,
    KindShown,
    LeftOut,
    Outline,
    SectionShown,
    Step,
)
from app.printouts.packets.registering import register

__all__ = [
    "Change",
    "KindShown",
    "LeftOut",
    "Outline",
    "SectionShown",
    "Step",
    "compose",
    "file_name",
    "kind_named",
    "kinds",
    "made",
    "move",
    "outline",
    "readers",
    "register",
    "reset",
    "switch",
]
