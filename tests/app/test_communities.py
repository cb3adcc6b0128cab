"""Communities: started, described, shown side by side, archived, deleted."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from app import clock, settings, tables
from app.community import (
    channels,
    communities,
    community_cards,
    community_drafts,
    community_words,
    rhythms,
    roles,
)
from app.community.community_drafts import Rhythm
from app.community.community_standings import Matter
from app.community.rhythms import Rule
from app.errors import GoneError, RefusedError
from app.gathering import sessions
from app.person import contacts, faces, members, people
from app.person.people import PersonDraft
from app.settings import Coach
from app.vocabulary import (
    AttendanceState,
    ChannelKind,
    CoachingKind,
    CoachingMode,
    CommunityStatus,
    MembershipStatus,
    PartyKind,
    Role,
    SessionStatus,
    Stage,
    StageLabels,
    TransitionKind,
    TransitionStatus,
)

TODAY = date(2026, 5, 14)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def one_day():
    clock.pretend(TODAY)


def card_of(store, community):
    shelf = store.read(community_cards.shelf)
    return next(card for card in shelf.cards if card.id == community)


def start(store, name="Coastal School Nurses Circle"):
    key = store.write("Started", communities.start, name, "America/Denver")[0]
    store.write("Begun", _set_active, key)
    return key


def _set_active(session, community):
    communities.find(session, community).status = CommunityStatus.ACTIVE


def _add_people(session, community, names, joined=TODAY - timedelta(days=400)):
    keys = []
    for name in names:
        key = people.add(session, community, PersonDraft(name, site=f"{name}’s site"))
        member = session.query(tables.Membership).filter_by(person_id=key).one()
        member.joined_on = joined
        keys.append(key)
    return keys


def populate(store, community, names, **kwargs):
    return store.write("Added", _add_people, community, names, **kwargs)[0]


def _hold(session, community, day, present):
    key = sessions.add(
        session,
        community,
        datetime.combine(day, time(10)),
        datetime.combine(day, time(12)),
        status=SessionStatus.HELD,
    )
    for person in present:
        session.add(
            tables.Attendance(
                community_id=community,
                session_id=key,
                person_id=person,
                state=AttendanceState.PRESENT,
            )
        )


def _plan(session, community, day):
    sessions.add(session, community, datetime.combine(day, time(10)))


def _talk(session, community, day, person):
    contact = tables.CoachingContact(
        community_id=community,
        kind=CoachingKind.CHECK_IN,
        happened_on=day,
        mode=CoachingMode.PHONE,
    )
    session.add(contact)
    session.flush()
    session.add(
        tables.CoachingParticipant(
            community_id=community,
            coaching_contact_id=contact.id,
            person_id=person,
        )
    )


SEVEN = [f"Ada {letter}" for letter in "ABCDEFG"]


# --- What they are called and where they stand --------------------------------------


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("River Valley Men’s Wellbeing Network", "River Valley"),
        ("Coastal School Nurses Circle", "Coastal School"),
        ("Network of the Plains", "Network"),
        ("Circle", "Circle"),
        ("", ""),
        (
            "Donaudampfschifffahrtsgesellschaft und Co",
            "Donaudampfschifffahrtsgesellschaft",
        ),
    ],
)
def test_a_short_name_is_the_first_words_of_the_name(name, short):
    assert community_words.short(name) == short


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("learning circle", "learning circles"),
        ("community of practice", "communities of practice"),
        ("study group", "study groups"),
        ("sisterhood of nurses", "sisterhoods of nurses"),
        ("party", "parties"),
        ("bunch", "bunches"),
        ("day", "days"),
    ],
)
def test_what_they_call_themselves_has_a_plural(one, several):
    assert community_words.plural_of(one) == several


def test_every_set_of_stage_words_has_a_word_for_every_stage():
    for labels in StageLabels:
        words = community_words.stage_words(labels)
        assert [stage for stage, _ in words] == list(Stage)
        assert all(word for _, word in words)
    assert dict(community_words.stage_words(StageLabels.WENGER_2002)) == {
        stage: stage.label for stage in Stage
    }


def test_the_short_name_follows_the_name_until_one_is_chosen(store):
    key = start(store, "River Valley Wellbeing Network")
    store.write("Renamed", communities.rename, key, "High Plains Farm Network")
    assert store.read(communities.get, key).short_name == "High Plains"
    store.write("Named", communities.save, key, "short_name", "Farmers")
    store.write("Renamed", communities.rename, key, "Low Plains Farm Network")
    assert store.read(communities.get, key).short_name == "Farmers"


def test_an_empty_name_and_an_end_before_the_start_are_refused(store):
    key = start(store, "Coastal Circle")
    store.write("Saved", communities.save, key, "starts_on", TODAY)
    with pytest.raises(RefusedError, match="needs a name"):
        store.write("Renamed", communities.rename, key, "  ")
    with pytest.raises(RefusedError, match="The end is before the start"):
        store.write(
            "Saved", communities.save, key, "ends_on", TODAY - timedelta(days=1)
        )
    with pytest.raises(RefusedError, match="time zone"):
        store.write("Saved", communities.save, key, "zone", "Mars/Base")
    with pytest.raises(RefusedError, match="a word"):
        store.write("Saved", communities.set_kind, key, " ")
    about = store.read(communities.get, key)
    assert (about.name, about.ends_on) == ("Coastal Circle", None)


def test_the_emblem_has_a_dot_for_each_active_member_in_the_tint_of_the_site(store):
    key = start(store)
    populate(store, key, ["Ben", "Cy", "Ada"])
    ring = store.read(communities.dots, key)
    tints = store.read(faces.tints, key)
    assert ring == tuple(sorted(tints.values())) == (0, 1, 2)
    assert store.read(communities.briefs)[0].dots == ring
    assert card_of(store, key).dots == ring


def test_communities_are_listed_by_name_without_those_archived(store):
    for name in ("beta", "Alpha", "Gamma"):
        start(store, name)
    gamma = store.read(communities.briefs)[-1]
    store.write("Archived", communities.archive, gamma.id)
    assert [b.name for b in store.read(communities.briefs)] == ["Alpha", "beta"]
    shelf = store.read(community_cards.shelf, archived=True)
    assert [card.name for card in shelf.cards] == ["Gamma"]
    assert shelf.cards[0].archived_on == TODAY
    store.write("Brought back", communities.bring_back, gamma.id)
    assert len(store.read(communities.briefs)) == 3


# --- The one thing worth knowing ----------------------------------------------------


def test_a_card_counts_members_sites_and_says_when_they_meet_next(store):
    key = start(store)
    populate(store, key, SEVEN)
    store.write("Planned", _plan, key, TODAY + timedelta(days=9))
    store.write("Planned", _plan, key, TODAY + timedelta(days=2))
    card = card_of(store, key)
    assert (card.members, card.sites) == (7, 7)
    assert card.next_on == TODAY + timedelta(days=2)
    assert len(card.faces) == community_cards.FACES


def test_all_is_on_track_when_everyone_was_heard_and_a_date_is_set(store):
    key = start(store)
    everyone = populate(store, key, SEVEN)
    store.write("Held", _hold, key, TODAY - timedelta(days=60), everyone)
    store.write("Planned", _plan, key, TOMORROW)
    assert card_of(store, key).standing.matter is Matter.ON_TRACK


def test_quiet_people_are_named_and_a_talk_or_a_gathering_ends_the_quiet(store):
    key = start(store)
    everyone = populate(store, key, SEVEN)
    store.write("Planned", _plan, key, TODAY + timedelta(days=3))
    store.write("Held", _hold, key, TODAY - timedelta(days=61), everyone[:2])
    store.write("Held", _hold, key, TODAY - timedelta(days=10), everyone[2:6])
    standing = card_of(store, key).standing
    assert standing.matter is Matter.QUIET
    assert standing.words == "3 quiet for 60 days"
    assert "Ada A, Ada B, Ada G" in standing.evidence
    store.write("Talked", _talk, key, TODAY - timedelta(days=5), everyone[0])
    assert card_of(store, key).standing.words == "2 quiet for 60 days"


def test_the_card_counts_the_same_quiet_people_as_the_list_of_people(sample_store):
    for day in (date(2026, 5, 14), date(2026, 8, 1), date(2027, 2, 1)):
        clock.pretend(day)
        for card in sample_store.read(community_cards.shelf).cards:
            roll = sample_store.read(members.of_community, card.id)
            quiet = [one for one in roll.present() if one.quiet]
            if card.standing.matter is Matter.QUIET:
                assert card.standing.words.startswith(f"{len(quiet)} ")
            elif card.standing.matter is not Matter.HANDING_OVER:
                assert not quiet


def test_somebody_new_is_not_quiet_yet(store):
    key = start(store)
    populate(store, key, SEVEN, joined=TODAY - timedelta(days=3))
    store.write("Planned", _plan, key, TOMORROW)
    assert card_of(store, key).standing.matter is Matter.ON_TRACK


def test_the_coach_is_never_counted_as_quiet(store):
    key = start(store)
    everyone = populate(store, key, SEVEN)
    coach = Coach("Ada A", person_id=everyone[0])
    store.write("Coach kept", settings.save_coach, coach)
    store.write("Held", _hold, key, TODAY, everyone[1:])
    store.write("Planned", _plan, key, TOMORROW)
    card = card_of(store, key)
    assert card.standing.matter is Matter.ON_TRACK
    assert all(face.tint >= 0 for face in card.faces), "members come before the coach"


def test_too_few_too_many_and_no_date_are_said(store):
    key = start(store)
    standing = card_of(store, key).standing
    assert standing.matter is Matter.NO_GATHERING
    populate(store, key, SEVEN[:5], joined=TODAY)
    store.write("Planned", _plan, key, TOMORROW)
    standing = card_of(store, key).standing
    assert standing.words == "Size 5 of 7–15"
    assert standing.evidence.startswith("2 more")
    populate(store, key, [f"Bo {n}" for n in range(12)], joined=TODAY)
    assert "2 smaller groups" in card_of(store, key).standing.evidence


def _hand_over(session, community):
    transition = tables.Transition(
        community_id=community,
        kind=TransitionKind.COACH_LEAVES,
        title="Sam goes on",
        status=TransitionStatus.UNDER_WAY,
    )
    session.add(transition)
    session.flush()
    for number in range(3):
        session.add(
            tables.Action(
                community_id=community,
                body=f"Step {number}",
                transition_id=transition.id,
                done_on=TODAY if number else None,
            )
        )


def test_a_handover_counts_its_steps_and_comes_before_all_else(store):
    key = start(store)
    store.write("Hand-over begun", _hand_over, key)
    standing = card_of(store, key).standing
    assert standing.matter is Matter.HANDING_OVER
    assert standing.words == "Handing over, 2 of 3"


def test_a_paused_community_says_so(store):
    key = start(store)
    store.write("Paused", _pause, key)
    assert card_of(store, key).standing.words == "Paused"


def _pause(session, community):
    communities.find(session, community).status = CommunityStatus.PAUSED


def test_several_communities_are_counted_in_one_line(store):
    one, other = start(store, "One"), start(store, "Two")
    person = populate(store, one, ["Ada"])[0]
    store.write("Joined", _join, other, person)
    line = store.read(community_cards.shelf).words
    assert line == "2 communities of practice, 1 person, 1 site."
    store.write("Word", communities.set_kind, one, "learning circle")
    line = store.read(community_cards.shelf).words
    assert line == "2 communities, 1 person, 1 site."
    store.write("Word", communities.set_kind, other, "learning circle")
    assert store.read(community_cards.shelf).words.startswith("2 learning circles")


def _join(session, community, person):
    session.add(tables.Membership(community_id=community, person_id=person))


# --- Archiving and deleting ---------------------------------------------------------


def test_a_community_with_people_is_not_deleted_but_can_be_archived(store):
    key = start(store)
    populate(store, key, ["Ada"])
    with pytest.raises(RefusedError, match="Archive it instead"):
        store.write("Deleted", communities.delete, key)
    store.write("Archived", communities.archive, key)
    assert store.read(communities.get, key).archived


def test_a_community_only_begun_is_deleted_and_comes_back_with_undo(store):
    store.write("Coach kept", settings.save_coach, Coach("Dana Whitfield"))
    key = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    store.write("Funder", roles.engage, key, Role.SPONSOR, "Larkspur")
    store.write("Channel", channels.add, key, ChannelKind.EMAIL_LIST)
    _, done = store.write("Deleted", communities.delete, key)
    with pytest.raises(GoneError):
        store.read(communities.get, key)
    store.undo(done)
    assert len(store.read(roles.of_community, key)) == 2


# --- Roles --------------------------------------------------------------------------


def test_somebody_the_book_knows_is_found_again_by_name(store):
    key = start(store)
    ada = populate(store, key, ["Ada Lovelace"])[0]
    store.write("Given", roles.appoint, key, Role.COORDINATOR, "Lovelace, Ada")
    held = store.read(roles.of_community, key)
    assert [(one.role, one.person_id) for one in held] == [(Role.COORDINATOR, ada)]


def test_somebody_new_in_a_role_becomes_a_member(store):
    key = start(store)
    term = store.write("Given", roles.appoint, key, Role.CORE_TEAM, "Grace Hopper")[0]
    roll = store.read(members.of_community, key)
    assert [one.name for one in roll.present()] == ["Grace Hopper"]
    store.write("Ended", contacts.end_role, term)
    assert not store.read(roles.of_community, key)


def test_two_people_of_one_name_are_not_taken_for_each_other(store):
    one, other, third = start(store, "One"), start(store, "Two"), start(store, "Three")
    populate(store, one, ["Sam Reed"])
    store.write("Added", people.add, other, PersonDraft("Sam Reed"))
    store.write("Given", roles.appoint, third, Role.COORDINATOR, "Sam Reed")
    everyone = {
        member.id
        for community in (one, other, third)
        for member in store.read(members.of_community, community).members
    }
    assert len(everyone) == 3


def test_an_organization_is_one_party_whatever_it_does(store):
    one, other = start(store, "One"), start(store, "Two")
    store.write("Funder", roles.engage, one, Role.SPONSOR, "Larkspur Foundation")
    store.write("Funder", roles.engage, other, Role.SPONSOR, "larkspur foundation")
    again = roles.engage, other, Role.SPONSOR, "Larkspur Foundation", "Short reports"
    store.write("Funder", *again)
    held = [store.read(roles.of_community, key) for key in (one, other)]
    assert [len(of_one) for of_one in held] == [1, 1]
    assert held[0][0].party_id == held[1][0].party_id
    assert held[1][0].about == "Short reports"
    kinds = store.read(lambda s: [party.kind for party in s.query(tables.Party)])
    assert kinds == [PartyKind.FUNDER]


def test_the_coach_tells_who_she_is_once_and_sits_in_every_new_community(store):
    first = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    assert not store.read(roles.of_community, first)
    who = Coach("Dana Whitfield", "Coach", "Northfold Institute")
    store.write("Told", roles.tell_coach, first, who)
    kept = store.read(settings.coach)
    assert kept is not None
    assert (kept.name, kept.organization) == ("Dana Whitfield", "Northfold Institute")
    second = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    for community in (first, second):
        held = store.read(roles.of_community, community)
        assert [(h.role, h.person_id) for h in held] == [(Role.COACH, kept.person_id)]
    store.write("Given", roles.appoint_coach, second, Role.COORDINATOR)
    assert len(store.read(roles.of_community, second)) == 2


def test_a_coach_who_changes_her_title_is_still_one_person(store):
    key = start(store)
    store.write("Told", roles.tell_coach, key, Coach("Dana Whitfield"))
    store.write("Told", roles.tell_coach, key, Coach("Dana Whitfield", "Coach"))
    assert store.read(lambda s: s.query(tables.Person).count()) == 1
    with pytest.raises(RefusedError, match="needs one"):
        store.write("Told", roles.tell_coach, key, Coach(" "))


# --- Channels -----------------------------------------------------------------------


def test_a_channel_has_a_purpose_from_the_start_and_ends_without_a_trace(store):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.EMAIL_LIST)[0]
    assert store.write("Added", channels.add, key, ChannelKind.EMAIL_LIST)[0] == way
    (shown,) = store.read(channels.of_community, key)
    assert shown.purpose == "News and files, never decisions."
    store.write("Said", channels.edit, way, "purpose", "Good stories")
    assert store.read(channels.of_community, key)[0].purpose == "Good stories"
    with pytest.raises(RefusedError, match="needs a name"):
        store.write("Said", channels.edit, way, "name", "")
    store.write("Ended", channels.end, way)
    assert not store.read(channels.of_community, key)
    assert not store.read(lambda s: s.query(tables.Channel).count())


def test_a_channel_is_optional_until_she_says_it_is_expected(store):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.EMAIL_LIST)[0]
    assert not store.read(channels.of_community, key)[0].expected
    store.write("Said", channels.edit, way, "expected", True)
    assert store.read(channels.of_community, key)[0].expected
    store.write("Said", channels.edit, way, "expected", False)
    assert not store.read(channels.of_community, key)[0].expected


def test_a_channel_can_be_added_as_expected(store):
    key = start(store)
    store.write("Added", channels.add, key, ChannelKind.CALL, expected=True)
    assert store.read(channels.of_community, key)[0].expected


def test_gatherings_are_expected_and_stay_so(store):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.GATHERING)[0]
    assert store.read(channels.of_community, key)[0].expected
    store.write("Said", channels.edit, way, "expected", False)
    assert store.read(channels.of_community, key)[0].expected


def test_a_channel_that_was_in_use_keeps_its_past(store):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.CALL)[0]
    clock.pretend(TODAY + timedelta(days=30))
    store.write("Ended", channels.end, way)
    assert not store.read(channels.of_community, key)
    assert store.read(lambda s: s.query(tables.Channel).one().active_until)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("per_month", "2", 2.0),
        ("per_month", " 0.5 ", 0.5),
        ("per_month", "0,5", 0.5),
        ("per_month", ".5", 0.5),
        ("per_month", 4.33, 4.33),
        ("per_month", "", None),
        ("minutes", "60", 60),
        ("minutes", "90 min", 90),
        ("minutes", "1 h 30 min", 90),
        ("minutes", "2 h", 120),
        ("minutes", 45, 45),
        ("minutes", None, None),
        ("cadence", "  every  other Tuesday ", "every other Tuesday"),
        ("audience", "everyone", "everyone"),
        ("place", "https://meet.example/a", "https://meet.example/a"),
        ("place", " ", ""),
    ],
)
def test_what_was_typed_of_a_channel_is_kept_as_it_is_meant(store, field, typed, kept):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.CALL)[0]
    store.write("Said", channels.edit, way, field, typed)
    assert getattr(store.read(channels.of_community, key)[0], field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("per_month", "often", "Write a number, such as 2 or 0.5."),
        ("per_month", "0", "Write a number"),
        ("per_month", "-1", "Write a number"),
        ("per_month", "1,000", "Write a number"),
        ("per_month", "nan", "Write a number"),
        ("per_month", "101", "at most 100 times"),
        ("minutes", "an hour", "Write whole minutes, such as 60."),
        ("minutes", "0", "Write whole minutes"),
        ("minutes", "7.5", "Write whole minutes"),
        ("minutes", "99999", "at most 10080 minutes"),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_the_old_one_kept(
    store, field, typed, sentence
):
    key = start(store)
    way = store.write("Added", channels.add, key, ChannelKind.CALL)[0]
    store.write("Said", channels.edit, way, field, "3")
    with pytest.raises(RefusedError, match=sentence):
        store.write("Said", channels.edit, way, field, typed)
    assert getattr(store.read(channels.of_community, key)[0], field) == 3


# --- Drafts -------------------------------------------------------------------------


def test_a_draft_remembers_the_step_the_words_and_the_rhythm(store):
    key = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    rhythm = Rhythm(
        Rule("month", 1, 1, 2),
        date(2026, 6, 1),
        time(9, 30),
        90,
        place="The grange",
        skip=frozenset([date(2026, 7, 14)]),
    )
    store.write("Kept", community_drafts.leave_open, key, 3)
    store.write("Kept", community_drafts.keep_rhythm, key, rhythm)
    store.write("Kept", community_drafts.jot, key, {"purpose": "To talk"})
    draft = store.read(community_drafts.get, key)
    assert (draft.step, draft.rhythm) == (3, rhythm)
    assert store.read(community_drafts.unfinished) == {key: 3}
    assert card_of(store, key).standing.matter is Matter.UNFINISHED
    store.write("Kept", community_drafts.save_typed, key)
    draft = store.read(community_drafts.get, key)
    assert draft.community.texts["purpose"] == "To talk"
    assert not draft.typed


def test_choices_made_before_there_was_a_community_are_in_it(store):
    chosen = {"kind": ("study group", "study groups"), "starts_on": TODAY}
    key = store.write("Begun", community_drafts.begin, "Mars/Base", chosen)[0]
    about = store.read(communities.get, key)
    assert about.kind == ("study group", "study groups")
    assert (about.starts_on, about.zone) == (TODAY, "UTC")
    assert not about.named


def test_finishing_plans_the_gatherings_and_undo_takes_all_of_it_back(store):
    key = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    store.write("Kept", community_drafts.leave_open, key, 4)
    skip = frozenset([date(2026, 7, 14)])
    rhythm = Rhythm(Rule("month", 1, 1, 2), TODAY, time(10), 120, 4, skip=skip)
    planned, done = store.write("Planned", community_drafts.finish, key, rhythm)
    assert planned == 3
    found = store.read(sessions.of_community, key)
    starts = [one.gathering.starts_local for one in found]
    assert starts == [
        datetime(2026, month, day, 10) for month, day in ((6, 9), (8, 11), (9, 8))
    ]
    (way,) = store.read(channels.of_community, key)
    assert (way.cadence, way.per_month) == ("Second Tuesday of each month", 1.0)
    assert {one.gathering.channel_id for one in found} == {way.id}
    about = store.read(communities.get, key)
    assert about.status is CommunityStatus.ACTIVE
    assert about.texts["rhythm"] == rhythm.rule.words
    assert not store.read(community_drafts.unfinished)
    store.undo(done)
    assert not store.read(sessions.of_community, key)
    assert store.read(community_drafts.unfinished) == {key: 4}


def test_finishing_without_a_rhythm_plans_nothing(store):
    key = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    assert store.write("Finished", community_drafts.finish, key)[0] == 0
    assert store.read(communities.get, key).status is CommunityStatus.ACTIVE


def test_a_date_in_another_community_clashes_if_the_hours_touch(store):
    other = start(store, "High Plains Network")
    store.write("Planned", _plan, other, date(2026, 6, 9))
    moments = [datetime(2026, 6, 9, 10), datetime(2026, 7, 14, 10)]
    found = store.read(community_drafts.clashes, moments, 60, "America/Denver")
    assert list(found) == [date(2026, 6, 9)]
    assert found[date(2026, 6, 9)][0].overlaps
    early = [datetime(2026, 6, 9, 8)]
    found = store.read(community_drafts.clashes, early, 60, "America/Denver")
    assert not found[date(2026, 6, 9)][0].overlaps
    far = store.read(community_drafts.clashes, early, 180, "America/New_York")
    assert not far[date(2026, 6, 9)][0].overlaps, "eight in New York is six in Denver"


def _logged(session):
    """Return the size of what the log of settings holds."""
    log = tables.PrivateChange
    said = func.length(func.coalesce(log.new_values, "")) + func.length(
        func.coalesce(log.old_values, "")
    )
    return session.scalar(select(func.sum(said)).where(log.tbl == "setting"))


def test_typing_in_one_draft_does_not_log_the_others_again(store):
    first, second = (
        store.write("Begun", community_drafts.begin, "UTC")[0] for _ in range(2)
    )
    store.write("Kept", community_drafts.jot, first, {"purpose": "long " * 2000})
    before = store.read(_logged)
    for n in range(5):
        store.write("Kept", community_drafts.jot, second, {"purpose": "a" * n})
    assert store.read(_logged) - before < 1000


def test_what_was_kept_of_a_draft_is_gone_once_it_is_started_or_deleted(store):
    started, deleted = (
        store.write("Begun", community_drafts.begin, "UTC")[0] for _ in range(2)
    )
    for key in (started, deleted):
        store.write("Kept", community_drafts.leave_open, key, 1)
    assert len(store.read(settings.beginning, settings.DRAFT)) == 2
    _, done = store.write("Started", community_drafts.finish, started)
    store.write("Deleted", communities.delete, deleted)
    assert not store.read(settings.beginning, settings.DRAFT)
    store.write("Kept", community_drafts.turn_to, started, 3)  # she looks at it again
    store.write("Kept", community_drafts.jot, started, {"purpose": "To talk"})
    store.write("Kept", community_drafts.save_typed, started)
    assert not store.read(settings.beginning, settings.DRAFT)
    store.undo(done)
    assert store.read(community_drafts.get, started).step == 1


def test_a_draft_setting_that_cannot_be_read_is_no_rhythm(store):
    key = store.write("Begun", community_drafts.begin, "America/Denver")[0]
    broken = {"step": 9, "open": True, "rhythm": {"rule": "often"}}
    store.write("Kept", settings.write, f"{settings.DRAFT}{key.hex}", broken)
    draft = store.read(community_drafts.get, key)
    assert (draft.step, draft.rhythm) == (4, None)


def test_a_paused_member_is_not_counted(store):
    key = start(store)
    populate(store, key, ["Ada", "Ben"])
    store.write("Paused", _pause_member)
    assert card_of(store, key).members == 1


def _pause_member(session):
    session.query(tables.Membership).first().status = MembershipStatus.PAUSED


def test_rhythms_of_a_draft_know_their_dates():
    rhythm = Rhythm(Rule("week", 2, 3), TODAY, times=3)
    assert rhythm.days == rhythms.dates(rhythm.rule, TODAY, times=3)
    assert Rhythm().days == []
