"""The kit: what keys and mouse do, what is read out, and that large text fits."""

from dataclasses import dataclass
from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.painting import ChipSpec, Face
from ui.theme import theme
from ui.widgets import cells, inline
from ui.widgets.base import in_room
from ui.widgets.buttons import LOOKS, Button, IconButton
from ui.widgets.cards import Card, CardButton, SettingRow
from ui.widgets.chips import Chip, ChipButton, ChipRow
from ui.widgets.choices import RadioGroup, Segmented
from ui.widgets.combos import Choice, ChoiceField
from ui.widgets.dates import DateField, TimeField, parse_day, parse_time
from ui.widgets.feedback import Banner, EmptyState, ProgressCard, Toast
from ui.widgets.fields import NumberField, TextArea, TextField
from ui.widgets.figures import DateTile, Strip
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, flow, hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList
from ui.widgets.menus import SHADOW, Menu, MenuRow, Popover
from ui.widgets.pages import Page
from ui.widgets.panels import SidePanel
from ui.widgets.people import Avatar, AvatarStack
from ui.widgets.records import Column
from ui.widgets.search import SearchField
from ui.widgets.switches import Switch, Tick
from ui.widgets.tables import RecordTable

# without a screen there is nothing to raise and no keyboard to grab
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Person:
    """Someone in a table."""

    id: int
    name: str
    site: str = "Bristow"
    days: int | None = 3


PEOPLE = [
    Person(1, "Ruth Tallgrass", days=6),
    Person(2, "Joe Mazur", days=None),
    Person(3, "Ana Beaumont", days=60),
]


def person_columns() -> list[Column[Person]]:
    return [
        Column("Name", lambda p: p.name, paint=cells.person(face_of), width=180),
        Column("Site", lambda p: p.site, second=lambda p: "Site lead", drop=2),
        Column(
            "Heard from",
            lambda p: f"{p.days} days" if p.days else "",
            key=lambda p: p.days,
            width=110,
            drop=1,
        ),
    ]


def face_of(person: Person) -> Face:
    return Face(person.name[0], 1, person.name)


def names(table) -> list[str]:
    return [person.name for person in table.records_model.records()]


@pytest.fixture
def shown(qtbot):
    """Shows widgets in a window with one more place for focus to go to."""

    def show(*widgets: QWidget, size: tuple[int, int] = (640, 480)) -> QWidget:
        window = boxed(vbox(*widgets, gap=8, margins=20))
        layout = window.layout()
        assert isinstance(layout, QVBoxLayout)
        elsewhere = QLineEdit(accessibleName="Elsewhere")
        elsewhere.setObjectName("elsewhere")
        layout.addWidget(elsewhere)
        window.resize(*size)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        kept.append(window)
        return window

    kept: list[QWidget] = []
    return show


@pytest.fixture
def table(shown) -> RecordTable[Person]:
    table = RecordTable("People", person_columns())
    table.show_records(PEOPLE)
    shown(table)
    return table


@pytest.fixture
def rows(shown) -> RecordList[Person]:
    def row_of(person: Person) -> Row:
        return Row(person.name, "From session 4", face=face_of(person), ticked=False)

    actions = [RowAction("drop", "trash", "Delete")]
    rows = RecordList("Follow-ups", row_of, actions=actions, fit_content=True)
    rows.show_records(PEOPLE)
    shown(rows)
    return rows


def recorded(signal) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *what: heard.append(what[0] if len(what) == 1 else what))
    return heard


def leave(widget: QWidget) -> None:
    widget.window().findChild(QLineEdit, "elsewhere").setFocus()


# buttons


@pytest.mark.parametrize("kind", LOOKS)
def test_a_button_is_pressed_with_mouse_and_with_space(qtbot, shown, kind):
    button = Button("Plan a session", "plus", kind)
    heard = recorded(button.clicked)
    shown(button)
    qtbot.mouseClick(button, LEFT)
    qtbot.keyClick(button, Key.Key_Space)
    assert len(heard) == 2


def test_a_button_with_an_ampersand_has_no_hidden_shortcut(shown):
    button = Button("Needs & expertise")
    shown(button)
    assert button.shortcut().isEmpty()
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Needs & expertise"


