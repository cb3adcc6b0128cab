"""How a test sets a small document."""

import io
from collections.abc import Callable

from reportlab.platypus import Flowable, SimpleDocTemplate

from app.pdf.letters.fonts import FontBook
from app.pdf.letters.styles import Style
from app.pdf.paragraphs import Para, Words
from app.pdf.tagged.canvas import make_canvas
from app.pdf.tagged.tags import Node

BODY = Style(size=10.5, leading=15.5, after=7)

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

Story = Callable[[Node, FontBook], list[Flowable]]


def document(
    story: Story, book: FontBook | None = None, title: str = "A test"
) -> bytes:
    """Return the file of a story."""
    root, out = Node("Document"), io.BytesIO()
    book = book or FontBook()
    maker = make_canvas(root, book=book, title=title, author="Ada")
    SimpleDocTemplate(out).build(story(root, book), canvasmaker=maker)
    return out.getvalue()


def paragraphs(
    *texts: Words, book: FontBook | None = None, style: Style = BODY
) -> bytes:
    """Return the file of some paragraphs under a title."""

    def story(root: Node, book: FontBook) -> list[Flowable]:
        head = Para("A test", style, root.add("H1"), book=book)
        return [head] + [Para(t, style, root.add("P"), book=book) for t in texts]

    return document(story, book)
