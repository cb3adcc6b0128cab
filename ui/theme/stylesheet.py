"""The one style sheet: what the palette cannot say of Qt's own widgets.

Only rest, hover and focus of text fields, menus, tool tips, scroll bars and the
calendar are dressed here. Everything else paints itself from the tokens.
"""

from collections.abc import Mapping
from string import Template
from typing import Final

SHEET: Final = Template(
    """
/* text at $scale */
QMainWindow, QDialog { background: $surface; }
QWidget#canvas { background: $canvas; }
QScrollArea, QWidget#scrolled { background: transparent; border: 0; }

QLineEdit, QTextEdit, QPlainTextEdit {
    background: $card; color: $ink; border: 1px solid $field; border-radius: 6px;
    padding: 5px 9px;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover {
    border-color: $ink3;
}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus {
    border: 2px solid $focus; padding: 4px 8px;
}
QLineEdit[wrong="true"], QTextEdit[wrong="true"] {
    border: 2px solid $danger; padding: 4px 8px;
}
QLineEdit:disabled, QTextEdit:disabled {
    color: $disabled; border-color: $line; background: $surface;
}
QLineEdit[quiet="true"], QTextEdit[quiet="true"] {
    background: transparent; border: 1px solid transparent; padding: 3px 7px;
}
QLineEdit[quiet="true"]:hover, QTextEdit[quiet="true"]:hover {
    border-color: $line;
}
QTextEdit[quiet="true"][open="true"] {
    border-color: $line;
}
QLineEdit[quiet="true"][editing="true"], QTextEdit[quiet="true"][editing="true"] {
    background: $card; border: 2px solid $focus; padding: 2px 6px;
}
QLineEdit[bare="true"], QLineEdit[bare="true"]:hover, QLineEdit[bare="true"]:focus {
    background: transparent; border: 0; padding: 0;
}
QComboBox QAbstractItemView, QListView#offers {
    background: $raised; color: $ink; border: 1px solid $line; border-radius: 8px;
    padding: 4px; outline: 0;
    selection-background-color: $hover; selection-color: $ink;
}
QComboBox QAbstractItemView::item, QListView#offers::item {
    padding: 6px 10px; border-radius: 6px; border: 0; min-height: ${item}px;
}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
QListView#offers::item:selected, QListView#offers::item:hover {
    background: $hover; color: $ink;
}

QTableView, QListView, QTreeView { background: transparent; border: 0; outline: 0; }

QMenu {
    background: $raised; border: 1px solid $line; border-radius: 10px; padding: 6px;
}
QMenu::item {
    padding: 7px 16px 7px 10px; border-radius: 6px; color: $ink;
}
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::section { color: $ink3; padding: 6px 10px 2px 10px; }
QMenu::separator { height: 1px; background: $hairline; margin: 6px 8px; }
QToolTip {
    background: $toast; color: $on_toast; border: 0; padding: 5px 8px;
}

QScrollBar:vertical { background: transparent; width: 12px; margin: 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 3px; }
QScrollBar::handle { background: $line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton {
    color: $ink; background: transparent; border: 0; border-radius: 6px;
    padding: 4px 8px;
}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {
    background: $hover;
}
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView {
    background: $raised; color: $ink; selection-background-color: $accent;
    selection-color: $on_accent; outline: 0;
}
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
"""
)


def stylesheet(colors: Mapping[str, str], scale: float) -> str:
    """Return the style sheet in these colors, for text at this scale."""
    return SHEET.substitute(colors, scale=scale, item=round(20 * scale))
