"""Name tents: two to a sheet, a name on either side of each."""

import pytest
from typing_extensions import override

from app.pdf.story import Panel
from app.vocabulary import AttendanceState, JoinedBy, SessionRole
from tests.app.gathered import Planned, plan
from tests.app.papers import blocks_of, drawn, said


@pytest.fixture
def may(store, community) -> Planned:
    return plan(store, community)


def _sheets(may: Planned) -> list[list[str]]:
    paper = may.paper("name_tents")
    assert not paper.furniture
    panels = blocks_of(paper, Panel)
    assert all(panel.height is None for panel in panels)
    return [drawn(panel).said for panel in panels]


def test_two_to_a_sheet_each_read_once(may) -> None:
    for name in ("Ann Able", "Bo Best", "Cy Cole"):
        may.person(name)
    assert _sheets(may) == [["Ann Able", "Bo Best"], ["Cy Cole"]]


def test_a_tent_says_how_the_name_is_said_and_what_its_owner_does(may) -> None:
    ann = may.person(
        "Ann Able", pronunciation="an AY-bul", pronouns="she/her", site="Elm House"
    )
    may.role(ann, SessionRole.NOTE_TAKER)
    assert _sheets(may) == [
        ["Ann Able", "an AY-bul · she/her", "Note-taker · Elm House"]
    ]


def test_who_joins_from_afar_or_sent_word_needs_none(may) -> None:
    may.expect(may.person("Video Vi"), joined_by=JoinedBy.VIDEO)
    may.expect(may.person("Phone Phil"), joined_by=JoinedBy.PHONE)
    may.expect(may.person("Away Ann"), state=AttendanceState.APOLOGIES)
    may.expect(may.person("Room Roy"), joined_by=JoinedBy.ROOM)
    assert _sheets(may) == [["Room Roy"]]


def test_nobody_in_the_room_is_said_in_words(may) -> None:
    paper = may.paper("name_tents")
    assert said(paper)[-1] == "Nobody is expected in the room yet."


@pytest.mark.parametrize(
    "name",
    [
        "Bo",
        "Олена Шевченко",
        "محمد عبد الله",
        "דנה כהן",
        "สมหญิง ใจดี",
        "王小明",
        "<b>",
        "</para>",
        "A" * 200,
        "Maria " * 33 + "end",
        "田中" * 100,
    ],
)
def test_any_name_is_on_its_face_whole(may, name) -> None:
    may.person(name, pronunciation="oh-LEH-na " * 9, site="The House of " * 5)
    [panel] = blocks_of(may.paper("name_tents"), Panel)
    pen = drawn(panel)
    assert pen.said[0] == name
    assert not pen.overlaps()
    face, upright, turned = pen.height / 4, pen.boxes[:3], pen.boxes[3:]
    assert min(box[1] for box in upright) >= face
    assert max(box[3] for box in upright) <= 2 * face
    assert min(box[1] for box in turned) >= 0
    assert max(box[3] for box in turned) <= face


def test_a_name_is_as_large_as_fits(may) -> None:
    may.person("Bo")
    may.person("Anne-Catherine Featherstonehaugh")
    [panel] = blocks_of(may.paper("name_tents"), Panel)
    sizes = _sizes(panel)
    assert sizes["Bo"] == 58
    assert 24 <= sizes["Anne-Catherine Featherstonehaugh"] < 58


def _sizes(panel: Panel) -> dict[str, float]:
    pen = drawn(panel)
    found: dict[str, float] = {}

    class Sized(type(pen)):
        @override
        def words(self, text, x, y, width, **how) -> float:
            found.setdefault(text, how.get("size"))
            return super().words(text, x, y, width, **how)

    again = Sized(pen._look, pen.width, pen.height, scale=1.0)
    panel.paint(again)
    return found
