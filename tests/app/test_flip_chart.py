"""Lines of a flip chart are read as people write them, and no line is lost."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.needs import drafts, flip_chart
from app.needs.drafts import Side
from app.needs.holders import Holder, Holders

TOPICS = ["Volunteer retention", "Data storytelling", "Check-in – how to", "Step - 2"]


def someone(name, *, site=False):
    return Holder(uuid4(), name, name[:2], 0, None, "", is_person=not site)


HERE = Holders(
    tuple(someone(n, site=True) for n in ("Alder Creek", "Cedar Falls", "Foothill")),
    tuple(someone(n) for n in ("Priya Raman", "Jo Petty")),
)


def read(text, side=Side.ASKS):
    chart = flip_chart.read(text, HERE, TOPICS, side)
    return [(d.side, d.topic, d.who, d.number) for d in chart.drafts]


ASKS, BRINGS = Side.ASKS, Side.BRINGS


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        (
            "Alder: volunteer retention !!",
            [(ASKS, "volunteer retention", "Alder", "!!")],
        ),
        (
            "volunteer retention – Alder, Cedar",
            [
                (ASKS, "volunteer retention", "Alder", ""),
                (ASKS, "volunteer retention", "Cedar", ""),
            ],
        ),
        (
            "Priya can share data storytelling (4)",
            [(BRINGS, "data storytelling", "Priya", "4")],
        ),
        ("• grant writing - Foothill", [(ASKS, "grant writing", "Foothill", "")]),
        ("1. Alder: grants", [(ASKS, "grants", "Alder", "")]),
        ("- Cedar needs help with check-in", [(ASKS, "check-in", "Cedar", "")]),
        (
            "•••• data storytelling (Alder)",
            [(ASKS, "data storytelling", "Alder", "••••")],
        ),
        ("Cedar Falls\tOral history\t3", [(ASKS, "Oral history", "Cedar Falls", "3")]),
        ("Oral history\tCedar Falls", [(ASKS, "Oral history", "Cedar Falls", "")]),
        ("youth boards @Foothill", [(ASKS, "youth boards", "Foothill", "")]),
        ("Volunteer retention", [(ASKS, "Volunteer retention", "", "")]),
        ("Check-in – how to", [(ASKS, "Check-in – how to", "", "")]),
        ("Bluestm: grants", [(ASKS, "grants", "Bluestm", "")]),
        (
            "Alder: peer-to-peer support",
            [(ASKS, "peer-to-peer support", "Alder", "")],
        ),
        (
            "Jo Petty & Priya can teach Evaluation",
            [
                (BRINGS, "Evaluation", "Jo Petty", ""),
                (BRINGS, "Evaluation", "Priya", ""),
            ],
        ),
        (
            "Budget: how to read one – Alder ••",
            [(ASKS, "Budget: how to read one", "Alder", "••")],
        ),
        ("Priya: offers a barn [3]", [(BRINGS, "a barn", "Priya", "3")]),
        ("everyone: rest", [(ASKS, "rest", "everyone", "")]),
        ("!!!", [(ASKS, "!!!", "", "")]),
        ("“Grants” – Alder", [(ASKS, "Grants", "Alder", "")]),
        ("C++", [(ASKS, "C++", "", "")]),
        ("Windows x", [(ASKS, "Windows x", "", "")]),
        ("Alder: Plan B +", [(ASKS, "Plan B +", "Alder", "")]),
        ("Alder: grants ++", [(ASKS, "grants", "Alder", "++")]),
        ("Alder: grants xxx", [(ASKS, "grants", "Alder", "xxx")]),
        ("Alder: grants |||", [(ASKS, "grants", "Alder", "|||")]),
        ("Alder: grants (3/10)", [(ASKS, "grants", "Alder", "3/10")]),
        ("Alder: grants – 2.5", [(ASKS, "grants", "Alder", "2.5")]),
        ("Alder: grants [2,5]", [(ASKS, "grants", "Alder", "2,5")]),
        ("Alder: Step - 2", [(ASKS, "Step - 2", "Alder", "")]),
    ],
)
def test_a_line_is_understood(line, entries):
    assert read(line) == entries


def test_a_head_holds_for_the_lines_below_it():
    text = "Needs:\nAlder: grants\n\nWhat we bring\nJo:\n * budgets\n * vans !!\nRest"
    assert read(text) == [
        (ASKS, "grants", "Alder", ""),
        (BRINGS, "budgets", "Jo", ""),
        (BRINGS, "vans", "Jo", "!!"),
        (BRINGS, "Rest", "Jo", ""),
    ]
    chart = flip_chart.read(text, HERE, TOPICS, Side.ASKS)
    assert chart.heads == (1, 4, 5)
    assert [d.row for d in chart.drafts] == [2, 6, 7, 8]


@pytest.mark.parametrize(
    ("head", "side"),
    [
        *(
            (head, BRINGS)
            for head in ("Can share:", "We can teach", "What they bring:")
        ),
        *((head, BRINGS) for head in ("Offers", "Who can help:", "Our strengths:")),
        *((head, ASKS) for head in ("Needs:", "What we need", "Asks for:", "Wishes")),
        *((head, ASKS) for head in ("What we could gain:", "They want")),
    ],
)
def test_a_head_is_understood_as_people_write_it(head, side):
    assert read(f"{head}\nbudgets") == [(side, "budgets", "", "")]


def test_lines_are_of_the_side_that_was_chosen_unless_they_say_another():
    assert [entry[0] for entry in read("Alder: vans\nJo needs rest", BRINGS)] == [
        BRINGS,
        ASKS,
    ]


@pytest.mark.parametrize(
    ("text", "asks", "brings"),
    [
        ("", 2, 3),
        ("!!", 2, 2),
        ("••••••", 3, 4),
        ("3", 3, 3),
        ("3.0", 3, 3),
        ("(2)", 2, 2),
        ("2 – Important", 2, 2),
        ("4", None, 4),
        ("7", None, None),
        ("2.5", None, None),
        ("0,9", None, None),
        ("3/10", None, None),
        ("3/4", None, 3),
        ("(2/3)", 2, None),
        ("urgent", 3, None),
        ("Nice to have", 1, None),
        ("Can coach others", None, 4),
        ("very much", None, None),
    ],
)
def test_a_number_is_understood_as_people_write_it(text, asks, brings):
    assert drafts.number(text, Side.ASKS) == asks
    assert drafts.number(text, Side.BRINGS) == brings


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Alder", "Cedar Falls", "Priya", "Jo Petty"]),
            st.sampled_from(["Volunteer retention", "Grants", "Oral history"]),
            st.sampled_from(["", " !!", " (3)", " •••", " [2]"]),
            st.sampled_from(["{who}: {topic}{n}", "{topic} – {who}{n}", "* {who} {v}"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_in_any_of_these_ways_is_read_back(lines):
    text = "\n".join(
        form.format(who=who, topic=topic, n=n, v=f"needs {topic}{n}")
        for who, topic, n, form in lines
    )
    found = read(text)
    assert [(topic, who) for _, topic, who, _ in found] == [
        (topic, who) for who, topic, _, _ in lines
    ]
    assert [drafts.number(n, Side.ASKS) for *_, n in found] == [
        {"": 2, " !!": 2, " (3)": 3, " •••": 3, " [2]": 2}[n] for _, _, n, _ in lines
    ]


LINES = st.lists(
    st.one_of(
        st.text(max_size=60).map(lambda line: line.replace("\n", " ")),
        st.text(alphabet="Alder:–-•!()[]@\t ,;|x3&", max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=250, deadline=None)
@given(LINES, st.sampled_from(list(Side)))
def test_any_lines_can_be_pasted_and_none_is_lost(lines, side):
    text = "\n".join(lines)
    chart = flip_chart.read(text, HERE, TOPICS, side)
    rows = {d.row for d in chart.drafts} | set(chart.heads)
    written = {n for n, line in enumerate(text.splitlines(), 1) if line.strip()}
    assert rows == written
    for draft in chart.drafts:
        assert draft.topic == draft.topic.strip()
        drafts.number(draft.number, draft.side)


def test_very_long_text_is_read_in_no_time():
    flip_chart.read("a " * 300_000, HERE, TOPICS, Side.ASKS)
    flip_chart.read("•" * 100_000, HERE, TOPICS, Side.ASKS)
    flip_chart.read("Alder, " * 50_000, HERE, TOPICS, Side.ASKS)
    assert flip_chart.read("Alder: x\n" * 500, HERE, TOPICS, Side.ASKS).drafts
