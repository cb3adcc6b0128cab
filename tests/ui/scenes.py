"""Everything there is to be seen of the window: each view, panel, page and overlay."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from app import clock
from app.gathering import sessions
from ui.desk import Desk
from ui.dialogs.keyboard_list import KeyboardList
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette import Palette
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.lock_view import LockView
from ui.views.people.toolbar import BY_SITE, TABLE
from ui.window import VIEWS, Window


@dataclass(frozen=True)
class Scene:
    """Something to be seen, and how one gets there."""

    name: str
    view: str
    arrange: Callable[[Window], object]

    def __str__(self) -> str:
        return self.name


def arrange(window: Window, scene: Scene) -> QWidget:
    """Show a scene and return what of the window it fills: an overlay, or all."""
    clean(window)
    over = scene.arrange(window)
    for _ in range(2):  # a page that scrolls asks once more for its height
        QApplication.sendPostedEvents()
    return over if isinstance(over, Overlay) else window


def clean(window: Window) -> None:
    """Close what lies over the window or beside its page."""
    for over in window.findChildren(Overlay):
        over.close()
    window.notices.toast.dismiss()
    window.sheet.drop_banner()
    if window.guard.is_locked:
        window.guard.leave_lobby()
    if window.place.view == "charter":
        _clean_charter(window.current_view())
    else:
        _clean_view(window)


def _clean_charter(view: Any) -> None:
    view.close_page()
    while view.current.step_back():
        pass


def _clean_view(window: Window) -> None:
    view = window.current_view()
    if view is not None and window.place.view == "people":
        view.back()
        view.back()
        view.list.filter.look.choose(TABLE)
        view.list.filter.look.chosen.emit(TABLE)
    elif view is not None and window.place.view == "coaching":
        _desk(window).set_veiled(veiled=False)
        view.back()
        view.show_page("log")
        view.log.step_back()
        view.log.sheet.close_facts()
    elif view is not None and window.place.view == "assistance":
        view.back()
        view.back()
        view.show_board()
    elif view is not None and window.place.view in ("communities", "handoff"):
        view.page.close_panel()
    elif view is not None and window.place.view == "needs":
        view.current.close_panel()
    elif view is not None and window.place.view == "sessions":
        view._close_panel()
        view.look.choose("list")
        view.look.chosen.emit("list")


def of_view(name: str) -> Callable[[Window], object]:
    """Return a way to a view."""

    def show(window: Window) -> None:
        if name == "planner":
            _planner(window)
        else:
            window.go(Place(name, _community(window) if name != "create" else None))

    return show


def charter(intent: str) -> Callable[[Window], object]:
    """Return a way into the charter: to a look, and what to begin there."""

    def show(window: Window) -> None:
        window.go(Place("charter", _community(window), intent=intent))

    return show


def _challenge(window: Window) -> None:
    charter("registers:challenges")(window)
    page = window.current_view().current
    page.open_record(page.body.records[0] if page.body.records else None)


def _planner(window: Window) -> Any:
    desk = _desk(window)
    planned = desk.read(sessions.of_community, _community(window))
    full = [one for one in planned if one.segments] or planned
    window.go(Place("planner", _community(window), full[0].gathering.id))
    return window.current_view()


def _block(window: Window) -> None:
    view = _planner(window)
    if view.canvas.current is not None:
        view._open_block(view.canvas.current, "title")


def _printing(window: Window) -> object:
    _planner(window).print.click()
    return _print_window(window)


def _printing_people(window: Window) -> object:
    window.go(Place("people", _community(window)))
    window.current_view().print_papers()
    return _print_window(window)


def _print_window(window: Window) -> PrintWindow:
    return next(one for one in window.findChildren(PrintWindow) if one.isVisible())


def _person(window: Window) -> None:
    window.go(Place("people", _community(window)))
    page = window.current_view().list
    if page.roll.members:
        page.open_person(page.roll.members[0].id)


def _by_site(window: Window) -> None:
    window.go(Place("people", _community(window)))
    look = window.current_view().list.filter.look
    look.choose(BY_SITE)
    look.chosen.emit(BY_SITE)


def _people(intent: str) -> Callable[[Window], object]:
    return lambda window: window.go(Place("people", _community(window), intent=intent))


def _needs(intent: str) -> Callable[[Window], object]:
    return lambda window: window.go(Place("needs", _community(window), intent=intent))


def _pasted_needs(window: Window) -> None:
    _needs("paste")(window)
    page = window.current_view().page
    page.text.input.setPlainText("Volunteer retention !!\nNobody: grant writing")
    page.read()


def _needs_from_a_table(window: Window) -> None:
    path = Path(tempfile.mkdtemp()) / "needs.csv"
    path.write_text("Topic,Who,Strength\nGrant writing,The whole circle,2\n")
    window.go(Place("needs", _community(window)))
    window.current_view().acts.read_sheet(path)
    _desk(window).tasks._pool.waitForDone()  # it is read on another thread
    QApplication.sendPostedEvents()


def _entry(window: Window) -> None:
    _needs("entries")(window)
    page = window.current_view().page
    if page.entries:
        page.open_entry(page.table.records_model.record(0))


def _topic(window: Window) -> None:
    _needs("topics")(window)
    page = window.current_view().page
    if page.topics:
        page.show_topic(page.topics[0])


def _sessions(intent: str) -> Callable[[Window], object]:
    return lambda window: window.go(
        Place("sessions", _community(window), intent=intent)
    )


def _needs(intent: str) -> Callable[[Window], object]:
    return lambda window: window.go(Place("needs", _community(window), intent=intent))


def _attendance(window: Window) -> None:
    community = _community(window)
    planned = _desk(window).read(sessions.of_community, community)
    window.go(Place("sessions", community, planned[0].gathering.id, "attendance"))


def _network(window: Window) -> None:
    window.go(Place("needs", _community(window), intent="network:people"))
    window.current_view().current.graph.choose_first()


def _pairs(window: Window, intent: str) -> Any:
    window.go(Place("needs", _community(window), intent=f"pairs:{intent}"))
    return window.current_view().current


def _interview_card(window: Window) -> None:
    page = _pairs(window, "interviews")
    if page.interviews.grouping is not None:
        page.interviews.side.edit.click()


def _telling(window: Window) -> None:
    page = _pairs(window, "interviews")
    if page.interviews.grouping is not None:
        page.interviews.open_telling("A")


def _who_takes_part(window: Window) -> None:
    _pairs(window, "groups").groups.side.who.click()


def _characteristics(window: Window) -> None:
    page = _pairs(window, "groups")
    page.groups.side.fill.click()
    entry = window.current_view().page
    entry.name.set_value("Region")
    entry.add_column()


def _choices(window: Window) -> None:
    page = _pairs(window, "groups")
    if page.groups.grouping is not None:
        page.groups.side.choices_asked.emit()


def _tie(window: Window) -> None:
    window.go(Place("needs", _community(window), intent="network:ledger"))
    page = window.current_view().current
    if page.links:
        page.show_item(page.links[0].id)
    else:
        page.begin_entry()


def _ranked(window: Window) -> Any:
    window.go(Place("needs", _community(window), intent="ranked"))
    return window.current_view().current


def _ranked_topic(window: Window) -> None:
    page = _ranked(window)
    if page.board.rows:
        page.show_item(page.board.rows[0].id)


def _voting(window: Window) -> None:
    page = _ranked(window)
    page.count_vote() if page.board.ranking else page.begin_vote()


def _setting_up_a_vote(window: Window) -> None:
    _ranked(window).begin_vote()


def _left_out(window: Window) -> None:
    window.go(Place("handoff", _community(window)))
    view = window.current_view()
    desk = _desk(window)
    desk.tasks.finish()  # what the packet holds is read on another thread
    QApplication.sendPostedEvents()
    view.show_left_out()


def _matrix(intent: str) -> Callable[[Window], object]:
    return lambda window: window.go(
        Place("needs", _community(window), intent=f"matrix:{intent}")
    )


def _make_a_match(window: Window) -> None:
    window.go(Place("needs", _community(window), intent="matrix:sites"))
    page = window.current_view().current
    page.side.make_match()


def _a_cell(window: Window) -> None:
    window.go(Place("needs", _community(window), intent="matrix:sites"))
    page = window.current_view().current
    page.side.open_cell()


def _engagement(window: Window) -> None:
    window.go(Place("assistance", _community(window)))
    view = window.current_view()
    if not view.page.found:
        view.page.acts.raise_for(None)
    view.page.go_to(view.page.found[0].id)


def _assistance_table(window: Window) -> None:
    window.go(Place("assistance", _community(window)))
    window.current_view().show_table()


def _agreeing(window: Window) -> None:
    _engagement(window)
    view = window.current_view()
    view.page.board.ask_scope(view.page.found[0])


def _new_request(window: Window) -> None:
    window.go(Place("assistance", _community(window), intent="add"))


def _taper(window: Window) -> None:
    window.go(Place("communities", None, _community(window), "taper"))


def _month(window: Window) -> None:
    window.go(Place("sessions", _community(window)))
    window.current_view().change_look()


def _coaching(act: str) -> Callable[[Window], object]:
    def show(window: Window) -> None:
        window.go(Place("coaching", _community(window)))
        view = window.current_view()
        if act in {"launch", "wisdom", "check_ins"}:
            view.show_page(act)
        elif act == "veil":
            view.flip_veil()
        elif act == "add":
            view.add()
        elif act == "ask":
            view.own_copy.ask()
        elif view.log.entry is not None:
            getattr(view.log.acts if act == "open_share" else view.log, act)()

    return show


def _saying(window: Window) -> None:
    _coaching("wisdom")(window)
    page = window.current_view().wisdom
    if page.sayings:
        page._open(page.sayings[0])


def _facts(window: Window) -> None:
    _coaching("launch")(window)
    view = window.current_view()
    view.show_page("log")
    if view.log.entry is not None:
        view.log.sheet.toggle_facts()


def _question(number: int) -> Callable[[Window], object]:
    def show(window: Window) -> None:
        window.go(Place("create"))
        window.current_view().turn_to(number)

    return show


def _lock(window: Window) -> LockView:
    window.go_to_view("today")
    window.guard.show_lock(_desk(window).path, "Marisol")
    view = window.lobby.views.currentWidget()
    assert isinstance(view, LockView)
    view.refuse()
    view.caps.show()
    return view


def _lock_by_code(window: Window) -> None:
    _lock(window).sheet.click()


def _first_passphrase(window: Window) -> object:
    window.go_to_view("today")
    return PassphraseDialog.for_new_book(window)


def _passphrase(window: Window) -> object:
    window.go(Place("settings", intent="privacy"))
    section = window.current_view().privacy
    section.set.click()
    dialogs = window.findChildren(PassphraseDialog)
    return next(one for one in dialogs if one.isVisible())


def _palette(window: Window) -> object:
    window.go_to_view("today")
    return Palette.open_over(window)


def _keys(window: Window) -> object:
    window.go_to_view("people")
    return KeyboardList.open_over(window)


def plan_something(desk: Desk, community_id: UUID) -> None:
    """Put one gathering without a plan into a community that has nothing."""
    day = clock.today() + timedelta(days=9)
    desk.do(
        "Gathering planned",
        sessions.add,
        community_id,
        datetime.combine(day, time(10)),
        datetime.combine(day, time(12)),
    )


def _desk(window: Window) -> Desk:
    assert window.desk is not None
    return window.desk


def _community(window: Window) -> UUID:
    community = _desk(window).community_id
    assert community is not None
    return community


SCENES: Final = (
    *(Scene(view, view, of_view(view)) for view in VIEWS),
    Scene("a block", "planner", _block),
    Scene("printing a plan", "planner", _printing),
    Scene("printing people", "people", _printing_people),
    Scene("a person", "people", _person),
    Scene("people by site", "people", _by_site),
    Scene("adding a person", "people", _people("add")),
    Scene("pasting people", "people", _people("paste")),
    Scene("who to think of", "people", _people("care")),
    Scene("adding a need", "needs", _needs("add")),
    Scene("pasting needs", "needs", _pasted_needs),
    Scene("needs from a table", "needs", _needs_from_a_table),
    Scene("all entries", "needs", _entry),
    Scene("topics", "needs", _topic),
    Scene("planning", "sessions", _sessions("add")),
    Scene("a rhythm", "sessions", _sessions("rhythm")),
    Scene("attendance", "sessions", _attendance),
    Scene("the calendar", "sessions", _month),
    Scene("ranked", "needs", _ranked_topic),
    Scene("a vote", "needs", _voting),
    Scene("a new vote", "needs", _setting_up_a_vote),
    Scene("needs matrix", "needs", _matrix("sites")),
    Scene("needs matrix people", "needs", _matrix("people")),
    Scene("make a match", "needs", _make_a_match),
    Scene("a cell of the matrix", "needs", _a_cell),
    Scene("left out", "handoff", _left_out),
    Scene("stepping back", "communities", _taper),
    Scene("the network", "needs", _network),
    Scene("the network of sites", "needs", _needs("network:sites")),
    Scene("the ledger", "needs", _needs("network:ledger")),
    Scene("ties between sites", "needs", _needs("network:between")),
    Scene("a tie", "needs", _tie),
    Scene("interviews", "needs", _needs("pairs:interviews")),
    Scene("the interview card", "needs", _interview_card),
    Scene("what came to light", "needs", _telling),
    Scene("groups", "needs", _needs("pairs:groups")),
    Scene("who takes part", "needs", _who_takes_part),
    Scene("new groups", "needs", _needs("pairs:new-groups")),
    Scene("characteristics", "needs", _characteristics),
    Scene("choices", "needs", _choices),
    Scene("a new entry", "coaching", _coaching("add")),
    Scene("what is shared", "coaching", _coaching("open_share")),
    Scene("so far", "coaching", _coaching("_open_so_far")),
    Scene("the facts of a talk", "coaching", _facts),
    Scene("before the launch", "coaching", _coaching("launch")),
    Scene("wisdom", "coaching", _coaching("wisdom")),
    Scene("a saying", "coaching", _saying),
    Scene("check-ins", "coaching", _coaching("check_ins")),
    Scene("the veil", "coaching", _coaching("veil")),
    Scene("asked before printing", "coaching", _coaching("ask")),
    *(Scene(f"question {n + 1}", "create", _question(n)) for n in range(1, 5)),
    Scene("technical assistance", "assistance", _engagement),
    Scene("technical assistance as a table", "assistance", _assistance_table),
    Scene("agreeing on scope", "assistance", _agreeing),
    Scene("a new request", "assistance", _new_request),
    Scene("the charter", "charter", charter("charter")),
    Scene("writing the charter", "charter", charter("charter:write")),
    Scene("versions of the charter", "charter", charter("charter:history")),
    Scene("adopting a version", "charter", charter("charter:adopt")),
    Scene("where the circle is", "charter", charter("charter:stage")),
    Scene("writing what success is", "charter", charter("charter:success")),
    Scene("how success is measured", "charter", charter("charter:measure")),
    Scene("who agreed on success", "charter", charter("charter:agree")),
    Scene("a difference closely", "charter", charter("charter:differ")),
    Scene("a decision closely", "charter", charter("charter:decide")),
    Scene("whom one speaks for", "charter", charter("charter:voice")),
    Scene("steps of forming", "charter", charter("forming:steps")),
    Scene("an invitation", "charter", charter("forming:invitation")),
    Scene("what each wants", "charter", charter("forming:expectations")),
    Scene("who is here", "charter", charter("forming:who")),
    Scene("a pilot", "charter", charter("forming:pilot")),
    Scene("handouts", "charter", charter("forming:handouts")),
    Scene("words we share", "charter", charter("registers:glossary")),
    Scene("a challenge closely", "charter", _challenge),
    Scene("the lock", "today", _lock),
    Scene("the lock, by code", "today", _lock_by_code),
    Scene("a first passphrase", "today", _first_passphrase),
    Scene("a passphrase", "settings", _passphrase),
    Scene("the palette", "today", _palette),
    Scene("the keys", "people", _keys),
)
