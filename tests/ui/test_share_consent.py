"""Who was alone with the coach has a say of what is shared; the panel asks them."""

import pytest
from sqlalchemy import select

from app import tables
from app.coaching import edits, sharing
from app.coaching.sharing import Draft
from app.person import consents, site_answers
from app.vocabulary import Audience, ConsentState, PacketKind
from tests.app.coached import TODAY
from tests.making import add_one
from tests.ui.coaching import shown, world_on
from ui.views.people.site_panel import SitePanel

YES, NO = ConsentState.YES, ConsentState.NO


@pytest.fixture
def world(desk, community):
    return world_on(desk, community)


@pytest.fixture
def key(desk, world):
    """A conversation with Luz alone, for a new lead as well; the site says yes."""
    key = world.talk("Luz Ortega")
    draft = Draft(goals="A goal", agreed_on=TODAY, for_lead=True)
    desk.store.write("Shared", sharing.share, key, draft)
    says(desk, world, YES)
    return key


def says(desk, world, state):
    site = world.site("Foothill")
    desk.do("Said", site_answers.note, site, sharing.USE, state)


def panel_of(qtbot, desk):
    view = shown(qtbot, desk)
    view.log.acts.open_share()
    return view.page.panel(), view


def choose(field, state):
    field.input.choose(state)
    field.input.chosen.emit(state)


def test_the_panel_says_whose_yes_is_missing_and_takes_it(qtbot, desk, world, key):
    panel, view = panel_of(qtbot, desk)
    waits = "A new lead of Foothill Farmworker Coalition reads it once Luz Ortega says"
    assert waits in panel._who.text()
    assert panel.they_say.isVisible()
    choose(panel.they_say, YES)
    assert waits not in panel._who.text()
    assert "a new lead of Foothill" in panel._who.text()
    luz = world.people["Luz Ortega"]
    assert desk.read(consents.of_person, desk.community_id, luz)[sharing.USE] is YES
    choose(panel.they_say, NO)
    assert "Luz Ortega said no, so nobody reads it." in panel._who.text()
    assert "Luz Ortega said no" in view.log.sheet.strip.sentence.text()


def test_of_a_conversation_with_several_only_the_site_is_asked(qtbot, desk, world, key):
    both = (world.people["Luz Ortega"], world.people["Naomi Begay"])
    desk.do("Changed", edits.set_people, key, both)
    panel, _ = panel_of(qtbot, desk)
    assert not panel.they_say.isVisible()
    assert panel.says.isVisible()


def test_a_site_that_says_no_is_told_what_was_handed_on(qtbot, desk, world, key):
    site = world.site("Foothill")
    packet = tables.Packet(
        community_id=desk.community_id,
        kind=PacketKind.COACH_LEAVES,
        reader=Audience.SUCCESSOR,
        title="Handoff packet",
        number=1,
        prepared_on=TODAY,
        manifest=[site.hex, desk.read(summary_of, key).hex],
    )
    desk.store.write("Made", add_one, packet)
    panel, _ = panel_of(qtbot, desk)
    assert "Handoff packet" not in panel._who.text()
    choose(panel.says, ConsentState.WITHDRAWN)
    assert "Handoff packet" in panel._who.text()
    profile = SitePanel(desk, site)
    qtbot.addWidget(profile)
    assert "Handoff packet" in profile.packets.text()
    other = SitePanel(desk, world.site("Alder"))
    qtbot.addWidget(other)
    assert not other.packets.isVisibleTo(other)


def summary_of(session, key):
    talk = tables.CoachingContact
    return session.scalar(select(talk.summary_id).where(talk.id == key))
