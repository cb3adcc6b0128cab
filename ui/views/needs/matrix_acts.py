"""What is marked in the matrix, written as one marks: the page says that it saves."""

from app.i18n import tr
from app.needs import marking
from app.needs.matrices import Column, Line
from ui.desk import Desk


class MatrixActs:
    """Writes the marks of a cell."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def set_level(self, line: Line, column: Column, level: int) -> None:
        """Mark how well the column's own holder knows a topic."""
        desk = self._desk
        if desk.read_only or desk.community_id is None:
            return
        if column.key is None:
            desk.say(
                tr("The whole circle only asks. Mark what a site or a person can.")
            )
            return
        label = tr("Marked what they can") if level else tr("Mark taken away")
        place = (desk.community_id, line.topic.id, column.key)
        desk.note(label, marking.set_level, *place, level)

    def set_strength(self, line: Line, column: Column, strength: int) -> None:
        """Mark how strongly the column's own holder asks for a topic."""
        desk = self._desk
        if desk.read_only or desk.community_id is None:
            return
        label = tr("Marked what they ask for") if strength else tr("Mark taken away")
        place = (desk.community_id, line.topic.id, column.key)
        desk.note(label, marking.set_strength, *place, strength)
