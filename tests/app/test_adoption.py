"""Who has agreed what success is, and what changed since (US2)."""

from datetime import date, timedelta
from functools import partial

import pytest

from app import clock
from app.charter import adoption, success
from app.charter.adoption import Said, State
from app.charter.success import Spot
from app.errors import RefusedError
from app.tables import Agreement, Revision
from app.vocabulary import (
    AgreementKind,
    Layer,
    RevisionStatus,
    RevisionSubject,
    SuccessAudience,
    SuccessLevel,
    SuccessStatus,
)
from tests.app import agreeing
from tests.app.agreeing import AGREED, REVIEW

FUNDER, PARTNERS, COMMUNITY, FACILITATING = SuccessAudience
YES = Said(AGREED, "Joan Whitlock", REVIEW)


@pytest.fixture
def told(store, community):
    clock.pretend(AGREED)
    store.write("Success added", agreeing.enter, community)
    return community


def agree(store, community, *audiences, said=YES):
    store.write("Agreed", adoption.adopt, community, audiences, said)


def standing(store, community, whose=FUNDER):
    found = store.read(adoption.of_community, community)
    return next(one for one in found if one.whose is whose)


def lacking(store, community):
    found = store.read(adoption.of_community, community)
    return [one.whose for one in adoption.lacking(found)]


def revisions(store, community):
    return store.read(
        lambda session: [
            (row.whose, row.number, row.status)
            for row in session.query(Revision)
            .filter_by(subject=RevisionSubject.SUCCESS, community_id=community)
            .order_by(Revision.whose, Revision.number)
        ]
    )


def test_it_is_agreed_only_when_all_three_have_a_date(store, told):
    assert lacking(store, told) == [FUNDER, PARTNERS, COMMUNITY]
    agree(store, told, FUNDER)
    assert lacking(store, told) == [PARTNERS, COMMUNITY]
    agree(store, told, PARTNERS)
    agree(store, told, COMMUNITY, said=Said(None, "", REVIEW))
    assert lacking(store, told) == [COMMUNITY]
    agree(store, told, COMMUNITY)
    assert lacking(store, told) == []


def test_it_is_version_one_to_be_looked_at_again_on_the_day_that_was_said(store, told):
    agree(store, told, FUNDER, PARTNERS, COMMUNITY)
    found = store.read(adoption.of_community, told)
    assert [(one.number, one.agreed_on, one.review_on) for one in found] == [
        (1, AGREED, date(2026, 7, 13)),
        (1, AGREED, date(2026, 7, 13)),
        (1, AGREED, date(2026, 7, 13)),
        (0, None, None),
    ]
    assert adoption.all_review_on(found) == date(2026, 7, 13)


def test_an_audience_that_says_nothing_has_nothing_to_agree_on(store, told):
    assert standing(store, told, FACILITATING).state is State.NOTHING
    with pytest.raises(RefusedError):
        agree(store, told, FUNDER, FACILITATING)
    assert standing(store, told).state is State.OPEN


def test_what_is_put_forward_is_that_version_once_it_is_signed(store, told):
    agree(store, told, FUNDER, said=Said(None, "", REVIEW))
    put = standing(store, told)
    assert (put.state, put.number, put.review_on) == (State.OPEN, 1, REVIEW)
    agree(store, told, FUNDER)
    signed = standing(store, told)
    assert (signed.state, signed.number) == (State.AGREED, 1)
    assert signed.revision_id == put.revision_id


@pytest.mark.parametrize(
    "fields",
    [
        {"statement": "6 of 6 sites"},
        {"target": "6"},
        {"level": SuccessLevel.ASPIRATIONAL},
        {"horizon_on": None},
        {"funded": True},
    ],
    ids=str,
)
def test_other_words_are_not_what_was_agreed(store, told, fields):
    agree(store, told, FUNDER)
    first = store.read(success.of_community, told)[0]
    store.write("Changed", partial(success.change, **fields), first.id)
    found = standing(store, told)
    assert (found.state, found.next_number) == (State.CHANGED, 2)
    assert found.changes[0].before == agreeing.FUNDER
    assert FUNDER in lacking(store, told)


