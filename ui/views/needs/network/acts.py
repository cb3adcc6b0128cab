"""What is done with ties and with the picture, each so that it can be undone."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.book.store import OWN_COPY
from app.exports import ledger_csv
from app.i18n import tr, trn
from app.needs import network_places, peer_links
from app.needs.holders import Holder
from app.needs.network_layouts import Point
from app.needs.peer_links import Link
from app.vocabulary import PeerOrigin, PeerState
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.tasks import Job


class NetworkActs(QObject):
    """Does what is asked for in the picture and in the ledger."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def connect_two(
        self,
        one: Holder,
        other: Holder,
        places: Mapping[UUID, Point],
        *,
        by_sites: bool,
    ) -> UUID | None:
        """Introduce two, as drawn; the picture stays as it is. Return the entry."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return None
        return self._desk.do(
            tr("Two introduced"),  # a name in the history would outlive forgetting
            network_places.connect,
            community,
            one.key,
            other.key,
            places,
            by_sites=by_sites,
            state=PeerState.INTRODUCED,
            origin=PeerOrigin.COACH,
        )

    def keep_places(self, places: Mapping[UUID, Point], *, by_sites: bool) -> None:
        """Keep where everyone stands."""
        community = self._desk.community_id
        if community is not None and not self._desk.read_only:
            label = tr("Picture rearranged")
            keep = network_places.keep
            self._desk.note(label, keep, community, places, by_sites=by_sites)

    def arrange_anew(self, *, by_sites: bool) -> None:
        """Let the program say again where everyone stands."""
        community = self._desk.community_id
        if community is not None and not self._desk.read_only:
            label = tr("Picture drawn anew")
            forget = network_places.forget
            self._desk.do(label, forget, community, by_sites=by_sites)

    def delete(self, link: Link) -> None:
        """Delete an entry of the ledger."""
        if not self._desk.read_only:
            self._desk.do(tr("Entry deleted"), peer_links.delete, link.id)

    def save_table(self) -> None:
        """Ask where to save the ledger, and save it."""
        kind = tr("Table for a spreadsheet") + " (*.csv)"
        title = tr("Save your own copy of the ledger")
        ask_save(self._view, title, "peer-help.csv", kind, self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the whole ledger to `path`, beside what else goes on."""
        community, store = self._desk.community_id, self._desk.store
        if community is None:
            return

        def work(job: Job) -> int:
            job.progress(0, 1, path.name)
            links = store.read_as(OWN_COPY, peer_links.of_community, community)
            return ledger_csv.write(links, path)

        title = tr("Saving {name}").format(name=path.name)
        self._desk.tasks.run(self, work, partial(self._saved, path), title=title)

    def _saved(self, path: Path, count: int) -> None:
        fact = trn(
            "{n} entry saved. This copy is for you: it names people.",
            "{n} entries saved. This copy is for you: it names people.",
            count,
        )
        folder = QUrl.fromLocalFile(str(path.parent))
        show = partial(QDesktopServices.openUrl, folder)
        self._desk.say(fact, tr("Show in folder"), show)
