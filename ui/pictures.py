"""Pictures of the window: what `make shots` and the demo without a screen make."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.places import Place
from ui.theme import theme
from ui.theme.current import Choice

if TYPE_CHECKING:
    from ui.window import Window


@dataclass(frozen=True)
class Look:
    """How a picture is to look."""

    name: str
    scheme: Choice
    scale: float
    width: int
    height: int


LOOKS: Final = (
    Look("light", "light", 1.0, 1440, 900),
    Look("dark", "dark", 1.0, 1440, 900),
    Look("1366", "light", 1.0, 1366, 768),
    Look("large", "light", 1.3, 1366, 768),
    Look("small-window-large-dark", "dark", 1.3, 1100, 680),
)


@dataclass(frozen=True)
class Scene:
    """A place of the window, and what is done there before the picture."""

    name: str
    arrange: Callable[["Window"], object]


_PATIENCE: Final = 100  # times a scene waits for what is made in the background


def scenes() -> Iterator[Scene]:
    """Yield what there is to be seen of an open book with a community in it."""
    for view in ("today", "communities", "create", "people", "sessions", "settings"):
        yield Scene(view, _Showing(view))
    for name in ("add", "entries", "topics", "paste"):
        yield Scene(f"needs-{name}", _ShowingNeeds(name))
    yield Scene("planner", _show_next_plan)
    yield Scene("needs-matrix", _Looking("matrix:sites"))
    yield Scene("needs-matrix-people", _Looking("matrix:people"))
    yield Scene("needs-make-a-match", _show_a_match)
    yield Scene("taper", _show_taper)
    yield Scene("time", _show_time)
    yield Scene("needs-pairs", _Looking("pairs:interviews"))
    yield Scene("needs-groups", _Looking("pairs:groups"))
    yield Scene("print", _show_print)
    yield Scene("handoff", _show_handoff)
    yield Scene("palette", _show_palette)
    yield Scene("keys", _show_keys)
    yield Scene("ranked", _show_ranked)
    yield Scene("vote", _show_vote)
    yield Scene("new-vote", _show_new_vote)
    yield Scene("network", _show_network)
    yield Scene("network-sites", _Looking("network:sites"))
    yield Scene("network-ledger", _Looking("network:ledger"))
    yield Scene("network-between", _Looking("network:between"))
    yield Scene("network-tie", _show_a_tie)
    yield Scene("assistance", _Showing("assistance"))
    yield Scene("assistance-table", _show_assistance_table)
    yield Scene("assistance-panel", _show_an_engagement)
    yield Scene("assistance-scope", _show_scoping)
    yield from _of_the_charter()
    yield Scene("lock", _show_lock)
    yield Scene("passphrase", _show_passphrase)


def _of_the_charter() -> Iterator[Scene]:
    yield Scene("charter", _ShowingCharter(""))
    yield Scene("charter-writing", _ShowingCharter("write"))
    yield Scene("charter-history", _ShowingCharter("history"))
    yield Scene("charter-adopt", _ShowingCharter("adopt"))
    for part in ("measure", "agree", "differ"):
        yield Scene(f"charter-success-{part}", _ShowingCharter(part))
    for part in ("steps", "invitation", "expectations", "who", "pilot", "waves"):
        yield Scene(f"forming-{part}", _ShowingForming(part))
    yield Scene("forming-handouts", _ShowingForming("handouts"))
    yield Scene("charter-decisions", _ShowingCharter("decide"))
    yield Scene("charter-voice", _ShowingCharter("voice"))
    for register in ("agreements", "challenges", "places", "roles"):
        yield Scene(f"registers-{register}", _ShowingRegister(register))


def private_scenes() -> Iterator[Scene]:
    """Yield what there is to be seen of the private room: never for the demo."""
    yield Scene("care", _show_care)
    yield Scene("afterwards", _show_afterwards)
    yield Scene("coaching", _show_the_log)
    for page in ("launch", "wisdom", "check_ins"):
        yield Scene(f"coaching-{page}", _InTheRoom(page))
    yield Scene("coaching-new", _InTheRoom("add"))
    yield Scene("coaching-share", _show_sharing)
    yield Scene("coaching-facts", _show_facts)
    yield Scene("coaching-veil", _show_veil)


def take(
    window: "Window",
    look: Look,
    folder: Path,
    wanted: Callable[[Scene], bool],
    found: Callable[[], Iterator[Scene]] = scenes,
) -> list[Path]:
    """Put a picture of each wanted scene in `folder`; return the files."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(app, look.scheme, look.scale)
    window.resize(look.width, look.height)
    taken = []
    for scene in found():
        if wanted(scene):
            path = folder / f"{scene.name}-{look.name}.png"
            before = window.desk.community_id if window.desk else None
            over = scene.arrange(window)
            settle()
            window.grab().save(str(path))
            taken.append(path)
            if hasattr(over, "close"):
                over.close()
                settle()
            if before is not None and window.desk:  # one scene goes to another
                window.desk.enter(before)
    return taken


