"""What the planner says of blocks: on the canvas, and to those who hear it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.charter import voices
from app.gathering import methods
from app.gathering.agendas import Agenda, Placed, conflicts
from app.gathering.following_through import Earlier
from app.gathering.plans import Block, Material
from app.i18n import tr, trn
from app.person.faces import Face
from app.vocabulary import Category, Shape, Voice
from ui import phrases
from ui.theme import tokens

Faces = Mapping[UUID, Face]


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def method_line(block: Block) -> str:
    """Return the second line of a block: its method, or what people do in it."""
    title = methods.title(block.method_key)
    if title and title != block.title:
        return title
    return _first_line(block.participants_do) or _first_line(block.purpose)


def materials_line(things: Sequence[Material]) -> str:
    """Return "Flip charts ×4, pens"."""
    words = [material(thing) for thing in things]
    return ", ".join(
        w if n == 0 else w[:1].lower() + w[1:] for n, w in enumerate(words)
    )


def material(thing: Material) -> str:
    """Return "Flip charts ×4"."""
    if thing.quantity == 1:
        return thing.item
    return f"{thing.item} ×{thing.quantity:g}"


def lead_names(block: Block, faces: Faces) -> list[str]:
    """Return who leads a block, in full; an open lead is "nobody yet"."""
    found = (faces.get(who) if who else None for who in block.leads)
    return [face.name if face else tr("nobody yet") for face in found]


def lead_line(block: Block, faces: Faces) -> str:
    """Return who leads in a few letters: "Darnell", "Ruth +1", "Everyone"."""
    if block.leads:
        names = lead_names(block, faces)
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        known = block.leads[0] in faces
        return (first_name(names[0]) if known else tr("Nobody yet")) + more
    return tr("Everyone") if block.voice is Voice.GROUP else ""


def tray_title(step: Placed) -> str:
    """Return the words on a tray of tracks or stations."""
    block = step.block
    if block.shape is Shape.ROTATION:
        return tr("{title}: {n} rounds of {m} min, {move} min to move").format(
            title=block.title,
            n=len(step.children) if block.rounds is None else block.rounds,
            m=block.round_minutes or 0,
            move=block.move_minutes or 0,
        )
    return block.title


def conflict_line(step: Placed, faces: Faces) -> str:
    """Say who is needed in two tracks at once, or nothing."""
    found = conflicts(step)
    if not found:
        return ""
    who, titles = next(iter(found.items()))
    name = faces[who].name if who in faces else tr("Somebody")
    return tr("{name} is in two at once: {titles}").format(
        name=name, titles=phrases.names(list(titles))
    )


def minutes_line(step: Placed) -> str:
    """Return "25 min"."""
    return tr("{n} min").format(n=step.minutes)


def gap_line(step: Placed, agenda: Agenda) -> str:
    """Say how many minutes a pinned start leaves free, or has too few of."""
    clock = agenda.when.clock(step.start)
    at = phrases.clock_time(clock) if clock else ""
    if step.gap > 0:
        words = trn("{n} min free", "{n} min free", step.gap)
        return tr("{minutes} before {title}, pinned to {time}").format(
            minutes=words, title=step.block.title, time=at
        )
    words = trn("{n} min overlap", "{n} min overlap", -step.gap)
    return tr("{minutes} with {title}, pinned to {time}").format(
        minutes=words, title=step.block.title, time=at
    )


def track_total(step: Placed) -> str:
    """Return "20 min", and how much earlier than the others a track ends."""
    if not step.slack:
        return minutes_line(step)
    return tr("{m} min, {s} spare").format(m=step.minutes, s=step.slack)


def compact_line(step: Placed, faces: Faces, *, with_minutes: bool = False) -> str:
    """Return the second line of a track: minutes if they differ, who, with what."""
    block = step.block
    spare = track_total(step) if step.slack or with_minutes else ""
    with_what = materials_line(block.materials) or method_line(block)
    parts = (spare, lead_line(block, faces), block.room, with_what)
    return "  ·  ".join(part for part in parts if part)


def kind_of(block: Block) -> str:
    """Return the type of a block as the canvas shows it: "Learn"."""
    return type_of(block.category)


def type_of(category: Category) -> str:
    """Return the name of the color a category is shown in: "Share"."""
    return tr(tokens.session_type(category.value).label)


def spoken(step: Placed, agenda: Agenda, faces: Faces) -> str:
    """Return a block as it is read out (design book, accessibility)."""
    order = [placed.block.id for placed in agenda.all()]
    clock = agenda.when.clock(step.start)
    timed = step.block.phase.value == "during" and clock is not None
    parts = [
        phrases.clock_time(clock) if timed and clock else step.block.phase.label,
        kind_of(step.block),
        step.block.title,
        trn("{n} minute", "{n} minutes", step.minutes),
        *_extras(step, faces),
        tr("block {n} of {m}").format(n=order.index(step.block.id) + 1, m=len(order)),
    ]
    return ", ".join(part for part in parts if part)


def _extras(step: Placed, faces: Faces) -> list[str]:
    block = step.block
    found: list[str] = []
    if block.leads:
        who = phrases.names(lead_names(block, faces))
        found.append(tr("led by {who}").format(who=who))
    if block.locked_start is not None:
        found.append(tr("start pinned"))
    if step.gap:
        template = (
            tr("{n} min free before it") if step.gap > 0 else tr("{n} min overlap")
        )
        found.append(template.format(n=abs(step.gap)))
    if step.children:
        found.append(trn("{n} track", "{n} tracks", len(step.children)))
    if step.slack:
        found.append(tr("{n} min spare").format(n=step.slack))
    if block.hidden:
        found.append(tr("hidden from participants"))
    return found


def _first_line(words: str) -> str:
    return words.partition("\n")[0].strip()


def on_behalf(one: voices.Voice) -> str:
    """Return "For the members (Regular gathering)"."""
    behalf = one.speaks_as.label if one.speaks_as else ""
    if not behalf:
        return one.setting
    return tr("{behalf} ({setting})").format(behalf=behalf, setting=one.setting)


def earlier(one: Earlier) -> str:
    """Return "TA: Op-ed, delivered May 19" or "Facilitation basics, Mar 3"."""
    day = phrases.day(one.day) if one.day else ""
    if one.is_help:
        said = tr("TA: {name}").format(name=one.name)
        day = tr("delivered {day}").format(day=day) if day else ""
    else:
        said = one.name
    return ", ".join(part for part in (said, day) if part)
