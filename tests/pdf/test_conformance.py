"""Every document, on A4 and Letter, with names of any script and hostile text."""

import os
import subprocess
import sys
from itertools import product

import pytest

from app import paths
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


def test_every_document_of_the_same_book_is_the_same_file_to_the_byte(sample_book):
    assert _digests(sample_book, "1") == _digests(sample_book, "20261122")


def _digests(book, seed):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pdf.documents", str(book)],
        cwd=paths.ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    lines = ran.stdout.splitlines()
    assert len(lines) > len(DOCUMENTS) / 3
    return lines
