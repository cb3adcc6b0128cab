"""The columns in which the lines of a list are shown before it is taken in."""

from app.i18n import tr
from app.needs.drafts import Side
from app.needs.needs_preview import Candidate, Choice
from ui.painting import ChipSpec
from ui.views.needs import words
from ui.widgets import cells
from ui.widgets.records import Column


def columns() -> list[Column[Candidate]]:
    """Return the columns of the table of lines."""
    return [
        Column("", _row, width=44, tabular=True, color="ink3"),
        Column(tr("Topic"), _topic, role="medium", color="ink", second=_side),
        Column(tr("Who"), _who, color=_tone, second=_much),
        Column(tr("What is known"), _known, color=_tone, drop=1),
        Column(tr("Then"), _then, paint=cells.chips(_chips), width=92),
    ]


def _row(candidate: Candidate) -> str:
    return str(candidate.draft.row)


def _topic(candidate: Candidate) -> str:
    return candidate.topic or "–"


def _side(candidate: Candidate) -> str:
    side = tr("asks") if candidate.draft.side is Side.ASKS else tr("can share")
    wording = str(candidate.fields.get("wording", ""))
    return f"{side} · {wording}" if wording else side


def _who(candidate: Candidate) -> str:
    return candidate.who or "–"


def _much(candidate: Candidate) -> str:
    if candidate.problem:
        return candidate.draft.number
    asks = candidate.draft.side is Side.ASKS
    said = words.strength if asks else words.level
    return f"{candidate.number} · {said(candidate.number)}"


def _known(candidate: Candidate) -> str:
    if candidate.problem:
        return candidate.problem
    said = [candidate.note, tr("New topic.") if candidate.topic_is_new else ""]
    if candidate.known is not None and candidate.choice is not Choice.SKIP:
        said.append(_as_known(candidate))
    return " ".join(one for one in said if one) or tr("New")


def _as_known(candidate: Candidate) -> str:
    asks = candidate.draft.side is Side.ASKS
    number = getattr(candidate.known, "strength" if asks else "level", 0)
    said = words.strength if asks else words.level
    return tr("In the book: {number}").format(number=f"{number} · {said(number)}")


def _tone(candidate: Candidate) -> str:
    return "honey_ink" if candidate.problem else "ink2"


def _then(candidate: Candidate) -> str:
    return tr("Left out") if candidate.problem else candidate.choice.label


def _chips(candidate: Candidate) -> list[ChipSpec]:
    tones = {
        Choice.ADD: "accent",
        Choice.UPDATE: "info",
        Choice.RAISE: "info",
        Choice.SKIP: "neutral",
    }
    if candidate.problem:
        return [ChipSpec(tr("Left out"), "honey", "warning-circle")]
    return [ChipSpec(candidate.choice.label, tones[candidate.choice])]
