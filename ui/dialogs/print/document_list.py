"""The documents to tick, how long each is, and what can be chosen for it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.dialogs.print.document_group import DocumentGroup
from ui.dialogs.print.document_row import DocumentRow
from ui.dialogs.print.documents import Document
from ui.dialogs.print.pages import Part
from ui.widgets.layout import vbox


class DocumentList(QWidget):
    """What can be printed of something, as ticks; what is ticked says how."""

    changed = Signal()

    def __init__(
        self,
        documents: Sequence[Document],
        ticked: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        whole = list(_rows(documents, ticked))
        self.groups = [one for one in whole if isinstance(one, DocumentGroup)]
        self.rows: list[DocumentRow] = []
        for one in whole:
            self.rows += one.rows if isinstance(one, DocumentGroup) else [one]
        if not any(row.is_on for row in self.rows):  # nothing of the last time is here
            for row in self.rows:
                row.tick.setChecked(row.document.key in ticked)
        self.setLayout(vbox(*whole, gap=2))
        for one in whole:
            one.changed.connect(self.changed)

    def parts(self, *, ticked: bool = True) -> tuple[Part, ...]:
        """Return what is ticked, or what is not, with what was chosen for it."""
        return tuple(row.part() for row in self.rows if row.is_on is ticked)

    def row(self, key: str) -> DocumentRow:
        """Return the row of a document."""
        return next(row for row in self.rows if row.document.key == key)

    def scrollers(self) -> list[QScrollArea]:
        """Return what scrolls within the list."""
        return [one.scroller for one in self.groups if one.scroller is not None]

    def show_length(self, key: str, pages: int) -> None:
        """Say how many pages a document has."""
        self.row(key).show_length(pages)

    def remember(self) -> None:
        """Keep what was chosen for the next time."""
        for row in self.rows:
            row.remember()


def _rows(
    documents: Sequence[Document], ticked: frozenset[str]
) -> Iterator[DocumentRow | DocumentGroup]:
    """Yield a row for each document, and one group for all there is of a site."""
    for is_one_of_many, some in groupby(documents, lambda one: one.about and one.code):
        if is_one_of_many:
            yield DocumentGroup(list(some), ticked)
        else:
            yield from (DocumentRow(one, one.key in ticked) for one in some)
