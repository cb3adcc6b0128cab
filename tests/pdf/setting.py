"""How a test sets a few words by the type engine alone, without the press."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Layout, Run
from app.pdf.letters.styles import Style
from app.pdf.tagged.canvas import About, TaggedCanvas
from app.pdf.tagged.drawing import draw_line
from app.pdf.tags import Node

BODY = Style(size=10.5, leading=15.5, after=7)
DAY = date(2026, 5, 19)
LEFT, TOP, FOOT, WIDTH = 72.0, 760.0, 72.0, 451.0  # points, y from the foot

SCRIPTS = (
    "Zażółć gęślą jaźń · Nguyễn Thị Phượng · Ελένη Παπαδοπούλου",
    "Олександра Шевченко · Þórhallur Ólafsson · Ọlámidé",
    "محمد عبد الله (مدير) قال 25% من المشاركين في Zoom",
    "שָׁלוֹם עולם — דנה כהן (רכזת) 2026",
    "क्षितिज हिन्दी नमस्ते · আনিকা রহমান · ગુજરાતી · தமிழ்ச்செல்வன் · සිංහල",
    "สวัสดีครับ นางสาวสมหญิง ใจดี · ພາສາລາວ · ភាសាខ្មែរ · မြန်မာဘာသာ",
    "王小明、李美玲（北京） · 田中 さくら・カタカナ · 김민준",
    "አማርኛ · Հայերեն · ქართული",
    "👍🏽 👩‍💻 🇺🇦 ✅ ☕ → ≥ ½ № ™ ☑ ★",
    "Dr. محمد Smith and 王小明 met דנה at Café Zürich (3 times).",
)
"""Names and sentences in most scripts of the world."""

Words = str | Run | Sequence[str | Run]
Draw = Callable[[TaggedCanvas, Node], None]


def document(
    draw: Draw, book: FontBook | None = None, title: str = "A test", on: date = DAY
) -> bytes:
    """Return the file of what `draw` puts on a canvas, under the root of the tree."""
    root, out = Node("Document"), BytesIO()
    about = About(title, on, author="Ada")
    canvas = TaggedCanvas(out, root=root, book=book or FontBook(), about=about)
    draw(canvas, root)
    canvas.save()
    return out.getvalue()


def layout(*words: str | Run, style: Style = BODY) -> Layout:
    """Return words ready to be broken into lines."""
    return Layout(_runs(words, None), style, FontBook())


def text_width(text: str, style: Style = BODY) -> float:
    """Return how wide `text` is in one line, in points."""
    return layout(text, style=style).width()


def write(canvas: TaggedCanvas, text: str, x: float = LEFT, y: float = TOP) -> None:
    """Draw `text` in one line, under whatever tag is open."""
    runs = [Run(text)]
    (line,) = Layout(runs, BODY, canvas.book).lines(float("inf"))
    draw_line(canvas, line, runs, BODY, x, y, line.width)


def paragraphs(
    *texts: Words, book: FontBook | None = None, style: Style = BODY
) -> bytes:
    """Return the file of some paragraphs under a title."""

    def draw(canvas: TaggedCanvas, root: Node) -> None:
        y = _flow(canvas, "A test", root.add("H1"), style, TOP)
        for text in texts:
            y = _flow(canvas, text, root.add("P"), style, y)

    return document(draw, book)


def _flow(
    canvas: TaggedCanvas, text: Words, node: Node, style: Style, y: float
) -> float:
    """Draw a paragraph over as many pages as it needs; return where the next begins."""
    runs = _runs([text] if isinstance(text, str | Run) else text, node)
    lines = Layout(runs, style, canvas.book).lines(WIDTH)
    while lines:
        if y < FOOT:
            canvas.showPage()
            y = TOP
        count = int((y - FOOT) // style.leading) + 1
        with canvas.tag(node):
            for line in lines[:count]:
                draw_line(canvas, line, runs, style, LEFT, y, WIDTH)
                y -= style.leading
        del lines[:count]
    return y - style.after


def _runs(words: Sequence[str | Run], node: Node | None) -> list[Run]:
    """Return the runs of a paragraph; each link gets an element of its own."""
    runs = [word if isinstance(word, Run) else Run(word) for word in words]
    for run in runs:
        if run.url is not None and node is not None:
            run.node = node.add("Link")
    return runs
