"""What sets the same words: our press, typst, and stock reportlab."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

CHAPTERS = 24  # two to three pages each
WORDS = 100_000

_VOCABULARY = """
people data counties clinics month circle what they know learn share try faster cleaner
more useful to the and of a in with for from who asked agreed listening visits sites
coach peer call night harvest stress barn winter family question office effort affinity
workflow meeting practice support again together
"""

_NAMES = ("Ngozi Adébáyọ̀", "Олена Шевченко", "محمد عبد الله", "דנה כהן", "สมหญิง ใจดี")
_NAMES += ("क्षितिज शर्मा", "王小明", "Zoë Þórsdóttir", "Ana Ruiz", "Ray Little Elk")


@dataclass(frozen=True)
class Chapter:
    """What every typesetter is given."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chapters() -> list[Chapter]:
    """Return 24 chapters of words, points and a table of 22 rows."""
    return [_chapter(number) for number in range(1, CHAPTERS + 1)]


def _chapter(number: int) -> Chapter:
    chance = random.Random(number)  # noqa: S311 - the same words each time

    def says(sentences: int) -> str:
        return " ".join(_sentence(chance) for _ in range(sentences))

    return Chapter(
        f"State of site {number}",
        says(2),
        tuple(says(5) for _ in range(4)),
        tuple(says(1) for _ in range(6)),
        ("Who", "Where", "Hours", "State"),
        tuple(
            (
                f"{_NAMES[n % len(_NAMES)]} {n}",
                f"County {chance.randint(1, 99)}",
                f"{n * 7}",
                says(1),
            )
            for n in range(1, 23)
        ),
    )


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_VOCABULARY.split(), k=chance.randint(8, 24))
    return " ".join(words).capitalize() + "."


# --- Ours ---------------------------------------------------------------------------


def _ours(pages_of: Sequence[Chapter]) -> Callable[[], bytes]:
    from app.pdf import press, story
    from app.pdf.setup import PageSetup, PaperSize

    columns = (
        story.Column("Who", 110, names_row=True),
        story.Column("Where", 90),
        story.Column("Hours", 50, story.Align.RIGHT),
        story.Column("State", 230),
    )

    def section(chapter: Chapter) -> story.Section:
        blocks = (
            *map(story.Paragraph, chapter.paragraphs),
            story.Heading("What was agreed"),
            story.Bullets(chapter.points),
            story.Heading("Who is there"),
            story.Table(columns, chapter.rows),
        )
        return story.Section(chapter.title, blocks, lead=chapter.lead)

    cover = story.Cover("Handoff packet", "Prairie Rivers", "All that is needed")
    paper = story.Paper(
        "Packet",
        cover,
        sections=tuple(map(section, pages_of)),
        contents=True,
        foot="Prairie Rivers",
    )
    setup = PageSetup(PaperSize.A4)
    return lambda: press.printed([paper], setup).data


def _our_words() -> Callable[[], bytes]:
    from app.pdf import press, story
    from app.pdf.setup import PageSetup, PaperSize

    blocks = (story.Paragraph("lorem " * WORDS),)
    paper = story.Paper("Words", sections=(story.Section("Words", blocks),))
    setup = PageSetup(PaperSize.A4)
    return lambda: press.printed([paper], setup).data


# --- typst --------------------------------------------------------------------------

_FONTS = (  # the same as ours
    "fontpkg_source_sans_3",
    "fontpkg_source_serif_4",
    "fontpkg_ibm_plex_sans_arabic",
    "manimgx_fonts",
    "manimgx_fonts_cjk",
)

