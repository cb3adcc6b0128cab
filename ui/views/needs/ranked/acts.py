"""What is done about what people asked for, each in one act that can be undone."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.i18n import tr
from app.needs import rankings, tackling
from app.needs.decisions import Made
from app.needs.ranked import Board, Row
from app.vocabulary import TackledBy
from ui.desk import Desk
from ui.places import Place
from ui.views.needs.ranked.table import RankedTable


class RankedActs(QObject):
    """Changes the order of ties, decides, and places topics on the square."""

    def __init__(self, desk: Desk, table: RankedTable) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table
        self.board: Board | None = None  # what the table shows

    @Slot(object, int)
    def move(self, row: Row, steps: int) -> None:
        """Move one of several that are tied up (-) or down (+)."""
        if self._desk.read_only:
            return
        if row.item is None or self.board is None or self.board.ranking is None:
            self._desk.say(tr("Start a vote to put ties in an order of your own."))
            return
        self._desk.do(
            tr("Order of ties changed"), rankings.move_tied, row.item.id, steps
        )

    @Slot(object, object)
    def decide(self, way: TackledBy, gathering: UUID | None) -> None:
        """Decide on a way to tackle the topic the cursor is on."""
        row, community = self._table.current(), self._desk.community_id
        if row is None or community is None or self._desk.read_only:
            return
        label = tr("Decided: {way}").format(way=way.label)
        item = row.item or row.placed
        if item is not None:
            self._desk.do(label, tackling.decide, item.id, way, gathering)
        elif row.topic_id is not None:
            self._desk.do(
                label, tackling.decide_topic, community, row.topic_id, way, gathering
            )

    @Slot(object)
    def take_back(self, way: TackledBy) -> None:
        """Take a way back, with what came of it if nobody has touched that."""
        row = self._table.current()
        if row is None or row.item is None or self._desk.read_only:
            return
        label = tr("Taken back: {way}").format(way=way.label)
        stays = self._desk.do(label, tackling.take_back, row.item.id, way)
        if stays:
            self._desk.say(tr("Taken back. What has been worked on since stays."))

    @Slot(str)
    def say(self, words: str) -> None:
        """Keep a line on what exactly was agreed."""
        row = self._table.current()
        if row is not None and row.item is not None:
            self._desk.do(tr("Decision noted"), tackling.say, row.item.id, words)

    @Slot(object)
    def go(self, made: Made) -> None:
        """Go to what a way made."""
        community = self._desk.community_id
        if made.way is TackledBy.SESSION_THEME:
            self._desk.go(Place("planner", community, made.key))
        elif made.way is TackledBy.TA:
            self._desk.go(Place("assistance", community, made.key))
        elif made.way is TackledBy.PEER_MATCH:
            self._desk.go(Place("needs", community, made.key, "network:ledger"))
        else:
            self._desk.go(Place("today"))

    @Slot()
    def match(self) -> None:
        """Go to where two are matched on this topic."""
        row = self._table.current()
        if row is not None and row.topic_id is not None:
            community = self._desk.community_id
            self._desk.go(Place("needs", community, row.topic_id, "matrix:match"))

    @Slot(object, object, object)
    def place(self, key: UUID, impact: int | None, effort: int | None) -> None:
        """Put a topic on the square, or with None take it off."""
        row = self.board.row(key) if self.board else None
        community = self._desk.community_id
        if row is None or community is None or self._desk.read_only:
            return
        label = tr("Put on the square") if impact is not None else tr("Taken off")
        if row.placed is not None:
            self._desk.do(label, rankings.place, row.placed.id, impact, effort)
        elif row.topic_id is not None:
            self._desk.do(
                label, rankings.place_topic, community, row.topic_id, impact, effort
            )
