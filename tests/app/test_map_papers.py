"""The map on paper: what members may be told, page by page and site by site."""

from datetime import date

import pytest

from app import clock
from app.errors import GoneError, RefusedError
from app.needs import marking, matches, offers, peer_links
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Cell, Table
from app.person import sites
from app.printouts import catalog
from app.printouts.catalog import Subject
from app.printouts.needs.needs_matrix import mark_of
from app.vocabulary import PeerState
from tests import big_map
from tests import worlds_us3 as us3
from tests.app.papers import everything, said
from tests.app.peopled import add as add_person

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def keys(store, community):
    found = store.write("Six sites", us3.sites_and_topics, community)[0]
    store.write("Their entries", us3.entries, community, found)
    return found


@pytest.fixture
def listed(store, community, keys):
    """The story, and every site has agreed that its gifts are listed."""
    for offer in store.read(offers.of_community, community):
        store.write("x", offers.let_list, community, offer.id, agreed=True)
    return keys


def matrix(store, community, columns="sites"):
    printout = catalog.named("needs_matrix")
    return store.read(printout.compose, community, {"columns": columns})


def page(store, site):
    return store.read(catalog.named("what_we_bring").compose, site, {})


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def test_the_matrix_shows_by_shape_who_can_help_and_how_they_ask(
    store, community, listed
):
    paper = matrix(store, community)
    legend, table = tables(paper)
    assert paper.landscape
    assert len(legend.rows[0]) == 6
    titles = [column.title for column in table.columns]
    assert titles == ["Topic", *us3.SITES.values(), "Asked for", "Can help"]
    rows = {row[0]: row for row in table.rows}
    first = table.rows[0]
    assert first[0] == us3.TOPICS["T7"]
    assert first[-2] == "7"
    assert first[-1] == Cell("nobody", bold=True)
    retention = rows[us3.TOPICS["T1"]]
    assert retention[1] == Cell(mark=mark_of(3, 0))  # Alder
    assert retention[2] == Cell(mark=mark_of(0, 3))  # Bluestem
    assert retention[4] == ""  # Dry Creek
    assert retention[-2:] == ("5", "1")


def test_gifts_nobody_agreed_to_list_are_counted_and_not_told(store, community, keys):
    paper = matrix(store, community)
    _, table = tables(paper)
    able = [
        cell.mark
        for row in table.rows
        for cell in row
        if isinstance(cell, Cell) and cell.mark.startswith("level")
    ]
    assert able == []
    told = everything(paper)
    assert "10 entries are left out because they are not meant for this reader." in told
    assert us3.TOPICS["T6"] not in told


def test_a_person_is_a_column_only_if_they_agreed(store, community, listed):
    ada = add_person(store, community, "Ada Bell", site=us3.SITES["Alder"])
    store.write("x", marking.set_level, community, listed["T7"], ada, 4)
    assert "Ada Bell" not in everything(matrix(store, community, "people"))
    offer = next(
        one
        for one in store.read(offers.of_community, community)
        if one.holder.key == ada
    )
    store.write("x", offers.let_list, community, offer.id, agreed=True)
    # her expertise may be listed; whether she may be named is the directory's consent
    from app.person import consents
    from app.vocabulary import ConsentState, ConsentUse

    store.write(
        "x",
        consents.note,
        community,
        ada,
        ConsentUse.DIRECTORY,
        ConsentState.YES,
    )
    told = everything(matrix(store, community, "people"))
    assert "Ada Bell" in told


def test_many_columns_are_parted_into_tables_that_repeat_the_topics(store, community):
    from app.person import consents
    from app.vocabulary import ConsentState, ConsentUse

    def agree(session):
        people, _ = big_map.fill(session, community, people=60, subjects=12)
        for person in people:
            for use in (ConsentUse.DIRECTORY, ConsentUse.EXPERTISE):
                consents.note(session, community, person, use, ConsentState.YES)

    store.write("x", agree)
    paper = matrix(store, community, "people")
    found = tables(paper)[1:]
    names = [c.title for table in found for c in table.columns[1:-2]]
    assert len(names) == len(set(names)) == 60
    assert all(len(table.columns) <= 12 for table in found)
    assert all(table.columns[0].names_row for table in found)
    for size in (PaperSize.LETTER, PaperSize.TABLOID):
        printed = press.printed([paper], PageSetup(paper=size, grey=True))
        assert printed.data.startswith(b"%PDF")


def test_every_site_has_one_page_of_what_it_brings_and_could_gain(
    store, community, listed
):
    told = {short: "\n".join(said(page(store, listed[short]))) for short in us3.SITES}
    alder = told["Alder"]
    assert "Volunteer retention" in alder
    assert "Bluestem Youth Works and Eastgate Barbers for Health" in alder
    assert "Data storytelling" in alder
    assert "Bluestem Youth Works: each has what the other asks for." in alder
    assert "We ask for it too: Evaluation design." in alder
    assert "We could share too: Peer-support training." in told["Cedar"]
    assert "An appreciative interview finds it" in told["Eastgate"]
    for short in us3.SITES:
        paper = page(store, listed[short])
        for size in PaperSize:
            printed = press.printed([paper], PageSetup(paper=size))
            assert printed.pages == 1, (short, size)


def test_whom_the_coach_set_aside_is_not_on_the_page(store, community, listed):
    first = store.read(matches.of_community, community)[0]
    store.write(
        "x",
        peer_links.add,
        community,
        first.asker.key,
        first.helper.key,
        topic=first.topic,
        state=PeerState.DISMISSED,
    )
    rows = [row for t in tables(page(store, listed["Alder"])) for row in t.rows]
    assert [row[0].text for row in rows] == [us3.TOPICS["T1"]]


def test_a_site_that_is_gone_or_archived_has_no_page(store, community, keys):
    store.write("x", sites.archive, keys["Eastgate"])
    with pytest.raises(RefusedError):
        page(store, keys["Eastgate"])
    with pytest.raises(GoneError):
        page(store, community)


def test_both_papers_are_offered_where_one_prints(store):
    codes = [one.code for one in catalog.printouts(Subject.COMMUNITY)]
    assert "needs_matrix" in codes
    codes = [one.code for one in catalog.printouts(Subject.SITE)]
    assert "what_we_bring" in codes
