"""The group of the panel that says where things lie: paths and links, as text."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from app.assistance import links
from app.assistance.links import Link
from app.i18n import tr
from ui.views.assistance.about import About
from ui.views.assistance.lines import AddLine, Row, RowsGroup
from ui.widgets.buttons import IconButton
from ui.widgets.inline import InlineText
from ui.widgets.layout import hbox, vbox


class LinkGroup(RowsGroup[Link]):
    """Where what was made lies: paths and links, as text."""

    def __init__(self, about: About) -> None:
        line = AddLine(
            tr("Add a path or a link"), tr("A path, a link or a shelf"), self._add
        )
        super().__init__(about, tr("Where it lies"), line)

    @override
    def row(self, one: Link) -> Row:
        return LinkRow(self.about, one)

    def _add(self, location: str) -> None:
        self.about.do(tr("Link added"), links.add, self.about.key, location)


class LinkRow(Row):
    """One path or link: both lines edited in place, to copy, never opened."""

    def __init__(self, about: About, one: Link) -> None:
        super().__init__()
        self._about, self._one = about, one
        self.title = InlineText(one.title, tr("What it is"), "small")
        self.place = InlineText(
            one.location, tr("Where it lies"), "cap", "ink3", required=True
        )
        self.place.setToolTip(one.location)
        self.copy = IconButton("copy", tr("Copy where it lies"))
        self.delete = IconButton(
            "x", tr("Delete “{name}”").format(name=one.title), shortcut="Del"
        )
        self.setLayout(
            hbox((vbox(self.title, self.place), 1), self.copy, self.delete, gap=2)
        )
        if not about.desk.read_only:
            self.takes_del_of(self.title, self.place)
        self.title.edited.connect(self._rename)
        self.place.edited.connect(self._move)
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self.delete_it)
        if about.desk.read_only:
            for part in (self.title, self.place, self.delete):
                part.setEnabled(False)

    @Slot(str)
    def _rename(self, title: str) -> None:
        self._about.do(tr("Link renamed"), links.rename, self._one.id, title)

    @Slot(str)
    def _move(self, location: str) -> None:
        self._about.do(tr("Link changed"), links.move, self._one.id, location)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._one.location)
        self._about.desk.say(tr("Copied"))

    @override
    @Slot()
    def delete_it(self) -> None:
        self._about.do(tr("Link deleted"), links.delete, self._one.id)
