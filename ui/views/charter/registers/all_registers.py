"""The registers there are, in the order they are offered."""

from typing import Any

from ui.views.charter.registers.agreed import Decisions, WorkingAgreements
from ui.views.charter.registers.asked import Asks, RoleCards
from ui.views.charter.registers.brought import Challenges, Ideas, Successes
from ui.views.charter.registers.called import Coverage, OutsidePeople
from ui.views.charter.registers.kept import Glossary, Places
from ui.views.charter.registers.register import Host, Register

_KINDS = (
    WorkingAgreements,
    Glossary,
    Ideas,
    Successes,
    Challenges,
    Decisions,
    Places,
    Coverage,
    Asks,
    OutsidePeople,
    RoleCards,
)


def made(host: Host) -> list[Register[Any]]:
    """Return all registers, for a look."""
    return [kind(host) for kind in _KINDS]
