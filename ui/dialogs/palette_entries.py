"""What the palette offers: people, communities, gatherings, commands, found text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from app.i18n import mark, tr
from app.person.people_names import fold
from app.search import Found, Hit
from app.search_names import Span
from ui import phrases
from ui.commands import Command
from ui.painting import Face
from ui.places import Place

if TYPE_CHECKING:
    from app.community.communities import Brief
    from ui.desk import Desk

COMMANDS: Final = 6  # of those that match
FIRST: Final = 5  # recent places, and commands, before anything is typed

# what a hit is called and drawn with, by its table
_KINDS: Final = {
    "action": (mark("Follow-up"), "check-square"),
    "block": (mark("Block"), "rows"),
    "channel": (mark("Channel"), "megaphone-simple"),
    "community": (mark("Community"), "circles-three"),
    "contribution": (mark("Brought by somebody"), "lightbulb"),
    "decision": (mark("Decision"), "scales"),
    "decision_area": (mark("Who decides"), "scales"),
    "grouping": (mark("Groups"), "users-three"),
    "initiative": (mark("Initiative"), "flag-banner"),
    "learning": (mark("Assumed or learned"), "rocket"),
    "material": (mark("Material"), "package"),
    "need": (mark("Need"), "hand"),
    "party": (mark("Organization"), "buildings"),
    "peer_link": (mark("Peer help"), "handshake"),
    "person": (mark("Person"), "user"),
    "place": (mark("Where things are"), "folder-open"),
    "ranking": (mark("Vote"), "list-numbers"),
    "ranking_item": (mark("Vote"), "list-numbers"),
    "resource": (mark("Term or paper"), "book-open"),
    "session": (mark("Gathering"), "calendar-blank"),
    "site": (mark("Site"), "house-line"),
    "success": (mark("What success is"), "target"),
    "ta_engagement": (mark("Technical assistance"), "wrench"),
    "tension": (mark("A difference we are holding"), "arrows-left-right"),
    "topic": (mark("Topic"), "tag"),
    "transition": (mark("Handoff"), "swap"),
    "work_entry": (mark("Hours worked"), "clock"),
}
# the look of Needs & expertise in which a hit is shown, and as what
_IN_NEEDS: Final = {
    "need": "ranked:topic",
    "topic": "matrix:topic",
    "ranking": "ranked:vote",
    "ranking_item": "ranked:vote",
    "peer_link": "network:link",
    "grouping": "pairs:grouping",
}
# the look at the charter in which a hit is shown
_IN_CHARTER: Final = {
    "contribution": "registers",
    "decision": "registers",
    "place": "registers",
    "resource": "registers",
    "decision_area": "charter",
    "success": "charter",
    "tension": "charter",
}
# what may belong to a pilot, to a wave, to the steps or to an invitation
_PERHAPS_FORMING: Final = ("action", "grouping", "learning", "membership")
_VIEWS: Final = {
    "block": "planner",
    "material": "planner",
    "session": "planner",
    "action": "today",
    "ta_engagement": "assistance",
    "transition": "handoff",
    "work_entry": "assistance",
    "channel": "sessions",
    "community": "communities",
    "initiative": "communities",
    "party": "communities",
    **dict.fromkeys(_IN_NEEDS, "needs"),
}
_PLACES: Final = {
    "today": (mark("Today"), "sun-horizon"),
    "communities": (mark("Communities"), "circles-three"),
    "create": (mark("Start a community"), "plus"),
    "charter": (mark("Charter"), "compass"),
    "people": (mark("People"), "users"),
    "needs": (mark("Needs & expertise"), "intersect"),
    "sessions": (mark("Sessions"), "calendar-blank"),
    "planner": (mark("Plan"), "rows"),
    "assistance": (mark("Technical assistance"), "wrench"),
    "handoff": (mark("Handoff"), "package"),
    "coaching": (mark("Coaching log"), "lock"),
    "settings": (mark("Settings"), "gear-six"),
    "time": (mark("Your time"), "clock"),
}


_OPENED: Final = ("planner", "people", "needs", "assistance")
"""The views in which a hit itself is opened."""


class Host(Protocol):
    """The window, as far as what lies over it has to know."""

    commands: list[Command]

    @property
    def desk(self) -> "Desk | None":
        """The desk of the open book."""

    @property
    def briefs(self) -> "list[Brief]":
        """The communities there are."""

    @property
    def place(self) -> Place:
        """Where one is."""

    @property
    def behind(self) -> list[Place]:
        """Where one was before, the last place last."""

    def go(self, place: Place) -> None:
        """Show a place."""

    def switch(self, community_id: Any) -> None:
        """Enter another community."""

    def current_view(self) -> Any:
        """Return the view on the sheet."""


@dataclass(frozen=True)
class Entry:
    """One line that can be picked."""

    title: str
    run: Callable[[], object]
    marks: tuple[Span, ...] = ()
    note: str = ""
    note_marks: tuple[Span, ...] = ()
    icon: str = ""
    face: Face | None = None
    keys: str = ""

    @property
    def words(self) -> str:
        """The line as it is read out."""
        return ", ".join(part for part in (self.title, self.note, self.keys) if part)


@dataclass(frozen=True)
class Group:
    """Entries under a head."""

    head: str
    entries: tuple[Entry, ...]


def people(host: Host, hits: Iterable[Hit]) -> Group:
    """Return people that were found."""
    return Group(tr("People"), tuple(_of_hit(host, hit) for hit in hits))


def found(host: Host, what: Found) -> list[Group]:
    """Return gatherings and text that were found."""
    texts = tuple(_of_hit(host, hit) for hit in what.texts)
    met = tuple(_of_hit(host, hit) for hit in what.gatherings)
    return [Group(tr("Gatherings"), met), Group(tr("Found in text"), texts)]


def communities(host: Host, words: str) -> Group:
    """Return the communities whose names have `words`."""
    entries = [
        Entry(
            brief.name,
            partial(host.switch, brief.id),
            marks(brief.name, words),
            brief.short_name,
            icon="circles-three",
        )
        for brief in host.briefs
        if matches(f"{brief.name} {brief.short_name}", words)
    ]
    return Group(tr("Communities"), tuple(entries[:COMMANDS]))


def commands(host: Host, words: str, most: int = COMMANDS) -> Group:
    """Return what can be done whose words have `words`; this view's come first."""
    entries = [
        Entry(
            command.text,
            command.run,
            marks(command.text, words),
            icon=command.icon or "arrow-elbow-down-left",
            keys=command.keys,
        )
        for command in all_commands(host)
        if matches(command.text, words) and not command.handled
    ]
    return Group(tr("Do"), tuple(entries[:most]))


