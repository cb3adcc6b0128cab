"""Technical assistance on the screen: the board, its keys, the table, the panel."""

import csv
import shutil
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from sqlalchemy import select

from app import clock, search, tables
from app.assistance import edits, engagements, requests, steps, work_entries
from app.assistance.reckoning import Stage
from app.book.store import Readership
from app.errors import RefusedError
from app.person import sites
from app.printouts import catalog
from app.printouts.catalog import Subject
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Deliverable,
    TaStatus,
)
from tests.ui.windows import opened
from ui.commands import install_view
from ui.dialogs.print_window import PrintWindow
from ui.painting import text_width
from ui.places import Place
from ui.views.assistance import reading
from ui.views.assistance.forms import AcceptForm, NewForm, ScopeForm
from ui.views.assistance.panel import TaPanel
from ui.views.assistance_view import AssistanceView
from ui.views.today.side import HelpRow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 4, 1)
SENTENCE = "Nobody has accepted this yet."


@pytest.fixture
def cedar(store, community):
    """The key of a site in the community."""
    return store.write("x", sites.add, community, "Cedar")[0]


@pytest.fixture
def view(qtbot, desk, community, cedar):
    """The view of a community with a request for an op-ed and one for a podcast."""
    clock.pretend(TODAY)
    desk.store.write("x", requests.add, community, "Op-ed", cedar)
    desk.store.write("x", requests.add, community, "Podcast", None)
    desk.enter(community)
    return shown(qtbot, desk)


def shown(qtbot, desk, wide=1440, high=860):
    view = AssistanceView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("assistance", desk.community_id))
    return view


def one(view, title="Op-ed"):
    return next(each for each in view.page.found if each.title == title)


def card(view, title="Op-ed"):
    return view.page.board.card(one(view, title).id)


def columns(view):
    found = view.page.board.columns.items()
    return {stage: [c.one.title for c in column.cards] for stage, column in found}


def put(qtbot, view, title, by=1, held=ALT):
    at = card(view, title)
    at.setFocus()
    key = Key.Key_Right if by > 0 else Key.Key_Left
    for _ in range(abs(by)):
        qtbot.keyClick(card(view, title), key, held)


def drag(view, title, stage):
    """Carry a card to a column by the mouse."""
    moved, column = card(view, title), view.page.board.columns[stage]
    start = moved.rect().center()
    QTest.mousePress(moved, LEFT, Qt.KeyboardModifier.NoModifier, start)
    goal = moved.mapFromGlobal(column.mapToGlobal(QPoint(60, 300)))
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(moved, start + (goal - start) * part)
    QTest.mouseRelease(moved, LEFT, Qt.KeyboardModifier.NoModifier, goal)


def fill_scope(qtbot, form, scope="700 words", due="May 15, 2026", hours="12"):
    form.scope.set_value("")
    qtbot.keyClicks(form.scope.input, scope)
    form.due.setFocus()
    qtbot.keyClicks(form.due.input, due)
    form.hours.setFocus()
    form.hours.input.clear()
    qtbot.keyClicks(form.hours.input, hours)
    qtbot.keyClick(form.hours.input, Key.Key_Return)


def rows(store):
    def read(session):
        found = session.execute(select(tables.TaEngagement)).scalars()
        return sorted(
            tuple(
                getattr(row, column.name)
                for column in tables.TaEngagement.__table__.columns
                if column.name not in ("id", "version", "community_id")
            )
            for row in found
        )

    return store.read(read)


