"""Who can help: topics by sites or people, with matches, gaps and gifts beside it."""

from collections.abc import Sequence
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import GoneError
from app.i18n import tr, trn
from app.needs import matrices, needs, topics
from app.needs.matches import Match
from app.needs.matrices import Key, Line, Matrix, Who
from ui import prefs
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.theme import theme, tokens
from ui.views.needs.cell_menu import fill_menu
from ui.views.needs.cell_panel import CellPanel
from ui.views.needs.look_page import LookPage
from ui.views.needs.matches_panel import MatchesPanel
from ui.views.needs.matrix_acts import MatrixActs
from ui.views.needs.matrix_bar import MatrixBar
from ui.views.needs.matrix_body import MatrixBody
from ui.views.needs.matrix_side import MatrixSide
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.menus import Menu

_WHO: Final = "needs_matrix_who"
_ROOM_FOR_HINT: Final = 980  # pixels at 100 % text


class MatrixPage(LookPage):
    """The matrix with its bar above and its panels beside it."""

    look: ClassVar[str] = "matrix"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        kept = prefs.text(_WHO, Who.SITES)
        self.who = Who(kept) if kept in set(Who) else Who.SITES
        self.matrix: Matrix | None = None
        self.acts = MatrixActs(desk)
        self._folded: set[Key] = set()
        self._order: list[UUID] = []  # of the topics, kept while one marks
        self.bar = MatrixBar(self.who)
        self.body = MatrixBody(fixed=desk.read_only)
        self.grid = self.body.grid
        self.side = MatrixSide(self)
        self.told = Label("", "small", "ink2", elide=True)
        self.hint = Label(
            tr("Space or 0–4: can do · N: asks · M: match · saved as you mark"),
            "cap",
            "ink3",
        )
        foot = hbox((self.told, 1), self.hint, gap=16)
        self.set_body(vbox(self.bar, 8, (self.body, 1), 6, foot), scroll=False)
        self._connect()
        self.begin_at(self.grid)

    @override
    def commands(self) -> list[Command]:
        grid = self.grid
        level = tr("Mark how well they know it, or press 0 to 4")
        return [
            Command(
                "matrix.match",
                tr("Make a match"),
                self.side.make_match,
                "M",
                "handshake",
            ),
            Command("matrix.level", level, grid.setFocus, "Space"),
            Command(
                "matrix.need", tr("Mark how strongly they ask"), grid.setFocus, "N"
            ),
            Command("matrix.filter", tr("Filter topics"), self.filter, "F"),
            Command(
                "matrix.who", tr("Turn between sites and people"), self.turn_around
            ),
            Command(
                "matrix.matches",
                tr("Show matches and gaps"),
                self.side.show_matches,
                icon="handshake",
            ),
        ]

    # --- What is shown ------------------------------------------------------------

    @override
    def refresh(self) -> None:
        community = self.desk.community_id
        if community is None:
            return
        self.matrix = self.desk.read(matrices.read, community)
        self._show()
        self.side.refresh(self._show_count)
        if self.panel() is None and self._has_room() and not self.side.is_shut:
            self.side.show_matches()

    def _show(self) -> None:
        """Show the matrix as it is looked at: whom, which topics, what is folded."""
        matrix = self.matrix
        if matrix is None:
            return
        people = self.who is Who.PEOPLE
        columns = matrix.columns(self.who, self._folded)
        if people and self.bar.site is not None:
            columns = [one for one in columns if one.group == self.bar.site]
        every = matrix.lines(self.who, every=self.bar.rows == "every")
        lines = self._in_order([one for one in every if self.bar.suits(one)])
        groups = matrix.groups(columns, self._folded)
        self.grid.show_matrix(matrix, columns, groups, lines, banded=people)
        self._show_count()
        self._say_sub(every)
        self.body.choose(
            columns=bool(columns),
            lines=bool(lines),
            known=bool(matrix.topics) or self.bar.is_on(),
            words=self.bar.words.text(),
        )
        self.told.setVisible(self.body.shows_grid)
        self._show_hint()
        self._tell()

    def _show_count(self) -> None:
        if self.matrix is not None:
            new = sum(match.is_new for match in self.side.matches)
            self.bar.show_facts(self.matrix.holders.sites, new)

    def _in_order(self, lines: list[Line]) -> list[Line]:
        """Keep topics where they are while one marks; new ones come last."""
        place = {topic: at for at, topic in enumerate(self._order)}
        lines.sort(key=lambda line: place.get(line.topic.id, len(place)))
        self._order += [one.topic.id for one in lines if one.topic.id not in place]
        return lines

    def _say_sub(self, lines: Sequence[Line]) -> None:
        asked = [line for line in lines if line.total]
        met = sum(line.can_help > 0 for line in asked)
        if not asked:
            self.set_sub(tr("Nobody has asked for anything yet."))
            return
        said = trn(
            "{met} of {n} topic asked for can be met inside the circle.",
            "{met} of {n} topics asked for can be met inside the circle.",
            len(asked),
            met=met,
        )
        left = len(asked) - met
        if left:
            said += " " + trn("{n} cannot yet.", "{n} cannot yet.", left)
        self.set_sub(said)

    @Slot()
    def _tell(self) -> None:
        """Say in words what the cursor is on."""
        there = self.grid.current() is not None
        row, column = self.grid.row, self.grid.column
        self.told.setText(self.grid.spoken(row, column) if there else "")

    # --- What is asked for from outside -------------------------------------------

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        self.refresh()
        if self.matrix is None:
            return
        topic, holder = self._found(item_id)
        best = self._best(topic, holder)
        if topic is None and best is not None and intent == "match":
            topic = best.topic_id
        self.bring_into_sight(topic, holder)
        if intent == "match" and topic is not None:
            helps = best is not None and best.helper.key == holder
            if helps and best is not None and best.asker.key != holder:
                self.side.open_match(topic, best.asker.key, holder)
            else:
                self.side.open_match(topic, holder, None)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def begin(self, intent: str) -> None:
        if intent in {who.value for who in Who}:
            self.choose_who(Who(intent))
        elif intent in ("matches", "match"):
            self.side.show_matches()
        elif intent == "gaps":
            self.bar.choose_rows("gaps")

    def _found(self, item_id: UUID) -> tuple[UUID | None, UUID | None]:
        """Return the topic and the holder an item speaks of."""
        assert self.matrix is not None  # noqa: S101 - read before anything is found
        if item_id in self.matrix.holders.by_key:
            return None, item_id
        if any(topic.id == item_id for topic in self.matrix.topics):
            return item_id, None
        try:
            need = self.desk.read(needs.get, item_id)
        except GoneError:
            return None, None
        return need.topic_id, need.holder.key if need.holder else None

    def _best(self, topic: UUID | None, holder: UUID | None) -> Match | None:
        """Return the first match in which both have a part; one who asks first."""
        suits = [m for m in self.side.matches if topic in (None, m.topic_id)]
        if holder is None:
            return suits[0] if suits else None
        found = [m for m in suits if m.asker.key == holder]
        found += [m for m in suits if m.helper.key == holder]
        return found[0] if found else None

    def bring_into_sight(self, topic: UUID | None, holder: UUID | None) -> None:
        """Put the cursor on a topic and a holder, whatever was filtered or folded."""
        if self.matrix is None:
            return
        found = self.matrix.holders.by_key.get(holder) if holder else None
        if found is not None and found.is_person and self.who is Who.SITES:
            self.choose_who(Who.PEOPLE)
        if topic is not None and topic not in self._topics_shown():
            self.bar.clear()
            if topic not in self._topics_shown():
                self.bar.choose_rows("every")
        shown = [column.key for column in self.grid.layout_.columns]
        if found is not None and holder not in shown:
            self._folded.discard(found.site_id)
            self.bar.choose_site(None)
        self.grid.show_cell(topic, holder)

    def _topics_shown(self) -> set[UUID]:
        return {line.topic.id for line in self.grid.layout_.lines}

    # --- What is done -------------------------------------------------------------

    @override
    def step_back(self) -> bool:
        panel = self.panel()
        if panel is None:
            return False
        self.close_panel()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(panel, MatchesPanel):
            self.side.remember(shut=True)
        elif self._has_room() and not self.side.is_shut:
            self.side.show_matches()
        return True

    @override
    def leave_community(self) -> None:
        super().leave_community()
        self._folded.clear()
        self._order.clear()
        self.side.forget()
        self.bar.clear()

    @override
    def print_papers(self) -> None:
        if self.desk.community_id is not None:
            print_community(self, self.desk, self.desk.community_id, "needs_matrix")

    @Slot(object)
    def set_level(self, level: int) -> None:
        """Mark how well the cursor's column knows its topic."""
        if (current := self.grid.current()) is not None:
            self.acts.set_level(*current, level)

    @Slot(object)
    def set_strength(self, strength: int) -> None:
        """Mark how strongly the cursor's column asks for its topic."""
        if (current := self.grid.current()) is not None:
            self.acts.set_strength(*current, strength)

    @Slot(QPoint)
    def _offer(self, point: QPoint) -> None:
        if self.desk.read_only or self.grid.current() is None:
            return
        menu = Menu(tr("Cell"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.grid)
        menu.popup(point)

    @Slot()
    def _add_topic(self) -> None:
        words = self.bar.words.text().strip()
        added = self.desk.do(tr("Topic added"), topics.find_or_add, words)
        self.bar.words.clear()
        self.bring_into_sight(added, None)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def filter(self) -> None:
        """Put the focus on the words to look for."""
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.words.selectAll()

    @Slot()
    def turn_around(self) -> None:
        """Show people in place of sites, or sites in place of people."""
        self.choose_who(Who.SITES if self.who is Who.PEOPLE else Who.PEOPLE)

    @Slot(object)
    def choose_who(self, who: Who) -> None:
        """Show sites, or people."""
        self.who = who
        self.bar.choose_who(who)
        prefs.set_text(_WHO, who)
        self._order.clear()
        self._show()

    @Slot(object, bool)
    def _fold(self, site: UUID, folded: bool) -> None:
        (self._folded.add if folded else self._folded.discard)(site)
        self._show()

    @Slot()
    def _filtered(self) -> None:
        self._order.clear()
        self._show()

    @Slot()
    def _cursor_moved(self) -> None:
        self._tell()
        if isinstance(self.panel(), CellPanel):
            self.side.show_panel()

    @Slot()
    def _go_to_people(self) -> None:
        self.desk.go(Place("people", self.desk.community_id))

    def _has_room(self) -> bool:
        return self.window().width() >= tokens.OVERLAY_BELOW

    def _show_hint(self) -> None:
        wide = self.width() > theme.px(_ROOM_FOR_HINT)
        self.hint.setVisible(wide and self.body.shows_grid)

    def _connect(self) -> None:
        grid, bar, side = self.grid, self.bar, self.side
        grid.moved.connect(self._cursor_moved)
        grid.opened.connect(side.open_cell)
        grid.match_asked.connect(side.make_match)
        grid.menu_asked.connect(self._offer)
        grid.level_asked.connect(self.set_level)
        grid.strength_asked.connect(self.set_strength)
        grid.fold_asked.connect(self._fold)
        grid.filter_asked.connect(self.filter)
        bar.changed.connect(self._filtered)
        bar.who_chosen.connect(self.choose_who)
        bar.matches.clicked.connect(side.show_matches)
        bar.words.down_pressed.connect(grid.setFocus)
        self.body.clear_asked.connect(bar.clear)
        self.body.add_topic_asked.connect(self._add_topic)
        self.body.add_asked.connect(self.add_asked)
        self.body.people_asked.connect(self._go_to_people)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.side.catch_up()