def papers(host: Host, words: str) -> Group:
    """Return the papers of the community one is in whose names have `words`."""
    from app.printouts import catalog
    from ui.dialogs.prints import print_community

    desk = host.desk
    if desk is None or desk.community_id is None:
        return Group(tr("Print"), ())
    view, community = host.current_view(), desk.community_id
    found = []
    for one in catalog.printouts(catalog.Subject.COMMUNITY):
        title = tr("Print: {paper}").format(paper=one.name)
        if matches(f"{title} {one.note}", words):
            run = partial(print_community, view, desk, community, one.code)
            spans = marks(title, words)
            found.append(Entry(title, run, spans, one.note, icon="printer"))
    return Group(tr("Print"), tuple(found))


def recent(host: Host, titles: dict[Any, str]) -> Group:
    """Return where one was last; `titles` are those of people and gatherings."""
    names = {brief.id: brief.short_name for brief in host.briefs}
    entries: dict[Place, Entry] = {}
    for place in reversed(host.behind):
        if place.view == "coaching":  # never with whom
            place = Place(place.view, place.community_id)  # noqa: PLW2901
        gone = place.item_id is not None and place.item_id not in titles
        if place.view not in _PLACES or gone or _same(place, host.place):
            continue
        name, icon = _PLACES[place.view]
        title = titles.get(place.item_id) or tr(name)
        about = names.get(place.community_id, "") if place.community_id else ""
        note = tr(name) if place.item_id else about
        key = Place(place.view, place.community_id, place.item_id)
        entry = Entry(title, partial(host.go, key), note=note, icon=icon)
        entries.setdefault(key, entry)
    return Group(tr("Lately"), tuple(entries.values())[:FIRST])


