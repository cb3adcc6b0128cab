"""What the tests of needs and expertise share: the view on the screen, at one look."""

from PySide6.QtCore import Qt

from tests import worlds_us3 as us3
from ui.commands import install_view
from ui.places import Place
from ui.views.needs_view import NeedsView

Key = Qt.Key


def shown(qtbot, desk, intent="matrix:sites", wide=1440, high=860):
    """Return the view of the community of the desk, at one look."""
    view = NeedsView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("needs", desk.community_id, intent=intent))
    return view


def six_sites(desk, community):
    """Put the sites and topics of US3 into a community; return their keys."""
    keys = desk.store.write("x", us3.sites_and_topics, community)[0]
    desk.enter(community)
    return keys


def story(desk, community):
    """Put all of US3 into a community; return the keys of sites and topics."""
    keys = six_sites(desk, community)
    desk.store.write("x", us3.entries, community, keys)
    return keys
