"""Many people are taken in at once, as one act, and given out without secrets."""

import csv
import io

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from app import tables
from app.book.store import Store
from app.exports import people_csv, people_rows, people_vcard
from app.exports.people_rows import Entry
from app.person import (
    consents,
    members,
    people,
    people_import,
    people_sheets,
    people_vcards,
    sites,
)
from app.person.people import PersonDraft
from app.person.people_import import Choice
from app.tables import LADDER, Base
from app.vocabulary import ConsentState, ConsentUse, Layer


def preview(store, community, *drafts):
    return store.read(people_import.preview, community, list(drafts))


def names(store, community):
    return [m.name for m in store.read(members.of_community, community).members]


def test_nothing_is_written_before_it_is_confirmed_and_one_undo_takes_it_back(
    store, community
):
    before = store.dump()
    found = preview(
        store, community, PersonDraft("Ada", site="New"), PersonDraft("Bob", "b@x.org")
    )
    assert store.dump() == before
    report, done = store.write(
        "2 people added", people_import.take_in, community, found
    )
    assert (report.added, names(store, community)) == (2, ["Ada", "Bob"])
    store.undo(done)
    assert store.dump() == before


def test_the_same_address_or_name_is_found_and_fills_what_was_not_known(
    store, community
):
    store.write(
        "x", people.add, community, PersonDraft("Héctor Peña", "h@x.org", phone="555")
    )
    store.write("x", people.add, community, PersonDraft("Ada Lovelace"))
    found = preview(
        store,
        community,
        PersonDraft("Someone", "H@X.ORG", phone="999", job_title="Lead"),
        PersonDraft("LOVELACE, Ada", "ada@x.org"),
        PersonDraft("Bob"),
    )
    assert [c.choice for c in found] == [Choice.MERGE, Choice.MERGE, Choice.ADD]
    report, _ = store.write("x", people_import.take_in, community, found)
    assert (report.added, report.merged) == (1, 2)
    people_here = {
        m.name: m for m in store.read(members.of_community, community).members
    }
    hector = people_here["Héctor Peña"]
    assert (hector.phone, hector.job_title) == ("555", "Lead")
    assert people_here["Ada Lovelace"].email == "ada@x.org"


def test_a_namesake_with_another_address_is_somebody_else(store, community):
    store.write("x", people.add, community, PersonDraft("Sam Reed", "sam@x.org"))
    [one] = preview(store, community, PersonDraft("Sam Reed", "other@x.org"))
    assert (one.choice, one.note) == (Choice.ADD, "Same name, other address")
    assert one.choices == (Choice.MERGE, Choice.ADD, Choice.SKIP)


def test_problems_are_told_line_by_line(store, community):
    found = preview(
        store,
        community,
        PersonDraft(""),
        PersonDraft("Ada", "nonsense"),
        PersonDraft("Bob", "b@x.org"),
        PersonDraft("Robert", "B@x.org"),
        PersonDraft("foo@bar"),
    )
    assert [c.note for c in found] == [
        "No name",
        "“nonsense” is left out: not an e-mail address",
        "",
        "Same as line 3",
        "Not an e-mail address",
    ]
    assert found[0].choices == (Choice.SKIP,)
    report, _ = store.write("x", people_import.take_in, community, found)
    assert (report.added, report.skipped) == (2, 3)


def test_somebody_of_another_community_becomes_a_member_here_too(store, community):
    def other(session):
        row = tables.Community(name="Other", short_name="Other", zone="UTC")
        session.add(row)
        session.flush()
        return row.id

    there = store.write("x", other)[0]
    key = store.write("x", people.add, there, PersonDraft("Ada", "a@x.org"))[0]
    found = preview(store, community, PersonDraft("Ada", "a@x.org", site="Here"))
    assert not found[0].known.here
    store.write("x", people_import.take_in, community, found)
    [ada] = store.read(members.of_community, community).members
    assert (ada.id, ada.site) == (key, "Here")


