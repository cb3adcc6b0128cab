"""What holds for every view, panel and overlay of the window."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from app.book import books
from app.book.store import Store
from app.community import communities
from tests.ui.scenes import SCENES, Scene, arrange, clean, plan_something
from tests.ui.windows import (
    SHIFT,
    Key,
    described,
    in_scroller,
    inner,
    press,
    stops,
)
from ui.places import Place
from ui.regions import Regions
from ui.theme import theme
from ui.views.assistance.board import Board
from ui.views.needs.matrix_grid import MatrixGrid
from ui.views.settings.sections import SectionList
from ui.widgets.labels import Label
from ui.window import VIEWS, Window

# what has as many columns as there are sites or steps; the chosen one is kept in sight
WIDE = (Board, MatrixGrid)
LEAST = 28  # px of what can be hit, design.md 7
SIZES = [(1100, 680, 1.0), (1366, 768, 1.3)]
TOP_LEVEL = Qt.WindowType.Popup | Qt.WindowType.ToolTip
Pixels = np.ndarray[tuple[int, int], np.dtype[np.uint32]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for the windows that stay open over all tests of this module."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        yield folder


@pytest.fixture(scope="module", params=["sample", "empty"])
def window(
    request: pytest.FixtureRequest,
    dressed: QApplication,
    home: Path,
    sample_book: Path,
    empty_book: Path,
) -> Iterator[Window]:
    """A window on the sample, and one on a community that has nothing yet."""
    book = home / f"{request.param}{books.SUFFIX}"
    shutil.copy(sample_book if request.param == "sample" else empty_book, book)
    if request.param == "empty":
        store = Store(book)
        store.write("Community started", communities.start, "Harbor Circle")
        store.close()
    window = Window()
    window.resize(1440, 900)
    window.show()
    window.begin(book)
    assert window.desk is not None
    if request.param == "empty":
        community = window.briefs[0].id
        window.desk.enter(community)
        plan_something(window.desk, community)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture(autouse=True)
def in_front(window: Window) -> Iterator[None]:
    """Let the window be the one that is used, at its usual size."""
    window.activateWindow()
    window.resize(1440, 900)
    yield
    clean(window)


@pytest.fixture(params=SCENES, ids=str)
def scene(request: pytest.FixtureRequest) -> Scene:
    """Each of the scenes."""
    found = request.param
    assert isinstance(found, Scene)
    return found


def test_every_view_is_among_the_scenes() -> None:
    assert {scene.view for scene in SCENES} == set(VIEWS)


# names and sizes


def test_what_takes_the_focus_has_a_name_and_can_be_hit(
    window: Window, scene: Scene
) -> None:
    root = arrange(window, scene)
    wrong = []
    for widget in stops(root):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            wrong.append(f"has no name: {described(widget)}")
        small = widget.width() < LEAST or widget.height() < LEAST
        if small and not _is_line_of_text(widget):
            wrong.append(f"is {widget.width()}x{widget.height()}: {described(widget)}")
    assert not wrong, "\n".join(wrong)


def _is_line_of_text(widget: QWidget) -> bool:
    """Tell whether a widget stands in a list, whose rows are hit as a whole."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return True
        above = above.parentWidget()
    return False


# keys


def test_no_key_means_two_things_in_one_place(window: Window, scene: Scene) -> None:
    arrange(window, scene)
    own = window.current_view().commands()
    keys = [command for command in (*window.commands, *own) if command.keys]
    for command in (*window.commands, *own):
        assert command.text.strip(), command.name
        assert command.text[0].isupper() or not command.text[0].isalpha()
    told = Counter(QKeySequence(one.keys).toString() for one in keys)
    assert not [key for key, times in told.items() if times > 1]
    listening: Counter[str] = Counter()
    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        if isinstance(parent, QWidget) and parent.isVisible():
            sequences = shortcut.keys()
            listening.update(key.toString() for key in sequences)
    assert not [key for key, times in listening.items() if times > 1]


def test_names_of_commands_are_their_own(window: Window) -> None:
    for view in VIEWS:
        arrange(window, next(one for one in SCENES if one.name == view))
        names = [one.name for one in window.current_view().commands()]
        assert len(names) == len(set(names))


# the focus


def test_tab_reaches_everything_and_comes_back(window: Window, scene: Scene) -> None:
    root = arrange(window, scene)
    expected = list(stops(root))
    there = _round(root, Key.Key_Tab)
    missed = [one for one in expected if one not in there and not _in_group(one)]
    assert not missed, "\n".join(map(described, missed))
    back = _round(root, Key.Key_Backtab)
    lost = [one for one in there if one not in back and not _in_group(one)]
    assert not lost, "\n".join(map(described, lost))


