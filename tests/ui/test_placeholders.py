"""The example in an empty field is as large as the text that will stand there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from ui.theme import theme
from ui.views.create.step import Prose
from ui.widgets.dates import DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.layout import vbox
from ui.widgets.search import SearchField

EXAMPLE = "Where people meet"


def make() -> list[QWidget]:
    return [
        TextField("Place", example=EXAMPLE),
        TextArea("Place", example=EXAMPLE),
        Prose("Place", example=EXAMPLE),
        SearchField(EXAMPLE),
        InlineText("", "Place", example=EXAMPLE),
        InlineArea("", "Place", example=EXAMPLE),
        DateField("Day"),
    ]


def sizes(window: QWidget) -> list[int]:
    """The size of the type in which each field draws its example."""
    found: list[QWidget] = [
        edit.viewport() if isinstance(edit, QTextEdit) else edit
        for kind in (QLineEdit, QTextEdit)
        for edit in window.findChildren(kind)
    ]
    return [edit.font().pixelSize() for edit in found]


def show(qtbot) -> QWidget:
    window = QWidget()
    window.setLayout(vbox(*make(), gap=8, margins=20))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("scale", [1.3, 0.9])
def test_examples_follow_the_size_of_the_text(qtbot, dressed, scale, hidden):
    window = show(qtbot)
    window.setVisible(not hidden)
    theme.apply(dressed, "light", scale)
    window.show()
    assert sizes(window) == sizes(show(qtbot))
    theme.apply(dressed, "light", 1.0)
    assert sizes(window) == sizes(show(qtbot))
