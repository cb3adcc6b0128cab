"""The page of the topics of the book: a small tree that the coach edits (JS3)."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr, trn
from app.needs import topics
from app.needs.topics import Topic
from ui.desk import Desk
from ui.theme import theme
from ui.views.needs.listing_page import ListingPage
from ui.views.needs.topic_panel import TopicPanel
from ui.views.needs.topic_tree import TopicTree
from ui.views.people.toolbar import FilterButton
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.search import SearchField

TABLES: Final = frozenset(
    {"topic", "need", "expertise", "peer_link", "ranking_item", "ta_engagement"}
)


class TopicsPage(ListingPage):
    """The tree, and beside it all of the topic the cursor is on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Topics"), back=True, wide=True, parent=parent)
        self.desk = desk
        self.topics: list[Topic] = []
        self.words = SearchField(tr("Filter topics"))
        self.retired = FilterButton("", "archive-box")
        self.below = Button(tr("Add below"), "tree-structure", tip=tr("Ctrl+Enter"))
        self.add = Button(tr("Add a topic"), "plus", "primary", tip=tr("Enter"))
        self.tree = TopicTree()
        self.keys = Label(
            tr(
                "Enter adds beside, Ctrl+Enter below, F2 renames, Alt+Left and "
                "Alt+Right move it out and in, Space shows all of it."
            ),
            "cap",
            "ink3",
            wrap=True,
        )
        self._empty = EmptyState(
            "tree-structure",
            tr("No topics yet"),
            tr(
                "A topic is what somebody asks for or can share. They come by "
                "themselves with the first needs, or begin with one here."
            ),
        )
        self._no_match = EmptyState(
            "magnifying-glass", tr("No topic fits that"), tr("Try fewer words.")
        )
        self._lay_out()
        self._connect()
        self.begin_at(self.tree)
        if desk.read_only:
            reason = tr("This book is open for reading only")
            self.add.block(reason)
            self.below.block(reason)
            self.tree.read_only = True
            self.tree.setDragEnabled(False)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        every = self.desk.read(topics.tree, retired=True)
        gone = sum(topic.retired for topic in every)
        with_gone = self.retired.isChecked() and gone
        self.topics = every if with_gone else self.desk.read(topics.tree)
        self.retired.setText(tr("Retired too  {n}").format(n=gone))
        self.retired.setVisible(bool(gone))
        self.set_sub(
            trn(
                "{n} topic, for all your communities",
                "{n} topics, for all your communities",
                len(every) - gone,
            )
        )
        self._filter()
        self._refresh_panel()

    @Slot()
    def _filter(self) -> None:
        """Show the topics that fit what was typed, of those read before."""
        self.tree.show_topics(self.topics, self.words.text())
        self._show_parts()

    def _show_parts(self) -> None:
        some, shown = bool(self.topics), bool(self.tree.shown())
        self.tree.setVisible(shown or not some)
        self.keys.setVisible(shown)
        self._empty.setVisible(not some)
        self._no_match.setVisible(some and not shown)

    def show_topic(self, topic: Topic) -> None:
        """Show all of a topic beside the tree."""
        panel = self.panel()
        if isinstance(panel, TopicPanel):
            panel.show_topic(topic, self.topics)
            return
        made = TopicPanel(self.desk)
        made.deleted.connect(self.delete)
        made.merged.connect(self._merged)
        made.show_topic(topic, self.topics)
        self.open_panel(made)

    @override
    def open_panel(self, panel: SidePanel) -> None:
        super().open_panel(panel)
        panel.closed.connect(self._focus_tree)

    @Slot(str, object)
    def add_topic(self, name: str, parent: UUID | None) -> None:
        """Add a topic of this name; put the cursor on it."""
        self._try(partial(self._add, name, parent))

    @Slot(object, str)
    def rename(self, key: UUID, name: str) -> None:
        """Give a topic another name."""
        self._try(partial(self.desk.do, tr("Topic renamed"), topics.rename, key, name))

    @Slot(object, object)
    def move_topic(self, key: UUID, parent: UUID | None) -> None:
        """Put a topic below another, or first."""
        self._try(partial(self.desk.do, tr("Topic moved"), topics.move, key, parent))
        self.tree.go_to(key)

    @Slot(object)
    def delete(self, topic: Topic) -> None:
        """Delete a topic, or say why it stays and offer to retire it."""
        if self.desk.read_only:
            return
        try:
            self.desk.do(tr("Topic deleted"), topics.delete, topic.id)
        except CirclebookError as error:
            retire = partial(self.desk.do, tr("Topic retired"), topics.retire, topic.id)
            self.desk.say(
                str(error),
                "" if topic.retired else tr("Retire"),
                None if topic.retired else retire,
            )

    def _add(self, name: str, parent: UUID | None) -> None:
        key = self.desk.do(tr("Topic added"), topics.add, name, parent)
        self.tree.go_to(key)

    def _try(self, act: Callable[[], object]) -> None:
        """Change the book; what is refused is said, and the tree is as it was."""
        if self.desk.read_only:
            self.refresh()
            return
        try:
            act()
        except CirclebookError as error:
            self.desk.say(str(error))
            self.refresh()

    def _lay_out(self) -> None:
        self.add_action(self.below)
        self.add_action(self.add)
        self.words.setMinimumWidth(theme.px(190))
        self.words.setMaximumWidth(theme.px(260))
        row = boxed(hbox(flow(self.words, self.retired), margins=(12, 0, 12, 0)))
        column = vbox(
            row, (self.tree, 1), self._empty, self._no_match, self.keys, gap=8
        )
        self.set_body(column, scroll=False)

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.add.clicked.connect(self._begin)
        self.below.clicked.connect(self._begin_below)
        self.words.textChanged.connect(self._filter)
        self.words.down_pressed.connect(self._focus_tree)
        self.retired.toggled.connect(self.refresh)
        self.tree.picked.connect(self._follow_cursor)
        self.tree.opened.connect(self.show_topic)
        self.tree.added.connect(self.add_topic)
        self.tree.renamed.connect(self.rename)
        self.tree.moved.connect(self.move_topic)
        self.tree.deleted.connect(self.delete)

    def _refresh_panel(self) -> None:
        panel = self.panel()
        if not isinstance(panel, TopicPanel):
            return
        key = panel.topic.id
        found = next((one for one in self.topics if one.id == key), None)
        if found is None:
            self.close_panel()
        else:
            panel.show_topic(found, self.topics)

    @Slot()
    def _begin(self) -> None:
        self._begin_in_tree(below=False)

    @Slot()
    def _begin_below(self) -> None:
        self._begin_in_tree(below=True)

    def _begin_in_tree(self, *, below: bool) -> None:
        self.words.clear()
        self._empty.hide()
        self.tree.show()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if below:
            self.tree.begin_below()
        else:
            self.tree.begin_beside()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self.refresh()

    @Slot(object)
    def _follow_cursor(self, topic: Topic | None) -> None:
        if topic is not None and isinstance(self.panel(), TopicPanel):
            self.show_topic(topic)

    @Slot(object)
    def _merged(self, into: UUID) -> None:
        self.tree.go_to(into)
        self._focus_tree()

    @Slot()
    def _focus_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