def settle(milliseconds: int = 120) -> None:
    """Let everything that is waiting to be laid out and painted come to rest.

    A nested loop: for pictures only, never in the program itself.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Showing:
    def __init__(self, view: str) -> None:
        self._view = view

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        if self._view == "create":  # a new one, not the one she is in
            window.go(Place("create", intent="new"))
        else:
            window.go_to_view(self._view)


class _Looking:
    """Shows one look at needs and expertise."""

    def __init__(self, intent: str) -> None:
        self._intent = intent

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        if window.desk is not None:
            window.go(Place("needs", window.desk.community_id, intent=self._intent))


def _show_a_match(window: "Window") -> None:
    """Make a match of the first two who could help each other."""
    from app.needs import matches

    desk = window.desk
    if desk is None or desk.community_id is None:
        return
    _Looking("matrix:sites")(window)
    found = desk.read(matches.of_community, desk.community_id)
    if found:
        asker = found[0].asker.key
        window.go(Place("needs", desk.community_id, asker, "matrix:match"))


class _ShowingCharter:
    """Shows the charter, or something one does with it."""

    def __init__(self, intent: str) -> None:
        self._intent = intent

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        if window.desk is not None:
            window.go(Place("charter", window.desk.community_id, intent="charter"))
            view = window.current_view()
            view.current.document.set_writing(False)
            view.current.close_panel()
            view.current.begin(self._intent)


class _ShowingForming:
    """Shows a part of what it takes to form a circle, of the one that is forming."""

    def __init__(self, part: str) -> None:
        self._part = part

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        if window.desk is not None:
            names = {brief.short_name: brief.id for brief in window.briefs}
            home = names.get("New Dads", window.desk.community_id)
            if self._part == "who":
                home = names.get("Prairie Rivers", home)
            window.go(Place("charter", home, intent=f"forming:{self._part}"))


class _ShowingRegister:
    """Shows a register; of challenges one closely as well."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        if window.desk is None:
            return
        intent = f"registers:{self._code}"
        window.go(Place("charter", window.desk.community_id, intent=intent))
        page = window.current_view().current
        page.close_panel()
        if self._code == "challenges":
            page.open_record(page.body.records[0])


class _ShowingNeeds:
    """Shows what is done with needs beside the looks at them."""

    def __init__(self, intent: str) -> None:
        self._intent = intent

    def __call__(self, window: "Window") -> None:
        window.notices.toast.dismiss()
        desk = window.desk
        if desk is None:
            return
        window.go(Place("needs", desk.community_id, intent=self._intent))
        view = window.current_view()
        if self._intent == "paste":
            view.page.text.input.setPlainText(_FLIP_CHART)
            view.page.read()


_FLIP_CHART: Final = """Alder: volunteer retention !!
Grant writing – Alder, Cedar
Priya can share data storytelling (4)
Youth boards
"""


class _InTheRoom:
    def __init__(self, page: str) -> None:
        self._page = page

    def __call__(self, window: "Window") -> None:
        _show_the_log(window)
        view = window.current_view()
        if self._page == "add":
            view.add()
        else:
            view.show_page(self._page)


def _show_the_log(window: "Window") -> None:
    if window.desk is not None:
        window.desk.set_veiled(veiled=False)
    window.go_to_view("coaching")
    window.current_view().show_page("log")
    window.current_view().log.step_back()


def _show_sharing(window: "Window") -> None:
    _show_the_log(window)
    log = window.current_view().log
    shared = next((one for one in log.entries if one.shared), None)
    if shared is not None:
        log.open_entry(shared.id)
        log.acts.open_share()


def _show_facts(window: "Window") -> None:
    _show_the_log(window)
    window.current_view().page.close_panel()
    window.current_view().log.sheet.toggle_facts()


def _show_veil(window: "Window") -> None:
    _show_the_log(window)
    window.current_view().flip_veil()


def _show_assistance_table(window: "Window") -> None:
    _Showing("assistance")(window)
    window.current_view().show_table()


def _show_an_engagement(window: "Window") -> None:
    """Show the one with most hours beside the board."""
    _Showing("assistance")(window)
    view = window.current_view()
    view.show_board()
    worked = sorted(view.page.found, key=lambda one: one.worked)
    if worked:
        view.page.go_to(worked[-1].id)


def _show_scoping(window: "Window") -> None:
    """Ask on the board what is agreed of the first that was asked for."""
    _Showing("assistance")(window)
    view = window.current_view()
    view.show_board()
    view.page.close_panel()
    asked = [one for one in view.page.found if not one.is_scoped and one.stage]
    if asked:
        view.page.board.ask_scope(asked[0])


def _show_care(window: "Window") -> None:
    """Show whom to think of."""
    window.notices.toast.dismiss()
    if window.desk is not None:
        window.go(Place("people", window.desk.community_id, intent="care"))


