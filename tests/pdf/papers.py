"""Papers to test with: one that has everything, and some that are too much."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.pdf import story
from app.pdf.story import (
    Align,
    CallOut,
    Cell,
    Check,
    CheckList,
    Column,
    Cover,
    Figure,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Section,
    Span,
    Tone,
)

if TYPE_CHECKING:
    from app.pdf.pen import Pen


def everything() -> Paper:
    """Return a paper with a cover, contents, and every kind of block."""
    return Paper(
        "A paper with everything",
        Cover(
            "Handoff packet",
            "Prairie Rivers Network",
            "All that the next one needs",
            (("For", "Olena Шевченко"), ("From", "Ngozi Adébáyọ̀")),
            (Paragraph("It holds what was agreed."),),
            seed=3,
        ),
        sections=(_words(), _tables(), _pictures(), _writing()),
        contents=True,
        foot="Prairie Rivers · May 2026",
        author="Dr. Ana Ruiz",
        subject="A test",
    )


def _words() -> Section:
    return Section(
        "At a glance",
        (
            Heading("Where we are"),
            Paragraph("A first line.\nA second line, below the first."),
            Paragraph(
                (
                    "It was ",
                    Span("well", bold=True),
                    " received, ",
                    Span("see here", link="https://example.org/a?b=c"),
                    ", or ",
                    Span("not there", link="javascript:alert(1)"),
                    ".",
                )
            ),
            Heading("In short", 3),
            Paragraph("What a member said.", Manner.QUOTE),
            story.Bullets(("One thing", ("another ", Span("thing", italic=True)))),
            story.Bullets(("First", "Second", "Third"), numbered=True),
            story.Facts((("31", "people"), ("24", "sites"), ("7", "gatherings"))),
            story.Pairs((("Stage", "Coalescing"), ("Next", "May 19"))),
            CallOut("Mind", "Two sites have nobody to call.", Tone.RUST),
            CallOut("Kind words", "They did well.", Tone.TEAL),
        ),
        overline="Section 1",
        lead="Thirty-one people meet every month.",
        code="glance",
    )


def _tables() -> Section:
    columns = (
        Column("Name", 2, names_row=True),
        Column("Hours", 1, Align.RIGHT),
        Column("State", 2),
    )
    rows = (
        ("Olena Шевченко", "12", Cell("On track", mark="on_track")),
        ("محمد عبد الله", Cell("3", heat=4), Cell("At risk", "since May")),
        (Cell("王小明", bold=True), "", ""),
    )
    return Section(
        "Who does what",
        (
            story.Table(columns, rows, caption="Hours a month"),
            story.Table((Column("When"), Column("What")), (("10:00", "Welcome"),)),
            CheckList(
                (
                    Check("Send the notes", done=True, note="Ana · May 12"),
                    Check("Call Dry Creek"),
                )
            ),
        ),
        overline="Section 2",
        code="people",
    )


def _pictures() -> Section:
    return Section(
        "Pictures",
        (
            Figure("Four sites need help, one can give it.", 120, paint, "Help"),
            story.Panel(80, _write),
            story.Together((Heading("Kept"), Paragraph("With its heading."))),
        ),
        overline="Section 3",
    )


def _writing() -> Section:
    return Section(
        "Sign-off",
        (
            story.Lines("What will you do first?", 3),
            story.PageBreak(),
            story.Signatures((("Outgoing coach", "Ana Ruiz"), ("Incoming coach", ""))),
        ),
        overline="Section 4",
    )


def paint(pen: "Pen") -> None:
    """Draw a picture of no meaning."""
    pen.rect(0, 10, pen.width / 2, 20, fill="teal", kind="connect")
    pen.circle(30, 60, 8, line="rust")
    pen.line(0, 90, pen.width, 90)
    pen.words("Dry Creek", 4, 40, 200)


def _write(pen: "Pen") -> None:
    pen.rect(0, 0, pen.width, pen.height, line="rule")
    pen.words("Ana Ruiz", 10, 8, pen.width - 20, style="title")
    pen.words("Facilitator", 10, 40, pen.width - 20)
    with pen.silent():
        pen.words("CUT HERE", 10, 60, 100)


# --- Too much -----------------------------------------------------------------------


def of_texts(texts: Iterable[str], title: str = "Texts") -> Paper:
    """Return a paper with a paragraph of each text."""
    blocks = tuple(Paragraph(text) for text in texts)
    return Paper(title, sections=(Section(title, blocks),))


def of_cells(texts: Sequence[str], title: str = "Cells") -> Paper:
    """Return a paper with a table of two columns, filled row after row."""
    columns = (Column("A", names_row=True), Column("B"))
    rows = tuple(zip(texts[::2], texts[1::2], strict=True))
    return Paper(title, sections=(Section(title, (story.Table(columns, rows),)),))


def everywhere(text: str) -> Paper:
    """Return a paper that has `text` in every place where there can be any."""
    place = f"here {text} end"
    columns = (Column(place, names_row=True), Column("B", 0.2), Column(place, 3))
    blocks: tuple[story.Block, ...] = (
        Heading(place),
        Paragraph((place, Span(place, bold=True), Span(place, link=text))),
        story.Bullets((place, text, place), numbered=True),
        CheckList((Check(place, note=place),)),
        story.Table(columns, ((place, place, Cell(place, place)),), place),
        CallOut(place, place),
        story.Facts(((place, place), (place, place))),
        story.Pairs(((place, place),)),
        story.Lines(place, 1),
        story.Signatures(((place, place),)),
        Figure(f"It shows {place}", 50, lambda pen: pen.words(place, 0, 0, 99), place),
        story.Together((Paragraph(place), Paragraph(place))),
    )
    cover = Cover(place, place, place, ((place, place),), (Paragraph(place),))
    section = Section(place, blocks, place, place, code=text)
    return Paper(
        place,
        cover,
        sections=(section,),
        contents=True,
        foot=place[:20],
        author=place,
        subject=place,
    )
