"""What the program says back: empty states, banners, toasts, long work."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme, tokens
from ui.widgets import resting
from ui.widgets.base import Restyled, area
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Icon, IconDisc, Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.resting import SHADOW
from ui.widgets.toast_button import ToastButton


class EmptyState(Restyled, QWidget):
    """What belongs here, why it matters, and the one next step."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        *buttons: QWidget,
        tone: str = "accent",
        width: int = 320,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = Label(title, "h2", wrap=True)
        self.sentence = Label(sentence, "body", "ink2", wrap=True)
        self._width = width
        column = vbox(STRETCH)
        column.addWidget(IconDisc(icon, tone), 0, middle)
        column.addSpacing(18)
        for label in (self.title, self.sentence):
            label.setAlignment(middle)
            column.addWidget(label, 0, middle)
            column.addSpacing(6 if label is self.title else 20)
        column.addLayout(hbox(STRETCH, *buttons, STRETCH, gap=8))
        column.addStretch(1)
        self.setLayout(column)
        self.setAccessibleName(f"{title}. {sentence}")
        self.restyle()

    @override
    def restyle(self) -> None:
        width = theme.px(self._width)
        for label in (self.title, self.sentence):
            label.restyle()
            label.setFixedSize(width, label.heightForWidth(width))
        super().restyle()


class Banner(Card):
    """Something to be solved: what happened, what is safe, what to do."""

    dismissed = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        *buttons: QWidget,
        tone: str = "danger",
        icon: str = "warning-circle",
        dismissable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        ground, ink = tokens.tone(tone)
        line = f"{tone}_line" if tone in {"danger", "honey"} else "hairline"
        super().__init__(fill=ground, line=line, radius=8, flat=True, parent=parent)
        self.title = Label(title, "strong", ink, wrap=True)
        self.sentence = Label(sentence, "small", "ink2", wrap=True)
        words = vbox(self.title, self.sentence, gap=2)
        mark = vbox(Icon(icon, ink, 20), STRETCH)
        row = hbox(mark, 8, (words, 1), 8, *buttons, gap=4)
        if dismissable:
            self.shut = IconButton("x", tr("Dismiss"))
            self.shut.clicked.connect(self._dismiss)
            row.addWidget(self.shut)
        self.hold(row, (14, 12, 12, 12))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{title}. {sentence}")

    @Slot()
    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


class ProgressCard(Card):
    """Long work under way: what it is, how far it is, and a way to stop it."""

    cancel_asked = Signal()

    def __init__(
        self, title: str, *, cancellable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(radius=8, parent=parent)
        self.title = Label(title, "smallm", elide=True)
        self.text = Label("", "cap", "ink2", elide=True)
        self.bar = ProgressBar(0.0, height=5, name=title)
        self.cancel = IconButton("x", tr("Stop"))
        if not cancellable:  # else shown with the card: by itself it would be a window
            self.cancel.hide()
        self.cancel.clicked.connect(self.cancel_asked)
        words = vbox(self.title, self.text)
        top = hbox((words, 1), vbox(self.cancel, STRETCH), gap=4)
        self.hold(vbox(top, self.bar, gap=5), (11, 7, 9, 9))
        self.setAccessibleName(title)

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Show that `done` of `total` steps are behind us."""
        self.text.setText(text)
        self.bar.set_share(done / total if total else 0.0)
        self.setAccessibleDescription(text)


class Toast(Restyled, QWidget):
    """A fact in the past tense at the foot of its host, with a way to take it back.

    It leaves after seven seconds, which stand still while it is looked at; what can be
    undone stays so with Ctrl+Z.
    """

    undo_asked = Signal()
    action_asked = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._icon = "check"
        self.fact = Label("", "medium", "on_toast")
        self.undo = ToastButton(tr("Undo"), keys="Ctrl Z")
        self.action = ToastButton("")
        self.shut = ToastButton("", icon="x", name=tr("Dismiss"))
        self._life = QVariantAnimation(self)
        self._life.setStartValue(1.0)
        self._life.setEndValue(0.0)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._build()
        self.hide()

    def say(
        self, fact: str, icon: str = "check", *, undo: bool = False, action: str = ""
    ) -> None:
        """Say that something was done; `action` names what else can be done with it."""
        self._icon = icon
        self.fact.setText(fact)
        self.setAccessibleName(fact)
        self.undo.setVisible(undo)
        self.action.setVisible(bool(action))
        self.action.set_words(action)
        self._life.stop()
        self._life.setDuration(theme.duration("toast_hold"))
        self._appear()
        self._life.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, fact))

    @Slot()
    def dismiss(self) -> None:
        """Leave at once."""
        self._life.stop()
        self.hide()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hold_or_go()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hold_or_go()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._host and kind is QEvent.Type.Resize:
            self._place()
        elif kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._hold_or_go(focus=kind is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    @override
    def restyle(self) -> None:
        if self.isVisible():
            self.adjustSize()
            self._place()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painting.soft_shadow(painter, rect, 10, 10, 0.34)
        painting.rounded(painter, rect, 10, "toast")
        place = QRectF(rect.x() + 16, rect.center().y() - 9, 18, 18)
        paint_icon(painter, self._icon, place, "on_toast")
        if not theme.less_movement:
            self._paint_time(painter, rect)
        painter.end()

    def _build(self) -> None:
        row = hbox(self.fact, 14, self.action, self.undo, 2, self.shut, gap=4)
        row.setContentsMargins(SHADOW + 46, SHADOW + 8, SHADOW + 10, SHADOW + 8)
        self.setLayout(row)
        for button in (self.undo, self.action, self.shut):
            button.clicked.connect(self.dismiss)  # before what may say something new
            button.installEventFilter(self)
        self.undo.clicked.connect(self.undo_asked)
        self.action.clicked.connect(self.action_asked)
        self._host.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._life.valueChanged.connect(self._tick)
        self._life.finished.connect(self.hide)

    def _appear(self) -> None:
        self.adjustSize()
        self.show()
        self.raise_()
        end = resting.place(self, self._host)
        duration = theme.duration("toast_in")
        if duration:
            self._slide.stop()
            self._slide.setDuration(duration)
            self._slide.setStartValue(end + QPoint(0, 16))
            self._slide.setEndValue(end)
            self._slide.start()
        else:
            self.move(end)

    def _place(self) -> None:
        if self.isVisible():
            self._slide.stop()
            self.move(resting.place(self, self._host))

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self._place()

    def _hold_or_go(self, *, focus: bool | None = None) -> None:
        inside = focus or self.underMouse()
        if focus is None:
            inside = inside or self.isAncestorOf(self.focusWidget() or self)
        states = QVariantAnimation.State
        if inside and self._life.state() is states.Running:
            self._life.pause()
        elif not inside and self._life.state() is states.Paused:
            self._life.resume()

    @Slot()
    def _tick(self) -> None:
        if resting.covers_focus(self, self._host):  # the page was scrolled
            self._place()
        if not theme.less_movement:
            self.update()

    def _paint_time(self, painter: QPainter, rect: QRectF) -> None:
        left = float(self._life.currentValue() or 0.0)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 10, 10)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        line = QRectF(rect.x(), rect.bottom() - 3, rect.width() * left, 3)
        painter.fillRect(line, theme.color("toast_link", 0.9))
        painter.restore()
