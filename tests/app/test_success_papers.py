"""The page of what success looks like, and the sheets to sign (US2)."""

from functools import partial

import pytest

from app import clock
from app.book.store import Readership
from app.charter import adoption, success, tensions
from app.charter.adoption import Said
from app.charter.success import Spot
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import CallOut, Heading, Table
from app.printouts import catalog
from app.vocabulary import Layer, SuccessAudience, SuccessLevel
from tests.app import agreeing
from tests.app.agreeing import AGREED, REVIEW
from tests.app.papers import blocks_of, everything, rows_of

FUNDER, PARTNERS, COMMUNITY, FACILITATING = SuccessAudience


@pytest.fixture
def told(store, community):
    clock.pretend(AGREED)
    store.write("Success added", agreeing.enter, community)
    return community


def put_forward(store, community, *audiences, day=None):
    said = Said(day, "Joan Whitlock" if day else "", REVIEW)
    act = partial(adoption.adopt, audiences=audiences, said=said)
    store.write("Put forward", act, community)


def paper(store, community, code="success_page", **chosen):
    one = catalog.named(code)
    assert one.layer is Layer.FUNDER
    given = store.read(one.gather, community, chosen)
    readers = Readership(one.layer, community)
    return store.read_as(readers, one.compose, community, chosen, given)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def boxes(paper):
    return [plain(everything_of(box)) for box in blocks_of(paper, CallOut)]


def everything_of(box):
    body = box.body if isinstance(box.body, tuple) else (box.body,)
    return "".join(part if isinstance(part, str) else part.text for part in body)


def test_us2_one_page_on_its_side_with_three_columns_feasible_first(store, told):
    put_forward(store, told, FUNDER, PARTNERS, COMMUNITY)
    made = paper(store, told)
    grid = blocks_of(made, Table)[0]
    assert made.landscape
    assert [column.title for column in grid.columns[1:]] == [
        "The funder",
        "Our partners",
        "The community",
    ]
    assert rows_of(made)[:2] == [
        ("Feasible", agreeing.FUNDER, agreeing.PARTNERS, ""),
        ("Aspirational", "", "", agreeing.COMMUNITY),
    ]
    for size in PaperSize.A4, PaperSize.LETTER:
        assert press.printed([made], PageSetup(size)).pages == 1


def test_us2_the_page_has_a_box_of_the_difference(store, told):
    assert boxes(paper(store, told)) == [
        f"The funder and the community: {agreeing.TENSION}."
    ]


def test_us2_lines_to_sign_name_version_one_and_the_day_to_look_again(store, told):
    put_forward(store, told, FUNDER, PARTNERS, COMMUNITY)
    lines = [tuple(map(plain, row)) for row in rows_of(paper(store, told))[2:]]
    assert lines == [
        ("The funder", "Version 1", "Jul 13, 2026", "", ""),
        ("Our partners", "Version 1", "Jul 13, 2026", "", ""),
        ("The community", "Version 1", "Jul 13, 2026", "", ""),
    ]


def test_what_is_agreed_has_its_day_and_nobody_is_named_to_the_funder(store, told):
    put_forward(store, told, FUNDER, PARTNERS, COMMUNITY, day=AGREED)
    made = paper(store, told)
    assert {plain(row[-1]) for row in rows_of(made)[2:]} == {"Jan 13, 2026"}
    assert "Joan Whitlock" not in everything(made)


def test_the_measure_stands_below_what_it_measures(store, told):
    note = blocks_of(paper(store, told), Table)[0].rows[0][1].note
    assert plain(note) == "Documented policy: 0 → 5 · by Jun 30, 2027"


def test_what_is_aspirational_is_set_otherwise_than_by_color(store, told):
    far = blocks_of(paper(store, told), Table)[0].rows[1][3].text
    assert [span.italic for span in far] == [True]


def test_a_fourth_column_is_for_the_facilitating_organization(store, told):
    spot = Spot(FACILITATING, SuccessLevel.ASPIRATIONAL)
    store.write("Success added", success.add, told, spot, "We are not needed")
    made = paper(store, told)
    assert len(blocks_of(made, Table)[0].columns) == 5
    assert rows_of(made)[-1][0] == "The facilitating organization"


def test_a_difference_is_left_out_for_whom_it_is_not_without_a_word(store, told):
    (held,) = store.read(tensions.of_community, told)
    act = partial(tensions.change, leave_out=(FUNDER,))
    store.write("Difference changed", act, held.id)
    shown = {
        reader: boxes(paper(store, told, reader=reader))
        for reader in ("everybody", "funder", "partners", "community")
    }
    assert {reader: bool(found) for reader, found in shown.items()} == {
        "everybody": False,
        "funder": False,
        "partners": True,
        "community": True,
    }


def test_the_sheets_to_sign_are_a_page_each_with_the_differences_they_may_see(
    store, told
):
    (held,) = store.read(tensions.of_community, told)
    act = partial(tensions.change, leave_out=(FUNDER,))
    store.write("Difference changed", act, held.id)
    made = paper(store, told, "success_sign_off")
    assert [section.title for section in made.sections] == [
        "What success is to the funder",
        "What success is to our partners",
        "What success is to the community",
    ]
    assert [
        any(type(block) is CallOut for block in section.blocks)
        for section in made.sections
    ] == [False, True, True]
    one = paper(store, told, "success_sign_off", reader="partners")
    assert [section.title for section in one.sections] == [
        "What success is to our partners"
    ]


def test_a_sheet_to_sign_tells_how_we_will_know(store, told):
    funder = paper(store, told, "success_sign_off").sections[0]
    heads = [block.text for block in funder.blocks if type(block) is Heading]
    (table,) = [block for block in funder.blocks if type(block) is Table]
    assert heads == ["Feasible"]
    assert [plain(cell) for cell in table.rows[0][1:]] == [
        "Documented policy: 0 → 5",
        "",
        "Jun 30, 2027",
    ]


def test_where_nothing_is_said_the_papers_say_so(store, community):
    assert rows_of(paper(store, community))[0] == ("Feasible", "", "", "")
    sheet = everything(paper(store, community, "success_sign_off"))
    assert "Nothing is said yet of what success is." in sheet
