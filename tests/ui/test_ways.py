"""How often, how long, for whom and where: said at each way of reaching each other."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.community import channels, community_drafts
from app.person import sites
from app.vocabulary import ChannelKind
from tests.app.expecting import facts, sheet, table
from ui.commands import install_view
from ui.places import Place
from ui.theme import theme
from ui.views.create.way_line import facts_of
from ui.views.create_view import CreateView

LEFT = Qt.MouseButton.LeftButton
RHYTHM = 4


@pytest.fixture(autouse=True)
def one_day():
    clock.pretend(date(2026, 5, 14))


@pytest.fixture
def begun(desk):
    """A community at its fifth question, with a call."""
    key = desk.store.write("Begun", community_drafts.begin, "America/Denver")[0]
    desk.store.write("Kept", community_drafts.leave_open, key, RHYTHM)
    desk.store.write("Added", channels.add, key, ChannelKind.CALL)
    return key


@pytest.fixture
def view(qtbot, desk, begun):
    return make(qtbot, desk, begun)


def make(qtbot, desk, key, size=(1180, 680)):
    view = CreateView(desk)
    qtbot.addWidget(view)
    install_view(view)
    view.resize(*size)
    view.show()
    view.show_place(Place("create", key))

    def is_active():
        view.activateWindow()
        return view.isActiveWindow()

    qtbot.waitUntil(is_active)
    rows = view.step.ways.rows()
    qtbot.waitUntil(lambda: all(row.details.line.height() > 20 for row in rows))
    return view


def details(view, kind=ChannelKind.CALL):
    """The line and the fields of the channel of a kind."""
    found = next(row for row in view.step.ways.rows() if row.kind is kind)
    return found.details


def opened(qtbot, view, kind=ChannelKind.CALL):
    """The fields of a channel, after a click on its line."""
    found = details(view, kind)
    qtbot.mouseClick(found.line, LEFT)
    assert found.is_open
    return found.fields


def say(qtbot, fields, column, words, *, leave=True):
    """Type into a field instead of what is there, and leave it with Enter."""
    input_ = fields.fields[column].input
    input_.setFocus()
    input_.selectAll()
    qtbot.keyClick(input_, Qt.Key.Key_Delete)
    qtbot.keyClicks(input_, words)
    if leave:
        qtbot.keyClick(input_, Qt.Key.Key_Return)


def the_call(desk, key):
    return next(
        way
        for way in desk.read(channels.of_community, key)
        if way.kind is ChannelKind.CALL
    )


# --- The line -----------------------------------------------------------------------


def test_a_channel_of_which_nothing_is_said_asks_for_it_quietly(view):
    line = details(view).line
    assert line.words() == "Add how often and how long"
    assert line.accessibleName() == "Call: Add how often and how long"
    assert not details(view).is_open


def test_what_is_typed_stands_in_the_line_in_words(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "cadence", "Once a month")
    say(qtbot, fields, "per_month", "1")
    say(qtbot, fields, "minutes", "60")
    say(qtbot, fields, "audience", "everyone")
    say(qtbot, fields, "place", "Zoom link")
    words = "Once a month · 60 min · for everyone · Zoom link"
    assert details(view).line.words() == words
    way = the_call(desk, begun)
    assert (way.cadence, way.per_month, way.minutes) == ("Once a month", 1.0, 60)
    assert (way.audience, way.place) == ("everyone", "Zoom link")
    assert fields.hours.text() == "That is 1 h a month."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"per_month": 0.5, "minutes": 90}, "0.5 times a month · 90 min"),
        ({"per_month": 1, "minutes": 60}, "Once a month · 60 min"),
        (
            {"cadence": "Every week", "minutes": 60},
            "Every week · 60 min · times a month not said",
        ),
        ({"per_month": 2}, "2 times a month · minutes not said"),
        ({"cadence": "As needed", "audience": "Core team"}, "As needed · Core team"),
        ({"audience": "for the core team"}, "for the core team"),
    ],
)
def test_the_line_says_what_is_known_and_which_half_is_missing(
    desk, begun, said, words
):
    key = the_call(desk, begun).id
    for column, value in said.items():
        desk.store.write("Said", channels.edit, key, column, value)
    assert " · ".join(facts_of(the_call(desk, begun))) == words


def test_a_long_line_wraps_between_its_facts(desk, begun, view):
    way = the_call(desk, begun)
    link = "https://meet.example/" + "prairie" * 40
    for column, words in (("cadence", "Wednesdays at three"), ("place", link)):
        desk.do("Said", channels.edit, way.id, column, words)
    line = details(view).line
    assert line.rows(500) == ["Wednesdays at three", link]
    assert line.heightForWidth(500) > line.heightForWidth(9000)
    assert link in line.toolTip()
    assert view.scroller.widget().width() <= view.scroller.viewport().width()


# --- Opening and closing ------------------------------------------------------------


def test_enter_opens_and_escape_closes_with_the_focus_on_the_line(qtbot, view, desk):
    gone = []
    desk.asked_for.connect(gone.append)
    found = details(view)
    found.line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert found.is_open
    assert QApplication.focusWidget() is found.fields.fields["cadence"].input
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not found.is_open
    assert QApplication.focusWidget() is found.line
    assert gone == [], "Esc closed the fields and nothing else"
    qtbot.keyClick(found.line, Qt.Key.Key_Escape)
    assert gone == [Place("communities")]


def test_a_second_click_closes_it(qtbot, view):
    opened(qtbot, view)
    qtbot.mouseClick(details(view).line, LEFT)
    assert not details(view).is_open


def test_escape_keeps_what_was_typed(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "minutes", "45", leave=False)
    qtbot.keyClick(fields.fields["minutes"].input, Qt.Key.Key_Escape)
    assert the_call(desk, begun).minutes == 45
    assert not details(view).is_open


def test_tab_goes_from_the_line_through_the_fields_and_on(qtbot, desk, begun, view):
    desk.do("Added", channels.add, begun, ChannelKind.EMAIL_LIST)
    qtbot.waitUntil(view.step.ways.rows()[1].details.line.isVisible)
    fields = opened(qtbot, view)
    seen = []
    for _ in range(8):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen[:5] == [field.input for field in fields.fields.values()]
    after = view.step.ways.rows()[1]
    assert seen[5:] == [after.expected, after.purpose, after.details.line]


def test_each_field_is_read_out_with_the_channel_it_is_about(qtbot, view):
    fields = opened(qtbot, view).fields
    names = [field.input.accessibleName() for field in fields.values()]
    assert names == [
        "How often, Call",
        "Times a month, Call",
        "Minutes each time, Call",
        "For whom, Call",
        "Where, Call",
    ]
    assert "Esc closes" in details(view).line.accessibleDescription()


def test_an_open_channel_stays_open_when_another_is_added(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "cadence", "Mond", leave=False)
    desk.do("Added", channels.add, begun, ChannelKind.NEWSLETTER)
    desk.do("Added", channels.add, begun, ChannelKind.EMAIL_LIST)
    kinds = [row.kind for row in view.step.ways.rows()]
    assert kinds == [ChannelKind.CALL, ChannelKind.EMAIL_LIST, ChannelKind.NEWSLETTER]
    assert details(view).fields is fields
    assert details(view).is_open
    assert fields.fields["cadence"].value() == "Mond"


# --- Saving -------------------------------------------------------------------------


def test_each_field_is_one_act_without_a_toast_that_undo_takes_back(
    qtbot, desk, begun, view
):
    done = []
    desk.done.connect(done.append)
    fields = opened(qtbot, view)
    say(qtbot, fields, "per_month", "2")
    say(qtbot, fields, "minutes", "60")
    assert done == []
    assert desk.undo_label() == "Minutes saved"
    desk.undo()
    assert the_call(desk, begun).minutes is None
    assert fields.fields["minutes"].value() == ""
    assert details(view).line.words() == "2 times a month · minutes not said"
    desk.undo()
    assert the_call(desk, begun).per_month is None
    desk.redo()
    assert fields.fields["per_month"].value() == "2"


def test_a_field_that_is_left_is_saved(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "per_month", "0,5", leave=False)
    fields.fields["place"].input.setFocus()
    assert the_call(desk, begun).per_month == 0.5
    assert fields.fields["per_month"].value() == "0.5"


def test_going_on_saves_what_is_in_the_field(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "place", "The grange", leave=False)
    view.go_back()
    assert the_call(desk, begun).place == "The grange"


def test_a_field_that_is_emptied_is_said_no_more(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "minutes", "1 h 30 min")
    assert fields.fields["minutes"].value() == "90"
    say(qtbot, fields, "minutes", "")
    assert the_call(desk, begun).minutes is None
    assert details(view).line.words() == "How often and how long"


# --- What cannot be taken -----------------------------------------------------------


def test_what_is_no_number_is_said_beside_the_field_and_stays(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "minutes", "an hour")
    field = fields.fields["minutes"]
    assert field.error.text() == "Write whole minutes, such as 60."
    assert field.input.accessibleDescription() == field.error.text()
    say(qtbot, fields, "per_month", "2")
    assert field.value() == "an hour", "saving the field beside it leaves it alone"
    assert the_call(desk, begun).minutes is None
    qtbot.mouseClick(details(view).line, LEFT)
    assert details(view).is_open
    assert field.input.hasFocus()
    say(qtbot, fields, "minutes", "60")
    assert not field.error.text()
    assert the_call(desk, begun).minutes == 60


def test_the_page_does_not_go_on_from_what_could_not_be_taken(qtbot, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "per_month", "often", leave=False)
    view.go_on()
    assert view.isVisible()
    assert view.writing.step == RHYTHM
    assert fields.fields["per_month"].input.hasFocus()
    assert fields.fields["per_month"].input.text() == "often"


def test_escape_says_first_what_it_cannot_take_and_then_lets_it_go(
    qtbot, desk, begun, view
):
    fields = opened(qtbot, view)
    say(qtbot, fields, "minutes", "60")
    say(qtbot, fields, "minutes", "long", leave=False)
    input_ = fields.fields["minutes"].input
    qtbot.keyClick(input_, Qt.Key.Key_Escape)
    assert details(view).is_open
    assert input_.text() == "long"
    qtbot.keyClick(input_, Qt.Key.Key_Escape)
    assert not details(view).is_open
    assert input_.text() == "60"
    assert the_call(desk, begun).minutes == 60


# --- Nothing is guessed -------------------------------------------------------------


def test_words_that_say_how_often_offer_a_number_and_wait(qtbot, desk, begun, view):
    fields = opened(qtbot, view)
    assert not fields.use.isVisible()
    say(qtbot, fields, "cadence", "Every other Tuesday")
    assert the_call(desk, begun).per_month is None, "not unasked"
    assert "2.17 times a month" in fields.hours.text()
    assert fields.use.accessibleName() == "Use 2.17 times a month"
    qtbot.waitUntil(lambda: fields.use.height() > 20)
    qtbot.mouseClick(fields.use, LEFT)
    assert the_call(desk, begun).per_month == 2.17
    assert fields.fields["per_month"].value() == "2.17"
    assert fields.fields["per_month"].input.hasFocus()
    assert not fields.use.isVisible()
    desk.undo()
    assert the_call(desk, begun).per_month is None


def test_words_that_may_mean_two_things_offer_nothing(qtbot, view):
    fields = opened(qtbot, view)
    say(qtbot, fields, "cadence", "biweekly")
    assert not fields.use.isVisible()


# --- What to expect -----------------------------------------------------------------


def test_the_sheet_of_a_new_community_has_the_hours_that_were_typed(
    qtbot, desk, begun, view
):
    """Sixty minutes twice a month, expected: two hours a month."""
    fields = opened(qtbot, view)
    say(qtbot, fields, "cadence", "Every other Tuesday")
    say(qtbot, fields, "per_month", "2")
    say(qtbot, fields, "minutes", "60")
    say(qtbot, fields, "audience", "Site leads")
    qtbot.mouseClick(view.step.ways.rows()[0].expected, LEFT)
    qtbot.mouseClick(view.next, LEFT)

    site = desk.do("Site added", sites.add, begun, "Cedar")
    paper = sheet(desk.store, site)
    assert ("2 h", "a month, expected") in facts(paper)
    (row,) = table(paper, "What")
    assert row == [
        "Call|To settle small things quickly.",
        "Every other Tuesday|Site leads",
        "Expected",
        "1 h",
        "2 h",
    ]


# --- Room, and reading only ---------------------------------------------------------


def test_a_book_for_reading_only_shows_what_was_said_and_opens_nothing(
    qtbot, desk, begun
):
    way = the_call(desk, begun)
    desk.store.write("Said", channels.edit, way.id, "cadence", "Once a month")
    desk.store.write("Added", channels.add, begun, ChannelKind.EMAIL_LIST)
    desk.store.read_only = True
    view = CreateView(desk)
    qtbot.addWidget(view)
    view.show()
    view.show_place(Place("create", begun))
    line = details(view).line
    assert line.words() == "Once a month"
    qtbot.mouseClick(line, LEFT)
    assert not details(view).is_open
    assert details(view, ChannelKind.EMAIL_LIST).line.isHidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_twenty_open_channels_fit_the_smallest_window(
    qtbot, desk, begun, dressed, scale, scheme
):
    theme.apply(dressed, scheme, scale)
    for number in range(19):
        name = f"Circle of listeners number {number + 1}"
        desk.store.write("Added", channels.add, begun, ChannelKind.CALL, name)
    view = make(qtbot, desk, begun, (1031, 616))
    rows = view.step.ways.rows()
    assert len(rows) == 20
    for row in rows:
        qtbot.mouseClick(row.details.line, LEFT)
        say(qtbot, row.details.fields, "minutes", "an hour")
    last = rows[-1].details.fields
    area = view.scroller.viewport()
    qtbot.waitUntil(lambda: last.height() >= last.minimumSizeHint().height() > 0)
    assert view.scroller.widget().width() <= area.width()
    for row in rows:
        where = row.details.fields.fields["place"].input
        assert where.width() > 200


def test_what_is_opened_at_the_foot_of_the_window_comes_into_view(qtbot, desk, begun):
    for number in range(12):
        desk.store.write(
            "Added", channels.add, begun, ChannelKind.CALL, f"Call {number}"
        )
    view = make(qtbot, desk, begun, (1031, 616))
    last = view.step.ways.rows()[-1].details
    qtbot.mouseClick(last.line, LEFT)
    place = last.fields.fields["place"].input

    def is_seen():
        return place.visibleRegion().boundingRect() == place.rect()

    qtbot.waitUntil(is_seen)
