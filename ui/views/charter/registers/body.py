"""One register as it is seen: a line to add with, filters, what keys do, the table."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.person.people_names import fold
from ui.theme import theme
from ui.views.charter.registers.register import Act, Filter, Notice, Register
from ui.views.people.toolbar import FilterButton
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.feedback import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, flow, hbox, vbox
from ui.widgets.search import SearchField
from ui.widgets.tables import RecordTable
from ui.widgets.telling import Teller

_INSET: Final = 12


class RegisterBody(Restyled, QWidget):
    """A register. `opened`: show all of a record; `picked`: the cursor moved."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(self, register: Register[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.records: list[Any] = []
        self._run: Any = None
        self.line = TextField("", example=register.prompt())
        self.line.input.setAccessibleName(
            tr("Add to {register}").format(register=register.title())
        )
        self.add = Button(tr("Add"), "plus", "primary", tip=tr("Enter"))
        self.adding = boxed(hbox((self.line, 1), vbox(self.add, STRETCH), gap=8))
        self.words = SearchField(tr("Filter by words"))
        self.filters = [(one, FilterButton("", one.icon)) for one in register.filters()]
        self.acts: list[tuple[Act[Any], FilterButton]] = [
            (act, _act_button(act)) for act in register.acts()
        ]
        self.notice = NoticeLine()
        self.table: RecordTable[Any] = RecordTable(register.title(), register.columns())
        title, sentence = register.empty()
        self.nothing = EmptyState(register.icon, title, sentence)
        self.none_fits = Label(tr("Nothing fits the filter."), "small", "ink3")
        self._lay_out()
        self._connect()

    def refresh(self, community: UUID) -> None:
        """Show what the book says now."""
        self.records = self.register.read(community)
        self._show_notice(self.register.notice(community, self.records))
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the records that the filters let through."""
        asked = fold(self.words.text()).split()
        keeping = [one for one, button in self.filters if button.isChecked()]
        shown = [one for one in self.records if self._suits(one, asked, keeping)]
        for one, button in self.filters:
            count = sum(map(one.keeps, self.records))
            button.setText(f"{one.text}  {count}")
            button.updateGeometry()
        self.table.show_records(shown)
        self.table.setVisible(bool(shown))
        self._instead.setVisible(not shown)
        self.nothing.setVisible(not self.records)
        self.none_fits.setVisible(bool(self.records) and not shown)
        self.tools.setVisible(bool(self.records))
        self.show_acts()

    def show_acts(self) -> None:
        """Let the buttons say what can be done with the row one is on."""
        record = self.table.current()
        writes = not self.register.desk.read_only
        for act, button in self.acts:
            fits = record is not None and (act.fits is None or act.fits(record))
            button.setEnabled(writes and fits)
            on = record is not None and act.on is not None and act.on(record)
            button.setChecked(on)
        self.bar.setVisible(bool(self.acts) and bool(self.records))

    def press(self, key: str) -> bool:
        """Do what a key does with the row one is on; tell whether it does anything."""
        record = self.table.current()
        for act, _ in self.acts:
            if act.key == key and record is not None:
                self._act(act)
                return True
        return False

    def begin_adding(self) -> None:
        """Put the focus where one adds."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_record(self, key: object) -> bool:
        """Put the cursor on a record, whatever is filtered; tell if it is here."""
        if not self.table.go_to(key):
            self.words.clear()
            for _, button in self.filters:
                button.setChecked(False)
            self.show_chosen()
        return self.table.go_to(key)

    def forget(self) -> None:
        """Forget what was filtered and typed."""
        self.words.clear()
        self.line.set_value("")
        self.line.clear_error()
        for _, button in self.filters:
            button.setChecked(False)
        self.table.clear_cursor()

    @override
    def restyle(self) -> None:
        if hasattr(self, "words"):
            self.words.setMinimumWidth(theme.px(150))
            self.words.setMaximumWidth(theme.px(240))

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        target: QWidget = self.table if self.table.isVisible() else self.line
        target.setFocus(reason)

    @Slot()
    def submit(self) -> None:
        """Add the line; what is refused is said below it, and stays to be mended."""
        community = self.register.desk.community_id
        if community is None or self.register.desk.read_only:
            return
        try:
            key = self.register.add(community, self.line.value())
        except CirclebookError as error:
            self.line.set_error(str(error))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.line.set_value("")
        self.line.clear_error()
        self.table.go_to(key)

    def _lay_out(self) -> None:
        head = Label(self.register.title(), "h2")
        note = Label(self.register.note(), "small", "ink3", wrap=True)
        if not self.register.can_add:  # shown with the rest: alone it were a window
            self.adding.hide()
        buttons = [button for _, button in self.filters]
        self.tools = flow(self.words, *buttons)
        self.bar = flow(*(button for _, button in self.acts))
        top = vbox(
            head,
            note,
            6,
            self.adding,
            self.notice,
            self.tools,
            self.bar,
            gap=6,
            margins=(_INSET, 0, _INSET, 0),
        )
        over = hbox(self.none_fits, STRETCH, margins=(_INSET, 8, _INSET, 0))
        self._instead = boxed(vbox(over, self.nothing, STRETCH))
        self.setLayout(vbox(top, 4, (self.table, 1), (self._instead, 1)))
        self.restyle()
        if self.register.desk.read_only:
            reason = tr("This book is open for reading only")
            self.add.block(reason)
            self.line.setEnabled(False)

    def _connect(self) -> None:
        self.add.clicked.connect(self.submit)
        self.line.input.returnPressed.connect(self.submit)
        self.line.input.textEdited.connect(self.line.clear_error)
        self.words.textChanged.connect(self.show_chosen)
        self.words.down_pressed.connect(self._focus_table)
        for _, button in self.filters:
            button.toggled.connect(self.show_chosen)
        for act, button in self.acts:
            button.clicked.connect(Teller(button, self._act, act).tell)
        self.table.opened.connect(self.opened)
        self.table.opened_full.connect(self.opened)
        self.table.picked.connect(self._pick)
        self.table.deleted.connect(self._delete)
        self.notice.button.clicked.connect(self._run_notice)

    def _act(self, act: Act[Any]) -> None:
        record = self.table.current()
        fits = record is not None and (act.fits is None or act.fits(record))
        if fits and not self.register.desk.read_only:
            act.run(record)
        self.show_acts()

    def _suits(
        self, record: Any, asked: Sequence[str], keeping: Sequence[Filter[Any]]
    ) -> bool:
        found_by = self.register.words_of(record)
        return all(one.keeps(record) for one in keeping) and all(
            word in found_by for word in asked
        )

    def _show_notice(self, notice: Notice | None) -> None:
        self._run = notice.run if notice else None
        self.notice.show_notice(notice)

    @Slot()
    def _run_notice(self) -> None:
        if self._run is not None:
            self._run()

    @Slot(object)
    def _pick(self, record: Any) -> None:
        self.show_acts()
        self.picked.emit(record)

    @Slot(object)
    def _delete(self, record: Any) -> None:
        if not self.register.desk.read_only and self.register.can_delete(record):
            self.register.delete(record)

    @Slot()
    def _focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class NoticeLine(Card):
    """A line that says what stands out, and a button that does something about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            fill="honey_soft", line="honey_line", radius=8, flat=True, parent=parent
        )
        self.words = Label("", "small", "honey_ink", wrap=True)
        self.button = Button("", kind="link", small=True)
        self.mark = Icon("info", "honey_ink", 16)
        row = hbox(
            vbox(1, self.mark, STRETCH), (self.words, 1), vbox(self.button, STRETCH)
        )
        row.setSpacing(8)
        self.hold(row, (10, 6, 10, 6))
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show this, or nothing."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        ink = "honey_ink" if notice.honey else "ink2"
        self.words.setText(notice.text)
        self.words.set_color(ink)
        self.mark.set_icon("warning-circle" if notice.honey else "info", ink)
        self._fill = "honey_soft" if notice.honey else "card"
        self._line = "honey_line" if notice.honey else "hairline"
        self.update()
        self.button.setText(notice.button)
        self.button.setVisible(bool(notice.button))
        self.setAccessibleName(notice.text)


def _act_button(act: Act[Any]) -> FilterButton:
    button = FilterButton(f"{act.text}  {act.key}", act.icon)
    button.setCheckable(act.on is not None)
    button.setAccessibleName(act.text)
    button.setToolTip(act.key)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
