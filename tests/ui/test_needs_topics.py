"""The tree of topics is edited by keys and by mouse, with the same end."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from sqlalchemy import event

from app.needs import topics
from tests.ui.needing import ALT, CTRL, LEFT, Key, focused, press, shown, write
from ui.views.needs.topic_panel import TopicPanel
from ui.views.needs.topics_page import TopicsPage

NAMES = (("Money", None), ("Grants", "Money"), ("Vans", None))


@pytest.fixture
def both(qtbot, desk, community):
    return shown(qtbot, desk, community)


@pytest.fixture
def here(both):
    return both[1]


@pytest.fixture
def view(both):
    return both[0]


@pytest.fixture
def page(view, here, desk):
    """The page of three topics, one below another; the cursor is on the first."""

    def grow(session):
        made = {None: None}
        for name, parent in NAMES:
            made[name] = topics.add(session, name, made[parent])

    desk.do("x", grow)
    view.acts.show_topics()
    found = view.page
    assert isinstance(found, TopicsPage)
    found.tree.setFocus()
    found.tree.go_to(found.topics[0].id)
    return found


def tree(here):
    """Return the topics as lines, indented."""
    return ["  " * t.depth + t.name for t in here.topics()]


def key(page, name):
    return next(t.id for t in page.topics if t.name == name)


def test_a_topic_is_added_beside_and_below_with_keys_alone(qtbot, page, here):
    press(qtbot, Key.Key_Return)
    write(qtbot, "Boards")
    press(qtbot, Key.Key_Return)
    assert tree(here) == ["Boards", "Money", "  Grants", "Vans"]
    assert page.tree.current().name == "Boards"
    assert page.tree.hasFocus()
    press(qtbot, Key.Key_Return, CTRL)
    write(qtbot, "Youth boards")
    press(qtbot, Key.Key_Return)
    assert tree(here)[:2] == ["Boards", "  Youth boards"]
    press(qtbot, Key.Key_Insert)
    press(qtbot, Key.Key_Escape)  # given up
    assert len(here.topics()) == 5
    assert len(page.tree.shown()) == 5


def test_a_topic_is_named_anew_where_it_stands(qtbot, page, here, desk):
    press(qtbot, Key.Key_F2)
    focused().selectAll()
    write(qtbot, "Funds")
    press(qtbot, Key.Key_Return)
    assert tree(here) == ["Funds", "  Grants", "Vans"]
    desk.undo()
    assert tree(here)[0] == "Money"
    press(qtbot, Key.Key_F2)
    focused().selectAll()
    write(qtbot, "vans")
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    press(qtbot, Key.Key_Return)
    assert said == ["There is a topic called Vans already."]
    assert page.tree.current().name == "Money"


def test_a_topic_is_moved_in_and_out_with_keys(qtbot, page, here):
    page.tree.go_to(key(page, "Vans"))
    press(qtbot, Key.Key_Right, ALT)
    assert tree(here) == ["Money", "  Grants", "  Vans"]
    assert page.tree.current().name == "Vans"
    press(qtbot, Key.Key_Right, ALT)
    assert tree(here) == ["Money", "  Grants", "    Vans"]
    press(qtbot, Key.Key_Left, ALT)
    press(qtbot, Key.Key_Left, ALT)
    assert tree(here) == ["Money", "  Grants", "Vans"]
    press(qtbot, Key.Key_Left, ALT)  # further out there is nothing
    assert tree(here) == ["Money", "  Grants", "Vans"]


def drop(page, name, onto):
    """Let a topic fall on another, or beside them all."""
    page.tree.go_to(key(page, name))
    place = QPoint(5, page.tree.height() - 4)
    if onto is not None:
        page.tree.go_to(key(page, onto))
        place = page.tree.visualRect(page.tree.currentIndex()).center()
        page.tree.go_to(key(page, name))
    actions = Qt.DropAction.MoveAction
    event = QDropEvent(
        QPointF(place), actions, QMimeData(), LEFT, Qt.KeyboardModifier.NoModifier
    )
    page.tree.dropEvent(event)


def test_dragging_moves_as_the_keys_do(page, here, desk):
    drop(page, "Vans", "Money")
    assert tree(here) == ["Money", "  Grants", "  Vans"]
    drop(page, "Vans", "Grants")
    assert tree(here) == ["Money", "  Grants", "    Vans"]
    drop(page, "Grants", None)
    assert tree(here) == ["Grants", "  Vans", "Money"]
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    drop(page, "Grants", "Vans")
    assert said == ["A topic cannot stand below itself. It stays where it was."]
    assert tree(here) == ["Grants", "  Vans", "Money"]
    assert [t.name for t in page.tree.shown()] == ["Grants", "Vans", "Money"]


def test_a_letter_in_the_filter_reads_nothing_of_the_book_again(qtbot, page, desk):
    asked = []
    event.listen(
        desk.store._engine, "before_cursor_execute", lambda *said: asked.append(said[2])
    )
    qtbot.keyClicks(page.words, "van")
    assert [topic.name for topic in page.tree.shown()] == ["Vans"]
    assert asked == []
    qtbot.keyClicks(page.words, "x")
    assert page._no_match.isVisible()


def test_a_topic_in_use_is_retired_and_comes_back(qtbot, page, here, desk):
    here.ask("Vans", here.alder)
    page.refresh()
    page.tree.go_to(key(page, "Vans"))
    said = []
    desk.said.connect(lambda *all_of_it: said.append(all_of_it))
    press(qtbot, Key.Key_Delete)
    [(sentence, action, run)] = said
    assert "Retire it instead" in sentence
    assert action == "Retire"
    run()
    assert tree(here) == ["Money", "  Grants"]
    assert page.retired.text() == "Retired too  1"
    qtbot.mouseClick(page.retired, LEFT)
    page.tree.go_to(key(page, "Vans"))
    page.tree.setFocus()
    press(qtbot, Key.Key_Space)
    qtbot.mouseClick(page.panel().retire, LEFT)
    assert tree(here) == ["Money", "  Grants", "Vans"]
    assert page.panel().retire.text() == "Retire"


def test_a_topic_nobody_uses_is_deleted_and_undone(qtbot, page, here, desk):
    press(qtbot, Key.Key_Delete)
    assert tree(here) == ["Grants", "Vans"]
    desk.undo()
    assert tree(here) == ["Money", "  Grants", "Vans"]


def test_all_of_a_topic_is_edited_in_its_panel(qtbot, page, here):
    press(qtbot, Key.Key_Space)
    panel = page.panel()
    assert isinstance(panel, TopicPanel)
    panel.description.text.begin()
    write(qtbot, "What it costs")
    press(qtbot, Key.Key_Return, CTRL)
    assert here.topics()[0].description == "What it costs"
    choice = panel.below.choice
    held = [choice.itemText(n) for n in range(choice.count())]
    assert held == ["Nothing: it stands first", "Vans"]  # not itself, nor below it
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert tree(here) == ["Vans", "  Money", "    Grants"]
    page.tree.setFocus()
    press(qtbot, Key.Key_Up)
    assert panel.title.text() == "Vans"  # it follows the cursor


def test_two_topics_become_one_with_all_that_speaks_of_them(qtbot, page, here, desk):
    here.ask("Vans", here.alder)
    here.bring("Grants", here.ada)
    page.refresh()
    page.tree.go_to(key(page, "Vans"))
    page.show_topic(page.tree.current())
    panel = page.panel()
    assert panel.uses.text() == "1 entry speaks of it."
    assert not panel.merge.isEnabled()
    panel.into.set_value(key(page, "Grants"))
    panel.into.changed.emit(panel.into.value())
    qtbot.mouseClick(panel.merge, LEFT)
    assert tree(here) == ["Money", "  Grants"]
    assert [n.topic for n in here.needs()] == ["Grants"]
    assert page.tree.current().name == "Grants"
    assert page.tree.current().uses == 2
    desk.undo()
    assert [n.topic for n in here.needs()] == ["Vans"]


def test_three_hundred_topics_are_filtered_with_what_they_belong_to(
    qtbot, page, here, desk
):
    def grow(session):
        money = next(t.id for t in topics.tree(session) if t.name == "Money")
        for n in range(300):
            topics.add(session, f"Topic {n}", money if n % 2 else None)

    desk.do("x", grow)
    assert len(page.tree.shown()) == 303
    page.words.setText("topic 133")
    assert [t.name for t in page.tree.shown()] == ["Money", "Topic 133"]
    page.words.setText("nothing like it")
    assert page.tree.shown() == []
    assert page._no_match.isVisible()
    page.words.clear()
    assert len(page.tree.shown()) == 303


def test_what_was_folded_stays_folded_when_something_changes(page, here):
    index = page.tree.currentIndex()
    page.tree.setExpanded(index, False)
    here.ask("Vans", here.alder)
    page.refresh()
    assert not page.tree.isExpanded(page.tree.currentIndex())
    assert page.tree.current().name == "Money"


def test_a_screen_reader_hears_a_tree_with_uses(page, here):
    here.ask("Vans", here.alder)
    page.refresh()
    heard = QAccessible.queryAccessibleInterface(page.tree)
    assert heard.role() is QAccessible.Role.Tree
    names = [
        heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())
    ]
    assert "Vans, 1 entry" in names


def test_a_book_without_topics_says_what_belongs_here(qtbot, view, here):
    view.acts.show_topics()
    page = view.page
    assert page._empty.isVisible()
    qtbot.mouseClick(page.add, LEFT)
    write(qtbot, "Grants")
    press(qtbot, Key.Key_Return)
    assert tree(here) == ["Grants"]
    assert not page._empty.isVisible()
