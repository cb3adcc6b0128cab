"""What is said of people and ties, in the panel and read aloud."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.i18n import tr, trn
from app.needs.holders import Holder
from app.needs.network_measures import Holding
from app.needs.networks import Network, StepBack, Tie
from app.needs.tie_hints import Hint
from app.vocabulary import PeerOrigin
from ui import phrases

Names = Mapping[UUID, str]  # short ones, as a network has them

_NAMED = 4


def short(names: Names, holder: Holder) -> str:
    """Return the name by which somebody is told from the others, as short as it is."""
    return names.get(holder.key, holder.first_name)


def listed(names: Names, people: Sequence[Holder], most: int = _NAMED) -> str:
    """Return short names: "Ben, Kofi and Sam"."""
    return phrases.names([short(names, one) for one in people], most)


def head(network: Network) -> str:
    """Return "18 ties between members, 7 you started.", and who was introduced."""
    count = len(network.begun)
    if not network.nodes:
        return ""
    if not count and not network.introduced:
        return tr("No ties yet.")
    if not count:
        return trn(
            "No ties yet. {n} introduced.",
            "No ties yet. {n} introduced.",
            network.introduced,
        )
    said = (
        trn("{n} tie between sites, ", "{n} ties between sites, ", count)
        if network.by_sites
        else trn("{n} tie between members, ", "{n} ties between members, ", count)
    )
    said += tr("{n} you started.").format(n=network.matches)
    if network.introduced:
        said += " " + trn(
            "{n} more introduced.", "{n} more introduced.", network.introduced
        )
    return said


def of_one(network: Network, holder: Holder) -> str:
    """Return whom somebody talks with, was matched with, and on what."""
    ties = network.ties_of(holder.key)
    if not ties:
        return tr("No ties yet.")
    talk = [tie for tie in ties if tie.begun and not tie.is_match]
    parts = []
    if talk:
        others = listed(
            network.short, [tie.beyond(holder.key) for tie in talk], len(talk)
        )
        parts.append(tr("Talks with {names}.").format(names=others))
    parts += [
        _matched(tie, short(network.short, tie.beyond(holder.key)))
        for tie in ties
        if tie.is_match or not tie.begun
    ]
    return " ".join(parts)


def spoken(network: Network, holder: Holder, place: int, count: int) -> str:
    """Return one of the picture as it is read aloud."""
    ties = network.ties_of(holder.key)
    where = holder.site if holder.is_person else ""
    number = trn("{n} tie", "{n} ties", len(ties)) if ties else tr("not yet connected")
    names = ", ".join(one.name for one in network.neighbors(holder.key))
    at = tr("{n} of {all}").format(n=place + 1, all=count)
    said = [part for part in (holder.name, where, number) if part]
    return ", ".join(said) + (f": {names}. " if names else ". ") + at


def stepping_back(found: StepBack) -> str:
    """Return "of 31 ties would hold. In January it was 8.".

    Nothing is compared with a month in which there were no ties.
    """
    if not found.all:
        return tr("No ties yet.")
    now = trn("of {n} tie would hold.", "of {n} ties would hold.", found.all)
    if not found.then_all:
        return now
    then = tr("In {month} it was {hold} of {all}.")
    return f"{now} " + then.format(
        month=phrases.month(found.then), hold=found.then_hold, all=found.then_all
    )


def alone(names: Names, found: StepBack) -> str:
    """Return who would have nobody without the coach, or nothing."""
    if not found.alone:
        return ""
    words = tr("Without you, {names} would have nobody to turn to.")
    return words.format(names=listed(names, found.alone))


def edge(names: Names, hint: Hint | None) -> str:
    """Return what would tie one of those on the edge to somebody."""
    said = [tr("No ties yet.")]
    if hint is None:
        return said[0] + " " + tr("Nothing is noted that somebody here could share.")
    return " ".join([*said, *reasons(names, hint)])


def reasons(names: Names, hint: Hint) -> list[str]:
    """Return what speaks for tying two."""
    other = short(names, hint.other)
    said = []
    if hint.asks:
        asks = (
            tr("Their site asks for “{topic}”, which {name} can share.")
            if hint.asks_as_site
            else tr("Asks for “{topic}”, which {name} can share.")
        )
        can = hint.other.site if hint.other_shares_as_site else other
        said.append(asks.format(topic=hint.asks, name=can))
    if hint.brings:
        brings = _brings(hint)
        said.append(brings.format(topic=hint.brings, name=other))
    if not said:
        shares = tr("Shares “{topic}” with {name}.")
        said.append(shares.format(topic=hint.shares, name=other))
    return said


def _brings(hint: Hint) -> str:
    if hint.shares_as_site:
        return (
            tr("Their site can share “{topic}”, which {name}’s site asks for.")
            if hint.other_as_site
            else tr("Their site can share “{topic}”, which {name} asks for.")
        )
    return (
        tr("Can share “{topic}”, which {name}’s site asks for.")
        if hint.other_as_site
        else tr("Can share “{topic}”, which {name} asks for.")
    )


def holds(names: Names, found: Holding) -> str:
    """Return "Ruth holds four threads"."""
    return trn(
        "{name} holds {n} thread",
        "{name} holds {n} threads",
        found.threads,
        name=short(names, found.who),
    )


def cut_off(names: Names, found: Holding) -> str:
    """Return who would be cut off: "If Ruth is away, Kofi has nobody left to ring."."""
    name = short(names, found.who)
    said = []
    if found.alone:
        words = trn(
            "If {name} is away, {names} has nobody left to ring.",
            "If {name} is away, {names} have nobody left to ring.",
            len(found.alone),
            name=name,
            names=listed(names, found.alone),
        )
        said.append(words)
    if found.parted:
        words = (
            tr("{names} lose touch with the others.")
            if said
            else tr("If {name} is away, {names} lose touch with the others.")
        )
        said.append(words.format(name=name, names=listed(names, found.parted)))
    return " ".join(said)


def started(network: Network) -> str:
    """Return who has started the ties, and how many go both ways."""
    found = network.origins
    parts = [
        trn("{n} you introduced", "{n} you introduced", found[PeerOrigin.COACH]),
        trn("{n} they found", "{n} they found", found[PeerOrigin.MEMBER]),
        trn("{n} at a gathering", "{n} at gatherings", found[PeerOrigin.SESSION]),
    ]
    both = sum(tie.is_mutual for tie in network.begun)
    ways = trn(
        "In {n} of them each has asked the other.",
        "In {n} of them each has asked the other.",
        both,
    )
    return ", ".join(parts) + ". " + ways


def hang_together(circles: Sequence[Sequence[Holder]], apart: int) -> str:
    """Return how many circles the ties make."""
    if not circles:
        return ""
    if len(circles) == 1:
        return (
            tr("Everyone who has a tie hangs together.")
            if apart
            else tr("All of them hang together.")
        )
    sizes = phrases.names([str(len(one)) for one in circles], 6)
    words = tr("They fall into {n} circles, of {sizes}.")
    return words.format(n=len(circles), sizes=sizes)


def _matched(tie: Tie, name: str) -> str:
    days = [link.introduced_on or link.day for link in tie.links]
    day = min((day for day in days if day), default=None)
    month = phrases.month(day) if day else ""
    topic = tie.topics[0].lower() if tie.topics and tie.topics[0][1:].islower() else ""
    topic = topic or (tie.topics[0] if tie.topics else "")
    known = {(True, True): tr("Matched with {name} in {month}, on {topic}.")}
    known[True, False] = tr("Matched with {name} in {month}.")
    known[False, True] = tr("Matched with {name}, on {topic}.")
    known[False, False] = tr("Matched with {name}.")
    words = known[bool(month), bool(topic)]
    if not tie.begun:
        words = (
            tr("Introduced to {name} in {month}, not begun.")
            if month
            else tr("Introduced to {name}, not begun.")
        )
    return words.format(name=name, month=month, topic=topic)
