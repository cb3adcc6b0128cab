"""Lists: bullets, numbers, boxes to tick."""

from app.i18n import tr
from app.pdf import marks
from app.pdf.design import Look
from app.pdf.lines import Run
from app.pdf.story import Bullets, Check, CheckList, Span, Text, Tone, plain
from app.pdf.strips import Strip
from app.pdf.styles import Style
from app.pdf.surface import Surface
from app.pdf.tags import Node
from app.pdf.words import Mark, words

NBSP = "\N{NO-BREAK SPACE}"
BULLET = "•"


def bullets(look: Look, block: Bullets, parent: Node) -> list[Strip]:
    """Set a list; an item without words is left out."""
    items = [item for item in block.items if plain(item).strip()]
    if not items:
        return []
    style = look.style("item")
    labels = labels_of(len(items), numbered=block.numbered)
    widest = max(look.measure(label, style) for label in (labels[0], labels[-1]))
    indent = max(14 * look.scale, widest + 6 * look.scale)
    style = style.but(left=indent)
    numbering = "Decimal" if block.numbered else "Disc"
    node = parent.add("L", ListNumbering=numbering)
    found: list[Strip] = []
    for label, item in zip(labels, items, strict=True):
        mark = _label(look, label, style)
        found += _item(look, item, style, node.add("LI"), mark)
    return _ended(look, found)


def labels_of(count: int, *, numbered: bool) -> list[str]:
    """Return what stands before each of `count` items."""
    return [f"{at}." if numbered else BULLET for at in range(1, count + 1)]


def check_list(look: Look, block: CheckList, parent: Node) -> list[Strip]:
    """Set things to tick; whether one is done can be heard."""
    items = [item for item in block.items if plain(item.text).strip() or item.note]
    if not items:
        return []
    style = look.style("check").but(left=18 * look.scale)
    node = parent.add("L", ListNumbering="None")
    found: list[Strip] = []
    for item in items:
        mark = marks.check_box(style.leading, done=item.done)
        entry = node.add("LI")
        text = with_note(item)
        found += _item(look, text, style, entry, mark, actual=state_of(item))
    return _ended(look, found)


def state_of(item: Check) -> str:
    """Return what a box to tick says, for who cannot see it."""
    return tr("Done") if item.done else tr("To do")


def with_note(item: Check) -> Text:
    """Return an item's words with its note, which is never broken in two."""
    if not item.note:
        return item.text
    note = item.note.replace(" ", NBSP)
    start = (item.text,) if isinstance(item.text, str) else item.text
    return (*start, Span("   " + note, tone=Tone.MUTED))


def _item(
    look: Look,
    text: Text,
    style: Style,
    entry: Node,
    mark: Mark,
    actual: str | None = None,
) -> list[Strip]:
    label = entry.add("Lbl", actual=actual)
    item = words(look, text, style, look.width, entry.add("LBody"))
    item.mark, item.mark_node = mark, label
    return item.strips()


def _label(look: Look, label: str, style: Style) -> Mark:
    lines = look.lines(label, style, 1e6)
    plain_style = style.but(left=0, align="left")
    width = max((line.width for line in lines), default=0.0)

    def drawn(surface: Surface, x: float, top: float) -> None:
        gap = 6 * look.scale
        at = (x - gap - width, top)
        surface.write(lines[:1], [Run(label)], plain_style, at, width + 1)

    return drawn


def _ended(look: Look, found: list[Strip]) -> list[Strip]:
    found[-1].after = look.style("body").after
    return found