_TEMPLATE = """
#let others = ("Noto Sans", "IBM Plex Sans Arabic", "Noto Sans Hebrew")
#let more = ("Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans CJK SC")
#set text(font: ("Source Sans 3", ..others, ..more))
#show heading: set text(font: ("Source Serif 4", "Source Sans 3", ..others, ..more))
#set document(title: "Packet", author: "Ana Ruiz")
#set text(lang: "en", size: 10.5pt)
#set par(leading: 0.8em, spacing: 1.2em)
#let now = context counter(page).display("1 of 1", both: true)
#set page(paper: "a4", margin: (x: 20mm, top: 24mm, bottom: 23mm), footer: now)
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#align(center + horizon)[#text(38pt)[Prairie Rivers] #parbreak() All that is needed]
#outline(depth: 1)
#for one in json(bytes(sys.inputs.chapters)) [
  = #one.title
  #text(12pt, one.lead)
  #for words in one.paragraphs [#par(words)]
  == What was agreed
  #list(..one.points)
  == Who is there
  #table(columns: (110pt, 90pt, 50pt, 1fr), stroke: (bottom: 0.5pt), inset: 5pt,
    table.header(..one.head), ..one.rows.flatten())
]
"""

_WORDS_TEMPLATE = """
#set text(font: "Source Sans 3")
#set document(title: "Words")
#set text(lang: "en", size: 10.5pt)
#set page(paper: "a4", margin: (x: 20mm, top: 24mm, bottom: 23mm))
= Words
#par(sys.inputs.words)
"""


def _typst(template: str, **said: str) -> Callable[[], bytes]:
    import typst

    from app.pdf.letters import fonts

    folders = [str(folder) for name in _FONTS if (folder := fonts.package_folder(name))]

    def make() -> bytes:
        made: bytes = typst.compile(
            template.encode(),
            sys_inputs=said,
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            font_paths=folders,
        )
        return made

    return make


def _typst_packet(pages_of: Sequence[Chapter]) -> Callable[[], bytes]:
    return _typst(_TEMPLATE, chapters=json.dumps([vars(one) for one in pages_of]))


# --- Stock reportlab, which tags nothing --------------------------------------------


def _stock(pages_of: Sequence[Chapter], font: str) -> Callable[[], bytes]:
    from reportlab import platypus as rl
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle("body", fontName=font, fontSize=10.5, leading=15.5)
    title = ParagraphStyle("title", body, fontSize=24, leading=29)
    cell = ParagraphStyle("cell", body, fontSize=9.5, leading=13)
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey"),
        ("FONTNAME", (0, 0), (-1, -1), font),
    ]

    def chapter(one: Chapter) -> Iterator[Any]:
        yield rl.PageBreak()
        yield rl.Paragraph(one.title, title)
        yield from (rl.Paragraph(text, body) for text in (one.lead, *one.paragraphs))
        yield rl.ListFlowable([rl.Paragraph(text, body) for text in one.points])
        rows = [
            [rl.Paragraph(text, cell) for text in row] for row in (one.head, *one.rows)
        ]
        yield rl.Table(rows, colWidths=[110, 90, 50, 230], repeatRows=1, style=lines)

    def make() -> bytes:
        out = BytesIO()
        story = [rl.Paragraph("Prairie Rivers", title)]
        story += [flowable for one in pages_of for flowable in chapter(one)]
        margins = dict.fromkeys(("leftMargin", "rightMargin"), 56)
        page = rl.SimpleDocTemplate(out, pagesize=(595, 842), **margins)
        page.build(story)
        return out.getvalue()

    return make


def _stock_ttf(pages_of: Sequence[Chapter]) -> Callable[[], bytes]:
    import fontpkg_source_sans_3
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = Path(next(iter(fontpkg_source_sans_3.__path__))) / "files"
    pdfmetrics.registerFont(TTFont("Source", files / "SourceSans3[wght].ttf"))
    return _stock(pages_of, "Source")


MAKERS: dict[str, Callable[[], Callable[[], bytes]]] = {
    "ours": lambda: _ours(chapters()),
    "typst": lambda: _typst_packet(chapters()),
    "stock": lambda: _stock(chapters(), "Helvetica"),
    "stock_ttf": lambda: _stock_ttf(chapters()),
    "our_words": _our_words,
    "typst_words": lambda: _typst(_WORDS_TEMPLATE, words="lorem " * WORDS),
}
