"""What a screen reader hears is the story: all of it, in its order, nothing else."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name

from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Check, CheckList, Paper, Section
from tests.pdf import papers, proof, structure, validators
from tests.pdf.proof import Proof, prove

SETUPS = [
    PageSetup(paper, large=large, grey=grey)
    for paper in PaperSize
    for large, grey in ((False, False), (True, False), (False, True))
]


def _name(setup: PageSetup) -> str:
    return f"{setup.paper} {'large' * setup.large} {'grey' * setup.grey}".strip()


@pytest.fixture(scope="module")
def everything() -> Proof:
    """The paper with every kind of block, printed once."""
    return prove(papers.everything())


@pytest.mark.parametrize("setup", SETUPS, ids=_name)
def test_a_paper_with_everything_is_accessible_and_whole_on_any_sheet(setup):
    assert prove(papers.everything(), setup).faults() == []


@pytest.mark.parametrize("paper", PaperSize)
def test_every_page_is_the_sheet_that_was_asked_for(paper):
    printed = press.printed([papers.everything()], PageSetup(paper))
    with pikepdf.open(BytesIO(printed.data)) as pdf:
        sizes = {tuple(map(float, page.mediabox[2:])) for page in pdf.pages}
        assert len(pdf.pages) == printed.pages
    assert [pytest.approx(paper.points, abs=0.01)] == list(sizes)


def test_each_thing_has_the_role_that_says_what_it_is(everything):
    tree = structure.read(everything.data)
    found = proof.roles(tree)
    assert found["H1"] >= 4
    assert {"H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "THead"} <= found.keys()
    assert {"TH", "TD", "Figure", "Caption", "TOC", "TOCI", "Link"} <= found.keys()
    assert found["Figure"] == 1
    heads = [one for one in tree.all("TH") if one.attributes["Scope"] == "Column"]
    first = tree.all("Table")[0]
    names = [one for one in first.all("TH") if one.attributes["Scope"] == "Row"]
    assert [one.text.strip() for one in heads[:3]] == ["Name", "Hours", "State"]
    assert [one.text.strip() for one in names[1:]] == ["محمد عبد الله", "王小明"]


def test_a_box_to_tick_says_whether_it_is_done():
    checks = CheckList((Check("Send the notes", done=True), Check("Call")))
    paper = Paper("To do", sections=(Section("To do", (checks,)),))
    tree = structure.read(prove(paper).data)
    assert [one.text.strip() for one in tree.all("Lbl")] == ["Done", "To do"]


def test_links_lead_to_the_web_and_nowhere_else(everything):
    with pikepdf.open(BytesIO(everything.data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        targets = [str(note.A.URI) for note in notes if "/A" in note]
    assert targets == ["https://example.org/a?b=c"]


def test_furniture_is_not_read(everything):
    heard = structure.read(everything.data).text
    assert "Prairie Rivers · May 2026" not in heard
    assert "Prairie Rivers · May 2026" in structure.untagged(everything.data)
    assert "CUT HERE" not in heard


def test_the_head_of_a_table_is_read_once_and_seen_on_every_page():
    texts = [f"{word} {n}" for n in range(120) for word in ("one", "two")]
    paper = papers.of_cells(["HEAD", "HAND", *texts])
    printed = prove(paper)
    pages = structure.pages(printed.data)
    assert printed.faults() == []
    assert len(pages) > 2
    assert all({"A", "B"} <= set(page.split()) for page in pages)
    heads = [one.text.strip() for one in structure.read(printed.data).all("THead")]
    assert [head.split() for head in heads] == [["A", "B"]]


def test_contents_and_bookmarks_lead_to_the_pages_they_name(everything):
    with pikepdf.open(BytesIO(everything.data)) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            marked = {
                item.title: numbers[item.destination[0].objgen] for item in outline.root
            }
    sections = everything.printed.sections
    assert marked["At a glance"] == sections["glance"]
    assert marked["Who does what"] == sections["people"]
    told = [one.text.split() for one in structure.read(everything.data).all("TOCI")]
    page = {" ".join(words[:-1]): int(words[-1]) for words in told}
    assert page["At a glance"] == sections["glance"] + 1
    assert page["Who does what"] == sections["people"] + 1


def test_several_papers_are_one_file_and_each_counts_its_own_pages():
    three = [papers.of_texts([f"Words {n} " * 900], f"Paper {n}") for n in range(3)]
    printed = press.printed(three, PageSetup(PaperSize.A4))
    assert validators.faults(printed.data) == []
    assert printed.starts[0] == 0
    assert len(printed.starts) == 3
    heard = structure.read(printed.data).text
    assert heard.index("Words 0") < heard.index("Words 1") < heard.index("Words 2")


# --- That this test would notice ----------------------------------------------------


def _spoiled(data: bytes, spoil: Any) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


def _elements(node: Any, role: str) -> list[Any]:
    kids = node.get("/K")
    if kids is None:
        return []
    found = []
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid] if Name("/" + role) == kid.S else []
            found += _elements(kid, role)
    return found


def _swap_sections(pdf: pikepdf.Pdf) -> None:
    heads = _elements(pdf.Root.StructTreeRoot, "H1")
    first, second = (head.P for head in heads[-2:])
    parent = first.P
    kids = list(parent.K)
    at, other = (
        next(n for n, kid in enumerate(kids) if kid.objgen == one.objgen)
        for one in (first, second)
    )
    kids[at], kids[other] = kids[other], kids[at]
    parent.K = Array(kids)


def _forget_a_tag(pdf: pikepdf.Pdf) -> None:
    quote = _elements(pdf.Root.StructTreeRoot, "BlockQuote")[0]
    element = _elements(quote, "P")[0]
    number, page = int(element.K), element.Pg
    content = page.Contents.read_bytes()
    tag = b"/P <</MCID %d>> BDC" % number
    assert content.count(tag) == 1
    page.Contents = pdf.make_stream(content.replace(tag, b"/Artifact BMC"))
    del quote["/K"]


def _tell_another_picture(pdf: pikepdf.Pdf) -> None:
    _elements(pdf.Root.StructTreeRoot, "Figure")[0].Alt = "chart.png"


def _say_another_word(pdf: pikepdf.Pdf) -> None:
    _elements(pdf.Root.StructTreeRoot, "H3")[0].ActualText = "In long"


@pytest.mark.parametrize(
    ("spoil", "noticed"),
    [
        (_swap_sections, "read"),
        (_forget_a_tag, "read"),
        (_say_another_word, "read"),
        (_tell_another_picture, "alternative text"),
    ],
)
def test_what_validators_let_pass_is_noticed_here(everything, spoil, noticed):
    assert proof.differences(everything.paper, everything.data) == []
    spoiled = _spoiled(everything.data, spoil)
    found = proof.differences(everything.paper, spoiled)
    assert found != []
    assert all(one.startswith(noticed) for one in found)


def test_a_forgotten_tag_is_noticed_from_the_decoration_alone(everything):
    assert proof.unread(everything.paper, everything.data) == []
    spoiled = _spoiled(everything.data, _forget_a_tag)
    assert proof.unread(everything.paper, spoiled) != []


@pytest.mark.parametrize("spoil", [_swap_sections, _tell_another_picture])
def test_no_validator_minds_another_order_or_another_picture(everything, spoil):
    # that is why the test above is ours
    spoiled = _spoiled(everything.data, spoil)
    assert validators.conformance_faults(spoiled) == []


def _drop_alternatives(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf.Root.StructTreeRoot, "Figure")[0]["/Alt"]


def _drop_the_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _drop_scopes(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf.Root.StructTreeRoot, "TH"):
        del element["/A"]


def _drop_letters(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[1].Resources.Font.values()))
    del font["/ToUnicode"]


@pytest.mark.parametrize(
    "spoil", [_drop_alternatives, _drop_the_language, _drop_scopes, _drop_letters]
)
def test_the_validators_notice_what_makes_a_file_unreadable(everything, spoil):
    assert validators.faults(_spoiled(everything.data, spoil))
