"""Lists: bullets, numbers, boxes to tick."""

from app.i18n import tr
from app.pdf.blocks import marks
from app.pdf.blocks.words import Mark, Words, words
from app.pdf.design import Look
from app.pdf.letters.lines import Run
from app.pdf.letters.styles import Style
from app.pdf.story import Bullets, Check, CheckList, Span, Text, Tone, plain
from app.pdf.strips import Strip
from app.pdf.surface import Surface
from app.pdf.tags import Node

NBSP = "\N{NO-BREAK SPACE}"
BULLET = "•"
FEW_LINES = 4
GAP = 6.0  # between a label and the words


def bullets(look: Look, block: Bullets, parent: Node) -> list[Strip]:
    """Set a list; an item without words is left out."""
    items = [item for item in block.items if plain(item).strip()]
    if not items:
        return []
    style = look.style("item")
    labels = labels_of(len(items), numbered=block.numbered)
    widest = max(look.measure(label, style) for label in (labels[0], labels[-1]))
    indent = max(14 * look.scale, widest + GAP * look.scale)
    style = style.but(left=indent)
    numbering = "Decimal" if block.numbered else "Disc"
    node = parent.add("L", ListNumbering=numbering)
    found = [
        _item(look, item, style, node.add("LI"), _label(look, label, style))
        for label, item in zip(labels, items, strict=True)
    ]
    return _joined(look, found, GAP * look.scale)


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
    found: list[Words] = []
    for item in items:
        mark = marks.check_box(style.leading, done=item.done)
        entry = node.add("LI")
        text = with_note(item)
        found.append(_item(look, text, style, entry, mark, actual=state_of(item)))
    return _joined(look, found)


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
) -> Words:
    label = entry.add("Lbl", actual=actual)
    item = words(look, text, style, look.width, entry.add("LBody"))
    item.mark, item.mark_node = mark, label
    return item


def _label(look: Look, label: str, style: Style) -> Mark:
    lines = look.lines(label, style, 1e6)
    plain_style = style.but(left=0, align="left")
    width = max((line.width for line in lines), default=0.0)

    def drawn(surface: Surface, x: float, top: float) -> None:
        gap = GAP * look.scale
        at = (x - gap - width, top)
        surface.write(lines[:1], [Run(label)], plain_style, at, width + 1)

    return drawn


def _joined(look: Look, entries: list[Words], shift: float = 0.0) -> list[Strip]:
    """Return the strips of items; no page begins or ends with one item of several."""
    _turn(entries, shift)
    items = [entry.strips() for entry in entries]
    for item in (items[0], items[-2]) if len(items) > 2 else ():
        if len(item) <= FEW_LINES:
            item[-1].keep = True
    found = [strip for item in items for strip in item]
    found[-1].after = look.style("body").after
    return found


def _turn(entries: list[Words], shift: float) -> None:
    """Let a list run from right to left if all of it does; else all from the left.

    So a name in Arabic at the head of an item does not throw it to the other side.
    """
    if all(entry.lines[0].base for entry in entries):
        for entry in entries:
            entry.mark_shift = entry.width + entry.left + shift
            entry.left = 0.0
        return
    for entry in entries:
        entry.style = entry.style.but(align="left")
