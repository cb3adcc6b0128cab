"""Who decides what, and on whose behalf we speak, on paper (PI10, PI11)."""

from datetime import date, datetime

import pytest

from app import clock
from app.book.store import Readership
from app.charter import decision_adoptions, decision_rights, voices
from app.charter.revisions import Adoption
from app.gathering import sessions
from app.pdf.story import Table
from app.printouts import catalog
from app.vocabulary import DecisionMode, DecisionPart, Role, SessionKind, SpeaksAs
from tests.app.papers import blocks_of, everything, rows_of, said

D, A, R, C, I = decision_rights.DARCI  # noqa: E741 - DARCI's own letters


@pytest.fixture(autouse=True)
def today():
    clock.pretend(date(2026, 6, 1))


@pytest.fixture
def money(store, community):
    """The key of how the money is split, with all there can be said of it."""
    key = store.write("x", decision_rights.add, community, "How the money is split")[0]
    for who, parts in {
        Role.SPONSOR: (D, A),
        Role.COACH: (R,),
        Role.SITE: (C, DecisionPart.IMPACTED),
    }.items():
        store.write("x", decision_rights.set_parts, key, who, parts)
    fields = {"mode": DecisionMode.FUNDER, "note": "Each September"}
    store.write("x", decision_rights.change, key, **fields)
    return key


def paper(store, code, community, subject, **chosen):
    """Return a paper as it is composed behind the wall of its reader."""
    printout = catalog.named(code)
    readers = Readership(printout.layer, community_id=community)
    return store.read_as(readers, printout.compose, subject, chosen)


def words_of(store, code, community, **chosen):
    """Return all a paper of the community says, with plain spaces."""
    said_of_it = everything(paper(store, code, community, community, **chosen))
    return said_of_it.replace("\N{NO-BREAK SPACE}", " ")


def test_the_table_and_the_poster_say_who_has_which_part(store, community, money):
    table = paper(store, "decision_rights", community, community)
    assert [column.title for column in blocks_of(table, Table)[0].columns] == [
        "What is decided",
        "Sites",
        "Coach",
        "Funder",
    ]
    assert rows_of(table) == [
        (
            "How the money is split",
            "consulted, impacted",
            "does the work",
            "decides, accountable",
        )
    ]
    assert "By the funder · Each September" in everything(table)
    poster = paper(store, "decision_rights", community, community, form="poster")
    assert said(poster)[2:] == [
        "How the money is split",
        "By the funder",
        "Decides: Funder",
        "Accountable: Funder · Does the work: Coach",
        "Consulted: Sites · Impacted: Sites",
    ]
    assert poster.landscape


def test_as_raci_nobody_is_said_to_decide(store, community, money):
    for form in ("table", "poster"):
        chosen = {"form": form, "letters": "raci"}
        words = everything(
            paper(store, "decision_rights", community, community, **chosen)
        )
        assert "ecides:" not in words
        assert "decides," not in words
        assert "ccountable" in words


def test_the_paper_says_which_version_it_is_and_never_who_agreed(
    store, community, money
):
    draft = words_of(store, "decision_rights", community)
    assert "Draft of June 1, 2026, not adopted yet" in draft
    adoption = Adoption(date(2026, 6, 1), "Ruth Anne and Naomi")
    store.write("x", decision_adoptions.adopt, community, adoption)
    adopted = words_of(store, "decision_rights", community)
    assert "Version 1, adopted June 1, 2026" in adopted
    assert "Ruth Anne" not in adopted
    store.write("x", decision_rights.rename, money, "How money is split")
    changed = words_of(store, "decision_rights", community)
    assert "Draft of June 1, 2026; Version 1, adopted June 1, 2026, 1 dec" in changed


def test_an_empty_list_makes_a_page_that_says_so(store, community):
    for form in ("table", "poster"):
        words = words_of(store, "decision_rights", community, form=form)
        assert "Nothing has been put on the list yet." in words
    words = words_of(store, "voices", community)
    assert "Nothing has been said of it yet." in words


@pytest.fixture
def circle(store, community):
    """The key of a gathering at which we speak for the members."""
    voice = store.write("x", voices.add, community, "Regular gathering")[0]
    fields = {"speaks_as": SpeaksAs.MEMBERS, "body": "We bring what sites say."}
    told = {"told": "Ruth Anne", "told_on": date(2026, 5, 1)}
    store.write("x", voices.change, voice, **fields, **told)
    store.write("x", voices.add, community, "Public event")
    starts, kind = datetime(2026, 6, 9, 10), SessionKind.REGULAR
    key = store.write("x", sessions.add, community, starts, title="T", kind=kind)[0]
    store.write("x", voices.choose, key, voice)
    return key


def test_the_page_of_voices_has_what_is_said_and_nobody_s_name(
    store, community, circle
):
    words = words_of(store, "voices", community)
    assert "We bring what sites say." in words
    assert "Told on May 1, 2026" in words
    assert "Ruth Anne" not in words
    assert "Public event" not in words


def test_what_was_chosen_for_a_gathering_stands_at_the_head_of_its_agendas(
    store, community, circle
):
    line = "On whose behalf we speak: For the members. We bring what sites say."
    for code in ("participant_agenda", "facilitator_plan"):
        assert line in said(paper(store, code, community, circle))
    store.write("x", voices.choose, circle, None)
    for code in ("participant_agenda", "facilitator_plan"):
        assert "behalf" not in everything(paper(store, code, community, circle))
