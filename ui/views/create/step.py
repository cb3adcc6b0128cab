"""One of the five questions: what it asks, where one writes, what others wrote."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from app.community.community_drafts import Draft
from app.community.community_words import KINDS
from app.i18n import tr
from ui.theme import theme
from ui.views.create.writing import Bound, Writing
from ui.widgets.base import set_text_font
from ui.widgets.fields import Field, TextArea
from ui.widgets.labels import Label
from ui.widgets.layout import vbox

STEPS = 5


class Prose(TextArea):
    """A box for what people say about themselves, in the serif of the charter."""

    @override
    def restyle(self) -> None:
        set_text_font(self.input, theme.font("read"))
        super().restyle()


class Step(QWidget):
    """A page of the create flow, which a subclass lays out with `add`.

    It is built when one first comes to it, so that the first one is there at once.
    """

    name: ClassVar[str] = ""  # short, for the list of steps; marked
    answers: ClassVar[tuple[str, ...]] = ()  # the columns of its texts

    def __init__(
        self, writing: Writing, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.writing, self.number = writing, number
        self.fields: dict[str, Bound] = {}
        self.where = Label(
            tr("Step {n} of {m}").format(n=number + 1, m=STEPS), "small", "ink3"
        )
        self.question = Label("", "display", wrap=True)
        self.hint = Label("", "body", "ink2", wrap=True)
        head = vbox(self.where, 4, self.question, 8, self.hint, 20)
        self.column = vbox(head)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(self.column)
        self._built = False

    def prepare(self) -> None:
        """Lay out the fields, the first time one comes here."""
        if not self._built:
            self._built = True
            self.build()

    @property
    def is_built(self) -> bool:
        """Whether one has been here."""
        return self._built

    def build(self) -> None:
        """Lay out the fields."""
        raise NotImplementedError

    def ask(self, kind: str) -> tuple[str, str]:
        """Return the question and the sentence under it, about such a `kind`."""
        raise NotImplementedError

    def examples(self) -> Sequence[str]:
        """Return what others have written, without quotation marks."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """Return where one begins to write."""
        return next(iter(self.fields.values())).field

    def is_answered(self, draft: Draft | None) -> bool:
        """Tell whether something was written here."""
        if draft is None:
            return False
        return any(draft.community.texts[name] for name in self.answers)

    def commit(self) -> None:
        """Bring into the book what stands in a field that was not left."""

    def refill(self, draft: Draft | None) -> None:
        """Show what the book says."""
        kind = draft.community.kind[0] if draft else self.kind_chosen()
        usual = tr(KINDS[0][0])  # three words: too long for a question
        question, hint = self.ask(tr("community") if kind == usual else kind)
        self.question.setText(question)
        self.hint.setText(hint)
        self.setAccessibleName(question)
        for name, bound in self.fields.items():
            bound.show(self.value_of(name, draft))

    def value_of(self, name: str, draft: Draft | None) -> object:
        """Return the value of a field: of the community, or as chosen so far."""
        if draft is None:
            return self.writing.chosen(name) or ""
        return draft.community.texts.get(name, "")

    def kind_chosen(self) -> str:
        """Return what it calls itself while it is not in the book."""
        kind = self.writing.chosen("kind")
        return str(kind[0]) if isinstance(kind, tuple) else tr(KINDS[0][0])

    def add(self, part: QWidget | QLayout, gap: int = 16) -> None:
        """Add below what is there."""
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)
        self.column.addSpacing(gap)

    def bind(self, name: str, field: Field) -> Field:
        """Tie a field to a column of the community."""
        self.fields[name] = Bound(self.writing, name, field)
        return field

    def prose(self, name: str, label: str, example: str = "", rows: int = 2) -> None:
        """Add a box in which one writes the words of a column."""
        area = Prose(label, example=example, rows=rows)
        if not label:  # the question above is
            area.input.setAccessibleName(tr(self.name))
        self.bind(name, area)
        self.add(area)

    def head(self, title: str, sentence: str = "") -> None:
        """Add the head of a further question."""
        self.add(Label(title, "h3", wrap=True), 4 if sentence else 10)
        if sentence:
            self.add(Label(sentence, "small", "ink3", wrap=True), 10)


def asked(question: str, kind: str) -> str:
    """Return a question with the kind of community put in."""
    return question.format(kind=kind)
