"""The order of Tab follows the layout, and leaves nothing of the layout behind."""

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import getAllValidWrappers

from ui.views.create.tab_order import as_laid_out
from ui.widgets.layout import STRETCH, hbox, vbox


def items_held():
    """Return how many items of layouts Python holds that are no layouts."""
    kinds = [type(one).__name__ for one in getAllValidWrappers()]
    return sum(kind in {"QWidgetItem", "QSpacerItem", "QLayoutItem"} for kind in kinds)


def test_tab_goes_as_things_are_laid_out_not_as_they_were_made(qtbot):
    last, second, first = (QPushButton(words) for words in ("last", "2", "1"))
    whole = QWidget()
    qtbot.addWidget(whole)
    inner = hbox(STRETCH, first, vbox(second))
    whole.setLayout(vbox(inner, STRETCH, last))
    as_laid_out(whole)
    assert first.nextInFocusChain() is second
    assert second.nextInFocusChain() is last


def test_no_item_of_a_layout_is_held_longer_than_the_layout_has_it(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    column = vbox(STRETCH, QPushButton("1"), STRETCH)
    whole.setLayout(hbox(STRETCH, column, QPushButton("2")))
    before = items_held()
    as_laid_out(whole)
    assert items_held() == before
