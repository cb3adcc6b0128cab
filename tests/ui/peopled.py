"""What the tests of the view of people share."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app import tables
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import (
    AttendanceState,
)
from ui.commands import install_view
from ui.places import Place
from ui.views.people_view import PeopleView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def three(qtbot, desk, community):
    """Return the view of a community of three at two sites."""
    for name, site in (("Ada Lovelace", "Alder"), ("Bob Reed", "Bluestem")):
        desk.store.write("x", people.add, community, PersonDraft(name, site=site))
    desk.store.write("x", people.add, community, PersonDraft("Cy Wu", "cy@x.org"))
    desk.enter(community)
    return shown(qtbot, desk)


def shown(qtbot, desk, wide=1440, high=860):
    view = PeopleView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("people", desk.community_id))
    return view


def names(view):
    return [m.name for m in view.list.table.records_model.records()]


def choose(view, text):
    """Choose what is called `text` in the menu that is open."""
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == text)
    assert isinstance(action, QAction)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def open_person(view, name):
    member = next(m for m in view.list.roll.members if m.name == name)
    view.list.open_person(member.id)
    return view.list.panel()


def edit(qtbot, line, text):
    line.begin()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Key.Key_Return)


def largest(session):
    from sqlalchemy import func, select

    row = tables.Membership
    return session.scalar(
        select(row.community_id)
        .group_by(row.community_id)
        .order_by(func.count().desc())
        .limit(1)
    )


def was_there(session, community, person):
    from app.vocabulary import Mode, SessionKind

    gathering = tables.Session(
        community_id=community,
        title="G",
        kind=SessionKind.REGULAR,
        mode=Mode.VIRTUAL,
        zone="UTC",
    )
    session.add(gathering)
    session.flush()
    session.add(
        tables.Attendance(
            community_id=community,
            session_id=gathering.id,
            person_id=person,
            state=AttendanceState.PRESENT,
        )
    )
