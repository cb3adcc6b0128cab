"""Every document, on A4 and Letter, with names of any script and hostile text."""

from itertools import product

import pytest

from app.pdf.setup import PageSetup, PaperSize
from tests.pdf import conftest, documents
from tests.pdf.proof import prove

DOCUMENTS = [*documents.printouts(), *documents.packets()]
SHEETS = (PaperSize.A4, PaperSize.LETTER)


@pytest.mark.parametrize(
    ("document", "book"),
    list(product(DOCUMENTS, conftest.BOOKS)),
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_the_document_is_accessible_and_nothing_in_it_is_lost(
    open_book, document, book
):
    store = open_book(book)
    try:
        paper = store.read(document.compose)
    finally:
        store.close()
    for sheet in SHEETS:
        assert prove(paper, PageSetup(sheet)).faults() == [], sheet


def test_large_and_grey_documents_are_just_as_accessible(open_book):
    store = open_book("scripts")
    try:
        made = [store.read(document.compose) for document in DOCUMENTS[::4]]
    finally:
        store.close()
    for paper in made:
        setup = PageSetup(PaperSize.LETTER, large=True, grey=True)
        assert prove(paper, setup).faults() == []
