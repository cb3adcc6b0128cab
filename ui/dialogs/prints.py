"""The ways from a view to the print window, which is loaded when it is first wanted."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.assistance.engagements import Engagement
from app.community import communities
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.person import sites
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.dialogs.print.documents import Errand


def print_gathering(view: QWidget, desk: Desk, gathering: Gathering) -> None:
    """Open the print window on the papers of a gathering."""
    from ui.dialogs.print import documents

    title = gathering.title or tr("Gathering")
    _open(view, desk, documents.of_gathering(gathering.id, title, gathering.day))


def print_community(
    view: QWidget, desk: Desk, community_id: UUID, meant: str = ""
) -> None:
    """Open the print window on the papers of a community and of its sites.

    The paper of the code `meant` is the one looked at, if any is.
    """
    from ui.dialogs.print import documents

    names = {brief.id: brief.short_name for brief in desk.read(communities.briefs)}
    known = desk.read(sites.of_community, community_id)
    places = [(site.id, site.name) for site in known]
    title = names.get(community_id, "")
    _open(view, desk, documents.of_community(community_id, title, places, meant))


def print_site(view: QWidget, desk: Desk, site_id: UUID, name: str) -> None:
    """Open the print window on what one site is to expect."""
    from ui.dialogs.print import documents

    _open(view, desk, documents.of_site(site_id, name))


def print_ranking(
    view: QWidget, desk: Desk, ranking_id: UUID, title: str, day: date | None
) -> None:
    """Open the print window on the papers of a vote."""
    from ui.dialogs.print import documents

    _open(view, desk, documents.of_ranking(ranking_id, title, day))


def print_grouping(
    view: QWidget,
    desk: Desk,
    grouping_id: UUID,
    title: str,
    day: date | None,
    codes: frozenset[str],
) -> None:
    """Open the print window on groups or pairs, with the papers of `codes` ticked."""
    from ui.dialogs.print import documents

    _open(view, desk, documents.of_grouping(grouping_id, title, day, codes))


def print_guide(view: QWidget, desk: Desk, membership_id: UUID) -> None:
    """Open the print window on the guide for a one-to-one with a member."""
    from ui.dialogs.print import documents

    _open(view, desk, documents.of_member(membership_id))


def print_own_log(view: QWidget, desk: Desk, community_id: UUID) -> None:
    """Open the print window on the coach's own copy of her log, every page stamped."""
    from ui.dialogs.print import documents

    names = {brief.id: brief.short_name for brief in desk.read(communities.briefs)}
    title = names.get(community_id, "")
    _open(view, desk, documents.of_own_log(community_id, title))


def print_assistance(view: QWidget, desk: Desk, one: Engagement) -> None:
    """Open the print window on the papers of technical assistance."""
    from ui.dialogs.print import documents

    accepted = bool(one.accepted_by)
    _open(view, desk, documents.of_assistance(one.id, one.name, accepted=accepted))


def print_recovery(
    view: QWidget, desk: Desk, code: Sequence[str], book: str, day: date
) -> None:
    """Open the print window on the recovery sheet; the passphrase was asked for."""
    from ui.dialogs.print import documents

    _open(view, desk, documents.of_recovery(code, book, day))


def _open(view: QWidget, desk: Desk, errand: "Errand") -> None:
    from ui.dialogs.print_window import PrintWindow

    PrintWindow.open_over(view.window(), desk, errand)