def test_an_op_ed_is_agreed_worked_on_delivered_late_and_accepted(qtbot, view, desk):
    """US9, through the interface, to the figure."""
    put(qtbot, view, "Op-ed")
    form = view.page.board.form
    assert isinstance(form, ScopeForm)
    fill_scope(qtbot, form)
    assert columns(view)[Stage.SCOPED] == ["Op-ed"]
    put(qtbot, view, "Op-ed")
    qtbot.keyClick(card(view), Key.Key_Return)
    panel = view.page.panel()
    for line in ("2.5 h Apr 8 talks", "3 Apr 15", "4h Apr 22 draft", "3:30 Apr 29"):
        qtbot.keyClicks(panel.work.add.input, line)
        qtbot.keyClick(panel.work.add.input, Key.Key_Return)
    assert panel.budget.used.text() == "13.0 of 12 h, 108 %"
    assert panel.budget.over.text() == "1.0 h over"

    clock.pretend(date(2026, 5, 19))
    view.page.refresh()
    put(qtbot, view, "Op-ed", 2)
    form = view.page.board.form
    assert isinstance(form, AcceptForm)
    assert panel.when.late.text() == "4 days late"
    qtbot.keyClicks(form.name.input, "Tom Whitehorse")
    form.on.set_value(date(2026, 5, 22))
    qtbot.keyClick(form.name.input, Key.Key_Return)

    assert "Sat Aug 22" in panel.accepted.proposed.text()
    check_us9(desk, one(view))
    spoken = card(view).accessibleName()
    assert spoken.endswith("13 of 12 h, 1.0 h over, 4 days late")


def check_us9(desk, told):
    assert told.status is TaStatus.ACCEPTED
    assert (told.agreed_on, told.due_on) == (TODAY, date(2026, 5, 15))
    assert told.delivered_on == date(2026, 5, 19)
    assert told.accepted_on == date(2026, 5, 22)
    assert (told.per_cent, told.over, told.days_late) == (108, 60, 4)
    assert told.follow_up_on == date(2026, 8, 22)
    for code in ("ta_agreement", "ta_completion_note", "ta_completion_funder"):
        paper = desk.read(catalog.named(code).compose, told.id, {})
        assert "Op-ed" in paper.title


def test_a_card_dragged_and_one_moved_by_keys_leave_the_same_rows(
    qtbot, view, desk, store
):
    drag(view, "Podcast", Stage.WITH_THE_SITE)
    by_mouse = rows(store)
    desk.undo()
    before = rows(store)
    assert before != by_mouse

    put(qtbot, view, "Podcast", 1, CTRL)  # asks for the scope
    view.page.board.form.leave.click()
    assert rows(store) == before
    desk.store.write("x", steps.move, one(view, "Podcast").id, TaStatus.IN_PROGRESS)
    desk.store.write("x", steps.move, one(view, "Podcast").id, TaStatus.REQUESTED)
    view.page.refresh()
    view.page.acts.put(one(view, "Podcast"), Stage.UNDER_WAY)
    put(qtbot, view, "Podcast", 1, CTRL)
    assert columns(view)[Stage.WITH_THE_SITE] == ["Podcast"]
    assert rows(store) == by_mouse


def test_dropping_into_scoped_asks_on_the_card_and_esc_leaves_all_as_it_was(
    qtbot, view, store
):
    before = rows(store)
    drag(view, "Op-ed", Stage.SCOPED)
    form = view.page.board.form
    assert isinstance(form, ScopeForm)
    assert form.isVisible()
    qtbot.keyClick(form.scope.input, Key.Key_Escape)
    assert view.page.board.form is None
    assert rows(store) == before
    assert columns(view)[Stage.ASKED_FOR] == ["Op-ed", "Podcast"]
    assert card(view).hasFocus()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_agreed(qtbot, view):
    drag(view, "Op-ed", Stage.SCOPED)
    form = view.page.board.form
    qtbot.keyClick(form.hours.input, Key.Key_Return)
    assert form.scope.error.text() == "Say what is in it, so that both sides know."
    qtbot.keyClicks(form.scope.input, "700 words")
    qtbot.keyClick(form.hours.input, Key.Key_Return)
    assert form.due.error.text() == "Say until when, so that it has an end."
    assert form.due.input.hasFocus()
    qtbot.keyClicks(form.due.input, "May 15, 2026")
    form.hours.setFocus()
    qtbot.keyClicks(form.hours.input, "many")
    qtbot.keyClick(form.hours.input, Key.Key_Return)
    assert form.hours.error.text() == "Write hours like 12, 2.5 h or 45 min."
    assert one(view).status is TaStatus.REQUESTED