def test_a_blocked_button_says_why_until_it_is_allowed(qtbot, shown):
    button = Button("Run it", tip="Run the session")
    shown(button)
    button.block("There is no agenda yet.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription()
    button.allow()
    assert (button.isEnabled(), button.toolTip()) == (True, "Run the session")


def test_the_ring_is_for_those_who_move_by_keyboard(qtbot, shown):
    first, second = Button("One"), Button("Two")
    shown(first, second)
    qtbot.mouseClick(first, LEFT)
    assert first.hasFocus()
    assert not first.by_key
    qtbot.keyClick(first, Key.Key_Tab)
    assert second.hasFocus()
    assert second.by_key


def test_an_icon_button_shows_its_shortcut_and_speaks_its_name(shown):
    button = IconButton("gear-six", "Settings", shortcut="Ctrl+,")
    shown(button)
    assert button.toolTip() == "Settings  (Ctrl+,)"
    assert button.accessibleName() == "Settings"
    assert button.width() >= 28
    assert button.height() >= 28


# one of several, on and off


def test_arrows_change_the_segment_and_tab_leaves_it(qtbot, shown):
    options = [("list", "List", "list"), ("board", "Board", ""), ("year", "Year", "")]
    segmented = Segmented("View", options, "list")
    heard = recorded(segmented.chosen)
    window = shown(segmented)
    segmented.button("list").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert heard == ["board", "year"]
    assert QApplication.focusWidget() is segmented.button("year")
    assert segmented.button("year").by_key
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "elsewhere")


def test_choosing_for_the_user_is_not_said_back(qtbot, shown):
    segmented = Segmented("View", [(1, "One", ""), (2, "Two", "")])
    heard = recorded(segmented.chosen)
    shown(segmented)
    assert segmented.current() == 1
    segmented.choose(2)
    assert (segmented.current(), heard) == (2, [])
    qtbot.mouseClick(segmented.button(1), LEFT)
    assert heard == [1]


def test_radios_are_walked_with_arrows(qtbot, shown):
    group = RadioGroup(
        "Who", [("all", "Everyone", "Guests too"), ("me", "Me", "")], "all"
    )
    heard = recorded(group.chosen)
    shown(group)
    group.button("all").setFocus()
    qtbot.keyClick(group.button("all"), Key.Key_Down)
    assert heard == ["me"]


def test_a_switch_answers_space_and_glides_there(qtbot, shown):
    switch = Switch("Less movement")
    shown(switch)
    qtbot.keyClick(switch, Key.Key_Space)
    assert switch.isChecked()
    qtbot.waitUntil(lambda: switch._at == 1.0)
    theme.set_less_movement(True)
    qtbot.mouseClick(switch, LEFT)
    assert switch._at == 0.0


@pytest.mark.parametrize("make", [partial(Switch, "Name"), partial(Tick, "Name")])
def test_what_is_drawn_small_can_be_hit_all_over_its_square(qtbot, shown, make):
    widget = make()
    shown(widget)
    assert min(widget.width(), widget.height()) >= 28
    qtbot.mouseClick(widget, LEFT, pos=QPoint(1, 1))
    assert widget.isChecked()


# chips


