"""Needs and expertise leave as a table: nothing computes, all reads back the same."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, sheets
from app.errors import RefusedError
from app.exports import needs_csv, needs_rows
from app.needs import needs, needs_import, needs_preview, needs_sheets, offers
from app.needs.needs_preview import Choice
from app.person import consents, people, sites
from app.person.people import PersonDraft
from app.person.people_names import fold
from app.printouts.readers import consented_matches
from app.spreadsheets import COMPUTED, guarded, unguarded
from app.tables import LADDER, Expertise, Need
from app.vocabulary import (
    Audience,
    Confidence,
    ConsentState,
    ConsentUse,
    ExpertiseKind,
    Layer,
    NeedState,
    Source,
    TackledBy,
    Terms,
    WorkType,
)
from tests.app.needing import circle
from tests.worlds import quickly

TODAY = date(2026, 5, 12)
LAYERS = [layer for layer in Layer if layer is not Layer.OWN]


@pytest.fixture
def here(store, community):
    clock.pretend(TODAY)
    return circle(store, community)


def table(here, only=None):
    return here.store.read(needs_rows.of_community, here.community, only)


def read_back(session, community, content):
    known = needs_sheets.known(session, community)
    sheet = needs_sheets.understood(sheets.parse(content), known)
    return needs_preview.preview(session, community, needs_sheets.drafts_of(sheet))


def test_the_file_begins_with_a_mark_and_a_plain_reader_reads_it(here, tmp_path):
    here.ask("Grants", here.alder, wording='Say "hi";\n to all, please')
    here.bring("Vans", here.ada, level=4)
    path = tmp_path / "needs.csv"
    assert needs_csv.write(table(here), path) == 2
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [
        (r["Side"], r["Topic"], r["Who"], r["Strength or level"]) for r in rows
    ] == [
        ("Need", "Grants", "Alder Creek", "2"),
        ("Expertise", "Vans", "Ada Lovelace", "4"),
    ]
    assert rows[0]["In their words"] == 'Say "hi"; to all, please'
    assert rows[1]["Site of the person"] == "Alder Creek"


def test_no_file_is_made_of_nothing(here, tmp_path):
    with pytest.raises(RefusedError, match="no file was made"):
        needs_csv.write(table(here), tmp_path / "needs.csv")
    assert list(tmp_path.glob("needs.csv")) == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "'=", "|", "%"])
def test_no_cell_is_computed_and_each_reads_back_as_it_was(here, sign):
    words = f"{sign}SUM(A1:A9)"
    here.ask(f"{sign}cmd", here.alder, assets=f"first\n{words}", wording=words)
    need = here.needs()[0]
    content = needs_csv.render(table(here))
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(cell.lstrip(" ")[:1] in COMPUTED for cell in row if cell)
    with here.store._writer() as session:
        [same] = read_back(session, here.community, content)
        session.rollback()
    assert same.choice is Choice.SKIP
    assert same.note == "In the book already."
    assert (same.topic, same.fields["wording"]) == (need.topic, need.wording)


@given(st.text(max_size=20))
def test_a_guarded_cell_is_never_computed_and_always_reads_back(cell):
    kept = guarded(cell)
    assert kept.lstrip(" \u00a0")[:1] not in COMPUTED
    assert unguarded(kept) == cell


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]),
    min_size=1,
    max_size=25,
).filter(fold)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
ASKED = st.fixed_dictionaries(
    {
        "strength": st.integers(0, 3),
        "wording": WORDS | st.just(""),
        "urgent_by": DAYS | st.none(),
        "state": st.sampled_from(NeedState),
        "tackled_by": st.lists(st.sampled_from(TackledBy), max_size=3, unique=True).map(
            tuple
        ),
        "work_type": st.sampled_from(WorkType) | st.none(),
        "joint_impact": st.lists(WORDS, max_size=2).map("\n".join),
        "assets": WORDS | st.just(""),
        "satisfying": WORDS | st.just(""),
        "source": st.sampled_from(Source),
        "confidence": st.sampled_from(Confidence),
        "asked_on": DAYS,
        "checked_on": DAYS | st.none(),
        "layer": st.sampled_from(LAYERS),
    }
)
BROUGHT = st.fixed_dictionaries(
    {
        "level": st.integers(0, 4),
        "offer": st.booleans(),
        "kind": st.sampled_from(ExpertiseKind) | st.none(),
        "terms": st.sampled_from(Terms) | st.none(),
        "availability": WORDS | st.just(""),
        "place": WORDS | st.just(""),
        "source": st.sampled_from(Source),
        "confidence": st.sampled_from(Confidence),
        "checked_on": DAYS | st.none(),
        "layer": st.sampled_from(LAYERS),
    }
)


@quickly
@given(
    st.lists(st.tuples(WORDS, st.integers(0, 5), ASKED), max_size=4),
    st.lists(st.tuples(WORDS, st.integers(0, 4), BROUGHT), max_size=4),
)
def test_what_was_written_gives_the_same_entries_when_it_is_read_again(
    store, community, asked, brought
):
    clock.pretend(TODAY)
    with store._writer() as session:
        # who there is, made in here: it is rolled back at the end
        keys = [sites.add(session, community, name) for name in ("Alder", "Cedar")]
        for name, site in (("Ada", "Alder"), ("Ada", "Cedar"), ("Bo", "")):
            draft = PersonDraft(name, site=site)
            keys.append(people.add(session, community, draft))
        for topic, at, said in asked:
            holder = keys[at] if at < len(keys) else None
            needs.add(session, community, topic, holder, **said)
        for topic, at, said in brought:
            offers.put(session, community, topic, keys[at], **said)
        before = needs_rows.of_community(session, community)
        content = needs_csv.render(before) if before else b""
        same = read_back(session, community, content) if before else []
        assert all(one.choice is Choice.SKIP for one in same)
        for need in needs.of_community(session, community, settled=True):
            needs.delete(session, need.id)
        for offer in offers.of_community(session, community):
            offers.delete(session, offer.id)
        new = read_back(session, community, content) if before else []
        needs_import.take_in(session, community, new)
        after = needs_rows.of_community(session, community)
        session.rollback()
    once = {str(sorted(row.items())) for row in before}  # what is there twice, once
    assert {str(sorted(row.items())) for row in after} == once
    assert len(after) == len(once)


def test_members_are_handed_only_what_papers_for_them_may_say(here):
    here.ask("Grants", here.alder, wording="Ours")
    here.ask("Rest", here.alder, layer=Layer.SITE)
    here.ask("Vans", here.ada)
    listed = here.bring("Boards", here.ada, level=4, layer=Layer.MEMBER)
    here.bring("Budgets", here.ada, level=4)
    here.bring("Barns", here.cedar, level=3, layer=Layer.MEMBER)

    def handed_out():
        keys = here.store.read(consented_matches.keys, here.community, Audience.MEMBERS)
        found = table(here, frozenset(keys.listed))
        return {(row["topic"], row["who"]) for row in found}, keys.sentences

    found, left = handed_out()
    assert found == {("Grants", "Alder Creek"), ("Barns", "Cedar Falls")}
    assert len(left) == 2
    for use in (ConsentUse.DIRECTORY, ConsentUse.EXPERTISE):
        here.store.write(
            "x", consents.note, here.community, here.ada, use, ConsentState.YES
        )
    found, _ = handed_out()
    assert found == {
        ("Grants", "Alder Creek"),
        ("Barns", "Cedar Falls"),
        ("Vans", "Ada Lovelace"),
        ("Boards", "Ada Lovelace"),
    }
    row = table(here, frozenset({listed}))[0]
    assert set(row) == set(needs_rows.OF_MEMBERS)
    assert not {"source", "confidence", "layer", "checked_on"} & set(row)


def test_every_column_that_leaves_may_be_read_by_members():
    open_to_all = LADDER[LADDER.index(Layer.MEMBER) :]
    for name in needs_sheets.COLUMNS:
        for kind in (Need, Expertise):
            column = kind.__table__.c.get(name)
            if column is not None:
                assert column.info["layer"] in open_to_all
