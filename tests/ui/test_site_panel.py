"""The profile of a site: strengths first, edited in place; what was agreed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.clock import today
from app.person import site_agreements, site_profiles
from app.vocabulary import AgreementKind, ConsentState, ConsentUse
from tests.ui.peopled import largest, shown
from ui.views.people.toolbar import BY_SITE

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, sample_desk):
    sample_desk.enter(sample_desk.read(largest))
    view = shown(qtbot, sample_desk)
    qtbot.mouseClick(view.list.filter.look.button(BY_SITE), LEFT)
    return view


@pytest.fixture
def panel(qtbot, view):
    qtbot.mouseClick(view.list.by_site.cards[0].profile, LEFT)
    return view.list.panel()


def test_strengths_stand_first_and_are_edited_where_they_stand(
    qtbot, panel, sample_desk
):
    tops = [
        text.mapTo(panel, text.rect().topLeft()).y() for text in panel.texts.values()
    ]
    assert next(iter(panel.texts)) == "strengths"
    assert tops == sorted(tops)
    text = panel.texts["strengths"]
    text.begin()
    text.selectAll()
    qtbot.keyClicks(text, "They sing")
    qtbot.keyClick(text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    profile = sample_desk.read(site_profiles.get, panel.site_id)
    assert profile.strengths == "They sing"
    sample_desk.undo()
    assert panel.texts["strengths"].toPlainText() != "They sing"


def test_that_nothing_is_agreed_is_said_until_something_is(qtbot, panel, sample_desk):
    for agreed in sample_desk.read(site_agreements.of_site, panel.site_id):
        sample_desk.do("Ended", site_agreements.retire, agreed.id)
    group = panel.agreements
    assert group.nothing.isVisible()
    qtbot.mouseClick(group.begins[AgreementKind.CONFIDENTIALITY], LEFT)
    (card,) = group.cards
    assert group.nothing.isVisible()  # begun is not agreed
    day = card.agreed_on.input
    day.setFocus()
    qtbot.keyClicks(day, "2026-05-12")
    qtbot.keyClick(day, Key.Key_Return)
    assert group.nothing.text().startswith("Your two roles are not agreed with")
    qtbot.mouseClick(group.begins[AgreementKind.DUAL_ROLE], LEFT)
    group.cards[1].lines["body"].text.edited.emit("I coach, and report to the funder")
    assert group.cards[1].agreed.body == "I coach, and report to the funder"
    assert "body" not in group.cards[0].lines
    group.cards[1].agreed_on.changed.emit(today())
    assert not group.nothing.isVisible()
    group.cards[0].review_on.changed.emit(today() - timedelta(days=1))
    assert "was to be looked at again on" in group.nothing.text()  # as in the log
    sample_desk.undo()
    assert not group.nothing.isVisible()
    sample_desk.undo()
    assert group.nothing.isVisible()


def test_what_the_site_says_to_sharing_is_noted(panel, sample_desk):
    line = panel.consents[ConsentUse.COACHING_TOTALS]
    line.choice.chosen.emit(ConsentState.NO)
    profile = sample_desk.read(site_profiles.get, panel.site_id)
    assert profile.agreed[ConsentUse.COACHING_TOTALS] is ConsentState.NO


def test_the_panel_closes_when_its_site_is_archived(view, panel, sample_desk):
    from app.person import sites

    sample_desk.do("Archived", sites.archive, panel.site_id)
    assert view.list.panel() is None
