"""Cells that no spreadsheet computes (storage.md 7).

What somebody typed as a name must not become a formula on another computer, so a cell
that begins like one gets an apostrophe before it; read in again, it loses that.
"""

from typing import Final

COMPUTED: Final = frozenset("=+-@＝＋－＠|%\t\r\n")
"""What a cell that is computed may begin with, spaces aside."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet computes."""
    return f"'{cell}" if _is_doubtful(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and _is_doubtful(cell[1:]) else cell


def _is_doubtful(cell: str) -> bool:
    """Tell whether a cell would be computed, or be taken for a guarded one."""
    return cell.lstrip("'").lstrip(" \u00a0")[:1] in COMPUTED
