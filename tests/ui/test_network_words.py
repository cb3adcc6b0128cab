"""What is said of a network that is new, and of whose site can share something."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from app.needs import needs, offers
from app.person import sites
from app.vocabulary import PeerOrigin, PeerState
from tests.ui.networked import circle, shown, tie
from tests.ui.peopled import largest
from ui import painting
from ui.theme import theme
from ui.views.needs.network.drawing import Legend


@pytest.fixture
def five(desk, community):
    """Return the keys of five people without ties."""
    return circle(desk, community)


def test_a_new_community_has_no_ties_yet_and_no_earlier_month(qtbot, desk, five):
    page = shown(qtbot, desk)
    assert page.panel().back.sentence.text() == "No ties yet."
    assert not page.panel().back.number.isVisible()
    state, origin = PeerState.INTRODUCED, PeerOrigin.COACH
    tie(desk, five["Ana"], five["Ben"], state=state, origin=origin)
    assert shown(qtbot, desk).sub.text() == "No ties yet. 1 introduced."
    tie(desk, five["Ana"], five["Cy"])
    said = shown(qtbot, desk).panel().back.sentence.text()
    assert said == "of 1 tie would hold."


def test_what_a_site_can_share_is_said_of_the_site(qtbot, desk, five):
    community = desk.community_id
    tie(desk, five["Ana"], five["Ben"])
    tie(desk, five["Ben"], five["Cy"])
    [cys] = [s for s in desk.read(sites.of_community, community) if "Cy" in s.name]
    desk.do("x", needs.add, community, "Grants", five["Dot"], strength=3)
    desk.do("x", offers.put, community, "Grants", cys.id, level=4)
    page = shown(qtbot, desk)
    said = [label.text() for label in page.panel().findChildren(QLabel)]
    assert any("“Grants”, which House of Cy can share." in one for one in said), said


def test_a_circle_of_one_is_drawn_as_a_ring(qapp):
    def drawn(dots):
        image = QImage(64, 64, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painting.emblem(painter, QRectF(0, 0, 64, 64), dots)
        painter.end()
        return image

    assert drawn([2]) == drawn([2, 2, 2])


def test_names_in_the_picture_are_as_large_as_a_caption_at_any_text_size(
    qapp, qtbot, sample_desk
):
    sample_desk.enter(sample_desk.read(largest))
    page = shown(qtbot, sample_desk, wide=1100, high=680)
    theme.apply(qapp, "light", 1.3)
    nodes = page.graph.sheet.nodes
    assert all(node.letters >= 12 for node in nodes)  # px at 100 %
    for n, one in enumerate(nodes):
        assert not any(one.box.intersects(other.box) for other in nodes[n + 1 :])


def test_the_key_to_the_picture_wraps_and_leaves_nothing_out(qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    assert legend.heightForWidth(2000) == legend.sizeHint().height()
    assert legend.heightForWidth(300) > legend.heightForWidth(2000)
    assert len(legend.places(300)) == len(legend.places(2000))
