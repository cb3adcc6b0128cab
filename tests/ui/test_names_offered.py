"""Enter in a field whose list of names is open keeps what was typed, and goes on."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.needs import needs, peer_links
from tests.ui.needing import Key, press, shown, write
from ui.views.needs.draft_editor import DraftEditor
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.network.tie_panel import TiePanel
from ui.widgets.completing import complete


@pytest.fixture
def both(qtbot, desk, community):
    return shown(qtbot, desk, community)


@pytest.fixture
def view(both):
    return both[0]


@pytest.fixture
def here(both):
    both[1].ask("Grant writing renewals")
    return both[1]


def type_and_enter(qtbot, line, words):
    """Type so that names are offered, and press Enter in the open list."""
    line.setFocus()
    line.selectAll()
    write(qtbot, words)
    assert QApplication.activePopupWidget() is line.completer().popup()
    press(qtbot, Key.Key_Return)


def test_a_topic_that_begins_like_another_is_kept_in_the_panel_of_a_need(
    qtbot, view, here
):
    key = here.ask("Vans", here.alder)
    panel = NeedPanel(view.current.desk, key)
    view.current.open_panel(panel)
    panel.topic.text.begin()
    type_and_enter(qtbot, panel.topic.text, "Grant")
    assert here.store.read(needs.get, key).topic == "Grant"
    assert panel.title.text() == "Grant"


@pytest.mark.parametrize("name", ["topic", "who"])
def test_a_line_of_a_list_is_put_right_by_enter(qtbot, view, here, name):
    view.acts.paste()
    page = view.page
    page.text.input.setPlainText("Alder: vans")
    page.read()
    editor = page.editor
    assert isinstance(editor, DraftEditor)
    words = {"topic": "Grant", "who": "Cedar"}[name]
    type_and_enter(qtbot, getattr(editor, name).input, words)
    assert getattr(page.candidates[0].draft, name) == words


@pytest.mark.parametrize(
    ("name", "words"), [("asker", "Ada"), ("helper", "Cedar"), ("topic", "Grant")]
)
def test_a_field_of_a_tie_is_kept_by_enter(qtbot, view, here, desk, name, words):
    key = here.store.write(
        "x", peer_links.add, here.community, here.bob, here.alder, topic="Vans"
    )[0]
    panel = TiePanel(desk, here.community)
    view.current.open_panel(panel)

    def link():
        return desk.read(peer_links.of_community, here.community)[0]

    panel.show_link(link())
    desk.changed.connect(lambda _: panel.show_link(link()))
    if name == "asker":
        desk.store.write("x", peer_links.put_between, key, here.bob, here.cedar)
        panel.show_link(link())
    type_and_enter(qtbot, getattr(panel, name).input, words)
    said = {
        "asker": link().asker.name,
        "helper": link().helper.name,
        "topic": link().topic,
    }
    assert said[name].startswith(words)


def test_the_list_is_kept_and_offers_what_there_is_now(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    first = complete(line, ["Grants"])
    assert complete(line, ["Grants", "Vans"]) is first
    offered = first.model().stringList()
    assert offered == ["Grants", "Vans"]
