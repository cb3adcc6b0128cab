"""The card of the coordinator, who sees to it that they meet (JS9)."""

from app.printouts.charter.role_card import coordinator as compose

__all__ = ["compose"]