def _show_afterwards(window: "Window") -> None:
    """Show who was missed at the last gathering, and what was promised there."""
    from app.day import afterwards

    window.notices.toast.dismiss()
    desk = window.desk
    if desk is None or desk.community_id is None:
        return
    window.go(Place("sessions", desk.community_id))
    gone = window.current_view().gone.records_model.records()
    for one in gone:
        key = one.gathering.id
        if desk.read(afterwards.of_gathering, key).away:
            window.go(Place("sessions", desk.community_id, key, "attendance"))
            window.current_view().page.panel().follow_through()
            return


def _show_taper(window: "Window") -> None:
    """Show how long the coach stays with the community one is in."""
    window.notices.toast.dismiss()
    if window.desk is not None:
        key = window.desk.community_id
        window.go(Place("communities", None, key, "taper"))


def _show_time(window: "Window") -> None:
    """Show the coach's own time of the last month that has some."""
    from app.community import time_spent

    window.notices.toast.dismiss()
    if window.desk is not None:
        latest = window.desk.read(time_spent.of_all)[:1]
        key = latest[0].id if latest else None
        window.go(Place("time", window.desk.community_id, key))


def _show_next_plan(window: "Window") -> None:
    from app.gathering import sessions

    desk = window.desk
    if desk is None or desk.community_id is None:
        return
    planned = desk.read(sessions.next_with_plan, desk.community_id)
    if planned is not None:
        window.go(Place("planner", desk.community_id, planned))


def _show_ranked(window: "Window") -> None:
    window.notices.toast.dismiss()
    desk = window.desk
    if desk is not None:
        window.go(Place("needs", desk.community_id, intent="ranked"))


def _show_network(window: "Window") -> None:
    """Show the network with the one chosen who has the most ties."""
    _Looking("network:people")(window)
    graph = window.current_view().current.graph
    most = max(graph.sheet.nodes, key=lambda node: node.ties, default=None)
    graph.choose(most.key if most else None)


def _show_a_tie(window: "Window") -> None:
    _Looking("network:ledger")(window)
    page = window.current_view().current
    for link in page.links[:1]:
        page.show_item(link.id)


def _show_vote(window: "Window") -> None:
    _show_ranked(window)
    view = window.current_view()
    if view is not None:
        view.current.count_vote()


def _show_new_vote(window: "Window") -> None:
    desk = window.desk
    if desk is not None:
        window.go(Place("needs", desk.community_id, intent="ranked:vote"))


def _show_print(window: "Window") -> object:
    """Open the print window on the next plan, and wait for its pages."""
    from ui.dialogs.print_window import PrintWindow

    _show_next_plan(window)
    if window.place.view != "planner":
        return None
    window.current_view().print.click()
    over = next(one for one in window.findChildren(PrintWindow) if one.isVisible())
    _wait_for(lambda: over.pages.is_ready)
    return over


def _show_handoff(window: "Window") -> None:
    """Go to the community that is handed over, and wait for the packet's pages."""
    from app.community import communities
    from app.printouts import packets

    desk = window.desk
    if desk is None:
        return
    for brief in desk.read(communities.briefs):
        kinds = desk.read(packets.kinds, brief.id)
        if any(kind.transition for kind in kinds):
            window.go(Place("handoff", brief.id))
            break
    live = window.current_view().live
    _wait_for(lambda: live.printed is not None)


def _wait_for(ready: Callable[[], bool]) -> None:
    waited = 0
    while not ready() and waited < _PATIENCE:
        settle()
        waited += 1


class _Lobby:
    """The lock over a book that is open: it goes as it came."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def close(self) -> None:
        """Show the book again."""
        self._window.guard.leave_lobby()


def _show_lock(window: "Window") -> object:
    """Show the lock as it is after a passphrase was typed with Caps Lock on."""
    from app import settings

    desk = window.desk
    if desk is None:
        return None
    coach = desk.read(settings.coach)
    window.guard.show_lock(desk.path, coach.name.split()[0] if coach else "")
    view: Any = window.lobby.views.currentWidget()
    view.field.input.insert("twelve signs")
    view.caps.show()
    return _Lobby(window)


def _show_passphrase(window: "Window") -> object:
    from ui.dialogs.passphrase import PassphraseDialog

    window.go(Place("settings", intent="privacy"))
    settle()
    window.current_view().privacy.set.click()
    dialogs = window.findChildren(PassphraseDialog)
    dialog = next(one for one in dialogs if one.isVisible())
    dialog.new.input.insert("river valley")
    return dialog


def _show_palette(window: "Window") -> object:
    from ui.dialogs.palette import Palette

    palette = Palette.open_over(window)
    palette.search.setText("mar")
    return palette


def _show_keys(window: "Window") -> object:
    from ui.dialogs.keyboard_list import KeyboardList

    return KeyboardList.open_over(window)