def test_not_yet_leaves_it_delivered_and_a_name_is_asked_for_again_by_the_menu(
    qtbot, view
):
    drag(view, "Op-ed", Stage.DELIVERED)
    form = view.page.board.form
    qtbot.keyClick(form.name.input, Key.Key_Return)
    assert form.name.error.text().startswith("Say who accepted it")
    form.leave.click()
    assert one(view).status is TaStatus.DELIVERED

    view.page.acts.set_status(one(view), TaStatus.ACCEPTED)
    assert isinstance(view.page.board.form, AcceptForm)
    assert one(view).status is TaStatus.DELIVERED


def test_arrows_go_from_card_to_card_without_moving_them(qtbot, view, store):
    before = rows(store)
    drag(view, "Podcast", Stage.UNDER_WAY)
    view.page.board.go_to(one(view).id)
    qtbot.keyClick(card(view), Key.Key_Right)
    assert card(view, "Podcast").hasFocus()
    qtbot.keyClick(card(view, "Podcast"), Key.Key_Left)
    assert card(view).hasFocus()
    assert rows(store) != before  # only the drag has
    assert columns(view)[Stage.ASKED_FOR] == ["Op-ed"]


def test_a_request_is_added_by_keys_alone_and_undone(qtbot, view, desk):
    view.setFocus()
    qtbot.keyClick(card(view), Key.Key_N, CTRL)
    form = view.page.board.form
    assert isinstance(form, NewForm)
    qtbot.keyClicks(form.what.input, "Site profile")
    qtbot.keyClick(form.what.input, Key.Key_Return)
    assert "Site profile" in columns(view)[Stage.ASKED_FOR]
    assert card(view, "Site profile").hasFocus()
    desk.undo()
    assert "Site profile" not in columns(view)[Stage.ASKED_FOR]


def test_a_request_added_in_a_later_column_asks_what_that_needs(qtbot, view):
    view.page.board.columns[Stage.SCOPED].add.click()
    form = view.page.board.form
    qtbot.keyClicks(form.what.input, "Plan")
    qtbot.keyClick(form.what.input, Key.Key_Return)
    assert isinstance(view.page.board.form, ScopeForm)
    fill_scope(qtbot, view.page.board.form, hours="")
    assert columns(view)[Stage.SCOPED] == ["Plan"]
    assert one(view, "Plan").budget is None


def test_a_deleted_card_gives_the_focus_to_the_next_and_comes_back(qtbot, view, desk):
    card(view).setFocus()
    qtbot.keyClick(card(view), Key.Key_Delete)
    assert columns(view)[Stage.ASKED_FOR] == ["Podcast"]
    assert card(view, "Podcast").hasFocus()
    desk.undo()
    assert columns(view)[Stage.ASKED_FOR] == ["Op-ed", "Podcast"]


def test_what_was_put_aside_is_behind_its_filter(qtbot, view):
    view.page.acts.set_status(one(view), TaStatus.PAUSED)
    button = view.page.filter.aside[TaStatus.PAUSED]
    assert columns(view)[Stage.ASKED_FOR] == ["Podcast"]
    assert (button.isVisible(), button.text()) == (True, "Paused  1")
    assert not view.page.board.aside.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert [c.one.title for c in view.page.board.aside.cards] == ["Op-ed"]
    card(view).setFocus()
    qtbot.keyClick(card(view), Key.Key_Left, ALT)  # taken up again
    assert one(view).status is TaStatus.REQUESTED