def test_a_removable_chip_answers_delete_and_its_cross(qtbot, shown):
    chip = ChipButton("Facilitation", removable=True)
    removed, clicked = recorded(chip.removed), recorded(chip.clicked)
    shown(chip)
    qtbot.keyClick(chip, Key.Key_Delete)
    qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert len(removed) == 2
    qtbot.mouseClick(chip, LEFT, pos=QPoint(10, chip.height() // 2))
    assert (len(removed), len(clicked)) == (2, 1)


def test_a_row_of_chips_speaks_of_them_by_key(qtbot, shown):
    row = ChipRow("Brings", add="Add", removable=True)
    row.show_chips([(7, ChipSpec("Listening")), (9, ChipSpec("Schools", "accent"))])
    removed, asked = recorded(row.removed), recorded(row.add_asked)
    shown(row)
    qtbot.keyClick(row.chips()[1], Key.Key_Delete)
    qtbot.mouseClick(row.adder, LEFT)
    assert removed == [9]
    assert len(asked) == 1


def test_chips_wrap_when_the_row_is_full(shown):
    chips = [Chip(f"Chip number {number}") for number in range(12)]
    shown(flow(*chips), size=(400, 300))
    assert len({chip.y() for chip in chips}) > 2
    assert all(chip.geometry().right() <= 400 for chip in chips)


# fields


def test_a_field_says_what_was_typed_once_it_is_left(qtbot, shown):
    field = TextField("Name", "Joe", example="Joe Mazur")
    changed, finished = recorded(field.changed), recorded(field.finished)
    shown(field)
    field.input.setFocus()
    qtbot.keyClicks(field.input, " M")
    assert changed == ["Joe", "Joe M"]
    assert finished == []
    leave(field)
    assert finished == ["Joe M"]


def test_a_field_left_as_it_was_says_nothing(qtbot, shown):
    field = TextField("Name", "Joe")
    finished = recorded(field.finished)
    shown(field)
    field.input.setFocus()
    leave(field)
    field.set_value("Ruth")
    assert (finished, field.value()) == ([], "Ruth")


def test_what_is_wrong_is_said_below_and_read_out(shown):
    field = TextField("Phone", "555 014")
    shown(field)
    field.set_error("That number looks one digit short.")
    assert field.error.isVisible()
    assert field.input.accessibleDescription() == "That number looks one digit short."
    field.clear_error()
    assert not field.error.isVisible()


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot, shown):
    field = TextField("Passphrase", "seven", secret=True)
    shown(field)
    assert field.input.displayText() != "seven"
    field.input.actions()[0].trigger()
    assert field.input.displayText() == "seven"


def test_an_area_grows_with_its_text_and_keeps_it_when_left(qtbot, shown):
    area = TextArea("Notes", rows=2)
    finished = recorded(area.finished)
    shown(area)
    before = area.input.height()
    area.input.setFocus()
    qtbot.keyClicks(area.input, "a")
    for _ in range(4):
        qtbot.keyClick(area.input, Key.Key_Return)
    assert area.input.height() > before
    qtbot.keyClick(area.input, Key.Key_Return, Control)
    assert finished == ["a"]


def test_a_number_changes_by_its_step_and_not_by_the_wheel(qtbot, shown):
    field = NumberField("Minutes", 20, step=5, suffix=" min")
    changed = recorded(field.changed)
    shown(field)
    qtbot.keyClick(field.input, Key.Key_Up)
    assert (changed, field.input.text()) == ([25], "25 min")


def test_a_choice_is_made_by_key_and_says_its_value(qtbot, shown):
    field = ChoiceField("Role", [(1, "Site lead"), (2, "Peer"), (3, "Coach")], 2)
    changed = recorded(field.changed)
    shown(field)
    qtbot.keyClick(field.input, Key.Key_Down)
    assert (changed, field.value()) == ([3], 3)
    field.set_value(1)
    assert changed == [3]


def test_escape_empties_a_search_and_down_leaves_it(qtbot, shown):
    search = SearchField("Filter by name")
    down = recorded(search.down_pressed)
    shown(search)
    qtbot.keyClicks(search, "mar")
    qtbot.keyClick(search, Key.Key_Escape)
    qtbot.keyClick(search, Key.Key_Down)
    assert (search.text(), len(down)) == ("", 1)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", date(2026, 5, 14)),
        ("Tomorrow", date(2026, 5, 15)),
        ("+7", date(2026, 5, 21)),
        ("friday", date(2026, 5, 15)),
        ("thu", date(2026, 5, 21)),
        ("19 May", date(2026, 5, 19)),
        ("May 19", date(2026, 5, 19)),
        ("may 19, 2027", date(2027, 5, 19)),
        ("2026-06-02", date(2026, 6, 2)),
        ("6/2/26", date(2026, 6, 2)),
        ("6/2/2026", date(2026, 6, 2)),
        ("6/2", date(2026, 6, 2)),
        ("1/5", date(2026, 1, 5)),
        ("someday", None),
        ("31 February", None),
    ],
)
def test_a_day_is_read_as_it_is_said(dressed, said, meant):
    assert parse_day(said, date(2026, 5, 14)) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("14.05", time(14, 5)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("25", None),
        ("9:75", None),
        ("noonish", None),
    ],
)
def test_a_time_is_read_as_it_is_said(said, meant):
    assert parse_time(said) == meant


def test_a_day_field_tells_of_the_day_and_of_what_it_cannot_read(qtbot, shown):
    field = DateField("Due", date(2026, 5, 19))
    finished = recorded(field.finished)
    shown(field)
    field.input.setFocus()
    field.input.selectAll()
    qtbot.keyClicks(field.input, "someday")
    qtbot.keyClick(field.input, Key.Key_Return)
    assert field.error.isVisible()
    assert field.value() == date(2026, 5, 19)
    field.input.selectAll()
    qtbot.keyClicks(field.input, "2026-06-02")
    qtbot.keyClick(field.input, Key.Key_Return)
    assert finished == [date(2026, 6, 2)]
    assert field.input.text() == "6/2/2026"
    assert not field.error.isVisible()


