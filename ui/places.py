"""Where one can be in the window."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Place:
    """A view, in a community if it belongs to one, and what is looked at there."""

    view: str  # "today", "communities", "create", "people", "sessions", "planner", …
    community_id: UUID | None = None
    item_id: UUID | None = None
    # what to begin there at once: "add", "edit", … or a section of the view
    intent: str = ""