def test_the_table_sorts_filters_and_is_read_back_from_its_csv(
    qtbot, view, desk, tmp_path
):
    store = desk.store
    key = one(view).id
    store.write("x", edits.edit, key, "title", "=1+1 op-ed")
    store.write("x", steps.agree, key, "Words", date(2026, 5, 15), 150)
    store.write("x", work_entries.add, key, 165, TODAY)
    view.page.refresh()
    view.show_table()
    model = view.page.table.records_model
    assert [r.title for r in model.records()] == ["=1+1 op-ed", "Podcast"]
    view.page.table.sort_by(0, descending=True)
    assert [r.title for r in model.records()] == ["Podcast", "=1+1 op-ed"]
    qtbot.keyClicks(view.page.filter.words, "podc")
    assert [r.title for r in model.records()] == ["Podcast"]
    assert view.page.totals.count == "1 deliverable"

    path = tmp_path / "ta.csv"
    view.page.acts.write_table(path)
    desk.tasks.finish()
    read = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["Title"] for row in read] == ["'=1+1 op-ed", "Podcast"]
    first = read[0]
    assert (first["Hours agreed"], first["Hours worked"]) == ("2.5", "2.75")
    assert (first["Per cent"], first["Hours over"]) == ("110", "0.25")
    assert (first["Due on"], first["Sites"]) == ("2026-05-15", "Cedar")
    assert (first["Stage"], first["Phase"]) == ("Scoped", "Analysis")


def test_everything_in_the_panel_is_changed_where_it_stands(qtbot, view, desk):
    view.page.go_to(one(view).id)
    panel = view.page.panel()
    type_into(qtbot, panel.agreed.scope_in.text, "700 words", ctrl=True)
    type_into(qtbot, panel.agreed.scope_out.text, "Photographs", ctrl=True)
    type_into(qtbot, panel.who.party.text, "Courier desk")
    type_into(qtbot, panel.when.due.text, "May 15, 2026")
    type_into(qtbot, panel.budget.budget.text, "12 h")
    panel.agreed.deliverable.choice.chosen.emit(Deliverable.OP_ED)

    told = one(view)
    assert (told.scope_in, told.scope_out) == ("700 words", "Photographs")
    assert (told.provider_party, told.budget) == ("Courier desk", 720)
    assert (told.due_on, told.deliverable) == (date(2026, 5, 15), Deliverable.OP_ED)
    assert view.page.board.card(told.id).one == told
    type_into(qtbot, panel.budget.budget.text, "soon")
    assert panel.budget.budget.error.text().startswith("Write hours")
    desk.undo()
    assert one(view).deliverable is Deliverable.OTHER


def test_milestones_and_links_are_added_ticked_and_deleted(qtbot, view, desk):
    view.page.go_to(one(view).id)
    panel = view.page.panel()
    line = panel.milestones.add.input
    qtbot.keyClicks(line, "First draft, Apr 24")
    qtbot.keyClick(line, Key.Key_Return)
    row = panel.milestones.rows[0]
    assert row.text.text() == "First draft, Apr 24"
    row.tick.click()
    assert panel.milestones.rows[0].note.text() == "reached Apr 1"
    panel.milestones.rows[0].delete.click()
    assert panel.milestones.rows == []
    desk.undo()
    assert len(panel.milestones.rows) == 1

    line = panel.links.add.input
    qtbot.keyClicks(line, "/shelf/op-ed.odt")
    qtbot.keyClick(line, Key.Key_Return)
    assert panel.links.rows[0].title.text() == "op-ed.odt"


def test_hours_that_cannot_be_read_are_said_and_stay_to_be_mended(qtbot, view):
    view.page.go_to(one(view).id)
    work = view.page.panel().work
    qtbot.keyClicks(work.add.input, "draft")
    qtbot.keyClick(work.add.input, Key.Key_Return)
    assert work.add.error.text().startswith("Begin with the hours")
    assert work.add.value() == "draft"
    assert work.rows == []


def test_sites_are_taken_off_and_added(qtbot, view, store, community):
    store.write("x", sites.add, community, "Alder")
    view.page.refresh()
    view.page.go_to(one(view).id)
    who = view.page.panel().who
    who.sites.removed.emit(one(view).sites[0].id)
    assert one(view).place == "All sites"
    assert who.whole.isVisible()
    who.sites.adder.click()
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert one(view).place == "Alder"


