"""Communities side by side: opened, renamed, archived, by mouse and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.community import communities, community_cards, community_drafts
from app.errors import RefusedError
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import Stage
from ui.bookshelf import Bookshelf
from ui.places import Place
from ui.views.communities_view import ARCHIVE, CommunitiesView
from ui.views.community_grid import StartCard
from ui.views.community_menu import CommunityMenu
from ui.widgets.buttons import Button

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Alder Circle", "Bluestem Circle", "Cedar Circle", "Dry Creek Circle")


def make(qtbot, desk, width=1211):
    view = CommunitiesView(desk)
    qtbot.addWidget(view)
    view.resize(width, 840)
    view.show()
    qtbot.waitUntil(lambda: all(map(is_whole, view.grid.cards())))
    return view


def is_whole(card):
    return card.height() >= card.sizeHint().height()


@pytest.fixture
def places(desk):
    asked = []
    desk.asked_for.connect(asked.append)
    return asked


@pytest.fixture
def four(desk):
    return [
        desk.store.write("Started", communities.start, name, "America/Denver")[0]
        for name in NAMES
    ]


@pytest.fixture
def view(qtbot, desk, four):
    return make(qtbot, desk)


def names(view):
    return [card.accessibleName() for card in view.grid.cards()]


def menu_of(view, card):
    card.more.click()
    (menu,) = [m for m in view.findChildren(CommunityMenu) if m.isVisible()]
    return menu


def choose(menu, words):
    (action,) = [a for a in menu.actions() if a.text() == words]
    action.trigger()
    menu.close()


def test_every_community_has_a_card_and_the_last_one_starts_another(view):
    assert names(view) == [*NAMES, "Start a community"]
    assert view.page.sub.text() == "4 communities of practice, 0 people, 0 sites."


def test_a_click_or_enter_opens_the_gatherings_of_a_community(
    qtbot, view, four, places
):
    qtbot.mouseClick(view.card_of(four[1]), LEFT, pos=QPoint(100, 150))
    view.card_of(four[2]).setFocus()
    qtbot.keyClick(view.card_of(four[2]), Qt.Key.Key_Return)
    assert places == [Place("sessions", four[1]), Place("sessions", four[2])]


def test_arrow_keys_go_from_card_to_card(qtbot, view):
    cards = view.grid.cards()
    assert view.grid.columns == 2
    cards[0].setFocus()
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Up, 2),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert cards[place].hasFocus()


def test_n_and_the_dashed_card_begin_the_questions(qtbot, view, places):
    command = next(c for c in view.commands() if c.name == "start")
    assert command.keys == "N"
    command.run()
    qtbot.mouseClick(view.starter, LEFT)
    qtbot.keyClick(
        view.grid.cards()[0], Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier
    )
    assert places == [Place("create")] * 3


def test_delete_archives_and_undo_brings_back(qtbot, view, desk, four):
    card = view.card_of(four[1])
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert NAMES[1] not in names(view)
    assert view.card_of(four[2]).hasFocus(), "the next card has the focus"
    assert desk.undo_label() == "Community archived"
    desk.undo()
    assert names(view)[:4] == list(NAMES)


def test_the_archive_holds_what_was_archived_and_gives_it_back(qtbot, view, desk, four):
    choose(menu_of(view, view.card_of(four[0])), "Archive")
    qtbot.mouseClick(view.switch.button(ARCHIVE), LEFT)
    assert names(view) == [NAMES[0]]
    qtbot.mouseClick(view.card_of(four[0]).action, LEFT)
    assert names(view) == []
    assert not view.nothing.isHidden()
    view.show_place(Place("communities"))
    assert names(view)[:4] == list(NAMES)


def test_a_name_is_edited_where_it_stands(qtbot, view, desk, four):
    card = view.card_of(four[0])
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    assert card.name.isVisible()
    qtbot.keyClicks(card.name, "Alder River Circle")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert not card.name.isVisible()
    assert desk.read(communities.get, four[0]).name == "Alder River Circle"
    assert card.accessibleName() == "Alder River Circle"
    desk.undo()
    assert view.card_of(four[0]).accessibleName() == NAMES[0]


def test_escape_leaves_the_name_as_it_was(qtbot, view, desk, four):
    card = view.card_of(four[0])
    card.rename()
    qtbot.keyClicks(card.name, "Something")
    qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    assert not card.name.isVisible()
    assert desk.read(communities.get, four[0]).name == NAMES[0]


def test_the_stage_is_chosen_from_the_menu(view, desk, four):
    menu = menu_of(view, view.card_of(four[0]))
    stages = next(a.menu() for a in menu.actions() if a.menu())
    assert [a.text() for a in stages.actions() if a.isChecked()] == ["Forming"]
    choose(stages, "Growing")
    menu.close()
    assert desk.read(communities.get, four[0]).stage is Stage.MATURING
    assert view.card_of(four[0]).card.stage_word == "Growing"


def test_an_empty_community_is_deleted_and_one_with_people_says_why_not(
    view, desk, four
):
    choose(menu_of(view, view.card_of(four[3])), "Delete")
    assert names(view)[:3] == list(NAMES[:3])
    desk.undo()
    assert names(view)[3] == NAMES[3]
    desk.do("Added", people.add, four[3], PersonDraft("Ada"))
    with pytest.raises(RefusedError, match="Archive it instead"):
        CommunityMenu(desk, view.card_of(four[3]), view)._delete()
    assert names(view)[3] == NAMES[3]


def test_what_was_left_unfinished_is_continued(qtbot, desk, four, places):
    key = desk.store.write("Begun", community_drafts.begin, "America/Denver")[0]
    desk.store.write("Kept", community_drafts.leave_open, key, 2)
    view = make(qtbot, desk)
    card = view.card_of(key)
    assert card.action.text() == "Continue"
    qtbot.mouseClick(card.action, LEFT)
    qtbot.mouseClick(card, LEFT, pos=QPoint(100, 150))
    assert places == [Place("create", key)] * 2


@pytest.mark.parametrize(("width", "columns"), [(700, 1), (1211, 2), (1571, 3)])
def test_there_are_as_many_columns_as_there_is_room(qtbot, desk, four, width, columns):
    assert make(qtbot, desk, width).grid.columns == columns


def test_larger_text_takes_a_column_less_and_cuts_no_card(qtbot, desk, four, dressed):
    from ui.theme import theme

    theme.apply(dressed, "dark", 1.3)
    view = make(qtbot, desk, 1131)
    assert view.grid.columns == 1
    assert all(is_whole(card) for card in view.grid.cards())


def test_a_card_says_in_words_what_it_shows(sample_desk, qtbot):
    view = make(qtbot, sample_desk)
    card = next(c for c in view.grid.cards() if "Prairie" in c.accessibleName())
    said = card.accessibleDescription()
    assert "Growing" in said
    assert "21 members, 6 sites" in said
    assert "learning from one another" in said


def test_a_book_without_communities_says_how_to_begin(qtbot, desk, places):
    view = make_empty(qtbot, desk)
    assert view.stack.currentWidget() is view.welcome
    qtbot.mouseClick(view.begin, LEFT)
    assert places == [Place("create")]
    desk.do("Started", communities.start, "Alder Circle", "America/Denver")
    assert view.stack.currentWidget() is view.page


def make_empty(qtbot, desk):
    view = CommunitiesView(desk)
    qtbot.addWidget(view)
    view.resize(1211, 840)
    view.show()
    return view


def test_the_sample_is_offered_where_there_is_a_shelf(qtbot, desk):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.shelf = Bookshelf(window)
    view = CommunitiesView(desk, window)
    words = [button.text() for button in view.welcome.findChildren(Button)]
    assert words == ["Start a community", "Open the sample community"]


def test_a_hidden_view_reads_anew_when_it_is_shown_again(view, desk):
    view.hide()
    desk.do("Started", communities.start, "Eastgate Circle", "America/Denver")
    assert "Eastgate Circle" not in names(view)
    view.show()
    assert "Eastgate Circle" in names(view)


def test_a_book_for_reading_only_offers_no_changes(
    qtbot, desk, four, monkeypatch, places
):
    desk.store.read_only = True
    view = make(qtbot, desk)
    card = view.card_of(four[0])
    assert card.more.isHidden()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    qtbot.keyClick(card, Qt.Key.Key_F2)
    assert not card.name.isVisible()
    view.start()
    assert places == []
    assert "reading only" in view.starter.toolTip()


def test_a_hundred_communities_are_shown(qtbot, desk):
    desk.store.write("Started", _hundred)
    view = make(qtbot, desk)
    assert len(view.grid.cards()) == 101
    assert isinstance(view.grid.cards()[-1], StartCard)
    shelf = desk.read(community_cards.shelf)
    assert view.page.sub.text() == shelf.words


def _hundred(session):
    for number in range(100):
        communities.start(session, f"Community {number:03}", "America/Denver")
