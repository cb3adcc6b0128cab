"""The papers of forming a circle: plain, naming nobody who did not ask for it."""

from datetime import date, timedelta

import pytest

from app import clock
from app import settings as book_settings
from app.book.store import Readership
from app.charter import checklists, compositions, five_questions, handouts
from app.community import channels
from app.needs import traits
from app.pdf.story import CheckList, Table
from app.person import prospects
from app.printouts import catalog
from app.settings import Coach
from app.vocabulary import ChannelKind
from tests.app.papers import blocks_of, everything, rows_of, said
from tests.app.peopled import add

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def pretended():
    clock.pretend(TODAY)


def do(store, act, *args, **kwargs):
    return store.write("x", act, *args, **kwargs)[0]


def paper(store, code, community, **chosen):
    """Return a paper as it is printed: behind the wall of who reads it."""
    printout = catalog.named(code)
    sums = ()
    if printout.sums:
        sums = (store.read(printout.gather, community, chosen),)
    readers = Readership(printout.layer)
    return store.read_as(readers, printout.compose, community, chosen, *sums)


def test_the_invitation_answers_in_plain_words_and_names_no_prospect(store, community):
    do(store, book_settings.save_coach, Coach("Dana Whitfield", phone="970 555"))
    do(store, five_questions.answer, community, "let_go", "No forms.")
    do(store, compositions.miss, community, "Fathers who work nights")
    key = do(store, prospects.add, community, "Anand Pillai")
    do(store, prospects.say, community, key, concern="Clinic time")
    do(store, prospects.reply, community, key, "Thursdays")
    words = everything(paper(store, "invitation", community))
    assert "What can you leave behind?\nNo forms." in words
    assert "Dana Whitfield" in words
    assert "You can leave at any time, and nobody will ask why." in words
    for never in ("Anand", "Clinic", "Thursdays", "nights", "better than"):
        assert never not in words


def test_the_invitation_says_how_many_hours_are_asked(store, community):
    assert "a month" not in everything(paper(store, "invitation", community))
    way = do(store, channels.add, community, ChannelKind.GATHERING)
    do(store, channels.edit, way, "minutes", "90")
    do(store, channels.edit, way, "per_month", "2")
    do(store, channels.edit, way, "expected", True)
    words = everything(paper(store, "invitation", community)).replace("\u00a0", " ")
    assert "About 3 h a month." in words


def test_an_invitation_nobody_has_written_says_so(store, community):
    assert "Nothing of it is written yet." in said(
        paper(store, "invitation", community)
    )


@pytest.mark.parametrize(
    ("reader", "managers", "members"),
    [("both", True, True), ("managers", True, False), ("participants", False, True)],
)
def test_a_handout_is_half_a_page_for_each_reader(
    store, community, reader, managers, members
):
    do(store, handouts.say, community, "managers", "Keep Thursdays free.")
    made = paper(store, "handouts", community, reader=reader)
    words = said(made)
    assert ("Keep Thursdays free." in words) is managers
    assert ("For those who take part" in words) is members
    assert len(blocks_of(made, Table)) == managers + members
    assert "The themes come from the group" in {row[1] for row in rows_of(made)}


def test_who_is_here_hides_what_could_tell_of_somebody(store, community):
    do(store, compositions.miss, community, "Elders")
    for n in range(8):
        key = add(store, community, f"Person {n}", site=f"Site {n % 4}")
        value = "North" if n < 5 else "Faraway"
        do(store, traits.say, community, key, "Region", value)
        do(store, traits.say, community, key, "Own", f"Only {n}")
    made = paper(store, "composition", community)
    assert rows_of(made) == [("North", "5"), ("Others", "")]
    words = everything(made)
    assert "Elders" in words
    assert "so that nobody can be recognized" in words
    for never in ("Faraway", "Only", "Person", "Site", "Own", "8"):
        assert never not in words


def test_of_so_few_nothing_is_told(store, community):
    key = add(store, community, "Ada")
    do(store, traits.say, community, key, "Region", "North")
    words = everything(paper(store, "composition", community))
    assert "nothing yet that could be told of so few" in words
    assert "North" not in words


def test_the_steps_are_printed_as_they_stand_without_a_name(store, community):
    add(store, community, "Ada Lovelace", site="Alder")
    do(store, checklists.tick, community, "forming.choose", TODAY - timedelta(days=1))
    do(store, checklists.add, community, "forming", "Find a hall")
    made = paper(store, "phase_checklists", community)
    first = blocks_of(made, CheckList)[0].items
    done = [(one.text, one.note) for one in first if one.done]
    assert done == [
        ("Decide: do you assign groups, or do people choose?", "May\u00a011,\u00a02026")
    ]
    assert first[-1].text == "Find a hall"
    words = everything(made)
    assert "Forming: 1 of 10" in words
    assert "0 of 1 sites asked" in words
    assert "Ada" not in words