def _round(root: QWidget, key: Key) -> list[QWidget]:
    """Press a key until the focus is where it was before; return what it was on."""
    root.window().activateWindow()
    first = next(stops(root))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(600):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            assert focused is seen[0] or _in_group(focused), (
                f"no way on from {described(focused)}"
            )
            return seen
        seen.append(focused)
        press(key, SHIFT if key is Key.Key_Backtab else Qt.KeyboardModifier.NoModifier)
    raise AssertionError("Tab goes on and on")


def _in_group(widget: QWidget) -> bool:
    """Tell whether the arrow keys lead here, from a sister the focus came to."""
    if isinstance(widget.parentWidget(), SectionList):
        return True
    return isinstance(widget, QRadioButton) or (
        isinstance(widget, QAbstractButton)
        and (widget.autoExclusive() or widget.group() is not None)
    )


def test_f6_goes_through_the_regions_in_order(window: Window, scene: Scene) -> None:
    if arrange(window, scene) is not window:
        return  # the keys of the window rest under an overlay
    regions = Regions(window).all()
    if window.guard.is_locked:
        assert regions == [window.lobby.views.currentWidget()]
        return
    assert len(regions) >= 3
    assert regions[0] is window.header
    assert regions[1] is window.rail
    next(stops(window.header)).setFocus()
    for region in (*regions[1:], regions[0]):
        press(Key.Key_F6)
        assert _has_focus(region), described(region)
    for region in (*reversed(regions[1:]), regions[0]):
        press(Key.Key_F6, SHIFT)
        assert _has_focus(region), described(region)


def _has_focus(region: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (region is focused or region.isAncestorOf(focused))


@pytest.mark.parametrize("name", ["a person", "adding a person"])
def test_esc_closes_the_panel_of_people_and_gives_the_focus_back(
    window: Window, name: str
) -> None:
    assert window.desk is not None
    window.go(Place("people", window.desk.community_id))
    page = window.current_view().list
    if not page.roll.members:
        return
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    if name == "a person":
        press(Key.Key_Return)
    else:
        press(Key.Key_N)
    assert page.panel() is not None
    next(stops(page.panel())).setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Escape)
    assert page.panel() is None
    assert QApplication.focusWidget() is page.table


@pytest.mark.parametrize("name", ["planning", "a rhythm", "attendance"])
def test_esc_closes_the_panel_of_sessions_and_gives_the_focus_back(
    window: Window, name: str
) -> None:
    assert window.desk is not None
    window.go(Place("sessions", window.desk.community_id))
    view = window.current_view()
    view.plan.setFocus(Qt.FocusReason.TabFocusReason)
    found = next(one for one in SCENES if one.name == name)
    found.arrange(window)
    panel = view.page.panel()
    assert panel is not None
    next(stops(panel)).setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Escape)
    assert view.page.panel() is None
    assert QApplication.focusWidget() not in (None, window)


@pytest.mark.parametrize("name", ["the palette", "the keys"])
def test_esc_closes_an_overlay_and_gives_the_focus_back(
    window: Window, name: str
) -> None:
    found = next(one for one in SCENES if one.name == name)
    window.go_to_view(found.view)
    window.header.settings.setFocus(Qt.FocusReason.TabFocusReason)
    over = "Ctrl+K" if name == "the palette" else "Ctrl+/"
    command = next(one for one in window.commands if one.keys == over)
    command.run()
    focused = QApplication.focusWidget()
    assert focused is not window.header.settings
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is window.header.settings


# room


@pytest.mark.parametrize(("wide", "high", "scale"), SIZES)
def test_everything_fits(
    window: Window, dressed: QApplication, wide: int, high: int, scale: float
) -> None:
    window.resize(wide, high)
    theme.apply(dressed, "light", scale)
    wrong = []
    for scene in SCENES:
        root = arrange(window, scene)
        _settle()
        assert (window.width(), window.height()) == (wide, high)
        wrong += [f"{scene}: {words}" for words in _cramped(root)]
    assert not wrong, "\n".join(wrong)


