"""The card of the facilitator, who leads one topic (JS9)."""

from app.printouts.charter.role_card import facilitator as compose

__all__ = ["compose"]