def test_a_day_can_be_picked_from_the_calendar(qtbot, shown):
    field = DateField("Due", date(2026, 5, 19))
    finished = recorded(field.finished)
    shown(field)
    field.opener.trigger()
    calendar = QApplication.focusWidget() or QApplication.activePopupWidget()
    qtbot.keyClick(calendar, Key.Key_Right)
    qtbot.keyClick(calendar, Key.Key_Return)
    assert finished == [date(2026, 5, 20)]
    assert QApplication.activePopupWidget() is None


def test_a_time_field_may_be_emptied(qtbot, shown):
    field = TimeField("Starts", time(10))
    finished = recorded(field.finished)
    shown(field)
    field.input.clear()
    qtbot.keyClick(field.input, Key.Key_Return)
    assert (finished, field.value()) == ([None], None)


# text that is edited where it stands


@pytest.mark.parametrize("begin", [Key.Key_F2, Key.Key_Return])
def test_a_line_is_changed_in_place_by_keyboard(qtbot, shown, begin):
    line = InlineText("Asking for help", "Title", "h1")
    edited = recorded(line.edited)
    shown(line)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(line, begin)
    qtbot.keyClicks(line, "Asking well")
    qtbot.keyClick(line, Key.Key_Return)
    assert edited == ["Asking well"]
    assert line.isReadOnly()


def test_escape_takes_back_what_was_typed_into_a_line(qtbot, shown):
    line = InlineText("Asking for help", "Title")
    edited = recorded(line.edited)
    shown(line)
    qtbot.mouseClick(line, LEFT)
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Key.Key_Escape)
    assert (edited, line.text()) == ([], "Asking for help")


def test_leaving_a_line_keeps_it_and_fresh_data_does_not_disturb_typing(qtbot, shown):
    line = InlineText("Old", "Title")
    edited = recorded(line.edited)
    shown(line)
    qtbot.mouseClick(line, LEFT)
    qtbot.keyClicks(line, "New")
    line.set_text("From elsewhere")
    assert line.text() == "New"
    leave(line)
    assert edited == ["New"]


def test_a_line_that_must_not_be_empty_is_restored(qtbot, shown):
    line = InlineText("Name", "Title", required=True)
    edited = recorded(line.edited)
    shown(line)
    qtbot.mouseClick(line, LEFT)
    qtbot.keyClick(line, Key.Key_Delete)
    qtbot.keyClick(line, Key.Key_Return)
    assert (edited, line.text()) == ([], "Name")


def test_typing_over_a_line_at_rest_changes_nothing(qtbot, shown):
    line = InlineText("Name", "Title")
    shown(line)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(line, "xyz")
    assert line.text() == "Name"


def test_a_text_of_several_lines_is_kept_with_control_enter_and_when_left(qtbot, shown):
    area = InlineArea("Purpose", "Purpose")
    edited = recorded(area.edited)
    shown(area)
    area.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(area, Key.Key_F2)
    area.selectAll()
    qtbot.keyClicks(area, "One")
    qtbot.keyClick(area, Key.Key_Return)
    qtbot.keyClicks(area, "Two")
    qtbot.keyClick(area, Key.Key_Return, Control)
    assert edited == ["One\nTwo"]
    qtbot.keyClick(area, Key.Key_F2)
    area.moveCursor(area.textCursor().MoveOperation.End)
    qtbot.keyClicks(area, "x")
    qtbot.keyClick(area, Key.Key_Escape)
    assert area.isReadOnly()
    assert edited[1:] == ["One\nTwox"], "Esc leaves; minutes of writing are not lost"


def test_tab_from_a_text_that_is_typed_in_opens_the_next_one(qtbot, shown):
    first, second = InlineArea("", "Strengths"), InlineText("", "What is hard")
    between, third = Button("More"), InlineText("", "Ideas")
    kept = recorded(second.edited)
    shown(boxed(vbox(first, second, between, third)))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.isReadOnly(), "by Tab alone nothing is opened: letters are commands"
    qtbot.keyClick(first, Key.Key_Return)
    qtbot.keyClicks(first, "Listens")
    qtbot.keyClick(first, Key.Key_Tab)
    qtbot.keyClicks(second, "Friday nights")
    qtbot.keyClick(second, Key.Key_Tab)
    assert (first.text(), kept) == ("Listens", ["Friday nights"])
    assert between.hasFocus()
    qtbot.waitUntil(lambda: not inline._typing_on._is_going)
    qtbot.keyClick(between, Key.Key_Tab)
    assert third.hasFocus()
    assert third.isReadOnly()


def test_a_text_takes_the_height_it_needs(shown):
    area = InlineArea("word " * 200, "Purpose")
    shown(area)
    assert area.height() >= area.document().size().height()
    assert area.height() > 3 * theme.line("read")


