"""The charter: its parts, its versions, what has changed between two, its paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, settings, tables
from app.book.store import Readership
from app.charter import bearings, comparing, parts, revisions
from app.charter.revisions import Adoption
from app.community import communities
from app.community.community_words import TEXTS
from app.day import nudges
from app.errors import GoneError, RefusedError
from app.pdf.story import Heading, Pairs, Together, plain
from app.printouts import catalog
from app.settings import Coach
from app.vocabulary import (
    Layer,
    RevisionStatus,
    RevisionSubject,
    Role,
    Stage,
    StageLabels,
)

TODAY = date(2026, 5, 12)
ADOPTION = Adoption(TODAY, "All of us", "The first", date(2026, 11, 12))


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


def write(store, community, **texts):
    def act(session):
        for name, text in texts.items():
            communities.save(session, community, name, text)

    store.write("Charter changed", act)


def adopt(store, community, said=ADOPTION):
    return store.write("Adopted", revisions.adopt, community, said)[0]


def versions(store, community, subject=RevisionSubject.CHARTER):
    return store.read(revisions.of_community, community, subject)


# --- Parts ---


def test_every_text_of_the_charter_is_one_part_with_a_title_and_questions():
    names = [part.name for part in parts.PARTS]
    assert sorted(names) == sorted(TEXTS)
    assert len({part.title for part in parts.PARTS}) == len(names)
    for part in parts.PARTS:
        assert part.prompts, part.name
        assert all(line.endswith("?") for line in part.prompts), part.name


def test_how_things_are_done_here_is_not_for_the_funder():
    kept_back = [part.name for part in parts.PARTS if not part.is_for(Layer.FUNDER)]
    assert kept_back == ["ways"]


# --- Versions ---


def test_a_version_keeps_the_words_while_the_charter_goes_on(store, community):
    write(store, community, purpose="Warm homes.", ways="Pie first.")
    adopt(store, community)
    write(store, community, purpose="Warm homes for all.", goals="Ten homes.")
    (one,) = versions(store, community)
    assert (one.number, one.holds, one.adopted_by) == (1, True, "All of us")
    assert one.texts == {"purpose": "Warm homes."}  # never what the funder may not see
    now = store.read(revisions.written, community)
    assert comparing.changed(one.texts, now) == 2
    assert store.read(communities.get, community).review_on == date(2026, 11, 12)


def test_the_version_before_holds_no_longer_and_numbers_go_on(store, community):
    write(store, community, purpose="Warm homes.", vision="No cold child.")
    first = adopt(store, community)
    second = adopt(store, community, replace(ADOPTION, dated=TODAY + timedelta(1)))
    found = versions(store, community)
    assert [(one.id, one.number, one.holds) for one in found] == [
        (second, 2, True),
        (first, 1, False),
    ]
    vision = replace(ADOPTION, subject=RevisionSubject.VISION)
    adopt(store, community, vision)
    assert store.read(revisions.current, community).id == second
    (of_vision,) = versions(store, community, RevisionSubject.VISION)
    assert (of_vision.number, of_vision.texts) == (1, {"vision": "No cold child."})
    assert len(versions(store, community, None)) == 3
    store.write("Retired", revisions.retire, second)
    assert store.read(revisions.current, community) is None
    assert versions(store, community)[0].status is RevisionStatus.RETIRED


def test_adopting_is_taken_back_as_a_whole(store, community):
    write(store, community, purpose="Warm homes.")
    first = adopt(store, community)
    _, changes = store.write("Adopted", revisions.adopt, community, ADOPTION)
    store.undo(changes)
    (one,) = versions(store, community)
    assert (one.id, one.holds) == (first, True)


def test_nothing_is_adopted_of_an_empty_charter_or_to_be_seen_again_before(
    store, community
):
    with pytest.raises(RefusedError, match="nothing to adopt"):
        adopt(store, community)
    write(store, community, purpose="Warm homes.")
    with pytest.raises(RefusedError, match="day to look again"):
        adopt(store, community, replace(ADOPTION, review_on=TODAY))
    assert versions(store, community) == []


def test_a_version_that_is_gone_is_said_to_be(store, community):
    with pytest.raises(GoneError):
        store.read(revisions.get, community)


@pytest.mark.parametrize(
    "snapshot", [None, [], {"community": []}, {"community": [3]}, {"community": 3}]
)
def test_a_snapshot_that_cannot_be_read_is_a_version_without_words(
    store, community, snapshot
):
    write(store, community, purpose="Warm homes.")
    key = adopt(store, community)

    def spoil(session):
        session.get_one(tables.Revision, key).snapshot = snapshot

    store.write("Spoiled", spoil)
    assert store.read(revisions.get, key).texts == {}


# --- Comparing ---


def said(runs, *kinds):
    return " ".join(run.text.strip() for run in runs if run.kind in kinds)


def test_words_that_came_and_went_are_told_apart_and_read_aloud():
    before = {"purpose": "Warm homes for all.", "risks": "Money", "goals": "Ten."}
    after = {"purpose": "Warm and dry homes.", "vision": "No cold.", "goals": "Ten."}
    found = {one.part.name: one for one in comparing.compare(before, after)}
    assert {name: one.kind for name, one in found.items()} == {
        "purpose": "changed",
        "vision": "added",
        "goals": "same",
        "risks": "removed",
    }
    spoken = found["purpose"].spoken
    assert "Put in: “and dry homes.”" in spoken
    assert "Taken out: “homes for all.”" in spoken
    assert found["vision"].spoken == "New: No cold."
    assert found["risks"].spoken == "Taken out: Money"
    assert comparing.changed(before, after) == 3


def test_another_line_break_is_no_change():
    assert comparing.changed({"goals": "One.\nTwo."}, {"goals": "One. Two."}) == 0


WORDS = st.lists(st.sampled_from(["the", "warm", "dry", "cold", "home"]), max_size=12)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_their_comparison(old, new):
    runs = comparing.runs(" ".join(old), " ".join(new))
    assert said(runs, "same", "removed").split() == old
    assert said(runs, "same", "added").split() == new
    both = [run.text for run in runs]
    assert all(text[-1:].isspace() for text in both[:-1])  # no two words run together


# --- Where they stand ---


def test_stages_have_the_days_that_the_book_knows(store, community):
    store.write("x", communities.save, community, "starts_on", date(2026, 1, 5))
    store.write("x", communities.save, community, "ends_on", date(2027, 6, 30))
    store.write("x", communities.set_stage, community, Stage.MATURING)
    found = store.read(bearings.of_community, community).stages
    assert [(one.words, one.when, one.on) for one in found] == [
        ("Forming", "past", date(2026, 1, 5)),
        ("Launching", "past", None),
        ("Growing", "now", TODAY),
        ("Sustaining", "to_come", None),
        ("Handing over", "to_come", date(2027, 6, 30)),
    ]


@pytest.mark.parametrize("stage", Stage)
def test_a_shorter_set_of_words_says_each_of_them_once(store, community, stage):
    words = StageLabels.WORLD_BANK
    store.write("x", communities.save, community, "stage_labels", words)
    store.write("x", communities.set_stage, community, stage)
    found = store.read(bearings.of_community, community).stages
    assert [one.words for one in found] == [
        "Forming",
        "Engaging",
        "Developing",
        "Managing",
    ]
    assert [one.stage for one in found if one.when == "now"] == [stage]


def test_whom_to_call_are_the_coach_her_backup_and_the_funder(sample_store):
    home = next(
        one for one in sample_store.read(communities.briefs) if "Prairie" in one.name
    )
    clock.pretend(None)  # the sample is of the week it was made in
    found = sample_store.read(bearings.of_community, home.id)
    assert [(one.face.name, one.part) for one in found.calls] == [
        ("Dana Whitfield", "first"),
        ("Jo Petty", "backup"),
        ("Beth Kallio", "funder"),
    ]
    assert [(one.site, one.name) for one in found.alone] == [
        ("Bluestem Youth Works", "Priya Raman")
    ]
    assert (found.members, found.sites, found.funder) == (21, 6, "Larkspur Foundation")


def test_a_coordinator_stands_in_where_no_backup_is_named(store, community):
    from app.community import roles

    def plant(session):
        settings.save_coach(session, Coach("Dana Whitfield"))
        roles.seat_coach(session, community)
        roles.appoint(session, community, Role.COORDINATOR, "Ada")

    store.write("x", plant)
    found = store.read(bearings.of_community, community)
    assert [(one.face.name, one.part) for one in found.calls] == [
        ("Dana Whitfield", "first"),
        ("Ada", "backup"),
    ]


def test_a_charter_to_be_looked_at_again_is_a_nudge_until_another_day_is_set(
    store, community
):
    store.write("x", communities.save, community, "review_on", TODAY)
    (one,) = [n for n in store.read(nudges.of_book, store.path) if n.kind == "review"]
    assert one.fact == "Look at the charter of Homes again"
    assert store.read(bearings.of_community, community).is_overdue
    later = TODAY + timedelta(days=1)
    store.write("x", communities.save, community, "review_on", later)
    kinds = {n.kind for n in store.read(nudges.of_book, store.path)}
    assert "review" not in kinds


# --- On paper ---


def paper(store, community, code="charter", **chosen):
    printout = catalog.named(code)
    readers = Readership(printout.layer)
    return store.read_as(readers, printout.compose, community, chosen)


def flat(blocks):
    for block in blocks:
        yield from flat(block.blocks) if isinstance(block, Together) else (block,)


def headings(found):
    return [one.text for one in flat(found.blocks) if isinstance(one, Heading)]


def facts(found):
    pairs = [one for one in flat(found.blocks) if isinstance(one, Pairs)]
    return {label: plain(words) for one in pairs for label, words in one.items}


def test_only_parts_with_text_are_printed_and_members_read_who_agreed(store, community):
    write(store, community, purpose="Warm homes.", ways="Pie first.")
    assert "not adopted yet" in plain(paper(store, community).head.lead)
    adopt(store, community)
    found = paper(store, community)
    assert headings(found)[:4] == [
        "Why, and for whom",
        "What we are here for",
        "How we work",
        "How things are done here",
    ]
    assert plain(found.head.lead) == "Version 1, adopted May\xa012,\xa02026"
    assert facts(found)["Agreed by"] == "All of us"


def test_the_funder_reads_neither_names_nor_how_things_are_done(store, community):
    write(store, community, purpose="Warm homes.", ways="Pie first.")
    adopt(store, community)
    found = paper(store, community, "charter_funder")
    assert "How things are done here" not in headings(found)
    assert "Agreed by" not in facts(found)
    assert facts(found)["Why it was made"] == "The first"


def test_what_was_adopted_can_be_printed_after_the_words_have_moved_on(
    store, community
):
    write(store, community, purpose="Warm homes.")
    adopt(store, community)
    write(store, community, purpose="Dry homes.", goals="Ten.")
    now, adopted = (
        paper(store, community, text=text, sign="yes") for text in ("now", "adopted")
    )
    assert "Goals" in headings(now)
    assert "Goals" not in headings(adopted)
    assert "2 parts changed since" in plain(now.head.lead)
    assert "changed since" not in plain(adopted.head.lead)
    assert headings(adopted)[-1] == "Signed"