def _settle() -> None:
    """Let everything be laid out that waits for it."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.sendPostedEvents()


def _cramped(root: QWidget) -> Iterator[str]:
    boards = root.window().findChildren(Board)
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not inner(widget):
            yield from _sideways(widget)
            yield from _too_small(widget)
            if not any(one.isAncestorOf(widget) for one in boards):
                yield from _cut(widget)


def _sideways(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, WIDE):
        most = widget.horizontalScrollBar().maximum()
        if most > 0:
            yield f"scrolls sideways by {most}: {described(widget)}"


def _too_small(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _clipped(widget)
    elif isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            yield f"is smaller than its words: {described(widget)}"


def _cut(widget: QWidget) -> Iterator[str]:
    """Yield what its ancestors leave no room for, unless one can scroll to it."""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        seen = _seen(widget)
        away = seen.height() <= 0 and in_scroller(widget) is not None
        if seen.width() < widget.width() and not away:
            missing = widget.width() - seen.width()
            yield f"is cut by {missing} px: {described(widget)}"


def _clipped(label: QLabel) -> Iterator[str]:
    if not label.text() or getattr(label, "_elide", False):
        return  # what is elided has a tool tip: see the tests of the widgets
    margins = label.contentsMargins()
    wide = label.width() - margins.left() - margins.right()
    high = label.height() - margins.top() - margins.bottom()
    metrics = label.fontMetrics()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        longest = max(
            metrics.horizontalAdvance(word) for word in label.text().split() or [""]
        )
        if needed > label.height() + 1:
            yield f"has {label.height()} of {needed} px in height: {described(label)}"
        if longest > wide + 1:
            yield f"has {wide} px for a word of {longest}: {described(label)}"
        return
    lines = label.text().split("\n")
    needed = max(metrics.horizontalAdvance(line) for line in lines)
    if needed > wide + 1:
        yield f"has {wide} of {needed} px: {described(label)}"
    if metrics.height() > high + 1:
        yield f"has {high} of {metrics.height()} px in height: {described(label)}"


def _seen(widget: QWidget) -> QRect:
    """Return what of a widget its ancestors leave to be seen, in its own terms."""
    rect = QRect(widget.rect())
    above = widget.parentWidget()
    while above is not None:
        corner = widget.mapTo(above, QPoint(0, 0))
        rect &= above.rect().translated(-corner)
        if above.isWindow():
            break
        above = above.parentWidget()
    return rect


# looks


def test_no_words_vanish_when_the_theme_is_changed(
    window: Window, dressed: QApplication
) -> None:
    wrong = []
    for shown, choice, scale in (
        ("sessions", "dark", 1.3),
        ("people", "light", 1.0),
        ("today", "dark", 1.0),
    ):
        for scene in SCENES:  # all of them are there, and most are hidden
            arrange(window, scene)
        arrange(window, next(one for one in SCENES if one.name == shown))
        theme.apply(dressed, choice, scale)  # type: ignore[arg-type]
        wrong += [f"{shown}, live: {words}" for words in _pale(window)]
        for scene in SCENES:
            root = arrange(window, scene)
            _settle()
            wrong += [f"{scene}, {choice}: {words}" for words in _pale(root)]
    assert not wrong, "\n".join(sorted(set(wrong)))


def _pale(root: QWidget) -> Iterator[str]:
    """Yield the labels whose words can hardly be told from what is behind them."""
    pixels = _pixels(root.window().grab().toImage())
    for label in root.findChildren(Label):
        if not label.isVisible() or not label.text() or not label.isEnabled():
            continue
        ink = label.palette().color(label.foregroundRole())
        meant = theme.color(label._color)
        if ink != meant:
            yield f"is {ink.name()} for {meant.name()}: {described(label)}"
        place = _seen(label).translated(label.mapTo(root.window(), QPoint(0, 0)))
        if place.height() >= label.height() and (ground := _ground(pixels, place)):
            ratio = _contrast(meant, ground)
            if ratio < 3:
                yield f"has a contrast of {ratio:.1f}: {described(label)}"


def _pixels(image: QImage) -> Pixels:
    """Return the colors of an image, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint32)
    return rows.reshape(plain.height(), -1)[:, : plain.width()].copy()


def _ground(pixels: Pixels, place: QRect) -> QColor | None:
    """Return the color most pixels of a place have."""
    high, wide = pixels.shape
    columns = [x for x in range(place.left(), place.right(), 5) if 0 <= x < wide]
    rows = [y for y in range(place.top(), place.bottom(), 3) if 0 <= y < high]
    found = Counter(pixels[np.ix_(rows, columns)].T.ravel().tolist())
    return QColor(found.most_common(1)[0][0]) if found else None


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (
        linear(part) for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class _Windows(QObject):
    """Takes note of what comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, Window)
            and not watched.windowFlags() & ~Qt.WindowType.Window & TOP_LEVEL
        ):
            self.seen.append(described(watched))
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(
    dressed: QApplication, window: Window, home: Path, sample_book: Path
) -> None:
    """A widget shown before it has its place is a window for a moment."""
    fresh = Window()
    fresh.show()
    spy = _Windows()
    dressed.installEventFilter(spy)
    fresh.begin(Path(shutil.copy(sample_book, home / f"fresh{books.SUFFIX}")))
    for scene in SCENES:
        arrange(fresh, scene)
    dressed.removeEventFilter(spy)
    fresh.close()
    fresh.deleteLater()
    assert spy.seen == []
