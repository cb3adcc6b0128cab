"""A match in words: who could help whom, why, and how much the helper holds."""

from collections.abc import Iterable

from app.i18n import tr, trn
from app.needs import introductions
from app.needs.matches import Match
from app.needs.needs import STRENGTHS
from app.needs.offers import LEVELS
from app.needs.peer_links import Link
from ui import phrases


def title(match: Match) -> str:
    """Return who could help whom."""
    return tr("{helper} could help {asker}").format(
        helper=match.helper.name, asker=match.asker.name
    )


def note(match: Match) -> str:
    """Return in a line why it is suggested, or how it stands."""
    parts = []
    if not match.is_new and match.link is not None:
        parts.append(match.link.state.label)
    elif match.link is not None:
        parts.append(tr("Saved as an idea"))
    parts.append(tr(STRENGTHS[match.need.strength]))
    if match.load:
        parts.append(trn("holds {n} match", "holds {n} matches", match.load))
    if match.worked:
        parts.append(tr("worked together before"))
    return " · ".join(parts)


def why(match: Match, links: Iterable[Link]) -> str:
    """Return why somebody could help: what they can, whom they helped, their load."""
    parts = [tr("{level}.").format(level=tr(LEVELS[match.offer.level]))]
    helped = introductions.helped_by(links, match.helper, match.topic_id)
    if helped:
        last = helped[0]
        day = last.day
        name = last.asker.name
        if last.asker.is_person:
            name = introductions.called(name)
        if day is not None:
            month = phrases.month(day)
            said = tr("{name} was helped in {month}.").format(name=name, month=month)
        else:
            said = tr("{name} was helped before.").format(name=name)
        parts.append(said)
    if match.worked:
        parts.append(tr("The two have worked together."))
    if match.load:
        parts.append(f"{holds(match.load)}.")
    elif not helped:
        parts.append(tr("New to matching."))
    return " ".join(parts)


def holds(load: int) -> str:
    """Return how many open matches a helper has."""
    return trn("Holds {n} match now", "Holds {n} matches now", load)
