"""The sign-in sheet lies in the room: names, sites, room to sign, and nothing more."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import tables
from app.pdf.press import printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Table, plain
from app.person.attendance_marks import FOR_SOME
from app.vocabulary import (
    AssignmentState,
    AttendanceState,
    MembershipStatus,
    SessionRole,
)
from tests.app.gathered import Planned, plan
from tests.app.papers import blocks_of, everything, said
from tests.pdf import structure


@pytest.fixture
def may(store, community) -> Planned:
    return plan(store, community)


def _rows(may: Planned, order: str = "name") -> list[tuple[str, ...]]:
    [table] = blocks_of(may.paper("sign_in_sheet", order=order), Table)
    assert table.row_height == 30
    rows = table.rows[: len(table.rows) - table.spare]
    return [tuple(plain(getattr(cell, "text", cell)) for cell in row) for row in rows]


def _names(may: Planned) -> list[str]:
    return [row[0] for row in _rows(may) if row[0]]


def test_members_and_guests_are_listed_by_name_with_room_for_more(may) -> None:
    may.person("Zoë Ash", site="Elm House")
    may.person("Ben Zimmer", status=MembershipStatus.GUEST)
    rows = _rows(may)
    assert rows[:2] == [("Zoë Ash", "Elm House", ""), ("Ben Zimmer", "", "")]
    assert rows[2:] == [("", "", "")] * 8


def test_by_site_the_sites_come_first_and_those_without_last(may) -> None:
    may.person("Ann Able")
    may.person("Cy Cole", site="elm house")
    may.person("Bo Best", site="Oak House")
    may.person("Al Dent", site="elm house 2")
    assert _rows(may, "site")[:4] == [
        ("elm house", "Cy Cole", ""),
        ("elm house 2", "Al Dent", ""),
        ("Oak House", "Bo Best", ""),
        ("", "Ann Able", ""),
    ]


def test_who_sent_word_left_or_was_only_asked_is_not_on_it(may) -> None:
    may.expect(may.person("Away Ann"), state=AttendanceState.APOLOGIES)
    may.person("Former Fay", status=MembershipStatus.ALUMNI)
    may.person("Asked Abe", status=MembershipStatus.INVITED)
    may.person("Gone Gus", retired_on=date(2026, 1, 1))
    may.person("Forgotten Flo", forgotten_on=date(2026, 1, 1))
    assert _names(may) == []


def test_whoever_is_on_the_list_of_the_gathering_is_on_it(may) -> None:
    may.expect(may.person("Invited Ida", status=MembershipStatus.INVITED))
    may.expect(walk_in_name="Walked-in Wes", state=AttendanceState.WALK_IN)
    speaker = may.person("Speaker Sal", status=None)
    may.role(speaker, SessionRole.LEAD)
    maybe = may.person("Maybe May", status=None)
    may.role(maybe, SessionRole.LEAD, state=AssignmentState.ASKED)
    assert set(_names(may)) == {"Invited Ida", "Walked-in Wes", "Speaker Sal"}


def test_a_list_of_its_own_adds_to_the_members(may) -> None:
    may.person("Member Max")
    may.expect(may.person("Listed Lil", status=None))
    assert _names(may) == ["Listed Lil", "Member Max"]


@pytest.mark.parametrize("kind", sorted(FOR_SOME))
def test_what_is_for_some_expects_those_with_a_part_and_its_list(
    store, community, kind
) -> None:
    team = plan(store, community, kind=kind)
    team.person("Member Max")
    team.role(team.person("Host Hal"), SessionRole.HOST)
    team.expect(team.person("Listed Lil"))
    assert _names(team) == ["Host Hal", "Listed Lil"]


def test_a_part_in_what_others_do_not_see_brings_nobody_into_the_room(may) -> None:
    planner = may.person("Planner Pat", status=None)
    hidden = may.block("Surprise", hidden=True, lead=planner)
    may.block("In it", parent_id=hidden, lead=planner)
    assert _names(may) == []


def test_who_is_archived_or_has_left_is_not_expected(may) -> None:
    archived = may.person("Archived Abe", retired_on=date(2026, 1, 1))
    may.role(archived, SessionRole.LEAD)
    left = may.person("Left Lou")
    back = may.person("Back Bea")
    for person in (left, back):
        may.expect(person)
        may.store.write("Left", _leave, may.community, person)
    may.role(back, SessionRole.LEAD)
    assert _names(may) == ["Back Bea"]


def _leave(session, community, person) -> None:
    row = session.scalars(
        select(tables.Membership).where(tables.Membership.person_id == person)
    ).one()
    row.left_on = date(2026, 1, 1)


def test_who_asked_not_to_be_listed_has_an_empty_row_instead(may) -> None:
    may.person("Listed Lee", listed=True)
    may.person("Quiet Quinn", listed=False)
    assert _names(may) == ["Listed Lee"]
    assert len(_rows(may)) == 1 + 8
    assert "Quinn" not in everything(may.paper("sign_in_sheet"))


def test_no_address_note_or_hidden_word_is_on_it(may) -> None:
    secret = [uuid4().hex for _ in range(6)]
    phone, email, reach, title, note, name = secret
    may.person("Ada", phone=phone, email=email, reach_note=reach, address=note)
    may.block(title, hidden=True, notes=note, cue=name)
    words = everything(may.paper("sign_in_sheet"))
    assert "Ada" in words
    assert not [word for word in secret if word in words]


def test_two_hundred_people_are_all_there(may) -> None:
    def many(session):
        for number in range(200):
            person = tables.Person(name=f"Person {number:03}")
            session.add(person)
            session.flush()
            session.add(
                tables.Membership(community_id=may.community, person_id=person.id)
            )

    may.store.write("Many", many)
    assert _names(may) == [f"Person {number:03}" for number in range(200)]


@pytest.mark.parametrize(
    "name", ["محمد عبد الله", "דנה כהן", "สมหญิง ใจดี", "王小明", "</para>", "A" * 200]
)
def test_any_name_comes_through(may, name) -> None:
    may.person(name)
    assert _names(may) == [name]


def test_it_says_what_it_is_for_and_who_made_it(may) -> None:
    paper = may.paper("sign_in_sheet")
    words = said(paper)
    assert words[0].endswith("Sign-in sheet")
    assert words[1] == "May"
    assert paper.foot.endswith("Dana Whitfield")
    assert paper.title == "Sign-in sheet: May"


def test_each_who_is_not_listed_has_a_row_and_guests_too(may) -> None:
    for number in range(9):
        may.person(f"Quiet {number}", listed=False)
    assert _rows(may) == [("", "", "")] * 13


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize(
    ("people", "large"), [(0, False), (6, False), (9, False), (0, True), (4, True)]
)
def test_a_few_names_are_one_full_page(may, people, large, paper) -> None:
    for number in range(people):
        may.person(f"Person {number}")
    setup = PageSetup(paper, large=large)
    made = printed([may.paper("sign_in_sheet")], setup)
    assert made.pages == 1
    rows = structure.read(made.data).all("TR")
    assert len(rows) - 1 >= people + 8
    assert len(rows) < 25


def test_where_eight_rows_do_not_fit_they_go_on_and_fill_the_page(may) -> None:
    for number in range(16):
        may.person(f"Person {number}")
    made = printed([may.paper("sign_in_sheet")], PageSetup(PaperSize.LETTER))
    rows = structure.read(made.data).all("TR")
    assert made.pages == 2
    assert 30 < len(rows) <= 1 + 16 + 8 + 24


def test_nobody_expected_is_a_sheet_of_empty_rows(may) -> None:
    assert _rows(may) == [("", "", "")] * 8
