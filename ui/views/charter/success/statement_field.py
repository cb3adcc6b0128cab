"""One statement where it stands: its words, and what is known of it below them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter.success import Spot, Statement
from app.i18n import tr
from app.vocabulary import SuccessLevel
from ui.theme import theme
from ui.views.charter.success import success_words
from ui.views.charter.success.wrapped_button import WrappedButton
from ui.views.people.about import InlineTitle
from ui.widgets.base import set_text_font
from ui.widgets.layout import vbox


class Words(InlineTitle):
    """The words of a statement; in italics where it is aspirational (PI7)."""

    _italic = False

    def set_italic(self, italic: bool) -> None:
        """Write in italics, or upright."""
        if italic != self._italic:
            self._italic = italic
            self.restyle()

    @override
    def restyle(self) -> None:
        set_text_font(self, theme.font("read", italic=self._italic))
        self.fit()


class StatementField(QWidget):
    """A statement that is edited where it stands, or the place for one."""

    said = Signal(object, str)  # itself, the words
    opened = Signal(object)  # the Statement of which more is to be seen

    def __init__(self, spot: Spot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = spot
        self.one: Statement | None = None
        self.words = Words("", "", example=tr("Not said yet"))
        self.facts = WrappedButton()
        self.facts.hide()
        self.setLayout(vbox(self.words, self.facts))
        self.words.edited.connect(self._tell)
        self.facts.clicked.connect(self._open)
        self.turn_to(spot)

    def turn_to(self, spot: Spot) -> None:
        """Stand at another place."""
        self.spot = spot
        name = success_words.place(spot.whose, spot.level, spot.theme)
        self.words.setAccessibleName(name)
        self.words.set_italic(spot.level is SuccessLevel.ASPIRATIONAL)

    def show_statement(self, one: Statement, facts: str) -> None:
        """Show a statement and what is known of it."""
        self.one = one
        self.turn_to(one.spot)
        self.words.set_text(one.statement)
        known = facts or tr("How will we know?")
        self.facts.show_words(known, "ink3" if facts else "accent_ink")
        about = tr("{place}. {facts}").format(
            place=self.words.accessibleName(), facts=known
        )
        self.facts.setAccessibleName(about)
        self.facts.show()

    def show_example(self, example: str) -> None:
        """Show what could stand here."""
        if example != self.words.placeholderText():
            self.words.setPlaceholderText(example)

    @property
    def is_blank(self) -> bool:
        """Whether it is only the place for a statement."""
        return self.one is None

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.said.emit(self, words)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.one)