# cards, pictures, words


def test_a_card_that_opens_something_is_one_stop_and_answers_keys(qtbot, shown):
    card = CardButton("River Valley", vbox(Label("River Valley"), Label("16 people")))
    heard = recorded(card.clicked)
    shown(card)
    qtbot.keyClick(card, Key.Key_Space)
    qtbot.mouseClick(card.findChild(Label), LEFT)
    assert len(heard) == 2
    assert card.accessibleName() == "River Valley"


def test_a_setting_is_read_out_with_its_effect(shown):
    switch = Switch("")
    shown(SettingRow("Less movement", "Panels appear at once.", switch))
    assert switch.accessibleName() == "Less movement"
    assert switch.accessibleDescription() == "Panels appear at once."


def test_pictures_are_read_out(shown):
    faces = [Face("JM", 0, "Joe Mazur"), Face("RT", 1, "Ruth Tallgrass")]
    strip = Strip([("W", 15), ("I", 20)])
    tile = DateTile(date(2026, 5, 19))
    shown(avatar := Avatar(faces[0]), stack := AvatarStack(faces), strip, tile)
    assert avatar.accessibleName() == "Joe Mazur"
    assert stack.accessibleName() == "Joe Mazur, Ruth Tallgrass"
    assert strip.accessibleName() == "Connect 15 min, Learn 20 min"
    assert tile.accessibleName() == "Tuesday, May 19, 2026"


def test_an_elided_label_shows_all_of_itself_in_its_tool_tip(shown):
    label = Label("Words " * 60, elide=True)
    shown(label)
    assert label.toolTip() == label.text()
    label.setText("Short")
    assert label.toolTip() == ""


def test_a_card_takes_the_color_of_the_room_it_stands_in(shown):
    card = Card(vbox(Label("x")))
    page = Page("Coaching log", room="private")
    page.set_body(card)
    shown(page)
    assert in_room("card", card) == "private_card"
    assert in_room("hairline", card) == "private_line"
    assert in_room("ink", card) == "ink"


# pages and panels


def test_a_page_shows_title_actions_and_body_within_its_width(qtbot, shown):
    page = Page("People", "16 members at 7 sites.", back=True)
    add = Button("Add a person", "plus", "primary")
    page.add_action(add)
    page.set_body(vbox(Label("Body")))
    back = recorded(page.back_asked)
    shown(page, size=(1100, 680))
    qtbot.mouseClick(page.back, LEFT)
    assert len(back) == 1
    assert page.accessibleName() == "People"
    assert page.rect().contains(add.mapTo(page, add.rect().bottomRight()))


@pytest.mark.parametrize("width", [1440, 1100])
def test_escape_closes_a_panel_and_focus_returns(qtbot, shown, width):
    page, origin, panel = Page("People"), Button("Open"), SidePanel("Joe Mazur")
    page.set_body(vbox(origin))
    inside = Button("Log a conversation")
    panel.add_action(inside)
    shown(page, size=(width, 680))
    origin.setFocus()
    page.open_panel(panel)
    assert page.rect().right() == panel.mapTo(page, panel.rect().topRight()).x()
    beside = (
        origin.mapTo(page, origin.rect().topRight()).x()
        < panel.mapTo(page, QPoint(0, 0)).x()
    )
    assert beside == (width == 1440)
    inside.setFocus()
    qtbot.keyClick(inside, Key.Key_Escape)
    assert page.panel() is None
    assert origin.hasFocus()


def test_focus_stays_with_a_panel_when_what_had_it_goes_away(shown):
    page, panel, before = Page("People"), SidePanel("Joe Mazur"), Button("Before")
    inside, other = Button("Introduce them"), SidePanel("Maria Keller")
    panel.add_action(inside)
    page.set_body(vbox(Label("Body")))
    shown(before, page, size=(1440, 680))
    page.open_panel(panel)
    inside.setFocus()
    inside.hide()
    assert panel.isAncestorOf(QApplication.focusWidget()) or panel.hasFocus()
    panel.shut.setFocus()
    page.open_panel(other)
    assert other.isAncestorOf(QApplication.focusWidget()) or other.hasFocus()


def test_a_panel_can_be_made_wider_within_bounds(qtbot, shown):
    page, panel = Page("People"), SidePanel("Joe Mazur")
    page.set_body(vbox(Label("Body")))
    widths = recorded(page.panel_resized)
    shown(page, size=(1440, 680))
    page.open_panel(panel)
    page.set_panel_width(400)
    assert panel.width() == 400
    page.set_panel_width(4000)
    assert panel.width() == 460
    assert widths == []


