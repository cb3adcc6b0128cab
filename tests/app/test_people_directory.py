"""The people directory: who agreed to be in it, by site or by name."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock, settings, tables
from app.errors import GoneError
from app.pdf import press, story
from app.pdf.setup import PageSetup
from app.pdf.story import Heading, Table, Together, plain
from app.person import consents, contacts, people
from app.person.people import PersonDraft
from app.printouts import people_directory
from app.settings import Coach
from app.vocabulary import ConsentState, ConsentUse, Contact, Rank
from tests.app.consenting import YES, change, plant, says, words_of
from tests.app.peopled import add
from tests.pdf import structure

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


def directory(store, community, order="site"):
    return store.read(people_directory.compose, community, {"order": order})


def flat(blocks):
    for block in blocks:
        if isinstance(block, Together):
            yield from flat(block.blocks)
        else:
            yield block


def headings(paper):
    return [b.text for b in flat(paper.blocks) if isinstance(b, Heading)]


def rows(paper):
    tables_ = [b for b in flat(paper.blocks) if isinstance(b, Table)]
    return [[said_in(cell) for cell in row] for one in tables_ for row in one.rows]


def said_in(cell):
    if isinstance(cell, story.Cell):
        return plain(cell.text) + ("|" + plain(cell.note) if plain(cell.note) else "")
    return plain(cell)


@pytest.fixture
def two(store, community):
    """Somebody who agreed to everything, and somebody who agreed to nothing."""
    ada = add(
        store,
        community,
        "Ada Zimmer",
        site="Cedar",
        job_title="Nurse",
        pronouns="she/her",
        phone="970 555 0101",
        email="ada@example.org",
        reach_note="Evenings",
    )
    change(
        store,
        tables.Person,
        ada,
        pronunciation="AY-da",
        preferred_channel=Contact.TEXT,
    )
    says(store, community, ada, directory=YES, contact=YES)
    add(store, community, "Bo Miller", site="Cedar", phone="970 555 0102")
    return ada


def test_somebody_is_listed_with_all_they_agreed_to(store, community, two):
    ((name, role, reach),) = rows(directory(store, community))
    assert name == "Ada Zimmer|AY-da · she/her"
    assert role == "Nurse"
    assert reach == (
        "970\N{NO-BREAK SPACE}555\N{NO-BREAK SPACE}0101\nada@example.org"
        "|Prefers: Text message · Evenings"
    )


def test_the_name_is_in_bold_and_how_it_is_said_in_italics(store, community, two):
    paper = directory(store, community)
    (table,) = [b for b in flat(paper.blocks) if isinstance(b, Table)]
    name = table.rows[0][0]
    assert name.bold
    assert name.note[0] == story.Span("AY-da", italic=True)
    assert [column.names_row for column in table.columns] == [True, False, False]


def test_who_did_not_agree_is_counted_and_nowhere_named(store, community, two):
    paper = directory(store, community)
    said = words_of(paper)
    assert "Bo" not in said
    assert "0102" not in said
    assert "1 person is not listed because they have not agreed to it." in said


def test_without_consent_there_is_no_way_to_reach_them(store, community, two):
    says(store, community, two, contact=ConsentState.WITHDRAWN)
    paper = directory(store, community)
    said = words_of(paper)
    for closed in ("555", "ada@example.org", "Evenings", "Text message"):
        assert closed not in said
    assert "How to reach 1 person is left out" in said


def test_a_site_that_is_archived_heads_no_table(store, community, two):
    row = store.read(lambda s: s.scalar(select(tables.Site.id)))
    change(store, tables.Site, row, retired_on=TODAY)
    paper = directory(store, community)
    assert headings(paper) == ["Without a site"]
    assert "Cedar" not in words_of(paper)


def test_only_an_address_can_be_clicked(store, community, two):
    for email, links in (("ada@example.org", True), ("ask Bo", False)):
        change(store, tables.Person, two, email=email)
        ((_, _, reach),) = [
            row
            for block in flat(directory(store, community).blocks)
            if isinstance(block, Table)
            for row in block.rows
        ]
        assert email in plain(reach.text)
        found = [part.link for part in reach.text if isinstance(part, story.Span)]
        assert found == ([f"mailto:{email}"] if links else [])


def test_by_site_each_site_has_its_own_table_and_the_rest_comes_last(
    store, community, two
):
    for name, site in (("Cy Abel", ""), ("Di Abel", "Alder"), ("Ed Abel", "Cedar")):
        says(store, community, add(store, community, name, site=site), directory=YES)
    paper = directory(store, community)
    assert headings(paper) == ["Alder", "Cedar", "Without a site"]
    assert [row[0].split("|")[0] for row in rows(paper)] == [
        "Di Abel",
        "Ed Abel",
        "Ada Zimmer",
        "Cy Abel",
    ]


def test_by_name_there_is_one_table_with_the_sites_in_it(store, community, two):
    says(store, community, add(store, community, "Cy Abel"), directory=YES)
    paper = directory(store, community, "name")
    assert headings(paper) == []
    assert [(row[0].split("|")[0], row[2]) for row in rows(paper)] == [
        ("Cy Abel", ""),
        ("Ada Zimmer", "Cedar"),
    ]


def test_what_somebody_is_here_stands_under_their_job(store, community, two):
    home = store.read(lambda s: s.query(tables.Site).one().id)
    store.write("Contact", contacts.appoint, community, home, two, Rank.BACKUP)
    ((_, role, _),) = rows(directory(store, community))
    assert role == "Nurse|Backup contact"


def test_it_says_who_printed_it_and_to_ask_before_passing_it_on(store, community, two):
    store.write("Coach", settings.save_coach, Coach("Dana Whitfield"))
    paper = directory(store, community)
    assert plain(paper.head.lead) == (
        "Printed May\N{NO-BREAK SPACE}12,\N{NO-BREAK SPACE}2026 by Dana Whitfield. "
        "Ask before passing on."
    )
    assert paper.author == "Dana Whitfield"
    assert paper.title == "Healthy Homes Circle: People directory"


@pytest.mark.parametrize("order", ["site", "name"])
def test_a_directory_of_nobody_says_so(store, community, order):
    paper = directory(store, community, order)
    assert not rows(paper)
    assert "Nobody has agreed to be listed yet." in words_of(paper)


def test_a_community_that_is_gone_has_none(store, community):
    with pytest.raises(GoneError):
        store.read(people_directory.compose, uuid4(), {})


def test_two_hundred_people_are_all_in_it(store, community):
    store.write("Added", _two_hundred, community)
    paper = directory(store, community)
    assert len(rows(paper)) == 200
    pages = structure.pages(press.printed([paper], PageSetup()).data)
    assert len(pages) >= 7
    for page in pages:  # each has the heads of the columns
        assert "Name Role How to reach" in " ".join(page.split())
    said = " ".join(pages)
    assert all(f"Name {number:03}" in said for number in range(200))


def _two_hundred(session, community):
    for number in range(200):
        draft = PersonDraft(f"Name {number:03}", site=f"Site {number % 2}")
        person = people.add(session, community, draft)
        consents.note(session, community, person, ConsentUse.DIRECTORY, YES)


@pytest.mark.parametrize("order", ["site", "name"])
def test_no_word_that_members_may_not_see_is_in_it(sample_store, order):
    planted, _ = sample_store.write("Planted", plant)
    assert len(planted) > 300
    for community in sample_store.read(
        lambda s: [row.id for row in s.query(tables.Community)]
    ):
        said = words_of(directory(sample_store, community, order))
        assert not [word for word in planted if word in said]
