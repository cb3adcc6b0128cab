"""Who can help: topics by sites or people, with matches, gaps and gifts beside it."""

from collections.abc import Sequence
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.errors import GoneError
from app.i18n import tr, trn
from app.needs import matches, matrices, needs, offers, peer_links, topics
from app.needs.matches import Match
from app.needs.matrices import Column, Key, Line, Matrix, Who
from ui import prefs
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.theme import tokens
from ui.views.needs.cell_menu import fill_menu
from ui.views.needs.cell_panel import CellPanel
from ui.views.needs.look_page import LookPage
from ui.views.needs.match_panel import MatchPanel
from ui.views.needs.matches_panel import MatchesPanel
from ui.views.needs.matrix_acts import MatrixActs
from ui.views.needs.matrix_bar import MatrixBar
from ui.views.needs.matrix_grid import MatrixGrid
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, hbox, vbox
from ui.widgets.menus import Menu

_WHO: Final = "needs_matrix_who"
_SHUT: Final = "needs_matches_shut"


class MatrixPage(LookPage):
    """The matrix with its bar above and its panels beside it."""

    look: ClassVar[str] = "matrix"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        kept = prefs.text(_WHO, Who.SITES)
        self.who = Who(kept) if kept in set(Who) else Who.SITES
        self.matrix: Matrix | None = None
        self.matches: Sequence[Match] = ()
        self.acts = MatrixActs(desk)
        self._folded: set[Key] = set()
        self._order: list[UUID] = []  # of the topics, kept while one marks
        self._dismissed_panel = prefs.flag(_SHUT)
        self.bar = MatrixBar(self.who)
        self.grid = MatrixGrid()
        self.told = Label("", "small", "ink2", elide=True)
        self.hint = Label("", "cap", "ink3")
        self.nothing = Label("", "body", "ink2", wrap=True)
        self.clear = Button(tr("Show all topics"), kind="link")
        self.add_topic = Button("", "plus")
        self._fill()
        self._connect()
        self.begin_at(self.grid)

    @override
    def commands(self) -> list[Command]:
        grid = self.grid
        return [
            Command("matrix.match", tr("Make a match"), grid.match, "M", "handshake"),
            Command(
                "matrix.level",
                tr("Mark how well they know it, or press 0 to 4"),
                grid.setFocus,
                "Space",
            ),
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
                self.show_matches,
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
        self._read_matches()
        self._show()
        self._refresh_panel()
        if self.panel() is None and self._has_room() and not self._dismissed_panel:
            self.show_matches()

    def _read_matches(self) -> None:
        community = self.desk.community_id
        if community is None:
            return
        panel = self.panel()
        inside = isinstance(panel, MatchPanel) and panel.inside.isChecked()
        self.matches = self.desk.read(matches.of_community, community)
        self._wider = self.matches
        if inside:
            self._wider = self.desk.read(matches.of_community, community, inside=True)

    def _show(self) -> None:
        """Show the matrix as it is looked at: whom, which topics, what is folded."""
        matrix = self.matrix
        if matrix is None:
            return
        self.bar.show_facts(matrix.holders.sites, sum(m.is_new for m in self.matches))
        people = self.who is Who.PEOPLE
        columns = matrix.columns(self.who, self._folded)
        if people and self.bar.site is not None:
            columns = [one for one in columns if one.group == self.bar.site]
        every = matrix.lines(self.who, every=self.bar.rows == "every")
        lines = self._in_order([one for one in every if self.bar.suits(one)])
        groups = matrix.groups(columns, self._folded)
        self.grid.show_matrix(matrix, columns, groups, lines, banded=people)
        self._say_sub(matrix)
        self._choose_body(matrix, columns, lines)
        self._tell()

    def _in_order(self, lines: list[Line]) -> list[Line]:
        """Keep topics where they are while one marks; new ones come last."""
        place = {topic: at for at, topic in enumerate(self._order)}
        lines.sort(key=lambda line: place.get(line.topic.id, len(place)))
        known = set(place)
        self._order += [one.topic.id for one in lines if one.topic.id not in known]
        return lines

    def _say_sub(self, matrix: Matrix) -> None:
        asked = [line for line in matrix.lines(self.who) if line.total]
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

    def _choose_body(
        self, matrix: Matrix, columns: Sequence[Column], lines: Sequence[Line]
    ) -> None:
        """Show the grid, or what to do when there is nothing for it."""
        if not columns:
            self._stack.setCurrentWidget(self._no_people)
        elif lines:
            self._stack.setCurrentWidget(self.grid)
        elif not self.bar.is_on() and not matrix.topics:
            self._stack.setCurrentWidget(self._empty)
        else:
            words = self.bar.words.text().strip()
            self.nothing.setText(tr("No topic is as you look for it."))
            self.add_topic.setText(tr("Add “{topic}” as a topic").format(topic=words))
            self.add_topic.setVisible(bool(words) and not self.desk.read_only)
            self._stack.setCurrentWidget(self._no_lines)
        usable = self._stack.currentWidget() is self.grid
        self.told.setVisible(usable)
        self.hint.setVisible(usable)

    @Slot()
    def _tell(self) -> None:
        """Say in words what the cursor is on."""
        if self.grid.current() is None:
            self.told.setText("")
            return
        self.told.setText(self.grid.spoken(self.grid.row, self.grid.column))

    # --- What is asked for from outside -------------------------------------------

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        self.refresh()
        if self.matrix is None:
            return
        topic, holder = self._found(item_id)
        if holder is not None and self._is_person(holder) and self.who is Who.SITES:
            self._choose_who(Who.PEOPLE)
        best = self._best(topic, holder)
        if topic is None and best is not None and intent == "match":
            topic = best.topic_id
        self._bring_into_sight(topic, holder)
        if intent == "match" and topic is not None:
            asks = best is not None and best.asker.key == holder
            helper = None if asks else holder
            self._open_match(topic, holder if asks else None, helper)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def begin(self, intent: str) -> None:
        if intent in {who.value for who in Who}:
            self._choose_who(Who(intent))
        elif intent in ("matches", "match"):
            self.show_matches()
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
        suits = [m for m in self.matches if topic in (None, m.topic_id)]
        if holder is None:
            return suits[0] if suits else None
        found = [m for m in suits if m.asker.key == holder]
        found += [m for m in suits if m.helper.key == holder]
        return found[0] if found else None

    def _bring_into_sight(self, topic: UUID | None, holder: UUID | None) -> None:
        lines = [line.topic.id for line in self.grid.layout_.lines]
        if topic is not None and topic not in lines:
            self.bar.clear()
            if topic not in [line.topic.id for line in self.grid.layout_.lines]:
                self.bar.choose_rows("every")
        shown = [column.key for column in self.grid.layout_.columns]
        if holder is not None and holder not in shown and self.matrix is not None:
            site = self.matrix.holders.by_key[holder].site_id
            self._folded.discard(site)
            self.bar.choose_site(None)
        self.grid.show_cell(topic, holder)

    def _is_person(self, holder: UUID) -> bool:
        found = self.matrix.holders.by_key.get(holder) if self.matrix else None
        return found is not None and found.is_person

    # --- Panels -------------------------------------------------------------------

    @Slot()
    def show_matches(self) -> None:
        """Show who could help whom, the gaps, and what nobody asks for."""
        self._remember_shut(shut=False)
        panel = MatchesPanel(self.desk)
        panel.match_chosen.connect(self._follow_match)
        panel.topic_chosen.connect(self._follow_topic)
        panel.interview_asked.connect(self._plan_interview)
        panel.shut.clicked.connect(self._remember_shut)
        self.open_panel(panel)
        self._refresh_panel()

    @Slot()
    def make_match(self) -> None:
        """Match those who ask for the cursor's topic with who can help."""
        current = self.grid.current()
        if current is None:
            return
        line, column = current
        cell = self.grid.cell()
        asks = cell.strength and column.key
        helps = cell.level >= offers.CAN_SHARE and not asks
        asker, helper = column.key if asks else None, column.key if helps else None
        if column.key is not None and len(column.keys) > 1:
            asker, helper = self._among(line.topic.id, column, asker, helper)
        self._open_match(line.topic.id, asker, helper)

    def _among(
        self, topic: UUID, column: Column, asker: Key, helper: Key
    ) -> tuple[Key, Key]:
        """Return who of a site's people is meant, if not the site itself."""
        on_topic = [match for match in self.matches if match.topic_id == topic]
        if asker is not None:
            keys = [m.asker.key for m in on_topic if m.asker.key in column.keys]
            return (keys[0] if keys else asker), None
        keys = [m.helper.key for m in on_topic if m.helper.key in column.keys]
        return None, keys[0] if helper is not None and keys else helper

    def _open_match(self, topic_id: UUID, asker: Key, helper: Key) -> None:
        community = self.desk.community_id
        if self.matrix is None or community is None:
            return
        topic = next(one for one in self.matrix.topics if one.id == topic_id)
        panel = MatchPanel(self.desk, community, topic)
        if helper is not None and asker is None:
            best = next(
                (
                    m
                    for m in self.matches
                    if m.topic_id == topic_id and m.helper.key == helper
                ),
                None,
            )
            asker = best.asker.key if best else None
        panel.want(asker, helper)
        panel.inside_changed.connect(self._look_inside)
        panel.ranking_asked.connect(self._go_to_ranking)
        self.open_panel(panel)
        self._refresh_panel()

    @Slot()
    def open_cell(self) -> None:
        """Look closely at the cell of the cursor."""
        current = self.grid.current()
        if current is None:
            return
        panel = CellPanel(fixed=self.desk.read_only, circle=current[1].holder is None)
        panel.level_asked.connect(self._set_level)
        panel.strength_asked.connect(self._set_strength)
        panel.match_asked.connect(self.make_match)
        panel.need_asked.connect(self._open_need)
        panel.offer_asked.connect(self._open_offer)
        self.open_panel(panel)
        self._refresh_panel()

    @override
    def step_back(self) -> bool:
        panel = self.panel()
        if panel is None:
            return False
        self.close_panel()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(panel, MatchesPanel):
            self._remember_shut()
        elif self._has_room() and not self._dismissed_panel:
            self.show_matches()
        return True

    @override
    def leave_community(self) -> None:
        super().leave_community()
        self._folded.clear()
        self._order.clear()
        self.bar.clear()

    @override
    def print_papers(self) -> None:
        if self.desk.community_id is not None:
            print_community(self, self.desk, self.desk.community_id)

    def _refresh_panel(self) -> None:
        panel = self.panel()
        if panel is None or self.matrix is None or self.desk.community_id is None:
            return
        if isinstance(panel, MatchesPanel):
            panel.show_facts(self.matrix, self.matches)
        elif isinstance(panel, MatchPanel):
            self._show_match(panel, self.desk.community_id)
        elif isinstance(panel, CellPanel):
            self._show_cell(panel, self.desk.community_id)

    def _show_match(self, panel: MatchPanel, community: UUID) -> None:
        asked = [
            need
            for need in self.desk.read(needs.of_community, community)
            if need.topic_id == panel.topic.id
        ]
        links = self.desk.read(peer_links.of_community, community)
        panel.show_facts(asked, self._wider, links)

    def _show_cell(self, panel: CellPanel, community: UUID) -> None:
        current = self.grid.current()
        if current is None:
            return
        line, column = current
        topic, keys = line.topic.id, set(column.keys)
        asked = [
            need
            for need in self.desk.read(needs.of_community, community)
            if need.topic_id == topic
            and (need.holder.key if need.holder else None) in keys
        ]
        brought = [
            offer
            for offer in self.desk.read(offers.of_community, community)
            if offer.topic_id == topic and offer.holder.key in keys
        ]
        panel.show_cell(line, column, self.grid.cell(), asked, brought)

    # --- What is done -------------------------------------------------------------

    @Slot(int)
    def _set_level(self, level: int) -> None:
        if (current := self.grid.current()) is not None:
            self.acts.set_level(*current, level)

    @Slot(int)
    def _set_strength(self, strength: int) -> None:
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
        self._bring_into_sight(added, None)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _follow_match(self, match: Match) -> None:
        person = match.asker.is_person or match.helper.is_person
        if person and self.who is Who.SITES:
            self._choose_who(Who.PEOPLE)
        self._bring_into_sight(match.topic_id, match.helper.key)
        self._open_match(match.topic_id, match.asker.key, match.helper.key)

    @Slot(object)
    def _follow_topic(self, topic_id: UUID) -> None:
        self._bring_into_sight(topic_id, None)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _plan_interview(self, site_id: UUID) -> None:
        community = self.desk.community_id
        self.desk.go(Place("needs", community, site_id, "pairs:interview"))

    @Slot(object)
    def _go_to_ranking(self, topic_id: UUID) -> None:
        self.desk.go(Place("needs", self.desk.community_id, topic_id, "ranked:topic"))

    @Slot(object)
    def _open_need(self, need_id: UUID) -> None:
        self.open_panel(NeedPanel(self.desk, need_id))

    @Slot(object)
    def _open_offer(self, expertise_id: UUID) -> None:
        self.open_panel(OfferPanel(self.desk, expertise_id))

    @Slot()
    def _look_inside(self) -> None:
        self._read_matches()
        self._refresh_panel()

    @Slot()
    def filter(self) -> None:
        """Put the focus on the words to look for."""
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.words.selectAll()

    @Slot()
    def turn_around(self) -> None:
        """Show people in place of sites, or sites in place of people."""
        self._choose_who(Who.SITES if self.who is Who.PEOPLE else Who.PEOPLE)

    @Slot(object)
    def _choose_who(self, who: Who) -> None:
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
            self._refresh_panel()

    @Slot()
    def _remember_shut(self, *, shut: bool = True) -> None:
        self._dismissed_panel = shut
        prefs.set_flag(_SHUT, shut)

    def _has_room(self) -> bool:
        return self.window().width() >= tokens.OVERLAY_BELOW

    # --- Parts --------------------------------------------------------------------

    def _fill(self) -> None:
        self._stack = QStackedWidget()
        add = Button(tr("Add a need"), "plus")
        add.clicked.connect(self.add_asked)
        self._empty = EmptyState(
            "grid-four",
            tr("Nothing asked for or brought yet"),
            tr(
                "Here you see at one glance who can help with what, and who asks. "
                "Note the first things somebody asks for or brings."
            ),
            add,
        )
        people = Button(tr("Go to People"), "users")
        people.clicked.connect(self._go_to_people)
        self._no_people = EmptyState(
            "users",
            tr("No sites or people yet"),
            tr("The columns are your sites and their people. Add the first of them."),
            people,
        )
        self._no_lines = boxed(
            vbox(24, self.nothing, hbox(self.clear, -1), hbox(self.add_topic, -1), -1)
        )
        for part in (self.grid, self._empty, self._no_people, self._no_lines):
            self._stack.addWidget(part)
        self.hint.setText(
            tr("Space or 0–4: can do · N: asks · M: match · saved as you mark")
        )
        foot = hbox((self.told, 1), self.hint, gap=16)
        self.set_body(vbox(self.bar, 8, (self._stack, 1), 6, foot), scroll=False)

    def _connect(self) -> None:
        grid, bar = self.grid, self.bar
        grid.moved.connect(self._cursor_moved)
        grid.opened.connect(self.open_cell)
        grid.match_asked.connect(self.make_match)
        grid.menu_asked.connect(self._offer)
        grid.level_asked.connect(self._set_level)
        grid.strength_asked.connect(self._set_strength)
        grid.fold_asked.connect(self._fold)
        grid.filter_asked.connect(self.filter)
        bar.changed.connect(self._filtered)
        bar.who_chosen.connect(self._choose_who)
        bar.matches.clicked.connect(self.show_matches)
        bar.words.down_pressed.connect(grid.setFocus)
        self.clear.clicked.connect(bar.clear)
        self.add_topic.clicked.connect(self._add_topic)

    @Slot()
    def _go_to_people(self) -> None:
        self.desk.go(Place("people", self.desk.community_id))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(self.width() > 900 and self.told.isVisibleTo(self))
