"""What the tables of the ledger and of the sites show in their columns."""

from datetime import date

from app.i18n import tr, trn
from app.needs.networks import Between
from app.needs.peer_links import Link
from app.vocabulary import PeerState
from ui import phrases
from ui.widgets.records import Column


def ledger_columns() -> list[Column[Link]]:
    """Return the columns of the ledger, the first to leave a narrow table being 1."""
    return [
        Column(tr("Asked"), _asked, key=_asked_key, color="ink", second=_asking_site),
        Column(tr("Helped"), _helped, key=_helped_key, color="ink", second=_helping),
        Column(tr("Topic"), _topic, key=_topic_key, drop=4),
        Column(tr("When"), _when, key=_day, width=96, tabular=True),
        Column(tr("Form"), _form, key=_form_key, width=96, drop=1),
        Column(tr("Started by"), _origin, width=152, drop=3),
        Column(tr("State"), _state, key=_state_key, width=96, color=_state_ink),
        Column(tr("Helpful"), _helpful, key=_helpful_key, width=66, drop=2),
    ]


def between_columns() -> list[Column[Between]]:
    """Return the columns of what runs between sites."""
    return [
        Column(tr("Site"), _one, color="ink", second=_one_asked),
        Column(tr("With"), _other, color="ink", second=_other_asked),
        Column(tr("Ties"), _ties, key=_ties_key, width=60, tabular=True),
        Column(tr("Without you"), _hold, key=_hold_key, width=96, tabular=True),
        Column(tr("Latest"), _latest, key=_latest_key, width=110, drop=1),
    ]


def helpful_words(helpful: bool | None) -> str:
    """Return "Yes", "No", or nothing while it was not said."""
    if helpful is None:
        return ""
    return tr("Yes") if helpful else tr("No")


def _asked(link: Link) -> str:
    return link.asker.name


def _asked_key(link: Link) -> str:
    return link.asker.name.casefold()


def _asking_site(link: Link) -> str:
    return link.asker.site if link.asker.is_person else tr("Site")


def _helped(link: Link) -> str:
    return link.helper.name


def _helped_key(link: Link) -> str:
    return link.helper.name.casefold()


def _helping(link: Link) -> str:
    return link.helper.site if link.helper.is_person else tr("Site")


def _topic(link: Link) -> str:
    return link.topic


def _topic_key(link: Link) -> str | None:
    return link.topic.casefold() or None


def _when(link: Link) -> str:
    return phrases.day(link.day) if link.day else ""


def _day(link: Link) -> date | None:
    return link.day


def _form(link: Link) -> str:
    return link.form.label if link.form else ""


def _form_key(link: Link) -> str | None:
    return link.form.label if link.form else None


def _origin(link: Link) -> str:
    return link.origin.label


def _state(link: Link) -> str:
    return link.state.label


def _state_key(link: Link) -> int:
    return list(PeerState).index(link.state)


def _state_ink(link: Link) -> str:
    return "ink" if link.is_tie else "ink2"


def _helpful(link: Link) -> str:
    return helpful_words(link.helpful)


def _helpful_key(link: Link) -> bool | None:
    return link.helpful


def _one(row: Between) -> str:
    return row.one


def _other(row: Between) -> str:
    return tr("among themselves") if row.one == row.other else row.other


def _ties(row: Between) -> str:
    return str(row.ties)


def _ties_key(row: Between) -> int:
    return row.ties


def _hold(row: Between) -> str:
    return str(row.hold)


def _hold_key(row: Between) -> int:
    return row.hold


def _one_asked(row: Between) -> str:
    return _times(row.one_asked)


def _other_asked(row: Between) -> str:
    return "" if row.one == row.other else _times(row.other_asked)


def _times(asked: int) -> str:
    if not asked:
        return tr("has not asked yet")
    return trn("asked once", "asked {n} times", asked)


def _latest(row: Between) -> str:
    return phrases.day(row.day) if row.day else ""


def _latest_key(row: Between) -> date | None:
    return row.day
