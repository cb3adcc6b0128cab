"""US4 through the window: a ballot counted, a tie, a refusal, and what is decided."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from app import clock, tables
from app.gathering import sessions
from app.needs import needs, rankings, tackling
from app.vocabulary import Bucket, Layer, RankingMethod, RankingStatus, TackledBy
from tests.app import voting as world
from tests.app.voting import SLIPS, TALLY
from tests.making import count, one
from tests.ui.voting import Key, choose, counted, filled, go_to, rows, shown
from ui.views.needs.votes.count_page import FILE, CountPage
from ui.views.needs.votes.count_page import SLIPS as SLIPS_PART
from ui.views.needs.votes.setup_page import SetupPage

RESULT = [(1, "T7"), (2, "T5"), (3, "T1")]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, desk, community):
    """The ranked look on the world of US3."""
    clock.pretend(date(2026, 2, 17))
    filled(desk, community)
    return shown(qtbot, desk)


def _start(qtbot, view, method=RankingMethod.PRIVATE_BALLOT, voters=6):
    """Set up a vote in the window, and return the page on which it is counted."""
    qtbot.keyClick(view.current.table, Key.Key_V)
    page = view.page
    assert isinstance(page, SetupPage)
    page.method.button(method).click()
    if voters:
        page.voters.input.setFocus()
        page.voters.input.selectAll()
        qtbot.keyClicks(page.voters.input, str(voters))
        qtbot.keyClick(page.voters.input, Key.Key_Tab)
    qtbot.mouseClick(page.begin, LEFT)
    assert isinstance(view.page, CountPage)
    return view.page


def _type(qtbot, page, totals):
    """Type totals as from a flip chart, Enter after each."""
    for item in sorted(page.ranking.items, key=lambda item: item.words.casefold()):
        field = page.totals.fields[item.id].input
        field.setFocus()
        code = next(c for c, name in world.TOPICS.items() if name == item.words)
        if code in totals:
            field.selectAll()
            qtbot.keyClicks(field, str(totals[code]))
        qtbot.keyClick(field, Key.Key_Return)


def _field(page, code):
    item = next(i for i in page.ranking.items if i.words == world.TOPICS[code])
    return page.totals.fields[item.id].input


def test_a_total_that_is_no_number_stays_and_is_said_to_be_none(qtbot, desk, view):
    page = _start(qtbot, view)
    field = page.totals.fields[next(iter(page.totals.fields))]
    for wrong in ("12a", "12345678"):
        field.input.setText(wrong)
        field.input.editingFinished.emit()
        assert field.input.text() == wrong
        assert field.error.text() == "A total is a whole number."
    field.input.setText("2")
    field.input.editingFinished.emit()
    assert field.error.text() == ""


def test_what_is_asked_for_in_confidence_is_not_on_a_vote_unless_ticked(
    qtbot, desk, view
):
    community = desk.community_id
    said = {"strength": 3, "layer": Layer.SUCCESSOR}
    desk.do("x", needs.add, community, "Sleeping badly", None, **said)
    page = SetupPage(desk)
    qtbot.addWidget(page)
    found = {tick.accessibleName(): tick.isChecked() for tick, _ in page.ticks}
    assert found.pop("Sleeping badly (asked for in confidence)") is False
    assert all(found.values())


def test_a_paper_ballot_is_set_up_typed_closed_and_shown_with_its_tie(
    qtbot, desk, view
):
    page = _start(qtbot, view)
    assert page.totals.running.text() == "0 of 18 votes"
    _type(qtbot, page, TALLY)
    assert page.totals.running.text() == "18 of 18 votes"
    qtbot.mouseClick(page.close_vote, LEFT)
    assert view.page is None
    shown_rows = rows(view.current)
    assert shown_rows[:3] == RESULT
    assert set(shown_rows[3:5]) == {(4, "T2"), (4, "T4")}
    assert all(row.tied for row in view.current.board.rows[3:5])
    assert view.current.board.ranking.status is RankingStatus.CLOSED


def test_the_nineteenth_vote_is_refused_at_the_field_and_the_count_stays(
    qtbot, desk, view
):
    page = _start(qtbot, view)
    _type(qtbot, page, TALLY)
    field = _field(page, "T8")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1")
    qtbot.keyClick(field, Key.Key_Return)
    assert page.totals.problem.isVisible()
    assert "make 18, and this would be 19" in page.totals.problem.text()
    assert page.totals.running.text() == "18 of 18 votes"
    assert field.text() == ""


def test_enter_goes_from_field_to_field_and_up_goes_back(qtbot, view):
    page = _start(qtbot, view)
    first, second = _field(page, "T8"), _field(page, "T2")
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Return)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_Up)
    assert first.hasFocus()


def test_a_csv_of_the_totals_is_previewed_and_gives_the_same(
    qtbot, desk, view, tmp_path
):
    page = _start(qtbot, view)
    path = tmp_path / "tally.csv"
    lines = [f"{world.TOPICS[code]};{n}" for code, n in TALLY.items()]
    path.write_bytes("\ufeffTopic;Count\r\n".encode() + "\r\n".join(lines).encode())
    page.show_part(FILE)
    page.file.open(path)
    assert page.file.summary.text() == "5 totals read."
    assert page.ranking.counted == 0
    qtbot.mouseClick(page.file.take, LEFT)
    assert page.ranking.counted == 18
    qtbot.mouseClick(page.close_vote, LEFT)
    assert rows(view.current)[:3] == RESULT


def test_rows_with_errors_are_shown_with_why_and_one_undo_takes_the_rest_back(
    qtbot, desk, view, tmp_path
):
    page = _start(qtbot, view)
    path = tmp_path / "tally.csv"
    path.write_text("Evaluation design,6\nBeekeeping,2\n")
    page.show_part(FILE)
    page.file.open(path)
    assert page.file.summary.text() == "1 total read, 1 row is left out."
    lines = page.file.table.records_model.records()
    assert "Beekeeping" in lines[1].problem
    qtbot.mouseClick(page.file.take, LEFT)
    assert page.ranking.counted == 6
    desk.undo()
    assert page.ranking.counted == 0


def test_a_file_that_cannot_be_taken_says_why_and_its_button_is_blocked(
    view, qtbot, tmp_path
):
    page = _start(qtbot, view)
    path = tmp_path / "tally.csv"
    path.write_text("".join(f"{name},4\n" for name in world.TOPICS.values()))
    page.show_part(FILE)
    page.file.open(path)
    assert "this would be 28" in page.file.problem.text()
    assert not page.file.take.isEnabled()


def test_slips_are_typed_one_by_one_with_the_site_they_came_from(qtbot, desk, view):
    page = _start(qtbot, view)
    page.show_part(SLIPS_PART)
    for site, chosen in SLIPS:
        part = page.slips
        key = next(k for k, n in _sites(desk) if n == site)
        part.site.set_value(key)
        for item in page.ranking.items:
            code = next(c for c, name in world.TOPICS.items() if name == item.words)
            if code in chosen.split():
                qtbot.keyClicks(part.fields[item.id].input, "1")
        qtbot.mouseClick(part.take, LEFT)
    assert page.slips.count.text() == "6 of 6 slips"
    assert page.ranking.counted == 18
    assert "Alder 1" in page.slips.rate.text()
    page.slips.list.setFocus()
    page.slips.list.go_to(6)
    qtbot.keyClick(page.slips.list, Key.Key_Delete)
    assert page.slips.count.text() == "5 of 6 slips"
    desk.undo()
    assert page.slips.count.text() == "6 of 6 slips"


def _sites(desk):
    from app.person import sites

    return [(s.id, s.name) for s in desk.read(sites.of_community, desk.community_id)]


def test_a_slip_with_too_many_votes_is_refused_and_stays_in_the_form(qtbot, view):
    page = _start(qtbot, view)
    page.show_part(SLIPS_PART)
    for item in page.ranking.items[:4]:
        qtbot.keyClicks(page.slips.fields[item.id].input, "1")
    qtbot.mouseClick(page.slips.take, LEFT)
    assert page.slips.problem.text() == "This slip gives 4; each has 3."
    assert page.ranking.slips == ()


def test_moscow_is_sorted_with_switches(qtbot, desk, view):
    page = _start(qtbot, view, RankingMethod.MOSCOW, voters=0)
    item = page.ranking.items[0]
    page.buckets.switches[item.id].button(Bucket.MUST).click()
    assert page.ranking.item(item.id).bucket is Bucket.MUST
    assert page.buckets.running.text().startswith("Must 1 · Should 0")


def test_a_vote_over_nothing_is_refused_in_a_sentence(qtbot, view):
    qtbot.keyClick(view.current.table, Key.Key_V)
    page = view.page
    for tick, _ in page.ticks:
        tick.setChecked(False)
    qtbot.mouseClick(page.begin, LEFT)
    assert page.error.isVisible()
    assert view.page is page


def test_a_deleted_vote_leaves_its_page_and_undo_brings_it_back(qtbot, desk, view):
    page = _start(qtbot, view)
    key = page.ranking.id
    page._delete()
    assert view.page is None
    desk.undo()
    assert desk.read(rankings.get, key).voters == 6


def test_escape_leaves_the_count_and_all_that_was_typed_is_kept(qtbot, desk, view):
    page = _start(qtbot, view)
    _type(qtbot, page, {"T7": 6})
    qtbot.keyClick(page, Key.Key_Escape)
    assert view.page is None
    assert view.current.board.ranking.counted == 6


def test_a_new_vote_hides_the_decided_one_only_once_something_is_counted(
    qtbot, desk, community, view
):
    decided = counted(desk, community)
    desk.store.write("x", rankings.close, decided)
    view.current.refresh()
    page = _start(qtbot, view)
    started = page.ranking.id
    qtbot.keyClick(page, Key.Key_Escape)
    ranked = view.current
    assert ranked.board.ranking.id == decided
    assert ranked.count.text() == "Count the open vote"
    qtbot.mouseClick(ranked.count, LEFT)
    assert view.page.ranking.id == started
    _type(qtbot, view.page, {"T5": 4})
    qtbot.keyClick(view.page, Key.Key_Escape)
    assert ranked.board.ranking.id == started
    assert ranked.count.text() == "Count"
    ranked.votes.chosen.emit(decided)
    assert ranked.count.text() == "The count"
    qtbot.mouseClick(ranked.count, LEFT)
    assert view.page.ranking.id == decided


# the decision of US4


def test_external_person_and_session_theme_april_and_ta_are_decided_and_linked(
    qtbot, desk, community, view
):
    april = desk.store.write(
        "x", sessions.add, community, datetime(2026, 4, 14, 10), title="April"
    )[0]
    counted(desk, community)
    page = view.current
    page.refresh()
    go_to(page, "T7")
    panel = page.panel()
    qtbot.mouseClick(panel.decided.add, LEFT)
    choose(view, "Someone from outside")
    qtbot.mouseClick(panel.decided.add, LEFT)
    choose(view, "Theme on Tue Apr 14: April")
    go_to(page, "T5")
    qtbot.mouseClick(panel.decided.add, LEFT)
    choose(view, "Technical assistance")
    items = {i.words: i for i in page.board.ranking.items}
    seven, five = items["Evaluation design"], items["Grant renewal"]
    assert seven.tackled_by == (TackledBy.EXTERNAL_PERSON, TackledBy.SESSION_THEME)
    assert seven.session_id == april
    assert five.tackled_by == (TackledBy.TA,)
    assert desk.read(one, tables.TaEngagement, five.ta_id).title == "Grant renewal"
    went = []
    desk.asked_for.connect(went.append)
    go_to(page, "T7")
    panel.decided.followed.emit(panel.decided._made[1])
    assert (went[-1].view, went[-1].item_id) == ("planner", april)


def test_a_gap_offers_three_ways_and_undo_takes_one_back_whole(
    qtbot, desk, community, view
):
    counted(desk, community)
    page = view.current
    page.refresh()
    go_to(page, "T7")
    before = desk.read(count, tables.Session)
    button = _link(page.panel(), "Make it a session")
    qtbot.mouseClick(button, LEFT)
    assert desk.read(count, tables.Session) == before + 1
    desk.undo()
    assert desk.read(count, tables.Session) == before
    item = page.board.row(go_to(page, "T7").id).item
    assert item.tackled_by == ()


def _link(panel, words):
    from ui.widgets.buttons import Button

    return [b for b in panel.findChildren(Button) if b.text() == words][-1]


def test_what_has_been_worked_on_stays_when_a_way_is_taken_back(
    qtbot, desk, community, view
):
    made = counted(desk, community)
    key = desk.read(world.items, made)["T1"]
    desk.store.write("x", tackling.decide, key, TackledBy.SESSION_THEME)
    page = view.current
    page.refresh()
    row = go_to(page, "T1")
    desk.store.write("x", sessions.move, row.item.session_id, datetime(2026, 5, 5, 10))
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    page.panel().decided.dropped.emit(TackledBy.SESSION_THEME)
    assert said == ["Taken back. What has been worked on since stays."]
    assert desk.read(sessions.get, row.item.session_id).title == "Volunteer retention"