def test_help_before_coaching_is_a_thought_until_a_reason_is_given(
    qtbot, view, store, community, cedar
):
    key = one(view).id
    store.write("x", steps.agree, key, "Words", date(2026, 5, 15), None)
    view.page.refresh()
    view.page.go_to(key)
    hint = view.page.panel().early
    assert hint.nudge.isVisible()
    type_into(qtbot, hint.reason.text, "They asked for it", ctrl=True)
    assert not hint.nudge.isVisible()
    assert one(view).early_reason == "They asked for it"


def test_a_place_with_a_site_makes_an_empty_request_for_it(qtbot, view, cedar):
    view.show_place(Place("assistance", None, cedar, "raise"))
    panel = view.page.panel()
    assert isinstance(panel, TaPanel)
    told = panel.one
    assert (told.title, told.scope_in, told.place) == ("", "", "Cedar")
    assert panel.name.hasFocus()


def test_what_was_said_in_coaching_is_not_found_through_its_request(qtbot, sample_desk):
    """US8: the request has the site and the topic, and no word of the entry."""
    store = sample_desk.store
    word = "BRAVO conflict with the fiscal sponsor"
    community, site, topic = store.write("x", coach_about, word)[0]
    sample_desk.enter(community)
    view = shown(qtbot, sample_desk)
    view.show_place(Place("assistance", community, site, f"raise:{topic.hex}"))

    told = view.page.panel().one
    assert (told.topic_id, [each.id for each in told.sites]) == (topic, [site])
    assert told.title == told.scope_in == told.outcome == told.result == ""
    view.show_table()
    qtbot.keyClicks(view.page.filter.words, "BRAVO")
    assert view.page.table.records_model.records() == []
    found = store.read(search.find, "BRAVO")
    assert [*found.people, *found.gatherings, *found.texts] == []
    for printout in catalog.printouts(Subject.ASSISTANCE):
        if printout.code == "ta_agreement":
            paper = store.read(printout.compose, told.id, {})
            assert "BRAVO" not in repr(paper)


def test_a_note_without_an_acceptor_is_refused_in_one_sentence(desk, view):
    for code in ("ta_completion_note", "ta_completion_funder"):
        with pytest.raises(RefusedError, match="accepted"):
            desk.read(catalog.named(code).compose, one(view).id, {})


def test_the_print_window_says_why_there_is_no_note(qtbot, sample_book, tmp_path):
    path = tmp_path / "book.circlebook"
    shutil.copy(sample_book, path)
    window = opened(qtbot, path)
    window.go_to_view("assistance")
    view = window.current_view()
    waiting = next(e for e in view.page.found if not e.accepted_by and e.stage)
    view.page.go_to(waiting.id)
    view.print_papers()
    over = next(w for w in window.findChildren(PrintWindow) if w.isVisible())
    qtbot.waitUntil(lambda: over.pages.is_ready)
    over.documents.row("ta_agreement").tick.click()
    over.documents.row("ta_completion_note").tick.click()
    qtbot.waitUntil(lambda: SENTENCE in said(over))
    assert not over.pages.is_ready
    over.close()
    window.close()


def test_hours_and_days_are_read_from_one_line():
    today = date(2026, 5, 6)
    read = reading.work
    assert read("2.5 h Apr 3 draft", today) == (150, date(2026, 4, 3), "draft")
    assert read("45 min yesterday call", today) == (45, date(2026, 5, 5), "call")
    assert read("3 h monday", today) == (180, date(2026, 5, 4), "")
    assert read("1 h 3 drafts", today) == (60, today, "3 drafts")
    assert read("2 h Dec 3", today) == (120, date(2025, 12, 3), "")
    assert read("draft", today) is None
    assert reading.step("Sent, May 15", today) == ("Sent", date(2026, 5, 15))
    assert reading.step("Sent", today) == ("Sent", None)


def test_a_huge_board_shows_the_newest_and_says_how_many_more(qtbot, desk, community):
    desk.store.write("x", add_many, community, 150)
    desk.enter(community)
    view = shown(qtbot, desk)
    column = view.page.board.columns[Stage.DELIVERED]
    assert len(column.cards) == 60
    assert column.more.text() == "90 more in the table"
    assert column.cards[0].one.title == "Help 149"
    view.show_table()
    assert view.page.table.records_model.rowCount() == 150