# what the program says


def test_a_toast_offers_undo_and_then_leaves(qtbot, shown):
    host = QWidget()
    shown(host)
    toast = Toast(host)
    asked = recorded(toast.undo_asked)
    toast.say("Need deleted", "trash", undo=True)
    assert (toast.isVisible(), toast.accessibleName()) == (True, "Need deleted")
    qtbot.mouseClick(toast.undo, LEFT)
    assert len(asked) == 1
    assert not toast.isVisible()


def test_a_toast_stands_still_while_it_has_focus(qtbot, shown):
    host = QWidget()
    shown(host)
    toast = Toast(host)
    toast.say("Need deleted", undo=True)
    toast.undo.setFocus()
    assert toast._life.state() is toast._life.State.Paused
    leave(host)
    assert toast._life.state() is toast._life.State.Running
    toast._life.setCurrentTime(7000)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_stays_in_the_middle_of_its_host(shown):
    theme.set_less_movement(True)
    host = QWidget()
    window = shown(host)
    toast = Toast(host)
    toast.say("Saved")
    window.resize(900, 600)
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
    assert host.rect().contains(toast.geometry())


def test_a_banner_can_be_dismissed(qtbot, shown):
    banner = Banner("The last backup could not be checked", "Your book is safe.")
    dismissed = recorded(banner.dismissed)
    shown(banner)
    qtbot.mouseClick(banner.shut, LEFT)
    assert len(dismissed) == 1
    assert not banner.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot, shown):
    card = ProgressCard("Making the packet")
    asked = recorded(card.cancel_asked)
    shown(card)
    card.show_progress(6, 9, "page 6 of 9")
    assert card.text.text() == "page 6 of 9"
    assert card.bar.accessibleDescription() == "67 %"
    qtbot.mouseClick(card.cancel, LEFT)
    assert len(asked) == 1


def test_a_menu_does_what_is_chosen(qtbot, shown):
    button, done = Button("More"), []
    shown(button)
    menu = Menu("More", button)
    menu.add_head("This one")
    first = menu.add("Rename", lambda: done.append("rename"), "pencil-simple", "F2")
    menu.add("Delete", lambda: done.append("delete"), "trash", "Del", danger=True)
    menu.open_under(button)
    qtbot.keyClick(menu, Key.Key_Down)
    assert menu.activeAction() is first
    qtbot.keyClick(menu, Key.Key_Return)
    assert done == ["rename"]


def test_a_popover_opens_on_the_screen_and_escape_closes_it(qtbot, shown):
    button = Button("Print")
    shown(button)
    row = MenuRow("file-pdf", "Run sheet", note="One page", keys="P")
    popover = Popover(vbox(row), parent=button)
    closed = recorded(popover.closed)
    popover.open_under(button)
    assert button.screen().geometry().intersects(popover.geometry())
    qtbot.keyClick(popover, Key.Key_Escape)
    assert len(closed) == 1


# tables and lists


def test_the_model_keeps_qts_rules(table):
    model: QAbstractItemModel = table.model()
    QAbstractItemModelTester(model)
    table.show_records([*PEOPLE, Person(4, "Wes")])
    table.sort_by(0)
    table.show_records([])
    assert model.rowCount() == 0


def test_enter_opens_delete_deletes_and_space_marks_the_row(qtbot, table):
    table.go_to(2)
    heard = [
        recorded(signal)
        for signal in (table.opened, table.opened_full, table.deleted, table.spaced)
    ]
    qtbot.keyClick(table, Key.Key_Return)
    qtbot.keyClick(table, Key.Key_Return, Control)
    qtbot.keyClick(table, Key.Key_Delete)
    qtbot.keyClick(table, Key.Key_Space)
    assert heard == [[PEOPLE[1]]] * 4


def test_arrows_move_and_letters_are_left_to_the_page(qtbot, table):
    picked = recorded(table.picked)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_A)
    assert picked == [PEOPLE[1]]


def test_a_click_opens_a_row(qtbot, table):
    opened = recorded(table.opened)
    place = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert opened == [PEOPLE[2]]


def test_sorting_is_by_the_key_with_the_unknown_last(table):
    table.sort_by(2)
    assert names(table) == ["Ruth Tallgrass", "Ana Beaumont", "Joe Mazur"]
    table.sort_by(2, descending=True)
    assert names(table) == ["Ana Beaumont", "Ruth Tallgrass", "Joe Mazur"]


