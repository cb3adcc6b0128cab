"""A packet of very much, and of names and texts that are hard to print."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import event

from app import clock, listings, tables
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.vocabulary import Layer, SiteState
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    days,
    gather,
    going_away,
    outline,
    packet,
    said,
    section,
)
from tests.pdf import hostile

SITES, ACTIONS = 60, 300


@pytest.fixture
def big(store, community):
    """A community of 60 sites and 300 actions; return its key."""
    clock.pretend(TODAY)
    store.write("Filled", fill, community)
    return community


def fill(session, community):
    for n in range(SITES):
        party = tables.Party(name=f"Site {n:02}", kind="site")
        session.add(party)
        session.flush()
        site = tables.Site(
            community_id=community,
            party_id=party.id,
            state=list(SiteState)[n % 3],
            state_reason="As it is",
            summary="Where it stands. " * 6,
        )
        session.add(site)
        session.flush()
        for m in range(ACTIONS // SITES):
            action = tables.Action(
                community_id=community,
                site_id=site.id,
                body=f"To do {n:02}-{m}",
                layer=Layer.SUCCESSOR,
                due_on=days(n + m - 10),
            )
            session.add(action)
    session.flush()


def test_sixty_sites_and_three_hundred_actions_are_all_in_it(big, store):
    paper = packet(store, big)
    text = said(paper)
    assert all(f"Site {n:02}" in text for n in range(SITES))
    assert len(set(re.findall(r"To do \d\d-\d", said(paper, "actions")))) == ACTIONS
    assert f"{SITES} sites have no backup contact" in outline(store, big).checks
    printed = press.printed([paper], PageSetup(PaperSize.LETTER))
    assert not printed.plain
    assert not printed.missing
    assert printed.sections["receiver"] > printed.sections["sites"]


def test_more_sites_do_not_ask_the_book_more_often(big, store):
    asked = statements(store, big)
    store.write("More", more_sites, big)
    assert statements(store, big) == asked


def test_more_gatherings_do_not_ask_the_book_more_often(big, store):
    gather(store, big, "First", datetime(2026, 5, 19, 10))
    asked = statements(store, big)
    for n in range(12):
        gather(store, big, f"Gathering {n}", datetime(2026, 6, 1 + n, 10))
    assert statements(store, big) == asked


def more_sites(session, community):
    for n in range(40):
        party = tables.Party(name=f"More {n:02}", kind="site")
        session.add(party)
        session.flush()
        session.add(tables.Site(community_id=community, party_id=party.id))
    session.flush()


def statements(store, community):
    """Count how often the book is asked for one packet."""
    asked = []
    note = lambda *said: asked.append(said[2])  # noqa: E731 - taken off again below
    event.listen(store._engine, "before_cursor_execute", note)
    packet(store, community)
    event.remove(store._engine, "before_cursor_execute", note)
    return len(asked)


@pytest.mark.parametrize("make", [hostile.rename_all, hostile.spoil])
@pytest.mark.parametrize("which", [LEAVES, AWAY], ids=["leaves", "away"])
def test_hostile_names_and_texts_are_set_and_nothing_falls_back(
    make, which, sample_book, tmp_path
):
    from app.book import books

    store = books.open_book(make(sample_book, tmp_path / "hostile.circlebook"))
    try:
        communities = store.read(all_communities)
        papers = [packet(store, key, which) for key in communities]
    finally:
        store.close()
    printed = press.printed(papers, PageSetup())
    assert not printed.plain
    assert len(papers) == 3


def all_communities(session):
    return [row.id for row in session.query(tables.Community).all()]


@pytest.mark.parametrize("name", ["High Plains", "Prairie Rivers", "New Dads"])
@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_the_brief_of_the_sample_is_one_page(sample_store, name, size):
    community = sample_store.read(listings.community, name)
    going_away(sample_store, community)
    for which in (LEAVES, AWAY):
        brief = packet(sample_store, community, which)
        two = replace(brief, sections=brief.sections[:2])
        pages = press.printed([two], PageSetup(size)).sections
        assert pages["who_is_who"] - pages["brief"] == 1


def test_every_setup_prints_the_sample_s_packet(sample_store):
    community = sample_store.read(listings.community, "High Plains")
    paper = packet(sample_store, community)
    pages = {}
    for size in (PaperSize.A4, PaperSize.LETTER):
        for large, grey in ((False, False), (True, False), (False, True)):
            printed = press.printed([paper], PageSetup(size, large, grey))
            assert not printed.plain
            assert not printed.missing
            assert set(printed.sections) == {one.code for one in paper.sections}
            pages[size, large, grey] = printed.pages
    assert pages[PaperSize.A4, False, False] == pages[PaperSize.A4, False, True]
    assert section(paper, "handover") is not None
