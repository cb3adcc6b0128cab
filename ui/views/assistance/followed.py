"""The group of the panel that says which gatherings have taken help up again."""

from uuid import UUID

from app.assistance.engagements import Engagement
from app.gathering.following_through import FollowUp
from app.i18n import tr
from ui import phrases
from ui.places import Place
from ui.views.assistance.about import About
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox
from ui.widgets.telling import Teller


class FollowedGroup(Group):
    """The gatherings that follow it through, each a way to its plan (NR3)."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("Followed through"))
        self._about = about
        self._shown: tuple[FollowUp, ...] = ()
        self.links: list[Button] = []
        self.none = Label("", "small", "ink3", wrap=True)
        self._list = vbox(gap=2)
        self.column.addLayout(self._list)
        self.column.addWidget(self.none)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says."""
        self.none.setVisible(not one.followed)
        self.none.setText(
            tr("No gathering has taken it up yet. Say so in a gathering, under More.")
            if one.is_left_alone
            else tr("Once it is delivered")
        )
        if one.followed == self._shown:
            return
        self._shown = one.followed
        clear(self._list)
        self.links = [self._link(each) for each in one.followed]
        for link in self.links:
            self._list.addLayout(hbox(link, STRETCH))

    def _link(self, gathering: FollowUp) -> Button:
        day = phrases.day(gathering.day) if gathering.day else tr("No date yet")
        link = Button(f"{gathering.title}, {day}", kind="link", small=True)
        link.clicked.connect(Teller(link, self.go_to, gathering.id).tell)
        return link

    def go_to(self, session_id: UUID) -> None:
        """Go to the plan of a gathering."""
        about = self._about
        about.desk.go(Place("planner", about.one.community_id, session_id))
