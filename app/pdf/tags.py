"""The structure of a tagged document: what is a heading, a list, a cell (PDF/UA-1).

The tree is built while the story is set; the order in the tree is the reading order.
Where each element was drawn is known to the canvas alone.
"""

from typing import Any


class Node:
    """One structure element: `H1 P L LI Lbl LBody Table TR TH TD Figure Link …`.

    `attrs` are the attributes of ISO 32000-1, 14.8.5: `Scope`, `ListNumbering`, `BBox`
    (points), `Placement`; they may be changed until the document is saved.
    """

    __slots__ = (
        "actual",
        "alt",
        "attrs",
        "kids",
        "lang",
        "parent",
        "role",
        "title",
    )

    def __init__(
        self,
        role: str,
        parent: "Node | None" = None,
        *,
        alt: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        actual: str | None = None,
        **attrs: Any,
    ) -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.lang = lang
        self.title = title
        self.actual = actual
        self.attrs: dict[str, Any] = attrs
        self.kids: list[Node] = []
        if parent is not None:
            parent.kids.append(self)

    def add(self, role: str, **what: Any) -> "Node":
        """Return a new element, the last one under this."""
        return Node(role, self, **what)

    def __repr__(self) -> str:
        return f"<{self.role} with {len(self.kids)}>"