def test_the_head_sorts_when_clicked(qtbot, table):
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert names(table) == ["Ana Beaumont", "Joe Mazur", "Ruth Tallgrass"]


def test_the_cursor_stays_on_its_record_when_all_is_read_afresh(table):
    table.go_to(3)
    picked = recorded(table.picked)
    table.show_records([Person(9, "New"), *PEOPLE])
    assert table.current() == PEOPLE[2]
    assert picked == []


def test_after_a_deletion_the_cursor_is_on_the_next_row(table):
    table.go_to(2)
    picked = recorded(table.picked)
    table.show_records([PEOPLE[0], PEOPLE[2]])
    assert table.current() == PEOPLE[2]
    assert picked == [PEOPLE[2]]
    table.show_records([])
    assert table.current() is None
    assert picked[-1] is None


def test_going_to_someone_who_is_not_there_changes_nothing(table):
    table.go_to(1)
    assert not table.go_to(99)
    assert table.current() == PEOPLE[0]


def test_columns_leave_in_their_order_when_the_table_is_narrow(shown):
    table = RecordTable("People", person_columns())
    table.show_records(PEOPLE)
    window = shown(table, size=(700, 300))
    assert table.shown_columns() == [0, 1, 2]
    window.resize(440, 300)
    assert table.shown_columns() == [0, 1]
    window.resize(300, 300)
    assert table.shown_columns() == [0]


def test_a_row_is_read_out_whole(table):
    index = table.model().index(0, 0)
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert index.data(role) == (
        "Name: Ruth Tallgrass, Site: Bristow, Site lead, Heard from: 6 days"
    )


def test_a_table_of_thousands_is_sorted_and_shown_at_once(table):
    many = [Person(n, f"Person {n % 97}", days=n % 31) for n in range(10_000)]
    table.show_records(many)
    table.sort_by(0)
    assert names(table) == sorted(names(table))
    table.grab()


def test_a_box_in_a_row_is_ticked_by_mouse_and_by_space(qtbot, rows):
    ticked = recorded(rows.ticked)
    opened = recorded(rows.opened)
    rect = rows.visualRect(rows.model().index(1, 0))
    place = QPoint(rect.x() + 20, rect.center().y())
    qtbot.mouseClick(rows.viewport(), LEFT, pos=place)
    rows.go_to(3)
    qtbot.keyClick(rows, Key.Key_Space)
    assert ticked == [(PEOPLE[1], True), (PEOPLE[2], True)]
    assert opened == []


def test_an_action_of_a_row_is_chosen_by_mouse_and_by_the_menu_key(qtbot, rows):
    acted = recorded(rows.acted)
    rect = rows.visualRect(rows.model().index(0, 0))
    place = QPoint(rect.right() - 24, rect.center().y())
    qtbot.mouseClick(rows.viewport(), LEFT, pos=place)
    rows.go_to(2)
    qtbot.keyClick(rows, Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert acted == [(PEOPLE[0], "drop"), (PEOPLE[1], "drop")]


def test_a_list_in_a_page_is_as_high_as_its_rows(rows):
    assert rows.height() == 3 * rows.row_height(rows.row_of(PEOPLE[0]))
    rows.show_records(PEOPLE[:1])
    assert rows.height() == rows.row_height(rows.row_of(PEOPLE[0]))


def test_a_table_reaches_beyond_its_column_so_that_its_words_line_up(shown):
    table, head = RecordTable("People", person_columns()), Label("People", "h3")
    shown(boxed(vbox(head, bled(table), margins=12)))
    assert table.x() == head.x() - 12
    assert table.width() == head.width() + 24


# everything


def everything() -> list[QWidget]:
    words = "Fourteen people asked for this"
    table = RecordTable("Table", person_columns(), fit_content=True)
    table.show_records(PEOPLE)
    many = RecordList("List", lambda p: Row(p.name, words), fit_content=True)
    many.show_records(PEOPLE)
    return [
        *(Button(words, "plus", kind) for kind in LOOKS),
        IconButton("plus", "Add"),
        Segmented("View", [(1, "List", "list"), (2, "Calendar", "")]),
        RadioGroup("Who", [(1, words, words), (2, words, "")], 1),
        hbox_of(Switch("On"), Tick("Done"), Tick("Done", text=words)),
        flow(Chip(words), ChipButton(words, removable=True)),
        TextField("Name", words),
        TextArea("Notes", words),
        NumberField("Minutes", 20),
        Choice("Role", [(1, words)], 1),
        DateField("Due", date(2026, 5, 19)),
        TimeField("Starts", time(10)),
        SearchField("Filter"),
        InlineText(words, "Title", "h1"),
        InlineArea(words, "Purpose"),
        CardButton("Card", vbox(Label(words, "h2"), Label(words, wrap=True))),
        EmptyState("users", "Just you, so far", words + ". " + words, Button("Add")),
        Banner(words, words, Button("Try again", small=True)),
        ProgressCard(words),
        MenuRow("plus", words, note=words, keys="P"),
        table,
        many,
    ]


def hbox_of(*widgets: QWidget) -> QWidget:
    return boxed(hbox(*widgets, gap=8))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.3])
