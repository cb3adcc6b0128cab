"""Text that breaks careless typesetters, and books that are full of it."""

import random
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import tables
from app.book import books
from app.community import communities
from app.document.shapes import ColumnShape, Kind, shapes
from app.gathering import blocks, sessions
from app.person import people, sites

NAMES = (
    "Olena Шевченко",
    "محمد عبد الله",
    "Dana כהן",
    "สมหญิง ใจดี",
    "क्षितिज शर्मा",
    "王小明",
    "Nguyễn Thị Phượng",
    "Ngozi Adébáyọ̀",
    "Zoë 👍🏽 👩‍💻 Ray 🇺🇦",
    "田中 さくら",
    "김민준",
    "Ελένη Παπαδοπούλου",
    "தமிழ்ச்செல்வன்",
    "አበበ በቀለ",
    "Þórhallur Ólafsson",
    "محمد (مدير) 25% Zoom",
)
"""Names in Arabic, Hebrew, Thai, Devanagari, Chinese, Vietnamese, Cyrillic, emoji …"""

LINES = {
    "markup": 'AT&T < 5 & > <b>x</para> <Ngozi> <img src="/etc/passwd"> &copy;',
    "a tag left open": "<b>unclosed",
    "a link": '<a href="javascript:alert(1)">tap</a> javascript:alert(1)',
    "code": "<font color=\"[[getattr(pow,Word('__globals__'))]]\">red</font>",
    "templates": "{name} %s %(x)d {{0}} ${HOME} \\n \\u0041 #{1}",
    "a link of ours": "https://example.org/a?b=<c>&d=%20 mailto:x@example.org",
    "overrides": "a\u202ecod.exe\u202c \u200f\u2067x\u2069 end",
    "nothing between": "a\u200bb\u2060c\ufeffd\u200cе\u200df",
    "hyphens": "extra\u00adordi\u00adnary well‑being — – -",
    "zalgo": "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 z\u0335\u0336\u0337",
    "ligatures": "office difficult waffle ﬁ ﬂ ﬃ",
    "spaces": "a\u00a0b\u2003c\u3000d\u2009e\u202ff",
    "no font has it": "runes ᚠᚢᚦ, signs 𓀀, private \ue000\U000f1234, end",
    "brackets": "(a [b {c} d] e) ‹x› «y» ⟨z⟩ (עברית) [عربي]",
    "digits": "٠١٢٣ ०१२ 012 ½ ⅓ № 1st 2ⁿᵈ",
    "flags": "🇺🇦🇺🇸🏴‍☠️ 👨‍👩‍👧‍👦 1️⃣ ✅ ☕ ♥️",
    "long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
    "quotes": "“a” ‘b’ „c“ \"d\" 'e' `f` \\g /h",
    "a formula": "=HYPERLINK(1) +1 -1 @x \t tab",
}
"""Lines anyone might type, or find in a file they were sent."""

UNFIT = {
    "controls": "".join(map(chr, range(160))) + "end",
    "a lone surrogate": "a\ud800b\udfff c",
    "noncharacters": "a\ufffeb\uffff\ufdd0c",
    "line ends": "a\r\nb\rc\nd\x85e\u2028f\u2029g",
    "empty": "",
    "spaces alone": " \t\n ",
}
"""What no table of a book takes, and the engine must all the same."""

LONG = {
    "a word of 10,000 letters": "W" * 10_000,
    "10,000 words": "lorem " * 10_000,
    "3,000 line ends": "x\n" * 3_000,
    "10,000 marks on a letter": "e" + "\u0301" * 10_000,
    "marks of all kinds": "é" + "".join(chr(0x300 + i % 112) for i in range(3000)),
    "5,000 spaces": " " * 5_000 + "end",
    "no place to break": "\u00a0".join(["ab"] * 3_000),
    "3,000 soft hyphens": "a\u00ad" * 3_000,
    "joined emoji": "👩\u200d" * 2_000,
    "500 flags": "🇺🇦" * 500,
    "5,000 Arabic words": "مرحبا بالعالم 123 abc " * 1_250,
    "Thai without spaces": "สวัสดีครับ" * 1_000,
    "Chinese without spaces": "王小明研究" * 2_000,
    "Devanagari": "क्षितिज हिन्दी " * 1_000,
}

_POOLS = (
    (0x20, 0x7E),
    (0x20, 0x24F),
    (0x370, 0x52F),
    (0x590, 0x6FF),
    (0x900, 0xD7F),
    (0xE00, 0x10FF),
    (0x1E00, 0x2BFF),
    (0x3000, 0x9FFF),
    (0, 0xFFFF),
    (0, 0x10FFFF),
)

TEXTS = st.text(
    st.characters() | st.sampled_from("\u0301\u200d\u00ad\u202e אمकก王👍\n\t<&"),
    max_size=60,
)


def random_texts(seed: int = 7) -> Iterator[str]:
    """Yield texts of any characters at all, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    while True:
        stretches = range(chance.randint(1, 12))
        yield "".join(_stretch(chance) for _ in stretches)


def _stretch(chance: random.Random) -> str:
    least, most = chance.choice(_POOLS)
    size = chance.randint(1, 30)
    letters = "".join(chr(chance.randint(least, most)) for _ in range(size))
    return letters + chance.choice((" ", "\n", "", "\t", "\u200d", "\u00ad"))


# --- Books --------------------------------------------------------------------------


def rename_all(book: Path, target: Path) -> Path:
    """Copy a book and give all in it a name of another script, as one would by hand."""
    return _changed(book, target, _rename)


def spoil(book: Path, target: Path) -> Path:
    """Copy a book and put a hostile line into every text that is not private."""
    return _changed(book, target, _spoil)


def _changed(book: Path, target: Path, change: Any) -> Path:
    shutil.copy(book, target)
    store = books.open_book(target)
    try:
        store.write("Changed", change)
    finally:
        store.close()
    return target


def _rename(session: Session) -> None:
    names = cycle(NAMES)
    for community in session.scalars(select(tables.Community.id)).all():
        communities.rename(session, community, f"Circle {next(names)}")
    for person in session.scalars(select(tables.Person.id)).all():
        people.edit(session, person, "name", next(names))
    for number, site in enumerate(session.scalars(select(tables.Site.id)).all()):
        sites.rename(session, site, f"{next(names)} {number}")
    for gathering in session.scalars(select(tables.Session.id)).all():
        sessions.rename(session, gathering, next(names))
    for block in session.scalars(select(tables.Block.id)).all():
        blocks.change(session, block, title=f"{next(names)} {next(names)}")


def _spoil(session: Session) -> None:
    lines = cycle(LINES.values())
    for shape in shapes().values():
        free = [one for one in shape.columns.values() if _is_free(one)]
        for row in (
            session.execute(select(shape.table)).mappings().all() if free else ()
        ):
            said = {one.name: row[one.name] for one in free if row[one.name]}
            spoiled = {name: f"{now} {next(lines)}" for name, now in said.items()}
            if spoiled:
                own = shape.table.c.id == row["id"]
                session.execute(update(shape.table).where(own).values(spoiled))


_NOT_FREE = ("uid", "method_key", "key", "url", "email", "code", "link", "track")


def _is_free(one: ColumnShape) -> bool:
    """Tell whether any words may stand in a column that others may see."""
    free = one.kind in (Kind.TEXT, Kind.LONG) and not one.points_at
    return free and not one.private and one.name not in _NOT_FREE