def test_the_foot_of_a_card_fits_the_narrowest_column(view, store):
    key = one(view).id
    store.write("x", steps.agree, key, "Words", date(2027, 11, 25), 6000)
    view.page.refresh()
    day, hours = card(view)._foot_words(112)
    assert (day, hours) == ("Nov 25", "0/100 h")
    assert text_width(day, "small") + text_width(hours, "small") + 26 <= 112


def said(over):
    """Return all that the print window says in words."""
    shown = (w for w in over.findChildren(QLabel) if w.isVisible())
    return " ".join(label.text() for label in shown)


def type_into(qtbot, line, text, *, ctrl=False):
    line.begin()
    line.selectAll()
    qtbot.keyClicks(line, text)
    held = CTRL if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(line, Key.Key_Return, held)


def coach_about(session, word):
    """Write a private entry about a site that has a topic, and return both."""
    site = session.scalars(select(tables.Site).order_by(tables.Site.id)).first()
    topic = session.scalars(select(tables.Topic.id).order_by(tables.Topic.id)).first()
    contact = tables.CoachingContact(
        community_id=site.community_id,
        site_id=site.id,
        kind=CoachingKind.COACHING,
        status=CoachingStatus.HELD,
        mode=CoachingMode.PHONE,
        happened_on=clock.today(),
    )
    session.add(contact)
    session.flush()
    session.add(
        tables.CoachingReflection(
            community_id=site.community_id, coaching_contact_id=contact.id, body=word
        )
    )
    return site.community_id, site.id, topic


def add_many(session, community, count):
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=number)
        session.add(
            tables.TaEngagement(
                community_id=community,
                title=f"Help {number}",
                deliverable=Deliverable.OTHER,
                status=TaStatus.DELIVERED,
                delivered_on=day,
            )
        )


def test_today_leads_to_what_is_due(qtbot, sample_book, tmp_path):
    path = tmp_path / "book.circlebook"
    shutil.copy(sample_book, path)
    window = opened(qtbot, path)
    window.go_to_view("today")
    first = window.current_view().body.help.findChildren(HelpRow)[0]
    qtbot.mouseClick(first, LEFT)
    assert window.place.view == "assistance"
    assert window.current_view().page.panel().one.id == window.place.item_id
    window.close()


def test_a_name_in_the_panel_accepts_what_is_delivered(qtbot, view, desk):
    view.page.go_to(one(view).id)
    accepted = view.page.panel().accepted
    assert not accepted.by.isVisible()
    desk.do("x", steps.move, one(view).id, TaStatus.DELIVERED)
    type_into(qtbot, accepted.by.text, "Tom Whitehorse")
    told = one(view)
    assert (told.status, told.accepted_on) == (TaStatus.ACCEPTED, TODAY)
    accepted.by.text.begin()
    accepted.by.text.clear()
    qtbot.keyClick(accepted.by.text, Key.Key_Return)
    assert one(view).accepted_by == "Tom Whitehorse"
    assert accepted.by.error.text().startswith("Somebody has accepted it")


def test_the_funders_note_names_nobody_even_when_the_code_would(sample_desk):
    store = sample_desk.store
    printout = catalog.named("ta_completion_funder")
    key = store.read(accepted_one)
    paper = store.read_as(Readership(printout.layer), printout.compose, key, {})
    row = store.read(lambda s: vars(s.get(tables.TaEngagement, key)).copy())
    names = store.read(lambda s: s.scalars(select(tables.Person.name)).all())
    coach = paper.author
    for name in (row["accepted_by"], *names):
        assert name == coach or name not in repr(paper.blocks)


def accepted_one(session):
    return session.scalar(
        select(tables.TaEngagement.id).where(
            tables.TaEngagement.accepted_by.is_not(None),
            tables.TaEngagement.requester_id.is_not(None),
        )
    )


def test_what_is_computed_is_the_same_in_the_list_and_alone(view, store):
    assert store.read(engagements.get, one(view).id) == one(view)