def test_no_words_are_cut_at_any_size_of_text(dressed, shown, scheme, scale):
    theme.apply(dressed, scheme, scale)
    page = Page("Everything", "And a line below it")
    page.set_body(vbox(*everything(), gap=8))
    shown(page, size=(1100, 680))
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, Label | QPushButton):
            continue
        needed = widget.minimumSizeHint().height()
        if isinstance(widget, Label) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
        assert widget.height() >= needed, (type(widget), widget.text())
        if isinstance(widget, Label) and not widget.wordWrap():
            assert widget.height() >= widget.fontMetrics().height(), widget.text()
    assert not page.grab().isNull()


def test_changing_the_size_of_text_changes_what_is_there_already(qtbot, dressed, shown):
    button, label, rows = Button("Print"), Label("Print", "h1"), Tick("x", text="Print")
    shown(button, label, rows)
    before = [w.sizeHint() for w in (button, label, rows)]
    theme.apply(dressed, "light", 1.3)
    after = [w.sizeHint() for w in (button, label, rows)]
    for old, new in zip(before, after, strict=True):
        assert new.width() > old.width()
        assert new.height() >= old.height()
    qtbot.waitUntil(lambda: button.height() >= after[0].height())


def test_all_that_takes_focus_has_a_name(shown):
    page = Page("Everything", back=True)
    page.set_body(vbox(*everything(), gap=8))
    panel = SidePanel("Panel")
    page.open_panel(panel)
    shown(page)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget, QLineEdit) and widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or widget.objectName().startswith("qt_"):
            continue
        assert interface.text(QAccessible.Text.Name), type(widget)


def test_tab_visits_the_fields_in_the_order_they_stand(qtbot, shown):
    first, second = TextField("First"), TextArea("Second")
    third = NumberField("Third")
    shown(first, second, third)
    first.input.setFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _ in range(3):
        order.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert order == [first.input, second.input, third.input]


def test_hidden_things_leave_no_gap_in_a_row_that_wraps(shown):
    one, two, three = Chip("One"), Chip("Two"), Chip("Three")
    holder = flow(one, two, three)
    shown(holder)
    two.hide()
    holder.layout().setGeometry(QRect(0, 0, 300, 40))
    assert three.x() == one.geometry().right() + 1 + 6


def test_a_page_that_changes_its_theme_looks_like_one_made_in_it(qtbot, dressed, shown):
    def page() -> Page:
        page = Page("Everything", "And a line below it", room="private")
        page.set_body(vbox(*everything(), gap=8))
        return page

    theme.set_less_movement(True)
    shown(changed := page(), size=(1000, 2000))
    theme.apply(dressed, "dark", 1.15)
    shown(made := page(), size=(1000, 2000))
    leave(changed)
    leave(made)
    qtbot.waitUntil(lambda: changed.grab().toImage() == made.grab().toImage())


def test_a_line_that_has_no_room_ends_in_dots_and_not_in_the_middle_of_a_word(shown):
    line = InlineText("send the card by friday", "Promise")
    line.setFixedWidth(300)
    shown(line)
    assert not line._is_cut()
    line.setFixedWidth(90)
    assert line._is_cut()
    cut = line.grab().toImage()
    line.setText("send the card by fri")
    assert line.grab().toImage() == cut, "what is past the dots does not show"
    line.setText("send")
    assert not line._is_cut()


def test_a_popover_stays_in_its_window(shown):
    button = Button("More")
    whole = shown(boxed(hbox(STRETCH, button)))
    popover = Popover(vbox(Label("Something rather wide to be read")), parent=button)
    popover.open_under(button)
    inside = popover.geometry().adjusted(SHADOW, 0, -SHADOW, 0)
    window = whole.window()
    left = window.mapToGlobal(window.rect().topLeft()).x()
    assert left <= inside.left()
    assert inside.right() <= left + window.width()
    popover.close()