def test_what_has_become_of_it_can_change_without_asking_again(store, told):
    agree(store, told, FUNDER)
    first = store.read(success.of_community, told)[0]
    progress = {"status": SuccessStatus.UNDER_WAY, "theme": "Practice"}
    store.write("Changed", partial(success.change, **progress), first.id)
    store.write("Row moved", success.move_theme, told, "Practice", 1)
    assert standing(store, told).state is State.AGREED


def test_what_came_and_what_went_is_told(store, told):
    agree(store, told, FUNDER)
    first = store.read(success.of_community, told)[0]
    spot = Spot(FUNDER, SuccessLevel.FEASIBLE)
    store.write("Added", success.add, told, spot, "A county policy")
    store.write("Deleted", success.delete, first.id)
    changes = standing(store, told).changes
    assert [(one.before, one.now) for one in changes] == [
        ("", "A county policy"),
        (agreeing.FUNDER, ""),
    ]


def test_words_put_back_are_agreed_as_before(store, told):
    agree(store, told, FUNDER)
    first = store.read(success.of_community, told)[0]
    for target in ("6", "5"):
        store.write("Changed", partial(success.change, target=target), first.id)
    assert standing(store, told).state is State.AGREED


def test_agreeing_on_other_words_is_a_new_version_and_the_old_one_is_kept(store, told):
    agree(store, told, FUNDER)
    first = store.read(success.of_community, told)[0]
    store.write("Changed", partial(success.change, target="6"), first.id)
    agree(store, told, FUNDER)
    assert revisions(store, told) == [
        (FUNDER, 1, RevisionStatus.RETIRED),
        (FUNDER, 2, RevisionStatus.ADOPTED),
    ]


def test_agreed_again_on_a_later_day_is_a_new_version(store, told):
    agree(store, told, FUNDER)
    clock.pretend(REVIEW)
    later = Said(REVIEW, "Joan Whitlock", REVIEW + timedelta(days=180))
    assert standing(store, told).is_due
    agree(store, told, FUNDER, said=later)
    found = standing(store, told)
    assert (found.number, found.agreed_on, found.is_due) == (2, REVIEW, False)


def test_a_day_that_was_wrong_is_set_right_in_the_same_version(store, told):
    agree(store, told, FUNDER)
    right = Said(AGREED - timedelta(days=1), "Joan Whitlock", REVIEW)
    agree(store, told, FUNDER, said=right)
    found = standing(store, told)
    assert (found.number, found.agreed_on) == (1, right.agreed_on)


def test_a_day_to_come_is_refused(store, told):
    tomorrow = AGREED + timedelta(days=1)
    with pytest.raises(RefusedError):
        agree(store, told, FUNDER, said=Said(tomorrow, "", REVIEW))
    with pytest.raises(RefusedError):
        agree(store, told, FUNDER, said=Said(AGREED, "", AGREED))
    with pytest.raises(RefusedError):
        agree(store, told)
    assert revisions(store, told) == []


def test_the_agreement_names_who_signed_and_holds_no_column_of_a_narrower_layer(
    store, told
):
    agree(store, told, FUNDER)

    def read(session):
        row = session.query(Agreement).filter_by(kind=AgreementKind.ADOPTION).one()
        kept = session.get(Revision, row.revision_id).snapshot["success"][0]
        return row.agreed_by, row.layer, kept["statement"], kept["target"]

    assert store.read(read) == ("Joan Whitlock", Layer.FUNDER, agreeing.FUNDER, "5")


def test_undo_takes_an_agreement_back(store, told):
    _, changes = store.write("Agreed", adoption.adopt, told, [FUNDER], YES)
    store.undo(changes)
    assert standing(store, told).state is State.OPEN
    assert revisions(store, told) == []