def test_ten_thousand_rows_are_read_compared_and_taken_in(book):
    store = Store(book)
    try:
        community = store.write("x", _community)[0]
        lines = [f"P{n} S{n},p{n}@x.org,Site {n % 9}" for n in range(10_000)]
        text = "\n".join(["Name,E-mail,Site", *lines])
        told = []
        drafts = people_sheets.drafts(people_sheets.parse(text.encode()))
        found = store.read(
            people_import.preview, community, drafts, lambda n, of: told.append((n, of))
        )
        report, _ = store.write("x", people_import.take_in, community, found)
        assert report.added == 10_000
        assert told[-1] == (10_000, 10_000)
    finally:
        store.close()


def test_six_hundred_people_of_as_many_sites_read_the_sites_only_once(book):
    plain = Store(book)
    try:
        community = plain.write("x", _community)[0]
        drafts = [PersonDraft(f"Person {n}", site=f"Site {n}") for n in range(600)]
        found = plain.read(people_import.preview, community, drafts)
        asked = []
        event.listen(
            plain._engine, "before_cursor_execute", lambda *args: asked.append(args[2])
        )
        plain.write("x", people_import.take_in, community, found)
        # a whole list of sites for each person took 29 s
        assert sum("JOIN party" in one and "FROM site" in one for one in asked) == 1
        there = plain.read(sites.of_community, community)
        assert len(there) == 600
        assert {site.people for site in there} == {1}
    finally:
        plain.close()


def test_a_site_in_other_letters_is_the_one_there_is(store, community):
    kept = store.write("x", sites.add, community, "Café Norte")[0]
    store.write("x", sites.archive, store.write("x", sites.add, community, "Old")[0])
    found = preview(
        store,
        community,
        PersonDraft("Ada", site="cafe  NORTE"),
        PersonDraft("Bob", site="old"),
        PersonDraft("Cleo"),
    )
    store.write("3 people added", people_import.take_in, community, found, kept)
    there = store.read(sites.of_community, community)
    assert [(site.name, site.people) for site in there] == [
        ("Café Norte", 2),
        ("Old", 1),
    ]


def test_a_table_given_out_can_be_read_in_again(sample_store, tmp_path):
    community = _first_community(sample_store)
    entries = sample_store.read(people_rows.of_community, community)
    path = tmp_path / "people.csv"
    assert people_csv.write(entries, path) == len(entries)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    found = people_sheets.drafts(people_sheets.read(path))
    assert [(d.name, d.email, d.phone, d.site) for d in found] == [
        (e.name, e.email, e.phone, e.site) for e in entries
    ]


EVIL = ["=1+1", "+1 555", "-2", "@SUM(A1)", "＝cmd", " =x", "\tx", "|calc", "'quoted"]


def test_no_cell_given_out_is_computed_by_a_spreadsheet():
    entries = [Entry("00" * 16, name, email=name) for name in EVIL]
    text = people_csv.render(entries).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    for row in rows:
        assert row[0].lstrip()[:1] not in set("=+-@＝|")
    drafts = people_sheets.drafts(people_sheets.parse(people_csv.render(entries)))
    assert [d.name for d in drafts] == [name.strip() for name in EVIL]


TEXTS = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")),
        min_size=1,
        max_size=60,
    )
    .map(str.strip)
    .filter(bool)
)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_a_card_given_out_is_read_by_another_program_and_by_us(name, site, title):
    entry = Entry("0" * 32, name, site=site, job_title=title, email="a@x.org")
    content = people_vcard.card(entry)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    theirs = vobject.readOne(content.decode())
    assert theirs.fn.value == people_import.people_names.tidy(name)
    [ours] = people_vcards.parse(content)
    tidy = people_import.people_names.tidy
    assert (ours.name, ours.site, ours.job_title) == (
        tidy(name),
        tidy(site),
        tidy(title),
    )


