"""The clipboard when the book is locked: what was copied from it is taken off.

What another program has put there stays. A clipboard that keeps a history of its own
may have taken it already; nobody can take it back from there.
"""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget() -> None:
    """Empty the clipboard if what is on it was copied from this program."""
    board = QGuiApplication.clipboard()
    # there it is the program's own, and does not say whose it is
    is_inside = QGuiApplication.platformName() in ("offscreen", "minimal")
    if is_inside or board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