def name_of(view: str) -> str:
    """Return what a view is called."""
    name, _ = _PLACES.get(view, (mark("Here"), ""))
    return tr(name)


def all_commands(host: Host) -> list[Command]:
    """Return the commands of the view on the sheet, then those of the window."""
    view = host.current_view()
    own: list[Command] = view.commands() if hasattr(view, "commands") else []
    taken = {command.text for command in own}
    return [*own, *(one for one in host.commands if one.text not in taken)]


def matches(text: str, words: str) -> bool:
    """Tell whether a text has each of the words, wherever they stand."""
    whole = fold(text)
    return all(fold(word) in whole for word in words.split())


def marks(text: str, words: str) -> tuple[Span, ...]:
    """Return where in a text the words stand, without overlaps."""
    plain = text.casefold()
    if len(plain) != len(text):
        return ()
    spans: list[Span] = []
    for word in words.casefold().split():
        at = plain.find(word)
        if at >= 0 and all(
            at >= end or at + len(word) <= start for start, end in spans
        ):
            spans.append((at, at + len(word)))
    return tuple(sorted(spans))


def place_of(hit: Hit) -> Place:
    """Return where a hit can be looked at."""
    if hit.table == "person":
        return Place("people", hit.community_id, hit.id)
    if hit.table in _IN_CHARTER:
        return Place("charter", hit.community_id, hit.id, _IN_CHARTER[hit.table])
    view = _VIEWS.get(hit.table, "people")
    if hit.table == "community" and hit.snippet_marks:  # words of its charter
        return Place("charter", hit.id, intent="charter")
    if hit.table == "work_entry" and hit.home_id is None:  # of no assistance
        return Place("time", hit.community_id, hit.id)
    home = hit.home_id if view in _OPENED else None
    if hit.table == "community":
        home = hit.id
    return Place(view, hit.community_id, home, _IN_NEEDS.get(hit.table, ""))


def _open(host: Host, hit: Hit) -> None:
    """Show a hit; what belongs to forming a circle is shown there."""
    from app.charter import formed_items

    place = place_of(hit)
    if hit.table in _PERHAPS_FORMING and host.desk is not None:
        part = host.desk.read(formed_items.part_of, hit.id)
        if part:
            place = Place("charter", hit.community_id, hit.id, "forming")
    host.go(place)


def _same(one: Place, other: Place) -> bool:
    return (one.view, one.item_id) == (other.view, other.item_id)


def _of_hit(host: Host, hit: Hit) -> Entry:
    kind, icon = _KINDS.get(hit.table, (mark("Text"), "file-text"))
    face = None
    if hit.face is not None:
        face = Face(hit.face.initials, hit.face.tint, hit.face.name)
    shown = bool(hit.snippet_marks)
    return Entry(
        hit.title,
        partial(_open, host, hit),
        hit.title_marks,
        hit.snippet if shown else _where(host, hit, tr(kind)),
        hit.snippet_marks if shown else (),
        icon,
        face,
    )


def _where(host: Host, hit: Hit, kind: str) -> str:
    """Return a few words on where a hit is: "Staying with a hard story, Tue May 19"."""
    if hit.table == "person":
        return hit.where
    names = {brief.id: brief.short_name for brief in host.briefs}
    home = names.get(hit.community_id, "") if hit.community_id else ""
    day = phrases.day(hit.day) if hit.day else ""
    parts: Sequence[str] = (hit.where or kind, day or home)
    if hit.table == "session":
        parts = (day, home)
    return ", ".join(part for part in parts if part)