def test_only_what_members_may_see_is_in_a_list_that_leaves_the_book():
    columns = Base.metadata.tables
    for name, (_, sources) in people_rows.COLUMNS.items():
        for source in sources:
            table, column = source.split(".")
            layer = columns[table].columns[column].info["layer"]
            assert LADDER.index(layer) >= LADDER.index(Layer.MEMBER), name


def test_nothing_narrower_than_the_members_is_in_any_list(sample_store, tmp_path):
    """Every text of the sample whose layer is narrower is searched for in the files."""
    community = _first_community(sample_store)
    entries = sample_store.read(people_rows.of_community, community)
    people_csv.write(entries, tmp_path / "a.csv")
    people_vcard.write(entries, tmp_path / "a.vcf")
    said = (tmp_path / "a.csv").read_text("utf-8-sig")
    cards = (tmp_path / "a.vcf").read_bytes().replace(b"\r\n ", b"").decode()
    narrow = sample_store.read(_narrow_texts)
    assert len(narrow) > 100
    for text in narrow:
        assert text not in said
        assert text not in cards


def test_what_may_not_be_listed_of_expertise_stays_out(sample_store):
    community = _first_community(sample_store)

    def hide(session):
        for row in session.scalars(select(tables.Expertise)):
            row.layer = Layer.SUCCESSOR

    sample_store.write("x", hide)
    entries = sample_store.read(people_rows.of_community, community)
    assert {entry.brings for entry in entries} == {""}


def test_what_is_handed_out_holds_only_what_each_agreed_to(store, community):
    agreed = {
        "Ada": {},
        "Bob": {ConsentUse.DIRECTORY: ConsentState.YES},
        "Cy": {
            ConsentUse.DIRECTORY: ConsentState.YES,
            ConsentUse.CONTACT: ConsentState.YES,
        },
        "Dee": {
            ConsentUse.DIRECTORY: ConsentState.WITHDRAWN,
            ConsentUse.CONTACT: ConsentState.YES,
        },
    }
    for name, answers in agreed.items():
        draft = PersonDraft(name, f"{name}@x.org", phone="555")
        key = store.write("x", people.add, community, draft)[0]
        for use, state in answers.items():
            store.write("x", consents.note, community, key, use, state)
    assert [
        (e.name, e.email, e.phone)
        for e in store.read(people_rows.for_members, community)
    ] == [("Bob", "", ""), ("Cy", "Cy@x.org", "555")]


def test_the_last_answer_holds_and_can_be_taken_out(store, community):
    key = store.write("x", people.add, community, PersonDraft("Ada"))[0]
    use = ConsentUse.PHOTO
    for state in (ConsentState.ASKED, ConsentState.YES, ConsentState.NO):
        store.write("Consent noted", consents.note, community, key, use, state)
    assert store.read(consents.of_person, community, key) == {use: ConsentState.NO}
    store.write("Consent noted", consents.note, community, key, use, None)
    assert store.read(consents.of_person, community, key) == {}


@pytest.mark.parametrize("write", [people_csv.write, people_vcard.write])
def test_an_empty_list_is_not_written(write, tmp_path):
    from app.errors import RefusedError

    with pytest.raises(RefusedError, match="nobody"):
        write([], tmp_path / "x")
    assert not (tmp_path / "x").exists()


def _narrow_texts(session):
    """Return every longer text that stands only in columns members may not see."""
    narrow, wide = set(), set()
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            layer = column.info.get("layer", Layer.OWN)
            is_narrow = LADDER.index(layer) < LADDER.index(Layer.MEMBER)
            values = session.scalars(select(column))
            texts = {v for v in values if isinstance(v, str) and len(v) > 14}
            (narrow if is_narrow else wide).update(texts)
    return narrow - wide


def _first_community(store):
    def first(session):
        community = tables.Community
        name = "Prairie Rivers Wellbeing Network"
        return session.scalar(select(community.id).where(community.name == name))

    return store.read(first)


def _community(session):
    row = tables.Community(name="Big", short_name="Big", zone="UTC")
    session.add(row)
    session.flush()
    return row.id
