"""The coach's own time: entered, summed by month, told in sums (ERLC4)."""

import csv
import io
from datetime import date, timedelta

import pytest

from app import clock, tables
from app.book.store import Readership
from app.community import time_spent
from app.community.time_spent import Draft
from app.errors import GoneError, RefusedError
from app.exports import time_csv
from app.printouts import catalog
from app.vocabulary import Deliverable, TaStatus, WorkKind
from tests.app.consenting import put
from tests.app.packing import told_coach
from tests.app.papers import everything

TODAY = date(2026, 7, 10)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


def spend(store, community, minutes=45, day=TODAY, kind=None, note=""):
    draft = Draft(community, minutes, day, kind, note)
    return store.write("Time entered", time_spent.add, draft)[0]


def month(store, day=TODAY):
    return store.read(time_spent.of_month, day)


def report(store, community):
    """Return all that the report of the last quarter says."""
    printout = catalog.named("activity_report")
    chosen = {"period": "last_quarter"}
    given = store.read(printout.gather, community, chosen)
    behind = Readership(printout.layer, community)
    paper = store.read_as(behind, printout.compose, community, chosen, given)
    return everything(paper).replace("\xa0", " ")


def test_the_month_is_summed_by_kind_and_by_community(store, community):
    other = put(store, tables.Community, name="Lamp", short_name="Lamp", zone="Etc/UTC")
    spend(store, community, 60, kind=WorkKind.GUIDING)
    spend(store, community, 30, date(2026, 7, 1), WorkKind.CONSULTING)
    spend(store, other, 120, date(2026, 7, 9), WorkKind.GUIDING)
    spend(store, community, 99, date(2026, 6, 30))
    found = month(store)
    assert found.minutes == 210
    assert found.by_kind == ((WorkKind.CONSULTING, 30), (WorkKind.GUIDING, 180))
    assert [minutes for _, minutes in found.by_community] == [120, 90]
    assert [one.day.day for one in found.entries] == [10, 9, 1]
    assert month(store, date(2026, 6, 2)).minutes == 99


def test_hours_of_assistance_are_counted_beside_and_not_among_them(store, community):
    me = told_coach(store, community)
    ta = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.IN_PROGRESS,
    )
    work = {"community_id": community, "ta_id": ta, "worked_on": TODAY}
    key = put(store, tables.WorkEntry, person_id=me, minutes=75, **work)
    put(store, tables.WorkEntry, minutes=500, **work)  # of whoever helped
    found = month(store)
    assert (found.minutes, found.helped) == (0, 75)
    with pytest.raises(GoneError):
        store.write("Deleted", time_spent.delete, key)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("45 min call with Sam", (45, "call with Sam")),
        ("1.5 h", (90, "")),
        ("2h15 notes", (135, "notes")),
    ],
)
def test_a_line_is_read_as_people_write_it(words, told):
    assert time_spent.read(words) == told


def test_what_is_no_time_too_much_or_still_to_come_is_refused(store, community):
    with pytest.raises(RefusedError, match="how long"):
        time_spent.read("call with Sam")
    for minutes, day in ((0, TODAY), (1500, TODAY), (30, TODAY + timedelta(days=1))):
        with pytest.raises(RefusedError):
            spend(store, community, minutes, day)
    assert month(store).entries == ()


def test_an_entry_is_changed_taken_out_and_brought_back(store, community):
    key = spend(store, community, 45, note="notes")
    draft = Draft(community, 50, TODAY, WorkKind.HELPING, "more notes")
    store.write("Time changed", time_spent.change, key, draft)
    (one,) = month(store).entries
    assert (one.minutes, one.kind, one.note) == (50, WorkKind.HELPING, "more notes")
    _, gone = store.write("Time deleted", time_spent.delete, key)
    assert month(store).entries == ()
    store.undo(gone)
    assert month(store).entries == (one,)


def test_her_own_table_has_every_entry_and_computes_nothing(store, community):
    spend(store, community, 90, kind=WorkKind.CONNECTING, note="=1+1")
    text = time_csv.render(store.read(time_spent.of_all)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Day", "Hours", "Kind", "Community", "Note"]
    assert rows[1][:3] == ["2026-07-10", "1.5", "Connecting"]
    assert not rows[1][4].startswith("=")


def test_no_time_makes_no_file(store, tmp_path):
    path = tmp_path / "time.csv"
    with pytest.raises(RefusedError):
        time_csv.write(store.read(time_spent.of_all), path)
    assert not path.exists()


def test_the_report_tells_sums_by_kind_and_no_note(store, community):
    spend(store, community, 90, date(2026, 5, 2), WorkKind.GUIDING, "CANARY")
    spend(store, community, 30, date(2026, 4, 1), WorkKind.GUIDING, "CANARY")
    spend(store, community, 45, date(2026, 6, 30), None, "CANARY")
    spend(store, community, 600, date(2026, 7, 1), WorkKind.GUIDING, "CANARY")
    text = report(store, community)
    for words in ("Guiding", "2 h", "Other", "45 min", "2 h 45"):
        assert words in text
    assert "CANARY" not in text


def test_a_report_of_a_time_without_any_has_no_such_part(store, community):
    assert "Looking after" not in report(store, community)
