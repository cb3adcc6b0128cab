"""The coach's own copy of her log: every page says that it is private."""

import pymupdf
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from app import tables
from app.book.store import Readership
from app.coaching import entries
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.printouts import catalog, own_log
from app.printouts.catalog import Subject
from app.vocabulary import Layer
from tests.app.packing import strings


@pytest.fixture
def circle(sample_store):
    """The sample's community with the most conversations."""

    def most(session):

        row = tables.CoachingContact.community_id
        return session.scalar(
            select(row).group_by(row).order_by(func.count().desc()).limit(1)
        )

    return sample_store.read(most)


def test_every_page_of_it_says_private(sample_store, circle):
    paper = sample_store.read(own_log.compose, circle)
    printed = press.printed([paper], PageSetup(PaperSize.LETTER))
    with pymupdf.open(stream=printed.data, filetype="pdf") as pdf:
        pages = [page.get_text() for page in pdf]
    assert len(pages) > 3
    assert all("Private" in page for page in pages)


def test_all_that_was_written_is_in_it(sample_store, circle):
    paper = sample_store.read(own_log.compose, circle)
    said = "\n".join(strings(paper))
    found = sample_store.read(entries.of_community, circle)
    assert len(found) == 32
    for entry in found:
        for field in entries.TEXTS:
            assert getattr(entry, field) in said


def test_it_is_in_no_list_of_papers():
    listed = [one for subject in Subject for one in catalog.printouts(subject)]
    assert "own_log" not in {one.code for one in listed}
    assert all("coaching" not in one.module for one in listed)
    with pytest.raises(KeyError):
        catalog.named("own_log")


def test_behind_the_wall_it_cannot_be_made(sample_store, circle):
    with pytest.raises(DBAPIError):
        sample_store.read_as(Readership(Layer.SUCCESSOR), own_log.compose, circle)
