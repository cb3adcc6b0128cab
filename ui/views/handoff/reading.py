"""What a packet holds, read in the background: it looks into most of the book.

What stays in the private room is joined to it here, for the coach's own screen: what
makes the packet knows nothing of it.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.day import kept_back
from app.errors import CirclebookError
from app.person import site_agreements
from app.printouts import packets
from app.printouts.packets import LeftOut, Outline
from app.vocabulary import Audience, PacketKind
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.tasks import Job


@dataclass(frozen=True)
class Wanted:
    """Which packet is meant."""

    community_id: UUID
    kind: PacketKind
    audience: Audience


class Reading(QObject):
    """Reads the outline of a packet; what is asked for last is what counts."""

    found = Signal(object)  # Outline
    refused = Signal(str)  # why there is none

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0

    def begin(self, wanted: Wanted) -> None:
        """Read the outline of this packet."""
        self.stop()
        work = partial(_outline, self._desk, wanted)
        self._number = self._desk.tasks.run(self, work, self._show, cancellable=True)

    def stop(self) -> None:
        """Let what is being read be."""
        self._desk.tasks.cancel(self._number)

    def _show(self, outline: Outline | CirclebookError) -> None:
        if isinstance(outline, CirclebookError):
            self.refused.emit(str(outline))
        else:
            self.found.emit(outline)


def _outline(desk: Desk, wanted: Wanted, job: "Job") -> Outline | CirclebookError:
    del job  # it takes no longer than it takes to hear that it is not wanted
    read = desk.store.read_slowly
    try:
        outline = read(
            packets.outline, wanted.community_id, wanted.kind, wanted.audience
        )
        kept = read(kept_back.of_community, wanted.community_id)
        wanting = read(site_agreements.checks, wanted.community_id)
    except CirclebookError as error:
        return error
    hers = tuple(LeftOut(sentence) for sentence in kept.sentences)
    checks = (*outline.checks, *wanting)
    return replace(outline, left_out=(*hers, *outline.left_out), checks=checks)
