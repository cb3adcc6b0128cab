"""The first run: three ways to begin, each of which opens a book."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.book import books, recents
from app.community import communities
from ui.bookshelf import Bookshelf
from ui.dialogs.passphrase import PassphraseDialog
from ui.places import Place
from ui.views.first_run_view import FirstRunView
from ui.views.welcome import Welcome
from ui.widgets.labels import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shelf(qtbot):
    shelf = Bookshelf()
    yield shelf
    shelf.close()


@pytest.fixture
def view(qtbot, shelf):
    view = FirstRunView(shelf)
    qtbot.addWidget(view)
    view.resize(1100, 680)
    view.show()
    return view


def test_starting_a_community_makes_a_book_of_ones_own_and_asks_the_questions(
    qtbot, view, shelf
):
    asked = []
    shelf.opened.connect(lambda desk: desk.asked_for.connect(asked.append))
    qtbot.mouseClick(view.start, LEFT)
    assert shelf.desk is None
    qtbot.mouseClick(view.findChild(PassphraseDialog).skip, LEFT)
    assert shelf.desk.path == shelf.own()
    assert asked == [Place("create")]
    assert recents.last() == shelf.own()
    assert not shelf.desk.read(communities.briefs), "nothing typed, nothing kept"


def test_the_sample_opens_with_its_communities(qtbot, view, shelf):
    qtbot.mouseClick(view.sample, LEFT)
    assert len(shelf.desk.read(communities.briefs)) == 3


def test_a_book_is_chosen_from_the_disk(qtbot, view, shelf, tmp_path):
    path = tmp_path / "hers.circlebook"
    books.open_book(path, create=True).close()
    qtbot.mouseClick(view.other, LEFT)
    (dialog,) = view.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    assert shelf.desk.path == path
    dialog.close()


def test_the_keyboard_alone_walks_the_three_ways(qtbot, view):
    view.activateWindow()
    view.setFocus()
    assert view.start.hasFocus()
    for button in (view.sample, view.other):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus()


def test_it_says_that_everything_stays_on_this_laptop(view):
    words = " ".join(label.text() for label in view.findChildren(Label))
    assert "Everything stays on this laptop" in words


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_no_word_is_cut_in_the_smallest_window(qtbot, view, dressed, scale):
    from ui.theme import theme

    theme.apply(dressed, "dark", scale)
    view.resize(1031, 616)
    (welcome,) = view.findChildren(Welcome)
    for label in (welcome.heading, welcome.sentence):
        assert label.height() >= label.heightForWidth(label.width())
    for button in (view.start, view.sample, view.other):
        assert view.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


def test_a_press_is_answered_at_once_while_the_book_is_made(qtbot, view, shelf):
    said = []
    shelf.opened.connect(lambda _: said.append((view.start.text(), view.isEnabled())))
    qtbot.mouseClick(view.start, LEFT)
    qtbot.mouseClick(view.findChild(PassphraseDialog).skip, LEFT)
    assert said == [("Making your book…", False)]
