"""What the tests of the network share."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.needs import peer_links
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import PeerOrigin, PeerState
from ui.commands import install_view
from ui.places import Place
from ui.views.needs_view import NeedsView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
NAMES = ("Ana", "Ben", "Cy", "Dot", "Eve")


def circle(desk, community):
    """Make a circle of five at five sites and enter it; return their keys."""
    found = {}
    for name in NAMES:
        draft = PersonDraft(f"{name} Miller", site=f"House of {name}")
        found[name] = desk.store.write("x", people.add, community, draft)[0]
    desk.enter(community)
    return found


def tie(desk, one, other, **fields):
    """Put a link into the ledger: they work together and found each other."""
    said = {"state": PeerState.WORKING, "origin": PeerOrigin.MEMBER, **fields}
    return desk.store.write("x", peer_links.add, desk.community_id, one, other, **said)[
        0
    ]


def shown(qtbot, desk, intent="network:people", wide=1440, high=860):
    """Return the page of the network, in its view."""
    view = NeedsView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("needs", desk.community_id, intent=intent))
    page = view.current
    page.graph.setFocus()
    return page


def node(page, key):
    """Return somebody's node."""
    return page.graph.sheet.by_key[key]


def drag(graph, start: QPointF, goal: QPointF):
    """Drag from one point of the picture to another."""
    a, b = start.toPoint(), goal.toPoint()
    QTest.mousePress(graph, LEFT, NONE, a)
    for part in (0.3, 0.7, 1.0):
        at = a + QPoint(round((b - a).x() * part), round((b - a).y() * part))
        QTest.mouseMove(graph, at)
    QTest.mouseRelease(graph, LEFT, NONE, b)


def rows(desk):
    """Return the ledger as what can be compared."""
    links = desk.read(peer_links.of_community, desk.community_id)
    return sorted(
        (
            link.asker.name,
            link.helper.name,
            link.topic,
            link.state,
            link.origin,
            link.introduced_on,
        )
        for link in links
    )
