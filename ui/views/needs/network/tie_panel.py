"""The side panel of one entry of the ledger: new, or changed where it stands."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from app.needs import holders, peer_links, topics
from app.needs.holders import Holder
from app.needs.peer_links import Link
from app.needs.tie_hints import Hint
from app.vocabulary import PeerForm, PeerOrigin, PeerState
from ui.desk import Desk
from ui.jotter import Jotter
from ui.views.needs.network import words
from ui.views.needs.who_field import WhoField
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, flow, hbox, vbox
from ui.widgets.panels import SidePanel

_HELPFUL: Final = (None, True, False)
_ORDER: Final = (
    "state",
    "origin",
    "happened_on",
    "form",
    "helpful",
    "result",
    "introduced_on",
    "alone_on",
)


class TiePanel(SidePanel):
    """Who asked, who helped, and all else that can be said of it.

    With a link each field is kept as it is left; without one it is a new entry, and
    nothing is written before "Add".
    """

    added = Signal(object)  # the key of the entry
    delete_asked = Signal(object)  # a Link

    def __init__(
        self, desk: Desk, community_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("A tie"), parent)
        self._desk, self.community_id = desk, community_id
        self.link: Link | None = None
        self._jots: Jotter | None = None  # for a new entry
        self.asker = WhoField(tr("Asked"))
        self.helper = WhoField(tr("Helped"))
        self.topic = TextField(tr("Topic"), example=tr("Keeping volunteers"))
        states = [(state, state.label) for state in PeerState]
        self.state = ChoiceField(tr("State"), states, PeerState.HELPED)
        origins = [(origin, origin.label) for origin in PeerOrigin]
        self.origin = ChoiceField(tr("Who started it"), origins, PeerOrigin.MEMBER)
        forms = [(None, tr("Not noted")), *((form, form.label) for form in PeerForm)]
        self.form = ChoiceField(tr("Form"), list(forms), None)
        self.introduced_on = DateField(tr("Introduced on"))
        self.alone_on = DateField(tr("First without you"))
        self.happened_on = DateField(tr("Happened on"))
        self.result = TextArea(tr("What came of it"), rows=2)
        helpful = [tr("Not noted"), tr("Yes"), tr("No")]
        pairs = list(zip(_HELPFUL, helpful, strict=True))
        self.helpful = ChoiceField(tr("Was it helpful?"), pairs, None)
        self.why = Label("", "small", "ink2", wrap=True)
        self.add_button = Button(tr("Add to the ledger"), "plus")
        self.delete = Button(tr("Delete"), "trash", "plain")
        self._fill()
        self._connect()

    @override
    def is_kept(self) -> bool:
        typed = self._typed().values()
        return self.link is None and any(field.value() for field in typed)

    def begin(
        self, first: Holder | None = None, hint: Hint | None = None, **said: Any
    ) -> None:
        """Begin a new entry; what speaks for it is filled in."""
        self.link = None
        self._offer()
        if self._jots is None:
            self._jots = Jotter(
                self._desk,
                self.community_id,
                self,
                "add_tie",
                self._typed(),
                unless=self._is_in_the_book,
            )
            self._jots.take_up()
        for name, value in said.items():
            getattr(self, name).set_value(value)
        if hint is not None:
            self.asker.set_value(self.asker.name_of(hint.asker))
            self.helper.set_value(self.helper.name_of(hint.helper))
            self.topic.set_value(hint.topic)
        elif first is not None:
            self.asker.set_value(self.asker.name_of(first))
        self.why.setText(" ".join(words.reasons({}, hint)) if hint else "")
        self._show_kind()

    def show_link(self, link: Link) -> None:
        """Show an entry, or what has become of the one shown."""
        self.link = link
        self._offer()
        known: dict[str, Any] = {name: getattr(link, name) for name in self._fields()}
        _show(self.asker, self.asker.name_of(link.asker))
        _show(self.helper, self.helper.name_of(link.helper))
        for name, field in self._fields().items():
            _show(field, known[name])
        self.why.setText("")
        self._show_kind()

    @Slot()
    def add_one(self) -> None:
        """Write the new entry, or say beside the field what is missing."""
        two = self._two()
        if two is None:
            return
        said = {name: field.value() for name, field in self._fields().items()}
        try:
            key = self._desk.do(
                tr("Added to the ledger"),
                peer_links.add,
                self.community_id,
                *two,
                **said,
            )
        except CirclebookError as error:
            self.helper.set_error(str(error))
            self.helper.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for field in self._typed().values():
            field.set_value("")
        if self._jots is not None:
            self._jots.keep()
        self.added.emit(key)

    def lock(self, reason: str) -> None:
        """Let nothing be changed."""
        for field in (self.asker, self.helper, *self._fields().values()):
            field.setEnabled(False)
        self.add_button.block(reason)
        self.delete.block(reason)

    def _typed(self) -> dict[str, TextField | TextArea]:
        return {
            "asker": self.asker,
            "helper": self.helper,
            "topic": self.topic,
            "result": self.result,
        }

    def _is_in_the_book(self) -> bool:
        return self.link is not None

    def _fields(self) -> dict[str, Field]:
        return {
            "topic": self.topic,
            "state": self.state,
            "origin": self.origin,
            "form": self.form,
            "introduced_on": self.introduced_on,
            "alone_on": self.alone_on,
            "happened_on": self.happened_on,
            "result": self.result,
            "helpful": self.helpful,
        }

    def _fill(self) -> None:
        column = vbox(self.why, self.asker, self.helper, self.topic, gap=14)
        for name in _ORDER:
            column.addWidget(self._fields()[name])
        self.add(column)
        self.body.addSpacing(6)
        self.add(hbox(flow(self.add_button, self.delete), STRETCH))

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_one)
        self.delete.clicked.connect(self._delete)
        self.asker.finished.connect(self._put_between)
        self.helper.finished.connect(self._put_between)
        for line in (self.asker, self.helper, self.topic):
            line.input.returnPressed.connect(self._enter)
        self._keepers = [_Keeper(self, name) for name in self._fields()]
        for keeper, field in zip(self._keepers, self._fields().values(), strict=True):
            field.finished.connect(keeper.keep)

    def _offer(self) -> None:
        here = self._desk.read(holders.of_community, self.community_id)
        self.asker.offer(here, circle=False)
        self.helper.offer(here, circle=False)
        complete(self.topic.input, self._desk.read(topics.names))

    def _show_kind(self) -> None:
        new = self.link is None
        sub = tr("Who asked and who helped is enough; the rest can wait.")
        self.set_title(tr("New tie") if new else self._names(), sub if new else "")
        self.setAccessibleName(self.title.text())
        self.add_button.setVisible(new)
        self.delete.setVisible(not new)
        self.why.setVisible(bool(self.why.text()))

    def _names(self) -> str:
        link = self.link
        if link is None:
            return ""
        said = tr("{one} and {other}")
        return said.format(one=link.asker.first_name, other=link.helper.first_name)

    def _two(self) -> tuple[UUID, UUID] | None:
        """Return who asks and who helps, or say beside the field who is not known."""
        self._offer()  # somebody may have come since
        found: list[UUID | None] = []
        for field in (self.asker, self.helper):
            field.clear_error()
            try:
                if not field.value():
                    raise RefusedError(tr("Name a person or a site."))
                found.append(field.holder())
            except CirclebookError as error:
                field.set_error(str(error))
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        first, second = found
        return (first, second) if first and second else None

    @Slot()
    def _put_between(self) -> None:
        if self.link is None or self._desk.read_only:
            return
        two = self._two()
        if two is None or two == (self.link.asker.key, self.link.helper.key):
            return
        try:
            label = tr("Tie changed")
            self._desk.do(label, peer_links.put_between, self.link.id, *two)
        except CirclebookError as error:
            self.helper.set_error(str(error))

    def keep_field(self, name: str, value: object) -> None:
        """Keep what a field says now."""
        if self.link is None or self._desk.read_only:
            return
        said: Any = {name: value}
        self._desk.do(tr("Tie changed"), peer_links.change, self.link.id, **said)

    @Slot()
    def _enter(self) -> None:
        if self.link is None:
            self.add_one()

    @Slot()
    def _delete(self) -> None:
        if self.link is not None:
            self.delete_asked.emit(self.link)


class _Keeper:
    """Keeps what is said in one field."""

    def __init__(self, panel: TiePanel, name: str) -> None:
        self._panel, self._name = panel, name

    def keep(self, value: object) -> None:
        """Keep `value`."""
        self._panel.keep_field(self._name, value)


def helped_today() -> dict[str, Any]:
    """Return what a new entry of the ledger says unless told otherwise."""
    return {
        "state": PeerState.HELPED,
        "origin": PeerOrigin.MEMBER,
        "happened_on": clock.today(),
    }


def matched() -> dict[str, Any]:
    """Return what a new tie made by the coach says unless told otherwise."""
    return {
        "state": PeerState.INTRODUCED,
        "origin": PeerOrigin.COACH,
        "introduced_on": clock.today(),
    }


def _show(field: Field, value: object) -> None:
    """Show what is in the book, unless somebody is typing there or it was refused."""
    typed = isinstance(field, TextField | TextArea) and field.input.hasFocus()
    if not (typed or field.is_wrong()):
        field.set_value(value)
